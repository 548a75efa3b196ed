"""A special day as one types it in one line: "생일 음 8.15", "birthday 12/3", "1990-12-03", "결혼기념일 5월"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from closecircle.core.errors import WrongUse
from closecircle.core.months import days_in
from closecircle.core.text import one_line

# The longer words first: 결혼기념일 is a wedding day, not an anniversary.
_KINDS = (
    ("wedding", r"결혼\s?기념일|결혼식?|웨딩|wedding(?:\s+(?:day|anniversary))?"),
    ("anniversary", r"기념일|anniversary"),
    ("birthday", r"생일|생신|귀빠진\s?날|birthday|bday|born"),
    ("exam", r"수능|시험|exam"),
    ("opening", r"개업일?|개점일?|창립일?|오픈|opening(?:\s+day)?"),
    ("memorial", r"기일|제삿?날|제사|추도일?|memorial(?:\s+day)?|(?:day\s+of\s+)?remembrance"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = rf"(?P<named>{'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_LUNAR = re.compile(r"\(?\s*(?:음력|(?<![가-힣])음(?![가-힣])|(?<![a-z])lunar(?![a-z]))\s*\)?", re.IGNORECASE)
_SOLAR = re.compile(r"\(?\s*(?:양력|(?<![가-힣])양(?![가-힣])|(?<![a-z])solar(?![a-z]))\s*\)?", re.IGNORECASE)
_LEAP = re.compile(
    r"\(?\s*(?:윤달|윤(?=\s*\d)|(?<![가-힣])윤(?![가-힣])|(?<![a-z])leap(?:\s+month)?)\s*\)?", re.IGNORECASE
)
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?<!\d){_YEAR}\s*[-./년]\s*(?P<a>\d{{1,2}})\s*[-./월]\s*(?P<b>\d{{1,2}})(?!\d)\s*[일.]?",
        rf"(?<!\d){_YEAR}(?P<a>\d\d)(?P<b>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}\s*년?\s*(?P<a>\d{{1,2}})\s*월(?!\d)",
        r"(?<!\d)(?P<a>\d{1,2})\s*월\s*(?P<b>\d{1,2})(?!\d)\s*일?",
        r"(?<!\d)(?P<a>\d{1,2})\s*[-./]\s*(?P<b>\d{1,2})(?!\d)\.?",
        r"(?<!\d)(?P<a>\d{1,2})\s*월",
        rf"(?<![a-z]){_NAMED}\s*(?P<b>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:\s*,?\s*{_YEAR})?",
        rf"(?<!\d)(?P<b>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?{_NAMED}(?:\s*,?\s*{_YEAR})?",
        rf"(?<![a-z]){_NAMED}(?![a-z])(?:\s*,?\s*{_YEAR})?",
    )
)
# In this one, 12/3, the day comes first where the user writes it so.
_EITHER_WAY = _SHAPES[4]
_LUNAR_DAYS = 30
_MONTHS_A_YEAR = 12
_SOME_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDay:
    """What a line was taken for; the fields of a SpecialDay without its keys."""

    kind: str
    month: int
    day: int | None = None
    year: int | None = None
    lunar: bool = False
    leap: bool = False
    label: str = ""


def read_special_day(typed: str, *, dayfirst: bool = False) -> TypedDay:
    """Read the line; a date alone is a birthday, words beside the date name the day.

    `dayfirst`: 12/3 is 12 March.

    Raises:
        WrongUse: no date is in it, or there is no such day.
    """
    left = one_line(typed)
    left, leap = _taken(_LEAP, left)
    left, lunar = _taken(_LUNAR, left)
    left, _solar = _taken(_SOLAR, left)
    found = next((match for shape in _SHAPES if (match := shape.search(left))), None)
    if found is None:
        raise WrongUse("“$typed” names no day. Try “birthday 12/3”, “생일 음 8.15” or “1990-12-03”.", typed=typed)
    parts = found.groupdict()
    month = _MONTHS.index(parts["named"].lower()) + 1 if parts.get("named") else int(parts["a"])
    day = int(parts["b"]) if parts.get("b") else None
    if found.re is _EITHER_WAY and dayfirst and day is not None:
        month, day = day, month
    if not _exists(month, day, lunar=lunar or leap):
        raise WrongUse("There is no such day.")
    words = one_line(f"{left[: found.start()]} {left[found.end() :]}").strip(" ,:·-()")
    kind, label = _kind(words)
    year = int(parts["year"]) if parts.get("year") else None
    return TypedDay(kind=kind, month=month, day=day, year=year, lunar=lunar or leap, leap=leap, label=label)


def _exists(month: int, day: int | None, *, lunar: bool) -> bool:
    if not 1 <= month <= _MONTHS_A_YEAR:
        return False
    return day is None or 1 <= day <= (_LUNAR_DAYS if lunar else days_in(_SOME_LEAP_YEAR, month))


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    """The text without the word, and whether the word was there."""
    rest, times = pattern.subn(" ", text, count=1)
    return rest, bool(times)


def _kind(words: str) -> tuple[str, str]:
    """The kind of day, and a label where the words say more than the kind does ("어머니 생신")."""
    for kind, pattern in _KINDS:
        found = re.search(pattern, words, re.IGNORECASE)
        if found is not None:
            return kind, "" if found[0] == words else words
    return ("other", words) if words else ("birthday", "")
