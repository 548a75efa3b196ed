"""A thing or a name that did something: the boiler leaked, the recital went well, Mia has chickenpox."""

# ruff: noqa: C901, PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of
from closecircle.words.english_clause import Tense, Who
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_health import died, is_ill
from closecircle.words.english_kinds import Kind
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_moment import VAGUE, is_name, without_article
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import plain
from closecircle.words.english_spelling import PLACES
from closecircle.words.english_verbs import past
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_nouns import Noun


def of_other(clause: Clause) -> list[Frame]:
    """A thing that did something: the boiler leaked, the new line will decide. Strangers stay unspoken of."""
    thing = noun(clause.subject)
    words = clause.subject.split()
    if thing is None or plain(words[0]) in VAGUE:
        return []
    if is_name(words, thing):
        return _of_name(thing, clause)
    if clause.who is Who.OTHER and died(clause, {plain(word) for word in clause.rest.split()}):
        return [Frame(name="mourned", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    if thing.head.removesuffix("s") in known.BODY or thing.kind is Kind.ILL:
        yours = thing if thing.text.startswith("your ") else replace(thing, text=f"your {without_article(thing.text)}")
        return [Frame(name="ill_np" if thing.kind is Kind.ILL else "sore", slots=of_noun(yours), rank=1, echo="health")]
    lows = {plain(word) for word in clause.rest.split()}
    if clause.verb in {"look", "seem", "smell", "taste", "fit", "sound"} or thing.head == "results":
        return []
    if not clause.negative and clause.verb in _TURNS and lows & _WELL:
        went = "went well" if clause.verb == "go" else f"{past(clause.verb)} {clause.rest}"
        return [Frame(name="went_well", slots=of_noun(thing) | {"past": went}, rank=0, echo=echo_of(thing))]
    if (
        thing.head in known.TROUBLES
        and not clause.negative
        and (harmed := noun(re.sub(r"^(?:half|most|all)(?: of)? ", "", clause.rest)))
    ):
        return [Frame(name="sorry_thing", slots=of_noun(harmed), rank=0, echo=echo_of(harmed))]
    if _sorry_tale(clause, thing, lows):
        return [Frame(name="sorry_thing", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    given_up = (clause.verb == "pack" and "up" in lows) or (clause.verb == "go" and not lows)
    trouble = (
        given_up
        or clause.verb in {"break", "leak", "flood", "crack", "burst", "stick", "stop", "fail"}
        or (clause.verb == "be" and bool(lows & _TROUBLE))
    )
    if clause.verb == "be" and not trouble and thing.kind in {Kind.PROJECT, Kind.PLANT} and not lows & _UNDER_WAY:
        return []
    if trouble:
        return [Frame(name="sorted", slots=of_noun(thing), rank=2, echo=echo_of(thing))]
    if thing.kind in {Kind.THING, Kind.JOB, Kind.SPORT, Kind.EDIBLE, Kind.WEARABLE, Kind.READABLE}:
        return [Frame(name="thing", slots=of_noun(thing), way=Way.NOUN_PHRASE, rank=4, echo=echo_of(thing))]
    return about(thing, True if clause.tense is Tense.PAST else None, rank=3)


def _of_name(thing: Noun, clause: Clause) -> list[Frame]:
    """Somebody of theirs of whom only the name is known: a loss, an illness, a word of how they are."""
    lows = {plain(word) for word in clause.rest.split()}
    slots = of_noun(replace(thing, plural=False))
    if thing.kind is Kind.PLACE and thing.head in PLACES:
        return []
    if died(clause, lows):
        return [Frame(name="mourned", slots=slots, rank=0, echo=thing.head)]
    if is_ill(clause, lows):
        return [Frame(name="ill_kin", slots=slots, rank=0, echo=thing.head)]
    if clause.verb in _JUDGED or clause.who is not Who.OTHER or lows & known.HEAVY:
        return []
    return [Frame(name="kin", slots=slots, way=Way.NOUN_PHRASE, rank=4, echo=thing.head)]


# What is said of others is theirs: careless with money, hates being pushed.
_JUDGED = word_set("be hate like love want think need have say tell ask cost owe seem feel know")


def _sorry_tale(clause: Clause, thing: Noun, lows: set[str]) -> bool:
    """A thing that came to grief: a sale that fell through, blight on the tomatoes, bees that did not live."""
    if clause.negative:
        return thing.kind is Kind.PLANT or clause.verb in {"survive", "make", "last"}
    return (
        clause.verb in {"flood", "crash", "collapse", "die"}
        or (clause.verb == "fall" and "through" in lows)
        or (clause.verb in {"get", "have"} and bool(lows & known.TROUBLES))
        or (clause.verb == "be" and lows >= {"broken", "into"})
        or (clause.verb == "be" and lows >= {"under", "water"})
    )


_TURNS = word_set("go come turn work pass")


_WELL = word_set("ok okay well fine great clear brilliantly smoothly perfectly good swimmingly")


_UNDER_WAY = word_set("finished done redone coming underway under nearly almost halfway ready started going")


_TROUBLE = word_set(
    "broken leaking leaky stuck late delayed jammed flooded cracked dead down blocked noisy wobbly squeaking playing "
)
