"""What is kept of drafts: those that left the screen, and sentences of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from datetime import date


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
