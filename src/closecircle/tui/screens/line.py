"""A dialog with one line: type, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, SAVE
from closecircle.tui.safe import content
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.wording import day, when

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from closecircle.tui.commands import Command


class LineDialog(CircleDialog[None]):
    """Asks for one line and hands it to `deed`; closes when the deed was done (not None).

    `past` says how a day at the line's start is read and shown; None: days are not looked for.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (SAVE, *DIALOG)

    def __init__(
        self,
        question: str,
        deed: Callable[[str], Awaitable[object | None]],
        *,
        past: bool | None = None,
        value: str = "",
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._question = question
        self._deed = deed
        self._past = past
        self._value = value
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """The question, the line, what was understood."""
        with Vertical(classes="dialog"):
            yield Label(content(self._question), classes="first")
            yield SafeInput(self._value, placeholder=self._placeholder)
            yield Static(id="understood", classes="quiet")
            yield DialogKeys()

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(SafeInput))

    @on(Input.Changed)
    async def _understand(self, event: Input.Changed) -> None:
        past = self._past
        if past is None:
            return
        understood = await self.ask(lambda circle: circle.talks.understand(event.value, past=past))
        today = self.circle_app.today()
        shown = f"{day(understood.on, today)} ({when(understood.on, today)})" if understood.found else ""
        self.query_one("#understood", Static).update(content(shown))

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """Hand the line over."""
        if await self._deed(self.query_one(SafeInput).text) is not None:
            self.dismiss(None)
