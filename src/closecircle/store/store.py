"""The store: every question in SQL by its subject, and the one door for writes.

A subject is loaded when it is first asked, and the journal when something is first written.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from closecircle.store.connection import BUSY_SECONDS, open_file
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from closecircle.core.change import Change, Record
    from closecircle.store.journal import Committed, Entry
    from closecircle.store.material import MaterialRows
    from closecircle.store.people import PeopleRows
    from closecircle.store.talks import TalkRows
    from closecircle.store.today import TodayRows


class Store:
    """One open circle. `watchers` are told of every commit, on the thread that made it."""

    def __init__(self, file: Path, *, busy: float = BUSY_SECONDS) -> None:
        self.file = file
        self.connection = open_file(file, busy=busy)
        self.watchers: list[Callable[[Committed], None]] = []
        self._untold: list[Committed] = []

    @cached_property
    def people(self) -> PeopleRows:
        """Questions about people, their handles and their days."""
        from closecircle.store.people import PeopleRows

        return PeopleRows(self.connection)

    @cached_property
    def talks(self) -> TalkRows:
        """Questions about talks and what hangs on them."""
        from closecircle.store.talks import TalkRows

        return TalkRows(self.connection)

    @cached_property
    def today(self) -> TodayRows:
        """Today's questions."""
        from closecircle.store.today import TodayRows

        return TodayRows(self.connection)

    @cached_property
    def material(self) -> MaterialRows:
        """Questions about the shelf."""
        from closecircle.store.material import MaterialRows

        return MaterialRows(self.connection)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What is asked and committed inside is one transaction: nobody writes in between, and all of it or nothing.

        It also spares the file a lock for each question: a tenth of the time that logging a talk takes.
        """
        from closecircle.store.journal import transaction

        try:
            with trouble(self.file), transaction(self.connection):
                yield
        except BaseException:
            self._untold.clear()
            raise
        self._tell()

    def commit(self, change: Change) -> Committed:
        """Write a change: the only door. Raises ChangedSince or StoreTrouble, and then nothing was written."""
        from closecircle.store import journal

        return self._told(lambda: journal.commit(self.connection, change))

    def undo(self, change_id: int | None = None) -> Committed:
        """Take back the newest change in force, or the one named."""
        from closecircle.store import journal

        return self._told(lambda: journal.undo(self.connection, change_id))

    def redo(self, change_id: int | None = None) -> Committed:
        """Do again the change undone last, or the one named."""
        from closecircle.store import journal

        return self._told(lambda: journal.redo(self.connection, change_id))

    def history(self, limit: int = 100, before: int | None = None) -> list[Entry]:
        """The changes, newest first."""
        from closecircle.store import journal

        return journal.history(self.connection, limit, before)

    def forgotten(self) -> list[date]:
        """The days on which somebody was forgotten, newest first; nothing else is left of them."""
        from datetime import date

        rows = self.connection.execute('SELECT "on" FROM forgotten ORDER BY "on" DESC, id DESC')
        return [date.fromisoformat(row[0]) for row in rows]

    def everything(self, kind: type[Record]) -> list[Record]:
        """All rows of one kind, by key; for export."""
        from closecircle.store.rows import read_all, select

        return read_all(kind, self.connection.execute(select(kind, "ORDER BY id")))

    def data_version(self) -> int:
        """A number that differs after another process has written."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def forget(self, person_id: str, on: date) -> None:
        """Erase a person from the file and tell the watchers; there is no change to speak of."""
        from closecircle.store import forget, journal

        with trouble(self.file):
            forget.forget(self.connection, person_id, on)
        entry = journal.Entry(id=0, at=datetime.now(UTC), label="Forgot a person", values={}, undone=False)
        for watcher in self.watchers:
            watcher(journal.Committed(entry=entry, person_ids=frozenset()))

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _told(self, write: Callable[[], Committed]) -> Committed:
        with trouble(self.file):
            committed = write()
        self._untold.append(committed)
        self._tell()
        return committed

    def _tell(self) -> None:
        if self.connection.in_transaction:  # the deed goes on, and may yet be taken back
            return
        told, self._untold = self._untold, []
        for committed in told:
            for watcher in self.watchers:
                watcher(committed)
