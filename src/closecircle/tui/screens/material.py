"""Shelf."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class Shelf(CircleScreen):
    """Shelf."""

    HEADING = "Shelf"
