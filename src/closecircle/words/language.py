"""Which language a text, or a stretch of it, is written in: Korean or English, by the signs it is made of."""

from __future__ import annotations

import re

_HANGUL = re.compile("[\uac00-\ud7a3\u3131-\u318e\u1100-\u11ff]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def language_of(text: str) -> str:
    """'ko', 'en', or '' where there are no letters. A syllable weighs half a Latin word; addresses weigh nothing.

    A Korean sentence with an English name in it stays Korean, an English one with a Korean name English.
    """
    text = _LINK.sub(" ", text)
    syllables = len(_HANGUL.findall(text))
    words = len(_LATIN_WORD.findall(text))
    if not syllables and not words:
        return ""
    return "ko" if syllables >= 2 * words else "en"


def languages_in(text: str) -> frozenset[str]:
    """Every language of which the text holds something: at least one Hangul syllable, at least one Latin word."""
    found = set()
    if _HANGUL.search(text):
        found.add("ko")
    if _LATIN_WORD.search(text):
        found.add("en")
    return frozenset(found)
