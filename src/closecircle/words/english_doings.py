"""What somebody bought, learns, reads, makes, has, likes: the deeds of a note, read one verb at a time."""

# ruff: noqa: PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone
from closecircle.words.english_bare import at_work
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_journeys import went
from closecircle.words.english_kinds import Kind
from closecircle.words.english_learning import learnt
from closecircle.words.english_moment import after_link, last_noun, starts_gerund
from closecircle.words.english_nouns import Noun, noun
from closecircle.words.english_second import plain
from closecircle.words.english_tastes import liked
from closecircle.words.english_things import took
from closecircle.words.english_verbs import Form, form_of, is_form, past
from closecircle.words.english_wishes import could_not
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def started(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Started or starting something."""
    words = clause.rest.split()
    if not words or clause.negative:
        return []
    behind = gone(clause.on, moment.noted, moment.today)
    if plain(words[0]) in {"at", "in"} and (place := noun(" ".join(words[1:]).split(" as ")[0])):
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


def _with_place(whom: str, rest: str) -> str:
    place = rest.partition(" in ")[2]
    return f"{whom} in {place}" if place and " in " not in whom else whom


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
    if clause.verb == "work" and clause.tense is Tense.PRESENT and clause.rest.startswith("on "):
        return []
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


_FINDS = known.word_set("job flat house home place buyer publisher tenant premises")


def opened(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Opening a place of their own, or just opened."""
    thing = noun(clause.rest) if clause.rest else None
    if thing is None or clause.negative or clause.modal or thing.head not in known.BUSINESSES:
        return None
    behind = clause.tense in {Tense.PAST, Tense.DONE} or gone(clause.on, moment.noted, moment.today)
    if behind:
        return [Frame(name="place_of_work", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    opening = Noun(text="the opening", head="opening", plural=False, kind=Kind.OUTING)
    return about(opening, False if clause.on else None, rank=0, way=Way.NOTE)


def good_news(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """Won, passed, finished, found."""
    if clause.verb == "pass" and clause.rest.startswith(("away", "on", "by", "out")):
        return []
    if clause.tense not in {Tense.PAST, Tense.DONE} or clause.negative or clause.modal:
        return None
    rest = clause.rest
    if clause.verb in {"finish", "pass", "win"} and not rest:
        return []
    words = [plain(word) for word in rest.split()]
    if clause.verb == "sell" and "first" not in words:
        return []
    if clause.verb == "find" and not set(words) & _FINDS:
        return []
    if clause.verb == "finish" and (
        words[0] not in known.DETERMINERS or any(is_form(w, Form.THIRD) for w in words[1:])
    ):
        return []
    return [
        Frame(
            name="good_news",
            slots={"past": f"{past(clause.verb)} {rest}".strip()},
            rank=0,
            echo=last_noun(rest) or clause.verb,
        )
    ]


def expects(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Expecting a child."""
    if clause.rest and not {plain(word) for word in clause.rest.split()} & {
        "baby",
        "twins",
        "child",
        "boy",
        "girl",
        "again",
    }:
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
                Noun(text=f"the visit to {_with_place(whom.text, rest)}", head="visit", plural=False, kind=Kind.OUTING)
                if whom
                else None
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
