"""Days everyone keeps, by the names people type for them. 수능 is decreed each year and cannot be computed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from closecircle.core.lunar import FIRST_YEAR, LAST_YEAR, lunar_to_solar
from closecircle.core.months import date_or_none

if TYPE_CHECKING:
    from datetime import date


class Holiday(Enum):
    """A day that everyone keeps: whether it is lunar, its month, its day."""

    NEW_YEAR = (False, 1, 1)
    VALENTINE = (False, 2, 14)
    INDEPENDENCE_MOVEMENT = (False, 3, 1)
    WHITE_DAY = (False, 3, 14)
    CHILDREN = (False, 5, 5)
    PARENTS = (False, 5, 8)
    TEACHERS = (False, 5, 15)
    MEMORIAL = (False, 6, 6)
    CONSTITUTION = (False, 7, 17)
    LIBERATION = (False, 8, 15)
    FOUNDATION = (False, 10, 3)
    HANGEUL = (False, 10, 9)
    HALLOWEEN = (False, 10, 31)
    PEPERO = (False, 11, 11)
    CHRISTMAS_EVE = (False, 12, 24)
    CHRISTMAS = (False, 12, 25)
    BOXING_DAY = (False, 12, 26)
    NEW_YEARS_EVE = (False, 12, 31)
    SEOLLAL = (True, 1, 1)
    FIRST_FULL_MOON = (True, 1, 15)
    BUDDHA = (True, 4, 8)
    DANO = (True, 5, 5)
    CHUSEOK = (True, 8, 15)

    def on(self, year: int) -> date | None:
        """Where it falls in a year; None for a lunar one outside 1583-2050."""
        lunar, month, day = self.value
        if not lunar:
            return date_or_none(year, month, day)
        return lunar_to_solar(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
