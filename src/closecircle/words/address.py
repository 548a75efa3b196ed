"""How a person is called when nobody has said it yet: one string, stored once and shown, never assembled in a draft."""

from __future__ import annotations

import re

from closecircle.core.text import has_hangul, one_line

_BRACKETS = re.compile(r"\s*[(（\[【].*?[)）\]】]\s*")
_CALLED_ALREADY = re.compile(
    r"(님|선생|사장|대표|과장|부장|차장|대리|팀장|이사|실장|점장|원장|교수|기자|셰프"
    r"|언니|오빠|형|누나|이모|삼촌|고모|할머니|할아버지|엄마|아빠)$"
)
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")
# A couple is called as one, a house by no name: nobody says "Whale" to Whale Books.
_SEVERAL = re.compile(r"\s(?:&|\+|and)\s", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(books|bookshop|bakery|caf[eé]|coffee|roasters|restaurant|bar|bistro|kitchen|studio|gallery|press|publishing|store"
    r"|shop|market|farm|school|clinic|salon|hotel|bank|group|company|co|corp|inc|ltd|llc|gmbh|partners|foods|works)\.?$",
    re.IGNORECASE,
)
_ENGLISH_TITLE = re.compile(r"(mr|mrs|ms|miss|dr|prof)\.?", re.IGNORECASE)


def suggested_address(name: str, *, intimate: bool = False) -> str:
    """A first suggestion: 김민지 → "김민지 님", 김 과장님 as it is, Daniel Kim → "Daniel"; '' where it would grate.

    `intimate`: friends and family, who are not called 님; for them a Korean name gives no suggestion.
    """
    bare = one_line(_BRACKETS.sub(" ", name))
    if not bare:
        return ""
    if has_hangul(bare):
        if _CALLED_ALREADY.search(bare):
            return bare
        return f"{bare} 님" if _HANGUL_NAME.fullmatch(bare) and not intimate else ""
    return _suggested_in_english(bare)


def _suggested_in_english(name: str) -> str:
    first = name.split(maxsplit=1)[0]
    if _SEVERAL.search(name) or _ENGLISH_TITLE.fullmatch(first):
        return name
    if _HOUSE.search(name) or not first.replace("-", "").replace("'", "").isalpha():
        return ""
    return first
