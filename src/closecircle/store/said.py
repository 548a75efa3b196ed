"""The search index over everything said. It keeps no text, only terms; a hit is looked at again in the talk itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.search import found_in, index_terms, match_query, words
from closecircle.core.talk import Talk
from closecircle.store.rows import read, shape

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

TALKS_A_DAY = 1_000_000


def next_search_id(connection: sqlite3.Connection, on: date) -> int:
    """The next free number of a day: they order by date and are the row ids of the index."""
    first = on.toordinal() * TALKS_A_DAY
    highest = connection.execute(
        "SELECT max(search_id) FROM talks WHERE search_id >= ? AND search_id < ?", (first, first + TALKS_A_DAY)
    ).fetchone()[0]
    return first if highest is None else int(highest) + 1


def make_room(connection: sqlite3.Connection, search_id: int) -> None:
    """Free a number that a talk shall have again: those of its day from there on move up by one."""
    if connection.execute("SELECT 1 FROM talks WHERE search_id = ?", (search_id,)).fetchone() is None:
        return
    end = (search_id // TALKS_A_DAY + 1) * TALKS_A_DAY
    later = connection.execute(
        "SELECT search_id, said FROM talks WHERE search_id >= ? AND search_id < ? ORDER BY search_id DESC",
        (search_id, end),
    ).fetchall()
    for place, said in later:
        take_out(connection, place, said)
        connection.execute("UPDATE talks SET search_id = ? WHERE search_id = ?", (place + 1, place))
        put(connection, place + 1, said)


def put(connection: sqlite3.Connection, search_id: int, said: str) -> None:
    """Index one talk's text."""
    if said:
        connection.execute("INSERT INTO said (rowid, terms) VALUES (?, ?)", (search_id, index_terms(said)))


def take_out(connection: sqlite3.Connection, search_id: int, said: str) -> None:
    """Take one talk's text out again; an index without text needs to be told what it held."""
    if said:
        connection.execute(
            "INSERT INTO said (said, rowid, terms) VALUES ('delete', ?, ?)", (search_id, index_terms(said))
        )


def find(connection: sqlite3.Connection, query: str, before: int | None = None) -> Iterator[tuple[int, Talk]]:
    """Talks that say every word of the query, the newest first, each with its search id; read as far as needed."""
    asked = match_query(query)
    if not asked:
        return
    # Words without upper and lower case are looked at again by SQLite itself, before a row becomes a Talk: where two
    # pairs of syllables are common and their word is rare, that is ten times as quick.
    caseless = [word for word in words(query) if word.lower() == word.upper()]
    again = "".join(" AND instr(t.said, ?)" for _ in caseless)
    columns = ", ".join(f't."{name}"' for name in shape(Talk).names)
    hits = connection.execute(
        f"SELECT said.rowid, {columns} "  # noqa: S608  # our own names
        "FROM said CROSS JOIN talks AS t ON t.search_id = said.rowid "
        f"WHERE said.said MATCH ? AND said.rowid < ? {again} ORDER BY said.rowid DESC",
        (asked, before if before is not None else 2**62, *caseless),
    )
    for search_id, *row in hits:
        if found_in((talk := read(Talk, row)).said, query):
            yield search_id, talk


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew from the talks."""
    connection.execute("INSERT INTO said (said) VALUES ('delete-all')")
    for search_id, said in connection.execute("SELECT search_id, said FROM talks WHERE said <> ''").fetchall():
        put(connection, search_id, said)
