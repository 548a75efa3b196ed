"""Questions an import asks to find out who is here already: one pass over keys and names, never one a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.known_chat import KnownChat
from closecircle.core.talk import Talk
from closecircle.store.rows import read_all, select
from closecircle.store.said import TALKS_A_DAY

if TYPE_CHECKING:
    import sqlite3
    from datetime import date


class Matching:
    """Who is known by which number, address, name or chat name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def handle_keys(self) -> list[tuple[str, str]]:
        """Every comparable number and mail address with the person it belongs to."""
        return self._connection.execute(
            "SELECT DISTINCT key, person_id FROM handles WHERE key <> '' AND kind IN ('phone', 'email') ORDER BY key"
        ).fetchall()

    def names(self) -> list[tuple[str, str, str]]:
        """Everybody's key, name (the trait while nameless) and seat."""
        return self._connection.execute(
            "SELECT id, CASE name WHEN '' THEN trait ELSE name END, seat FROM people ORDER BY id"
        ).fetchall()

    def known(self, kind: str) -> list[KnownChat]:
        """Who was tied to which name or key in files of one kind."""
        return read_all(KnownChat, self._connection.execute(select(KnownChat, "WHERE kind = ? ORDER BY id"), (kind,)))

    def talks(self, person_id: str, first: date, last: date) -> list[Talk]:
        """A person's talks from the first day to the last, oldest first."""
        rows = self._connection.execute(
            select(Talk, "WHERE person_id = ? AND search_id >= ? AND search_id < ? ORDER BY search_id"),
            (person_id, first.toordinal() * TALKS_A_DAY, (last.toordinal() + 1) * TALKS_A_DAY),
        )
        return read_all(Talk, rows)

    def counts(self, source: str) -> list[tuple[str, str, int, int]]:
        """Person, day (ISO), messages received and sent, as far as they came in by one kind of file."""
        return self._connection.execute(
            'SELECT person_id, "on", received, sent FROM talks WHERE source = ?', (source,)
        ).fetchall()
