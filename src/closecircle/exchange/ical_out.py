"""A calendar for the phone (RFC 5545): special days, promises, and when each rhythm comes round.

Nothing in it depends on the moment of writing but the ten years for which lunar days are listed, so that a phone that
subscribes sees the same events again. Korean lunar days are listed as dates (RDATE): a rule would drift, and RFC
7529's Chinese calendar is not the Korean one (rules "Lunar birthdays").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from closecircle.core.days import in_year, occurrences
from closecircle.core.months import days_in
from closecircle.core.text import one_line
from closecircle.exchange.folding import escaped, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from closecircle.core.days import SpecialDay

YEARS = 10
_COMMON_YEAR = 2001
_FIRST_YEAR = 1800
_PLAIN = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One whole-day event. `also`: further days of it; `yearly`: it comes back on the same day of every year.

    `stamp` is the day of the newest fact in it: RFC 5545 asks for one, and the moment of writing would make two
    exports of one circle differ.
    """

    uid: str
    on: date
    summary: str
    stamp: date
    yearly: bool = False
    also: tuple[date, ...] = ()


def of_day(day: SpecialDay, *, uid: str, summary: str, added_on: date, today: date) -> Event | None:
    """The event of a special day; None for a lunar one past the end of the lunar table."""
    if not day.lunar and days_in(_COMMON_YEAR, day.month) >= (day.day or 1):
        return Event(uid=uid, on=_first(day, added_on), summary=summary, stamp=added_on, yearly=True)
    # Lunar days wander, and 29 February is kept on the 28th of a common year.
    listed = occurrences(day, date(today.year, 1, 1), YEARS)
    if not listed:
        return None
    return Event(uid=uid, on=listed[0], summary=summary, stamp=added_on, also=listed[1:])


def day_uid(day: SpecialDay) -> str:
    """Stable per person and kind; a day with a name of its own, or of a kind of its own, by its key."""
    if day.label or not _PLAIN.fullmatch(day.kind):
        return f"{day.id}-day@closecircle"
    return f"{day.person_id}-{day.kind}@closecircle"


def calendar(events: Iterable[Event]) -> Iterator[str]:
    """The calendar, event by event; an event with the UID of an earlier one gets a number behind it."""
    yield "".join(
        folded(line)
        for line in (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//closecircle//closecircle//EN",
            "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:closecircle",
        )
    )
    seen: dict[str, int] = {}
    for event in events:
        seen[event.uid] = seen.get(event.uid, 0) + 1
        again = seen[event.uid]
        yield "".join(folded(line) for line in _event(event, event.uid if again == 1 else f"{again}-{event.uid}"))
    yield folded("END:VCALENDAR")


def _first(day: SpecialDay, added_on: date) -> date:
    """The day itself where its year is known, else the first time since the person is here."""
    year = day.year if day.year is not None and _FIRST_YEAR < day.year <= added_on.year else None
    on = in_year(day, year) if year is not None else occurrences(day, date(added_on.year, 1, 1), 1)[0]
    assert on is not None  # noqa: S101  # a solar day falls in every year
    return on


def _event(event: Event, uid: str) -> Iterator[str]:
    summary = escaped(one_line(event.summary))
    yield "BEGIN:VEVENT"
    yield f"UID:{one_line(uid)}"
    yield f"DTSTAMP:{_day(event.stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.on)}"
    if event.yearly:
        yield "RRULE:FREQ=YEARLY"
    if event.also:
        yield f"RDATE;VALUE=DATE:{','.join(_day(on) for on in event.also)}"
    yield f"SUMMARY:{summary}"
    yield "TRANSP:TRANSPARENT"
    # Apple reads an alarm only after the properties, and only with the colon before its nine o'clock.
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{summary}"
    yield "TRIGGER:PT9H"
    yield "END:VALARM"
    yield "END:VEVENT"


def _day(on: date) -> str:
    return f"{on.year:04d}{on.month:02d}{on.day:02d}"
