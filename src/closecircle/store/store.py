"""The store: every question in SQL by its subject, and the one door for writes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from closecircle.store import journal
from closecircle.store.connection import BUSY_SECONDS, open_file
from closecircle.store.material import MaterialRows
from closecircle.store.people import PeopleRows
from closecircle.store.rows import WRITE_ORDER, read_all, select
from closecircle.store.talks import TalkRows
from closecircle.store.today import TodayRows
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from closecircle.core.change import Change, Record
    from closecircle.store.journal import Committed, Entry


class Store:
    """One open circle. `watchers` are told of every commit, on the thread that made it."""

    def __init__(self, file: Path, *, busy: float = BUSY_SECONDS) -> None:
        self.file = file
        self.connection = open_file(file, busy=busy)
        self.people = PeopleRows(self.connection)
        self.talks = TalkRows(self.connection)
        self.today = TodayRows(self.connection)
        self.material = MaterialRows(self.connection)
        self.watchers: list[Callable[[Committed], None]] = []

    def commit(self, change: Change) -> Committed:
        """Write a change: the only door. Raises ChangedSince or StoreTrouble, and then nothing was written."""
        return self._told(lambda: journal.commit(self.connection, change))

    def undo(self, change_id: int | None = None) -> Committed:
        """Take back the newest change in force, or the one named."""
        return self._told(lambda: journal.undo(self.connection, change_id))

    def redo(self, change_id: int | None = None) -> Committed:
        """Do again the change undone last, or the one named."""
        return self._told(lambda: journal.redo(self.connection, change_id))

    def history(self, limit: int = 100, before: int | None = None) -> list[Entry]:
        """The changes, newest first."""
        return journal.history(self.connection, limit, before)

    def everything(self, kind: type[Record]) -> list[Record]:
        """All rows of one kind, by key; for export."""
        return read_all(kind, self.connection.execute(select(kind, "ORDER BY id")))

    def data_version(self) -> int:
        """A number that differs after another process has written."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def forgot(self) -> None:
        """Tell the watchers that a person is gone; there is no change to speak of."""
        entry = journal.Entry(id=0, at=datetime.now(UTC), label="Forgot a person", values={}, undone=False)
        for watcher in self.watchers:
            watcher(journal.Committed(entry=entry, tables=frozenset(WRITE_ORDER), person_ids=frozenset()))

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _told(self, write: Callable[[], Committed]) -> Committed:
        with trouble(self.file):
            committed = write()
        for watcher in self.watchers:
            watcher(committed)
        return committed
