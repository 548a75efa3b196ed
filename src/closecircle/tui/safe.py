"""The only way user text reaches a widget.

Measured: a note `[@click=app.quit]x[/]` in a Static runs the action when clicked, `[/` ends the app, and no widget
strips escape sequences. So text becomes `Content` or `Text` here, never markup, and its controls become pictures.
"""

from __future__ import annotations

from string import Template

from rich.text import Text
from textual.content import Content

from closecircle.core.text import visible

# What terminals disagree about the width of: joiners, variation selectors and skin tones are left out of lists.
_NARROWED = dict.fromkeys([0x200D, 0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400)])


def plain(text: str, *, lines: bool = False) -> str:
    """Text that may be shown as it is."""
    return visible(text, lines=lines)


def content(text: str, style: str = "", *, lines: bool = False) -> Content:
    """Text for Static, Label, Button, Option, titles."""
    shown = Content(visible(text, lines=lines))
    return shown.stylize(style) if style else shown


def line(text: str) -> str:
    """Text for a list: one line whose width every terminal agrees about."""
    return visible(text).translate(_NARROWED)


def cell(text: str) -> Text:
    """Text for DataTable and Tree, which measure Content wrongly."""
    return Text(line(text), no_wrap=True, end="")


def filled(template: str, **values: object) -> Content:
    """A translated template with its `$names` filled; values stay plain text."""
    names = {name: visible(str(value)) for name, value in values.items()}
    return Content(Template(template).substitute(names))
