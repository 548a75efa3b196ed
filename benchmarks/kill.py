"""Kill a process that logs, imports and undoes, at random moments, and look at what it left.

After each SIGKILL the file must open, be whole, hold every change that had been confirmed and no half one, and undo
must still work. A confirmed change is one whose number the process had written to its pipe after the commit returned.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from closecircle.circle import Circle
from closecircle.core.change import Change, added
from closecircle.store.doctor import NOTES, examine

DAY = date(2026, 11, 24)


def live(file: Path, pipe: int, seed: int) -> None:
    """What the killed process does: deed after deed, each confirmed on the pipe with the number of its change."""
    chance = random.Random(seed)
    circle = Circle.open(file, today=lambda: DAY)
    circle.store.watchers.append(lambda done: os.write(pipe, f"{done.entry.id}\n".encode()) and None)
    people = [circle.people.add(name).id for name in ("김민지", "Daniel", "박준")]
    for number in range(10_000):
        match chance.randrange(8):
            case 0 | 1 | 2 | 3:
                circle.talks.log(
                    [chance.choice(people)], f"이야기 {number}", on=DAY - timedelta(days=chance.randrange(90))
                )
            case 4:
                circle.talks.promise(chance.choice(people), f"내일 일 {number}")
            case 5:
                circle.people.change(chance.choice(people), usual=f"라떼 {number}")
            case 6:
                newest = next(entry for entry in circle.history.entries(200) if not entry.undone)
                if newest.label != "Added $name":  # the three people stay: the others' deeds need them
                    circle.history.undo()
            case _:
                newcomers = [circle.people.new(f"Newcomer {number}-{each}") for each in range(20)]
                circle.store.commit(Change("Brought in", added(*newcomers)))


def one_kill(file: Path, seed: int, longest: float) -> tuple[int, list[str]]:
    """Start, kill, look: how many changes had been confirmed, and what was wrong."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            live(file, writing, seed)
        finally:
            os._exit(1)  # never through the parent's own cleaning up
    os.close(writing)
    time.sleep(random.Random(seed).uniform(0.0005, longest))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = b""
    while piece := os.read(reading, 65536):
        told += piece
    os.close(reading)
    confirmed = [int(line) for line in told.decode().splitlines(keepends=True) if line.endswith("\n")]
    return len(confirmed), wrong_with(file, confirmed)


def wrong_with(file: Path, confirmed: list[int]) -> list[str]:
    """What is wrong with the file that a killed process left."""
    if not file.exists():
        return ["a confirmed change is lost: no file"] if confirmed else []
    wrong = []
    circle = Circle.open(file, today=lambda: DAY)  # rolls a hot journal back
    present = {row[0] for row in circle.store.connection.execute("SELECT id FROM changes")}
    if lost := set(confirmed) - present:
        wrong.append(f"confirmed but lost: {sorted(lost)[:5]}")
    health = examine(file)
    if set(health.ails) - NOTES:
        wrong.append(f"the doctor found: {health.ails}")
    half = circle.store.connection.execute(
        "SELECT count(*) FROM changes WHERE kind = 'do' AND id NOT IN (SELECT change_id FROM edits)"
    ).fetchone()[0]
    if half:
        wrong.append(f"{half} changes without their edits")
    if present:
        try:
            circle.history.undo()
            circle.history.redo()
        except sqlite3.Error as error:
            wrong.append(f"undo fails: {error}")
    circle.close()
    return wrong


def run(kills: int, seed: int = 1, longest: float = 0.12) -> dict[str, object]:
    """Many kills; each on the file the one before left, begun anew every 25."""
    confirmed, wrong, begun = 0, [], time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(kills):
            file = Path(folder, f"circle-{number // 25}", "circle.db")
            if not file.exists():
                # Made here, so that the child, forked with everything loaded, comes to its first deed at once.
                warm = Circle.open(file, today=lambda: DAY)
                warm.talks.log([warm.people.add("처음").id], "어제 인사")
                warm.close()
            count, found = one_kill(file, seed * 100_003 + number, longest)
            confirmed += count
            wrong += found
    return {
        "kills": kills,
        "confirmed": confirmed,
        "wrong": wrong[:10],
        "lost_or_torn": len(wrong),
        "seconds": round(time.perf_counter() - begun, 1),
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(arguments.kills, arguments.seed)
    print(
        json.dumps(result, ensure_ascii=False) if arguments.json else "\n".join(f"{k}: {v}" for k, v in result.items())
    )


if __name__ == "__main__":
    main()
