"""Korean particles after any word: the sound the word ends in decides (은/는, 이/가, 을/를, 과/와, 으로/로 …).

Hangul shows its last sound; digits are read the Sino-Korean way; Latin names go by the sound of their last letters; a
trailing bracket group is skipped. Where the sound is unknown the answer is None, and the sentence does without.
"""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import cache

from closecircle.core.text import nfc

_FIRST, _LAST = 0xAC00, 0xD7A3
_CODAS = 28
_RIEUL_CODA = 8
_BRACKETS = re.compile(r"\s*[(\[{（［〔【<〈《][^()\[\]{}（）［］]*[)\]}）］〕】>〉》]\s*$")
# Quotes, stops and pictures after the last sound; what stands before them is what is heard.
_TAIL = re.compile(r"[\s\"'“”‘’.,!?~…·♡♥★☆^_\-]+$")
_DIGITS = {"0": "영", "1": "일", "2": "이", "3": "삼", "4": "사", "5": "오", "6": "육", "7": "칠", "8": "팔", "9": "구"}
_TENS = (("0000", "만"), ("000", "천"), ("00", "백"), ("0", "십"))
# Latin letters said one by one (KT, LG, iOS): which of the twenty-six end in a closed sound.
_LETTER_CLOSED = frozenset("LMNR")

# Endings by sound, longest first; measured against how Korean newspapers write such names.
_LATIN_RIEUL = re.compile(r"(?:l|ll|le|lle|el|al|il|ol)$")
_LATIN_NASAL = re.compile(r"(?:n|nn|m|mm|ng|ne|me|nne|mb|gn|mn)$")
_LATIN_STOP = re.compile(
    r"(?:[aeiou]ck|[aeiou]c|[aeiou]p|[aeiou]b|[aeiou]k|[aeiou]q|[aeiou]cq|[aeiou]g|[aeiou]t|[aeiou]tt)$"
)
# A silent e lets the consonant speak (Jane 제인, Kate 케이트), but not where it is a name's own vowel.
_LATIN_SAID_E = frozenset("chloe zoe penelope phoebe jose andre rene renee desiree hermione daphne ariadne".split())


class Sound(Enum):
    """What a word ends in: a vowel, ㄹ, or another closed sound."""

    OPEN = "open"
    RIEUL = "rieul"
    CLOSED = "closed"


PAIRS = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "이랑": ("이랑", "랑"),
    "이나": ("이나", "나"),
    "이라": ("이라", "라"),
    "이에요": ("이에요", "예요"),
    "이야": ("이야", "야"),
    "이네": ("이네", "네"),
    "으로": ("으로", "로"),
    "아": ("아", "야"),
}
_ASKED = {form: pair for pair in PAIRS.values() for form in pair} | {
    "이라고": ("이라고", "라고"),
    "라고": ("이라고", "라고"),
}


@cache
def sound(word: str) -> Sound | None:
    """The sound a word ends in; None where nobody can tell (an unknown script, an empty word)."""
    heard = nfc(word).strip()
    while (bare := _TAIL.sub("", _BRACKETS.sub("", heard))) != heard and bare:
        heard = bare
    if not heard:
        return None
    last = unicodedata.normalize("NFD", heard[-1])[0] if "\u00c0" <= heard[-1] <= "\u024f" else heard[-1]
    heard = heard[:-1] + last
    if _FIRST <= ord(last) <= _LAST:
        coda = (ord(last) - _FIRST) % _CODAS
        return Sound.OPEN if coda == 0 else Sound.RIEUL if coda == _RIEUL_CODA else Sound.CLOSED
    if last.isascii() and last.isdigit():
        return sound(_number_tail(heard))
    if last.isascii() and last.isalpha():
        return _latin(heard)
    return None


def _number_tail(text: str) -> str:
    digits = re.search(r"\d+$", text)
    number = digits[0] if digits else text[-1]
    if number.strip("0"):
        for zeros, unit in _TENS:
            if number.endswith(zeros):
                return unit
    return _DIGITS[number[-1]]


def _latin(text: str) -> Sound:
    word = re.split(r"[^A-Za-z]+", text)[-1]
    if len(word) == 1 or (word.isupper() and len(word) <= 4 and not re.search(r"[AEIOUY]", word)):  # noqa: PLR2004  # KT, LG
        return (Sound.RIEUL if word[-1] in "LR" else Sound.CLOSED) if word[-1].upper() in _LETTER_CLOSED else Sound.OPEN
    low = word.lower()
    if low in _LATIN_SAID_E:
        return Sound.OPEN
    if _LATIN_RIEUL.search(low):
        return Sound.RIEUL
    if _LATIN_NASAL.search(low):
        return Sound.CLOSED
    if re.search(r"[aeiou]{2}[kpt]$", low) or not _LATIN_STOP.search(low):
        return Sound.OPEN
    return Sound.CLOSED


def particle(word: str, kind: str) -> str | None:
    """The right particle after a word, asked for by either of its forms ('은' or '는'); None: the sound is unknown.

    A particle with one form only (도, 만, 에) is answered as it is.
    """
    pair = _ASKED.get(kind)
    if pair is None:
        return kind
    heard = sound(word)
    if heard is None:
        return None
    if pair[0] == "으로" and heard is Sound.RIEUL:
        return pair[1]
    return pair[1] if heard is Sound.OPEN else pair[0]


def with_particle(word: str, kind: str) -> str:
    """The word with its particle; the bare word where the sound is unknown (은/는, 을/를 may be left out in speech)."""
    return word + (particle(word, kind) or "")
