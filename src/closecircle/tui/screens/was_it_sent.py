"""Copied is not sent: the next opening asks, message by message."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Label, Static

from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.safe import content
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.wording import name

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.core.person import Person
    from closecircle.core.saved_draft import SavedDraft


class WasItSent(CircleDialog[bool]):
    """Enter: yes, it becomes a talk. Esc: not yet, ask again next time. 3: it will not be sent.

    Gives True when the last of them was sent or will not be, so that there is nothing left to write.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="yes", keys="enter,1", label=N_("Yes"), help=N_("It was sent; it is logged as a talk")),
        Command(action="drop", keys="3,delete", label=N_("It will not be sent"), help=N_("Put it aside, unsent")),
        Command(action="back", keys="escape", label=N_("Not yet"), help=N_("It is asked again next time")),
        DIALOG[-1],
    )

    def __init__(self, waiting: list[tuple[SavedDraft, Person]]) -> None:
        super().__init__()
        self._waiting = list(waiting)

    def compose(self) -> ComposeResult:
        """The question and the message."""
        with Vertical(classes="dialog"):
            yield Label(id="who", classes="first")
            yield Static(id="message")
            yield DialogKeys()

    def on_mount(self) -> None:
        """The first message."""
        self._show()

    def _show(self) -> None:
        saved, person = self._waiting[0]
        self.query_one("#who", Label).update(content(fill(_("Did you send this to $name?"), name=name(person))))
        self.query_one("#message", Static).update(content(saved.text, lines=True))

    def _next(self, *, settled: bool) -> None:
        self._waiting.pop(0)
        if self._waiting:
            self._show()
        else:
            self.dismiss(settled)

    async def action_yes(self) -> None:
        """It was sent on the day it was copied."""
        saved, person = self._waiting[0]
        if await self.do(lambda circle: circle.drafts.sent(saved.id)) is not None:
            self.circle_app.say(fill(_("Logged as sent to $name. F12 undoes it."), name=name(person)))
        self._next(settled=True)

    async def action_drop(self) -> None:
        """It will not be sent."""
        draft_id = self._waiting[0][0].id
        await self.do(lambda circle: circle.drafts.not_sent(draft_id))
        self._next(settled=True)

    async def action_back(self) -> None:
        """Not yet: it is asked again next time."""
        self._next(settled=False)
