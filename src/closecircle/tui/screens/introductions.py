"""Introductions."""

from __future__ import annotations

from closecircle.tui.base import CircleScreen


class Introductions(CircleScreen):
    """Introductions."""

    HEADING = "Introductions"
