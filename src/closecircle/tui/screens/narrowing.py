"""A dialog of one line and the list that narrows as one types, as Find, Pick and Help are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from closecircle.circle.people import shown_name
from closecircle.i18n import N_
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import Command
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import tie

if TYPE_CHECKING:
    from closecircle.store.people import PersonLine

SHOWN = 50  # people; whoever is not among them is found by another letter
PEOPLE = (Column(width=18), Column(width=14), Column())
ARROWS = (
    Command(action="down", keys="down", label=N_("Next"), help=N_("The next one that fits"), footer=False),
    Command(action="up", keys="up", label=N_("Before"), help=N_("The one before"), footer=False),
)


def person_row(line: PersonLine) -> LineRow:
    """A person in a list of those who fit: the name, the tie, a word that tells them from others."""
    return LineRow(key=line.id, cells=(shown_name(line), tie(line.tie), line.usual or line.company or line.trait))


class NarrowingDialog(CircleDialog[None]):
    """The line keeps the focus; the arrows, `ARROWS` in the dialog's keys, move the cursor of the list."""

    async def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(SafeInput))
        self.query_one(LineList).can_focus = False
        await self.narrow("")

    @on(Input.Changed)
    async def _changed(self, event: Input.Changed) -> None:
        await self.narrow(event.value)

    async def narrow(self, typed: str) -> None:
        """List what fits what was typed."""
        raise NotImplementedError

    def action_down(self) -> None:
        """The next one."""
        self.query_one(LineList).action_move(1)

    def action_up(self) -> None:
        """The one before."""
        self.query_one(LineList).action_move(-1)
