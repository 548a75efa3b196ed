"""Whether 5/6/24 is the fifth of June or the sixth of May: three rules, and a question where none of them decides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from closecircle.exchange.chat_records import DayOrderQuestion

if TYPE_CHECKING:
    from datetime import date

_NUMBERS = re.compile(r"\d+")
_MONTHS = 12
_DAYS = 31
_FIRST_YEAR = 9  # WhatsApp and LINE began in 2009 and later
_YEARS = range(1990, 2101)
_BUDDHIST = 543


class Order(Enum):
    """Which of the three numbers of a date is what."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


@dataclass(slots=True)
class OrderSeeker:
    """Takes the dates of a file in their order.

    A first number over 12 is a day, and so is a second one; else the order in which dates never go back; else
    nobody knows. Two-digit years in front show by the last number, too small for a year, changing from date to date.
    """

    found: Order | None = None
    _last: str = ""
    _numbers: tuple[int, int, int] | None = None
    _dates: int = 0
    _only_last_changed: int = 0
    _last_is_no_year: bool = False
    _big_first: bool = False
    _big_second: bool = False
    _backward: set[Order] = field(default_factory=set)
    _latest: dict[Order, date] = field(default_factory=dict)
    _example: DayOrderQuestion | None = None

    def take(self, text: str, line: int, shown: str) -> bool:
        """Look at one more date; True when nothing further can change the answer."""
        if text == self._last:
            return False
        self._last = text
        numbers = tuple(int(number) for number in _NUMBERS.findall(text)[:3])
        if len(numbers) < 3:  # noqa: PLR2004  # day, month, year
            return False
        first, second, third = numbers
        if len(_NUMBERS.findall(text)[0]) == 4:  # noqa: PLR2004  # a whole year stands first
            self.found = Order.YMD
            return True
        if not (0 < first <= _DAYS and 0 < second <= _DAYS and (first <= _MONTHS or second <= _MONTHS)):
            return False
        self._dates += 1
        if self._numbers is not None and self._numbers[:2] == (first, second):
            self._only_last_changed += 1
        self._numbers = (first, second, third)
        self._last_is_no_year = self._last_is_no_year or third < _FIRST_YEAR <= first
        self._big_first = self._big_first or first > _MONTHS
        self._big_second = self._big_second or second > _MONTHS
        self._compare(line, shown, text)
        return (self._big_first or self._big_second) and (third >= _YEARS[0] or self._dates >= 60)  # noqa: PLR2004  # two months

    def _compare(self, line: int, shown: str, text: str) -> None:
        both = {}
        for order in (Order.DMY, Order.MDY):
            moment = midnight(text, order)
            if moment is None:
                continue
            on = both[order] = moment.date()
            if on < self._latest.get(order, on):
                self._backward.add(order)
            self._latest[order] = on
        if self._example is None and len(set(both.values())) > 1:
            self._example = DayOrderQuestion(
                line=line, text=shown[:80], day_first=both[Order.DMY], month_first=both[Order.MDY]
            )

    def decide(self, dayfirst: bool | None) -> DayOrderQuestion | None:
        """Settle `found`; the question to ask where the file and `dayfirst` leave it open."""
        if self.found is not None:
            return None
        if self._last_is_no_year and 2 * self._only_last_changed > self._dates - 1:
            self.found = Order.YMD
        elif self._big_first != self._big_second:
            self.found = Order.DMY if self._big_first else Order.MDY
        elif dayfirst is not None or self._example is None:
            self.found = Order.MDY if dayfirst is False else Order.DMY
        elif len(self._backward) == 1:
            self.found = Order.MDY if Order.DMY in self._backward else Order.DMY
        else:
            return self._example
        return None


def midnight(text: str, order: Order) -> datetime | None:
    """The day a date written in numbers means, None when there is no such day."""
    numbers = _NUMBERS.findall(text)
    if len(numbers) < 3:  # noqa: PLR2004  # day, month, year
        return None
    first, second, third = (int(number) for number in numbers[:3])
    year, month, day = (
        (first, second, third)
        if order is Order.YMD
        else (third, second, first)
        if order is Order.DMY
        else (third, first, second)
    )
    if year < 100:  # noqa: PLR2004  # two digits
        year += 2000
    if year > _YEARS[-1] and year - _BUDDHIST in _YEARS:
        year -= _BUDDHIST
    if year not in _YEARS:
        return None
    try:
        return datetime(year, month, day)  # noqa: DTZ001  # a wall clock without a zone
    except ValueError:
        return None
