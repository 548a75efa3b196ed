"""How alike two texts are, by their stems."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.words.sameness import different, shared, stems, touches


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("몬스테라를", "몬스테라가"),
        ("에세이는", "에세이도"),
        ("읽으셨어요", "읽으시길"),
        ("따님이", "딸은"),
        ("생신을", "생일"),
        ("봄에", "봄을"),
        ("shoes", "shoe's"),
        ("running", "run"),
        ("stories", "story"),
        ("baked", "baking"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other) != frozenset()


@pytest.mark.parametrize(("one", "other"), [("성게", "성수"), ("나이", "나무"), ("아이", "아침"), ("민지", "민호")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert not stems(one) & stems(other)


def test_words_that_every_text_has_say_nothing() -> None:
    assert stems("그리고 나는 오늘 좀") <= {"그리"}
    assert stems("Hi, I hope you are well and thank you") == {"well"}


def test_a_text_is_the_same_as_itself_and_different_from_another() -> None:
    text = "한강에서 아이와 자전거 타 보셨어요?"
    assert shared(text, text) == 1.0
    assert not different(text, text)
    assert different(text, "몬스테라 잎은 괜찮은가요?")


def test_half_the_stems_may_be_shared() -> None:
    assert shared("beagle kettle garden window", "beagle kettle ladder roof") == 0.5
    assert different("beagle kettle garden window", "beagle kettle ladder roof")
    assert not different("beagle kettle garden window", "beagle kettle garden roof")


def test_a_compound_takes_up_its_part() -> None:
    assert touches("여행에세이는 재미있으셨어요?", stems("에세이를 찾음"))
    assert not touches("좋은 하루 보내세요", stems("에세이를 찾음"))


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_sameness_is_mutual_and_between_none_and_all(one: str, other: str) -> None:
    assert shared(one, other) == shared(other, one)
    assert 0.0 <= shared(one, other) <= 1.0
    assert shared(one, one) in (0.0, 1.0)
