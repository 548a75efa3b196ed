"""The stems of a text, and how much two texts share: two drafts are different when they share at most half their stems.

No dictionary: Korean particles and endings and English endings are cut off by their shape. That is wrong for single
words and right for comparing texts, where both sides are cut alike.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from closecircle.core.text import nfc

_WORD = re.compile(r"[\uac00-\ud7a3]+|[a-z\u00e0-\u024f]+(?:'[a-z]+)?|\d+", re.IGNORECASE)
_KOREAN_STEM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cuts:
    """Everything in stems.toml, ready to be asked."""

    suffixes: frozenset[str]
    longest: int
    particles: frozenset[str]
    empty: frozenset[str]
    light: frozenset[str]
    short_nouns: frozenset[str]
    short_particles: frozenset[str]
    plainly: dict[str, str]


@cache
def _cuts() -> _Cuts:
    book = tomllib.loads((files("closecircle.words") / "stems.toml").read_text("utf-8"))
    words = {name: tuple(listed.split()) for name, listed in book.items() if isinstance(listed, str)}
    suffixes = frozenset({*words["particles"], *words["endings"]})
    return _Cuts(
        suffixes=suffixes,
        longest=max(map(len, suffixes)),
        particles=frozenset(words["particles"]),
        empty=frozenset(words["empty_ko"] + words["empty_en"]),
        light=frozenset(words["light_ko"] + words["light_en"]),
        short_nouns=frozenset(words["short_nouns"]),
        short_particles=frozenset(words["short_particles"]),
        plainly=book["plainly"],
    )


def stems(text: str) -> frozenset[str]:
    """The stems of what a text speaks of, without the words that every text has."""
    found = set()
    for word in _WORD.findall(nfc(text).casefold()):
        stem = _korean(word) if word[0] >= "\uac00" else _english(word)
        if stem:
            found.add(stem)
    return frozenset(found)


def subjects(text: str) -> frozenset[str]:
    """The stems that say what a text is about: no words of time, number and place, which say nothing of a liking."""
    return stems(text) - _cuts().light


def shared(one: str, other: str) -> float:
    """How much of the shorter text's stems the other text has too: 0.0 to 1.0; 0.0 where one has none."""
    mine, theirs = stems(one), stems(other)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer else 0.0


def different(one: str, other: str) -> bool:
    """Whether two drafts are different: they share at most half their stems."""
    return shared(one, other) <= 0.5  # noqa: PLR2004  # half


def touches(text: str, known: frozenset[str]) -> frozenset[str]:
    """The known stems that a text takes up, compounds too: 에세이 is taken up by 여행에세이."""
    mine = stems(text)
    return frozenset(
        stem
        for stem in known
        if stem in mine
        or (
            len(stem) >= _KOREAN_STEM
            and stem[0] >= "\uac00"
            and any(stem in one or (len(one) >= _KOREAN_STEM and one in stem) for one in mine if one[0] >= "\uac00")
        )
    )


def _korean(word: str) -> str:
    cuts = _cuts()
    stem = word
    for _ in range(2):
        for size in range(min(cuts.longest, len(stem)), 0, -1):
            suffix = stem[-size:]
            if suffix in cuts.suffixes and _may_cut(stem[:-size], suffix, cuts):
                stem = stem[:-size]
                break
        else:
            break
    stem = cuts.plainly.get(stem, stem)
    return "" if stem in cuts.empty or word in cuts.empty else stem


def _may_cut(rest: str, suffix: str, cuts: _Cuts) -> bool:
    """Whether what is left is still a word: 봄에 and 딸이 can be cut, 아이 and 나이 cannot."""
    if len(rest) >= _KOREAN_STEM:
        return True
    if not rest:
        return False
    return (
        suffix in cuts.short_particles or rest in cuts.short_nouns or (len(suffix) > 1 and suffix not in cuts.particles)
    )


def _english(word: str) -> str:
    empty = _cuts().empty
    if word in empty or (len(word) == 1 and not word.isdigit()):
        return ""
    stem = word.removesuffix("'s")
    for suffix, instead in (
        ("ies", "y"),
        ("ing", ""),
        ("edly", ""),
        ("ed", ""),
        ("es", ""),
        ("ly", ""),
        ("s", ""),
        ("e", ""),
    ):
        if stem.endswith(suffix) and len(stem) - len(suffix) >= 3 and not stem.endswith("ss"):  # noqa: PLR2004  # a root
            stem = stem.removesuffix(suffix) + instead
            break
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":  # noqa: PLR2004  # running → run
        stem = stem[:-1]
    return "" if stem in empty else stem
