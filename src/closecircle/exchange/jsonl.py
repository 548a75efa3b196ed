"""closecircle's own file, both ways: JSON Lines, one row a line, complete and lossless.

The first line says which program and which shape of the store wrote it; nothing in it depends on the day of writing,
so the same circle gives the same bytes. Each other line is one row: `table`, then its columns by name.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, get_args, get_type_hints

from closecircle.core.absence import Absence
from closecircle.core.answer import Answer
from closecircle.core.days import SpecialDay
from closecircle.core.errors import Unreadable
from closecircle.core.known_chat import KnownChat
from closecircle.core.material import Material, Showing
from closecircle.core.person import Handle, Person, Register
from closecircle.core.rhythm import Rhythm, UnknownRhythm
from closecircle.core.saved_draft import KeptSentence, SavedDraft
from closecircle.core.talk import NextQuestion, Promise, Talk, Thanks
from closecircle.core.text import clean
from closecircle.core.today import Reason
from closecircle.exchange.records import ReadProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from closecircle.core.change import Record

# In the order in which they are written: whoever is pointed at stands first.
TABLES: dict[str, type[Record]] = {
    "people": Person,
    "handles": Handle,
    "talks": Talk,
    "promises": Promise,
    "next_questions": NextQuestion,
    "thanks": Thanks,
    "special_days": SpecialDay,
    "materials": Material,
    "showings": Showing,
    "absences": Absence,
    "answers": Answer,
    "saved_drafts": SavedDraft,
    "kept_sentences": KeptSentence,
    "known_chats": KnownChat,
}
_NAMES = {kind: table for table, kind in TABLES.items()}

DAMAGED = "Line $line is damaged and was left out: $value"
TWICE = "Line $line holds a row that another line says differently, and was left out: $value"
_NOT_OURS = "$name does not begin as a circle of closecircle does"
_EMPTY = "$name holds no row that can be read"
_NEWER = "$name was written by a newer closecircle (shape $theirs, this one knows $ours). Update the program first."
_UNKNOWN = "Line $line of $name holds “$value”, which this closecircle does not know. Update the program first."
_LINE = 16 << 20
_SHOWN = 60
_MOST = 2**63
# What JSON itself leaves raw, though a terminal may act on it or an editor break the line there.
_RAW = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "), default=date.isoformat).encode
_STATES = frozenset({"copied", "sent", "set aside"})


class Line(NamedTuple):
    """One row and the line it stands on, counted from 1."""

    number: int
    record: Record


def lines(records: Iterable[Record], *, version: str, schema: int) -> Iterator[bytes]:
    """The header, then each record as a line, in the order given. `schema`: the shape of the store they come from."""
    yield _line({"closecircle": version, "schema": schema})
    for record in records:
        kind = type(record)
        yield _line({"table": _NAMES[kind], **{name: getattr(record, name) for name in _columns(kind)}})


def read(stream: BinaryIO, name: str, *, schema: int) -> Iterator[Line | ReadProblem]:
    """Each row of the file, and a line for each that is damaged. Ids are kept, values come back exactly.

    Args:
        stream: The bytes, from their beginning.
        name: The file's, for messages.
        schema: The newest shape this program knows.

    Raises:
        Unreadable: It is no circle, was written by a newer program, holds a kind of row or a column that is not
            known, or no row at all can be read.
    """
    _header(stream, name, schema)
    number, found = 1, 0
    while raw := stream.readline(_LINE):
        number += 1
        if not raw.endswith(b"\n") and len(raw) == _LINE:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(_LINE)
            yield ReadProblem(line=number, what=DAMAGED, value="…")
            continue
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
            record = _record(row)
        except _NotKnown as unknown:
            raise Unreadable(_UNKNOWN, line=number, name=name, value=str(unknown)[:_SHOWN]) from None
        except (ValueError, TypeError, KeyError, RecursionError):
            yield ReadProblem(line=number, what=DAMAGED, value=raw[:_SHOWN].decode("utf-8", "replace").strip())
            continue
        found += 1
        yield Line(number, record)
    if not found and number > 1:
        raise Unreadable(_EMPTY, name=name)


class _NotKnown(Exception):  # never leaves this module
    """A table or a column that a newer program may know."""


@dataclass(frozen=True, slots=True)
class _Column:
    read: Callable[[Any], Any]
    needed: bool


def _header(stream: BinaryIO, name: str, schema: int) -> None:
    try:
        header = json.loads(stream.readline(_LINE).removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        raise Unreadable(_NOT_OURS, name=name) from None
    theirs = header.get("schema") if isinstance(header, dict) and "closecircle" in header else None
    if not isinstance(theirs, int):
        raise Unreadable(_NOT_OURS, name=name)
    if theirs > schema:
        raise Unreadable(_NEWER, name=name, theirs=theirs, ours=schema)


def _line(row: dict[str, object]) -> bytes:
    text = _RAW.sub(lambda sign: f"\\u{ord(sign[0]):04x}", _ENCODE(row))
    return f"{text}\n".encode()


def _record(row: object) -> Record:
    if not isinstance(row, dict):
        raise TypeError
    table = row.pop("table")
    kind = TABLES.get(table)
    if kind is None:
        raise _NotKnown(table)
    columns = _columns(kind)
    for name in row:
        if name not in columns:
            raise _NotKnown(f"{table}.{name}")
    values = {name: column.read(row[name]) for name, column in columns.items() if column.needed or name in row}
    record: Record = kind(**values)
    _check(record)
    return record


def _columns(kind: type) -> dict[str, _Column]:
    known = _COLUMNS.get(kind)
    if known is not None:
        return known
    # Dates are imported for the type checker alone where the kinds are declared.
    hints = get_type_hints(kind, localns={"date": date})
    found = _COLUMNS[kind] = {
        field.name: _Column(_reader(hints[field.name]), needed=field.default is MISSING) for field in fields(kind)
    }
    return found


_COLUMNS: dict[type, dict[str, _Column]] = {}


def _reader(hint: Any) -> Callable[[Any], Any]:
    kinds = get_args(hint)
    kind = next(each for each in kinds if each is not NoneType) if kinds else hint
    convert = _READERS.get(kind) or (kind if issubclass(kind, StrEnum) else _never)
    if NoneType in kinds:
        return lambda value: None if value is None else convert(value)
    return convert


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # a lone surrogate is a ValueError
    return clean(value)  # what closecircle itself wrote is clean already


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not -_MOST <= value < _MOST:
        raise TypeError
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _day(value: object) -> date:
    found = date.fromisoformat(_text(value))
    if found.isoformat() != value:
        raise ValueError
    return found


def _never(value: object) -> object:
    raise TypeError(type(value))


_READERS: dict[type, Callable[[Any], Any]] = {str: _text, int: _number, bool: _truth, date: _day}


def _check(record: Record) -> None:
    """What a column may hold beyond its type, so that nothing a file says can stop the program later."""
    match record:
        case Person(rhythm=rhythm, register=register):
            if register:
                Register(register)
            try:
                well = not rhythm or Rhythm.parse(rhythm).spell() == rhythm
            except UnknownRhythm:
                well = False
        case SpecialDay(month=month, day=day):
            well = 1 <= month <= 12 and (day is None or 1 <= day <= 31)  # noqa: PLR2004  # months and days
        case Absence(weekday=weekday):
            well = weekday is None or 0 <= weekday <= 6  # noqa: PLR2004  # days of the week
        case Answer(reason=reason):
            well = reason in set(Reason)
        case SavedDraft(state=state):
            well = state in _STATES
        case _:
            well = True
    if not well or not record.id:
        raise ValueError
