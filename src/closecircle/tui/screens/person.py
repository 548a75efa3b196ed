"""Person."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class PersonPage(CircleScreen):
    """Person."""

    HEADING = "Person"

    def __init__(self, person_id: str, at: str = "") -> None:
        super().__init__()
        self.person_id = person_id
        self._at = at  # the key of the moment to open at
