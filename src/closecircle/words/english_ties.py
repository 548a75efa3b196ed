"""What a note says of others and of things: a mother in hospital, a son who starts school, a boiler that leaks."""

# ruff: noqa: C901, PLR0911, PLR0912  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone, name_in
from closecircle.words.english_clause import Tense, Who
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_moment import VAGUE, is_name, newly_theirs, slots_named, with_x, without_article
from closecircle.words.english_nouns import Kind, noun
from closecircle.words.english_second import plain
from closecircle.words.english_verbs import gerund
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def of_thing(clause: Clause, moment: Moment) -> list[Frame]:
    """A bare noun phrase. A lasting fact that is only a trait ("orange hat") says nothing one could ask after."""
    words = clause.rest.split()
    if not words or plain(words[0]) == "birthday" or plain(words[-1]) == "birthday" or "birthday" in clause.rest:
        return []
    thing = noun(clause.rest)
    if thing is None or thing.head in {"talk", "chat", "conversation"}:
        return []
    if clause.weekly:
        slots = of_noun(thing) | {"x": without_article(thing.text), "day": clause.weekly}
        return [Frame(name="weekly", slots=slots, rank=1, echo=echo_of(thing))]
    if thing.kind is Kind.JOB:
        return at_work(clause.rest, 3)
    if thing.kind is Kind.THING and moment.standing and not newly_theirs(words):
        return []
    if thing.kind in {Kind.KIN, Kind.PET} and (called := name_in(clause.rest)):
        return [
            Frame(
                name="pet" if thing.kind is Kind.PET else "kin",
                slots=slots_named(called, thing),
                rank=1,
                echo=called.lower(),
            )
        ]
    pointed = newly_theirs(words) or plain(words[0]) in known.DETERMINERS
    if thing.kind in {Kind.EDIBLE, Kind.WEARABLE, Kind.READABLE, Kind.SPORT, Kind.THING, Kind.PLACE} and (
        moment.standing or not pointed
    ):
        return [] if not newly_theirs(words) else about(thing, gone(clause.on, moment.noted, moment.today), rank=3)
    return about(thing, gone(clause.on, moment.noted, moment.today), rank=3)


def at_work(rest: str, rank: int) -> list[Frame]:
    """Their work: the place by its name, or life as what they are."""
    bare = rest.removeprefix("a ").removeprefix("an ").removeprefix("the ")
    for link in (" at ", " for "):
        if link in bare:
            place = noun(bare.split(link, 1)[1])
            if place:
                return [Frame(name="place_of_work", slots=of_noun(place), rank=rank, echo=echo_of(place))]
    article = "an" if bare[:1].lower() in "aeiou" else "a"
    return [Frame(name="job", slots={"x": f"{article} {bare.split(' in ')[0]}"}, rank=rank, echo="work")]


def of_kin(clause: Clause, moment: Moment) -> list[Frame]:
    """Somebody of theirs: a mother in hospital, a son who starts school, a beagle that limps."""
    who = noun(clause.subject)
    if who is None or who.kind not in {Kind.KIN, Kind.PET}:
        return of_other(clause)
    called = name_in(clause.subject)
    if who.text.startswith(("my ", "our ")):
        return []
    if who.kind is Kind.PET and called:
        who = replace(who, text=called, plural=" and " in called)
    slots, echo = of_noun(who), echo_of(who)
    lows = {plain(word) for word in clause.rest.split()}
    if _died(clause, lows):
        return [Frame(name="mourned_pet" if who.kind is Kind.PET else "mourned", slots=slots, rank=0, echo=echo)]
    if lows & {"missing", "lost"} or (clause.verb == "miss" and clause.tense is Tense.GOING):
        return [Frame(name="missing", slots=slots, rank=0, echo=echo)]
    if lows & known.HEAVY:
        return [Frame(name="heavy", slots=slots, rank=0, echo=echo)]
    treated = noun(clause.rest) if clause.verb in {"have", "need", "get"} else None
    if treated and treated.kind is Kind.OPERATION and not who.plural:
        owned = replace(treated, text=f"{who.text}'s {without_article(treated.text)}", owner=who.text)
        return about(owned, None, rank=0, way=Way.NOTE)
    if is_ill(clause, lows):
        return [Frame(name="ill_kin", slots=slots, rank=0, echo=echo)]
    if clause.verb == "leave" and "you" in lows:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    plainly = Frame(name="pet" if who.kind is Kind.PET else "kin", slots=slots, way=Way.NOUN_PHRASE, rank=3, echo=echo)
    thing = noun(clause.rest) if clause.rest else None
    behind = gone(clause.on, moment.noted, moment.today)
    if who.kind is Kind.PET or clause.negative:
        return [plainly]
    near: list[Frame] = []
    if clause.verb in {"start", "begin", "join"} and thing:
        at = "kin_start_ahead" if behind is False else "kin_start"
        near.append(Frame(name=at, slots=slots | with_x(thing, bare=True), rank=1, echo=echo))
    elif (
        clause.verb in {"have", "take", "sit", "do"}
        and thing
        and thing.kind in {Kind.EXAM, Kind.TRIAL, Kind.OUTING, Kind.RACE}
    ):
        behind = True if clause.tense in {Tense.PAST, Tense.DONE} and not clause.modal else behind
        owned = replace(
            thing, text=f"{who.text}'s {without_article(thing.text)}" if not who.plural else thing.text, owner=who.text
        )
        near += about(owned, behind, rank=1, way=Way.NOTE)
    elif clause.verb in {"visit", "come", "stay"} and not who.text.startswith("the"):
        near.append(Frame(name="kin_visit", slots=slots, rank=1, echo=echo) if behind else plainly)
    elif clause.verb in {"play", "learn", "do", "study", "practise", "love", "like"} and thing and not clause.modal:
        near.append(Frame(name="kin_at", slots=slots | with_x(thing, bare=True), rank=1, echo=echo_of(thing)))
    elif clause.tense in {Tense.PRESENT, Tense.GOING} and clause.verb in _HABITS and not clause.modal:
        ving = f"{gerund(clause.verb)} {clause.rest}".strip()
        near.append(Frame(name="kin_habit", slots=slots | {"ving": ving}, rank=1, echo=echo))
    return [*near, plainly]


_HABITS = word_set(
    "play sing dance swim run cycle ride work teach paint draw write read train collect bake cook climb row skate "
    "box coach "
)


def _died(clause: Clause, lows: set[str]) -> bool:
    return (
        clause.verb == "die"
        or (clause.verb == "pass" and bool(lows & {"away", "on"}) and clause.rest.startswith(("away", "on")))
        or bool(
            lows & known.MOURNED,
        )
    )


def is_ill(clause: Clause, lows: set[str]) -> bool:
    """Whether a clause tells of illness or injury."""
    if clause.negative:
        return False
    hurt = clause.verb in {"break", "hurt", "sprain", "twist", "fracture", "injure", "burn", "cut"} and bool(
        lows & known.BODY
    )
    had = clause.verb in {"have", "get", "catch", "suffer"} and bool(
        lows & (known.ILL | known.OPERATIONS | {"fall", "accident", "chickenpox", "measles"})
    )
    sore = (
        clause.verb == "have"
        and bool(lows & known.BODY)
        and bool(lows & {"bad", "sore", "broken", "sprained", "stiff"})
    )
    off = clause.verb in {"be", "feel", "lie", "fall"} and bool(
        lows
        & {
            "hospital",
            "ill",
            "sick",
            "unwell",
            "poorly",
            "weather",
            "recovering",
            "flu",
            "bed",
            "intensive",
            "hospice",
            "injured",
            "diagnosed",
        },
    )
    return (
        hurt
        or had
        or sore
        or off
        or clause.verb in {"recover", "limp", "cough", "heal"}
        or (clause.verb == "have" and bool(lows & known.ILL))
    )


def of_other(clause: Clause) -> list[Frame]:
    """A thing that did something: the boiler leaked, the new line will decide. Strangers stay unspoken of."""
    thing = noun(clause.subject)
    words = clause.subject.split()
    if thing is None or is_name(words, thing) or plain(words[0]) in VAGUE:
        return []
    if clause.who is Who.OTHER and _died(clause, {plain(word) for word in clause.rest.split()}):
        return [Frame(name="mourned", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    if thing.head.removesuffix("s") in known.BODY or thing.kind is Kind.ILL:
        yours = thing if thing.text.startswith("your ") else replace(thing, text=f"your {without_article(thing.text)}")
        return [Frame(name="ill_np" if thing.kind is Kind.ILL else "sore", slots=of_noun(yours), rank=1, echo="health")]
    trouble = clause.verb in {"break", "leak", "flood", "crack", "burst", "stick", "stop", "fail"} or (
        clause.verb == "be" and bool({plain(word) for word in clause.rest.split()} & _TROUBLE)
    )
    if trouble:
        return [Frame(name="sorted", slots=of_noun(thing), rank=2, echo=echo_of(thing))]
    if thing.kind in {Kind.THING, Kind.JOB, Kind.SPORT, Kind.EDIBLE, Kind.WEARABLE, Kind.READABLE}:
        return [Frame(name="thing", slots=of_noun(thing), way=Way.NOUN_PHRASE, rank=4, echo=echo_of(thing))]
    return about(thing, True if clause.tense is Tense.PAST else None, rank=3)


_TROUBLE = word_set(
    "broken leaking leaky stuck late delayed jammed flooded cracked dead down blocked noisy wobbly squeaking playing "
)


def ailing(after: str) -> list[Frame]:
    """Unwell, with the name of it where the note gives one: recovering from a knee operation, off with flu."""
    named = next(
        (
            after[len(link) :]
            for link in ("from ", "with ", "after ", "sick with ", "work with ")
            if after.startswith(link)
        ),
        "",
    )
    thing = noun(named) if named else None
    near = about(thing, True, rank=0, way=Way.NOTE) if thing and thing.kind in {Kind.OPERATION, Kind.ILL} else []
    return [*near, Frame(name="ill_you", rank=0, echo="health")]
