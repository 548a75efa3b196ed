"""Questions about talks and what hangs on them: promises, next questions, thanks, drafts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from closecircle.core.answer import Answer
from closecircle.core.saved_draft import KeptSentence, SavedDraft
from closecircle.core.talk import NextQuestion, Promise, Talk, Thanks
from closecircle.store import said
from closecircle.store.rows import read, read_all, select

if TYPE_CHECKING:
    import sqlite3

    from closecircle.store.noted import Noted


class TalkRows:
    """What passed between the user and everybody."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, talk_id: str) -> Talk | None:
        """One talk by key."""
        row = self._connection.execute(select(Talk, "WHERE id = ?"), (talk_id,)).fetchone()
        return None if row is None else read(Talk, row)

    def of(self, person_id: str, limit: int = 50, offset: int = 0) -> list[Talk]:
        """A person's talks, newest first."""
        rows = self._connection.execute(
            select(Talk, "WHERE person_id = ? ORDER BY search_id DESC LIMIT ? OFFSET ?"), (person_id, limit, offset)
        )
        return read_all(Talk, rows)

    def last_by_hand(self, person_id: str) -> Talk | None:
        """The newest talk that was logged by hand, if it is among the last five: older ones say little of the next."""
        newest = select(Talk, "WHERE person_id = ? ORDER BY search_id DESC LIMIT 5")
        row = self._connection.execute(f"SELECT * FROM ({newest}) WHERE source = '' LIMIT 1", (person_id,)).fetchone()  # noqa: S608  # our own words
        return None if row is None else read(Talk, row)

    def count(self, person_id: str) -> int:
        """How many talks there are with a person; for scroll bars, never shown as a number."""
        return int(
            self._connection.execute("SELECT count(*) FROM talks WHERE person_id = ?", (person_id,)).fetchone()[0]
        )

    def between(self, first: date, last: date) -> list[Talk]:
        """Everybody's talks from the first day to the last, oldest first."""
        rows = self._connection.execute(
            select(Talk, "WHERE search_id >= ? AND search_id < ? ORDER BY search_id"),
            (first.toordinal() * said.TALKS_A_DAY, (last.toordinal() + 1) * said.TALKS_A_DAY),
        )
        return read_all(Talk, rows)

    def dates(self, person_id: str) -> list[date]:
        """The days on which one talked with a person, oldest first."""
        rows = self._connection.execute(
            'SELECT DISTINCT "on" FROM talks WHERE person_id = ? ORDER BY search_id', (person_id,)
        )
        return [date.fromisoformat(row[0]) for row in rows]

    def find(self, query: str, limit: int = 50) -> list[Talk]:
        """Talks that say every word of the query, newest first."""
        hits = said.find(self._connection, query)
        return [talk for _, (_, talk) in zip(range(limit), hits, strict=False)]

    def noted(self, query: str, limit: int = 50) -> list[Noted]:
        """Notes beside the talks in which every word of the query stands."""
        from closecircle.store import noted  # noqa: PLC0415  # only where somebody searches

        return list(noted.find(self._connection, query, limit))

    def promises(self, person_id: str, *, open_only: bool = False) -> list[Promise]:
        """What was promised to a person, by day."""
        rest = "WHERE person_id = ? AND kept_on IS NULL" if open_only else "WHERE person_id = ?"
        return read_all(Promise, self._connection.execute(select(Promise, f"{rest} ORDER BY due_on, id"), (person_id,)))

    def questions(self, person_id: str, *, open_only: bool = False) -> list[NextQuestion]:
        """What to ask a person next, by day."""
        rest = "WHERE person_id = ? AND asked_on IS NULL" if open_only else "WHERE person_id = ?"
        rows = self._connection.execute(select(NextQuestion, f"{rest} ORDER BY due_on, id"), (person_id,))
        return read_all(NextQuestion, rows)

    def thanks(self, person_id: str, *, open_only: bool = False) -> list[Thanks]:
        """Thanks owed to a person, oldest first."""
        rest = "WHERE person_id = ? AND thanked_on IS NULL" if open_only else "WHERE person_id = ?"
        return read_all(Thanks, self._connection.execute(select(Thanks, f"{rest} ORDER BY since, id"), (person_id,)))

    def open_thanks(self) -> list[Thanks]:
        """Thanks owed to anybody, oldest first."""
        return read_all(Thanks, self._connection.execute(select(Thanks, "WHERE thanked_on IS NULL ORDER BY since, id")))

    def answer(self, person_id: str, on: date) -> Answer | None:
        """How a person was answered on a day."""
        row = self._connection.execute(
            select(Answer, 'WHERE "on" = ? AND person_id = ? LIMIT 1'), (on.isoformat(), person_id)
        ).fetchone()
        return None if row is None else read(Answer, row)

    def drafts(self, person_id: str, limit: int = 20) -> list[SavedDraft]:
        """The drafts that left the screen for a person, newest first."""
        rows = self._connection.execute(
            select(SavedDraft, "WHERE person_id = ? ORDER BY made_on DESC, id DESC LIMIT ?"), (person_id, limit)
        )
        return read_all(SavedDraft, rows)

    def draft(self, draft_id: str) -> SavedDraft | None:
        """One draft by key."""
        row = self._connection.execute(select(SavedDraft, "WHERE id = ?"), (draft_id,)).fetchone()
        return None if row is None else read(SavedDraft, row)

    def drafts_since(self, day: date) -> list[SavedDraft]:
        """Everybody's drafts since a day, so that no two of a month sound alike."""
        rows = self._connection.execute(
            select(SavedDraft, "WHERE made_on >= ? ORDER BY made_on DESC, id DESC LIMIT 200"), (day.isoformat(),)
        )
        return read_all(SavedDraft, rows)

    def copied(self) -> list[SavedDraft]:
        """Drafts that were copied and of which nobody knows yet whether they were sent."""
        rows = self._connection.execute(select(SavedDraft, "WHERE state = 'copied' ORDER BY made_on, id"))
        return read_all(SavedDraft, rows)

    def kept_sentences(self, language: str) -> list[KeptSentence]:
        """The user's own sentences, newest first."""
        rows = self._connection.execute(
            select(KeptSentence, "WHERE language = ? ORDER BY kept_on DESC, id DESC"), (language,)
        )
        return read_all(KeptSentence, rows)
