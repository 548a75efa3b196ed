"""A deed no reader knows of its own: a habit is asked after, a thing once seen is remembered, the rest is left."""

# ruff: noqa: PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_moment import (
    last_noun,
)
from closecircle.words.english_second import plain
from closecircle.words.english_ties import ailing, is_ill
from closecircle.words.english_verbs import gerund, past
from closecircle.words.english_wishes import (
    could_not,
)

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def by_habit(clause: Clause, _moment: Moment) -> list[Frame]:
    """A deed no reader knows: a habit is asked after, a thing once done is remembered; a doubtful one is left."""
    if clause.negative or clause.modal:
        return could_not(clause)
    lows = {plain(word) for word in clause.rest.split()}
    if lows & known.HEAVY or clause.verb in _UNSAID:
        return []
    if is_ill(clause, lows):
        return ailing(clause.rest)
    ving = f"{gerund(clause.verb)} {clause.rest}".strip()
    echo = last_noun(clause.rest) or clause.verb
    if clause.tense is Tense.PRESENT:
        return [
            Frame(
                name="habit" if clause.verb in _PLEASURES else "habit_plain",
                slots={"ving": ving, "vp": f"{clause.verb} {clause.rest}".strip()},
                rank=2,
                echo=echo,
            )
        ]
    if clause.tense is Tense.GOING:
        return [Frame(name="doing", slots={"ving": ving, "gerund": gerund(clause.verb)}, rank=2, echo=echo)]
    if clause.verb not in _SEEN_DEEDS or len(lows) > 10 or not clause.rest:  # noqa: PLR2004  # a story is not retold
        return []
    return [Frame(name="deed", slots={"ving": ving, "past": f"{past(clause.verb)} {clause.rest}"}, rank=3, echo=echo)]


_PLEASURES = word_set(
    "run swim ride cycle paint draw sing dance sail surf climb hike walk fish garden bake cook knit sew write play "
    "row ski skate camp crochet weave brew photograph jog box fence "
)


# What one sees somebody do, and may remember aloud.
_SEEN_DEEDS = word_set("come drop pop stop stand sing dance play carry joke walk cycle ride draw wear taste sit turn ")


_UNSAID = word_set(
    "be seem sound look smell cost know mean cry admit refuse swear fight pay steal hate fear mind mind forget "
    "return expect complain quit leave suffer argue disagree understand smile laugh hear let keep stand "
)
