"""Find a person anywhere: `/`, two or three letters or initials, Enter; whoever is not here yet is added by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from closecircle.circle.people import shown_name
from closecircle.core.person import Seat
from closecircle.core.text import one_line
from closecircle.i18n import N_, _, fill
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.screens.narrowing import ARROWS, PEOPLE, SHOWN, NarrowingDialog, person_row
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.tui.widgets.line_list import LineList, LineRow

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen

_NEW = "new"


class Find(NarrowingDialog):
    """A line and whoever fits it."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="enter", keys="enter", label=N_("Person"), help=N_("Their page: the story so far")),
        Command(action="log", keys="f2", label=N_("Log"), help=N_("Log a talk in one line")),
        Command(action="draft", keys="f3", label=N_("Write"), help=N_("A message is ready")),
        *ARROWS,
        *DIALOG,
    )

    def __init__(self) -> None:
        super().__init__()
        self._listed_for: str | None = None

    def compose(self) -> ComposeResult:
        """The line and the list."""
        with Vertical(classes="dialog"):
            yield SafeInput(placeholder=_("A name, a trait, a usual order, or initials (ㄱㅁㅈ)"))
            yield LineList(*PEOPLE)
            yield DialogKeys()

    async def narrow(self, typed: str) -> None:
        """List the people who fit."""
        lines = await self.ask(lambda circle: circle.people.find(typed)[:SHOWN])
        if typed == self.query_one(SafeInput).value:
            self._listed_for = typed
            rows = [person_row(line) for line in lines]
            listed = self.query_one(LineList)
            listed.empty = _("Nobody here goes by that.")
            listed.set_rows(rows or _newcomer(typed), key=lines[0].id if lines else "")

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """Go to their page; add whoever is not here yet."""
        from closecircle.tui.screens.person import PersonPage  # noqa: PLC0415  # loads when first used

        person_id = await self._found()
        if person_id:
            await self._instead(PersonPage(person_id))

    async def action_log(self) -> None:
        """Log a talk with them."""
        from closecircle.tui.screens.log import Log  # noqa: PLC0415  # loads when first used

        person_id = await self._found()
        if person_id:
            await self._instead(Log([person_id]))

    async def action_draft(self) -> None:
        """Write to them."""
        from closecircle.tui.screens.draft import DraftView  # noqa: PLC0415  # loads when first used

        person_id = await self._found()
        if person_id:
            await self._instead(DraftView(person_id))

    async def _found(self) -> str:
        """The person under the cursor, added first where nobody went by what was typed."""
        line = self.query_one(SafeInput)
        typed = line.text
        if line.value != self._listed_for:  # Enter may come in the same burst as the letters
            await self.narrow(line.value)
        key = self.query_one(LineList).key
        if key != _NEW:
            return key
        trait = typed.strip("() ") if typed.lstrip().startswith("(") else ""
        person = await self.do(lambda circle: circle.people.add("" if trait else typed, trait=trait))
        if person is None:
            return ""
        said = _("$name is here. F12 undoes it.")
        if person.seat is not Seat.CIRCLE:
            said = _("$name sits on the outer bench for now. F12 undoes it.")
        self.circle_app.say(fill(said, name=shown_name(person)))
        return person.id

    async def _instead(self, screen: Screen[None]) -> None:
        app = self.circle_app
        self.dismiss(None)
        app.call_later(app.show, screen)


def _newcomer(typed: str) -> list[LineRow]:
    """The row that adds somebody by the name that nobody has. Initials, or a syllable half composed, are no name."""
    name = one_line(typed)
    if not name or any("ㄱ" <= sign <= "ㆎ" for sign in name):
        return []
    return [LineRow(key=_NEW, cells=(f"+ {name}", _("Somebody new")))]
