"""A deed no reader knows of its own: a habit is asked after, a thing once seen is remembered, the rest is left."""

# ruff: noqa: C901, PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import gone
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame
from closecircle.words.english_health import ailing, is_ill
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_moment import (
    last_noun,
)
from closecircle.words.english_second import plain
from closecircle.words.english_verbs import gerund, past
from closecircle.words.english_wishes import (
    could_not,
)

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def by_habit(clause: Clause, moment: Moment) -> list[Frame]:
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
    if rest_is_manner(clause.rest):
        return []
    if clause.tense is Tense.PRESENT and clause.verb not in _PLEASURES | _PASTIMES:
        return []
    if clause.tense is Tense.GOING and clause.verb in _TREKS and re.search(r"\b[A-Z]|\bfrom\b", clause.rest):
        return _trek(clause, moment, ving)
    if clause.tense is Tense.GOING and clause.on is not None and clause.on > moment.noted:
        return _planned(clause, moment, echo)
    if clause.verb in {"close", "shut", "become"} and clause.tense is Tense.GOING:
        return []
    if clause.tense is Tense.PRESENT or (clause.tense is Tense.GOING and _goes_on(clause)):
        return [
            Frame(
                name="habit" if clause.verb in _PLEASURES and not _runs_a_thing(clause) else "habit_plain",
                slots={"ving": ving, "vp": f"{clause.verb} {clause.rest}".strip()},
                rank=2,
                echo=echo,
            )
        ]
    if clause.tense is Tense.GOING:
        return [Frame(name="doing", slots={"ving": ving, "gerund": gerund(clause.verb)}, rank=2, echo=echo)]
    if (clause.verb == "come" and not clause.rest.startswith("in ")) or (
        clause.verb in {"walk", "cycle"} and "here" not in lows
    ):
        return []
    if clause.verb not in _SEEN_DEEDS or len(lows) > 10 or not clause.rest:  # noqa: PLR2004  # a story is not retold
        return []
    return [Frame(name="deed", slots={"ving": ving, "past": f"{past(clause.verb)} {clause.rest}"}, rank=3, echo=echo)]


_PLEASURES = word_set(
    "run swim ride cycle paint draw sing dance sail surf climb hike walk fish garden bake cook knit sew write play "
    "row ski skate camp crochet weave brew photograph jog box fence "
)


# What people do for its own sake or for their living, and may be asked about.
_PASTIMES = word_set(
    "watch collect fix mend repair restore follow coach volunteer foster breed keep commute teach tutor busk print "
    "make carve roast ferment play work run manage sell perform compete race translate"
)


def _goes_on(clause: Clause) -> bool:
    """Whether what somebody is at is a habit and no piece of work: walking the dog, not painting the hallway."""
    if clause.verb in _MAKING:
        return not clause.rest or plain(clause.rest.split()[0]) not in known.DETERMINERS
    return clause.verb in _PLEASURES | {"sell", "teach", "watch"}


_MAKING = word_set("paint draw write cook bake knit sew crochet weave brew")


def _runs_a_thing(clause: Clause) -> bool:
    """Running a quiz is no running."""
    return clause.verb == "run" and bool(clause.rest) and plain(clause.rest.split()[0]) in known.DETERMINERS


_TREKS = word_set("climb cycle walk ride swim run hike sail row drive trek paddle kayak")


def _trek(clause: Clause, moment: Moment, ving: str) -> list[Frame]:
    """A great walk or ride somewhere: climbing Ben Nevis, cycling from coast to coast."""
    when = {True: "gone", False: "ahead", None: "open"}[gone(clause.on, moment.noted, moment.today)]
    return [Frame(name=f"trek_{when}", slots={"ving": ving}, rank=1, echo=last_noun(clause.rest))]


def rest_is_manner(rest: str) -> bool:
    """Whether nothing but a manner follows the verb: walks slowly."""
    words = rest.split()
    return len(words) == 1 and plain(words[0]).endswith("ly")


def _planned(clause: Clause, moment: Moment, echo: str) -> list[Frame]:
    """A deed with a day to come: what was planned, and then whether it came off."""
    if clause.rest[:1].isdigit():
        return []
    ahead = clause.on is not None and clause.on > moment.today
    name = "hoped_ahead" if ahead else "hoped"
    return [Frame(name=name, slots={"x": f"{clause.verb} {clause.rest}".strip()}, rank=1, echo=echo)]


# What one sees somebody do, and may remember aloud.
_SEEN_DEEDS = word_set("come sing dance walk cycle sit")


_UNSAID = word_set(
    "be seem sound look smell cost know mean cry admit refuse swear fight pay steal hate fear mind mind forget "
    "return expect complain quit leave suffer argue disagree understand smile laugh hear let keep stand "
)
