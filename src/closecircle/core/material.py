"""The shelf of one's own material (rules P8): what the dear few would enjoy and may pass on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Something of one's own: a line, or a line and a link."""

    id: str
    title: str
    link: str = ""
    tags: str = ""
    made_on: date
    put_away_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """One person was shown one material; `enjoyed` None while unknown; `came_id` is who came through passing it on."""

    id: str
    material_id: str
    person_id: str
    shown_on: date
    enjoyed: bool | None = None
    passed_on: date | None = None
    came_id: str | None = None
