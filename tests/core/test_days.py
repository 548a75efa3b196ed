from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.days import (
    DayKey,
    SpecialDay,
    in_year,
    keys_near,
    next_occurrence,
    occurrences,
)
from closecircle.core.holidays import Holiday
from closecircle.core.lunar import BeyondLunarTable, lunar_months, lunar_to_solar, solar_to_lunar


def birthday(month: int, day: int | None = None, **more: Any) -> SpecialDay:
    return SpecialDay(id="d", person_id="p", kind="birthday", month=month, day=day, **more)


special_days = st.builds(
    SpecialDay,
    id=st.just("d"),
    person_id=st.just("p"),
    kind=st.just("birthday"),
    month=st.integers(1, 12),
    day=st.one_of(st.none(), st.integers(1, 30), st.sampled_from([1, 28, 29, 30])),
    lunar=st.just(True),
    leap=st.booleans(),
) | st.builds(birthday, month=st.integers(1, 12), day=st.one_of(st.none(), st.integers(1, 31)))
days = st.dates(date(1990, 1, 1), date(2045, 12, 31))

# The leap months of 2001-2050 in the Korean calendar.
LEAP_MONTHS = {
    2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 3, 2014: 9, 2017: 5, 2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3,
    2033: 11,
    2036: 6, 2039: 5, 2042: 2, 2044: 7, 2047: 5, 2050: 3,
}  # fmt: skip


def test_29_february_is_kept_on_the_28th_in_a_common_year() -> None:
    leapling = birthday(2, 29)
    assert next_occurrence(leapling, date(2025, 1, 1)) == date(2025, 2, 28)
    assert next_occurrence(leapling, date(2025, 3, 1)) == date(2026, 2, 28)
    assert next_occurrence(leapling, date(2028, 2, 28)) == date(2028, 2, 29)


def test_a_month_alone_is_kept_on_its_first_day() -> None:
    assert next_occurrence(birthday(5), date(2025, 5, 2)) == date(2026, 5, 1)
    assert next_occurrence(birthday(1, lunar=True), date(2027, 1, 1)) == date(2027, 2, 7)


def test_today_is_the_next_time() -> None:
    day = birthday(6, 18)
    assert next_occurrence(day, date(2025, 6, 18)) == date(2025, 6, 18)
    assert next_occurrence(day, date(2025, 6, 19)) == date(2026, 6, 18)


def test_korean_and_not_chinese_new_year() -> None:
    assert [Holiday.SEOLLAL.on(year) for year in (2025, 2026, 2027, 2028)] == [
        date(2025, 1, 29),
        date(2026, 2, 17),
        date(2027, 2, 7),
        date(2028, 1, 27),
    ]
    assert [Holiday.CHUSEOK.on(year) for year in (2025, 2026)] == [date(2025, 10, 6), date(2026, 9, 25)]
    assert Holiday.BUDDHA.on(2025) == date(2025, 5, 5)
    assert Holiday.CHUSEOK.on(3000) is None
    assert Holiday.SEOLLAL.on(2051) is None


def test_the_leap_months_are_the_korean_ones() -> None:
    found = {year: month.number for year in range(2001, 2051) for month in lunar_months(year) if month.leap}
    assert found == LEAP_MONTHS


@pytest.mark.parametrize("year", sorted(LEAP_MONTHS))
def test_a_leap_month_birthday_is_kept_in_the_leap_month_when_there_is_one(year: int) -> None:
    month = LEAP_MONTHS[year]
    leap, plain = birthday(month, 10, lunar=True, leap=True), birthday(month, 10, lunar=True)
    in_leap, in_plain = in_year(leap, year), in_year(plain, year)
    assert in_leap is not None
    assert in_plain is not None
    assert 29 <= (in_leap - in_plain).days <= 30
    # The years beside it have no such month, and both fall together.
    assert in_year(leap, year - 1) == in_year(plain, year - 1)


def test_a_leap_third_month_birthday_waits_from_2012_to_2031() -> None:
    leap = birthday(3, 1, lunar=True, leap=True)
    assert next_occurrence(leap, date(2012, 4, 1)) == date(2012, 4, 21)
    assert [in_year(leap, year) == lunar_to_solar(year, 3, 1) for year in range(2013, 2032)] == [True] * 18 + [False]


def test_the_thirtieth_of_a_short_month_is_kept_on_the_29th() -> None:
    day = birthday(12, 30, lunar=True)
    falls = [in_year(day, year) for year in range(2020, 2050)]
    mornings_after = [on + timedelta(days=1) for on in falls if on is not None]
    assert mornings_after == [Holiday.SEOLLAL.on(year) for year in range(2021, 2051)]
    assert sum(lunar_months(year)[-1].days == 29 for year in range(2020, 2050)) == 12


def test_a_lunar_day_late_in_the_year_falls_in_the_next_solar_year() -> None:
    day = birthday(12, 20, lunar=True, year=1985)
    assert next_occurrence(day, date(2026, 1, 1)) == date(2026, 2, 7)


def test_the_times_of_the_coming_years_are_one_a_year() -> None:
    assert occurrences(birthday(6, 18), date(2025, 6, 19), 2) == (date(2026, 6, 18), date(2027, 6, 18))
    lunar = occurrences(birthday(8, 15, lunar=True), date(2025, 1, 1), 3)
    assert lunar == tuple(Holiday.CHUSEOK.on(year) for year in (2025, 2026, 2027))


def test_where_the_lunar_table_ends_it_says_so() -> None:
    day = birthday(11, 18, lunar=True)
    assert next_occurrence(day, date(2050, 12, 1)) == date(2050, 12, 31)
    with pytest.raises(BeyondLunarTable):
        next_occurrence(birthday(11, 19, lunar=True), date(2050, 12, 1))
    with pytest.raises(BeyondLunarTable):
        next_occurrence(day, date(2060, 1, 1))
    assert len(occurrences(day, date(2048, 1, 1), 10)) == 4
    assert all(not key.lunar for key in keys_near(date(2060, 1, 1), 7))
    assert solar_to_lunar(date(2051, 1, 1)) is None
    assert keys_near(date.max, 7)[-1].on == date.max


@given(special_days, days)
@settings(deadline=None, max_examples=300)
def test_the_next_time_lies_within_a_lunar_year(day: SpecialDay, today: date) -> None:
    following = next_occurrence(day, today)
    assert 0 <= (following - today).days <= 414
    assert occurrences(day, today, 1) == (following,)


@given(special_days, days, st.integers(0, 10))
@settings(deadline=None, max_examples=300)
def test_the_index_keys_find_a_day_exactly_when_it_is_near(day: SpecialDay, today: date, ahead: int) -> None:
    following = next_occurrence(day, today)
    keys = {
        key.on
        for key in keys_near(today, ahead)
        if (key.lunar, key.month, key.day, key.leap) == (day.lunar, day.month, day.day, day.leap)
    }
    assert keys == ({following} if (following - today).days <= ahead else set())


def test_the_index_keys_agree_on_every_day_from_1990_to_2045() -> None:
    kinds = ((False, False), (True, False), (True, True))
    rows = [
        birthday(month, day, lunar=lunar, leap=leap)
        for month in range(1, 13)
        for day in (None, 1, 15, 28, 29, 30)
        for lunar, leap in kinds
    ]
    expected: dict[date, set[tuple[bool, int, int | None, bool]]] = {}
    for row in rows:
        for on in occurrences(row, date(1990, 1, 1), 57):
            expected.setdefault(on, set()).add((row.lunar, row.month, row.day, row.leap))
    asked = {(row.lunar, row.month, row.day, row.leap) for row in rows}
    today = date(1990, 1, 1)
    while today.year < 2046:
        found = {(key.lunar, key.month, key.day, key.leap) for key in keys_near(today, 0)}
        assert found & asked == expected.get(today, set()), today
        today += timedelta(days=1)


def test_a_key_names_the_day_it_falls_on_and_no_lunar_ones_are_made_unasked() -> None:
    keys = keys_near(date(2025, 2, 27), 2)
    assert DayKey(lunar=False, month=2, day=29, leap=False, on=date(2025, 2, 28)) in keys
    assert DayKey(lunar=False, month=3, day=None, leap=False, on=date(2025, 3, 1)) in keys
    assert [key.on for key in keys] == sorted(key.on for key in keys)
    assert not any(key.lunar for key in keys_near(date(2025, 2, 27), 7, lunar=False))
