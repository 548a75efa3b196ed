"""Questions about what was noted beside the talks: likes, notes, promises, questions, material, special days."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from closecircle.core.search import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


class Noted(NamedTuple):
    """One note: whose it is, what it is (a fact's name, "promise", "question"), its key, its text."""

    person_id: str
    what: str
    key: str
    text: str


_ALL = """
SELECT id AS person_id, 'likes' AS what, '' AS key, likes AS text, '' AS noted_on FROM people
UNION ALL SELECT id, 'family', '', family, '' FROM people
UNION ALL SELECT id, 'notes', '', notes, '' FROM people
UNION ALL SELECT id, 'never_say', '', never_say, '' FROM people
UNION ALL SELECT person_id, 'promise', id, what, made_on FROM promises
UNION ALL SELECT person_id, 'question', id, phrase, noted_on FROM next_questions
UNION ALL SELECT person_id, 'day', id, label, '' FROM special_days
"""


def find(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[Noted]:
    """Notes in which every word of the query stands, the newest promises and questions first."""
    wanted = words(query)
    if not wanted:
        return
    like = " AND ".join("text LIKE ? ESCAPE '\\'" for _ in wanted)
    rows = connection.execute(
        f"SELECT person_id, what, key, text FROM ({_ALL}) WHERE {like} ORDER BY noted_on DESC, person_id, what LIMIT ?",  # noqa: S608  # our own words
        (*(f"%{_escaped(word)}%" for word in wanted), limit),
    )
    for row in rows:
        yield Noted(*row)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
