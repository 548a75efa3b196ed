"""Pick somebody, for what is at hand: letters or initials, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label

from closecircle.core.person import Seat
from closecircle.i18n import N_, _
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.safe import content
from closecircle.tui.screens.narrowing import ARROWS, PEOPLE, SHOWN, NarrowingDialog, person_row
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.tui.widgets.line_list import LineList, LineRow

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

NOBODY = ""


class PickPerson(NarrowingDialog):
    """A line and whoever fits it; `nobody` names the answer that means no one, '' when there is none."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="enter", keys="enter", label=N_("Choose"), help=N_("Take the one under the cursor")),
        *ARROWS,
        *DIALOG,
    )

    def __init__(
        self,
        question: str,
        deed: Callable[[str], Awaitable[object]],
        *,
        nobody: str = "",
        without: str = "",
        seats: tuple[Seat, ...] = tuple(Seat),
    ) -> None:
        super().__init__()
        self._question = question
        self._deed = deed
        self._nobody = nobody
        self._without = without
        self._seats = seats

    def compose(self) -> ComposeResult:
        """The question, the line, the list."""
        with Vertical(classes="dialog"):
            yield Label(content(self._question), classes="first")
            yield SafeInput(placeholder=_("A name, a trait, a usual order, or initials (ㄱㅁㅈ)"))
            yield LineList(*PEOPLE)
            yield DialogKeys()

    async def narrow(self, typed: str) -> None:
        """List the people who fit."""
        seats = self._seats
        lines = await self.ask(lambda circle: circle.people.find(typed, seats)[: SHOWN + 1])
        if typed != self.query_one(SafeInput).value:
            return
        rows = [person_row(line) for line in lines if line.id != self._without]
        if self._nobody and not typed:
            rows.append(LineRow(key="-", cells=(self._nobody,)))
        listed = self.query_one(LineList)
        listed.empty = _("Nobody here goes by that.")
        listed.set_rows(rows, key=rows[0].key if rows else "")

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """Take the one under the cursor."""
        await self.narrow(self.query_one(SafeInput).value)  # Enter may come in the same burst as the letters
        key = self.query_one(LineList).key
        if key:
            # Not awaited: this handler runs in the dialog's own queue, which the closing waits for.
            self.dismiss(None)
            app, deed = self.circle_app, self._deed
            app.call_later(deed, NOBODY if key == "-" else key)
