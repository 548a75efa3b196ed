"""What can be done here: every command of the place, with its keys; Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.i18n import N_, _
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.screens.narrowing import ARROWS, NarrowingDialog
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.tui.widgets.line_list import Column, LineList, LineRow

if TYPE_CHECKING:
    from textual.app import ComposeResult

_ROOMY = 80  # cells in which every key of a command has its place


class Help(NarrowingDialog):
    """Help and palette in one: type to narrow it, Enter runs the command."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="enter", keys="enter", label=N_("Do it"), help=N_("Do what the cursor is on")),
        *DIALOG,
        *ARROWS,
    )

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._listed = commands

    def compose(self) -> ComposeResult:
        """The commands."""
        roomy = self.app.size.width >= _ROOMY
        with Vertical(classes="dialog"):
            yield Label(_("What can be done here"), classes="first", markup=False)
            yield SafeInput(placeholder=_("Type to narrow it"))
            yield LineList(Column(width=15 if roomy else 11), Column(width=14), Column())
            if not roomy:
                yield Static(id="about-key", classes="quiet")
            yield DialogKeys()

    async def narrow(self, typed: str) -> None:
        """List the commands that hold every word."""
        wanted = typed.casefold().split()
        self.query_one(LineList).set_rows(
            [
                LineRow(key=command.action, cells=(command.all_shown, _(command.label), _(command.help)))
                for command in self._listed
                if all(word in _words(command) for word in wanted)
            ]
        )

    @on(LineList.Highlighted)
    def _moved(self, event: LineList.Highlighted) -> None:
        """In a narrow window the list cuts off what a key does, so it is said in full below."""
        said = next((_(command.help) for command in self._listed if command.action == event.key), "")
        for about in self.query("#about-key").results(Static):
            about.update(said)

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """Do it."""
        await self.narrow(self.query_one(SafeInput).value)  # Enter may come in the same burst as the letters
        action = self.query_one(LineList).key
        self.dismiss(None)
        if action:
            app = self.circle_app
            app.call_later(lambda: app.run_action(action, app.screen))


def _words(command: Command) -> str:
    return f"{command.all_shown} {_(command.label)} {_(command.help)}".casefold()
