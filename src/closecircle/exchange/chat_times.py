"""Clock times and dates of chats: AM/PM words of many languages on either side, each spelling worked out once."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = 100_000
_NOON = 12
_DAY = 24
_NO_LETTERS = re.compile(r"[\s.,\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff-]+")
_DIGITS = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?!\d)")
# Compared without dots and spaces, in lower case. 凌晨 and 早上 are parts of the morning, 晚上 and 中午 of the rest.
_MORNING = frozenset(
    (
        "am",
        "a",
        "오전",
        "午前",
        "上午",
        "凌晨",
        "清晨",
        "早上",
        "vorm",
        "πμ",
        "ص",
        "पूर्वाह्न",
        "sa",
        "öö",
        "дп",
        "fm",
        "de",
        "ap",
        "قظ",
        "проб",
    ),
)
_AFTERNOON = frozenset(
    (
        "pm",
        "p",
        "오후",
        "午後",
        "下午",
        "晚上",
        "傍晚",
        "中午",
        "nachm",
        "μμ",
        "م",
        "अपराह्न",
        "ch",
        "ös",
        "пп",
        "em",
        "du",
        "ip",
        "بظ",
        "слоб",
    ),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Midnights(dict[str, datetime | None]):
    """Dates as written → midnight; None for one that does not exist. Reading a date once is enough for its day."""

    def __init__(self, read: Callable[[str], datetime | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> datetime | None:
        if len(self) > _KEPT:
            self.clear()
        self[text] = found = self._read(text)
        return found


class Clocks(dict[str, timedelta | None]):
    """Clock times as written → time since midnight; None for one that does not exist."""

    def __missing__(self, text: str) -> timedelta | None:
        if len(self) > _KEPT:
            self.clear()
        self[text] = found = clock(text)
        return found


def clock(text: str) -> timedelta | None:
    """`오후 8:34`, `8:34 p. m.`, `21.25.15`, `午後9:15:00` as the time since midnight.

    LINE counts the small hours on: 24:53 is taken as 0:53.
    """
    match = _DIGITS.search(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    word = _NO_LETTERS.sub("", (text[: match.start()] + text[match.end() :]).lower())
    if minute > 59 or second > 59 or hour > _DAY:  # noqa: PLR2004  # a clock
        return None
    if hour <= _NOON and word in _MORNING:
        hour %= _NOON
    elif hour <= _NOON and word in _AFTERNOON:
        hour = hour % _NOON + _NOON
    return timedelta(hours=hour % _DAY, minutes=minute, seconds=second)


def month_of(name: str) -> int:
    """The number of an English month, whole or shortened; 0 for any other word."""
    start = name[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0
