from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.tui.hangul_keys import two_set_keys

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_JAMO = "ㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋㅁ"


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("ㅣ", "l"),
        ("ㅈ", "w"),
        ("이", "dl"),
        ("갑", "rkq"),
        ("값", "rkqt"),  # the final ㅄ was two keys
        ("과", "rhk"),  # and so was ㅘ
        ("뷁", "qnpfr"),
        ("ㄳ", "rt"),
        ("ㅢ", "ml"),
    ],
)
def test_a_jamo_or_a_syllable_is_the_letter_keys_pressed_for_it(typed: str, keys: str) -> None:
    assert "".join(two_set_keys(typed)) == keys


@pytest.mark.parametrize(("shifted", "plain"), [("ㅃ", "ㅂ"), ("ㅆ", "ㅅ"), ("ㅒ", "ㅐ"), ("까", "가"), ("있", "잇")])
def test_a_letter_typed_with_shift_is_the_same_key(shifted: str, plain: str) -> None:
    assert two_set_keys(shifted) == two_set_keys(plain)


@pytest.mark.parametrize("typed", ["", "a", "1", " ", "é", "金", "ㆍ", "\U0001f600"])
def test_what_the_two_set_keyboard_cannot_type_is_no_key(typed: str) -> None:
    assert two_set_keys(typed) == []


def test_every_letter_has_one_twin_and_no_two_share_it() -> None:
    twins = {jamo: two_set_keys(jamo) for jamo in _JAMO}
    assert sorted(key for keys in twins.values() for key in keys) == sorted(_LETTERS)


@settings(deadline=None)
@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_every_syllable_is_two_to_five_letters(syllable: str) -> None:
    keys = two_set_keys(syllable)
    assert 2 <= len(keys) <= 5
    assert set(keys) <= set(_LETTERS)
