"""The keys of a place or a dialog at its foot: from the table of commands, in the language in use, cut to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from closecircle.core.text import cells
from closecircle.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from closecircle.tui.commands import Command

_GAP = "   "
_HELP = "app.help"


class KeyLine(Static):
    """Keys and what they do in one line. Help is always among them: it lists and runs whatever did not fit."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 1; color: $text; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._commands: Sequence[Command] = ()

    def on_resize(self) -> None:
        """Fit anew."""
        self._fit()

    def show(self, commands: Sequence[Command]) -> None:
        """Show the keys of these commands."""
        # What is particular to the place comes before what can be done everywhere.
        self._commands = sorted(
            (command for command in commands if command.footer), key=lambda command: command.action.startswith("app.")
        )
        self._fit()

    def _fit(self) -> None:
        left = self.size.width - 2
        kept = sum(_width(command) for command in self._commands if command.action == _HELP)
        line = Content("")
        for command in self._commands:
            if command.action == _HELP:
                kept = 0
            elif _width(command) - cells(_GAP) > left - kept:
                continue
            left -= _width(command)
            line += _key(command) + Content(_GAP)
        self.update(line)


class DialogKeys(Widget):
    """The keys of a dialog, in as many lines as they need; a key stands on the line of what it does."""

    DEFAULT_CSS = "DialogKeys { height: auto; margin-top: 1; color: $text-muted; }"

    def __init__(self) -> None:
        super().__init__()
        self._commands: Sequence[Command] = ()

    def show(self, commands: Sequence[Command]) -> None:
        """Show the keys of these commands; leaving comes last."""
        self._commands = sorted(
            (command for command in commands if command.footer), key=lambda command: command.action == "back"
        )
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """As many lines as the keys need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The keys in lines."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        left = 0
        for command in self._commands:
            if lines and _width(command) - cells(_GAP) <= left:
                lines[-1] += Content(_GAP) + _key(command)
            else:
                lines.append(_key(command))
                left = width
            left -= _width(command)
        return lines


def _key(command: Command) -> Content:
    return Content.styled(command.shown, "bold $accent") + Content(f" {_(command.label)}")


def _width(command: Command) -> int:
    return cells(f"{command.shown} {_(command.label)}{_GAP}")
