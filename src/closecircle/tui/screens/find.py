"""Find a person anywhere: `/`, two or three letters or initials, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from closecircle.circle.people import shown_name
from closecircle.i18n import N_, _
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import BACK, Command
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import tie

if TYPE_CHECKING:
    from textual.app import ComposeResult

_SHOWN = 50


class Find(CircleDialog[None]):
    """A line and whoever fits it."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        BACK,
        Command(action="down", keys="down", label=N_("Next"), help=N_("The next one that fits")),
        Command(action="up", keys="up", label=N_("Before"), help=N_("The one before")),
    )

    def compose(self) -> ComposeResult:
        """The line and the list."""
        with Vertical(classes="dialog"):
            yield SafeInput(placeholder=_("A name, a trait, a usual order, or initials (ㄱㅁㅈ)"))
            yield LineList(Column(width=18), Column(width=14), Column())

    async def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(SafeInput))
        self.query_one(LineList).can_focus = False
        await self._find("")

    @on(Input.Changed)
    async def _changed(self, event: Input.Changed) -> None:
        await self._find(event.value)

    async def _find(self, typed: str) -> None:
        lines = await self.ask(lambda circle: circle.people.find(typed)[:_SHOWN])
        if typed == self.query_one(SafeInput).value:
            listed = self.query_one(LineList)
            listed.empty = _("Nobody here goes by that.")
            listed.set_rows(
                [
                    LineRow(
                        key=line.id, cells=(shown_name(line), tie(line.tie), line.usual or line.company or line.trait)
                    )
                    for line in lines
                ],
                key=lines[0].id if lines else "",
            )

    @on(Input.Submitted)
    async def _open(self) -> None:
        from closecircle.tui.screens.person import PersonPage  # noqa: PLC0415  # loads when first used

        typed = self.query_one(SafeInput).value
        await self._find(typed)  # Enter may come in the same burst as the letters
        person_id = self.query_one(LineList).key
        if person_id:
            app = self.circle_app
            self.dismiss(None)
            app.call_later(app.show, PersonPage(person_id))

    def action_down(self) -> None:
        """The next one."""
        self.query_one(LineList).action_move(1)

    def action_up(self) -> None:
        """The one before."""
        self.query_one(LineList).action_move(-1)
