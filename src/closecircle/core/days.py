"""Special days: solar and lunar, whole and partial dates, 29 February, leap months.

Rules ("Today" and "Lunar birthdays" in docs/rules.md): 29 February falls on the 28th in a common year, as does any day
a month is too short for; a month alone falls on its 1st; a leap-month day falls in the ordinary month in a year
without that leap month; lunar day 30 falls on the 29th of a short month; `SpecialDay.year` of a lunar day is the lunar
year. The year is kept for the story; whether the day comes back never hangs on it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from closecircle.core.lunar import FIRST_YEAR, LAST_YEAR, BeyondLunarTable, lunar_to_solar, solar_to_lunar
from closecircle.core.months import add_days, days_in
from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST_DAY = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """A day that comes back every year.

    `day` None: only the month is known. `year` None: year unknown. `lunar`: month and day are of the Korean lunar
    calendar, `leap` when the month is a leap month (윤달).
    """

    id: str
    person_id: str
    kind: str
    month: int
    day: int | None = None
    year: int | None = None
    lunar: bool = False
    leap: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayKey:
    """The columns a stored special day has if it falls on `on`: what a store may ask an index for.

    `day` None means a row that knows its month alone. In SQL NULL equals nothing: compare `coalesce(day, 0)`.
    """

    lunar: bool
    month: int
    day: int | None
    leap: bool
    on: date


def in_year(day: SpecialDay, year: int) -> date | None:
    """Where the day falls in a solar year, or, for a lunar day, in the lunar year (January and February included).

    None: the lunar table ends before that day.

    Raises:
        BeyondLunarTable: a lunar day, and a year outside 1583-2050.
    """
    if day.lunar:
        return lunar_to_solar(year, day.month, day.day or 1, leap=day.leap)
    return date(year, day.month, min(day.day or 1, days_in(year, day.month)))


def next_occurrence(day: SpecialDay, today: date) -> date:
    """The first time it falls on today or later.

    Raises:
        BeyondLunarTable: a lunar day whose next time lies outside the lunar table (1583-2050).
    """
    # A lunar year begins in January or February, so its late months reach into the solar year after.
    for year in range(today.year - 1 if day.lunar else today.year, today.year + 2):
        on = in_year(day, year)
        if on is not None and on >= today:
            return on
    raise BeyondLunarTable(today.year + 1)


def occurrences(day: SpecialDay, from_on: date, years: int) -> tuple[date, ...]:
    """Its first `years` times on or after `from_on`, in order; fewer where the lunar table or the calendar ends."""
    found: list[date] = []
    first = max(from_on.year - 1, FIRST_YEAR) if day.lunar else from_on.year
    last = LAST_YEAR if day.lunar else date.max.year
    for year in range(first, min(from_on.year + years, last) + 1):
        on = in_year(day, year)
        if on is not None and on >= from_on and len(found) < years:
            found.append(on)
    return tuple(found)


def keys_near(today: date, days: int, *, lunar: bool = True) -> list[DayKey]:
    """Every key a stored day may have if it falls on today or within `days` days, nearest first.

    Agrees with `next_occurrence`: 29 February on the 28th, month alone on the 1st, leap month in the ordinary one, 30
    on the 29th. A solar day is stored with `leap` false. Without `lunar`, and outside the lunar table, solar keys only.
    """
    near = (add_days(today, ahead) for ahead in range(days + 1))
    return [key for on in near if on is not None for key in _keys(on, lunar=lunar)]


def _keys(on: date, *, lunar: bool) -> Iterator[DayKey]:
    for day in _names(on.day, days_in(on.year, on.month)):
        yield DayKey(lunar=False, month=on.month, day=day, leap=False, on=on)
    named = solar_to_lunar(on) if lunar else None
    if named is None:
        return
    for leap in (named.leap,) if named.year_has_leap else (False, True):
        for day in _names(named.day, named.month_days):
            yield DayKey(lunar=True, month=named.month, day=day, leap=leap, on=on)


def _names(day: int, days: int) -> Iterator[int | None]:
    """The days that fall on this one: itself, month alone on the 1st, and on the last day all that the month lacks."""
    yield day
    if day == 1:
        yield None
    if day == days:
        yield from range(days + 1, _LAST_DAY + 1)
