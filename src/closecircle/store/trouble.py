"""What SQLite answers when the file is in trouble, as one sentence that says what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from closecircle.core.errors import StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# By the beginning of SQLite's own error names, the longer first. A full disk answers FULL, under a limit IOERR_WRITE.
_SENTENCES = (
    (
        "SQLITE_BUSY",
        "Another program is holding $file. Nothing was changed; close the other one, or try again shortly.",
    ),
    (
        "SQLITE_LOCKED",
        "Another program is holding $file. Nothing was changed; close the other one, or try again shortly.",
    ),
    ("SQLITE_FULL", "There is no room left for $file. Nothing was changed; free some space and try again."),
    (
        "SQLITE_IOERR",
        "The disk could not be read or written at $file. Nothing was changed; check its space and health.",
    ),
    ("SQLITE_READONLY_DBMOVED", "$file is no longer where it was. Close closecircle and open it again."),
    ("SQLITE_READONLY", "$file may only be read. Nothing was changed; check its permissions."),
    ("SQLITE_CANTOPEN", "$file cannot be opened. Check that its folder exists and that you may read it."),
    ("SQLITE_CORRUPT", "$file is damaged. Nothing was changed; run `closecircle doctor`, or `closecircle restore`."),
    ("SQLITE_NOTADB", "$file is not a circle. Nothing was changed; move it away, or run `closecircle restore`."),
)


@contextmanager
def trouble(file: Path) -> Iterator[None]:
    """Turn the troubles a person can act on into StoreTrouble; anything else stays what it is and crashes."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        for beginning, sentence in _SENTENCES:
            if name.startswith(beginning):
                raise StoreTrouble(sentence, file=file.name) from error
        raise
