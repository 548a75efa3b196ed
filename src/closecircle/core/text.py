"""Text as people type it, made comparable, and made harmless on the way in and on the way out."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from closecircle.core.patterns import Pattern

if TYPE_CHECKING:
    import re

# Whatever these change is not printable, so a printable text, which is nearly every one, is let through unasked.
_IN = Pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_OUT = Pattern(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
# What the two-set keyboard makes of two initials typed in a row: an input method joins ㄱ and ㅅ into ㄳ.
_CLUSTERS = str.maketrans(
    {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㅄ": "ㅂㅅ"},
)
_SYLLABLES = range(0xAC00, 0xD7A4)
_SYLLABLES_AN_INITIAL = 588


def nfc(text: str) -> str:
    """The composed form: macOS hands over 박 as three jamo, and nothing would match it."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Text as it may enter the circle: NFC, without control characters (newline and tab stay) and lone surrogates."""
    if text.isprintable():
        return nfc(text)
    return nfc(_IN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """The cleaned text with every run of white space as one space."""
    return " ".join(clean(text).split())


def visible(text: str, *, lines: bool = False) -> str:
    """Text as it may reach a terminal: bidi and invisible marks removed, any control left shown as its picture."""
    text = nfc(text)
    if not lines and "\n" in text:
        text = text.replace("\r\n", "\n").replace("\n", " ⏎ ")
    return harmless(text)


def harmless(text: str) -> str:
    """The same without composing: a field being typed in keeps its letters where they are."""
    return text if text.isprintable() else _OUT.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    sign = match[0]
    code = ord(sign)
    if sign in "\t\u2028\u2029":
        return " "
    if code < 0x20:  # noqa: PLR2004  # the C0 controls; U+2400 holds a picture of each
        return chr(0x2400 + code)
    if code == 0x7F:  # noqa: PLR2004  # DEL
        return "\u2421"
    return "\ufffd" if code < 0xA0 or 0xD800 <= code <= 0xDFFF else ""  # noqa: PLR2004  # C1, lone surrogates


def initials(text: str) -> str:
    """김민지 → ㄱㅁㅈ; anything that is no Hangul syllable stays, in lower case."""
    return "".join(
        _INITIALS[(ord(sign) - 0xAC00) // _SYLLABLES_AN_INITIAL] if ord(sign) in _SYLLABLES else sign
        for sign in nfc(text).casefold()
    )


def typed_initials(text: str) -> str:
    """Initials as somebody typed them: clusters that an input method joined are taken apart (ㄳ → ㄱㅅ)."""
    return nfc(text).translate(_CLUSTERS)


def is_initials(text: str) -> bool:
    """Whether the text is made of Korean initials alone, so that it asks for 김민지 by ㄱㅁㅈ."""
    bare = typed_initials(text).replace(" ", "")
    return bool(bare) and all(sign in _INITIALS for sign in bare)


def has_hangul(text: str) -> bool:
    """Whether any Hangul syllable or jamo is in the text."""
    return any("\uac00" <= sign <= "\ud7a3" or "\u3131" <= sign <= "\u318e" for sign in nfc(text))


def cells(text: str) -> int:
    """How many terminal cells the text takes: wide and full-width characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(sign) or sign in "\u200d\ufe0e\ufe0f"
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )
