"""The sentences of the English phrase book for one person: voiced warm or plain, their slots filled."""

from __future__ import annotations

import re
import zlib
from functools import cache
from typing import TYPE_CHECKING

from closecircle.core.person import Register, Tie
from closecircle.words.book import phrases
from closecircle.words.english_voice import contracted
from closecircle.words.plan import Move, Occasion, Saying, Way

if TYPE_CHECKING:
    from closecircle.words.book import Phrase
    from closecircle.words.english_slots import Slots
    from closecircle.words.facts import Facts

# The stem of what a greeting speaks of by its occasion, so that nothing after it says it again.
ECHO = {
    Occasion.MOVED: "home",
    Occasion.ILLNESS: "health",
    Occasion.WEDDING: "wedding",
    Occasion.PROMOTION: "promoted",
    Occasion.OPENING: "opening",
}
_CLOSE = frozenset({Tie.FRIEND, Tie.FAMILY})
_BEGINS = re.compile(r"(?:^|(?<=[.!?] ))[a-z]")
# Nobody writes "Hi Mrs Alder".
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame)\b\.?", re.IGNORECASE)


def voiced(text: str, facts: Facts) -> str:
    """Whole words where one speaks formally; contracted for everybody else; closest for friends and family."""
    return _in_voice(text, facts.speech, closer=_is_close(facts))


def _in_voice(text: str, register: Register, *, closer: bool) -> str:
    return text if register is Register.FORMAL else contracted(text, closer=closer)


def _is_close(facts: Facts) -> bool:
    return facts.speech is Register.PLAIN or facts.tie in _CLOSE


@cache
def _voiced_book(occasion: Occasion, tie: Tie, register: Register, *, closer: bool) -> tuple[Phrase, ...]:
    """The book's sentences in one voice, worked out once and not for every draft."""
    book = phrases("en", occasion, tie, Register.PLAIN if register is Register.PLAIN else Register.POLITE)
    return tuple(phrase.reworded(lambda text: _in_voice(text, register, closer=closer)) for phrase in book)


def from_book(facts: Facts, occasion: Occasion, slots: Slots) -> list[Saying]:
    """Every sentence of the book whose slots this person fills."""
    titled = _TITLED.match(facts.address) is not None
    names_self = facts.first_contact or occasion is Occasion.FIRST
    found: list[Saying] = []
    for phrase in _voiced_book(occasion, facts.tie, facts.speech, closer=_is_close(facts)):
        if phrase.move is Move.SELF and not names_self:
            continue
        if phrase.move is Move.GREET and facts.address and "call" not in phrase.names:
            continue
        if titled and phrase.text.startswith(("Hi ", "Hey ")):
            continue
        text = phrase.filled(slots.fill)
        if not text:
            continue
        used = [slot for slot in phrase.slots if slots.source(slot)]
        found.append(
            Saying(
                move=phrase.move,
                text=_BEGINS.sub(lambda match: match[0].upper(), text) if phrase.slots else text,
                way=Way.NOTE if used else Way.NONE,
                fact=slots.source(used[0]) if used else "",
                asks=text.endswith("?"),
                rank=phrase.rank,
                whole=occasion is Occasion.MOURNING and phrase.move is Move.GREET,
                echo=_echo(phrase, used, occasion, slots),
            ),
        )
    return _best_whole(found) if occasion is Occasion.MOURNING else found


def _echo(phrase: Phrase, used: list[str], occasion: Occasion, slots: Slots) -> str:
    if "me" in phrase.names and phrase.move in {Move.GREET, Move.SELF}:
        return "self"
    if used:
        return slots.echo(used[0])
    if phrase.move is Move.REMEMBER and occasion is Occasion.FIRST:
        return "met"
    return ECHO.get(occasion, "") if phrase.move is Move.GREET else ""


def _best_whole(found: list[Saying]) -> list[Saying]:
    """The engine takes the first whole saying: one that names who was mourned, another one for another person."""
    return sorted(found, key=lambda each: (each.rank, zlib.crc32(each.text.encode())))
