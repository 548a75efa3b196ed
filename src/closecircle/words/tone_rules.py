"""The tone guard's rules, read from words/tone/*.toml and compiled once, when the first text is checked.

A rule is data: what it looks for (`pattern`), where that is no offer (`unless` anywhere in its sentence, `after` right
behind it, and the named sets in `spare` and `spare_after`), what must stand elsewhere in the text with it (`beside`),
how strong a sign it is (`weight`; signs below 1 speak only together, one below 0 speaks against the others), whether it
turns to the reader (`turns`; words of trade that turn to nobody are only a day's work told), and its two kind sentences
in both languages.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from closecircle.words.tone_hints import Sought

VOICES = ("ko", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Why something grates and what to say instead, in one voice."""

    why: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One sign of a habit; `language` is the tongue of the words it looks for ('any' for figures and marks)."""

    id: str
    habit: str
    language: str
    weight: float
    turns: bool
    pattern: Sought
    unless: re.Pattern[str] | None
    after: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    sayings: dict[str, Saying]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def _books() -> list[dict[str, Any]]:
    folder = files("closecircle.words") / "tone"
    found = sorted((book for book in folder.iterdir() if book.name.endswith(".toml")), key=lambda book: book.name)
    return [tomllib.loads(book.read_text("utf-8")) for book in found]


def _sayings(said: dict[str, Any]) -> dict[str, Saying]:
    return {voice: Saying(why=said["why"][voice], instead=said["instead"][voice]) for voice in VOICES}


def bounded(pattern: str) -> str:
    """The pattern with every `+` and `*` held to 24 signs, so that no run of signs makes a rule slow."""
    parts, inside, place = [], False, 0
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            parts.append(pattern[place : place + 2])
            place += 2
            continue
        if inside or sign not in "+*":
            inside = sign == "[" or (inside and sign != "]")
            parts.append(sign)
        else:
            parts.append("{1,24}" if sign == "+" else "{0,24}")
        place += 1
    return "".join(parts)


def _joined(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{bounded(each)})" for each in patterns), re.IGNORECASE) if patterns else None


def _rule(raw: dict[str, Any], sets: dict[str, list[str]], said: dict[str, Any]) -> Rule:
    unless = [*raw.get("unless", []), *(pattern for name in raw.get("spare", []) for pattern in sets[name])]
    after = [*raw.get("after", []), *(pattern for name in raw.get("spare_after", []) for pattern in sets[name])]
    patterns = raw["pattern"] if isinstance(raw["pattern"], list) else [raw["pattern"]]
    return Rule(
        id=raw["id"],
        habit=raw["habit"],
        language=raw.get("language", "any"),
        weight=raw.get("weight", 1.0),
        turns=raw.get("turns", False),
        pattern=Sought([bounded(each) for each in patterns]),
        unless=_joined(unless),
        after=_joined(after),
        beside=_joined([raw["beside"]]) if "beside" in raw else None,
        sayings=_sayings(said[raw["say"]]),
        examples=tuple(raw.get("examples", ())),
        counter_examples=tuple(raw.get("counter_examples", ())),
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that needs nobody at hand, in the order of the books."""
    books = _books()
    sets = {name: patterns for book in books for name, patterns in book.get("sets", {}).items()}
    said = {name: saying for book in books for name, saying in book.get("say", {}).items()}
    return tuple(_rule(raw, sets, said) for book in books for raw in book.get("rule", []))


@cache
def sayings(name: str) -> dict[str, Saying]:
    """What the checks that know the person say; `name` is the habit in lower case."""
    for book in _books():
        if name in book.get("say", {}):
            return _sayings(book["say"][name])
    raise KeyError(name)
