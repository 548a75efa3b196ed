"""Special days as address books write them: partial dates, Apple's lunar cycles, Korean notes such as 음 8.15."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.exchange.records import DayRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

BIRTHDAY, ANNIVERSARY, OTHER = "birthday", "anniversary", "other"
# Apple stores a birthday without a year in this leap year; other programs write 0000.
_NO_YEAR = (0, 1604)
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LUNAR_DAYS = 30
_WHOLE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?$")
_SPACED = re.compile(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?(?:[T ].*)?$")
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)?$")
_YEARLESS_KO = re.compile(r"(\d{1,2})\s*월\s*(?:(\d{1,2})\s*일)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_CYCLE = re.compile(r"(\d{4})(\d{4})(\d\d)(\d\d)$")
_CYCLE_78 = 1984
_CYCLE_YEARS = 60

_DATE_PART = (
    r"(?:(?P<year>(?:19|20)\d\d)\s*[년./-]\s*)?(?P<leap>윤달?\s*)?"
    r"(?P<month>\d{1,2})\s*[월./-]\s*(?P<day>\d{1,2})(?!\d)\s*일?"
)
_LUNAR_FIRST = re.compile(
    r"(?<![가-힣])\(?음력?\)?\s*(?:생일|생신|기일|제사)?\s*[:은는)]?\s*"
    + _DATE_PART
    + r"\s*(?P<after>\(?\s*윤달?\s*\)?)?"
)
_LUNAR_LAST = re.compile(_DATE_PART + r"\s*\(?\s*음력?(?![가-힣])\s*(?P<after>윤달?)?")
_LUNAR_WORD = re.compile(r"(?<![가-힣])음(?![가-힣])|음력|\blunar\b", re.IGNORECASE)
_BIRTH_WORD = re.compile(r"생일|생신|birth|geburt|naissance|cumple|誕生日", re.IGNORECASE)
_ANNIVERSARY_WORD = re.compile(r"anniversar|wedding|결혼|hochzeit|結婚", re.IGNORECASE)


def read_day(raw: str, *, kind: str = BIRTHDAY, label: str = "", lunar: bool = False) -> DayRecord | None:
    """The day in a date field, None when it names none for certain ("about 1790", "020304")."""
    bare = raw.strip().strip('"')
    if match := _WHOLE.match(bare) or _SPACED.match(bare):
        found = _day(kind, int(match[1]), int(match[2]), int(match[3]), lunar=lunar)
    elif match := _YEARLESS.match(bare) or _YEARLESS_KO.match(bare):
        found = _day(kind, None, int(match[1]), int(match[2]) if match[2] else None, lunar=lunar)
    elif match := _MONTH.match(bare):
        found = _day(kind, int(match[1]), int(match[2]), None, lunar=lunar)
    else:
        found = next(lunar_days(bare, kind=kind), None)
    if found is None:
        return None
    return replace(found, label=label, raw=raw)


def read_cycle(raw: str) -> DayRecord | None:
    """Apple's lunar birthday `007800070315`: cycle, year in the cycle, month, day; cycle 78 began in 1984.

    The string has no room for a leap month, so `leap_unsure` says when the year had that month twice.
    """
    match = _CYCLE.match(raw.strip())
    if match is None:
        return read_day(raw, lunar=True)
    cycle, year_of_cycle = int(match[1]), int(match[2])
    year = _CYCLE_78 + (cycle - 78) * _CYCLE_YEARS + year_of_cycle - 1 if 1 <= year_of_cycle <= _CYCLE_YEARS else None
    found = _day(
        BIRTHDAY, year if year and _FIRST_YEAR < year < _LAST_YEAR else 0, int(match[3]), int(match[4]), lunar=True
    )
    if found is None:
        return None
    return replace(found, raw=raw, leap_unsure=_had_leap(found.year, found.month))


def lunar_days(text: str, *, kind: str = "") -> Iterator[DayRecord]:
    """Every lunar day that a note or a label names: 음 8.15, 음력 윤5월 3일, 8/15(음), 음력생일 8-15."""
    if "음" not in text:
        return
    seen: set[tuple[int, int | None]] = set()
    for pattern in (_LUNAR_FIRST, _LUNAR_LAST):
        for match in pattern.finditer(text):
            year = int(match["year"]) if match["year"] else None
            leap = bool(match["leap"] or match["after"])
            found = _day(kind or kind_of(text), year, int(match["month"]), int(match["day"]), lunar=True)
            if found is not None and (found.month, found.day) not in seen:
                seen.add((found.month, found.day))
                yield replace(found, leap=leap, raw=match[0].strip())


def kind_of(label: str, default: str = BIRTHDAY) -> str:
    """What kind of day a label speaks of; `default` where it does not say."""
    if _ANNIVERSARY_WORD.search(label):
        return ANNIVERSARY
    if _BIRTH_WORD.search(label):
        return BIRTHDAY
    return OTHER if re.search(r"기일|제사|추도", label) else default


def is_lunar_label(label: str) -> bool:
    """Whether a label such as 음력생일 or "(음)" says that the date beside it is lunar."""
    return _LUNAR_WORD.search(label) is not None


def _day(kind: str, year: int | None, month: int, day: int | None, *, lunar: bool) -> DayRecord | None:
    if year in _NO_YEAR:
        year = None
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= (_LUNAR_DAYS if lunar else _DAYS[month])):  # noqa: PLR2004  # months
        return None
    return DayRecord(kind=kind, month=month, day=day, year=year, lunar=lunar)


def _had_leap(year: int | None, month: int) -> bool:
    """Whether the Korean calendar had a second month of that number in that year."""
    if year is None:
        return False
    from korean_lunar_calendar import KoreanLunarCalendar  # noqa: PLC0415  # only where a file has a lunar birthday

    return bool(KoreanLunarCalendar().setLunarDate(year, month, 1, True))  # the library's own order
