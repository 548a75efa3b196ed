"""A noun phrase to a question: what one asks of a piano exam, of a beagle, of Lisbon, of somebody's mother."""

# a reader is a list of cases, read from top to bottom

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_kinds import Kind
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import plain
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from datetime import date

    from closecircle.words.english_nouns import Noun

# After this many days a thing without a date is taken to be behind them.
_LONG_AGO = 45
EVENTS = {
    Kind.EXAM: "event",
    Kind.TRIAL: "event",
    Kind.RACE: "race",
    Kind.OUTING: "outing",
    Kind.PLACE: "place",
}
_STILL = {
    Kind.KIN: "kin",
    Kind.PET: "pet",
    Kind.PLANT: "plant",
    Kind.PROJECT: "progress",
    Kind.SPORT: "sport",
    Kind.WEARABLE: "wear",
    Kind.READABLE: "read",
    Kind.EDIBLE: "eat",
    Kind.ILL: "ill_np",
    Kind.MOURNED: "mourned",
    Kind.HEAVY: "heavy",
    Kind.THING: "thing",
    Kind.JOB: "thing",
}
# Things of one kind of which one asks in a way of their own.
_STILL_BY_HEAD = (
    dict.fromkeys(known.GROUPS, "group")
    | dict.fromkeys(("job", "role", "position", "post", "apprenticeship", "internship"), "start")
    | dict.fromkeys(known.FOOTWEAR, "wear_in")
    | dict.fromkeys(known.OWNED, "owned")
)


def gone(on: date | None, noted: date, today: date) -> bool | None:
    """Whether a thing lies behind (True), ahead (False), or nobody knows (None)."""
    if on is not None:
        return on <= today
    return True if (today - noted).days >= _LONG_AGO else None


def about(thing: Noun, past: bool | None, *, way: Way = Way.NOUN_PHRASE, rank: int = 0) -> list[Frame]:
    """The frames that ask after a thing, the nearest first. `past`: behind them, ahead, or unknown."""
    if thing.kind is Kind.OPERATION:
        if thing.head in _TREATMENTS:
            return [Frame(name="treatment", slots=of_noun(thing), way=way, rank=rank, echo="health")]
        name = "results" if _results(thing) else "operation_kin" if thing.owner else "operation"
        return [Frame(name=name, slots=of_noun(thing), way=way, rank=rank, echo=echo_of(thing))]
    if thing.kind is Kind.MOURNED and thing.owner:
        whose = of_noun(replace(thing, text=thing.owner, plural=False))
        return [Frame(name="mourned", slots=whose, way=way, rank=rank, echo=echo_of(thing))]
    if thing.head == "leave":
        return []
    if thing.kind not in {Kind.RACE, Kind.EXAM, Kind.TRIAL} and thing.text.startswith("the first "):
        thing = replace(thing, text=thing.text.replace("the first ", "the ", 1))
    return _with_a_day(thing, past, way, rank) if thing.kind in EVENTS else _lasting(thing, way, rank)


_TREATMENTS = known.word_set("physio treatment radiotherapy therapy counselling chemo chemotherapy")


def _with_a_day(thing: Noun, past: bool | None, way: Way, rank: int) -> list[Frame]:
    echo, slots = echo_of(thing), of_noun(thing)
    stem = EVENTS[thing.kind]
    when = {True: "gone", False: "ahead", None: "open"}[past]
    if stem == "race" and thing.owner:
        stem = "event"
    kin = "_kin" if stem == "event" and when != "gone" and thing.owner else ""
    found = [Frame(name=f"{stem}_{when}{kin}", slots=slots, way=way, rank=rank, echo=echo)]
    if thing.kind is Kind.EXAM and past and thing.head not in {"test", "tests"}:
        found.append(Frame(name="exam_gentle", slots=slots, way=way, rank=rank, echo=echo))
    return found


def _lasting(thing: Noun, way: Way, rank: int) -> list[Frame]:
    echo, slots = echo_of(thing), of_noun(thing)
    if thing.kind is Kind.PET:
        called = name_in(thing.text)
        slots = of_noun(noun(called) or thing) | {"np": called} if called else slots
    if thing.head in known.BODY and thing.kind in {Kind.ILL, Kind.THING}:
        theirs = thing if thing.owner or thing.kind is Kind.THING else replace(thing, text=f"your {thing.head}")
        return [Frame(name="sore", slots=of_noun(theirs), way=way, rank=rank, echo="health")]
    if thing.head in known.HOMES and " new " in f" {thing.text}":
        home = Frame(name="settle_home", way=way, rank=rank + 1, echo="home")
        return [Frame(name="settle", slots=slots, way=way, rank=rank, echo="home"), home]
    if thing.head in known.HOMES and len(thing.text.split()) > 2 and " on " in thing.text:  # noqa: PLR2004  # the house on the market
        return [Frame(name="thing", slots=slots, way=way, rank=rank, echo=echo)]
    name = _STILL_BY_HEAD.get(thing.head) or _STILL[thing.kind]
    if thing.text.startswith("your ") and thing.head in _WRITTEN:
        name = "progress"
    elif thing.kind is Kind.KIN and (not _known_kin(thing) or thing.head == "boss"):
        name = "thing"
    return [Frame(name=name, slots=slots, way=way, rank=rank, echo=echo)]


_WRITTEN = known.word_set("novel memoir book poems poetry manuscript thesis story stories")


def _results(thing: Noun) -> bool:
    return thing.text.startswith(("the results", "your results", "the scan results"))


def _known_kin(thing: Noun) -> bool:
    return thing.text[:1].isupper() or thing.text.startswith(
        ("your ", "the kids", "the twins", "the children", "the boys", "the girls", "the family", "the baby")
    )


def name_in(text: str) -> str:
    """The name that an animal or a child is called by: a terrier called Moss, the cat Miso, Moss the terrier."""
    words = text.split()
    for at, word in enumerate(words):
        if plain(word) in {"called", "named"} and at + 1 < len(words):
            names = [each.strip(",.;") for each in words[at + 1 :]]
            taken = [each for each in names[:3] if each[:1].isupper() or each == "and"]
            return " ".join(taken) if taken and taken[-1] != "and" else ""
    beside = known.PETS | known.KIN
    for at, word in enumerate(words):
        if plain(word) in beside and at + 1 < len(words) and words[at + 1][:1].isupper():
            return words[at + 1].strip(",.;")
        if plain(word) in known.PETS and at > 1 and words[at - 1] == "the" and words[at - 2][:1].isupper():
            return words[at - 2]
    return ""


def echo_of(thing: Noun) -> str:
    """The stem of a thing, by which two sentences are known to speak of the same."""
    return thing.head.removesuffix("s") if len(thing.head) > 3 else thing.head  # noqa: PLR2004  # bus, gas
