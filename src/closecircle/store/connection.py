"""Opening the circle's one file: made privately, recognised before it is trusted, set up the same everywhere.

Rollback journal and synchronous FULL: a plain copy of the file is whole, and what was confirmed survives a power cut
(measured: a copy of an open WAL file held 0 of 500 confirmed rows).
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from closecircle.core.errors import StoreTrouble
from closecircle.store.schema import APPLICATION_ID, SCHEMA, migrate
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_SECONDS = 5.0


def connect(file: Path, *, busy: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection with our settings; `busy` is how many seconds to wait for another program's write."""
    connection = opened(file, busy=busy)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA journal_mode = DELETE")
    return connection


def opened(file: Path, *, read_only: bool = False, busy: float = BUSY_SECONDS) -> sqlite3.Connection:
    """The one door to a database file, plain or under a passphrase.

    Raises:
        sqlite3.DatabaseError: as SQLite answers; SQLITE_NOTADB where it is no database at all.
        StoreTrouble: its passphrase is not known or does not open it, or the extra for it is not installed.
    """
    place = f"{file.absolute().as_uri()}?mode=ro" if read_only else file
    connection = sqlite3.connect(
        place, timeout=busy, isolation_level=None, check_same_thread=False, cached_statements=512, uri=read_only
    )
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        from closecircle.store.passphrase import is_encrypted  # noqa: PLC0415  # a plain circle needs none

        if error.sqlite_errorname != "SQLITE_NOTADB" or not is_encrypted(file):
            raise
        return _unlocked(file, read_only=read_only, busy=busy)
    return connection


def _unlocked(file: Path, *, read_only: bool, busy: float) -> sqlite3.Connection:
    from closecircle.store.passphrase import PASSPHRASES  # noqa: PLC0415  # a plain circle needs none

    with needs_extra():
        from closecircle.store import cipher  # noqa: PLC0415  # an extra
    passphrase = PASSPHRASES.of(file)
    try:
        connection = cipher.connect(file, passphrase, busy=busy, read_only=read_only)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname != "SQLITE_NOTADB":
            raise
        raise StoreTrouble(
            "That passphrase does not open $file. Nothing was changed; if it is right, run `closecircle restore`.",
            file=file.name,
        ) from error
    PASSPHRASES.known = passphrase
    return connection


def copy_of(connection: sqlite3.Connection, place: Path) -> sqlite3.Connection:
    """Copy a whole open file to an empty one through SQLite's own backup, under the same passphrase if it has one."""
    passphrase = passphrase_of(connection)
    if not passphrase:
        copy = sqlite3.connect(place, isolation_level=None)
    else:
        from closecircle.store import cipher  # noqa: PLC0415  # an extra

        copy = cipher.connect(place, passphrase, busy=BUSY_SECONDS)
    try:
        connection.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def passphrase_of(connection: sqlite3.Connection) -> str:
    """What an open file was opened with; '' for a plain one."""
    return getattr(connection, "passphrase", "")


@contextmanager
def needs_extra() -> Iterator[None]:
    """Say in one sentence what to install where SQLCipher is not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise StoreTrouble(
            "A passphrase needs an extra: $command", command="pip install 'closecircle[passphrase]'"
        ) from error


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that writes nothing, closed afterwards. Raises as `opened` does."""
    with closing(opened(file, read_only=True)) as connection:
        yield connection


def open_file(file: Path, *, busy: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open the circle at `file`; make it, private from the first byte, when there is none yet.

    Raises:
        StoreTrouble: it is no circle, empty, newer than this program, or cannot be opened.
    """
    if not file.exists():
        make(file)
    with trouble(file):
        if file.stat().st_size == 0:
            raise StoreTrouble(
                "$file is empty, though a circle was here. Run `closecircle restore` to bring back a backup.",
                file=file.name,
            )
        connection = connect(file, busy=busy)
        try:
            recognise(connection, file)
        except BaseException:
            connection.close()
            raise
        return connection


def recognise(connection: sqlite3.Connection, file: Path) -> None:
    """Refuse a file that is no circle or is newer; bring an older one to the present shape, after copying it aside."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    if mark != APPLICATION_ID:
        raise StoreTrouble(
            "$file is not a circle. Nothing was changed; move it away, or run `closecircle restore`.", file=file.name
        )
    if schema > SCHEMA:
        raise StoreTrouble(
            "$file was written by a newer closecircle (shape $theirs, this one knows $ours). Update the program first.",
            file=file.name,
            theirs=schema,
            ours=SCHEMA,
        )
    if schema < SCHEMA:
        from closecircle.store.backup import back_up  # noqa: PLC0415  # only an older file needs it

        back_up(connection, file, reason=f"before-shape-{SCHEMA}")
        migrate(connection)


def make(file: Path) -> None:
    """Make an empty circle beside its place and move it there whole, so that a half-made one is never found."""
    private_folder(file.parent)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    private_file(part)
    try:
        connection = connect(part)
        with trouble(file):
            migrate(connection)
        connection.close()
        # A link refuses where another process was quicker: its circle stays.
        try:
            os.link(part, file)
        except FileExistsError:
            return
        except OSError:
            part.replace(file)  # a file system without links (FAT on a stick)
        sync_folder(file.parent)
    finally:
        part.unlink(missing_ok=True)


def private_folder(folder: Path) -> None:
    """Make the folder for its owner alone (0700)."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreTrouble(
            "The folder $folder cannot be made: $why.", folder=folder, why=error.strerror or ""
        ) from error


def private_file(file: Path) -> None:
    """Make an empty file for its owner alone (0600) before a byte is written; SQLite keeps the mode for its journal."""
    file.unlink(missing_ok=True)
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreTrouble("$file cannot be made: $why.", file=file.name, why=error.strerror or "") from error


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder durable, where the system knows how (not on Windows)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
