"""Today: the day's portion on one side, the card of the person at hand on the other, everything in one or two keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from closecircle.i18n import N_, _, fill, n_
from closecircle.tui.commands import EVERYWHERE, TODAY
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.safe import content
from closecircle.tui.widgets.card import PersonCard
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import day, name, why

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.circle.today import Day, Row
    from closecircle.tui.commands import Command


class Today(PersonAtHand):
    """Whom to reconnect with today, and why."""

    HEADING = N_("Today")
    KEYS: ClassVar[tuple[Command, ...]] = (*TODAY, *EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # Textual declares it so that mypy takes no ClassVar

    def __init__(self) -> None:
        super().__init__()
        self._portion: Day | None = None
        self._more = False
        self._asked = False
        self._begun = False
        self._copied: set[str] = set()

    def body(self) -> ComposeResult:
        """Rows, card, and a quiet mark of how far one has come."""
        with Container(id="today"):
            with Vertical(id="rows-side"):
                yield LineList(Column(width=16), Column(), id="rows")
            with VerticalScroll(id="card", can_focus=False):
                yield PersonCard()
        yield Static(id="progress")

    def heading(self) -> str:
        """Today with its date."""
        today = self.circle_app.today()
        return f"{_('Today')} · {day(today, today)}"

    @property
    def person_id(self) -> str:
        """The person under the cursor."""
        return self.query_one("#rows", LineList).key

    async def load(self) -> None:
        """Read the portion; the first time also ask after messages that were copied."""
        before, more = self._portion, self._more

        def read(circle: Circle) -> tuple[Day, set[str]]:
            return circle.today.day(more=more), {person.id for _saved, person in circle.drafts.waiting()}

        portion, self._copied = await self.ask(read)
        self._portion = portion
        rows = [LineRow(key=row.person.id, cells=(name(row.person), self._why(row))) for row in portion.rows]
        if portion.done:
            rows += [LineRow(key="", cells=(_("Done today"),), kind="heading")]
            rows += [
                LineRow(key=row.person.id, cells=(f"✓ {name(row.person)}", self._why(row)), kind="quiet")
                for row in portion.done
            ]
        listed = self.query_one("#rows", LineList)
        listed.empty = "" if rows else await self._nobody()
        listed.set_rows(rows, key=self._next_open(before, listed.key, portion))
        self.query_one("#progress", Static).update(content(self._progress(portion)))
        if self.focused is None:
            self.set_focus(listed)
        if not self.person_id:
            await self._show_card()  # else the list tells who is at hand
        if not self._asked:
            self._asked = True
            await self._ask_after_copied()

    def _why(self, row: Row) -> str:
        """Their reason; before it, that a message to them was copied and nobody has said that it was sent."""
        reason = why(row, self.circle_app.today())
        return f"{_('copied')} · {reason}" if row.person.id in self._copied else reason

    @on(LineList.Highlighted, "#rows")
    async def _moved(self) -> None:
        if self._begun:
            await self._show_card()
        else:  # the rows are painted first, a few milliseconds earlier than the card could be
            self._begun = True
            self.run_worker(self._show_card())

    @on(LineList.Chosen, "#rows")
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_more(self) -> None:
        """Those who wait, or the portion alone again."""
        self._more = not self._more
        await self.read()

    def action_page_card(self) -> None:
        """A page further in the card, and from its end back to its beginning."""
        card = self.query_one("#card", VerticalScroll)
        if card.scroll_y < card.max_scroll_y:
            card.scroll_page_down(animate=False)
        else:
            card.scroll_home(animate=False)

    async def action_leave(self) -> None:
        """Back to the portion; there is nothing before Today, so say how one closes."""
        if self._more:
            await self.action_more()
        else:
            self.circle_app.say(_("Ctrl+C closes closecircle. Everything is saved."))

    async def _show_card(self) -> None:
        person_id = self.person_id
        card = await self.ask(lambda circle: circle.today.card(person_id)) if person_id else None
        if person_id == self.person_id:
            self.query_one("#card", VerticalScroll).scroll_home(animate=False)
            self.query_one(PersonCard).show(card, self.circle_app.today(), copied=person_id in self._copied)

    def _next_open(self, before: Day | None, key: str, portion: Day) -> str:
        """Where the cursor goes: it stays on its person, or, once they are answered, goes on to the next one.

        Whoever comes back by an undo is at hand again.
        """
        still = [row.person.id for row in portion.rows]
        back = [row.person.id for row in before.done if row.person.id in still] if before is not None else []
        if back and before is not None and before.on == portion.on:
            return back[0]
        if key in still or before is None or not still:
            return key
        places = [row.person.id for row in before.rows]
        return still[min(places.index(key), len(still) - 1)] if key in places else still[0]

    async def _nobody(self) -> str:
        if await self.ask(_anybody):
            return _("Nobody needs you today. Enjoy the quiet.")
        return _(
            "Nobody is here yet. / and a name, then Enter, adds the first person; Ctrl+O brings people in from a file."
        )

    def _progress(self, portion: Day) -> str:
        """Dots for the portion, no totals; when it is done, a kind word and nothing more."""
        if portion.done and not portion.rows:
            words = _("That is all for today. Well kept.")
        elif self._more:
            words = _("0 shows the day's portion alone")
        else:
            words = " ".join("●" * len(portion.done) + "○" * len(portion.rows))
        if portion.waiting:
            more = n_("0 shows one more who can wait", "0 shows $count more who can wait", portion.waiting)
            words = f"{words}   {fill(more, count=portion.waiting)}"
        return words.strip()

    async def _ask_after_copied(self) -> None:
        if self._copied:
            from closecircle.tui.screens.was_it_sent import WasItSent  # noqa: PLC0415  # there is something to ask

            waiting = await self.ask(lambda circle: circle.drafts.waiting())
            await self.circle_app.push_screen(WasItSent(waiting))
        elif self._portion is not None and not self._portion.rows and not await self.ask(_anybody):
            from closecircle.tui.screens.welcome import Welcome  # noqa: PLC0415  # a first start alone

            await self.circle_app.push_screen(Welcome())


def _anybody(circle: Circle) -> bool:
    return circle.people.anybody()
