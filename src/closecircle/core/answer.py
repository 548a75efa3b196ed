"""That a person was answered on a day, so that nobody slides into their place in Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A person was answered on a day (talk, sent, not now, rest, skip) and keeps the place that `reason` gave them."""

    id: str
    person_id: str
    on: date
    reason: str
    since: date
