"""TextArea as it should be, as `inputs` is for one line; apart from it because it takes 20 ms to load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.widgets import TextArea

from closecircle.core.text import clean, harmless
from closecircle.tui.widgets.field import Field

if TYPE_CHECKING:
    from textual import events


class SafeTextArea(Field, TextArea):
    """Several lines of text."""

    ONE_LINE: ClassVar[bool] = False

    def __init__(self, text: str = "", **more: Any) -> None:
        super().__init__(harmless(text), **more)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = harmless(clean(event.text))

    def load_text(self, text: str) -> None:
        """As in SafeInput: what is drawn is what it holds."""
        super().load_text(harmless(text))
