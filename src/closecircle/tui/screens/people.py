"""People."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class People(CircleScreen):
    """People."""

    HEADING = "People"
