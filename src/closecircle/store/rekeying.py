"""The circle's file into its other form, plain or under a passphrase: proved equal before it takes the place."""

from __future__ import annotations

from contextlib import closing
from itertools import zip_longest
from typing import TYPE_CHECKING

from closecircle.core.errors import StoreTrouble
from closecircle.store.connection import BUSY_SECONDS, needs_extra, private_file, sync_folder
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


def rekey(file: Path, *, old: str, new: str) -> None:
    """Give the closed circle at `file`, opened by `old`, the passphrase `new`; '' is a plain file.

    It is held meanwhile, so that nobody writes into the form that goes; who has it open is told that it has moved.

    Raises:
        StoreTrouble: held by another, no room, `old` does not open it, or the new form is not equal: nothing changed.
    """
    with needs_extra():
        from closecircle.store import cipher  # noqa: PLC0415  # an extra
    # One name for all: what a killed rekeying left, which may be plain, goes with the next.
    part = file.with_name(f".{file.name}.rekeyed.part")
    journal = part.with_name(part.name + "-journal")
    # One library for all of them: locks of two copies of SQLite in one process would undo each other.
    with trouble(file), closing(cipher.connect(file, old, busy=BUSY_SECONDS)) as held:
        held.execute("BEGIN IMMEDIATE")
        journal.unlink(missing_ok=True)
        private_file(part)
        try:
            with closing(cipher.connect(file, old, busy=BUSY_SECONDS)) as source:
                _pour(source, part, new)
            with closing(cipher.connect(part, new, busy=BUSY_SECONDS, read_only=True)) as made:
                if not _equal(held, made):
                    raise StoreTrouble("The new form of $file is not equal, so nothing was changed.", file=file.name)
            part.replace(file)
            sync_folder(file.parent)
        finally:
            part.unlink(missing_ok=True)
            journal.unlink(missing_ok=True)


def _pour(source: sqlite3.Connection, part: Path, new: str) -> None:
    """Write everything into an empty file under another passphrase."""
    source.execute("ATTACH ? AS made KEY ?", (str(part.absolute()), new))
    source.execute("SELECT sqlcipher_export('made')").fetchall()
    for mark in ("application_id", "user_version"):  # the export leaves these behind
        value = source.execute(f"PRAGMA main.{mark}").fetchone()[0]
        source.execute(f"PRAGMA made.{mark} = {value}")


def _equal(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Whether two files hold the same shape and, row by row, the same in every table, the search index's own too."""
    if other.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        return False
    tables = one.execute("SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main'").fetchall()
    questions = [
        "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name",
        "PRAGMA application_id",
        "PRAGMA user_version",
        *(
            f'SELECT {"*" if without_rowid else "rowid, *"} FROM "{name}"'  # noqa: S608  # names of our own file
            for name, kind, without_rowid in tables
            if kind in {"table", "shadow"} and name != "sqlite_schema"
        ),
    ]
    return all(
        row == same
        for question in questions
        for row, same in zip_longest(one.execute(question), other.execute(question))
    )
