"""Input and TextArea as they should be: keys of one burst in their order, text composed and cleaned on entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Input, TextArea

from closecircle.core.text import clean, harmless, nfc

if TYPE_CHECKING:
    from textual import events


class _Inline:
    """Runs a widget's own bindings at once.

    Textual runs them after the printable keys that came in the same burst: `abc<Backspace>d` gave `abc` (measured). A
    fast typist, a paste and an input method all meet that.
    """

    async def _on_key(self, event: events.Key) -> None:
        if not event.is_printable:
            for binding in self._bindings.key_to_bindings.get(event.key, ()):  # type: ignore[attr-defined]  # a mixin of widgets
                if not binding.priority:
                    event.stop()
                    event.prevent_default()
                    await self.run_action(binding.action)  # type: ignore[attr-defined]  # the same
                    return
        await super()._on_key(event)  # type: ignore[misc]  # the same


class SafeInput(_Inline, Input):
    """One line of text."""

    def _on_paste(self, event: events.Paste) -> None:
        # Textual goes on to Input's own handler by itself: calling it here would paste twice (measured).
        event.text = clean(event.text).replace("\n", " ")

    def validate_value(self, value: str) -> str:
        """A field draws what it holds, so it never holds what would steer a terminal."""
        return harmless(value)

    @property
    def text(self) -> str:
        """What was typed, composed."""
        return nfc(self.value)


class SafeTextArea(_Inline, TextArea):
    """Several lines of text."""

    def __init__(self, text: str = "", **more: Any) -> None:
        super().__init__(harmless(text), **more)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = harmless(clean(event.text))

    def load_text(self, text: str) -> None:
        """As in SafeInput: what is drawn is what it holds."""
        super().load_text(harmless(text))
