"""The Korean lunar calendar, month by month, from the table of the Korea Astronomy and Space Science Institute.

A Chinese table is wrong for Korea on one day in twenty-six, so no other source will do. The solar side of the table is
Julian before 1583; earlier years are left out.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from closecircle.core.errors import CircleError
from closecircle.core.records import dataclass

FIRST_YEAR = 1583
LAST_YEAR = 2050
SHORTEST_MONTH = 29
_LONGEST_MONTH = 30


class BeyondLunarTable(CircleError):
    """The Korean lunar calendar is known for the years 1583 to 2050 only."""

    def __init__(self, year: int) -> None:
        super().__init__("The Korean lunar calendar is known for 1583 to 2050 only, not for $year.", year=year)


@dataclass(frozen=True, slots=True, kw_only=True)
class LunarMonth:
    """One month: its number, whether it is a leap month (윤달), its first solar day, its length in days.

    The table ends inside month 11 of 2050, which is therefore shorter than any real month (29 or 30 days).
    """

    number: int
    leap: bool
    first: date
    days: int

    def on(self, day: int) -> date | None:
        """The solar date; day 30 of a short month is its 29th (rules "Lunar birthdays"); None past the table."""
        if day > self.days and self.days < SHORTEST_MONTH:
            return None
        return self.first + timedelta(days=min(day, self.days) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LunarDate:
    """A day as the lunar calendar names it, with the length of its month and whether its year has that leap month."""

    year: int
    month: int
    day: int
    leap: bool
    month_days: int
    year_has_leap: bool


@lru_cache(maxsize=256)
def lunar_months(year: int) -> tuple[LunarMonth, ...]:
    """The 12 or 13 months of a lunar year in order.

    Raises:
        BeyondLunarTable: the year is outside 1583-2050.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BeyondLunarTable(year)
    from korean_lunar_calendar import KoreanLunarCalendar  # noqa: PLC0415  # Only circles with lunar days pay for it.

    table = KoreanLunarCalendar()
    months = []
    for number in range(1, 13):
        for leap in (False, True):
            # A refused date leaves the last good one standing in the object: only the answer tells.
            if not table.setLunarDate(year, number, 1, leap):
                continue
            first = date(table.solarYear, table.solarMonth, table.solarDay)
            days = next(day for day in range(_LONGEST_MONTH, 0, -1) if table.setLunarDate(year, number, day, leap))
            months.append(LunarMonth(number=number, leap=leap, first=first, days=days))
    return tuple(months)


def lunar_to_solar(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The solar date; a missing leap month becomes the ordinary one, day 30 of a short month its 29th.

    None: the table ends before that day (after 2050-11-18).

    Raises:
        BeyondLunarTable: the lunar year is outside 1583-2050.
    """
    found: LunarMonth | None = None
    for candidate in lunar_months(year):
        if candidate.number == month and (leap or not candidate.leap):
            found = candidate
    return None if found is None else found.on(day)


def solar_to_lunar(on: date) -> LunarDate | None:
    """The lunar name of a solar day; None outside the table."""
    for year in (on.year, on.year - 1):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        months = lunar_months(year)
        for month in reversed(months):
            day = (on - month.first).days + 1
            if 1 <= day <= month.days:
                twin = any(other.leap and other.number == month.number for other in months)
                return LunarDate(
                    year=year,
                    month=month.number,
                    day=day,
                    leap=month.leap,
                    month_days=month.days,
                    year_has_leap=twin,
                )
    return None
