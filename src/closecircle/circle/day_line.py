"""A line of the evening: "NAME what", with several names where one talk was with several people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closecircle.circle.people import Ambiguous
from closecircle.core.errors import NothingFound
from closecircle.core.text import one_line

if TYPE_CHECKING:
    from closecircle.circle import Circle
    from closecircle.core.person import Person
    from closecircle.store.people import PersonLine

_WORDS_OF_A_NAME = 4
# What may stand between two names: "민지, 준호", "민지와 준호", "Minji and Jun", "민지+준호".
_JOIN = re.compile(r"\s*(?:[,+&·]|\band\b|(?<=\s)및(?=\s))\s*", re.IGNORECASE)
_JOINED_ON = re.compile(r"(?<=[가-힣])(?:이랑|랑|하고|과|와)$")
_ENDING = re.compile(r"(?<=[가-힣])(?:님이랑|님과|님|씨|이랑|랑|하고|이가|이는|과|와|이|가|은|는)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """What a line was taken for. `several` are the people whom the next, unsettled `name` may mean."""

    people: tuple[Person, ...]
    said: str
    name: str = ""
    several: tuple[PersonLine, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    person: Person | None
    several: tuple[PersonLine, ...]
    name: str
    rest: str
    joined: bool


def read_day_line(circle: Circle, typed: str) -> DayLine:
    """Read the line: names from its start for as long as they are joined, then what was said.

    Nobody is guessed: a name that fits several people comes back as `name` with whom it may mean.
    """
    rest = one_line(typed)
    people: list[Person] = []
    while rest:
        named = _first_name(circle, rest)
        if named is None:
            break
        if named.person is None:
            return DayLine(people=tuple(people), said=named.rest, name=named.name, several=named.several)
        if named.person not in people:
            people.append(named.person)
        rest = named.rest
        if not named.joined:
            break
    if not people:
        name, _space, rest = rest.partition(" ")
        return DayLine(people=(), said=rest, name=name)
    return DayLine(people=tuple(people), said=rest)


def settled(typed: DayLine, person: Person) -> DayLine:
    """The line once somebody has said whom the name means."""
    return DayLine(people=(*typed.people, person), said=typed.said)


def _first_name(circle: Circle, line: str) -> _Named | None:
    """The longest beginning of the line that names somebody; several people only where nothing names one."""
    several: _Named | None = None
    ends = [match.end() for match in re.finditer(r"[^\s,+&·]+", line)][:_WORDS_OF_A_NAME]
    for end in reversed(ends):
        for name in dict.fromkeys((line[:end], _ENDING.sub("", line[:end]))):
            join = _JOIN.match(line, end)
            joined = join is not None or _JOINED_ON.search(line[:end]) is not None
            rest = line[join.end() if join else end :].strip()
            try:
                return _Named(circle.people.named(name), (), name, rest, joined)
            except Ambiguous as error:
                several = several or _Named(None, error.candidates, name, rest, joined)
            except NothingFound:
                continue
    return several
