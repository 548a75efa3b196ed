"""Where somebody went, is going, moved to or looks forward to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_kinds import Kind
from closecircle.words.english_moment import after_link, last_noun, starts_gerund
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import plain
from closecircle.words.english_wishes import sought
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


_NO_JOURNEYS = known.word_set("leave loft attic shed cellar garage bank post dentist doctor shops bathroom toilet bin")


def went(rest: str, behind: bool | None, *, rank: int) -> list[Frame]:
    """A place or an outing, behind or ahead."""
    rest = rest.split(" with ", maxsplit=1)[0].split(" to see ", maxsplit=1)[0].split(" for ", maxsplit=1)[0]
    thing = noun(rest)
    if thing is None or thing.head in _NO_JOURNEYS:
        return []
    if thing.kind in {Kind.OPERATION, Kind.MOURNED, Kind.EXAM, Kind.TRIAL, Kind.RACE}:
        return about(thing, behind, rank=rank, way=Way.NOTE)
    if rest in {"work", "school", "bed", "the gym", "the loo"}:
        return []
    name = {True: "gone", False: "ahead", None: "open"}[behind]
    kind = "place" if thing.kind is Kind.PLACE or thing.text[:1].isupper() else "outing"
    return [Frame(name=f"{kind}_{name}", slots=of_noun(thing), rank=rank, echo=echo_of(thing))]


def forward_to(rest: str, clause: Clause, moment: Moment) -> list[Frame]:
    """What they look forward to."""
    behind = gone(clause.on, moment.noted, moment.today)
    words = rest.split()
    visiting = (
        noun(" ".join(words[:-1]))
        if len(words) > 1 and plain(words[-1]) in {"visiting", "coming", "staying", "arriving"}
        else None
    )
    if visiting and visiting.kind is Kind.KIN:
        return [Frame(name="kin_visit", slots=of_noun(visiting), rank=1, echo=echo_of(visiting))] if behind else []
    thing = noun(rest)
    if thing is None or starts_gerund(rest):
        if starts_gerund(rest):
            return [
                Frame(
                    name="doing",
                    slots={"ving": f"looking forward to {rest}"},
                    kinds=("say",),
                    rank=2,
                    echo=last_noun(rest),
                )
            ]
        return []
    frames = about(thing, behind, rank=1, way=Way.NOTE)
    if behind:
        frames.insert(0, Frame(name="looked_forward", slots=of_noun(thing), rank=0, echo=echo_of(thing)))
    return frames


def about_rest(rest: str, clause: Clause, moment: Moment, *, rank: int = 2) -> list[Frame]:
    """The noun phrase after the verb, asked after."""
    thing = noun(rest)
    if thing is None or starts_gerund(rest):
        return []
    return about(thing, gone(clause.on, moment.noted, moment.today), rank=rank, way=Way.NOTE)


def sorted_out(rest: str) -> list[Frame]:
    """A trouble that may be sorted out by now."""
    thing = noun(rest)
    return [Frame(name="sorted", slots=of_noun(thing), rank=1, echo=echo_of(thing))] if thing else []


def looked(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Looking for, forward to, after or at something."""
    if clause.rest.startswith("forward to "):
        return forward_to(clause.rest.removeprefix("forward to "), clause, moment)
    if wanted := after_link(clause.rest, "for", "after"):
        return sought(wanted) if clause.rest.startswith("for") else about_rest(wanted, clause, moment)
    if rest := after_link(clause.rest, "at", "into"):
        if starts_gerund(rest):
            return [Frame(name="thought_of", slots={"x": rest}, rank=1, echo=last_noun(rest))]
        return about_rest(rest, clause, moment)
    return None


def has_moved(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Moved, or about to move."""
    behind = gone(clause.on, moment.noted, moment.today)
    done = clause.tense in {Tense.PAST, Tense.DONE} or behind
    rest = clause.rest
    if clause.negative:
        return []
    place = after_link(rest, "to", "into", "in", "onto")
    from_to = rest.split(" to ", 1)
    if not place and rest.startswith("from ") and len(from_to) > 1:
        place = from_to[1]
    place = place.split(" with ")[0].split(" from ")[0]
    thing = noun(place) if place and not place.startswith("with") else None
    if not done:
        return [Frame(name="move_ahead", slots={}, rank=1, echo="move")]
    if thing and thing.text.split()[0] != "your" and thing.kind is not Kind.KIN:
        name = "settle_place" if thing.text[:1].isupper() else "settle"
        if thing.head in known.HOMES | {"home", "office", "studio", "shop"} or name == "settle_place":
            return [
                Frame(name=name, slots=of_noun(thing), rank=0, echo=echo_of(thing)),
                Frame(name="settle_home", rank=1, echo="home"),
            ]
    if not rest or rest.startswith(("house", "home", "flat", "to", "into", "from", "out", "in")):
        return [Frame(name="settle_home", rank=0, echo="home")]
    return []


def signed(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Signed up for something."""
    return (
        about_rest(clause.rest.removeprefix("up for "), clause, moment, rank=1)
        if clause.rest.startswith("up for ")
        else []
    )


def lives(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """Where they live."""
    place = after_link(clause.rest, "in", "near", "by", "on")
    thing = noun(place.split(" with ")[0]) if place else None
    if thing and thing.text[:1].isupper():
        return [
            Frame(name="place_of_work", slots=of_noun(thing), rank=5, echo=echo_of(thing), kinds=()),
            Frame(name="settle_place", slots=of_noun(thing), rank=5, echo=echo_of(thing), kinds=()),
        ]
    return []
