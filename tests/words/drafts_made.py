"""The drafts of one person as the screen offers them, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.words.draft import draft

if TYPE_CHECKING:
    from closecircle.words.facts import Facts
    from closecircle.words.plan import Draft, Occasion


def variants(facts: Facts, *, occasion: Occasion | None = None, count: int = 3) -> list[Draft]:
    """The first `count` drafts."""
    return [draft(facts, occasion=occasion, variant=each) for each in range(count)]
