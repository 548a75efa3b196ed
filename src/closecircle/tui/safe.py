"""The only way user text reaches a widget.

Measured: a note `[@click=app.quit]x[/]` in a Static runs the action when clicked, `[/` ends the app, and no widget
strips escape sequences. So text becomes `Content` or a plain line here, never markup, and its controls become pictures.
"""

from __future__ import annotations

from textual.content import Content

from closecircle.core.text import visible

# What terminals disagree about the width of: joiners, variation selectors and skin tones are left out of lists.
_NARROWED = dict.fromkeys([0x200D, 0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400)])


def plain(text: str) -> str:
    """Text that may be shown as it is, in one line."""
    return visible(text)


def content(text: str, style: str = "", *, lines: bool = False) -> Content:
    """Text for Static, Label, Button, Option, titles."""
    shown = Content(visible(text, lines=lines))
    return shown.stylize(style) if style else shown


def line(text: str) -> str:
    """Text for a list: one line whose width every terminal agrees about."""
    return visible(text).translate(_NARROWED)
