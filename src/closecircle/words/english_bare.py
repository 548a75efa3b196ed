"""A note without a verb: a piano exam, two cats, a daughter in Japan, a nurse; what it is and how one asks after it."""

# ruff: noqa: C901, PLR0911, PLR0912  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone, name_in
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_kinds import Kind
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_moment import newly_theirs, slots_named, with_x, without_article
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import plain
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment
    from closecircle.words.english_nouns import Noun


def of_thing(clause: Clause, moment: Moment) -> list[Frame]:
    """A bare noun phrase. A lasting fact that is only a trait ("orange hat") says nothing one could ask after."""
    words = clause.rest.split()
    if not words or plain(words[0]) == "birthday" or plain(words[-1]) == "birthday" or "birthday" in clause.rest:
        return []
    thing = noun(clause.rest)
    if thing is None or thing.head in {"talk", "chat", "conversation", "years", "months"}:
        return []
    if thing.kind is Kind.KIN and plain(words[-1]) == "again":
        return []
    if thing.kind is Kind.KIN and len(words) > 1 and plain(words[1]) == "of":
        return _parent_of(" ".join(words[2:]))
    if thing.head in known.BUSINESSES and thing.kind is not Kind.SPORT and not newly_theirs(words):
        slots = of_noun(replace(thing, text=f"the {thing.head}" if thing.plural else thing.text))
        return [Frame(name="place_of_work", slots=slots, rank=2, echo=echo_of(thing))]
    if clause.weekly:
        slots = of_noun(thing) | {"x": without_article(thing.text), "day": clause.weekly}
        return [Frame(name="weekly", slots=slots, rank=1, echo=echo_of(thing))]
    if thing.head in _HURTS:
        return [Frame(name="ill_you", rank=1, echo="health")]
    if thing.kind is Kind.JOB and newly_theirs(words):
        return [
            Frame(name="newcomer", slots=of_noun(replace(thing, text=f"the new {thing.head}")), rank=2, echo=thing.head)
        ]
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
    if thing.kind is Kind.KIN and not thing.text.startswith("the ") and (doing := _noted_of(thing, clause, moment)):
        return doing
    pointed = newly_theirs(words) or plain(words[0]) in known.DETERMINERS
    if thing.kind in {Kind.EDIBLE, Kind.WEARABLE, Kind.READABLE, Kind.SPORT, Kind.THING, Kind.PLACE} and (
        moment.standing or not pointed
    ):
        return [] if not newly_theirs(words) else about(thing, gone(clause.on, moment.noted, moment.today), rank=3)
    return about(thing, gone(clause.on, moment.noted, moment.today), rank=3)


def _parent_of(whom: str) -> list[Frame]:
    """A father of newborn twins, a mum of three: it is the children one asks after."""
    child = noun(whom)
    if child is None or child.kind not in {Kind.KIN, Kind.PET}:
        child = noun("kids")
    return [Frame(name="kin", slots=of_noun(child), rank=2, echo=echo_of(child))] if child else []


_HURTS = word_set("accident stitches injury injuries")
_VISITS = word_set("over visiting staying here coming")


_AWAY = word_set("in at studying living working backpacking travelling off away")


_A_VISIT = 10  # days, after which a visit of family is over


def _noted_of(who: Noun, clause: Clause, moment: Moment) -> list[Frame]:
    """What stands behind somebody in a note without a verb: over from Canada, in Japan, born on Tuesday, off to uni."""
    words = clause.rest.split()
    bare = [plain(word) for word in words]
    at = next((spot for spot, word in enumerate(bare) if word in _VISITS | _AWAY | {"born", "expecting"} and spot), 0)
    slots, echo = of_noun(who), echo_of(who)
    plainly = Frame(name="kin", slots=slots, way=Way.NOUN_PHRASE, rank=3, echo=echo)
    if not at:
        return []
    if bare[at] == "expecting":
        return [Frame(name="kin_expecting", slots=slots, rank=1, echo="baby"), plainly]
    if bare[at] == "born":
        return [Frame(name="newborn", slots=slots, rank=0, echo=echo), plainly]
    if bare[at] in _VISITS:
        days = (moment.today - moment.noted).days
        over = clause.on <= moment.today if clause.on else days > _A_VISIT
        return [Frame(name="kin_visit", slots=slots, rank=1, echo=echo)] if over else [plainly]
    place = next(
        (noun(" ".join(words[spot + 1 :])) for spot in range(at, len(words)) if bare[spot] in {"in", "to"}), None
    )
    if place is None or place.kind not in {Kind.PLACE, Kind.PROJECT} or place.head in known.HOMES:
        return [plainly]
    if place.kind is Kind.PLACE:
        return [Frame(name="kin_away", slots=slots | with_x(place), rank=1, echo=echo), plainly]
    return [Frame(name="kin_start", slots=slots | with_x(place, bare=True), rank=1, echo=echo), plainly]


def at_work(rest: str, rank: int) -> list[Frame]:
    """Their work: the place by its name, or life as what they are."""
    bare = rest.removeprefix("a ").removeprefix("an ").removeprefix("the ")
    for link in (" at ", " for "):
        if link in bare:
            place = noun(bare.split(link, 1)[1])
            if place:
                return [Frame(name="place_of_work", slots=of_noun(place), rank=rank, echo=echo_of(place))]
    only_one = bare.startswith(("head of ", "director of ", "captain of "))
    article = "" if only_one else "an " if bare[:1].lower() in "aeiou" else "a "
    return [Frame(name="job", slots={"x": f"{article}{bare.split(' in ')[0]}"}, rank=rank, echo="work")]
