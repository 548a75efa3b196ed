"""Lunar days as people note them."""

from __future__ import annotations

import pytest

from closecircle.exchange.days_found import is_lunar_label, lunar_days, read_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("음 8.15", (None, 8, 15, False)),
        ("음8/15", (None, 8, 15, False)),
        ("(음) 8.15", (None, 8, 15, False)),
        ("음력 8월 15일", (None, 8, 15, False)),
        ("음력생일 8-15", (None, 8, 15, False)),
        ("생일은 음력 8월15일", (None, 8, 15, False)),
        ("음력 윤5월 3일", (None, 5, 3, True)),
        ("음 윤 5.3", (None, 5, 3, True)),
        ("음력 5월 3일 (윤달)", (None, 5, 3, True)),
        ("8월 15일(음)", (None, 8, 15, False)),
        ("1960.8.15(음력)", (1960, 8, 15, False)),
        ("음력 1960년 8월 15일", (1960, 8, 15, False)),
        ("12.30 음력", (None, 12, 30, False)),
    ],
)
def test_a_lunar_day_in_a_note_is_found(text: str, expected: tuple[int | None, int, int, bool]) -> None:
    (found,) = lunar_days(text)
    assert (found.year, found.month, found.day, found.leap) == expected
    assert found.lunar


@pytest.mark.parametrize(
    "text", ["음악 3.14", "처음 3/4 만남", "마음 8.15", "음 13.1", "음 8.31", "다음 8월 15일", "8.15", "음식 2.5인분"]
)
def test_other_words_and_impossible_days_are_left_alone(text: str) -> None:
    assert list(lunar_days(text)) == []


def test_an_anniversary_of_a_death_is_no_birthday() -> None:
    assert [day.kind for day in lunar_days("아버지 기일 음력 8월 15일")] == ["other"]


def test_labels_say_whether_a_date_is_lunar() -> None:
    assert is_lunar_label("음력생일")
    assert is_lunar_label("생일(음)")
    assert not is_lunar_label("음악회")
    assert not is_lunar_label("생일")


@pytest.mark.parametrize("text", ["1988년 4월 9일", "1988. 4. 9.", "1988/4/9", "1988-4-9"])
def test_written_out_dates_are_dates(text: str) -> None:
    found = read_day(text)
    assert found is not None
    assert (found.year, found.month, found.day) == (1988, 4, 9)
