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
    words = bare.split()
    if not words[0].replace("-", "").replace("'", "").isalpha():
        return "" if not _ENGLISH_TITLE.fullmatch(words[0]) else bare
    return bare if _ENGLISH_TITLE.fullmatch(words[0]) else words[0]
