"""The plan before anything is written: pick by keyboard who comes in; one Enter, one change, one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, Static

from closecircle.exchange.import_plan import SOMEBODY_NEW
from closecircle.i18n import N_, _, fill, n_
from closecircle.import_words import counts
from closecircle.tui.aside import aside
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.long_work import LongWork
from closecircle.tui.safe import content
from closecircle.tui.screens.bring_picks import Picks, compared, stamp
from closecircle.tui.screens.bring_report import BringReport, of_plan
from closecircle.tui.screens.bring_rows import (
    about_marks,
    fitting,
    in_full,
    number_of,
    plan_lines,
    problem_lines,
    problem_of,
)
from closecircle.tui.screens.bring_who import ask_who
from closecircle.tui.screens.bring_work import AtWork
from closecircle.tui.screens.choose import Choice, Choose
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList
from closecircle.wording import name

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.exchange.arrivals import Arrivals
    from closecircle.exchange.import_plan import ImportPlan, PlanRow
    from closecircle.tui.screens.bring_picks import Compared


class BringPlan(AtWork):
    """Who would come in, and why; nothing is written until Enter."""

    AUTO_FOCUS = "#plan"
    HEADING = N_("Who would come in")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="mark", keys="space", label=N_("Mark"), help=N_("Mark who comes in, or take the mark away")),
        Command(action="take", keys="enter", label=N_("Bring in"), help=N_("Those marked, as one change; F12 undoes")),
        Command(action="certain", keys="1,a", label=N_("All certain"), help=N_("Mark all that are certain, or none")),
        Command(action="who", keys="2,w", label=N_("Who"), help=N_("Say who it is: somebody here, or somebody new")),
        Command(action="filter", keys="slash", label=N_("Filter"), help=N_("A name, a company, a number, initials …")),
        Command(action="rooms", keys="3,g", label=N_("Group rooms"), help=N_("Show those from group rooms too")),
        Command(action="me", keys="4,m", label=N_("My name"), help=N_("Which of the names in the chat is yours")),
        Command(action="down", keys="down", label=N_("Next"), help=N_("The next one"), footer=False),
        Command(action="up", keys="up", label=N_("Before"), help=N_("The one before"), footer=False),
        BACK,
        *(command for command in EVERYWHERE if command.action != "app.find"),
    )

    def __init__(self, found: Arrivals, plan: Compared) -> None:
        super().__init__()
        self._found = found
        self._picks = Picks(plan)
        self._me = ""
        self._asked_me = False
        self._rooms_too = False
        self._taken = False

    def body(self) -> ComposeResult:
        """The filter, the list, the row under the cursor in full, what is marked."""
        yield SafeInput(placeholder=_("/ filters: a name, a company, a number, initials (ㄱㅁㅈ)"), id="filter")
        yield LineList(Column(width=18), Column(), id="plan")
        yield Static(id="about")
        yield Static(id="marked")
        yield self.work_line()

    def heading(self) -> str:
        """The file, how its people stand to the circle, and how much of it could not be read."""
        unread = self._plan.problem_count
        words = f"{_(self.HEADING)} · {counts(self._plan)}"
        if not unread:
            return words
        return f"{words} · {fill(n_('$count line not read', '$count lines not read', unread), count=unread)}"

    @property
    def _plan(self) -> ImportPlan:
        return self._picks.compared.plan

    @property
    def _listed(self) -> LineList:
        return self.query_one("#plan", LineList)

    @property
    def _filter(self) -> SafeInput:
        return self.query_one("#filter", SafeInput)

    @property
    def _row(self) -> PlanRow | None:
        """The row under the cursor, while it may be changed."""
        number = number_of(self._listed.key)
        return None if number is None or self.is_at_work else self._picks.row(number)

    async def load(self) -> None:
        """Show the plan; made anew when the circle has changed meanwhile."""
        if self.is_at_work or self._taken:
            return
        if self._picks.compared.stamp != await self.ask(stamp):
            self.run_worker(self._compare(), group="reading", exclusive=True)
            return
        await self._show()
        if self.focused is None:
            self.set_focus(self._listed)
        if self._plan.who_are_you and not self._asked_me:
            self._asked_me = True
            await self.action_me()

    async def _compare(self) -> None:
        found, me = self._found, self._me
        work = LongWork(fill(_("Comparing $file"), file=found.file))
        async with self.circle_app.kindly():
            plan = await self.at_work(work, lambda tell: self.ask(lambda circle: compared(circle, found, me, tell)))
            if plan is not None:
                self._picks.renew(plan)
                await self.read()

    async def _show(self) -> None:
        typed, rooms_too, picks = self._filter.text.strip(), self._rooms_too, self._picks
        rows = picks.compared.plan.rows
        lines = await aside(
            lambda: plan_lines(fitting((row for row in rows if rooms_too or not row.is_group), typed), picks.answers)
        )
        if (typed, rooms_too) != (self._filter.text.strip(), self._rooms_too):
            return  # more was typed meanwhile, and that is shown already
        listed = self._listed
        listed.empty = self._nobody(typed)
        listed.set_rows(lines if typed else [*lines, *problem_lines(self._plan)])
        self._show_marks()

    def _nobody(self, typed: str) -> str:
        if typed:
            return _("Nobody here goes by that.")
        if self._picks.compared.has_rooms:
            return _("Everybody in it is in group rooms. 3 shows them.")
        return _("Nobody is in it.")

    def _show_marks(self) -> None:
        self._listed.mark(str(number) for number in self._picks.marked)
        self.query_one("#marked", Static).update(content(about_marks(self._picks, rooms_too=self._rooms_too)))
        self._show_row()

    @on(LineList.Highlighted, "#plan")
    def _show_row(self) -> None:
        key = self._listed.key
        number = number_of(key)
        words = problem_of(key, self._plan)
        if number is not None:
            words = in_full(self._picks.row(number), self._picks.answers.get(number, ""))
        self.query_one("#about", Static).update(content(words))

    @on(Input.Changed, "#filter")
    async def _typed(self) -> None:
        await self._show()

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self.set_focus(self._listed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter in the filter goes to the list, behind the letters that came in the same burst."""
        if action == "take" and isinstance(self.focused, Input):
            return False
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Into the filter line."""
        self.set_focus(self._filter)

    async def action_back(self) -> None:
        """From the filter to the list, then the filter goes, then the place; or stop what is at work."""
        if not self.is_at_work and self.focused is self._filter:
            self.set_focus(self._listed)
        elif not self.is_at_work and self._filter.value:
            self._filter.value = ""
        else:
            await super().action_back()

    def action_down(self) -> None:
        """The next one, from the filter too."""
        self._listed.action_move(1)

    def action_up(self) -> None:
        """The one before."""
        self._listed.action_move(-1)

    async def action_mark(self) -> None:
        """Mark the row under the cursor, or take the mark away; of an unsure one it is asked who it is."""
        row = self._row
        if row is None:
            return
        if self._picks.is_open(row):
            await self.action_who()
            return
        if self._picks.is_done(row):
            self.circle_app.say(_("There is nothing new to bring in here."))
        else:
            self._picks.turn(row)
            self._show_marks()
        self._listed.action_move(1)

    def action_certain(self) -> None:
        """Mark all that are listed and certain; when they all are, take their marks away."""
        numbers = (number_of(line.key) for line in self._listed.rows)
        self._picks.turn_certain(self._picks.row(number) for number in numbers if number is not None)
        self._show_marks()

    async def action_rooms(self) -> None:
        """Those from group rooms too, or no longer."""
        self._rooms_too = not self._rooms_too
        if not self._rooms_too:
            self._picks.leave_rooms()
        await self._show()

    async def action_me(self) -> None:
        """Which of the names in the chat is the user's."""
        if not self._plan.who_are_you:
            self.circle_app.say(_("Nothing is to be asked: it is known which name is yours."))
            return

        async def answered(sender: str) -> None:
            self._me = sender
            self.run_worker(self._compare(), group="reading", exclusive=True)

        choices = [Choice(key=sender, label=sender) for sender in self._plan.who_are_you]
        await self.circle_app.push_screen(Choose(_("Which of these names is yours?"), choices, answered))

    async def action_who(self) -> None:
        """Say who the row under the cursor is."""
        row = self._row
        if row is None:
            return
        if row.asks_me:
            await self.action_me()
        else:
            await ask_who(self, row, lambda person_id: self._settle(row, person_id))

    async def _settle(self, row: PlanRow, person_id: str) -> None:
        """Remember who a row is; it is marked with that."""
        shown = ""
        if person_id != SOMEBODY_NEW:
            shown = name(await self.ask(lambda circle: circle.people.get(person_id)))
        self._picks.settle(row, person_id, shown)
        await self._show()
        self._listed.action_move(1)

    def action_take(self) -> None:
        """Bring in what is marked."""
        if self.is_at_work:
            return
        if not self._picks.marked:
            self.circle_app.say(_("Nobody is marked yet. Space marks one, 1 all that are certain."))
            return
        # The app's worker, not the place's: what was begun is finished or stopped, and does not end with the place.
        self.circle_app.run_worker(self._take(), group="bringing", exclusive=True)

    async def _take(self) -> None:
        plan, rows, app = self._plan, self._picks.chosen, self.circle_app
        words = fill(_("Bringing in from $file"), file=plan.file)
        work = LongWork(words, counts=True, at_the_end=_("Writing it down …"))
        async with app.kindly():
            taken = await self.at_work(
                work, lambda tell: app.thread.do(lambda circle: circle.imports.take(plan, rows, progress=tell))
            )
            if taken is None:
                return
            self._taken = True
            report = of_plan(plan, taken, app.settings.numbers.seats)
            if self in app.screen_stack:
                await self.go_on(BringReport(report), instead=True)
            else:
                app.say(report.first)
