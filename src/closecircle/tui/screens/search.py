"""Search through everything said, and whoever goes by the words; a hit opens at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from closecircle.circle.people import shown_name
from closecircle.i18n import N_, _
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import day, tie

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle

_PEOPLE, _TALKS = 5, 100


class Search(CircleScreen):
    """One line; people who fit above, talks that say it below, newest first."""

    HEADING = N_("Search")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="down", keys="down", label=N_("Next"), help=N_("The next hit"), footer=False),
        Command(action="up", keys="up", label=N_("Before"), help=N_("The hit before"), footer=False),
        Command(action="open", keys="enter", label=N_("Open"), help=N_("Go to its place in their story")),
        BACK,
        *EVERYWHERE,
    )

    def body(self) -> ComposeResult:
        """The line and the hits."""
        yield SafeInput(placeholder=_("A word that was said, a name, initials"), id="query")
        yield LineList(Column(width=18), Column(width=16), Column(), id="hits")

    async def load(self) -> None:
        """Look again for what is typed."""
        field, listed = self.query_one("#query", SafeInput), self.query_one("#hits", LineList)
        listed.can_focus = False
        if self.focused is None:
            self.set_focus(field)
        query = field.text.strip()
        listed.empty = _("Nobody has spoken of that.") if query else _("Type a word of two letters or more.")
        listed.set_rows(await self.ask(lambda circle: _hits(circle, query)) if query else [])

    @on(Input.Changed, "#query")
    async def _typed(self) -> None:
        await self.load()

    async def action_open(self) -> None:
        """Open the hit."""
        from closecircle.tui.screens.person import PersonPage  # noqa: PLC0415  # loads when first used

        await self.load()  # Enter may come in the same burst as the letters
        kind, _colon, key = self.query_one("#hits", LineList).key.partition(":")
        if kind == "talk":
            talk = await self.ask(lambda circle: circle.store.talks.get(key))
            if talk is not None:
                await self.circle_app.show(PersonPage(talk.person_id, at=talk.id))
        elif kind == "person":
            await self.circle_app.show(PersonPage(key))

    def action_down(self) -> None:
        """The next hit."""
        self.query_one("#hits", LineList).action_move(1)

    def action_up(self) -> None:
        """The hit before."""
        self.query_one("#hits", LineList).action_move(-1)


def _hits(circle: Circle, query: str) -> list[LineRow]:
    today = circle.ground.clock()
    people = [
        LineRow(key=f"person:{line.id}", cells=(shown_name(line), tie(line.tie), line.usual or line.company))
        for line in circle.people.find(query)[:_PEOPLE]
    ]
    talks = [
        LineRow(
            key=f"talk:{talk.id}",
            cells=(shown_name(circle.people.get(talk.person_id)), day(talk.on, today), talk.said),
        )
        for talk in circle.talks.find(query, _TALKS)
    ]
    return people + talks
