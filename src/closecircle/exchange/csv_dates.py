"""Dates in the cells of a table, whose order of day and month the table does not say: never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = 12
_DAYS = 31
_CENTURY = 1900  # of two digits over 31, which are no day
_SPLIT_DATE = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d\d))?\.?(?:\s.*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitDate:
    """The numbers of 3/4/1990 as written; `year` None where it is missing or could be of two centuries.

    `year_first`: 87.10.06, which can only be a year, a month and a day. `unclear`: 06.10.03, whose year may stand on
    either side.
    """

    first: int
    second: int
    year: int | None = None
    year_first: bool = False
    unclear: bool = False


def order_of(dates: Iterable[str]) -> tuple[bool | None, bool]:
    """(day first, ask): whether dates such as 13/4/1990 begin with the day; None when none tells."""
    ask = False
    for date in dates:
        split = split_date(date)
        if split is None or split.unclear or split.year_first or not split.first:
            continue
        if split.first > _MONTHS:
            return True, False
        if split.second > _MONTHS:
            return False, False
        ask = ask or split.first != split.second
    return None, ask


def split_date(date: str) -> SplitDate | None:
    """The numbers of a date that does not begin with a whole year, None for any other."""
    match = _SPLIT_DATE.match(date)
    if match is None:
        return None
    first, second, last = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[3] is None or len(match[3]) == 4:  # noqa: PLR2004  # digits of a whole year
        return SplitDate(first=first, second=second, year=last or None)
    if first > _DAYS:
        return SplitDate(first=second, second=last, year=_CENTURY + first, year_first=True)
    empty = not first and not second
    return SplitDate(first=first, second=second, year=_CENTURY + last, unclear=last <= _DAYS and not empty)
