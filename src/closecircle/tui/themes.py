"""Calm colours: one accent, generous contrast, readable on a white terminal, a black one, and with 16 colours."""

from __future__ import annotations

import os

from textual.theme import Theme

LIGHT = Theme(
    name="closecircle-light",
    primary="#2f6f62",
    accent="#2f6f62",
    foreground="#22302c",
    background="#fbfaf6",
    surface="#f1efe8",
    panel="#e9e6dc",
    warning="#7a5c1e",
    error="#7a5c1e",
    success="#2f6f62",
    dark=False,
    variables={"text-muted": "#5c6662", "border": "#c9c4b5"},
)
DARK = Theme(
    name="closecircle-dark",
    primary="#8fc9b5",
    accent="#8fc9b5",
    foreground="#e4e2da",
    background="#1c211f",
    surface="#252b28",
    panel="#2d3430",
    warning="#d9bf85",
    error="#d9bf85",
    success="#8fc9b5",
    dark=True,
    variables={"text-muted": "#a5aba6", "border": "#46504b"},
)
# 7:1 and more throughout, and no dim text.
CONTRAST = Theme(
    name="closecircle-contrast",
    primary="#ffffff",
    accent="#ffe9a8",
    foreground="#ffffff",
    background="#000000",
    surface="#101010",
    panel="#1a1a1a",
    warning="#ffe9a8",
    error="#ffe9a8",
    success="#ffe9a8",
    dark=True,
    variables={"text-muted": "#ffffff", "border": "#ffffff"},
)
# The terminal's own sixteen colours.
TERMINAL = Theme(
    name="closecircle-terminal",
    primary="ansi_green",
    accent="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    warning="ansi_yellow",
    error="ansi_yellow",
    success="ansi_green",
    dark=False,
    ansi=True,
)
THEMES = (LIGHT, DARK, CONTRAST, TERMINAL)


def theme_for(chosen: str) -> str:
    """The theme of a choice; '' follows what the terminal says of its background (COLORFGBG), else dark."""
    if chosen:
        return f"closecircle-{chosen}"
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in {"7", "15"} else DARK.name
