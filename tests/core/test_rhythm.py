from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.absence import Absence, absent
from closecircle.core.errors import WrongUse
from closecircle.core.rhythm import Rhythm, Unit, lived, next_on, suggest

WEEKLY = Rhythm(count=1, unit=Unit.WEEK)
MONTHLY = Rhythm(count=1, unit=Unit.MONTH)
rhythms = st.sampled_from(Unit).flatmap(
    lambda unit: st.builds(Rhythm, count=st.integers(1, 10 if unit is Unit.YEAR else 40), unit=st.just(unit))
)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def closed(*weekdays: int) -> list[Absence]:
    return [Absence(id=f"w{weekday}", weekday=weekday) for weekday in weekdays]


def away(from_on: date, to_on: date | None) -> Absence:
    return Absence(id="away", from_on=from_on, to_on=to_on)


absence_lists = st.lists(
    st.one_of(
        st.integers(0, 6).map(lambda weekday: Absence(id="w", weekday=weekday)),
        st.tuples(days, st.integers(0, 60)).map(lambda span: away(span[0], span[0] + timedelta(days=span[1]))),
    ),
    max_size=5,
)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("3w", "3w"), ("10D", "10d"), (" 2 m ", "2m"), ("1y", "1y"), ("3주", "3w"), ("２주", "2w"),
        ("두 달", "2m"), ("석 달에 한 번", "3m"),
        ("6개월마다", "6m"), ("every 5 weeks", "5w"), ("every other week", "2w"), ("once a month", "1m"),
        ("twice a year", "6m"),
        ("한 달에 두 번", "15d"), ("주 1회", "1w"), ("매주", "1w"), ("격주", "2w"), ("매달 한 번", "1m"),
        ("보름에 한 번", "15d"),
        ("열흘마다", "10d"), ("반년", "6m"), ("quarterly", "3m"), ("half-yearly", "6m"), ("해마다", "1y"),
        ("every couple of weeks", "2w"),
    ],
)  # fmt: skip
def test_a_rhythm_is_read_as_people_type_it(text: str, spelt: str) -> None:
    assert Rhythm.parse(text).spell() == spelt


@pytest.mark.parametrize(
    "text", ["", "3", "w", "0w", "-3w", "3.5w", "3x", "soon", "월요일", "11y", "9999d", "3w2d", "가끔"]
)
def test_what_is_no_rhythm_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(WrongUse, match="3w"):
        Rhythm.parse(text)


@given(rhythms)
@settings(deadline=None)
def test_a_rhythm_is_read_back_from_its_own_spelling(rhythm: Rhythm) -> None:
    assert Rhythm.parse(rhythm.spell()) == rhythm


def test_months_keep_their_day_where_the_month_has_it() -> None:
    assert next_on(date(2025, 1, 31), MONTHLY, []) == date(2025, 2, 28)
    assert next_on(date(2024, 1, 31), MONTHLY, []) == date(2024, 2, 29)
    assert next_on(date(2025, 2, 28), MONTHLY, []) == date(2025, 3, 28)
    assert next_on(date(2024, 2, 29), Rhythm.parse("1y"), []) == date(2025, 2, 28)
    assert next_on(date(2025, 11, 30), Rhythm.parse("3m"), []) == date(2026, 2, 28)


def test_closed_days_do_not_age_a_relation() -> None:
    # Wednesday to Wednesday, with a closed Sunday between: Thursday.
    assert next_on(date(2025, 6, 18), WEEKLY, closed(6)) == date(2025, 6, 26)
    # The day it would fall on is closed itself: Monday and Tuesday pass, and so does the Monday after.
    assert next_on(date(2025, 6, 16), WEEKLY, closed(0, 1)) == date(2025, 6, 26)


def test_a_fortnight_away_puts_the_day_off_by_a_fortnight() -> None:
    holiday = away(date(2025, 6, 20), date(2025, 7, 3))
    assert next_on(date(2025, 6, 18), WEEKLY, [holiday]) == date(2025, 7, 9)
    assert next_on(date(2025, 7, 10), WEEKLY, [holiday]) == date(2025, 7, 17)


def test_where_every_day_is_closed_the_calendar_stands() -> None:
    assert next_on(date(2025, 6, 18), WEEKLY, closed(*range(7))) == date(2025, 6, 25)
    assert next_on(date(2025, 6, 18), WEEKLY, [away(date(2025, 1, 1), None)]) == date(2025, 6, 25)
    assert next_on(date(2025, 6, 18), WEEKLY, [away(date(2025, 6, 20), date.max)]) == date(2025, 6, 25)


def test_the_end_of_the_calendar_is_no_crash() -> None:
    assert next_on(date(9999, 12, 30), Rhythm.parse("10y"), closed(0)) == date.max


@given(days, rhythms, absence_lists)
@settings(deadline=None, max_examples=200)
def test_absences_only_ever_push_later_and_the_day_is_open(last: date, rhythm: Rhythm, absences: list[Absence]) -> None:
    due = next_on(last, rhythm, absences)
    assert due >= next_on(last, rhythm, []) > last
    everything_closed = {absence.weekday for absence in absences} >= set(range(7))
    assert everything_closed or not absences or not absent(due, absences)


@given(days, st.integers(1, 40), absence_lists)
@settings(deadline=None, max_examples=200)
def test_every_absent_day_counts_for_exactly_one(last: date, weeks: int, absences: list[Absence]) -> None:
    due = next_on(last, Rhythm(count=weeks, unit=Unit.WEEK), absences)
    if {absence.weekday for absence in absences} >= set(range(7)):
        return
    between = [last + timedelta(days=n) for n in range(1, (due - last).days + 1)]
    assert (due - last).days == weeks * 7 + sum(absent(day, absences) for day in between)


@given(days, st.integers(0, 70), rhythms, absence_lists)
@settings(deadline=None, max_examples=300)
def test_a_later_talk_never_comes_due_earlier(last: date, more: int, rhythm: Rhythm, absences: list[Absence]) -> None:
    assert next_on(last, rhythm, absences) <= next_on(last + timedelta(days=more), rhythm, absences)


def test_a_month_begun_before_closed_days_is_not_overtaken() -> None:
    shut = [away(date(2025, 1, 29), date(2025, 2, 1))]
    assert next_on(date(2025, 1, 28), MONTHLY, shut) <= next_on(date(2025, 2, 1), MONTHLY, shut)


def test_the_rhythm_lived_is_the_days_between_talks_in_any_order() -> None:
    talks = [date(2025, 1, 20), date(2025, 1, 1), date(2025, 1, 8), date(2025, 1, 8)]
    assert lived(talks) == (7, 12)
    assert lived([]) == ()


def test_a_rhythm_is_suggested_from_four_talks_on_and_one_long_silence_does_not_change_it() -> None:
    fortnights = [date(2025, 1, 1) + timedelta(days=13 * n) for n in range(4)]
    assert suggest(fortnights[:3]) is None
    assert suggest(fortnights) == Rhythm(count=2, unit=Unit.WEEK)
    assert suggest([date(2024, 6, 1), *fortnights]) == Rhythm(count=2, unit=Unit.WEEK)


@pytest.mark.parametrize(
    ("gap", "spelt"), [(1, "1w"), (8, "1w"), (20, "3w"), (29, "1m"), (70, "2m"), (100, "3m"), (170, "6m"), (900, "1y")]
)
def test_the_suggestion_is_a_kind_value(gap: int, spelt: str) -> None:
    suggested = suggest(date(2020, 1, 1) + timedelta(days=gap * n) for n in range(5))
    assert suggested is not None
    assert suggested.spell() == spelt


def test_the_suggestion_listens_to_the_latest_talks() -> None:
    early = [date(2020, 1, 1) + timedelta(days=180 * n) for n in range(9)]
    late = [early[-1] + timedelta(days=7 * n) for n in range(1, 10)]
    assert suggest(early + late) == WEEKLY
