"""What a rule looks for, tried only in a text that holds letters of it.

Nearly every rule finds nothing in nearly every text, and to see that its letters are not there takes a hundredth of
what trying its pattern takes at each place of the text. So each pattern is taken apart into its alternatives, and each
of those names letters without which it cannot be found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPTIONAL = "?*"
_NOT_ITSELF = frozenset(".^$")
_LONG = 6  # letters; longer hints are no rarer
_HELD = 4  # letters of a hint that are looked up


class Sought:
    """Patterns of which any may be found; just as one pattern of them all, `a|b|c`, would find them."""

    def __init__(self, patterns: list[str]) -> None:
        self._pieces = tuple(
            (re.compile(each, re.IGNORECASE), frozenset(hint[:_HELD] for hint in hints(each)))
            for pattern in patterns
            for each in alternatives(pattern)
        )

    def found(self, text: str, held: set[str]) -> Iterator[re.Match[str]]:
        """Every match in its order, none over another; `held` is what `letters_of` the text gave."""
        likely = [pattern for pattern, hint in self._pieces if not hint or not hint.isdisjoint(held)]
        following = [match for pattern in likely if (match := pattern.search(text)) is not None]
        while following:
            first = min(following, key=re.Match.start)  # of those that begin together, the one named first
            yield first
            place = max(first.end(), first.start() + 1)
            following = [
                later
                for match in following
                if (later := match if match.start() >= place else match.re.search(text, place)) is not None
            ]


def letters_of(text: str) -> set[str]:
    """Every run of letters of the text, folded, that is as long as a hint can be."""
    folded = text.casefold()
    return {folded[at : at + long] for long in range(1, _HELD + 1) for at in range(len(folded) - long + 1)}


def alternatives(pattern: str) -> list[str]:
    """The pattern at its outermost bars: `a(b|c)|d` is a(b|c) and d."""
    found, start, place = [], 0, 0
    while place < len(pattern):
        _, end = _sequence(pattern, place)
        found.append(pattern[start:end])
        start = place = end + 1
    return found


def hints(pattern: str) -> tuple[str, ...]:
    """Letters of which every text that matches holds at least one, all folded; none where nothing can be said.

    Says less rather than too much: escapes, classes and whatever may be absent count for nothing.
    """
    found, _ = _choice(pattern, 0)
    return tuple(sorted(hint.casefold() for hint in found))


def _choice(pattern: str, place: int) -> tuple[frozenset[str], int]:
    """The alternatives from here to the end of the group: each must give a hint, or there is none."""
    found: set[str] = set()
    silent = False
    while True:
        best, place = _sequence(pattern, place)
        silent = silent or not best
        found |= best
        if place >= len(pattern) or pattern[place] == ")":
            return (frozenset() if silent else frozenset(found)), place
        place += 1  # the bar


def _sequence(pattern: str, place: int) -> tuple[frozenset[str], int]:
    """The best hint of one alternative: the run of letters, or the group, whose shortest is longest."""
    best: frozenset[str] = frozenset()
    run = ""
    while place < len(pattern) and pattern[place] not in "|)":
        sign = pattern[place]
        part: frozenset[str] = frozenset()
        letter = ""
        if sign == "(":
            part, place = _group(pattern, place)
        elif sign == "[":
            place = _class_end(pattern, place)
        elif sign == "\\":
            place += 2
        else:
            letter = "" if sign in _NOT_ITSELF else sign
            place += 1
        needed, repeated, place = _quantity(pattern, place)
        if needed and letter:
            run += letter
        if repeated or not (needed and letter):
            best, run = _better(best, frozenset({run} - {""})), ""
        if needed:
            best = _better(best, part)
    return _better(best, frozenset({run} - {""})), place


def _group(pattern: str, place: int) -> tuple[frozenset[str], int]:
    """A group's own hint; one that looks around, or looks for what must not be there, has none."""
    head = pattern[place + 1 : place + 3]
    looks = head[:1] == "?" and head != "?:"
    found, end = _choice(pattern, place + (3 if head == "?:" else 1))
    return (frozenset() if looks else found), end + 1


def _class_end(pattern: str, place: int) -> int:
    place += 2  # a bracket right behind the first is a sign like any other
    while pattern[place] != "]":
        place += 2 if pattern[place] == "\\" else 1
    return place + 1


def _quantity(pattern: str, place: int) -> tuple[bool, bool, int]:
    """Whether what stands before must be there, whether it may come again, and where to go on."""
    sign = pattern[place : place + 1]
    needed, repeated = True, False
    if sign and sign in _OPTIONAL:
        needed, repeated, place = False, sign == "*", place + 1
    elif sign == "+":
        repeated, place = True, place + 1
    elif sign == "{":
        end = pattern.index("}", place)
        needed, repeated, place = pattern[place + 1] not in "0,", True, end + 1
    else:
        return needed, repeated, place
    return needed, repeated, place + (pattern[place : place + 1] == "?")


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The hint that is rarer in texts: the longer its shortest letters, the better; then the fewer."""
    return max(one, other, key=lambda hint: (min((min(len(each), _LONG) for each in hint), default=0), -len(hint)))
