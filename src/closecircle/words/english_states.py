"""What state a note tells of: unsure, worried, busy, off to Crete, back from Rome, in hospital, a nurse."""

# ruff: noqa: C901, PLR0911, PLR0912  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import echo_of, gone
from closecircle.words.english_bare import at_work
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_health import ailing, is_ill
from closecircle.words.english_journeys import (
    about_rest,
    forward_to,
    sorted_out,
    went,
)
from closecircle.words.english_kinds import Kind
from closecircle.words.english_moment import (
    DOUBTS,
    WORRIES,
    after_state,
    retold,
    state_of,
)
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import plain
from closecircle.words.english_tastes import liked
from closecircle.words.english_wishes import (
    in_two_minds,
    in_worry,
    regret,
)

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


_SOON_OVER = 14  # days, after which they are back from where they were off to


def of_state(clause: Clause, moment: Moment) -> list[Frame]:  # one branch a state, read from top to bottom
    """You were unsure, worried, busy, off to Crete, back from Rome, in hospital, a nurse."""
    state, after = state_of(clause), after_state(clause)
    lows = {plain(word) for word in clause.rest.split()}
    if lows & known.HEAVY:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    if is_ill(clause, lows):
        return ailing(after)
    if state in DOUBTS and (state not in {"sure", "certain"} or clause.negative):
        return in_two_minds(retold(after))
    if state in WORRIES:
        return in_worry(after, clause, moment)
    if state == "sorry":
        return regret(after)
    if clause.negative:
        return []
    if state == "retired":
        return [Frame(name="retired", rank=1, echo="retire")]
    if state in {"pregnant", "due", "expecting"}:
        return [Frame(name="expecting", rank=1, echo="baby")]
    if state in {"busy", "snowed", "swamped", "overwhelmed"}:
        thing = (
            noun(after.removeprefix("under ").removeprefix("with ").split(" to ")[0])
            if after.startswith(("with ", "under with "))
            else None
        )
        if thing:
            return [Frame(name="busy", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
        return [Frame(name="busy_you", rank=1, echo="busy")]
    if state in {"tired", "exhausted", "stressed"}:
        return [Frame(name="busy_you", rank=1, echo="busy")]
    if state in {"back", "home"} and "leave" in lows:
        return [Frame(name="back_at_work", rank=1, echo="work")]
    if state in {"back", "home"} and after.startswith("from "):
        return went(after.removeprefix("from "), True, rank=1)
    if state in {"off", "away"} and after.startswith(("to ", "in ", "on ")):
        behind = gone(clause.on, moment.noted, moment.today)
        if behind is None and state == "off" and (moment.today - moment.noted).days >= _SOON_OVER:
            behind = True
        return went(after.split(" ", 1)[1], behind, rank=1)
    if state in {"keen", "interested", "into", "fond", "obsessed", "curious"} and after:
        return liked(
            after.split(" ", 1)[1] if after.split()[0] in {"on", "in", "of", "with", "about"} else after, rank=2
        )
    if state == "excited" and after.startswith(("about ", "for ")):
        return forward_to(after.split(" ", 1)[1], clause, moment)
    if state in {"happy", "pleased", "delighted", "proud", "thrilled"} and after.startswith(("with ", "about ", "of ")):
        return about_rest(after.split(" ", 1)[1], clause, moment)
    if state == "engaged" and not moment.standing:
        return [Frame(name="good_news", slots={"past": f"got {state} {after}".strip()}, rank=0, echo="wedding")]
    if state == "stuck" and after.startswith(("on ", "with ")):
        return sorted_out(after.split(" ", 1)[1])
    if state == "allergic" or not clause.rest:
        return []
    if plain(clause.rest.split()[0]) in {"a", "an", "the"}:
        thing = noun(clause.rest)
        return at_work(clause.rest, 3) if thing and thing.kind is Kind.JOB else []
    return []
