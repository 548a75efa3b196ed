"""What a rule looks for is found as by one plain pattern, though most of it is never tried."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closecircle.words.tone_hints import Sought, alternatives, hints, letters_of
from closecircle.words.tone_rules import rules


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("할인", ("할인",)),
        ("할인|쿠폰", ("쿠폰", "할인")),
        ("오늘만 (?:할인|특가)", ("오늘만 ",)),
        (r"\d+\s?% off", ("% off",)),
        ("(?:free|half) price", (" price",)),
        ("(?:discount|voucher)s? for you", (" for you",)),
        ("(?:discounts|vouchers)", ("discounts", "vouchers")),
        ("colou?r of money", ("r of money",)),
        ("a+h", ("a",)),
        ("Only TODAY", ("only today",)),
        ("[abc]+", ()),
        ("(?<!no )hurry", ("hurry",)),
        ("(?:sale)?", ()),
        ("sale|[0-9]+", ()),
        ("go{2,3}d", ("go",)),
        ("lo{0,2}ng", ("ng",)),
    ],
)
def test_a_hint_is_what_no_match_can_be_without(pattern: str, letters: tuple[str, ...]) -> None:
    assert hints(pattern) == letters


@pytest.mark.parametrize(
    ("pattern", "apart"),
    [("a|b", ["a", "b"]), ("a(?:b|c)|d", ["a(?:b|c)", "d"]), (r"a\|b", [r"a\|b"]), ("[|]x|y", ["[|]x", "y"])],
)
def test_a_pattern_is_taken_apart_at_its_outermost_bars_alone(pattern: str, apart: list[str]) -> None:
    assert alternatives(pattern) == apart


_PATTERNS = ["할인|쿠폰", "오늘만 (?:할인|특가)", "(?:buy|get) (?:one|two)", "off|% off", "hurry|no hurry", "[0-9]+원"]
_WORDS = [
    "할인",
    "쿠폰",
    "오늘만 ",
    "특가",
    "buy ",
    "get ",
    "one",
    "two",
    "% off",
    "no ",
    "HURRY",
    "300",
    "원",
    " ",
    "\n",
]
_ONE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_APART = Sought(_PATTERNS)


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map("".join))
def test_taken_apart_they_find_what_one_pattern_of_them_all_finds(text: str) -> None:
    assert [match.span() for match in _APART.found(text, letters_of(text))] == [
        match.span() for match in _ONE.finditer(text)
    ]


@pytest.mark.parametrize("name", [rule.id for rule in rules() if rule.examples])
def test_no_example_of_a_rule_is_passed_over(name: str) -> None:
    [rule] = [rule for rule in rules() if rule.id == name]
    for text in rule.examples:
        assert any(True for _ in rule.pattern.found(text, letters_of(text)))
