"""Steps through the calendar that never leave it: months keep their day where the month has it."""

from __future__ import annotations

from datetime import date, timedelta

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    leap_day = month == _FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap_day


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day (30 February, month 13)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(on: date, count: int) -> date | None:
    """The same day `count` months on (or back), the month's last where it is shorter; None outside years 1-9999."""
    year, month = divmod(on.year * 12 + on.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(on.day, days_in(year, month + 1)))


def add_days(on: date, count: int) -> date | None:
    """The day `count` days on (or back); None outside years 1-9999."""
    try:
        return on + timedelta(days=count)
    except OverflowError:
        return None
