"""What every field that is typed into shares, so that a place can ask about one without loading any."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from textual import events


class Field:
    """Runs a widget's own bindings at once; a mixin of `SafeInput` and `SafeTextArea`.

    Textual runs them after the printable keys that came in the same burst: `abc<Backspace>d` gave `abc` (measured). A
    fast typist, a paste and an input method all meet that.
    """

    ONE_LINE: ClassVar[bool]

    def on_mount(self) -> None:
        """A cursor that stands still: a blinking one is drawn anew while an input method composes on it."""
        self.cursor_blink = False

    @property
    def is_typed_into(self) -> bool:
        """Whether text is typed into it just now; one that is only read is no field."""
        return not getattr(self, "read_only", False)

    async def _on_key(self, event: events.Key) -> None:
        if not event.is_printable:
            for binding in self._bindings.key_to_bindings.get(event.key, ()):  # type: ignore[attr-defined]  # a mixin of widgets
                if not binding.priority:
                    event.stop()
                    event.prevent_default()
                    await self.run_action(binding.action)  # type: ignore[attr-defined]  # the same
                    return
        await super()._on_key(event)  # type: ignore[misc]  # the same
