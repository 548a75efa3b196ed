"""From a note to speech: a jotted line about somebody, said to them.

"Bought brown walking boots, worried the left heel would rub" becomes "How is that left heel getting on in the new
boots?". `of_note` reads what was jotted of a person and offers sentences said to that person. Where a clause cannot be
turned with confidence, a shorter part of it is asked after (its noun phrase); where nothing can, nothing is offered. A
note is never said as it was jotted, and no sentence is offered that could come out broken.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import echo_of
from closecircle.words.english_clause import Who
from closecircle.words.english_frames import Frame, of_noun, told
from closecircle.words.english_kinds import Kind
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_moment import (
    DOUBTS,
    PARTS,
    WORRIES,
    Moment,
    after_state,
    is_whole,
    retold,
    state_of,
    without_article,
    would_do,
)
from closecircle.words.english_nouns import noun
from closecircle.words.english_readers import frames_of
from closecircle.words.english_second import plain
from closecircle.words.english_sentences import clauses
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.words.english_clause import Clause
    from closecircle.words.english_frames import Told
    from closecircle.words.english_nouns import Noun


def of_note(note: str, *, noted: date, today: date, name: str = "", standing: bool = False) -> tuple[Told, ...]:
    """Sentences that speak of a note to the person it is about, the nearest first; () where none can be said.

    `noted` is the day it was jotted, `today` the day it is spoken of: what lay ahead then may be behind now. `name` is
    the person's own. `standing` marks a lasting fact ("has a terrier called Moss"). Each comes with the kind of thing
    it speaks of.
    """
    return _of_note(
        note, *_dateless(note, noted, today), name if name and name.split(maxsplit=1)[0] in note else "", standing
    )


@lru_cache(maxsize=2048)
def _of_note(note: str, noted: date, today: date, name: str, standing: bool) -> tuple[Told, ...]:  # a key
    found: list[Told] = []
    for _clause, frame in frames(note, noted=noted, today=today, name=name, standing=standing):
        found.extend(told(replace(frame, way=Way.FACT) if standing else frame, note))
    return unlike(found)


def _dateless(note: str, noted: date, today: date) -> tuple[date, date]:
    """Two days that stand for all others where a note holds no word of time: it is then read once, not every day."""
    if _TIMELY.search(note):
        return noted, today
    return _SOME_DAY - timedelta(
        days=max((days for days in _STEPS if days <= (today - noted).days), default=0)
    ), _SOME_DAY


def frames(
    note: str,
    *,
    noted: date,
    today: date,
    name: str = "",
    standing: bool = False,
) -> tuple[tuple[Clause | None, Frame], ...]:
    """What a note speaks of, with the clause that says it (None: two clauses together)."""
    return _paired(
        note, *_dateless(note, noted, today), name if name and name.split(maxsplit=1)[0] in note else "", standing
    )


@lru_cache(maxsize=2048)
def _paired(
    note: str, noted: date, today: date, name: str, standing: bool
) -> tuple[tuple[Clause | None, Frame], ...]:  # a key
    moment = Moment(noted=noted, today=today, standing=standing)
    read = clauses(note, noted, name=name)
    together = _together(read)
    paired: list[tuple[Clause | None, Frame]] = [(None, frame) for frame in together]
    for clause in read:
        behind = 2 if together and clause.verb in _PAIRED else 0
        paired += [(clause, replace(frame, rank=frame.rank + behind)) for frame in frames_of(clause, moment)]
    if _DISLIKED.search(note):
        paired = [(clause, _not_theirs(frame)) for clause, frame in paired if frame.name not in {"loved", "taste"}]
    if _GUTTED.search(note):
        paired = [(clause, frame) for clause, frame in paired if frame.name not in _GLADNESS]
    if _FOUND_AGAIN.search(note):
        paired = [(clause, frame) for clause, frame in paired if frame.name not in {"missing", "lost"}]
    sad = {"mourned", "heavy"}
    if any(frame.name in sad for _clause, frame in paired):
        paired = [(clause, frame) for clause, frame in paired if frame.name in sad | {"ill_kin"}]
    return tuple(paired)


_DISLIKED = re.compile(
    r"\bnot (?:a fan|keen|(?:for|to) (?:her|him|them)\b)|\b(?:didn't|did not) (?:like|enjoy|rate|get on)|"
    r"\bhate[sd]? (?:it|them)\b|"
    r"\btoo (?:\w+ )?(?:sour|sweet|bitter|salty|strong|dry|rich|heavy|tight|big|small|slow|long|grim)\b|\bdisappoint"
)
_FOUND_AGAIN = re.compile(r"\b(?:found (?:in|at|under|it|him|her|them|again)|turned up|came (?:back|home)|is back)\b")
_GUTTED = re.compile(r"\b(?:gutted|devastated|heartbroken|in bits|upset|sad about)\b")
_GLADNESS = word_set("went_well good_news kin_news")
_TRIED = word_set("eat read reading bought wear wear_in start taste_food group learn")


def _not_theirs(frame: Frame) -> Frame:
    """What they tried and did not care for is not asked after; one may remember that it was not for them."""
    return replace(frame, name="not_theirs") if frame.name in _TRIED and "np" in frame.slots else frame


def unlike(found: Sequence[Told]) -> tuple[Told, ...]:
    """Each sentence once, the nearest first."""
    by_text = {(each.saying.text, each.saying.move): each for each in sorted(found, key=lambda each: -each.saying.rank)}
    return tuple(sorted(by_text.values(), key=lambda each: each.saying.rank))


_SOME_DAY = date(2001, 6, 1)


# Days: where what a note says may have turned from ahead to behind.
_STEPS = (0, 14, 45)


_TIMELY = re.compile(
    r"\d|day|week|fortnight|month|year|tomorrow|tonight|morning|night|evening|noon|spring|summer|autumn|"
    r"fall|winter|christmas|easter|halloween|new year|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|"
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)


_PAIRED = word_set("be buy get pick choose take wonder ask worry order")


def _together(read: Sequence[Clause]) -> list[Frame]:
    """What two clauses say together: the boots and the heel that may rub; the doubt and the choice."""
    bought = next((each for each in read if each.who is Who.YOU and each.verb in _TAKEN and each.rest), None)
    worry = next((each for each in read if each.who is Who.YOU and state_of(each) in WORRIES), None)
    torn = next(
        (each for each in read if each.who is Who.YOU and (state_of(each) in DOUBTS or each.verb in {"wonder", "ask"})),
        None,
    )
    frames: list[Frame] = []
    if bought and worry and (feared := _feared(bought.rest, after_state(worry))):
        frames.append(feared)
    elif bought and worry:
        part, _verb, _not = would_do(after_state(worry))
        thing = _bought_thing(bought.rest)
        if part and thing and part.head in known.BODY | PARTS and thing.kind is Kind.WEARABLE:
            slots = {"part": without_article(part.text), "things": _bare_things(thing)}
            frames.append(Frame(name="part", slots=slots, rank=0, echo=echo_of(part)))
    if bought and torn and (thing := noun(bought.rest)):
        x = retold(after_state(torn) if torn.verb == "be" else torn.rest)
        if x.startswith(("whether", "which", "if", "between")):
            would = x.startswith(("whether it would ", "whether they would "))
            x = re.sub(r"^whether (?:it|they)\b", f"whether {thing.text.split(' for ')[0]}", x)
            if would:
                return [
                    *frames,
                    Frame(name="asked_would", slots=of_noun(thing) | {"x": x}, rank=0, echo=echo_of(thing)),
                ]
            thing = _of_series(thing, x)
            slots = of_noun(thing) | {"x": x}
            frames.append(Frame(name="torn_chose", slots=slots, rank=0, echo=echo_of(thing)))
    return frames


def _feared(bought: str, after: str) -> Frame | None:
    """A worry about "it" is one about the thing just bought."""
    words = after.removeprefix("that ").split()
    thing = _bought_thing(bought)
    if thing is None or not words or plain(words[0]) not in {"it", "they"}:
        return None
    inner = retold(f"that {thing.text} {' '.join(words[1:])}")
    if not is_whole(inner.removeprefix("that ")):
        return None
    return Frame(name="worried", slots=of_noun(thing) | {"x": inner}, rank=0, echo=echo_of(thing))


def _of_series(thing: Noun, doubt: str) -> Noun:
    """Book one, of the series that the doubt was about."""
    series = re.search(r"\bthe (?:\w+ ){1,3}?(?:series|trilogy|saga)\b", doubt)
    if series is None or thing.kind is not Kind.READABLE or len(thing.text.split()) > 2:  # noqa: PLR2004  # book one, the prequel
        return thing
    return replace(thing, text=f"{thing.text} of {series[0]}")


_TAKEN = word_set("buy take choose pick get order go settle")


def _bought_thing(rest: str) -> Noun | None:
    return noun(rest.split(" for ", maxsplit=1)[0])


def _bare_things(thing: Noun) -> str:
    """The boots of "the brown walking boots": the colour need not be said twice."""
    return thing.head
