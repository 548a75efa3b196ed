"""Days that do not age a relation: closed days of the shop, known absences, seasons of rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A weekday (0 Monday) or a span of days, ends included. `person_id` None: the user's own, for everyone."""

    id: str
    person_id: str | None = None
    weekday: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    label: str = ""

    def covers(self, day: date) -> bool:
        """Whether the day is one of these."""
        if self.weekday is not None:
            return day.weekday() == self.weekday
        return (self.from_on or date.min) <= day <= (self.to_on or date.max)


def absent(day: date, absences: Iterable[Absence]) -> bool:
    """Whether any of the absences covers the day."""
    return any(absence.covers(day) for absence in absences)
