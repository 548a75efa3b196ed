"""Everything out: each row of each table, read as it is written away, as of one moment."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from closecircle.core.absence import Absence
from closecircle.core.answer import Answer
from closecircle.core.days import SpecialDay
from closecircle.core.known_chat import KnownChat
from closecircle.core.material import Material, Showing
from closecircle.core.person import Handle, Person
from closecircle.core.saved_draft import KeptSentence, SavedDraft
from closecircle.core.talk import NextQuestion, Promise, Talk, Thanks
from closecircle.store.rows import read, select, shape

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

    from closecircle.core.change import Record

R = TypeVar("R")

# The day on which a row came about; the kinds that are not here hold at any time.
_DATED: dict[type, str] = {
    Talk: '"on"',
    Promise: "made_on",
    NextQuestion: "noted_on",
    Thanks: "since",
    Showing: "shown_on",
    Answer: '"on"',
    SavedDraft: "made_on",
    KeptSentence: "kept_on",
}
_OF_A_PERSON: dict[type, str] = {
    Person: "id = :person",
    Material: "id IN (SELECT material_id FROM showings WHERE person_id = :person)",
    KeptSentence: "0",
    **dict.fromkeys(
        (Handle, Talk, Promise, NextQuestion, Thanks, SpecialDay, Showing, Absence, Answer, SavedDraft, KnownChat),
        "person_id = :person",
    ),
}


class ExportRows:
    """The rows of the circle for writing away: all, of one person, or since a day."""

    def __init__(
        self, connection: sqlite3.Connection, *, person_id: str | None = None, since: date | None = None
    ) -> None:
        self._connection = connection
        self.one = person_id
        self._values = {"person": person_id, "since": since.isoformat() if since is not None else None}

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What is read meanwhile is of one moment, whatever others write; they wait, so do not linger."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def each(self, kind: type[R]) -> Iterator[R]:
        """The rows of one kind by key, one at a time; talks by their day and, within it, by whichever stood last.

        Which talk of a day is the last decides whose turn it is, so their order is a part of what is known.
        """
        order = "search_id" if kind is Talk else "id"
        rows = self._connection.execute(select(kind, f"WHERE {self._where(kind)} ORDER BY {order}"), self._values)
        return (read(kind, row) for row in rows)

    def people(self) -> Iterator[Person]:
        """The people by name; with a day, those who came or were talked with since."""
        where = self._where(Person)
        if self._values["since"] is not None:
            where += ' AND (added_on >= :since OR id IN (SELECT person_id FROM talks WHERE "on" >= :since))'
        rows = self._connection.execute(select(Person, f"WHERE {where} ORDER BY name, id"), self._values)
        return (read(Person, row) for row in rows)

    def count(self, kind: type[Record]) -> int:
        """How many rows of a kind `each` gives."""
        found = self._connection.execute(
            f"SELECT count(*) FROM {shape(kind).table} WHERE {self._where(kind)}",  # noqa: S608  # our own names
            self._values,
        )
        return int(found.fetchone()[0])

    def of(self, kind: type[R], person_id: str) -> list[R]:
        """One person's rows of a kind."""
        order = "search_id" if kind is Talk else "id"
        since = f" AND {_DATED[kind]} >= :since" if kind in _DATED and self._values["since"] is not None else ""
        rows = self._connection.execute(
            select(kind, f"WHERE person_id = :person{since} ORDER BY {order}"), {**self._values, "person": person_id}
        )
        return [read(kind, row) for row in rows]

    def there(self, kind: type[R], row_id: str) -> R | None:
        """The row of a kind with this key, if it is there."""
        row = self._connection.execute(select(kind, "WHERE id = ?"), (row_id,)).fetchone()
        return None if row is None else read(kind, row)

    def _where(self, kind: type) -> str:
        asked = ["1"]
        if self._values["person"] is not None:
            asked.append(_OF_A_PERSON[kind])
        if self._values["since"] is not None and kind in _DATED:
            asked.append(f"{_DATED[kind]} >= :since")
        return " AND ".join(asked)
