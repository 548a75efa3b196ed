"""What somebody bought, learns, reads, makes, has, likes: the deeds of a note, read one verb at a time."""

# ruff: noqa: C901, PLR0911, PLR0912  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone, name_in
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_journeys import sorted_out, went
from closecircle.words.english_moment import after_link, last_noun, newly_theirs, slots_named, starts_gerund
from closecircle.words.english_nouns import Kind, Noun, noun
from closecircle.words.english_second import plain
from closecircle.words.english_ties import at_work, is_ill
from closecircle.words.english_verbs import Form, form_of, gerund, is_form, past
from closecircle.words.english_wishes import could_not, in_hope
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def liked(rest: str, *, rank: int, read: bool = False) -> list[Frame]:
    """What they like: a taste to ask after, a habit to hope for."""
    thing = noun(rest)
    if thing is None or thing.text.startswith(("the ", "your ")) or thing.kind in {Kind.KIN, Kind.PET}:
        words = rest.split()
        first = form_of(plain(words[0])) if words else None
        if " and " in rest and not read:
            return next((found for part in rest.split(" and ") if (found := liked(part, rank=rank))), [])
        if first and first[1] is Form.GERUND:
            vp = " ".join([first[0], *words[1:]])
            return [Frame(name="habit", slots={"ving": rest, "vp": vp}, rank=rank, echo=last_noun(rest))]
        return _bare_taste(rest, rank, read=read)
    first = form_of(plain(rest.split(maxsplit=1)[0]))
    if first and first[1] is Form.GERUND and " and " not in rest:
        vp = " ".join([first[0], *rest.split()[1:]])
        return [Frame(name="habit", slots={"ving": rest, "vp": vp}, rank=rank, echo=thing.head)]
    if " and " in rest and not read:
        return next((found for part in rest.split(" and ") if (found := liked(part, rank=rank))), [])
    if read:
        return [Frame(name="taste_read", slots={"np": thing.text}, rank=rank, echo=echo_of(thing))]
    if thing.head in known.MASS:
        return [Frame(name="taste", slots={"np": thing.text}, rank=rank, echo=echo_of(thing))]
    if thing.head in known.SPORTS:
        return [Frame(name="taste", slots={"np": thing.text}, rank=rank, echo=echo_of(thing), kinds=("say",))]
    return []


def _bare_taste(rest: str, rank: int, *, read: bool) -> list[Frame]:
    words = rest.split()
    bare = bool(words) and plain(words[0]) not in known.DETERMINERS and len(words) <= 3  # noqa: PLR2004  # crime novels, old maps
    if bare and read:
        return [Frame(name="taste_read", slots={"np": rest}, rank=rank, echo=last_noun(rest))]
    return []


def took(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Bought, took, chose, got, tried, borrowed: how the thing is, now that they have it."""
    rest = clause.rest
    lows = {plain(word) for word in rest.split()}
    if clause.negative or clause.modal:
        return could_not(clause)
    if clause.verb == "try" and rest.startswith("to "):
        return in_hope(clause, moment)
    if clause.tense is Tense.PRESENT or not rest:
        # What somebody always takes is their usual: known, and not asked after.
        return []
    if clause.verb == "adopt" and (called := name_in(rest)):
        pet = Noun(text=called, head="pet", plural=" and " in called, kind=Kind.PET)
        return [Frame(name="pet", slots=of_noun(pet), rank=0, echo=called.lower())]
    if clause.verb == "get" and rest.startswith(
        ("promoted", "engaged", "married", "the job", "the part", "the place", "in to", "into")
    ):
        return [Frame(name="good_news", slots={"past": f"got {rest}"}, rank=0, echo=plain(rest.split()[0]))]
    if clause.verb == "take" and rest.startswith(("up ", "on ")):
        return learnt(replace(clause, rest=rest.split(" ", 1)[1]), moment)
    if clause.verb in {"take", "pick", "get"} and (rest.split() or [""])[0] in {
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
    bare = rest.removeprefix("up ").replace(" as a present", " for a present")
    halves = re.split(r" (?:for|as) ", bare, maxsplit=1)
    thing = noun(halves[0])
    if thing is None or is_form(plain(halves[0].split()[0]), Form.PAST):
        return None
    if thing.kind is Kind.KIN:
        place = rest.split(" to ", 1)
        return went(place[1], gone(clause.on, moment.noted, moment.today), rank=1) if len(place) > 1 else []
    if thing.kind is Kind.PET:
        called = name_in(bare)
        slots = slots_named(called, thing) if called else of_noun(thing)
        return [Frame(name="pet", slots=slots, rank=1, echo=called.lower() or echo_of(thing))]
    if (len(halves) > 1 and plain(halves[1].split()[0]) in known.KIN | {"your"}) or (
        len(halves) > 1 and "present" in halves[1]
    ):
        return [Frame(name="for_somebody", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    if thing.kind in {Kind.EXAM, Kind.TRIAL, Kind.RACE}:
        return about(thing, True, rank=1, way=Way.NOTE)
    name = {Kind.WEARABLE: "wear", Kind.READABLE: "read", Kind.EDIBLE: "eat", Kind.PLANT: "plant"}.get(
        thing.kind, "bought"
    )
    if name == "bought" and thing.head == "book":
        name = "read"
    return [Frame(name=name, slots=of_noun(thing), rank=1, echo=echo_of(thing))]


def trained(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Training, preparing, studying, saving for something."""
    rest = after_link(clause.rest, "for", "towards")
    if not rest and clause.verb == "train" and (whom := noun(clause.rest)) and whom.kind is Kind.PET:
        return about(whom, None, rank=1, way=Way.NOTE)
    if not rest:
        return (
            learnt(clause, moment) if clause.verb in {"practise", "practice", "study", "revise", "rehearse"} else None
        )
    thing = noun(rest)
    if thing is None:
        return []
    behind = gone(clause.on, moment.noted, moment.today)
    if clause.verb == "train" and thing.kind is not Kind.RACE:
        return about(replace(thing, kind=Kind.TRIAL), behind, rank=0, way=Way.NOTE)
    if clause.verb == "save":
        return [
            Frame(
                name="progress",
                slots=of_noun(replace(thing, text=f"the saving for {_article(rest)}", plural=False)),
                rank=1,
                echo=echo_of(thing),
            )
        ]
    kind = thing.kind if thing.kind in {Kind.RACE, Kind.EXAM, Kind.OUTING} else Kind.TRIAL
    return about(replace(thing, kind=kind), behind, rank=0, way=Way.NOTE)


def _article(rest: str) -> str:
    return rest if plain(rest.split(maxsplit=1)[0]) in known.DETERMINERS else (noun(rest) or noun("it")).text  # type: ignore[union-attr]


def learnt(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Learning or practising something."""
    rest = clause.rest
    if clause.negative or not rest:
        return []
    if vp := after_link(rest, "to", "how to"):
        return [
            Frame(
                name="doing",
                slots={"ving": f"learning to {vp.removeprefix('to ')}"},
                kinds=("both", "ask"),
                rank=1,
                echo=last_noun(vp),
            )
        ]
    thing = noun(re.split(r" (?:at|with|for|from) ", rest)[0])
    if thing is None:
        return []
    if thing.kind in {Kind.EXAM, Kind.TRIAL}:
        return about(thing, gone(clause.on, moment.noted, moment.today), rank=1, way=Way.NOTE)
    text = f"the {thing.text}" if thing.head in known.TONGUES | known.SPORTS and " " not in thing.text else thing.text
    return [Frame(name="learn", slots=of_noun(replace(thing, text=text)), rank=1, echo=echo_of(thing))]


def started(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Started or starting something."""
    words = clause.rest.split()
    if not words or clause.negative:
        return []
    behind = gone(clause.on, moment.noted, moment.today)
    if plain(words[0]) in {"at", "in"} and (place := noun(" ".join(words[1:]))):
        return [Frame(name="start_at", slots=of_noun(place), rank=0, echo=echo_of(place))]
    if plain(words[0]) in {"to", "again", "up", "over", "with", "from"}:
        return []
    if starts_gerund(clause.rest) or (len(words) == 1 and is_form(words[0], Form.GERUND)):
        inner = form_of(plain(words[0])) or ("", Form.GERUND)
        thing = noun(" ".join(words[1:])) if len(words) > 1 else None
        if inner[0] == "learn" and thing:
            return learnt(replace(clause, verb="learn", rest=" ".join(words[1:])), moment)
        vp = " ".join([inner[0], *words[1:]])
        return [Frame(name="habit", slots={"ving": clause.rest, "vp": vp}, rank=1, echo=last_noun(clause.rest))]
    thing = noun(clause.rest)
    if thing is None:
        return []
    if thing.kind is Kind.READABLE or thing.head == "book":
        return [Frame(name="reading", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    if thing.kind is Kind.SPORT and behind is not False and clause.verb != "join":
        return [Frame(name="learn", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    return [
        Frame(name="start_ahead" if behind is False else "start", slots=of_noun(thing), rank=0, echo=echo_of(thing))
    ]


def gone_to(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Went, is going, flies, visits."""
    if clause.negative:
        return []
    behind = gone(clause.on, moment.noted, moment.today)
    if clause.tense in {Tense.PAST, Tense.DONE} and not clause.modal:
        behind = True
    rest = clause.rest
    if clause.verb == "go" and rest.startswith("for "):
        return took(replace(clause, verb="choose", rest=rest.removeprefix("for ")), moment)
    if clause.verb == "visit":
        words = rest.split()
        if words and (plain(words[0]) == "your" or plain(words[0]) in known.KIN):
            whom = noun(rest)
            visit = (
                Noun(text=f"the visit to {whom.text}", head="visit", plural=False, kind=Kind.OUTING) if whom else None
            )
            return about(visit, behind, rank=1, way=Way.NOTE) if visit else []
        return went(rest, behind, rank=1)
    if place := after_link(rest, "to", "on", "over to", "up to", "down to", "back to"):
        if clause.tense is Tense.PRESENT and not clause.on:
            return None
        return went(place, behind, rank=1)
    if starts_gerund(rest) or (rest and is_form(plain(rest.split()[0]), Form.GERUND)):
        word = rest.split()[0]
        thing = Noun(text=f"the {word}", head=word, plural=False, kind=Kind.OUTING)
        place_of = rest.split(" in ", 1)
        if len(place_of) > 1:
            thing = replace(thing, text=f"the {word} in {place_of[1]}")
        return about(thing, behind, rank=1, way=Way.NOTE) if clause.tense is not Tense.PRESENT or clause.on else None
    return None


def reads(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """What they read, or are reading."""
    if clause.negative:
        return []
    if clause.tense is Tense.PRESENT and clause.rest:
        return liked(clause.rest, rank=2, read=True) or None
    thing = noun(clause.rest.removeprefix("about "))
    if thing is None:
        return None
    name = "reading" if clause.tense is Tense.GOING else "read"
    return [Frame(name=name, slots=of_noun(thing), rank=1, echo=echo_of(thing))]


def made(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """Building, knitting, restoring, writing, growing: the thing in hand."""
    if clause.negative or clause.modal:
        return could_not(clause)
    rest = clause.rest.removeprefix("on ") if clause.verb == "work" else clause.rest
    if clause.verb == "work" and (place := after_link(clause.rest, "at", "for", "in")):
        thing = noun(place)
        return [Frame(name="place_of_work", slots=of_noun(thing), rank=2, echo=echo_of(thing))] if thing else []
    if clause.verb == "work" and (job := after_link(clause.rest, "as")):
        return at_work(job, 2)
    thing = noun(rest)
    if thing is None or plain(rest.split()[0]) in known.PREPOSITIONS:
        return None
    if (
        clause.tense is Tense.PRESENT
        and plain(rest.split()[0]) not in {"a", "an", "the", "your"}
        and clause.verb not in {"grow", "plant"}
    ):
        return None
    if clause.verb in {"bake", "cook", "brew", "make"} and clause.tense is Tense.PAST:
        return (
            [Frame(name="eat", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
            if thing.kind is Kind.EDIBLE
            else about(thing, None, rank=2, way=Way.NOTE)
        )
    if thing.kind is Kind.PLANT or clause.verb in {"plant", "grow", "sow"}:
        return [Frame(name="plant", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    if clause.tense is Tense.PAST and thing.kind in {Kind.EXAM, Kind.TRIAL, Kind.RACE}:
        return about(thing, True, rank=1, way=Way.NOTE)
    return [Frame(name="progress", slots=of_noun(thing), rank=1, echo=echo_of(thing))]


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
    if vp := after_link(rest, "to"):
        return in_hope(replace(clause, verb="need", rest=f"to {vp}"), moment)
    thing = noun(rest)
    if thing is None:
        return []
    if thing.kind is Kind.OPERATION:
        return about(thing, gone(clause.on, moment.noted, moment.today), rank=0, way=Way.NOTE)
    if is_ill(clause, lows):
        named = [Frame(name="ill_np", slots=of_noun(thing), rank=1, echo="health")] if thing.kind is Kind.ILL else []
        return [Frame(name="ill_you", rank=0, echo="health"), *named]
    called = name_in(rest)
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
    if thing.kind is Kind.OUTING and clause.tense is Tense.PAST and lows & {"good", "lovely", "great"}:
        return about(thing, True, rank=2, way=Way.NOTE)
    if clause.tense is Tense.PAST and thing.kind is Kind.EDIBLE:
        return [Frame(name="eat", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    if thing.kind is Kind.THING and not newly_theirs(rest.split()):
        owned = plain(rest.split()[0]) in {"a", "an"} and clause.tense is Tense.PRESENT
        return [Frame(name="owned", slots=of_noun(thing), rank=3, echo=echo_of(thing))] if owned else []
    return about(thing, gone(clause.on, moment.noted, moment.today), rank=1, way=Way.NOTE)


def did(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Did or sat something that has a day."""
    thing = noun(clause.rest) if clause.rest else None
    if (
        thing is None
        or clause.negative
        or thing.kind not in {Kind.EXAM, Kind.TRIAL, Kind.RACE, Kind.OUTING, Kind.OPERATION}
    ):
        return learnt(clause, moment) if thing and thing.kind is Kind.SPORT and clause.verb == "do" else None
    return about(
        thing,
        clause.tense in {Tense.PAST, Tense.DONE} or gone(clause.on, moment.noted, moment.today),
        rank=1,
        way=Way.NOTE,
    )


def has_lost(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """Lost somebody, a job, or an umbrella."""
    lows = {plain(word) for word in clause.rest.split()}
    thing = noun(re.split(r" (?:somewhere|at|on|in|near|by|during|from|to) ", clause.rest)[0])
    if thing is None or clause.negative:
        return []
    if thing.kind in {Kind.KIN, Kind.PET} or lows & known.KIN | lows & known.PETS:
        pet = thing.kind is Kind.PET or bool(lows & known.PETS)
        return [Frame(name="mourned_pet" if pet else "mourned", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    if lows & {"job", "house", "home", "baby", "business"}:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    if lows & {"match", "game", "weight", "patience", "money", "interest", "track"}:
        return []
    return [Frame(name="lost", slots=of_noun(thing), rank=1, echo=echo_of(thing))]


def has_broken(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """Broke a bone, a cup, or a heart."""
    lows = {plain(word) for word in clause.rest.split()}
    if is_ill(clause, lows):
        return [Frame(name="ill_you", rank=0, echo="health")]
    if "up" in lows or clause.negative:
        return [Frame(name="heavy", rank=0, echo="heavy")] if "up" in lows else []
    return sorted_out(clause.rest) if clause.rest else []


def good_news(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """Won, passed, finished, found."""
    if clause.verb == "pass" and clause.rest.startswith(("away", "on", "by", "out")):
        return []
    if clause.tense not in {Tense.PAST, Tense.DONE} or clause.negative or clause.modal:
        return None
    rest = clause.rest
    if clause.verb in {"finish", "pass", "win"} and not rest:
        return []
    if clause.verb == "find" and not rest.startswith(("a ", "an ", "the ", "your ")):
        return []
    return [
        Frame(
            name="good_news",
            slots={"past": f"{past(clause.verb)} {rest}".strip()},
            rank=0,
            echo=last_noun(rest) or clause.verb,
        )
    ]


def likes(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Likes, loves, prefers; what they dislike is left unsaid."""
    if clause.negative or clause.verb in {"hate", "dislike", "avoid", "detest", "mind"}:
        return []
    if clause.modal in {"would", "could"}:
        return in_hope(replace(clause, verb="want"), moment)
    if clause.tense is Tense.PAST:
        thing = noun(clause.rest)
        if thing and thing.text.startswith("the ") and thing.kind is not Kind.PET:
            return [Frame(name="loved", slots=of_noun(thing), rank=2, echo=echo_of(thing))]
        return []
    if vp := after_link(clause.rest, "to"):
        first = form_of(plain(vp.split()[0]))
        ving = " ".join([gerund(first[0]), *vp.split()[1:]]) if first else ""
        return [Frame(name="habit", slots={"ving": ving, "vp": vp}, rank=2, echo=last_noun(vp))] if ving else []
    return liked(clause.rest, rank=2)


def owns(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Owns or runs a place."""
    if clause.negative or not clause.rest:
        return []
    thing = noun(clause.rest)
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


def expects(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Expecting a child."""
    if not {plain(word) for word in clause.rest.split()} & {"baby", "twins", "child", "boy", "girl", "again"}:
        return []
    born = gone(clause.on, moment.noted, moment.today) is True and clause.on is not None
    return [Frame(name="little_one" if born else "expecting", rank=1, echo="baby")]


def married(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """Got married."""
    return (
        [Frame(name="good_news", slots={"past": f"{past(clause.verb)} {clause.rest}".strip()}, rank=0, echo="wedding")]
        if clause.tense is Tense.PAST
        else []
    )
