"""Special days and days away, as people type them in one line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.errors import CircleError, WrongUse
from closecircle.core.typed_absence import TypedAbsence, read_absence
from closecircle.core.typed_day import TypedDay, read_special_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("생일 음 8.15", TypedDay(kind="birthday", month=8, day=15, lunar=True)),
        ("8월 15일 (음)", TypedDay(kind="birthday", month=8, day=15, lunar=True)),
        ("음 윤 6.3", TypedDay(kind="birthday", month=6, day=3, lunar=True, leap=True)),
        (
            "어머니 생신 음력 윤6월 3일",
            TypedDay(kind="birthday", month=6, day=3, lunar=True, leap=True, label="어머니 생신"),
        ),
        ("1985년 음력 3월 2일 생일", TypedDay(kind="birthday", month=3, day=2, year=1985, lunar=True)),
        ("birthday 12/3", TypedDay(kind="birthday", month=12, day=3)),
        ("1990-12-03", TypedDay(kind="birthday", month=12, day=3, year=1990)),
        ("19901203", TypedDay(kind="birthday", month=12, day=3, year=1990)),
        ("3 December 1990 wedding", TypedDay(kind="wedding", month=12, day=3, year=1990)),
        ("결혼기념일 5월", TypedDay(kind="wedding", month=5)),
        ("March", TypedDay(kind="birthday", month=3)),
        ("mom's birthday 5/8", TypedDay(kind="birthday", month=5, day=8, label="mom's birthday")),
        ("기일 음 1/30", TypedDay(kind="memorial", month=1, day=30, lunar=True)),
        ("김장 11월", TypedDay(kind="other", month=11, label="김장")),
    ],
)
def test_a_special_day_is_read_as_it_was_meant(typed: str, day: TypedDay) -> None:
    assert read_special_day(typed) == day


def test_the_day_comes_first_where_one_writes_it_so() -> None:
    assert (read_special_day("12/3", dayfirst=True).month, read_special_day("12/3").month) == (3, 12)


@pytest.mark.parametrize("typed", ["", "hello", "13/45", "2/31", "0/3", "someday"])
def test_what_names_no_day_is_refused(typed: str) -> None:
    with pytest.raises(WrongUse):
        read_special_day(typed)


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        ("12/20~1/5 여행", TypedAbsence(from_on=date(2026, 12, 20), to_on=date(2027, 1, 5), label="여행")),
        ("12월 20일부터 1월 5일까지", TypedAbsence(from_on=date(2026, 12, 20), to_on=date(2027, 1, 5))),
        ("5/1 ~ 6/30 농번기", TypedAbsence(from_on=date(2027, 5, 1), to_on=date(2027, 6, 30), label="농번기")),
        (
            "tomorrow until sunday fishing",
            TypedAbsence(from_on=date(2026, 11, 25), to_on=date(2026, 11, 29), label="fishing"),
        ),
        ("from 12/1 to 12/5", TypedAbsence(from_on=date(2026, 12, 1), to_on=date(2026, 12, 5))),
        ("12/25", TypedAbsence(from_on=date(2026, 12, 25), to_on=date(2026, 12, 25))),
        ("매주 월요일", TypedAbsence(weekday=0)),
        ("월요일마다 쉼", TypedAbsence(weekday=0, label="쉼")),
        ("every Sunday", TypedAbsence(weekday=6)),
    ],
)
def test_days_away_are_read_as_they_were_meant(typed: str, away: TypedAbsence) -> None:
    assert read_absence(typed, TODAY) == away


@settings(deadline=None)
@given(st.text(alphabet="0123456789/.-~월일년음윤 생일부터까지abcM요매주", max_size=30))
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(typed: str) -> None:
    for read in (read_special_day, lambda line: read_absence(line, TODAY)):
        try:
            found = read(typed)
        except CircleError:
            continue
        assert found is not None


@given(st.dates(date(1900, 1, 1), date(2050, 12, 31)), st.booleans())
def test_a_day_written_whole_comes_back_whole(on: date, lunar: bool) -> None:  # hypothesis gives it
    if lunar and on.day > 28:  # every lunar month has as many
        return
    day = read_special_day(f"{'음 ' if lunar else ''}{on.isoformat()}")
    assert (day.year, day.month, day.day, day.lunar) == (on.year, on.month, on.day, lunar)
