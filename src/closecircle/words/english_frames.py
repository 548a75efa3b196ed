"""Sentences about a note, kept as data by the kind of thing the note says; here they are filled and looked over.

Every sentence is looked over before it is offered: one that came out with a doubled article, a stray pronoun or an
unfilled slot is not said at all.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from closecircle.words.plan import Move, Saying, Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from closecircle.words.english_nouns import Noun

_SLOT = re.compile(r"\{(\w+)\}")
# What remembers and asks at once can stand in either place.
_MOVES = {"say": (Move.REMEMBER,), "both": (Move.REMEMBER, Move.ASK), "ask": (Move.ASK,)}
_LONGEST = 30
_BROKEN = re.compile(
    r"\b(?:the|a|an) (?:the|a|an|your|my|our|his|her|their|this|that)\b|\b(?:your|my|our) (?:the|a|an|your|my|our)\b|"
    r"\b(?:a|an) \w+s'|\b(\w+) \1\b|  |[{}_]|\byou (?:was|is|has|does|am)\b|\bto to\b|"
    r"\b(?:to|of|for|with|and|or|the|a|about)[.?;,]|"
    r"\bg[eo]t to get\b|\?.*\?|\.\.|,[.?]|\b(?:ing|ed)\b|\bi\b",
)
_TWICE = frozenset({"that that", "had had"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way to speak of a note: which sentences (`name`), with what filled in, and how close to the note it is."""

    name: str
    slots: Mapping[str, str] = field(default_factory=dict)
    way: Way = Way.NOTE
    rank: int = 0
    echo: str = ""
    kinds: tuple[str, ...] = ("say", "both", "ask")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence about a note, and the name of the frame it was made by."""

    frame: str
    saying: Saying


@cache
def _frames() -> dict[str, dict[str, tuple[str, ...]]]:
    room = files("closecircle.words") / "phrases" / "en_notes.toml"
    read = tomllib.loads(room.read_text(encoding="utf-8"))
    return {name: {kind: tuple(texts) for kind, texts in kinds.items()} for name, kinds in read.items()}


def of_noun(noun: Noun) -> dict[str, str]:
    """The slots that a noun phrase fills, with the verbs that agree with it."""
    return {
        "np": noun.text,
        "Np": capital(noun.text),
        "is": noun.is_,
        "Is": noun.is_.capitalize(),
        "was": noun.was,
        "Was": noun.was.capitalize(),
        "itself": "themselves" if noun.plural else "itself",
        "has": noun.has,
        "Has": noun.has.capitalize(),
        "it": noun.it,
        "they": "they" if noun.plural else "it",
        "isit": "are they" if noun.plural else "is it",
        "goes": "go" if noun.plural else "goes",
    }


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def told(frame: Frame, note: str) -> list[Told]:
    """Every sentence of a frame that comes out sound; `note` is what it was made from."""
    found: list[Told] = []
    for kind, texts in _frames()[frame.name].items():
        if kind not in frame.kinds:
            continue
        for text in texts:
            said = filled(text, frame.slots)
            if said and sound(said):
                asks = said.endswith("?")
                for move in _MOVES[kind]:
                    saying = Saying(
                        move=move, text=said, way=frame.way, fact=note, asks=asks, rank=frame.rank, echo=frame.echo
                    )
                    found.append(Told(frame=frame.name, saying=saying))
    return found


def filled(text: str, slots: Mapping[str, str]) -> str:
    """The sentence with its slots filled, '' where one is missing."""
    if any(not slots.get(name) for name in _SLOT.findall(text)):
        return ""
    return capital(_SLOT.sub(lambda match: slots[match[1]], text))


def sound(text: str) -> bool:
    """Whether a sentence may be said: whole, short, nothing doubled."""
    broken = _BROKEN.search(text)
    return (
        (broken is None or broken[0].lower() in _TWICE)
        and len(text.split()) <= _LONGEST
        and text[-1:] in ".?"
        and not text.endswith(" .")
    )
