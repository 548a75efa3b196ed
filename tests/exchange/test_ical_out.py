"""The calendar that a phone subscribes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.days import SpecialDay, in_year
from closecircle.exchange.ical_out import Event, calendar, day_uid, of_day

DAY = SpecialDay(id="d1", person_id="p1", kind="birthday", month=12, day=12)
EVENT = Event(uid="p1-birthday@closecircle", on=date(2026, 12, 12), summary="김민지 · 생일", stamp=date(2026, 1, 2))
TODAY = date(2026, 11, 24)


def event_of(day: SpecialDay, today: date = TODAY) -> Event | None:
    return of_day(day, uid=day_uid(day), summary="x", added_on=date(2025, 3, 1), today=today)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_an_event_as_a_phone_gets_it_with_its_alarm_at_nine_behind_everything_else() -> None:
    lines = "".join(calendar([replace(EVENT, yearly=True)])).split("\r\n")
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//closecircle//closecircle//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:closecircle",
        "BEGIN:VEVENT",
        "UID:p1-birthday@closecircle",
        "DTSTAMP:20260102T000000Z",
        "DTSTART;VALUE=DATE:20261212",
        "RRULE:FREQ=YEARLY",
        "SUMMARY:김민지 · 생일",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:김민지 · 생일",
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("day", "on"),
    [
        (DAY, date(2025, 12, 12)),
        (replace(DAY, year=1985), date(1985, 12, 12)),
        (replace(DAY, day=None), date(2025, 12, 1)),
        (replace(DAY, month=2, day=28), date(2025, 2, 28)),
    ],
)
def test_a_solar_day_comes_back_by_a_rule_whenever_it_is_written(day: SpecialDay, on: date) -> None:
    event = event_of(day)
    assert event is not None
    assert (event.on, event.yearly, event.also) == (on, True, ())
    assert event_of(day, today=date(2031, 5, 5)) == event


@pytest.mark.parametrize("day", [replace(DAY, month=2, day=29), replace(DAY, month=8, day=15, lunar=True)])
def test_lunar_days_and_29_february_are_listed_for_ten_years(day: SpecialDay) -> None:
    event = event_of(day)
    assert event is not None
    days = (event.on, *event.also)
    assert len(days) == 10
    assert not event.yearly
    assert list(days) == sorted(in_year(day, year) or date.min for year in range(2026, 2036))


def test_29_february_is_kept_on_the_28th_of_a_common_year() -> None:
    event = event_of(replace(DAY, month=2, day=29))
    assert event is not None
    assert (event.on, event.also[1]) == (date(2026, 2, 28), date(2028, 2, 29))


def test_past_the_lunar_table_there_is_no_event_rather_than_a_wrong_one() -> None:
    assert event_of(replace(DAY, lunar=True), today=date(2052, 1, 1)) is None


def test_a_uid_says_whose_day_and_which_and_is_never_given_twice() -> None:
    assert day_uid(DAY) == "p1-birthday@closecircle"
    assert day_uid(replace(DAY, label="지우 생일")) == "d1-day@closecircle"
    assert day_uid(replace(DAY, kind="기일")) == "d1-day@closecircle"
    uids = [line for line in unfolded("".join(calendar([EVENT, EVENT]))) if line.startswith("UID:")]
    assert len(set(uids)) == 2


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
@settings(deadline=None, max_examples=200)
def test_any_summary_stays_one_value_on_lines_of_75_octets(summary: str) -> None:
    text = "".join(calendar([replace(EVENT, summary=summary)]))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert sum(line.startswith("SUMMARY:") for line in unfolded(text)) == 1
    assert not any("\n" in line or "\r" in line for line in unfolded(text))
    names = [line.partition(":")[0] for line in unfolded(text)]
    assert names.count("BEGIN") == names.count("END") == 3
