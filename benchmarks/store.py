"""Today, logging and searching in small and in very large circles, beside what SQLite itself takes.

    python benchmarks/store.py [--json] [--quick] [--plot benchmarks/growth.svg]

Today's question: CPU of `Circle.today.day()`. Logging: wall time of `Circle.talks.log()` until it is confirmed on disk,
beside one INSERT of the same row into the same indexed table in a transaction of its own with the same settings
(rollback journal, FULL), and beside the same with the terms that make it found, taking turns in the same file.
Synchronisations are counted by replaying both through a file system of apsw's, where it is installed. Searching: CPU
to the newest 50. Medians. `--quick` leaves out the largest.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import big_circle
from closecircle.circle import Circle
from closecircle.core.search import index_terms
from closecircle.store.ids import new_id
from growth import plotted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

SIZES = ((1_000, 10_000), (10_000, 100_000), (100_000, 1_000_000))
QUESTIONS = {
    "common, Korean": big_circle.COMMON[0],
    "common, English": big_circle.COMMON[1],
    "rare, Korean": big_circle.RARE[0],
    "rare, English": big_circle.RARE[1],
    "two words": " ".join(big_circle.COMMON),
    "nowhere": "없는",
    "only its pairs": big_circle.APART,
}
SAID = "어제 커피 had coffee"
BARE = (
    "INSERT INTO talks VALUES "
    "((SELECT max(search_id) + 1 FROM talks), ?, ?, ?, 'in person', 'me', NULL, ?, 0, 0, '', 0)"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--plot", type=Path)
    asked = parser.parse_args()
    result = {}
    for people, talks in SIZES[: 2 if asked.quick else 3]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "circle.db")
            big_circle.build(file, people, talks)
            result[f"{people:,} people, {talks:,} talks"] = measured(file)
    if asked.plot:
        asked.plot.write_text(plotted(result), encoding="utf-8")
    if asked.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for size, rows in result.items():
        print(size)
        for name, value in rows.items():
            print(f"  {name:46}{value:>12}")


def measured(file: Path) -> dict[str, object]:
    """Everything, for one circle."""
    circle = Circle.open(file, today=lambda: big_circle.TODAY)
    connection = circle.store.connection
    chance = random.Random(7)
    keys = [row[0] for row in connection.execute("SELECT id FROM people")]
    found: dict[str, object] = {"today, ms of CPU": cpu(circle.today.day, 60)}
    deeds: dict[str, Callable[[], object]] = {
        "log": lambda: circle.talks.log([chance.choice(keys)], SAID),
        "bare INSERT": lambda: bare(connection, chance.choice(keys), searched=False),
        "bare INSERT and its search terms": lambda: bare(connection, chance.choice(keys), searched=True),
    }
    taken: dict[str, list[float]] = {name: [] for name in deeds}
    for _ in range(150):
        for name, deed in deeds.items():
            began = time.perf_counter()
            deed()
            taken[name].append(time.perf_counter() - began)
    for name, times in taken.items():
        found[f"{name}, ms until confirmed"] = round(statistics.median(times) * 1000, 2)
    for name in [*deeds][1:]:
        ratio = statistics.median(one / other for one, other in zip(taken["log"], taken[name], strict=True))
        found[f"log / {name}"] = round(ratio, 2)
    names = [row[0] for row in connection.execute("SELECT name FROM people WHERE name LIKE 'Daniel%' LIMIT 50")]
    found["find whom a name means, ms of CPU"] = cpu(lambda: circle.people.named(chance.choice(names)), 30)
    for name, question in QUESTIONS.items():
        found[f"search, {name} ({len(circle.talks.find(question))} found), ms of CPU"] = cpu(
            lambda question=question: circle.talks.find(question), 15
        )
    before = file.read_bytes() if file.stat().st_size < 20_000_000 else b""
    if before:
        found |= synchronised(circle, before, chance.choice(keys))
    circle.close()
    return found


def bare(connection: sqlite3.Connection, person: str, *, searched: bool) -> None:
    """SQLite's own time for the talk's row, and for what makes it found."""
    connection.execute("BEGIN IMMEDIATE")
    place = connection.execute(BARE, (new_id(), person, "2026-11-24", SAID)).lastrowid
    if searched:
        connection.execute("INSERT INTO said (rowid, terms) VALUES (?, ?)", (place, index_terms(SAID)))
    connection.execute("COMMIT")


def cpu(deed: Callable[[], object], times: int) -> float:
    """Median CPU, in ms; the first time is not counted."""
    deed()
    taken = []
    for _ in range(times):
        began = time.process_time()
        deed()
        taken.append(time.process_time() - began)
    return round(statistics.median(taken) * 1000, 2)


def synchronised(circle: Circle, before: bytes, person: str) -> dict[str, object]:
    """How often one logged talk, and one bare INSERT, wait for the disk."""
    try:
        from power import replay  # noqa: PLC0415  # needs apsw
    except ImportError:
        return {}
    statements: list[str] = []
    circle.store.connection.set_trace_callback(statements.append)
    circle.talks.log([person], SAID)
    circle.store.connection.set_trace_callback(None)
    writing = ("BEGIN", "COMMIT", "INSERT", "UPDATE", "DELETE")
    ours = [line for line in statements if line.lstrip().upper().startswith(writing)]
    row = BARE.replace("?", f"'{new_id()}'", 1).replace("?", f"'{person}'", 1).replace("?", "'x'")
    return {
        "log, synchronisations": replay(before, ours)[1],
        "bare INSERT, synchronisations": replay(before, ["BEGIN IMMEDIATE", row, "COMMIT"])[1],
    }


if __name__ == "__main__":
    main()
