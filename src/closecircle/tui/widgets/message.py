"""The text of a message, read or edited in place; what the tone guard finds in it is underlined where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from closecircle.tui.widgets.text_area import SafeTextArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text


class MessageArea(SafeTextArea):
    """A text with underlined stretches. Offsets count characters from the start of the text."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._marks: Sequence[tuple[int, int]] = ()

    def underline(self, marks: Sequence[tuple[int, int]]) -> None:
        """Underline these stretches, each from its start to its end, and nothing else."""
        if marks != self._marks:
            self._marks = marks
            self.notify_style_update()  # lines already drawn are drawn anew
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line with its underlined stretches."""
        line = super().get_line(line_index)
        begins = sum(len(before) + 1 for before in self.document.lines[:line_index])
        for start, end in self._marks:
            line.stylize("underline bold", max(0, start - begins), max(0, end - begins))
        return line

    def stand_at(self, offset: int) -> None:
        """Put the cursor at a character of the text."""
        before = self.text[:offset]
        self.move_cursor((before.count("\n"), len(before) - before.rfind("\n") - 1))
