"""The one door for writes: every Change is checked, written, journalled and made durable in one transaction.

Undo writes the inverse of a change, redo the change again; both are journalled themselves. Either is refused where a
row no longer is what the change left, because something newer would be lost.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from closecircle.core.absence import Absence
from closecircle.core.change import Change, Edit
from closecircle.core.errors import ChangedSince, NothingFound
from closecircle.core.person import Person
from closecircle.core.records import dataclass
from closecircle.core.talk import Talk
from closecircle.store import said, standing
from closecircle.store.rows import kind_of, read, shape, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from closecircle.core.change import Record
    from closecircle.store.rows import Value

_PLACE = "search_id"
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change as the history shows it. `label` is a template (and the id of its translation) with its `values`."""

    id: int
    at: datetime
    label: str
    values: dict[str, str]
    undone: bool


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a talk stood in the search index before an edit and stands after it; None for every other row.

    Journalled with the row, so that a talk that comes back stands again where it stood among those of its day:
    whose message is the last one decides whether a reply is owed.
    """

    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """What a commit touched, so that a screen knows whether it is concerned."""

    entry: Entry
    person_ids: frozenset[str]


def commit(connection: sqlite3.Connection, change: Change) -> Committed:
    """Write a change.

    Raises:
        ChangedSince: a row is no longer what the deed saw; nothing was written.
    """
    with transaction(connection):
        places = _apply(connection, change.edits, "It was changed meanwhile. Nothing was lost; look again.")
        return _committed(connection, "do", change, None, places)


def undo(connection: sqlite3.Connection, change_id: int | None = None) -> Committed:
    """Take a change back: the newest that is in force, or the one named.

    Raises:
        NothingFound: there is nothing to undo.
        ChangedSince: something newer would be lost.
    """
    with transaction(connection):
        row = connection.execute(
            "SELECT id, label, \"values\" FROM changes WHERE kind = 'do' AND undone_by IS NULL AND id = coalesce(?, "
            "(SELECT max(id) FROM changes WHERE kind = 'do' AND undone_by IS NULL))",
            (change_id,),
        ).fetchone()
        if row is None:
            raise NothingFound("There is nothing to undo.")
        done = reversed(_edits(connection, row[0]))
        edits = [(Edit(edit.after, edit.before), _Places(places.after, places.before)) for edit, places in done]
        return _turn(connection, "undo", row, edits)


def redo(connection: sqlite3.Connection, change_id: int | None = None) -> Committed:
    """Do an undone change again: the last undone, while nothing newer was done since, or the one named.

    Raises:
        NothingFound: there is nothing to redo.
        ChangedSince: something newer would be lost.
    """
    with transaction(connection):
        if change_id is None:
            found = connection.execute(
                'SELECT id, label, "values" FROM changes AS c WHERE undone_by = (SELECT max(undone_by) FROM changes) '
                "AND NOT EXISTS (SELECT 1 FROM changes WHERE kind = 'do' AND id > c.undone_by)"
            )
        else:
            found = connection.execute(
                'SELECT id, label, "values" FROM changes WHERE id = ? AND undone_by IS NOT NULL', (change_id,)
            )
        row = found.fetchone()
        if row is None:
            raise NothingFound("There is nothing to redo.")
        return _turn(connection, "redo", row, _edits(connection, row[0]))


def history(connection: sqlite3.Connection, limit: int = 100, before: int | None = None) -> list[Entry]:
    """The changes, newest first."""
    rows = connection.execute(
        'SELECT id, at, label, "values", undone_by IS NOT NULL FROM changes '
        "WHERE kind = 'do' AND id < ? ORDER BY id DESC LIMIT ?",
        (before if before is not None else 2**62, limit),
    )
    return [
        Entry(id=id_, at=datetime.fromisoformat(at), label=label, values=json.loads(values), undone=bool(undone))
        for id_, at, label, values, undone in rows
    ]


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One immediate transaction, all or nothing. It waits for another writer; a deferred one is refused at once.

    Inside another it is a part of that one.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise


def _turn(
    connection: sqlite3.Connection, kind: str, row: tuple[int, str, str], placed: Sequence[tuple[Edit, _Places]]
) -> Committed:
    change_id, label, values = row
    edits = [edit for edit, _places in placed]
    _apply(
        connection,
        edits,
        "Something newer stands there and would be lost, so this stays. Undo the newer one first.",
        [places.after for _edit, places in placed],
    )
    committed = _committed(connection, kind, Change(label, tuple(edits), json.loads(values)), change_id)
    connection.execute(
        "UPDATE changes SET undone_by = ? WHERE id = ?", (committed.entry.id if kind == "undo" else None, change_id)
    )
    return committed


def _committed(
    connection: sqlite3.Connection, kind: str, change: Change, of_id: int | None, places: Sequence[_Places] = ()
) -> Committed:
    """Journal what was written and bring what follows from it up to date."""
    at = datetime.now(UTC)
    change_id = connection.execute(
        'INSERT INTO changes (at, kind, label, "values", of_id) VALUES (?, ?, ?, ?, ?)',
        (at.isoformat(timespec="seconds"), kind, change.label, _json(dict(change.values)), of_id),
    ).lastrowid
    assert change_id is not None  # noqa: S101  # an INSERT has a row id
    if kind == "do":
        connection.executemany(
            "INSERT INTO edits VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    change_id,
                    number,
                    shape(type(record)).table,
                    record.id,
                    _row_json(edit.before, stood.before),
                    _row_json(edit.after, stood.after),
                )
                for number, (edit, stood) in enumerate(zip(change.edits, places, strict=True))
                if (record := edit.after or edit.before) is not None
            ],
        )
    records = [record for edit in change.edits for record in (edit.before, edit.after) if record is not None]
    person_ids = frozenset(person_id for record in records if (person_id := _person_id(record)) is not None)
    if any(isinstance(record, Absence) and record.person_id is None for record in records):
        standing.refresh_all(connection)
    else:
        standing.refresh(connection, person_ids)
    return Committed(
        entry=Entry(id=change_id, at=at, label=change.label, values=dict(change.values), undone=kind == "undo"),
        person_ids=person_ids,
    )


def _person_id(record: Record) -> str | None:
    return record.id if isinstance(record, Person) else getattr(record, "person_id", None)


def _edits(connection: sqlite3.Connection, change_id: int) -> list[tuple[Edit, _Places]]:
    rows = connection.execute(
        "SELECT table_name, before, after FROM edits WHERE change_id = ? ORDER BY place", (change_id,)
    )
    edits = []
    for table, before, after in rows.fetchall():
        (was, stood), (now, stands) = _from_json(table, before), _from_json(table, after)
        edits.append((Edit(was, now), _Places(stood, stands)))
    return edits


def _apply(
    connection: sqlite3.Connection, edits: Sequence[Edit], refusal: str, wanted: Sequence[int | None] = ()
) -> list[_Places]:
    """Write the edits; `wanted` are the places that talks shall have again."""
    written = []
    try:
        for edit, place in zip_longest(edits, wanted):
            places = _write(connection, edit, place)
            if places is None:
                raise ChangedSince(refusal)
            written.append(places)
    except sqlite3.IntegrityError as error:
        # A row that newer rows lean on, or one that is there again: the same answer for the user.
        raise ChangedSince(refusal) from error
    return written


def _write(connection: sqlite3.Connection, edit: Edit, place: int | None) -> _Places | None:
    """Write one edit; None when the row is not what the edit expects."""
    match edit.before, edit.after:
        case None, Talk() as talk:
            return _Places(after=_put_talk(connection, talk, place))
        case None, after if after is not None:
            _insert(connection, after)
        case before, after if before is not None and _stands(connection, before):
            if isinstance(before, Talk) and isinstance(after, Talk | None):
                return _rewrite_talk(connection, before, after, place)
            if after is None:
                connection.execute(f"DELETE FROM {shape(type(before)).table} WHERE id = ?", (before.id,))  # noqa: S608  # our own names
            else:
                _update(connection, before, after)
        case _:
            return None
    return _Places()


def _stands(connection: sqlite3.Connection, record: Record) -> bool:
    """Whether the row is there and is exactly this."""
    kind = type(record)
    row = connection.execute(
        f"SELECT {shape(kind).columns} FROM {shape(kind).table} WHERE id = ?",  # noqa: S608  # our own names
        (record.id,),
    ).fetchone()
    return row is not None and list(row) == write(record)


def _insert(connection: sqlite3.Connection, record: Record, search_id: int | None = None) -> None:
    values = write(record)
    columns = shape(type(record)).columns
    if search_id is not None:
        values.append(search_id)
        columns += ", search_id"
    places = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {shape(type(record)).table} ({columns}) VALUES ({places})", values)  # noqa: S608  # our own names


def _update(connection: sqlite3.Connection, before: Record, after: Record) -> None:
    differing = [
        (name, new)
        for name, old, new in zip(shape(type(before)).names, write(before), write(after), strict=True)
        if old != new
    ]
    if differing:
        changes = ", ".join(f'"{name}" = ?' for name, _ in differing)
        connection.execute(
            f"UPDATE {shape(type(before)).table} SET {changes} WHERE id = ?",  # noqa: S608  # our own names
            [*(value for _, value in differing), before.id],
        )


def _rewrite_talk(connection: sqlite3.Connection, before: Talk, after: Talk | None, place: int | None) -> _Places:
    """A talk moves in the search index with its day and its text, so it is taken out and put in anew."""
    stood = int(connection.execute("SELECT search_id FROM talks WHERE id = ?", (before.id,)).fetchone()[0])
    if after is not None and (after.on, after.said) == (before.on, before.said):
        _update(connection, before, after)
        return _Places(stood, stood)
    said.take_out(connection, stood, before.said)
    connection.execute("DELETE FROM talks WHERE id = ?", (before.id,))
    if after is None:
        return _Places(before=stood)
    return _Places(stood, _put_talk(connection, after, stood if after.on == before.on else place))


def _put_talk(connection: sqlite3.Connection, talk: Talk, place: int | None) -> int:
    """Write a talk at the end of its day, or at the place it had."""
    if place is None:
        place = said.next_search_id(connection, talk.on)
    else:
        said.make_room(connection, place)
    _insert(connection, talk, place)
    said.put(connection, place, talk.said)
    return place


def _row_json(record: Record | None, place: int | None) -> str | None:
    if record is None:
        return None
    row: dict[str, Value] = dict(zip(shape(type(record)).names, write(record), strict=True))
    if place is not None:
        row[_PLACE] = place
    return _json(row)


def _from_json(table: str, text: str | None) -> tuple[Record | None, int | None]:
    if text is None:
        return None, None
    kind = kind_of(table)
    row: dict[str, Any] = json.loads(text)
    return read(kind, [row[name] for name in shape(kind).names]), row.get(_PLACE)
