"""Row to dataclass and back, both ways, nothing else."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, cast

from closecircle.core.absence import Absence
from closecircle.core.change import Answer, KeptSentence, KnownChat, SavedDraft
from closecircle.core.days import SpecialDay
from closecircle.core.material import Material, Showing
from closecircle.core.person import Familiarity, Handle, Person, Seat, Tie
from closecircle.core.talk import Channel, NextQuestion, Promise, Side, Talk, Thanks
from closecircle.core.today import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from closecircle.core.change import Record

Value = str | int | None
R = TypeVar("R")

TABLES: dict[type, str] = {
    Person: "people",
    Handle: "handles",
    Talk: "talks",
    Promise: "promises",
    NextQuestion: "next_questions",
    Thanks: "thanks",
    SpecialDay: "special_days",
    Material: "materials",
    Showing: "showings",
    Absence: "absences",
    Answer: "answers",
    SavedDraft: "saved_drafts",
    KeptSentence: "kept_sentences",
    KnownChat: "known_chats",
    Standing: "standing",
}
TYPES: dict[str, type] = {table: kind for kind, table in TABLES.items()}
# A row is written before the rows that point at it, and removed after them.
WRITE_ORDER = tuple(table for table in TABLES.values() if table != "standing")

_DAY = date.fromisoformat
_READ: dict[type, dict[str, Callable[[Any], Any]]] = {
    Person: {"tie": Tie, "familiarity": Familiarity, "seat": Seat, "paused_until": _DAY, "added_on": _DAY},
    Handle: {},
    Talk: {"on": _DAY, "channel": Channel, "began": Side, "last_by": Side, "private": bool},
    Promise: {"due_on": _DAY, "made_on": _DAY, "kept_on": _DAY},
    NextQuestion: {"due_on": _DAY, "noted_on": _DAY, "about_on": _DAY, "asked_on": _DAY},
    Thanks: {"since": _DAY, "thanked_on": _DAY},
    SpecialDay: {"lunar": bool, "leap": bool},
    Material: {"made_on": _DAY, "put_away_on": _DAY},
    Showing: {"shown_on": _DAY, "enjoyed": bool, "passed_on": _DAY},
    Absence: {"from_on": _DAY, "to_on": _DAY},
    Answer: {"on": _DAY, "since": _DAY},
    SavedDraft: {"made_on": _DAY},
    KeptSentence: {"kept_on": _DAY},
    KnownChat: {},
    Standing: {
        "familiarity": Familiarity,
        **dict.fromkeys(
            (
                "paused_until",
                "last_talk_on",
                "rhythm_on",
                "owed_since",
                "last_own_on",
                "question_on",
                "promise_on",
                "thanks_since",
                "new_since",
            ),
            _DAY,
        ),
    },
}
NAMES: dict[type, tuple[str, ...]] = {kind: tuple(field.name for field in fields(kind)) for kind in TABLES}
COLUMNS: dict[type, str] = {kind: ", ".join(f'"{name}"' for name in names) for kind, names in NAMES.items()}
_PLACES: dict[type, list[tuple[int, Callable[[Any], Any]]]] = {
    kind: [(NAMES[kind].index(name), read) for name, read in reads.items()] for kind, reads in _READ.items()
}


def select(kind: type, rest: str = "", alias: str = "") -> str:
    """The SELECT of whole rows of a kind, in the order of its fields; `rest` continues the statement."""
    columns = ", ".join(f'{alias}."{name}"' for name in NAMES[kind]) if alias else COLUMNS[kind]
    return f"SELECT {columns} FROM {TABLES[kind]} {alias} {rest}"  # noqa: S608  # names of our own, never typed text


def read(kind: type[R], row: Sequence[Any]) -> R:
    """One row, selected by `select`, as its dataclass."""
    values = list(row)
    for place, convert in _PLACES[kind]:
        if values[place] is not None:
            values[place] = convert(values[place])
    return kind(**dict(zip(NAMES[kind], values, strict=True)))


def read_all(kind: type[R], rows: Iterable[Sequence[Any]]) -> list[R]:
    """Many rows as dataclasses."""
    return [read(kind, row) for row in rows]


def write(record: Record | Standing) -> list[Value]:
    """The values of a record as SQLite keeps them, in the order of its fields."""
    return [_plain(getattr(record, name)) for name in NAMES[type(record)]]


def _plain(value: object) -> Value:
    match value:
        case Enum():
            return cast("str", value.value)
        case bool():
            return int(value)
        case None | str() | int():
            return value
        case date():
            return value.isoformat()
        case _:
            raise TypeError(type(value))
