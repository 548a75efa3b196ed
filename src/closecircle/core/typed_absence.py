"""Days away as one types them in one line: "12/20~1/5 여행", "매주 월요일", "tomorrow until Sunday", "every Monday"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closecircle.core.errors import WrongUse
from closecircle.core.text import one_line
from closecircle.core.typed_dates import Prefer, leading_date, read_date

if TYPE_CHECKING:
    from datetime import date

_BETWEEN = re.compile(
    r"\s*(?:~|〜|～|–|—|부터|에서|\s+(?:to|until|till|through)\s+|\s-\s|-(?=\d{1,2}[/.월]))\s*", re.IGNORECASE
)
_UNTIL = re.compile(r"^(?:까지|inclusive)\s*")
_FROM = re.compile(r"^(?:from|between)\s+", re.IGNORECASE)
_WEEKDAYS = ("월mon", "화tue", "수wed", "목thu", "금fri", "토sat", "일sun")
_WEEKLY = re.compile(
    r"^(?:(?:매주|every|on|each)\s*)?(?P<day>[월화수목금토일](?=요일)|(?:mon|tue|wed|thu|fri|sat|sun)(?=[a-z]*day))"
    r"(?:요일|[a-z]*days?)(?:마다)?(?=\s|$|,|:)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAbsence:
    """What a line was taken for: a weekday (0 Monday), or a first and a last day; words after it are the label."""

    weekday: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    label: str = ""


def read_absence(typed: str, today: date, *, dayfirst: bool = False) -> TypedAbsence:
    """Read the line. A single day is one day away; the last day is looked for after the first.

    Raises:
        WrongUse: it names no days.
    """
    line = _FROM.sub("", one_line(typed))
    weekly = _WEEKLY.match(line)
    if weekly is not None:
        wanted = weekly["day"].casefold()
        weekday = next(place for place, names in enumerate(_WEEKDAYS) if wanted in names)
        return TypedAbsence(weekday=weekday, label=line[weekly.end() :].strip(" ,:"))
    for gap in _BETWEEN.finditer(line):
        first = read_date(line[: gap.start()], today, prefer=Prefer.FUTURE, dayfirst=dayfirst)
        if first is None:
            continue
        last = leading_date(line[gap.end() :], first, prefer=Prefer.FUTURE, dayfirst=dayfirst)
        if last is not None and last.on >= first:
            return TypedAbsence(from_on=first, to_on=last.on, label=_UNTIL.sub("", last.rest).strip(" ,:"))
    found = leading_date(line, today, prefer=Prefer.FUTURE, dayfirst=dayfirst)
    if found is None:
        raise WrongUse("“$typed” names no days. Try “12/20~1/5 travels” or “every Monday”.", typed=typed)
    return TypedAbsence(from_on=found.on, to_on=found.on, label=found.rest)
