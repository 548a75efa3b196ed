"""The line of keys at the foot of a place: from the table of commands, in the language in use, cut to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from closecircle.core.text import cells
from closecircle.i18n import _

if TYPE_CHECKING:
    from closecircle.tui.commands import Command

_GAP = "   "


class KeyLine(Static):
    """Keys and what they do; the first ones stay when the window is narrow, F1 shows all."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 1; color: $text; background: $surface; }
    """

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        shown = [command for command in commands if command.footer]
        # What is particular to the place comes before what can be done everywhere.
        self._commands = sorted(shown, key=lambda command: command.action.startswith("app."))

    def on_resize(self) -> None:
        """Fit anew."""
        self.show()

    def show(self) -> None:
        """Write the keys that fit."""
        line, left = Content(""), self.size.width - 2
        for command in self._commands:
            words = f"{command.shown} {_(command.label)}"
            if cells(words) > left:
                break
            left -= cells(words + _GAP)
            line += Content.styled(command.shown, "bold $accent") + Content(f" {_(command.label)}{_GAP}")
        self.update(line)
