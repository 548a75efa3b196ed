"""Row to dataclass and back, both ways, nothing else. A kind is loaded when it is first asked for."""

from __future__ import annotations

from datetime import date
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from closecircle.core.change import Record
    from closecircle.core.today import Standing

Value = str | int | None
R = TypeVar("R")

# Where each table's kind lives. A row is written before the rows that point at it, and removed after them.
_KINDS = {
    "people": ("person", "Person"),
    "handles": ("person", "Handle"),
    "talks": ("talk", "Talk"),
    "promises": ("talk", "Promise"),
    "next_questions": ("talk", "NextQuestion"),
    "thanks": ("talk", "Thanks"),
    "special_days": ("days", "SpecialDay"),
    "materials": ("material", "Material"),
    "showings": ("material", "Showing"),
    "absences": ("absence", "Absence"),
    "answers": ("answer", "Answer"),
    "saved_drafts": ("saved_draft", "SavedDraft"),
    "kept_sentences": ("saved_draft", "KeptSentence"),
    "known_chats": ("known_chat", "KnownChat"),
    "standing": ("today", "Standing"),
}
_TABLE_OF = {name: table for table, (_module, name) in _KINDS.items()}
WRITE_ORDER = tuple(table for table in _KINDS if table != "standing")

# Which columns are no plain text or number: enumerations by where they live, truths, days.
_ENUMS = {
    ("Person", "tie"): ("person", "Tie"),
    ("Person", "familiarity"): ("person", "Familiarity"),
    ("Person", "seat"): ("person", "Seat"),
    ("Standing", "familiarity"): ("person", "Familiarity"),
    ("Talk", "channel"): ("talk", "Channel"),
    ("Talk", "began"): ("talk", "Side"),
    ("Talk", "last_by"): ("talk", "Side"),
}
_TRUTHS = frozenset({"private", "lunar", "leap", "enjoyed"})
_DAYS = frozenset({"on", "since", "paused_until", "passed_on"})
_DAY_ENDINGS = ("_on", "_since")


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind lies in its table: the columns in the order of its fields, and how to read those that need it."""

    table: str
    names: tuple[str, ...]
    columns: str
    reads: tuple[tuple[int, Callable[[Any], Any]], ...]


def kind_of(table: str) -> type:
    """The dataclass whose rows a table holds."""
    module, name = _KINDS[table]
    return _loaded(module, name)


def shape(kind: type) -> Shape:
    """How a kind lies in its table."""
    known = _SHAPES.get(kind)
    if known is None:
        known = _SHAPES[kind] = _shape(kind)
    return known


_SHAPES: dict[type, Shape] = {}


def _shape(kind: type) -> Shape:
    names: tuple[str, ...] = kind.__slots__  # type: ignore[attr-defined]  # its fields in order, as it is slotted
    reads = [(place, read) for place, name in enumerate(names) if (read := _reader(kind.__name__, name)) is not None]
    return Shape(_TABLE_OF[kind.__name__], names, ", ".join(f'"{name}"' for name in names), tuple(reads))


def select(kind: type, rest: str = "", alias: str = "") -> str:
    """The SELECT of whole rows of a kind, in the order of its fields; `rest` continues the statement."""
    lies = shape(kind)
    columns = ", ".join(f'{alias}."{name}"' for name in lies.names) if alias else lies.columns
    return f"SELECT {columns} FROM {lies.table} {alias} {rest}"  # noqa: S608  # names of our own, never typed text


def read(kind: type[R], row: Sequence[Any]) -> R:
    """One row, selected by `select`, as its dataclass."""
    lies = _SHAPES.get(kind) or shape(kind)
    values = list(row)
    for place, convert in lies.reads:
        value = values[place]
        if value is not None:
            values[place] = convert(value)
    return kind(**dict(zip(lies.names, values, strict=True)))


def read_all(kind: type[R], rows: Iterable[Sequence[Any]]) -> list[R]:
    """Many rows as dataclasses."""
    return [read(kind, row) for row in rows]


def write(record: Record | Standing) -> list[Value]:
    """The values of a record as SQLite keeps them, in the order of its fields."""
    return [_plain(getattr(record, name)) for name in shape(type(record)).names]


def _reader(kind: str, name: str) -> Callable[[Any], Any] | None:
    if (kind, name) in _ENUMS:
        members: dict[str, Enum] = {member.value: member for member in cast("type[Enum]", _loaded(*_ENUMS[kind, name]))}
        return members.__getitem__  # a third of the time that calling the enumeration takes
    if name in _TRUTHS:
        return bool
    if name in _DAYS or name.endswith(_DAY_ENDINGS):
        return date.fromisoformat
    return None


def _loaded(module: str, name: str) -> type:
    return cast("type", getattr(import_module(f"closecircle.core.{module}"), name))


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
