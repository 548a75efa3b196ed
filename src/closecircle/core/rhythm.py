"""How often one would like to be in touch, when that comes round next, and the rhythm that is really lived.

Rules (rules "Today"): a talk moves the rhythm, counted from the talk's own date; months keep their day where the
month has it; closed days and known absences do not age a relation.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from closecircle.core.absence import absent
from closecircle.core.errors import WrongUse
from closecircle.core.months import add_days, add_months
from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from closecircle.core.absence import Absence


class Unit(StrEnum):
    """What a rhythm counts in."""

    DAY = "d"
    WEEK = "w"
    MONTH = "m"
    YEAR = "y"


class UnknownRhythm(WrongUse):
    """What was typed is no rhythm."""

    def __init__(self, text: str) -> None:
        super().__init__("“$text” is no rhythm. Try 10d, 3w, 2m, 1y or “every 3 weeks”.", text=text)


_SPELT = frozenset(Unit)
_MOST = {Unit.DAY: 3650, Unit.WEEK: 520, Unit.MONTH: 120, Unit.YEAR: 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Once in `count` units, ten years at most."""

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Rhythm:
        """Reads "3w", "every 3 weeks", "once a month", "3주", "두 달에 한 번", "매주", "보름".

        Raises:
            UnknownRhythm: it is none of these, nothing at all, or longer than ten years.
        """
        found = _as_spelt(text)
        if found is None:
            from closecircle.core.rhythm_words import count_and_unit  # noqa: PLC0415  # words are rare: kept is "3w"

            found = count_and_unit(text)
        if found is None:
            raise UnknownRhythm(text)
        rhythm = cls(count=found[0], unit=Unit(found[1]))
        if not 1 <= rhythm.count <= _MOST[rhythm.unit]:
            raise UnknownRhythm(text)
        return rhythm

    def spell(self) -> str:
        """As it is kept and typed: "3w"."""
        return f"{self.count}{self.unit}"

    def after(self, on: date) -> date:
        """The day one rhythm later by the calendar: 31 January and one month is 28 or 29 February."""
        if self.unit in (Unit.DAY, Unit.WEEK):
            later = add_days(on, self.count * (7 if self.unit is Unit.WEEK else 1))
        else:
            later = add_months(on, self.count * (12 if self.unit is Unit.YEAR else 1))
        return date.max if later is None else later


def _as_spelt(text: str) -> tuple[int, str] | None:
    """A rhythm as it is kept: "3w"."""
    count, unit = text[:-1], text[-1:]
    return (int(count), unit) if unit in _SPELT and count.isascii() and count.isdecimal() else None


def next_on(last: date, rhythm: Rhythm, absences: Sequence[Absence]) -> date:
    """The day on which the rhythm has run out: each absent day since the talk comes on top, and it is no absent day.

    A later talk never makes it earlier. When there is no end of absent days (all seven weekdays closed, a span
    without an end) the calendar's own date stands.
    """
    plain = rhythm.after(last)
    if not absences:
        return plain
    missing = _open_days_needed(last, rhythm, absences)
    ends = (end for absence in absences for end in (absence.from_on, absence.to_on) if end not in (None, date.max))
    # Past the last end the absences repeat by the week, so one open weekday is enough to get there.
    settled = max([last, *(end for end in ends if end is not None)]).toordinal()
    for number in range(last.toordinal() + 1, min(settled + 7 * missing + 8, date.max.toordinal() + 1)):
        day = date.fromordinal(number)
        if not absent(day, absences):
            missing -= 1
            if not missing:
                return day
    return plain


# Two months that begin a day apart may end on the same day (30 and 31 January), at most this many days gained.
_GAINED_AT_MOST = 3


def _open_days_needed(last: date, rhythm: Rhythm, absences: Sequence[Absence]) -> int:
    """How many open days must pass: the days of the rhythm, or what an earlier talk would still need if that is more.

    From 28 January a month has 31 days, from 1 February only 28: were the days between closed, the later talk would
    come due first.
    """
    needed = (rhythm.after(last) - last).days
    if rhythm.unit in (Unit.DAY, Unit.WEEK):
        return needed
    day, passed = last, 0
    while passed < _GAINED_AT_MOST and day > date.min:
        passed += not absent(day, absences)
        day = date.fromordinal(day.toordinal() - 1)
        if (last - day).days > _LOOK_BACK:
            break
        needed = max(needed, (rhythm.after(day) - day).days - passed)
    return needed


_LOOK_BACK = 366
_TALKS_NEEDED = 4
_GAPS_HEARD = 8
_KIND = {"1w": 7.0, "2w": 14.0, "3w": 21.0, "1m": 30.4, "2m": 60.9, "3m": 91.3, "6m": 182.6, "1y": 365.2}


def lived(talk_dates: Iterable[date]) -> tuple[int, ...]:
    """The days between one talk and the next, oldest first; several talks on a day are one."""
    return tuple((later - earlier).days for earlier, later in pairwise(sorted(set(talk_dates))))


def suggest(talk_dates: Iterable[date]) -> Rhythm | None:
    """The rhythm that is lived, as a kind value between a week and a year (rules P2); None under four talks.

    The middle one of the last eight gaps: one long silence or one busy week does not change it.
    """
    gaps = sorted(lived(talk_dates)[-_GAPS_HEARD:])
    if len(gaps) < _TALKS_NEEDED - 1:
        return None
    middle = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2
    return Rhythm.parse(min(_KIND, key=lambda spelt: max(middle / _KIND[spelt], _KIND[spelt] / middle)))
