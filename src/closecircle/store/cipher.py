"""A circle under a passphrase, through SQLCipher: the only place that knows it, loaded when a file needs it.

SQLCipher's exceptions are its own; they leave here as sqlite3's of the same name, so that the rest of the store meets
one kind of trouble. Closing and opening cost about a tenth of a second: the key is made from the passphrase slowly on
purpose (PBKDF2, 256,000 rounds).
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def _spoken_as_sqlite3(connection: _Connection | None = None) -> Iterator[None]:
    """Raise SQLCipher's exceptions as sqlite3's of the same name, with the same words and the same code.

    The codes come without their finer half, of which the store needs one: that the file is no longer where it was.
    """
    try:
        yield
    except dbapi2.Error as error:
        told = getattr(sqlite3, type(error).__name__)(*error.args)
        for detail in ("sqlite_errorname", "sqlite_errorcode"):
            if hasattr(error, detail):
                setattr(told, detail, getattr(error, detail))
        if connection is not None and getattr(told, "sqlite_errorname", "") == "SQLITE_READONLY" and connection.moved():
            told.sqlite_errorname = "SQLITE_READONLY_DBMOVED"
        raise told from error


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]  # sqlcipher3 has no types
    def execute(self, *words: Any) -> Any:
        with _spoken_as_sqlite3(self.connection):
            return super().execute(*words)

    def executemany(self, *words: Any) -> Any:
        with _spoken_as_sqlite3():
            return super().executemany(*words)

    def executescript(self, *words: Any) -> Any:
        with _spoken_as_sqlite3():
            return super().executescript(*words)

    def fetchone(self) -> Any:
        with _spoken_as_sqlite3():
            return super().fetchone()

    def fetchmany(self, *size: Any) -> Any:
        with _spoken_as_sqlite3():
            return super().fetchmany(*size)

    def fetchall(self) -> Any:
        with _spoken_as_sqlite3():
            return super().fetchall()

    def __next__(self) -> Any:
        with _spoken_as_sqlite3():
            return super().__next__()


class _Connection(dbapi2.Connection):  # type: ignore[misc]  # sqlcipher3 has no types
    """Its own `execute`, `executemany` and `executescript` go through `cursor`, and so through the class above."""

    passphrase = ""
    file: Path
    stood: tuple[int, int]

    def moved(self) -> bool:
        """Whether another file, or none, stands where this one was opened."""
        return not self.file.exists() or _stands(self.file) != self.stood

    def cursor(self, *_factory: Any) -> _Cursor:
        with _spoken_as_sqlite3():
            return cast("_Cursor", super().cursor(_Cursor))

    def commit(self) -> None:
        with _spoken_as_sqlite3():
            super().commit()

    def rollback(self) -> None:
        with _spoken_as_sqlite3():
            super().rollback()

    def backup(self, *words: Any, **named: Any) -> None:
        with _spoken_as_sqlite3():
            super().backup(*words, **named)


def connect(file: Path, passphrase: str, *, busy: float, read_only: bool = False) -> sqlite3.Connection:
    """A connection that behaves as sqlite3's; with an empty passphrase SQLCipher reads and writes a plain file.

    Raises:
        sqlite3.DatabaseError: as sqlite3.connect; SQLITE_NOTADB where the passphrase does not open the file.
    """
    place = f"{file.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    with _spoken_as_sqlite3():
        connection = _Connection(
            place, timeout=busy, isolation_level=None, check_same_thread=False, cached_statements=512, uri=True
        )
    try:
        connection.file, connection.stood = file, _stands(file)
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr what the exception says
        if passphrase:
            connection.set_key(passphrase)
            connection.passphrase = passphrase
        connection.execute("PRAGMA schema_version").fetchone()  # a key is tried by the first page that is read
    except BaseException:
        connection.close()
        raise
    return cast("sqlite3.Connection", connection)


def _stands(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_dev, found.st_ino
