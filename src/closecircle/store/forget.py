"""Forgetting one person: the one deed without undo. Every row, the journal, the search index and the pages on disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from closecircle.core.talk import Talk
from closecircle.store import said
from closecircle.store.journal import transaction
from closecircle.store.rows import WRITE_ORDER, read_all, select

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

_OWNED = tuple(table for table in WRITE_ORDER if table not in {"people", "materials", "kept_sentences"})


def forget(connection: sqlite3.Connection, person_id: str, on: date) -> None:
    """Erase a person everywhere in the file and leave one dated line without data.

    What others said of them in their own talks stays: those words are the others'. The caller replaces the backups.
    """
    connection.execute("PRAGMA secure_delete = ON")
    with transaction(connection):
        name, trait = connection.execute("SELECT name, trait FROM people WHERE id = ?", (person_id,)).fetchone()
        _rows(connection, person_id)
        _journal(connection, person_id, {word for word in (name, trait) if word})
        connection.execute('INSERT INTO forgotten ("on") VALUES (?)', (on.isoformat(),))
        # Terms of removed talks live on in the index until its parts are merged.
        connection.execute("INSERT INTO said (said) VALUES ('optimize')")
    connection.execute("VACUUM")


def _rows(connection: sqlite3.Connection, person_id: str) -> None:
    connection.execute("UPDATE people SET introduced_by = NULL WHERE introduced_by = ?", (person_id,))
    connection.execute("UPDATE showings SET came_id = NULL WHERE came_id = ?", (person_id,))
    connection.execute("DELETE FROM thanks WHERE subject = ?", (person_id,))
    for talk in read_all(Talk, connection.execute(select(Talk, "WHERE person_id = ?"), (person_id,)).fetchall()):
        search_id = connection.execute("SELECT search_id FROM talks WHERE id = ?", (talk.id,)).fetchone()[0]
        said.take_out(connection, search_id, talk.said)
    for table in reversed(_OWNED):
        connection.execute(f"DELETE FROM {table} WHERE person_id = ?", (person_id,))  # noqa: S608  # our own names
    connection.execute("DELETE FROM standing WHERE person_id = ?", (person_id,))
    connection.execute("DELETE FROM people WHERE id = ?", (person_id,))


def _journal(connection: sqlite3.Connection, person_id: str, names: set[str]) -> None:
    """Take every edit that touches the person out; a change that is left with none goes as well."""
    connection.execute(
        "DELETE FROM edits WHERE row_id = ?1 OR instr(coalesce(before, ''), ?1) OR instr(coalesce(after, ''), ?1)",
        (person_id,),
    )
    for change_id, values in connection.execute('SELECT id, "values" FROM changes').fetchall():
        told = json.loads(values)
        if any(name in value for name in names for value in told.values()):
            quiet = json.dumps(dict.fromkeys(told, "…"), ensure_ascii=False)
            connection.execute('UPDATE changes SET "values" = ? WHERE id = ?', (quiet, change_id))
    empty = "SELECT id FROM changes AS c WHERE kind = 'do' AND NOT EXISTS (SELECT 1 FROM edits WHERE change_id = c.id)"
    connection.execute(f"UPDATE changes SET undone_by = NULL WHERE id IN ({empty})")  # noqa: S608  # our own words
    connection.execute(
        f"DELETE FROM changes WHERE of_id IN ({empty}) AND id NOT IN "  # noqa: S608  # our own words
        "(SELECT undone_by FROM changes WHERE undone_by IS NOT NULL)"
    )
    connection.execute(f"DELETE FROM changes WHERE id IN ({empty})")  # noqa: S608  # our own words
