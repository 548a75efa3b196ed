"""Testing the circle's file as a whole, and repairing what follows from other rows and can be made anew."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from closecircle.core.errors import StoreTrouble
from closecircle.core.search import index_terms
from closecircle.store import said, standing
from closecircle.store.backup import backups
from closecircle.store.connection import connect, reading
from closecircle.store.journal import transaction
from closecircle.store.schema import APPLICATION_ID, SCHEMA
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    from pathlib import Path

_OWNER_ONLY = 0o077
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p"}


class Ail(StrEnum):
    """What may be wrong; the value is the sentence (and the id of its translation)."""

    NOT_A_CIRCLE = "The file is not a circle. Bring back a backup: closecircle restore"
    NEWER = "The file was written by a newer closecircle. Update the program."
    DAMAGED = "The file is damaged. Bring back a backup: closecircle restore"
    ORPHANS = "Some rows point at people who are not there. Bring back a backup: closecircle restore"
    STANDING = "Today's dates do not follow from the talks."
    SEARCH = "The search index does not hold what was said."
    MODES = "Others on this machine may read the circle's files."
    BACKUP = "A backup cannot be read."
    NETWORK = "The circle lies on a network folder, where locks may fail. Keep it on this machine."
    NO_BACKUP = "There is no backup yet; one is made by itself on the first day of use."


REPAIRABLE = frozenset({Ail.STANDING, Ail.SEARCH, Ail.MODES})
# By SQLite's own error names.
_DAMAGE = {"SQLITE_CORRUPT": Ail.DAMAGED, "SQLITE_NOTADB": Ail.NOT_A_CIRCLE}
# Worth saying, but nothing is wrong.
NOTES = frozenset({Ail.NO_BACKUP, Ail.NETWORK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the doctor found. `ok`: nothing is wrong (a note may still be there)."""

    schema: int
    ails: tuple[Ail, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not set(self.ails) - NOTES


def examine(file: Path) -> Health:
    """Test the file without changing it. Raises StoreTrouble when it cannot even be opened."""
    with trouble(file):
        _finish_what_was_cut_short(file)
        try:
            with reading(file) as connection:
                return _examine(connection, file)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname in _DAMAGE:
                return Health(schema=0, ails=(_DAMAGE[error.sqlite_errorname],))
            raise


def _finish_what_was_cut_short(file: Path) -> None:
    """Let SQLite take back a write that a power cut or a full disk left half done, as any opening of the file does."""
    if file.with_name(file.name + "-journal").exists():
        connection = connect(file)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        finally:
            connection.close()


def repair(file: Path, ails: tuple[Ail, ...]) -> tuple[Ail, ...]:
    """Repair what can be made anew from other rows; returns what was repaired."""
    done = tuple(ail for ail in ails if ail in REPAIRABLE)
    if Ail.MODES in done:
        for path in _private(file):
            path.chmod(0o700 if path.is_dir() else 0o600)
    if {Ail.STANDING, Ail.SEARCH} & set(done):
        with trouble(file):
            connection = connect(file)
            try:
                with transaction(connection):
                    standing.refresh_all(connection)
                    said.rebuild(connection)
            finally:
                connection.close()
    return done


def _examine(connection: sqlite3.Connection, file: Path) -> Health:
    schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    if mark != APPLICATION_ID:
        return Health(schema=schema, ails=(Ail.NOT_A_CIRCLE,))
    if not whole:
        return Health(schema=schema, ails=(Ail.DAMAGED,))
    if schema > SCHEMA:
        return Health(schema=schema, ails=(Ail.NEWER,))
    checks = {
        Ail.ORPHANS: connection.execute("PRAGMA foreign_key_check").fetchone() is None,
        Ail.STANDING: _standing_follows(connection),
        Ail.SEARCH: _search_follows(connection),
        Ail.MODES: os.name != "posix" or not any(path.stat().st_mode & _OWNER_ONLY for path in _private(file)),
        Ail.BACKUP: all(_reads(backup.file) for backup in backups(file)),
        Ail.NETWORK: _file_system(file) not in _NETWORK,
        Ail.NO_BACKUP: bool(backups(file)),
    }
    return Health(schema=schema, ails=tuple(ail for ail, well in checks.items() if not well))


def _standing_follows(connection: sqlite3.Connection) -> bool:
    """Make the standing anew beside the kept one, in memory, and compare."""
    connection.execute("PRAGMA temp_store = MEMORY")
    # Under the name of the kept one, which it hides from every statement that does not say `main`.
    connection.execute("CREATE TEMP TABLE standing AS SELECT * FROM main.standing WHERE 0")
    try:
        connection.execute("CREATE UNIQUE INDEX temp.standing_by_person ON standing (person_id)")
        standing.refresh_all(connection)
        rows, kept = (
            connection.execute(f"SELECT * FROM {schema}.standing ORDER BY person_id").fetchall()  # noqa: S608  # ours
            for schema in ("temp", "main")
        )
        return rows == kept
    finally:
        connection.execute("DROP TABLE temp.standing")


def _search_follows(connection: sqlite3.Connection) -> bool:
    talks = connection.execute("SELECT count(*) FROM talks WHERE said <> ''").fetchone()[0]
    newest = connection.execute("SELECT said FROM talks WHERE said <> '' ORDER BY search_id DESC LIMIT 20").fetchall()
    indexed = connection.execute("SELECT count(*) FROM said_docsize").fetchone() if _has_sizes(connection) else (talks,)
    return indexed[0] == talks and all(_is_found(connection, row[0]) for row in newest)


def _has_sizes(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'said_docsize'").fetchone() is not None


def _is_found(connection: sqlite3.Connection, text: str) -> bool:
    word = " ".join(text.split()[:1])
    return next(said.find(connection, word), None) is not None or not index_terms(word)


def _private(file: Path) -> list[Path]:
    folder = file.parent / "backups"
    return [path for path in (file, folder, *sorted(folder.glob("circle-*.db"))) if path.exists()]


def _reads(copy: Path) -> bool:
    try:
        with reading(copy) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except (sqlite3.DatabaseError, StoreTrouble):  # StoreTrouble: under a passphrase that is not this circle's
        return False


def _file_system(file: Path) -> str:
    """The kind of file system, where the system tells (Linux); '' elsewhere."""
    try:
        with open("/proc/self/mounts", encoding="utf-8") as mounts:  # noqa: PTH123  # a kernel file, not a path of ours
            found = [line.split()[:3] for line in mounts]
    except OSError:
        return ""
    place = str(file.absolute())
    return max(
        ((point, kind) for _device, point, kind in found if place.startswith(point)),
        key=lambda mount: len(mount[0]),
        default=("", ""),
    )[1]
