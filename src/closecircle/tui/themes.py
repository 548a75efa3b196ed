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
    variables={"text-muted": "#525c58", "border": "#c9c4b5"},
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
# The terminal's own sixteen colours, and its own background: nothing is dimmed, because half of a colour is not among
# them. Textual asks for the two `ansi-` names without giving them a value.
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
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "text-muted": "ansi_default",
        "border": "ansi_green",
        "block-cursor-background": "ansi_green",
        "block-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "reverse",
        "scrollbar": "ansi_green",
        "scrollbar-hover": "ansi_green",
        "scrollbar-active": "ansi_green",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)
THEMES = (LIGHT, DARK, CONTRAST, TERMINAL)


def theme_for(chosen: str, colours: str | None) -> str:
    """The theme of a choice; '' follows the terminal.

    `colours` is what Rich calls them ("truecolor", "256", "standard", None). With sixteen or fewer the terminal's own
    are used: ours, brought down to sixteen, run into one another. Otherwise its background decides (COLORFGBG).
    """
    if chosen:
        return f"closecircle-{chosen}"
    if colours not in {"truecolor", "256"}:
        return TERMINAL.name
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in {"7", "15"} else DARK.name
