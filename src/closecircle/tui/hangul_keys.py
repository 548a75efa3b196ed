"""Keys while the Hangul input method is on: each letter has its twin, and a whole syllable is taken apart.

The two-set (두벌식) keyboard puts ㅣ on l, ㅇ on d; an input method may hand over 이 at once, which is d, then l.
"""

from __future__ import annotations

_KEYS = dict(
    zip(
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
        "qwertyuiopasdfghjklzxcvbnm",
        strict=True,
    )
)
_TWINS = {key: jamo for jamo, key in _KEYS.items()}
# Typed with Shift, or of two keys. No command differs by Shift alone, so ㅃ is the key of ㅂ.
_KEYS |= {"ㅃ": "q", "ㅉ": "w", "ㄸ": "e", "ㄲ": "r", "ㅆ": "t", "ㅒ": "o", "ㅖ": "p"}
_TWO = {
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_LAST = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_SYLLABLES = range(0xAC00, 0xD7A4)


def twin(key: str) -> str:
    """What a letter key types while Hangul is on: l → ㅣ; '' for any other key."""
    return _TWINS.get(key, "")


def latin(key: str) -> str:
    """The letter of a jamo: ㅎ → g; any other key as it is."""
    typed = two_set_keys(key.strip())
    return typed[0] if len(typed) == 1 else key.strip()


def two_set_keys(typed: str) -> list[str]:
    """The letter keys pressed for a jamo or a syllable: ㅣ → l, 이 → d l, 값 → r k q t; [] for anything else."""
    return [key for key, _jamo_typed in pressed_keys(typed)]


def pressed_keys(typed: str) -> list[tuple[str, str]]:
    """The same with the jamo that each key typed, in order: 이 → (d, ㅇ) (l, ㅣ)."""
    pressed = [(_KEYS.get(jamo, ""), jamo) for sign in typed for jamo in _jamo(sign)]
    return pressed if all(key for key, _jamo_typed in pressed) else []


def _jamo(sign: str) -> str:
    if ord(sign) in _SYLLABLES:
        rest = ord(sign) - _SYLLABLES.start
        parts = (_FIRST[rest // 588], _MIDDLE[rest % 588 // 28], _LAST[rest % 28])
        return "".join(_TWO.get(part, part) for part in parts)
    return _TWO.get(sign, sign)
