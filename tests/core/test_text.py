"""Text as people type it: composed, harmless, compared, measured."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closecircle.core.text import cells, clean, has_hangul, initials, is_initials, one_line, typed_initials, visible
from conftest import HOSTILE

anything = st.text(st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("박민준".encode().decode(), "박민준"),
        (unicodedata.normalize("NFD", "박민준"), "박민준"),
        ("a\x1b]52;c;aGFja2Vk\x07b", "a]52;c;aGFja2Vkb"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"),
        ("half \ud83d of a pair", "half  of a pair"),
        ("nul\x00 and c1 \x9b", "nul and c1 "),
    ],
)
def test_what_comes_in_is_composed_and_without_control_characters(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(anything)
def test_cleaning_twice_changes_nothing_and_no_control_character_survives(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not [sign for sign in once if unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t"]
    assert "\n" not in one_line(text)


@given(anything)
def test_what_goes_out_to_a_terminal_steers_nothing(text: str) -> None:
    shown = visible(text)
    assert not [sign for sign in shown if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(shown)
    assert visible(shown) == shown


def test_a_control_character_that_got_in_is_shown_as_its_picture() -> None:
    assert visible("\x1b[2J") == "␛[2J"
    assert visible("a\nb") == "a ⏎ b"
    assert visible("a\nb", lines=True) == "a\nb"


@pytest.mark.parametrize(
    ("name", "found"), [("김민지", "ㄱㅁㅈ"), ("Daniel 김", "daniel ㄱ"), ("꽃집 언니", "ㄲㅈ ㅇㄴ")]
)
def test_initials_are_those_of_the_syllables(name: str, found: str) -> None:
    assert initials(name) == found


@pytest.mark.parametrize(
    ("typed", "apart"), [("ㄳ", "ㄱㅅ"), ("ㄵㅁ", "ㄴㅈㅁ"), ("ㄶ", "ㄴㅎ"), ("ㄺ", "ㄹㄱ"), ("ㅄ", "ㅂㅅ")]
)
def test_clusters_that_the_input_method_joined_are_taken_apart(typed: str, apart: str) -> None:
    assert typed_initials(typed) == apart
    assert is_initials(typed)


@pytest.mark.parametrize("typed", ["", "김", "ㅏ", "ㄱa", "d"])
def test_whatever_else_is_no_initials(typed: str) -> None:
    assert not is_initials(typed)


def test_hangul_is_seen_in_any_form() -> None:
    assert has_hangul("Daniel 김")
    assert has_hangul(unicodedata.normalize("NFD", "김"))
    assert not has_hangul("Daniel")


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("abc", 3), ("김민지", 6), ("김a", 3), ("e\u0301", 1), ("🙂", 2), ("（）", 4)]
)
def test_cells_are_the_terminals_not_the_letters(text: str, wide: int) -> None:
    assert cells(text) == wide


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_line_is_one_harmless_line(hostile: str) -> None:
    assert visible(one_line(hostile)).replace("\u200d", "").isprintable()  # the joiner of an emoji family stays
