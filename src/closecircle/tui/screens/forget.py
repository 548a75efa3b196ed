"""Forget a person: the one deed without undo. It says so first, and asks for the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.safe import content, plain
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.core.person import Person


class Forget(CircleDialog[None]):
    """Nothing happens until the whole name has been typed; `done` is told when they are gone."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="enter", keys="enter", label=N_("Forget"), help=N_("Erase them; there is no way back")),
        *DIALOG,
    )

    def __init__(self, person: Person, done: Callable[[], Awaitable[object]]) -> None:
        super().__init__()
        self._person = person
        self._done = done

    def compose(self) -> ComposeResult:
        """What it means, and the line for the name."""
        who = self._person.name or self._person.trait
        with Vertical(classes="dialog"):
            yield Label(content(fill(_("Forget $name for good?"), name=who)), classes="first")
            yield Static(
                _(
                    "This cannot be undone. Their talks, days and ways to reach them go, in the history, in the "
                    "search and in every backup: the backups there are now are replaced by a fresh one."
                ),
                markup=False,
            )
            yield Label(_("To go on, type the name as it stands above."), markup=False)
            yield SafeInput()
            yield DialogKeys()

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(SafeInput))

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """Erase them, if the name was typed."""
        typed, person_id = self.query_one(SafeInput).text, self._person.id
        who = self._person.name or self._person.trait
        if plain(typed).strip() == plain(who).strip():
            typed = who  # typed as it is seen: marks that no screen shows are not asked for

        def forget(circle: Circle) -> bool:
            circle.care.forget(person_id, typed)
            return True

        if await self.do(forget):
            self.dismiss(None)
            app, done = self.circle_app, self._done
            app.call_later(done)
