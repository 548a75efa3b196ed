"""What somebody did for the one who writes; it is thanked for once more."""

# ruff: noqa: C901, PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame
from closecircle.words.english_kinds import Kind
from closecircle.words.english_moment import after_link, last_noun
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import plain
from closecircle.words.english_verbs import Form, form_of, gerund, past

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def lent(clause: Clause, _moment: Moment) -> list[Frame] | None:  # one answer a shape of giving
    """What they did for the one who writes: thanks, said once more."""
    rest, verb = clause.rest, clause.verb
    words = [plain(word) for word in rest.split()]
    if clause.negative or clause.modal or "back" in words[:1] + words[-1:]:
        return []
    if clause.tense is Tense.PRESENT:
        # What they always bring is theirs: the dog, a granddaughter.
        thing = noun(rest)
        return about(thing, None, rank=3) if thing and thing.kind in {Kind.PET, Kind.KIN} else []
    if clause.tense is Tense.GOING or (verb == "teach" and words[:1] not in (["me"], ["us"])):
        return None
    if verb in {"introduce", "refer"}:
        person = rest.split(" to ")[0]
        if person in {"me", "us"}:
            return [Frame(name="thanks", slots={"x": f"{gerund(verb)} {rest}"}, rank=1, echo=last_noun(rest))]
        sent = f"introducing {person}" if verb == "introduce" else f"sending {person} to me"
        return [Frame(name="thanks", slots={"x": sent}, rank=1, echo=last_noun(person))]
    if verb == "offer":
        vp = after_link(rest.removeprefix("me ").removeprefix("us "), "to")
        return (
            [Frame(name="offered", slots={"x": vp}, rank=1, echo=last_noun(vp))]
            if vp and "you" not in vp.split()
            else []
        )
    if verb == "promise":
        return []
    if verb in {"lend", "bring", "send", "give", "show", "teach", "save"} and not rest.startswith(
        ("me ", "us ", "you ")
    ):
        if not rest or plain(rest.split()[0]) not in known.DETERMINERS:
            return None
        whom = "" if verb != "lend" else "me "
        slots = {"x": f"{gerund(verb)} {whom}{_unthing(rest)}", "past": f"{past(verb)} {whom}{_unthing(rest)}"}
        return [Frame(name="thanks", slots=slots, rank=1, echo=_gift_echo(rest))]
    if verb == "share":
        thing = noun(rest.removeprefix("our ").removeprefix("my "))
        text = thing.text if thing else ""
        return (
            [
                Frame(
                    name="thanks",
                    slots={"x": f"passing on {text}", "past": f"passed on {text}"},
                    rank=1,
                    echo=echo_of(thing),
                )
            ]
            if thing
            else []
        )
    helped = form_of(words[0]) if verb == "help" and words else None
    if verb == "help" and not rest.startswith(("me", "us", "with", "out")) and not (helped and helped[1] is Form.BASE):
        return None
    if verb == "recommend" and (thing := noun(rest.removeprefix("me ").removeprefix("us "))):
        return [
            Frame(
                name="thanks",
                slots={"x": f"recommending {rest}", "past": f"recommended {rest}"},
                rank=1,
                echo=echo_of(thing),
            )
        ]
    slots = {"x": f"{gerund(verb)} {rest}", "past": f"{past(verb)} {rest}"}
    return [Frame(name="thanks", slots=slots, rank=1, echo=_gift_echo(rest))]


def _unthing(rest: str) -> str:
    words = rest.split()
    return " ".join(["the", *words[1:]]) if words and plain(words[0]) in {"a", "an"} else rest


def _gift_echo(rest: str) -> str:
    thing = noun(rest.removeprefix("me ").removeprefix("us ").removeprefix("with "))
    return echo_of(thing) if thing else last_noun(rest)
