"""Copies of the circle: made through SQLite's own backup, checked after writing, kept in a thinning rotation."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from closecircle.core.errors import NothingFound, StoreTrouble
from closecircle.core.records import dataclass
from closecircle.store.connection import copy_of, opened, private_file, private_folder, sync_folder
from closecircle.store.schema import APPLICATION_ID
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

DAILY, WEEKLY, MONTHLY = 7, 4, 12  # how many of each are kept
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy in the backups folder. `reason` is "daily", "before-import", "before-restore" or "asked"."""

    file: Path
    at: datetime
    reason: str


def folder_of(file: Path) -> Path:
    """Where the copies of a circle live: beside it, so that one folder holds everything."""
    return file.parent / "backups"


def backups(file: Path) -> list[Backup]:
    """The copies, newest first."""
    found = []
    for copy in folder_of(file).glob("circle-*.db"):
        stamp, _, reason = copy.stem.removeprefix("circle-").partition("-")
        try:
            at = datetime.fromisoformat(stamp).replace(tzinfo=UTC)  # strptime would take 2 ms to load
        except ValueError:
            continue  # somebody else's file: not ours to list or to rotate
        found.append(Backup(file=copy, at=at, reason=reason))
    return sorted(found, key=lambda backup: (backup.at, backup.file.name), reverse=True)


def back_up(connection: sqlite3.Connection, file: Path, reason: str, now: datetime | None = None) -> Backup:
    """Copy the open circle into its backups folder, check the copy, then move it into place whole.

    Raises:
        StoreTrouble: no room, or the copy does not read back.
    """
    at = now or datetime.now(UTC)
    folder = folder_of(file)
    private_folder(folder)
    part = folder / f"{os.getpid()}-{at:%H%M%S%f}.part"
    private_file(part)
    try:
        with trouble(part), closing(copy_of(connection, part)) as copy:
            verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            raise StoreTrouble("The backup did not read back whole; run `closecircle doctor`.")
        _sync(part)
        place, at = _settled(part, at, reason)
    finally:
        part.unlink(missing_ok=True)
    return Backup(file=place, at=at, reason=reason)


def back_up_if_old(connection: sqlite3.Connection, file: Path, now: datetime | None = None) -> Backup | None:
    """The day's own backup, once a day at most; rotates afterwards. A clock set back never stops it."""
    now = now or datetime.now(UTC)
    if any(backup.reason == "daily" and abs(now - backup.at) < A_DAY for backup in backups(file)):
        return None
    made = back_up(connection, file, "daily", now)
    rotate(file)
    return made


def replace_all(connection: sqlite3.Connection, file: Path, reason: str) -> Backup:
    """One fresh copy in place of all there are, which hold what shall not be kept."""
    old = backups(file)
    made = back_up(connection, file, reason)
    for backup in old:
        backup.file.unlink(missing_ok=True)
        backup.file.with_name(backup.file.name + "-journal").unlink(missing_ok=True)
    return made


def rotate(file: Path) -> list[Backup]:
    """Keep the newest of each of the last 7 days, 4 weeks and 12 months, and the last 7 made for a cause."""
    everything = backups(file)
    daily = [backup for backup in everything if backup.reason == "daily"]
    kept: set[Path] = set()
    for how_many, period in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        newest_of: dict[str, Path] = {}
        for backup in daily:
            newest_of.setdefault(backup.at.strftime(period), backup.file)
        kept.update(list(newest_of.values())[:how_many])
    kept.update([backup.file for backup in everything if backup.reason != "daily"][:DAILY])
    gone = [backup for backup in everything if backup.file not in kept]
    for backup in gone:
        backup.file.unlink(missing_ok=True)
    return gone


def check_copy(copy: Path) -> None:
    """Whether a file may take the circle's place.

    Raises:
        StoreTrouble: it is no circle, or damaged.
        NothingFound: it is not there.
    """
    if not copy.is_file():
        raise NothingFound("There is no backup $file.", file=copy.name)
    with trouble(copy), closing(opened(copy)) as connection:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if mark != APPLICATION_ID:
        raise StoreTrouble("$file is not a circle.", file=copy.name)
    if verdict != "ok":
        raise StoreTrouble("$file is damaged, so it was not brought back; choose another backup.", file=copy.name)


def restore(file: Path, copy: Path) -> Path | None:
    """Put a checked copy in the circle's place; the present file is kept among the backups and returned.

    The caller has closed the circle. Raises as check_copy does.
    """
    check_copy(copy)
    kept: Path | None = None
    private_folder(folder_of(file))
    if file.exists():
        part = folder_of(file) / f"{os.getpid()}-before-restore.part"
        _copy(file, part)
        kept, _at = _settled(part, datetime.now(UTC), "before-restore")
        # A journal that was left by a crash belongs to the present file and would spoil the restored one.
        journal = file.with_name(file.name + "-journal")
        if journal.exists():
            _copy(journal, kept.with_name(kept.name + "-journal"))
            journal.unlink()
    part = file.with_name(f".{file.name}.restored.part")
    _copy(copy, part)
    try:
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreTrouble("$file cannot be made: $why.", file=file.name, why=error.strerror or "") from error
    sync_folder(file.parent)
    return kept


def _settled(part: Path, at: datetime, reason: str) -> tuple[Path, datetime]:
    """Move a whole copy to a name that no other has: two of one second would otherwise take each other's place."""
    while True:
        place = part.with_name(f"circle-{at:%Y%m%dT%H%M%S}-{reason}.db")
        try:
            os.link(part, place)
            part.unlink()
        except FileExistsError:
            at += timedelta(seconds=1)
            continue
        except OSError:
            part.replace(place)  # a file system without links (FAT on a stick)
        sync_folder(part.parent)
        return place, at


def _copy(source: Path, place: Path) -> None:
    """Copy a file whole, for its owner alone, or not at all."""
    private_file(place)
    try:
        place.write_bytes(source.read_bytes())
        _sync(place)
    except OSError as error:
        place.unlink(missing_ok=True)
        raise StoreTrouble("$file cannot be made: $why.", file=place.name, why=error.strerror or "") from error


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
