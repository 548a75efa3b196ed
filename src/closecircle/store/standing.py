"""Keeps the standing of each person true: the dated facts from which Today follows, rewritten by every commit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from closecircle.core.absence import Absence
from closecircle.core.rhythm import Rhythm, next_on
from closecircle.core.today import Standing
from closecircle.store.rows import read_all, select, shape, write

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from closecircle.store.rows import Value

_PERSON = """
SELECT name, familiarity, seat, paused_until, rhythm, added_on,
    (SELECT min(due_on) FROM next_questions WHERE person_id = p.id AND asked_on IS NULL),
    (SELECT min(due_on) FROM promises WHERE person_id = p.id AND kept_on IS NULL),
    (SELECT min(since) FROM thanks WHERE person_id = p.id AND thanked_on IS NULL),
    EXISTS (SELECT 1 FROM absences WHERE person_id = p.id)
FROM people AS p WHERE id = ?
"""
_LAST_TALKS = (
    'SELECT "on", channel, last_by, received FROM talks WHERE person_id = ? ORDER BY search_id DESC'  # read lazily
)
_PUT = (
    f"INSERT INTO standing ({shape(Standing).columns}) "  # noqa: S608  # our own column names
    f"VALUES ({', '.join('?' * len(shape(Standing).names))})"
)


def refresh(connection: sqlite3.Connection, person_ids: Iterable[str]) -> None:
    """Write the standing of these people anew; people outside the circle have none."""
    shared = _absences(connection, None)
    for person_id in person_ids:
        person = connection.execute(_PERSON, (person_id,)).fetchone()
        if person is None or person[2] != "circle":
            connection.execute("DELETE FROM standing WHERE person_id = ?", (person_id,))
        else:
            _put(connection, person_id, write(_standing(connection, person_id, person, shared)))


def _put(connection: sqlite3.Connection, person_id: str, values: list[Value]) -> None:
    """Write only what differs: each of the dates has an index, and a page that stays as it is need not be synced."""
    before = connection.execute(select(Standing, "WHERE person_id = ?"), (person_id,)).fetchone()
    if before is None:
        connection.execute(_PUT, values)
        return
    differing = [
        (name, new) for name, old, new in zip(shape(Standing).names, before, values, strict=True) if old != new
    ]
    if differing:
        changes = ", ".join(f"{name} = ?" for name, _ in differing)
        connection.execute(
            f"UPDATE standing SET {changes} WHERE person_id = ?",  # noqa: S608  # our own column names
            [*(new for _, new in differing), person_id],
        )


def refresh_all(connection: sqlite3.Connection) -> None:
    """Write everybody's standing anew: the shop's closed days have changed, or a file is being repaired."""
    connection.execute("DELETE FROM standing")
    refresh(
        connection, [row[0] for row in connection.execute("SELECT id FROM people WHERE seat = 'circle'").fetchall()]
    )


def _absences(connection: sqlite3.Connection, person_id: str | None) -> list[Absence]:
    return read_all(Absence, connection.execute(select(Absence, "WHERE person_id IS ?"), (person_id,)))


def _standing(
    connection: sqlite3.Connection, person_id: str, person: tuple[str, ...], shared: list[Absence]
) -> Standing:
    name, familiarity, _, paused_until, rhythm, added_on, question_on, promise_on, thanks_since, away = person
    absences = shared + _absences(connection, person_id) if away else shared
    last_talk_on, owed_since, unanswered, last_own_on = _turn(connection, person_id)
    return Standing(
        person_id=person_id,
        name=name,
        familiarity=familiarity,  # type: ignore[arg-type]  # written straight back: the column's own text serves
        paused_until=_day(paused_until),
        last_talk_on=last_talk_on,
        rhythm_on=_rhythm_on(rhythm, last_talk_on, absences),
        owed_since=owed_since,
        unanswered=unanswered,
        last_own_on=last_own_on,
        question_on=_day(question_on),
        promise_on=_day(promise_on),
        thanks_since=_day(thanks_since),
        new_since=_day(added_on) if last_talk_on is None else None,
    )


def _rhythm_on(rhythm: str, last_talk_on: date | None, absences: list[Absence]) -> date | None:
    if not rhythm or last_talk_on is None:
        return None
    return next_on(last_talk_on, Rhythm.parse(rhythm), absences)


def _turn(connection: sqlite3.Connection, person_id: str) -> tuple[date | None, date | None, int, date | None]:
    """The last talk's day, their unanswered message's day, one's own unanswered messages, and the newest of those."""
    talks = connection.execute(_LAST_TALKS, (person_id,))
    last = talks.fetchone()
    if last is None:
        return None, None, 0, None
    last_on = date.fromisoformat(last[0])
    if last[1] != "message" or last[2] != "me":
        return last_on, last_on if last[1] == "message" and last[2] == "them" else None, 0, None
    unanswered = 0
    talk: tuple[str, str, str, int] | None = last
    while talk is not None and talk[1] == "message" and talk[2] == "me":
        unanswered += 1
        if talk[3]:  # they said something that day, and one's own message after it stands open
            break
        talk = talks.fetchone()
    talks.close()
    return last_on, None, unanswered, last_on


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
