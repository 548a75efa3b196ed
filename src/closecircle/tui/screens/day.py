"""Day."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class Day(CircleScreen):
    """Day."""

    HEADING = "Day"
