"""Special days: solar and lunar, whole and partial dates, 29 February, leap months."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """A day that comes back every year.

    `day` None: only the month is known. `year` None: year unknown. `lunar`: month and day are of the Korean lunar
    calendar, `leap` when the month is a leap month (윤달).
    """

    id: str
    person_id: str
    kind: str
    month: int
    day: int | None = None
    year: int | None = None
    lunar: bool = False
    leap: bool = False
    label: str = ""
