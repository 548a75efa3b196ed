"""A draft before it is words: the occasion, the moves, and the sentences offered for each.

How drafts are put together (`choice.SHAPES`): variant 0 is short: GREET, then one asking sentence (a REMEMBER or ASK
with `asks`), or GREET and REMEMBER where nothing is asked; variant 1 is GREET, REMEMBER, ASK of another thing, perhaps
CLOSE; variant 2 is GREET, REMEMBER, GIFT where there is one, CLOSE, without a question unless a next question is open.
SELF follows GREET in a first contact. Inside one draft no two sentences share an `echo`, unless the later one is the
ASK that belongs to the REMEMBER (same `fact`). So GREET carries the occasion's own word (birthday wish, thanks, sorry),
REMEMBER and ASK carry the person, CLOSE is light.

Example, English, regular touch, note "Bought brown walking boots, worried the left heel would rub"::

    Saying(move=Move.GREET, text="Hi Daniel,", …)                                   # ends as the tongue likes it
    Saying(move=Move.REMEMBER, text="You bought those brown walking boots last time.", way=Way.NOTE, fact=<the note>)
    Saying(move=Move.ASK, text="How is that left heel getting on?", asks=True, way=Way.NOTE, fact=<the note>)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from closecircle.core.person import Register


class Occasion(StrEnum):
    """Why one writes today. Values are what `--occasion` takes."""

    TOUCH = "touch"
    SILENCE = "silence"
    PURCHASE = "purchase"
    FIRST = "first"
    BIRTHDAY = "birthday"
    BIG_DAY = "big-day"
    ILLNESS = "illness"
    MOVED = "moved"
    INTRODUCED = "introduced"
    PASSED_ON = "passed-on"
    PROMISE = "promise"
    REPLY = "reply"
    SEASON = "season"
    THANKS = "thanks"
    APOLOGY = "apology"
    MOURNING = "mourning"
    WEDDING = "wedding"
    BIRTH = "birth"
    PROMOTION = "promotion"
    OPENING = "opening"
    HOLIDAY = "holiday"


class Move(StrEnum):
    """One step of a draft, in the order in which steps are said."""

    GREET = "greet"
    SELF = "self"
    REMEMBER = "remember"
    GIFT = "gift"
    ASK = "ask"
    CLOSE = "close"


class Way(StrEnum):
    """How a sentence got from what was jotted to what is said; the benchmark counts them."""

    NOTE = "note"
    NOUN_PHRASE = "noun phrase"
    QUESTION = "question"
    FACT = "fact"
    NONE = "none"


# No question for those who have no strength to answer; thanks and an apology ask for nothing.
UNASKED = frozenset({Occasion.ILLNESS, Occasion.MOURNING, Occasion.THANKS, Occasion.PASSED_ON, Occasion.APOLOGY})
# Nothing light, no gift, no emoji.
GRAVE = frozenset({Occasion.ILLNESS, Occasion.MOURNING, Occasion.APOLOGY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One finished sentence (or two that belong together) a tongue offers for one move.

    `text` is complete: slots filled, particles and punctuation right, one register. `fact` is the note or fact it was
    made from, exactly as jotted ('' when it says nothing of the person). `asks`: it holds the draft's one question;
    a GREET or REMEMBER may ask too ("…물어보셨는데, 잘 옮기셨어요?"), then no ASK follows. `rank` 0 is best: how
    much it belongs to this occasion and this person; among equals the engine takes turns. `whole`: it is the
    entire draft (mourning). `echo`: the stem of the thing it speaks of, so that one draft does not say it twice;
    '' says no thing.
    """

    move: Move
    text: str
    way: Way = Way.NONE
    fact: str = ""
    asks: bool = False
    rank: int = 0
    whole: bool = False
    echo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message ready to be read, and how it came to be."""

    text: str
    plan: tuple[Saying, ...]
    occasion: Occasion
    register: Register
    used_facts: tuple[str, ...]
    way: Way
