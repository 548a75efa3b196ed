"""What can be done here: every command of the place, with its keys; Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.i18n import N_, _
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import BACK, KEY_NAMES, Command
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList, LineRow

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Help(CircleDialog[None]):
    """Help and palette in one: type to narrow it, Enter runs the command."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        BACK,
        Command(action="down", keys="down", label=N_("Next"), help=N_("The next one that fits")),
        Command(action="up", keys="up", label=N_("Before"), help=N_("The one before")),
    )

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """The commands."""
        with Vertical(classes="dialog"):
            yield Label(_("What can be done here"), classes="first", markup=False)
            yield SafeInput(placeholder=_("Type to narrow it"))
            yield LineList(Column(width=14), Column(width=16), Column())
            yield Static(_("Enter does it · Esc leaves"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(SafeInput))
        listed = self.query_one(LineList)
        listed.can_focus = False
        listed.styles.height = 14
        self._narrow("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        self.query_one(LineList).set_rows(
            [
                LineRow(key=command.action, cells=(_keys(command), _(command.label), _(command.help)))
                for command in self._commands
                if all(word in f"{_(command.label)} {_(command.help)}".casefold() for word in wanted)
            ]
        )

    @on(Input.Submitted)
    def _run(self) -> None:
        action = self.query_one(LineList).key
        self.dismiss(None)
        if action:
            app = self.circle_app
            app.call_later(lambda: app.run_action(action, app.screen))

    def action_down(self) -> None:
        """The next one."""
        self.query_one(LineList).action_move(1)

    def action_up(self) -> None:
        """The one before."""
        self.query_one(LineList).action_move(-1)


def _keys(command: Command) -> str:
    shown = [KEY_NAMES.get(key, key.upper() if key[1:].isdigit() else key) for key in command.keys.split(",")]
    return " ".join(shown)
