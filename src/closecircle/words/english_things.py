"""What somebody bought, has, owns, lost or broke, read one verb at a time."""

# ruff: noqa: C901, PLR0911, PLR0912  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone, name_in
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_health import is_ill
from closecircle.words.english_journeys import sorted_out, went
from closecircle.words.english_kinds import Kind
from closecircle.words.english_learning import learnt
from closecircle.words.english_moment import after_link, last_noun, newly_theirs, slots_named, starts_gerund
from closecircle.words.english_nouns import Noun, noun
from closecircle.words.english_second import plain
from closecircle.words.english_verbs import Form, is_form
from closecircle.words.english_wishes import could_not, in_hope
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


_REASONS = re.compile(r" (?:on the chance|in the hope|in case|because|so|although|over|instead of|rather than) ")
_CONTESTED = known.word_set("tender contract client bid deal customer case election appeal seat account vote")
_PRAISE = known.word_set("good lovely great wonderful brilliant fantastic amazing")
_WON = known.word_set("licence license degree citizenship visa certificate diploma grant distinction scholarship")


def took(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Bought, took, chose, got, tried, borrowed: how the thing is, now that they have it."""
    rest = clause.rest
    lows = {plain(word) for word in rest.split()}
    if clause.negative or clause.modal:
        return could_not(clause)
    if clause.verb == "try" and rest.startswith("to "):
        return in_hope(clause, moment)
    if clause.verb == "try" and starts_gerund(rest):
        return [Frame(name="tried_doing", slots={"ving": rest}, rank=1, echo=last_noun(rest))]
    if show := re.match(r"(?:\w+ )?tickets? (?:for|to) (.+)", rest):
        when = {True: "gone", False: "ahead", None: "open"}[gone(clause.on, moment.noted, moment.today)]
        seen = noun(show[1])
        return [Frame(name=f"outing_{when}", slots=of_noun(seen), rank=1, echo=echo_of(seen))] if seen else []
    if clause.tense is Tense.PRESENT or not rest:
        # What somebody always takes is their usual: known, and not asked after.
        return []
    if keys := re.match(r"the keys?(?: (?:to|for) (.+))?$", rest):
        home = noun(keys[1]) if keys[1] else None
        return [Frame(name="settle", slots=of_noun(home), rank=0, echo="home")] if home else []
    if rest.startswith(("my ", "our ")):
        return []
    if clause.verb == "get" and clause.tense is Tense.GOING and rest.startswith("married"):
        wedding = Noun(text="the wedding", head="wedding", plural=False, kind=Kind.OUTING)
        return about(wedding, gone(clause.on, moment.noted, moment.today), rank=0, way=Way.NOTE)
    if clause.verb == "adopt" and (called := name_in(rest)):
        pet = Noun(text=called, head="pet", plural=" and " in called, kind=Kind.PET)
        return [Frame(name="pet", slots=of_noun(pet), rank=0, echo=called.lower())]
    if clause.verb == "get" and rest.startswith(
        (
            *("promoted", "engaged", "married", "the job", "the part", "the place", "in to", "into", "a place"),
            *(
                "a pay rise",
                "a rise",
                "a raise",
                "a promotion",
                "an offer",
                "a distinction",
                "a first",
                "the all clear",
            ),
        )
    ):
        return [Frame(name="good_news", slots={"past": f"got {rest}"}, rank=0, echo=plain(rest.split()[0]))]
    if re.search(r" off(?: |$)", rest):
        return []
    if clause.verb == "get" and (won := noun(rest)) and won.head in _WON:
        return [Frame(name="good_news", slots={"past": f"got {rest}"}, rank=0, echo=echo_of(won))]
    if clause.verb == "take" and rest.startswith("on ") and (hired := noun(rest[3:])) and hired.kind is Kind.KIN:
        return [Frame(name="kin", slots=of_noun(hired), rank=1, echo=echo_of(hired))]
    if clause.verb == "take" and rest.startswith(("up ", "on ")):
        return learnt(replace(clause, rest=rest.split(" ", 1)[1]), moment)
    if (rest.split() or [""])[0] in {
        "back",
        "off",
        "out",
        "over",
        "care",
        "part",
        "after",
        "rid",
        "into",
        "to",
        "home",
    }:
        return None
    if lows & (known.ILL | known.OPERATIONS):
        return [Frame(name="ill_you", rank=0, echo="health")]
    bare = _REASONS.split(rest.removeprefix("up ").replace(" as a present", " for a present"), maxsplit=1)[0]
    halves = re.split(r" (?:for|as) ", bare, maxsplit=1)
    thing = noun(halves[0])
    if thing is None or is_form(plain(halves[0].split()[0]), Form.PAST):
        return [] if clause.tense is Tense.GOING else None
    if thing.kind is Kind.KIN:
        place = rest.split(" to ", 1)
        return went(place[1], gone(clause.on, moment.noted, moment.today), rank=1) if len(place) > 1 else []
    if thing.kind is Kind.PET:
        called = name_in(bare)
        slots = slots_named(called, thing) if called else of_noun(thing)
        return [Frame(name="pet", slots=slots, rank=1, echo=called.lower() or echo_of(thing))]
    if (len(halves) > 1 and plain(halves[1].split()[0]) in known.KIN | {"your"}) or (
        len(halves) > 1 and re.search(r"present|birthday|christening|[A-Z]\w+'s\b", halves[1])
    ):
        return [Frame(name="for_somebody", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    if thing.kind in {Kind.EXAM, Kind.TRIAL, Kind.RACE}:
        return about(thing, True, rank=1, way=Way.NOTE)
    if thing.head in known.FOOTWEAR:
        return [Frame(name="wear_in", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    name = {Kind.WEARABLE: "wear", Kind.READABLE: "read", Kind.EDIBLE: "eat", Kind.PLANT: "plant"}.get(
        thing.kind, "bought"
    )
    if name == "bought" and thing.head in {"job", "role", "position", "post"}:
        name = "start"
    if name == "bought" and thing.head == "book":
        name = "read"
    return [Frame(name=name, slots=of_noun(thing), rank=1, echo=echo_of(thing))]


def has(clause: Clause, moment: Moment) -> list[Frame] | None:  # one answer a kind of thing
    """What they have: an animal, children, an illness, an exam, an allotment."""
    rest = clause.rest
    lows = {plain(word) for word in rest.split()}
    if clause.negative or not rest:
        return []
    if lows & known.HEAVY:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    if lows & known.MOURNED:
        thing = noun(rest)
        return [Frame(name="mourned", slots=of_noun(thing), rank=0, echo=echo_of(thing))] if thing else []
    if rest.startswith("to ") and clause.tense is Tense.PAST:
        return []
    if vp := after_link(rest, "to"):
        return in_hope(replace(clause, verb="need", rest=f"to {vp}"), moment)
    if clause.tense is Tense.GOING and lows & {"baby", "boy", "girl", "twins"}:
        return [Frame(name="expecting", rank=1, echo="baby")]
    thing = noun(rest)
    if thing is None:
        return []
    if thing.kind is Kind.OPERATION:
        return about(thing, gone(clause.on, moment.noted, moment.today), rank=0, way=Way.NOTE)
    if is_ill(clause, lows):
        if thing.head in known.BODY:
            part = of_noun(replace(thing, text=f"your {thing.head}"))
            return [Frame(name="sore", slots=part, rank=0, echo="health"), Frame(name="ill_you", rank=1, echo="health")]
        named = [Frame(name="ill_np", slots=of_noun(thing), rank=1, echo="health")] if thing.kind is Kind.ILL else []
        return [Frame(name="ill_you", rank=0, echo="health"), *named]
    called = name_in(rest)
    if thing.kind is Kind.JOB and "new" in lows:
        newcomer = of_noun(replace(thing, text=f"the new {thing.head}"))
        return [Frame(name="newcomer", slots=newcomer, rank=2, echo=thing.head)]
    if thing.kind is Kind.PET or (called and thing.kind is not Kind.KIN):
        slots = slots_named(called, thing) if called else of_noun(thing)
        return [Frame(name="pet", slots=slots, rank=0 if called else 2, echo=(called or thing.head).lower())]
    if thing.kind is Kind.KIN:
        slots = slots_named(called, thing) if called else of_noun(thing)
        return [
            Frame(
                name="child" if called else "kin",
                slots=slots,
                rank=1 if called else 2,
                echo=(called or thing.head).lower(),
            )
        ]
    if thing.kind is Kind.OUTING and clause.tense is Tense.PAST:
        praise = next((word for word in rest.split() if word in _PRAISE), "")
        if praise and not thing.plural:
            slots = of_noun(replace(thing, text=thing.text.replace(f" {praise}", "", 1))) | {"past": f"was {praise}"}
            return [Frame(name="went_well", slots=slots, rank=1, echo=echo_of(thing))]
        return about(thing, True, rank=2, way=Way.NOTE)
    if clause.tense is Tense.PAST and thing.kind is Kind.EDIBLE:
        return [Frame(name="eat", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    if thing.kind is Kind.THING and not newly_theirs(rest.split()):
        owned = plain(rest.split()[0]) in {"a", "an"} and clause.tense is Tense.PRESENT
        name = "owned" if thing.head in known.OWNED else "thing"
        return [Frame(name=name, slots=of_noun(thing), rank=3, echo=echo_of(thing))] if owned else []
    return about(thing, gone(clause.on, moment.noted, moment.today), rank=1, way=Way.NOTE)


def owns(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Owns or runs a place."""
    if clause.negative or not clause.rest:
        return []
    thing = noun(clause.rest)
    if thing and thing.kind is Kind.RACE and clause.verb == "run" and clause.tense is Tense.PAST:
        return [Frame(name="race_run", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    if thing and thing.head in known.BUSINESSES | known.JOBS and clause.verb == "own":
        return [Frame(name="place_of_work", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    if thing and thing.kind in {Kind.OUTING, Kind.RACE, Kind.TRIAL} and clause.tense is not Tense.PRESENT:
        return about(
            thing,
            gone(clause.on, moment.noted, moment.today) or clause.tense is Tense.PAST or None,
            rank=1,
            way=Way.NOTE,
        )
    if (
        thing
        and plain(clause.rest.split()[0]) in {"a", "an", "the", "your"}
        and thing.kind in {Kind.PROJECT, Kind.THING, Kind.PLACE}
    ):
        if thing.head in {"car", "van", "boat", "bike", "motorbike", "camper", "piano"}:
            return [Frame(name="thing", slots=of_noun(thing), rank=2, echo=echo_of(thing), kinds=("ask",))]
        if clause.verb == "run" and thing.kind is Kind.THING and thing.head not in known.BUSINESSES:
            return None
        theirs = (
            replace(thing, text=_theirs(thing.text.split(" with ")[0]))
            if plain(clause.rest.split()[0]) in {"a", "an"}
            else thing
        )
        return [Frame(name="place_of_work", slots=of_noun(theirs), rank=1, echo=echo_of(thing))]
    return None


def _theirs(text: str) -> str:
    """Your restaurant, for the small restaurant they run: nobody likes to hear that it is small."""
    words = [word for word in text.removeprefix("the ").split() if plain(word) not in {"small", "little", "tiny"}]
    return " ".join(["your", *words])


def has_lost(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """Lost somebody, a job, or an umbrella."""
    lows = {plain(word) for word in clause.rest.split()}
    thing = noun(re.split(r" (?:somewhere|at|on|in|near|by|during|from|to) ", clause.rest)[0])
    if thing is None or clause.negative:
        return []
    if thing.kind in {Kind.KIN, Kind.PET} or lows & known.KIN | lows & known.PETS:
        pet = thing.kind is Kind.PET or bool(lows & known.PETS)
        return [Frame(name="mourned_pet" if pet else "mourned", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    if clause.rest[:1].isdigit():
        return []
    if thing.head in _CONTESTED:
        return [Frame(name="sorry_thing", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    if lows & {"job", "house", "home", "baby", "business"}:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    if lows & {
        "stone",
        "kilos",
        "pounds",
        "kg",
        "count",
        "way",
        "match",
        "toss",
        "plot",
        "thread",
        "game",
        "weight",
        "patience",
        "money",
        "interest",
        "track",
    }:
        return []
    return [Frame(name="lost", slots=of_noun(thing), rank=1, echo=echo_of(thing))]


def has_broken(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """Broke a bone, a cup, or a heart."""
    lows = {plain(word) for word in clause.rest.split()}
    if is_ill(clause, lows):
        part = next((plain(word) for word in clause.rest.split() if plain(word) in known.BODY), "")
        named = noun(f"your {part}") if part else None
        near = [Frame(name="sore", slots=of_noun(named), rank=0, echo="health")] if named else []
        return [*near, Frame(name="ill_you", rank=1, echo="health")]
    if "up" in lows or clause.negative:
        return [Frame(name="heavy", rank=0, echo="heavy")] if "up" in lows else []
    return sorted_out(clause.rest) if clause.rest else []
