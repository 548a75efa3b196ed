"""How the parts of a contact's name become the one by which to call them, and which group names are no tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.text import has_hangul

if TYPE_CHECKING:
    from collections.abc import Iterable

_WEEK, _MONTH = 7, 30
_LONGEST_FAMILY = 2  # 남궁, 황보
# Groups that Google puts everybody in, by the languages seen.
_OWN_GROUPS = frozenset({"mycontacts", "starred", "내 연락처", "즐겨찾기", "별표표시됨"})
_STARS = frozenset({"starred", "즐겨찾기", "별표표시됨"})


def joined(family: str, given: str, middle: str = "") -> str:
    """The parts of a name as one: Korean family name first and without a space, any other given name first."""
    if has_hangul(family + given):
        return f"{family}{given}" if len(family) <= _LONGEST_FAMILY else f"{family} {given}".strip()
    return " ".join(part for part in (given, middle, family) if part)


def called(formatted: str, family: str, given: str, middle: str = "") -> str:
    """The formatted name, but a Korean one in Korean order: Google writes "영희 김", Apple "김 영희"."""
    parts = joined(family, given, middle)
    if family and given and has_hangul(formatted) and formatted in (f"{given} {family}", f"{family} {given}"):
        return parts
    return formatted or parts


def tags(words: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """Groups worth keeping, each once, and whether the contact is starred. Google marks its own groups by `* `."""
    bare = [word.removeprefix("* ").strip() for word in words]
    starred = any(word.casefold() in _STARS for word in bare)
    return tuple(dict.fromkeys(word for word in bare if word and word.casefold() not in _OWN_GROUPS)), starred


def rhythm_of(days: str) -> str:
    """A number of days as a rhythm: whole months, else weeks rounded up; '' for none."""
    number = int(days) if days.isascii() and days.isdecimal() and len(days) < 5 else 0  # noqa: PLR2004  # under 27 years
    if not number:
        return ""
    return f"{number // _MONTH}m" if number % _MONTH == 0 else f"{-(-number // _WEEK)}w"
