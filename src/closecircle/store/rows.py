"""Row to dataclass and back, both ways, nothing else. A kind is loaded when it is first asked for."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from enum import Enum

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
    """How one kind lies in its table: the columns in the order of its fields, and those that are no plain values.

    `values` takes all fields of a record at once; `reads` and `writes` say at which places to convert, and how.
    """

    table: str
    names: tuple[str, ...]
    columns: str
    values: Callable[[Any], tuple[Any, ...]]
    reads: tuple[tuple[int, Callable[[Any], Any]], ...]
    writes: tuple[tuple[int, Callable[[Any], Value]], ...]


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
    ways = [(place, way) for place, name in enumerate(names) if (way := _way(kind.__name__, name)) is not None]
    reads = tuple((place, read) for place, (read, _write) in ways)
    writes = tuple((place, write) for place, (_read, write) in ways)
    columns = ", ".join(f'"{name}"' for name in names)
    return Shape(_TABLE_OF[kind.__name__], names, columns, attrgetter(*names), reads, writes)


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
    lies = shape(type(record))
    values = list(lies.values(record))
    for place, plain in lies.writes:
        if values[place] is not None:
            values[place] = plain(values[place])
    return values


def _way(kind: str, name: str) -> tuple[Callable[[Any], Any], Callable[[Any], Value]] | None:
    """How a column is read and written; None where SQLite's own value serves."""
    if (kind, name) in _ENUMS:
        members: dict[str, Enum] = {member.value: member for member in cast("type[Enum]", _loaded(*_ENUMS[kind, name]))}
        return members.__getitem__, str  # a third of the time that calling the enumeration takes
    if name in _TRUTHS:
        return bool, int
    if name in _DAYS or name.endswith(_DAY_ENDINGS):
        return date.fromisoformat, date.isoformat
    return None


def _loaded(module: str, name: str) -> type:
    return cast("type", getattr(import_module(f"closecircle.core.{module}"), name))
