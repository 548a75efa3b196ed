"""Copied is not sent: the next opening asks, message by message."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Label, Static

from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import BACK, Command
from closecircle.tui.safe import content
from closecircle.wording import name

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.core.person import Person
    from closecircle.core.saved_draft import SavedDraft


class WasItSent(CircleDialog[None]):
    """Enter: yes, it becomes a talk. Esc: not yet, ask again next time. Delete: it will not be sent."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        BACK,
        Command(action="yes", keys="enter,1", label=N_("Yes"), help=N_("It was sent")),
        Command(action="drop", keys="3,delete", label=N_("No longer"), help=N_("It will not be sent")),
    )

    def __init__(self, waiting: list[tuple[SavedDraft, Person]]) -> None:
        super().__init__()
        self._waiting = list(waiting)

    def compose(self) -> ComposeResult:
        """The question and the message."""
        with Vertical(classes="dialog"):
            yield Label(id="who", classes="first")
            yield Static(id="message")
            yield Static(_("Enter yes · Esc not yet · 3 it will not be sent"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """The first message."""
        self._show()

    def _show(self) -> None:
        saved, person = self._waiting[0]
        self.query_one("#who", Label).update(content(fill(_("Did you send this to $name?"), name=name(person))))
        self.query_one("#message", Static).update(content(saved.text, lines=True))

    def _next(self) -> None:
        self._waiting.pop(0)
        if self._waiting:
            self._show()
        else:
            self.dismiss(None)

    async def action_yes(self) -> None:
        """It was sent on the day it was copied."""
        draft_id = self._waiting[0][0].id
        await self.do(lambda circle: circle.drafts.sent(draft_id))
        self._next()

    async def action_drop(self) -> None:
        """It will not be sent."""
        draft_id = self._waiting[0][0].id
        await self.do(lambda circle: circle.drafts.not_sent(draft_id))
        self._next()

    async def action_back(self) -> None:
        """Not yet: it is asked again next time."""
        self._next()
