"""What a language has to offer a draft: its sentences, and how they are joined, measured and compared.

`draft.py` knows no language. It asks a `Tongue` for every sentence that could be said (`sayings`), chooses among them
by move, and lets the tongue join and measure. The two tongues are `korean.KOREAN` and `english.ENGLISH`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.words.facts import Facts
    from closecircle.words.plan import Occasion, Saying


class Tongue(Protocol):
    """One language: what can be said, and how sentences are joined and measured. Pure and deterministic."""

    @property
    def language(self) -> str:
        """'ko' or 'en'."""

    def occasion(self, facts: Facts) -> Occasion | None:
        """The occasion that only words show ("독감으로 쉰다고 함" → ILLNESS); None when the notes show none.

        Called after what dates and fields show (birthday, promise, reply, introduction …) has been looked at.
        """

    def sayings(self, facts: Facts, occasion: Occasion) -> Sequence[Saying]:
        """Every sentence that could be said to this person on this occasion, all moves mixed, any order.

        GREET is always there (with the vocative, without one when `address` is ''). SELF only with a sender's name.
        An open `facts.question` gives ASK sayings with `way=Way.QUESTION`, whatever the occasion, except MOURNING.
        Give at least eight ways of each move a plain draft needs; rank ≥ 8 marks the plainest, always safe ones,
        which a draft falls back to when the guard finds something.
        """

    def join(self, sayings: Sequence[Saying]) -> str:
        """The sentences as one message, spaces and capitals right."""

    def fits(self, text: str) -> bool:
        """Whether the text is short enough for one chat bubble (Korean ≤ 120 syllables, English ≤ 60 words)."""

    def stems(self, text: str) -> frozenset[str]:
        """The stems by which two drafts are held against each other."""

    def holds(self, text: str, never: str) -> bool:
        """Whether the text says what must never be said, in any inflection the tongue can see."""
