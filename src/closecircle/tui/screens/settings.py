"""Settings."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class Settings(CircleScreen):
    """Settings."""

    HEADING = "Settings"
