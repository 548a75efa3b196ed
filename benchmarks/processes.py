"""`closecircle today` and `log` as whole processes, beside a click program that reads ten rows, and a bare Python.

    python benchmarks/processes.py [--people 200] [--rounds 21] [--json]

Ten talks a person. CPU time (user and system) and wall time, medians; the commands take turns, so that a busy machine
is busy for all of them, and the ratio is the median of the rounds' own. The modules are compiled beforehand, as an
installation leaves them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import big_circle

FLOOR = """
import sqlite3, sys
import click

@click.command()
@click.argument("file")
def main(file):
    rows = sqlite3.connect(file).execute("SELECT id, name FROM people ORDER BY name LIMIT 10").fetchall()
    for _id, name in rows:
        click.echo(name)

main()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        big_circle.build(place / "circle.db", asked.people, asked.people * 10)
        (place / "ten_rows.py").write_text(FLOOR, encoding="utf-8")
        program = Path(sys.executable).with_name("closecircle")
        ours = [str(program)] if program.exists() else [sys.executable, "-m", "closecircle"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "click, ten rows": [sys.executable, str(place / "ten_rows.py"), str(place / "circle.db")],
            "closecircle today": [*ours, "today"],
            "closecircle log, English": [*ours, "log", "Daniel p000001", "yesterday had coffee"],
            "closecircle log, Korean": [*ours, "log", "Daniel p000003", "어제 커피 마심"],
            "closecircle log --ask": [*ours, "log", "Daniel p000005", "어제 커피 마심", "--ask", "따님 시험"],
            "log --how, read by click": [*ours, "log", "Daniel p000007", "어제 커피 마심", "--how", "phone"],
        }
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_"))}
        environment |= {
            "CLOSECIRCLE_DATA": folder,
            "CLOSECIRCLE_TODAY": big_circle.TODAY.isoformat(),
            "LANG": "C.UTF-8",
            "PYTHONPYCACHEPREFIX": str(place / "compiled"),
        }
        for command in commands.values():
            taken(command, environment)  # compiles, and makes the day's backup
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(asked.rounds):
            for name, command in commands.items():
                times[name].append(taken(command, environment))
    result = {}
    floor = [cpu for cpu, _wall in times["click, ten rows"]]
    for name, rounds in times.items():
        cpu = statistics.median(cpu for cpu, _wall in rounds)
        wall = statistics.median(wall for _cpu, wall in rounds)
        result[name] = {
            "cpu_ms": round(cpu * 1000, 1),
            "wall_ms": round(wall * 1000, 1),
            "ratio": round(statistics.median(cpu / each for (cpu, _wall), each in zip(rounds, floor, strict=True)), 2),
        }
    if asked.json:
        print(json.dumps(result))
        return
    print(f"{'process':28}{'CPU ms':>9}{'wall ms':>9}{'x click':>9}")
    for name, row in result.items():
        print(f"{name:28}{row['cpu_ms']:>9}{row['wall_ms']:>9}{row['ratio']:>9}")


def taken(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """CPU and wall seconds of one process."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ended - began


if __name__ == "__main__":
    main()
