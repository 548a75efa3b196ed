"""A thing or a name that did something: the boiler leaked, the recital went well, Mia has chickenpox."""

# ruff: noqa: PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import EVENTS, about, echo_of, gone
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
    from closecircle.words.english_moment import Moment
    from closecircle.words.english_nouns import Noun


def of_other(clause: Clause, moment: Moment) -> list[Frame]:
    """A thing that did something: the boiler leaked, the new line will decide. Strangers stay unspoken of."""
    thing = noun(clause.subject)
    words = clause.subject.split()
    if thing is None or plain(words[0]) in VAGUE:
        return []
    lows = {plain(word) for word in clause.rest.split()}
    if is_name(words, thing):
        return _of_name(thing, clause, lows)
    if clause.who is Who.OTHER and died(clause, lows) and thing.kind in {Kind.KIN, Kind.PET, Kind.JOB}:
        return [Frame(name="mourned", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    if thing.head.removesuffix("s") in known.BODY or thing.kind is Kind.ILL:
        yours = thing if thing.text.startswith("your ") else replace(thing, text=f"your {without_article(thing.text)}")
        return [Frame(name="ill_np" if thing.kind is Kind.ILL else "sore", slots=of_noun(yours), rank=1, echo="health")]
    if (
        (clause.verb == "pass" and not clause.rest)
        or clause.verb in {"look", "seem", "smell", "taste", "fit", "sound"}
        or thing.head in _MEASURES
    ):
        return []
    if went := _well(clause, lows):
        return [
            Frame(
                name="went_well",
                slots=of_noun(thing) | {"past": went.replace("was ", f"{thing.was} ", 1)},
                rank=0,
                echo=echo_of(thing),
            )
        ]
    harmed = _harmed(clause, thing) if not clause.modal else None
    if harmed:
        return [Frame(name="sorry_thing", slots=of_noun(harmed), rank=0, echo=echo_of(harmed))]
    if not clause.modal and _sorry_tale(clause, thing, lows):
        return [Frame(name="sorry_thing", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    if not clause.modal and _is_trouble(clause, lows):
        return [Frame(name="sorted", slots=of_noun(thing), rank=2, echo=echo_of(thing))]
    return _at_last(clause, thing, lows, moment)


def _at_last(clause: Clause, thing: Noun, lows: set[str], moment: Moment) -> list[Frame]:
    """What is left when nothing was told that matters: the thing itself, asked after."""
    had = noun(clause.rest) if clause.verb in {"have", "do", "play"} and clause.rest else None
    behind = gone(clause.on, moment.noted, moment.today)
    if had and had.kind in EVENTS and had.kind is not Kind.PLACE:
        return about(had, behind, rank=2, way=Way.NOTE)
    if clause.verb == "need" and thing.head in known.OWNED | known.HOMES:
        return [Frame(name="sorted", slots=of_noun(thing), rank=2, echo=echo_of(thing))]
    if clause.verb in {"start", "begin", "open"} and behind is False:
        return [Frame(name="start_ahead", slots=of_noun(thing), rank=2, echo=echo_of(thing))]
    if clause.verb == "be" and thing.kind in {Kind.PROJECT, Kind.PLANT} and not lows & _UNDER_WAY:
        return []
    if thing.head in known.GROUPS:
        return [Frame(name="group", slots=of_noun(thing), way=Way.NOUN_PHRASE, rank=4, echo=echo_of(thing))]
    if thing.kind is Kind.JOB:
        return []
    if thing.kind in {Kind.THING, Kind.SPORT, Kind.EDIBLE, Kind.WEARABLE, Kind.READABLE}:
        return [Frame(name="thing", slots=of_noun(thing), way=Way.NOUN_PHRASE, rank=4, echo=echo_of(thing))]
    return about(thing, True if clause.tense is Tense.PAST and clause.verb != "be" else behind, rank=3)


def _of_name(thing: Noun, clause: Clause, lows: set[str]) -> list[Frame]:
    """Somebody of theirs of whom only the name is known: a loss, an illness, a word of how they are."""
    slots = of_noun(replace(thing, plural=False))
    if thing.kind is Kind.PLACE and thing.head in PLACES:
        praised = f"was {clause.rest}" if clause.verb == "be" and lows & _LOVELY and len(lows) == 1 else ""
        return [Frame(name="went_well", slots=slots | {"past": praised}, rank=0, echo=thing.head)] if praised else []
    if died(clause, lows):
        return [Frame(name="mourned", slots=slots, rank=0, echo=thing.head)]
    if is_ill(clause, lows):
        return [Frame(name="ill_kin", slots=slots, rank=0, echo=thing.head)]
    if clause.verb in _JUDGED or clause.who is not Who.OTHER or lows & known.HEAVY:
        return []
    return [Frame(name="kin", slots=slots, way=Way.NOUN_PHRASE, rank=4, echo=thing.head)]


# What is said of others is theirs: careless with money, hates being pushed.
_JUDGED = word_set("be hate like love want think need have say tell ask cost owe seem feel know")


# What one was told the outcome of, and does not ask after.
_MEASURES = word_set("results time score mark marks weight age price size sales turnover number")


def _well(clause: Clause, lows: set[str]) -> str:
    """How a thing turned out well, in its own words; '' where it did not: went well, came back clear, was approved."""
    if clause.negative or clause.modal:
        return ""
    if clause.verb in _TURNS and lows & _WELL:
        return "went well" if clause.verb == "go" else f"{past(clause.verb)} {clause.rest}"
    if clause.verb == "get" and lows & _GRANTED:
        return f"got {next(iter(lows & _GRANTED))}"
    if clause.verb == "be" and lows & _GRANTED:
        return f"was {next(iter(lows & _GRANTED))}"
    if clause.verb == "finish" and not clause.rest and clause.tense in {Tense.PAST, Tense.DONE}:
        return "was finished"
    return "came out" if clause.verb == "come" and lows == {"out"} else ""


def _harmed(clause: Clause, thing: Noun) -> Noun | None:
    """What frost, slugs or burglars took."""
    if thing.head not in known.TROUBLES or clause.negative:
        return None
    return noun(re.sub(r"^(?:half|most|all)(?: of)? ", "", clause.rest))


def _sorry_tale(clause: Clause, thing: Noun, lows: set[str]) -> bool:
    """A thing that came to grief: a sale that fell through, blight on the tomatoes, bees that did not live."""
    if clause.negative:
        return thing.kind is Kind.PLANT or clause.verb in {"survive", "make", "last"}
    return (
        clause.verb in {"flood", "crash", "collapse", "die"}
        or (clause.verb, bool(lows & {"through", "off", "down", "over", "away"})) in _WITH_A_PARTICLE
        or (clause.verb in {"get", "have"} and bool(lows & known.TROUBLES))
        or (clause.verb in _TURNS and bool(lows & _BADLY))
        or (
            clause.verb == "be"
            and (
                bool(lows & _WRONGED)
                or lows >= {"on", "hold"}
                or lows >= {"broken", "into"}
                or lows >= {"under", "water"}
            )
        )
    )


def _is_trouble(clause: Clause, lows: set[str]) -> bool:
    return (
        (clause.verb == "pack" and "up" in lows)
        or (clause.verb == "go" and not lows)
        or clause.verb in {"break", "leak", "flood", "crack", "burst", "stick", "stop", "fail"}
        or (clause.verb == "be" and bool(lows & _TROUBLE))
    )


_WITH_A_PARTICLE = {("fall", True), ("rain", True), ("blow", True)}
_WRONGED = word_set("stolen nicked smashed cancelled postponed vandalised burgled ruined destroyed flooded")
_GRANTED = word_set("approved accepted granted confirmed published renewed")
_TURNS = word_set("go come turn work pass")
_BADLY = word_set("badly terribly horribly wrong poorly awfully")
_WELL = word_set("ok okay well fine great clear brilliantly smoothly perfectly good swimmingly")
_LOVELY = word_set("amazing great lovely wonderful beautiful brilliant fantastic good magical")
_UNDER_WAY = word_set("finished done redone coming underway under nearly almost halfway ready started going")
_TROUBLE = word_set(
    "broken leaking leaky stuck late delayed jammed cracked dead down blocked noisy wobbly squeaking playing "
)
