"""Input as it should be: keys of one burst in their order, text composed and cleaned on entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from closecircle.core.text import clean, harmless, nfc
from closecircle.tui.widgets.field import Field

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Offset


class SafeInput(Field, Input):
    """One line of text."""

    ONE_LINE: ClassVar[bool] = True

    def _on_paste(self, event: events.Paste) -> None:
        # Textual goes on to Input's own handler by itself: calling it here would paste twice (measured).
        event.text = clean(event.text).replace("\n", " ")

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where an input method draws what is being composed: on the cursor; Textual puts it a cell past the end."""
        at = super().cursor_screen_offset
        return at - (1, 0) if self.cursor_at_end else at

    def validate_value(self, value: str) -> str:
        """A field draws what it holds, so it never holds what would steer a terminal."""
        return harmless(value)

    @property
    def text(self) -> str:
        """What was typed, composed."""
        return nfc(self.value)
