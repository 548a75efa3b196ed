"""Two entries that are one person: what each holds, and what it becomes, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Label, Static

from closecircle.circle.people import shown_name
from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.safe import content
from closecircle.tui.screens.facts import LABELS, in_words
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.tui.widgets.line_list import Column, LineList, LineRow

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult


class MergeView(CircleDialog[None]):
    """Enter makes them one, Tab changes whose facts stand; `done` is told who was kept."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="merge", keys="enter", label=N_("Make one"), help=N_("One person from now on; undo parts them")),
        Command(action="swap", keys="tab,right,left", label=N_("Swap"), help=N_("The other one's facts stand")),
        *DIALOG,
    )

    def __init__(self, kept_id: str, other_id: str, done: Callable[[str], Awaitable[object]]) -> None:
        super().__init__()
        self._kept = kept_id
        self._other = other_id
        self._done = done

    def compose(self) -> ComposeResult:
        """Who, what differs, what happens to the rest."""
        with Vertical(classes="dialog"):
            yield Label(id="who", classes="first")
            yield LineList(Column(width=11), Column(), Column(), Column())
            yield Static(_("Talks, promises, days and ways to reach of both stay."), classes="quiet", markup=False)
            yield DialogKeys()

    async def on_mount(self) -> None:
        """The preview."""
        self.set_focus(self.query_one(LineList))
        await self._show()

    async def _show(self) -> None:
        kept, other = self._kept, self._other
        async with self.circle_app.kindly():
            plan = await self.ask(lambda circle: circle.merging.preview(kept, other))
            who = fill(_("$other becomes $name"), other=shown_name(plan.other), name=shown_name(plan.kept))
            self.query_one("#who", Label).update(content(who))
            rows = [LineRow(key="", cells=("", shown_name(plan.kept), shown_name(plan.other), _("becomes")))]
            rows += [
                LineRow(
                    key=fact.field,
                    cells=(
                        _(LABELS[fact.field]),
                        *(in_words(fact.field, text) for text in (fact.kept, fact.other, fact.becomes)),
                    ),
                )
                for fact in plan.facts
            ]
            self.query_one(LineList).set_rows(rows)

    async def action_swap(self) -> None:
        """The other one's facts stand."""
        self._kept, self._other = self._other, self._kept
        await self._show()

    async def action_merge(self) -> None:
        """Make them one."""
        kept, other = self._kept, self._other
        if await self.do(lambda circle: circle.merging.merge(kept, other)) is not None:
            self.circle_app.say(_("They are one person now. F12 undoes it."))
            done = self._done
            await self.dismiss(None)
            await done(kept)
