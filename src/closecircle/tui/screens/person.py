"""Person."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class PersonPage(CircleScreen):
    """Person."""

    HEADING = "Person"

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self.person_id = person_id
