"""History: every change, undone and done again at any distance; refused where something newer would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import day

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.store.journal import Entry

_PAGE = 100


class History(CircleScreen):
    """The changes, newest first; Enter undoes the one under the cursor, or does it again."""

    HEADING = N_("History")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            action="turn", keys="enter", label=N_("Undo or redo"), help=N_("Take this change back, or do it again")
        ),
        BACK,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []

    def body(self) -> ComposeResult:
        """The changes."""
        yield LineList(Column(width=2), Column(width=18), Column(), id="changes")

    async def load(self) -> None:
        """Read as many changes as were read before."""
        listed = self.query_one("#changes", LineList)
        listed.empty = _("Nothing has been changed yet.")
        limit = max(_PAGE, len(self._entries))
        self._entries = await self.ask(lambda circle: circle.history.entries(limit))
        self._show()
        if self.focused is None:
            self.set_focus(listed)

    @on(LineList.NearEnd, "#changes")
    async def _more(self) -> None:
        if not self._entries:
            return
        last = self._entries[-1].id
        older = await self.ask(lambda circle: circle.history.entries(_PAGE, last))
        if older and older[0].id < self._entries[-1].id:
            self._entries += older
            self._show()

    def _show(self) -> None:
        today = self.circle_app.today()
        rows = []
        for entry in self._entries:
            on_day = entry.at.astimezone().date()
            shown = fill(_(entry.label), **entry.values)
            moment = f"{day(on_day, today)} {entry.at.astimezone():%H:%M}"
            rows.append(
                LineRow(
                    key=str(entry.id),
                    cells=("↶" if entry.undone else " ", moment, f"{shown} ({_('undone')})" if entry.undone else shown),
                    kind="quiet" if entry.undone else "",
                )
            )
        self.query_one("#changes", LineList).set_rows(rows)

    async def action_turn(self) -> None:
        """Undo the change under the cursor, or do it again."""
        wanted = self.query_one("#changes", LineList).key
        entry = next((each for each in self._entries if str(each.id) == wanted), None)
        if entry is None:
            return
        what = fill(_(entry.label), **entry.values)
        if entry.undone:
            if await self.do(lambda circle: circle.history.redo(entry.id)) is not None:
                self.circle_app.say(fill(_("Done again: $what"), what=what))
        elif await self.do(lambda circle: circle.history.undo(entry.id)) is not None:
            self.circle_app.say(fill(_("Undone: $what"), what=what))
