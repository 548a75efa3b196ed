"""History: every change, undone and done again at any distance; refused where something newer would be lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on

from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import DATE_CELLS, day

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.store.journal import Entry

_PAGE = 100
_FORGOTTEN = "forgotten"


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
        self._forgotten: list[date] = []

    def body(self) -> ComposeResult:
        """The changes."""
        yield LineList(Column(width=1), Column(width=DATE_CELLS + 6), Column(), id="changes")

    async def load(self) -> None:
        """Read as many changes as were read before."""
        listed = self.query_one("#changes", LineList)
        listed.empty = _("Nothing has been changed yet.")
        limit = max(_PAGE, len(self._entries))
        self._entries, self._forgotten = await self.ask(
            lambda circle: (circle.history.entries(limit), circle.history.forgotten())
        )
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
        rows = [(entry.at.astimezone().date(), self._row(entry)) for entry in self._entries]
        oldest = rows[-1][0] if len(rows) >= _PAGE else date.min
        rows += [
            (on, LineRow(key=_FORGOTTEN, cells=("", day(on, self.circle_app.today()), _("Somebody was forgotten."))))
            for on in self._forgotten
            if on >= oldest
        ]
        rows.sort(key=lambda row: row[0], reverse=True)  # of one day they stay in their order
        self.query_one("#changes", LineList).set_rows([row for _on, row in rows])

    def _row(self, entry: Entry) -> LineRow:
        at, shown = entry.at.astimezone(), fill(_(entry.label), **entry.values)
        return LineRow(
            key=str(entry.id),
            cells=(
                "↶" if entry.undone else "",
                f"{day(at.date(), self.circle_app.today())} {at:%H:%M}",
                f"{shown} ({_('undone')})" if entry.undone else shown,
            ),
            kind="quiet" if entry.undone else "",
        )

    async def action_turn(self) -> None:
        """Undo the change under the cursor, or do it again."""
        wanted = self.query_one("#changes", LineList).key
        if wanted == _FORGOTTEN:
            self.circle_app.say(_("Nothing is left that could be brought back: only the day."))
            return
        entry = next((each for each in self._entries if str(each.id) == wanted), None)
        if entry is None:
            return
        what = fill(_(entry.label), **entry.values)
        if entry.undone:
            if await self.do(lambda circle: circle.history.redo(entry.id)) is not None:
                self.circle_app.say(fill(_("Done again: $what"), what=what))
        elif await self.do(lambda circle: circle.history.undo(entry.id)) is not None:
            self.circle_app.say(fill(_("Undone: $what"), what=what))
