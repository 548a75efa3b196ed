"""The year as English speaks of it: the season of a day, the feast one wishes, a birthday before, on and after it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from closecircle.core.text import one_line

if TYPE_CHECKING:
    from datetime import date

    from closecircle.words.facts import DayFact

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """Everything in en_year.toml."""

    season: tuple[str, ...]
    now: tuple[str, ...]
    feast: dict[str, tuple[str, str]]


@cache
def _year() -> _Year:
    room = files("closecircle.words") / "phrases" / "en_year.toml"
    read = tomllib.loads(room.read_text(encoding="utf-8"))
    feast = {kind: (cry, wish) for kind, (cry, wish) in read["feast"].items()}
    return _Year(season=tuple(read["season"]), now=tuple(read["now"]), feast=feast)


def season_of(day: date) -> str:
    """The season a day lies in."""
    return _year().season[day.month - 1]


def season_now(day: date) -> str:
    """What one says of the season on a day: "winter is on its way"."""
    return _year().now[day.month - 1]


def feast(day: DayFact | None, today: date) -> tuple[str, str]:
    """What one cries and what one wishes on a feast: "Merry Christmas", "a peaceful Christmas"."""
    known = _year().feast
    if day is not None:
        if day.kind in known:
            return known[day.kind]
        label = one_line(day.label)
        if label:
            return (f"Happy {label}", f"a happy {label}")
    if today.month == 12 and 10 <= today.day <= 26:  # noqa: PLR2004  # the days before and of Christmas
        return known["christmas"]
    if (today.month, today.day) >= (12, 27) or (today.month, today.day) <= (1, 10):
        return known["newyear"]
    return ("Happy holidays", "happy holidays")


def birthday(day: DayFact | None, today: date) -> str:
    """The wish for a birthday: early, on its day, or belated."""
    on = day.on if day and day.kind == "birthday" else today
    days = (on - today).days
    if days <= 0:
        return "A belated happy birthday" if days else "Happy birthday"
    if days == 1:
        return "Happy birthday for tomorrow"
    return f"Happy birthday for {on:%A}" if days < _WEEK else "Happy birthday soon"
