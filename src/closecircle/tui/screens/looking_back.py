"""LookingBack."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class LookingBack(CircleScreen):
    """LookingBack."""

    HEADING = "LookingBack"
