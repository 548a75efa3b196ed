"""What the notes give to a phrase: their big day, an illness, a loss, what went wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from closecircle.words.english_clause import Who
from closecircle.words.english_health import HURTS
from closecircle.words.english_kinds import Kind
from closecircle.words.english_lexicon import BODY, ILL, OPERATIONS, word_set
from closecircle.words.english_moment import after_state, state_of
from closecircle.words.english_notes import frames
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import plain
from closecircle.words.english_sentences import clauses

if TYPE_CHECKING:
    from datetime import date

    from closecircle.words.english_clause import Clause
    from closecircle.words.english_frames import Frame
    from closecircle.words.facts import Facts

_MONTH = 31  # days
BIG = word_set(
    "event_gone event_ahead event_ahead_kin event_open event_open_kin race_gone race_ahead race_open trained_gone "
    "trained_ahead trained_open exam_gentle"
)


_ILLNESS = ("ill_np", "sore", "operation", "operation_kin", "ill_kin", "ill_you")


# States in which somebody tells what went wrong, and what one was wrongly handed.
_CROSS = word_set("annoyed upset cross disappointed furious unhappy sorry")
_HANDED = ("given ", "sent ", "sold ", "charged ")
_MISHAPS = frozenset({Kind.THING, Kind.TRIAL, Kind.PROJECT, Kind.EDIBLE, Kind.WEARABLE, Kind.READABLE, Kind.PLANT})


_SLIPS = word_set("forget lose break miss spill mix get delay send give make drop ruin burn damage mislay")


@dataclass(frozen=True, slots=True)
class Found:
    """A filling: what is said, the verb that agrees with it, the note it is from, the stem of the thing, its day."""

    text: str = ""
    is_: str = "is"
    source: str = ""
    echo: str = ""
    behind: bool | None = None


def notes(facts: Facts) -> list[tuple[str, date]]:
    """Every note with the day it was jotted: the talks, newest first, then the lasting facts."""
    jotted = [(talk.said, talk.on or noted_on(facts, place)) for place, talk in enumerate(facts.talks[:3]) if talk.said]
    return [*jotted, *((fact, facts.today) for fact in facts.about)]


def noted_on(facts: Facts, place: int) -> date:
    """The day of a talk without a date: as long ago as the last talk, older ones further back."""
    days = facts.days_since if facts.days_since is not None else _MONTH
    return facts.today - timedelta(days=days + place * _MONTH)


def _pairs(said: str, on: date, today: date, name: str) -> tuple[tuple[Clause | None, Frame], ...]:
    return frames(said, noted=on, today=today, name=name)


def event(facts: Facts) -> Found:
    """Their big day: by its label, the next question, or the newest note that speaks of one."""
    told: list[tuple[str, date, date | None]] = []
    if facts.day and facts.day.label and facts.day.kind != "birthday":
        told.append((facts.day.label, facts.today, facts.day.on))
    if facts.question:
        told.append((facts.question.phrase, noted_on(facts, 0), facts.question.about_on))
    told += [(said, on, None) for said, on in notes(facts)]
    for said, noted, on in told:
        for clause, frame in _pairs(said, noted, facts.today, facts.name):
            if frame.name in BIG:
                when = on or (clause.on if clause else None)
                done = frame.name.endswith(("gone", "gentle"))
                behind = when <= facts.today if when else True if done else None
                if facts.day and facts.day.kind == "exam":
                    behind = facts.day.on <= facts.today
                text, is_ = frame.slots["np"], frame.slots["is"]
                return Found(text=text, is_=is_, source=said, echo=frame.echo, behind=behind)
    if facts.day and facts.day.kind in {"exam", "suneung"}:
        return Found(text="the exam", source="", echo="exam", behind=facts.day.on <= facts.today)
    return Found()


def ill(facts: Facts) -> Found:
    """What they have, by its name: the flu, your back, the operation."""
    for said, on in notes(facts):
        found = {
            frame.name: (clause, frame)
            for clause, frame in _pairs(said, on, facts.today, facts.name)
            if frame.name in _ILLNESS
        }
        for name in _ILLNESS:
            if name in found:
                clause, frame = found[name]
                text = frame.slots.get("np", "") or _illness(clause)
                return (
                    Found(text=text, source=said, echo="health" if not frame.slots else frame.echo) if text else Found()
                )
    return Found()


def _illness(clause: Clause | None) -> str:
    """The name of what somebody has: off with flu → the flu; broke her ankle → your ankle."""
    if clause is None:
        return ""
    words = clause.rest.split()
    for word in words:
        if plain(word) in ILL | OPERATIONS:
            return (
                f"your {plain(word)}"
                if plain(word) in {"cough", "cold", "operation", "op", "surgery"}
                else f"the {plain(word)}"
            )
    if clause.verb in HURTS:
        return next((f"your {plain(word)}" for word in words if plain(word) in BODY), "")
    return "your fall" if clause.verb == "fall" else ""


def thanked(facts: Facts) -> Found:
    """What they did, to be thanked for: "lending us your drill"."""
    for said, on in notes(facts):
        for _clause, frame in _pairs(said, on, facts.today, facts.name):
            if frame.name == "thanks":
                return Found(text=frame.slots["x"], source=said, echo=frame.echo)
    return Found()


def mourned(facts: Facts) -> Found:
    """Whom they lost, where the note says whose: "your father"."""
    for said, on in notes(facts):
        for _clause, frame in _pairs(said, on, facts.today, facts.name):
            if frame.name == "mourned":
                text = frame.slots["np"]
                return Found(text=text, source=said, echo=frame.echo) if not text.startswith("the ") else Found()
    return Found()


def mishap(facts: Facts) -> Found:
    """What went wrong, as a thing: the parcel that came broken, the long wait."""
    for said, on in notes(facts)[:1]:
        for clause in _told_inside(said, on, facts.name):
            if clause.verb == "wait" or "wait" in clause.rest.split():
                return Found(text="the long wait", source=said, echo="wait")
            got = clause.rest.split(" ", 1)[1] if clause.verb == "be" and clause.rest.startswith(_HANDED) else ""
            text = got or {
                Who.OTHER: clause.subject,
                Who.NOBODY: clause.rest,
                Who.ME: clause.rest if clause.verb in _SLIPS else "",
            }.get(clause.who, clause.rest.removeprefix("about ") if clause.verb == "complain" else "")
            text = re.sub(r"^(?:you |to \w+ )", "", text)
            words = text.split()
            if words and plain(words[-1]) in {"wrong", "late", "up", "badly", "twice", "aside", "back"}:
                text = " ".join(words[:-1])
            thing = noun(text) if text else None
            named = thing is not None and thing.text[:1].isupper()
            if thing and not named and thing.kind in _MISHAPS and not clause.weekly and len(thing.text.split()) <= 6:  # noqa: PLR2004  # a count of words or letters
                return Found(text=thing.text, source=said, echo=thing.head)
    return Found()


def _told_inside(said: str, on: date, name: str) -> list[Clause]:
    """The clauses of a note, and those of what was told in it: she said the delivery came late."""
    found: list[Clause] = []
    for clause in clauses(said, on, name=name):
        if clause.verb in {"say", "tell", "mention", "complain", "write"}:
            found.extend(clauses(clause.rest.removeprefix("me ").removeprefix("that "), on))
        elif clause.verb == "be" and state_of(clause) in _CROSS:
            inner = after_state(clause)
            found.extend(clauses(inner.removeprefix("that ").removeprefix("about ").removeprefix("with "), on))
        found.append(clause)
    return found
