"""Search."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class Search(CircleScreen):
    """Search."""

    HEADING = "Search"
