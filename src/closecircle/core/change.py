"""What a deed does to the circle, as data: so that it can be checked, journalled, undone and done again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from closecircle.core.absence import Absence
from closecircle.core.days import SpecialDay
from closecircle.core.material import Material, Showing
from closecircle.core.person import Handle, Person
from closecircle.core.talk import NextQuestion, Promise, Talk, Thanks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A person was answered on a day (talk, sent, not now, rest, skip) and keeps the place that `reason` gave them."""

    id: str
    person_id: str
    on: date
    reason: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedDraft:
    """A draft that left the screen. `state`: "copied" until the next opening asks; then "sent", "set aside"."""

    id: str
    person_id: str
    text: str
    made_on: date
    state: str = "copied"
    talk_id: str | None = None
    used: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSentence:
    """A sentence the user rewrote and kept for next time; `move` is the part of a draft it serves."""

    id: str
    language: str
    move: str
    text: str
    kept_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChat:
    """Somebody's name in a chat room, tied to a person once; `person_id` None: left out."""

    id: str
    kind: str
    room: str
    sender: str
    person_id: str | None


Record: TypeAlias = (
    Person
    | Handle
    | Talk
    | Promise
    | NextQuestion
    | Thanks
    | SpecialDay
    | Material
    | Showing
    | Absence
    | Answer
    | SavedDraft
    | KeptSentence
    | KnownChat
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One row before and after: `before` None adds it, `after` None removes it."""

    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Change:
    """One deed: a label (an English template, the id of its translation) with its values, and the rows it edits."""

    label: str
    edits: tuple[Edit, ...]
    values: Mapping[str, str] = field(default_factory=dict)


def added(*records: Record) -> tuple[Edit, ...]:
    """Edits that add the records."""
    return tuple(Edit(None, record) for record in records)


def removed(*records: Record) -> tuple[Edit, ...]:
    """Edits that remove the records."""
    return tuple(Edit(record, None) for record in records)
