"""History."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class History(CircleScreen):
    """History."""

    HEADING = "History"
