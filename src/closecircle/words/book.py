"""The phrase books: sentences kept as data, chosen by move, occasion, tie and register. Both tongues read them here.

A file `phrases/<language>*.toml` is a list of entries::

    [[say]]
    move = "greet"
    occasion = ["touch", "silence"]      # absent: every occasion
    tie = ["regular", "client"]          # absent: every tie
    register = ["polite"]                # absent: every register
    rank = 0                             # absent: 0; 8 and more: the plain ones a draft falls back to
    texts = ["{call}, 잘 {지내셨어요|지내셨습니까|지냈어}?"]

`{a|b|c}` holds one wording a register: polite, formal, plain ("-" or none: the sentence does not exist in
that register, so `{a|b}` is polite and formal alone). `{slot}` is filled by the tongue; a sentence whose slot the
facts cannot fill is not offered. `{?slot}` leaves nothing behind: it only asks whether the facts could fill it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from closecircle.core.person import Register, Tie
from closecircle.words.plan import Move, Occasion

if TYPE_CHECKING:
    from collections.abc import Callable

_BY_REGISTER = (Register.POLITE, Register.FORMAL, Register.PLAIN)
_CHOICE = re.compile(r"\{([^{}]*\|[^{}]*)\}")
_NAME = re.compile(r"\??[a-z_0-9]*")
_SLOT = re.compile(r"\{([^{}|]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One sentence of a book in one register, its slots still open; `order` names them without what follows a name."""

    move: Move
    text: str
    rank: int
    slots: tuple[str, ...]
    order: tuple[str, ...]
    names: frozenset[str]
    pieces: tuple[str, ...]

    def reworded(self, reword: Callable[[str], str]) -> Phrase:
        """The same sentence in other words, its slots untouched."""
        text = reword(self.text)
        return replace(self, text=text, pieces=tuple(_SLOT.split(text)))

    def filled(self, fill: Callable[[str], str]) -> str:
        """The sentence with every slot filled, or '' when `fill` answers '' for one of them."""
        said: list[str] = []
        for place, piece in enumerate(self.pieces):
            if place % 2 == 0:
                said.append(piece)
                continue
            value = fill(piece)
            if not value:
                return ""
            if piece[0] != "?":
                said.append(value)
        return "".join(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    move: Move
    occasions: frozenset[Occasion]
    ties: frozenset[Tie]
    registers: frozenset[Register]
    rank: int
    texts: tuple[str, ...]


@cache
def _entries(language: str) -> tuple[_Entry, ...]:
    found: list[_Entry] = []
    folder = files("closecircle.words") / "phrases"
    for room in sorted(folder.iterdir(), key=lambda each: each.name):
        if room.name.startswith(language) and room.name.endswith(".toml"):
            found.extend(
                _Entry(
                    move=Move(say["move"]),
                    occasions=frozenset(map(Occasion, say.get("occasion", Occasion))),
                    ties=frozenset(map(Tie, say.get("tie", Tie))),
                    registers=frozenset(map(Register, say.get("register", Register))),
                    rank=say.get("rank", 0),
                    texts=tuple(say["texts"]),
                )
                for say in tomllib.loads(room.read_text(encoding="utf-8")).get("say", ())
            )
    return tuple(found)


def in_register(text: str, register: Register) -> str:
    """The sentence with each `{a|b|c}` settled for one register, '' where it does not exist in it."""
    place = _BY_REGISTER.index(register)
    settled = text
    for match in _CHOICE.finditer(text):
        wordings = match[1].split("|")
        if place >= len(wordings) or wordings[place] == "-":
            return ""
        settled = settled.replace(match[0], wordings[place], 1)
    return settled


@cache
def phrases(language: str, occasion: Occasion, tie: Tie, register: Register) -> tuple[Phrase, ...]:
    """Every sentence of a language's books for this occasion, tie and register, in the books' order."""
    found: dict[tuple[Move, str], Phrase] = {}
    for entry in _entries(language):
        if occasion in entry.occasions and tie in entry.ties and register in entry.registers:
            for text in entry.texts:
                settled = in_register(text, register)
                if settled:
                    slots = tuple(dict.fromkeys(_SLOT.findall(settled)))
                    order = tuple(_NAME.match(slot)[0] for slot in slots)  # type: ignore[index]  # it matches nothing, too
                    phrase = Phrase(
                        move=entry.move,
                        text=settled,
                        rank=entry.rank,
                        slots=slots,
                        order=order,
                        names=frozenset(order),
                        pieces=tuple(_SLOT.split(settled)),
                    )
                    found.setdefault((entry.move, settled), phrase)
    return tuple(found.values())
