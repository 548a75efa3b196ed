"""Cut the power at random moments and look at what is left: `python benchmarks/power.py`.

The statements that the store really issues are recorded and replayed, with the same settings, through a file system of
our own (apsw) that keeps every write, truncation, synchronisation and deletion. A cut keeps all that was synchronised
and, of what came after, none, all, a beginning, or a scatter of 512-byte sectors. The file left must open and be whole,
and hold every change that was confirmed before the cut. A deletion is taken as durable at once.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import sys
import tempfile
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from closecircle.circle import Circle

try:
    import apsw
except ModuleNotFoundError:
    if __name__ != "__main__":
        raise
    sys.exit("The file system that loses power is apsw's: pip install '.[test]'")

DAY = date(2026, 11, 24)
SECTOR = 512
_SETTINGS = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL", "PRAGMA journal_mode = DELETE")


def recorded(deeds: int, seed: int) -> tuple[bytes, list[str]]:
    """A circle as it is at first, and every statement the store issues for so many deeds."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "circle.db")
        circle = Circle.open(file, today=lambda: DAY)
        people = [circle.people.add(name).id for name in ("김민지", "Daniel", "박준")]
        before = file.read_bytes()
        statements: list[str] = []
        circle.store.connection.set_trace_callback(statements.append)
        for number in range(deeds):
            if number % 7 == 6:
                circle.history.undo()
            elif number % 7 == 5:
                circle.people.change(chance.choice(people), usual=f"라떼 {number}")
            else:
                circle.talks.log(
                    [chance.choice(people)], f"이야기 {number}", on=DAY - timedelta(days=chance.randrange(60))
                )
        circle.store.connection.set_trace_callback(None)
        circle.close()
    writing = ("BEGIN", "COMMIT", "INSERT", "UPDATE", "DELETE")
    return before, [line for line in statements if line.lstrip().upper().startswith(writing)]


class Disk(apsw.VFS):
    """The system's own files, with a diary of what was asked of them."""

    def __init__(self) -> None:
        self.diary: list[tuple[Any, ...]] = []
        super().__init__("diary", "")

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: N802  # SQLite's names
        """Open through the diary."""
        return DiaryFile(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802  # the same
        """A deleted journal is what makes a transaction count."""
        self.diary.append(("delete", Path(name).name))
        super().xDelete(name, syncdir)


class DiaryFile(apsw.VFSFile):
    """One file of the diary."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name, self._diary = Path(path).name if path else "", disk.diary

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  # the same
        """Note and write."""
        self._diary.append(("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802  # the same
        """Note and truncate."""
        self._diary.append(("truncate", self._name, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802  # the same
        """Note and synchronise."""
        self._diary.append(("sync", self._name))
        super().xSync(flags)


def replay(before: bytes, statements: list[str]) -> tuple[list[tuple[Any, ...]], int]:
    """The diary of the statements, with a mark ("confirmed", changes so far) after each COMMIT; and the syncs."""
    disk = Disk()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "circle.db")
        file.write_bytes(before)
        connection = apsw.Connection(str(file), vfs="diary")
        for setting in _SETTINGS:
            list(connection.execute(setting))
        for statement in statements:
            list(connection.execute(statement))
            if statement.strip().upper().startswith("COMMIT"):
                newest = next(iter(connection.execute("SELECT max(id) FROM changes")))[0]
                disk.diary.append(("confirmed", newest))
        connection.close()
    return disk.diary, sum(1 for entry in disk.diary if entry[0] == "sync")


def cut(before: bytes, diary: list[tuple[Any, ...]], at: int, chance: random.Random) -> tuple[dict[str, bytes], int]:
    """The files after a cut, and the newest change confirmed before it."""
    safe: dict[str, bytearray] = {"circle.db": bytearray(before)}
    loose: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    confirmed = 0
    for entry in diary[:at]:
        match entry:
            case ("write" | "truncate", name, *_rest):
                loose[name].append(entry)
            case ("sync", name):
                for each in loose.pop(name, []):
                    _do(safe, each)
            case ("delete", name):
                safe.pop(name, None)
                loose.pop(name, None)
            case ("confirmed", newest):
                confirmed = newest
    how = chance.choice(("none", "all", "beginning", "scatter"))
    for name, entries in loose.items():
        kept = {"none": 0, "all": len(entries), "beginning": chance.randrange(len(entries) + 1)}.get(how, len(entries))
        order = list(entries[:kept])
        if how == "scatter":
            chance.shuffle(order)
        for each in order:
            _do(safe, each, scatter=chance if how == "scatter" else None)
        safe.setdefault(name, bytearray())
    return {name: bytes(data) for name, data in safe.items()}, confirmed


def _do(files: dict[str, bytearray], entry: tuple[Any, ...], scatter: random.Random | None = None) -> None:
    data = files.setdefault(entry[1], bytearray())
    if entry[0] == "truncate":
        del data[entry[2] :]
        return
    _kind, _name, offset, piece = entry
    if len(data) < offset + len(piece):
        data.extend(b"\0" * (offset + len(piece) - len(data)))
    for begin in range(0, len(piece), SECTOR):
        if scatter is None or scatter.random() < 0.5:
            data[offset + begin : offset + min(begin + SECTOR, len(piece))] = piece[begin : begin + SECTOR]


def run(cuts: int, deeds: int = 120, seed: int = 1) -> dict[str, object]:
    """Many cuts of one recorded life."""
    chance = random.Random(seed)
    before, statements = recorded(deeds, seed)
    diary, syncs = replay(before, statements)
    lost = corrupt = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(cuts):
            files, confirmed = cut(before, diary, chance.randrange(1, len(diary) + 1), chance)
            place = Path(folder, str(number))
            place.mkdir()
            for name, data in files.items():
                (place / name).write_bytes(data)
            try:
                connection = sqlite3.connect(place / "circle.db")
                whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                orphans = connection.execute("PRAGMA foreign_key_check").fetchone()
                newest = connection.execute("SELECT coalesce(max(id), 0) FROM changes").fetchone()[0]
                connection.close()
            except sqlite3.DatabaseError:
                corrupt += 1
                continue
            corrupt += not whole or orphans is not None
            lost += newest < confirmed
            for path in place.iterdir():
                path.unlink()
    return {
        "cuts": cuts,
        "commits": sum(e[0] == "confirmed" for e in diary),
        "syncs": syncs,
        "corrupt": corrupt,
        "lost": lost,
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(arguments.cuts)
    print(json.dumps(result) if arguments.json else "\n".join(f"{name}: {value}" for name, value in result.items()))


if __name__ == "__main__":
    main()
