"""The numbers that Today goes by. Each is a setting; these are the defaults, and where they come from."""

from __future__ import annotations

from closecircle.core.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Days unless said otherwise (rules "Today").

    `portion`: rows a day (P1). `seats`: people a circle is meant to hold (P6). `recent`: days after a talk in which the
    rhythm is silent. `near`: how far ahead a special day shows. `not_now`, `not_now_long`: the two short pauses.
    `peace_after`: one's own unanswered messages after which a person is left in peace, for `peace` days.
    `ask_after`: when a next question without a date comes due after its talk.
    """

    portion: int = 5
    seats: int = 30
    recent: int = 3
    near: int = 7
    not_now: int = 3
    not_now_long: int = 7
    peace_after: int = 2
    peace: int = 60
    ask_after: int = 3
