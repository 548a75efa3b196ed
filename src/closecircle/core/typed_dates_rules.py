"""What every rule of typed dates shares: the day it is typed on, the side it leans to, how far a form is trusted."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from closecircle.core.months import add_days, add_months, date_or_none, days_in
from closecircle.core.patterns import Pattern
from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from closecircle.core.holidays import Holiday

WEEK = 7
MONTHS = 12


class Prefer(Enum):
    """The side an open date leans to: a log field asks for the past, a reminder field for the future."""

    PAST = auto()
    FUTURE = auto()


class Trust(Enum):
    """How far a form is taken for a date at the start of a free line.

    SURE: one day and no other. OPEN: the side decides (a weekday, a month and a day). SHAKY: looks like other words too
    ("sat", "3일"), so it needs a mark after it. DECIMAL: 11.3 may be a number. WHOLE: only when nothing else is there.
    """

    SURE = auto()
    OPEN = auto()
    SHAKY = auto()
    DECIMAL = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One form: its pattern over folded text, what it reads (None: no such day), and how far it is trusted.

    `begins`: the beginnings without which the pattern need not be asked (nor compiled); () when there are too many.
    """

    pattern: Pattern
    read: Callable[[re.Match[str], Frame], date | None]
    trust: Trust
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The day on which something is typed, and how open dates are taken."""

    today: date
    prefer: Prefer
    dayfirst: bool

    def leaning(self, prefer: Prefer) -> Frame:
        """The same day with the side that a word before the date names."""
        return Frame(today=self.today, prefer=prefer, dayfirst=self.dayfirst)

    def days(self, count: int) -> date | None:
        """So many days from today."""
        return add_days(self.today, count)

    def months(self, count: int) -> date | None:
        """So many months from today."""
        return add_months(self.today, count)

    def weekday(self, weekday: int) -> date | None:
        """The nearest such weekday on the preferred side; today when today is one."""
        if self.prefer is Prefer.PAST:
            return self.days(-((self.today.weekday() - weekday) % WEEK))
        return self.days((weekday - self.today.weekday()) % WEEK)

    def last_weekday(self, weekday: int) -> date | None:
        """The latest such weekday before today."""
        return self.days(-((self.today.weekday() - weekday - 1) % WEEK + 1))

    def coming_weekday(self, weekday: int) -> date | None:
        """The first such weekday after today."""
        return self.days((weekday - self.today.weekday() - 1) % WEEK + 1)

    def weekday_of_week(self, weekday: int, weeks: int) -> date | None:
        """That weekday of this week or one before or after it; weeks begin on Monday."""
        return self.days(weekday - self.today.weekday() + WEEK * weeks)

    def this_weekday(self, weekday: int) -> date | None:
        """That weekday of this week; once it has passed, a reminder means the coming one."""
        if self.prefer is Prefer.FUTURE and weekday < self.today.weekday():
            return self.coming_weekday(weekday)
        return self.weekday_of_week(weekday, 0)

    def in_month(self, months: int, day: int | None) -> date | None:
        """That day of the month so many months from this one; its last day for None."""
        first = add_months(self.today.replace(day=1), months)
        if first is None:
            return None
        return date_or_none(first.year, first.month, days_in(first.year, first.month) if day is None else day)

    def day_of_month(self, day: int) -> date | None:
        """The nearest such day of any month on the preferred side, months without it passed over."""
        back = self.prefer is Prefer.PAST
        for months in range(3):
            on = self.in_month(-months if back else months, day)
            if on is not None and self.fits(on):
                return on
        return None

    def fits(self, on: date) -> bool:
        """Whether the day lies on the preferred side; today lies on both."""
        return on <= self.today if self.prefer is Prefer.PAST else on >= self.today

    def month_day(self, month: int, day: int, weekday: int | None = None) -> date | None:
        """Month and day without a year: this year's, or last or next year's when it lies on the other side.

        A weekday written beside it decides the year where it can, and nothing is read where it contradicts.
        """
        other = -1 if self.prefer is Prefer.PAST else 1
        past_it = (month, day) > (self.today.month, self.today.day)
        late = past_it if self.prefer is Prefer.PAST else (month, day) < (self.today.month, self.today.day)
        preferred = self.today.year + (other if late else 0)
        for year in (preferred, preferred - other, preferred + other):
            on = date_or_none(year, month, day)
            if weekday is None or (on is not None and on.weekday() == weekday):
                return on
        return None

    def holiday(self, holiday: Holiday, shift: int = 0) -> date | None:
        """The nearest one on the preferred side, or the day so many days from it."""
        back = self.prefer is Prefer.PAST
        for years in (1, 0, -1) if back else (-1, 0, 1):
            kept = holiday.on(self.today.year + years)
            on = None if kept is None else add_days(kept, shift)
            if on is not None and self.fits(on):
                return on
        return None

    def short_year(self, year: str) -> int:
        """Two digits as a year from 79 years back to 20 years on; four as they stand."""
        if len(year) > 2:  # noqa: PLR2004  # the two digits of a short year
            return int(year)
        full = self.today.year // 100 * 100 + int(year)
        if full > self.today.year + 20:
            return full - 100
        return full + 100 if full < self.today.year - 79 else full


def said(on: date | None, weekday: int | None) -> date | None:
    """The date unless a weekday written beside it contradicts."""
    return None if on is None or (weekday is not None and on.weekday() != weekday) else on


def either(words: Iterable[str]) -> str:
    """A pattern of all the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def rule(
    pattern: str,
    read: Callable[[re.Match[str], Frame], date | None],
    trust: Trust = Trust.SURE,
    begins: Iterable[str] = (),
) -> Rule:
    """One form, its pattern compiled when it is first asked."""
    return Rule(pattern=Pattern(pattern), read=read, trust=trust, begins=tuple(begins))
