"""The same room from another phone: everybody goes by other names there, but wrote as much on the same days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_A_FEW_DAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many messages a person and the user wrote on a day, as it came in before; `on` is an ISO date."""

    on: str
    received: int
    sent: int


def alike(counts: Mapping[str, int], known: Mapping[str, int]) -> bool:
    """Whether the counts agree on the days that both have: two days at least, and three of four.

    Not all of them, since the first and the last day of a file are cut short.
    """
    shared = [on for on in counts if on in known]
    equal = sum(counts[on] == known[on] for on in shared)
    return len(shared) >= _A_FEW_DAYS and equal * 4 >= len(shared) * 3


def people_alike(counts: Mapping[str, int], known: Mapping[str, Iterable[DayCount]]) -> tuple[str, ...]:
    """Who, by key, wrote as many messages on the same days."""
    counts = {on: count for on, count in counts.items() if count}
    return tuple(
        person_id
        for person_id, days in known.items()
        if alike(counts, {day.on: day.received for day in days if day.received})
    )
