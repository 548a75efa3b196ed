"""What a deed does to the circle, as data: so that it can be checked, journalled, undone and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from closecircle.core.records import dataclass, field

if TYPE_CHECKING:
    # The kinds of rows are named for the type checker alone: a deed loads only those it touches.
    from collections.abc import Mapping

    from closecircle.core.absence import Absence
    from closecircle.core.answer import Answer
    from closecircle.core.days import SpecialDay
    from closecircle.core.known_chat import KnownChat
    from closecircle.core.material import Material, Showing
    from closecircle.core.person import Handle, Person
    from closecircle.core.saved_draft import KeptSentence, SavedDraft
    from closecircle.core.talk import NextQuestion, Promise, Talk, Thanks

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
