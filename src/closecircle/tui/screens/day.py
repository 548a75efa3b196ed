"""The day: who came or talked, logged by day and not by person, for the evening."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, Static

from closecircle.circle.day_line import read_day_line, settled
from closecircle.circle.people import shown_name
from closecircle.core.person import Seat
from closecircle.i18n import N_, _, fill
from closecircle.tui.commands import BACK, EVERYWHERE, PERSON_AT_HAND, Command
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.safe import content
from closecircle.tui.screens.choose import Choice, Choose
from closecircle.tui.screens.seats import ask_for_a_seat
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import day, how, name, tie, when

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.circle.day_line import DayLine
    from closecircle.core.person import Person
    from closecircle.core.talk import Talk
    from closecircle.store.journal import Committed

_CANDIDATES = 9
_OTHER_DAYS = frozenset({"earlier", "later"})


class Day(PersonAtHand):
    """One day: a line to log in, and everybody one talked with."""

    AUTO_FOCUS = "#line"
    HEADING = N_("Day")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="line", keys="1,l", label=N_("Log"), help=N_("Into the line: a name, then what was said")),
        Command(action="earlier", keys="left", label=N_("Day before"), help=N_("The day before this one")),
        Command(action="later", keys="right", label=N_("Day after"), help=N_("The day after this one")),
        Command(action="open", keys="enter", label=N_("Person"), help=N_("Log the line; on the list: their page")),
        Command(action="correct", keys="0,c", label=N_("Correct"), help=N_("Correct this talk"), footer=False),
        Command(action="take_out", keys="delete,x", label=N_("Take out"), help=N_("Take this talk out"), footer=False),
        *(command for command in PERSON_AT_HAND if command.action not in {"open", "log"}),
        Command(action="down", keys="down", label=N_("Next"), help=N_("The next one"), footer=False),
        Command(action="up", keys="up", label=N_("Before"), help=N_("The one before"), footer=False),
        *EVERYWHERE,
        BACK,
    )

    def __init__(self) -> None:
        super().__init__()
        self._on: date | None = None
        self._talks: dict[str, tuple[Talk, Person]] = {}

    def body(self) -> ComposeResult:
        """The line, what it was taken for, who came."""
        yield SafeInput(placeholder=_("Who came? A name or initials, then what was said"), id="line")
        yield Static(id="taken")
        yield LineList(Column(width=16), Column(width=11), Column(), id="came")

    @property
    def on_day(self) -> date:
        """The day one is looking at; today, unless another was chosen."""
        return self._on or self.circle_app.today()

    @property
    def person_id(self) -> str:
        """The person under the cursor."""
        found = self._talks.get(self.query_one("#came", LineList).key)
        return found[1].id if found is not None else ""

    def heading(self) -> str:
        """The day with its date."""
        shown, today = self.on_day, self.circle_app.today()
        return f"{_('Day')} · {day(shown, today)} ({when(shown, today)})"

    async def load(self) -> None:
        """Everybody's talks of the day."""
        shown = self.on_day

        def read(circle: Circle) -> list[tuple[Talk, Person]]:
            return [(talk, circle.people.get(talk.person_id)) for talk in circle.talks.day(shown)]

        found = await self.ask(read)
        self._talks = {talk.id: (talk, person) for talk, person in found}
        listed = self.query_one("#came", LineList)
        listed.empty = _("Nobody is noted for this day yet. Type a name and what was said, then Enter.")
        listed.set_rows([_row(talk, person) for talk, person in found])
        if self.focused is None:
            self.set_focus(self.query_one("#line", SafeInput))
        await self._understand()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Left and right go to other days, unless there is text to move in; Enter in the line goes through it."""
        if action == "open" and isinstance(self.focused, Input):
            return False
        if action in _OTHER_DAYS and isinstance(self.focused, Input):
            return not self.focused.value
        return super().check_action(action, parameters)

    @on(Input.Changed, "#line")
    async def _understand(self) -> None:
        typed = self.query_one("#line", SafeInput).value
        line = await self.ask(lambda circle: read_day_line(circle, typed))
        if typed == self.query_one("#line", SafeInput).value:
            self.query_one("#taken", Static).update(content(self._taken_for(line) if typed.strip() else ""))

    def _taken_for(self, line: DayLine) -> str:
        """What the line was taken for, in words."""
        if line.several:
            names = ", ".join(shown_name(each) for each in line.several[:_CANDIDATES])
            return fill(_("“$typed” may be: $names. Enter asks which."), typed=line.name, names=names)
        if not line.people:
            return fill(_("Nobody here goes by “$typed”."), typed=line.name)
        return f"{', '.join(name(person) for person in line.people)} · {line.said or '…'}"

    @on(LineList.Chosen, "#came")
    def _clicked(self) -> None:
        self.circle_app.call_later(self.action_open)

    def action_line(self) -> None:
        """Into the line."""
        self.set_focus(self.query_one("#line", SafeInput))

    @on(Input.Submitted, "#line")
    async def _entered(self) -> None:
        typed = self.query_one("#line", SafeInput).text
        if not typed.strip():
            return
        await self._log(await self.ask(lambda circle: read_day_line(circle, typed)))

    async def _log(self, line: DayLine) -> None:
        if line.several:
            await self._ask_which(line)
        elif not line.people:
            await self._offer_to_add(line)
        else:
            await self._save(line)

    async def _ask_which(self, line: DayLine) -> None:
        async def chosen(person_id: str) -> None:
            person = await self.ask(lambda circle: circle.people.get(person_id))
            await self._log(settled(line, person))

        choices = [
            Choice(key=each.id, label=shown_name(each), more=" · ".join(filter(None, (tie(each.tie), each.usual))))
            for each in line.several
        ]
        question = fill(_("Whom does “$typed” mean?"), typed=line.name)
        await self.circle_app.push_screen(Choose(question, choices, chosen))

    async def _offer_to_add(self, line: DayLine) -> None:
        async def chosen(which: str) -> None:
            if which == "name":
                person = await self.do(lambda circle: circle.people.add(line.name))
            else:
                person = await self.do(lambda circle: circle.people.add(trait=line.name))
            if person is not None:
                await self._log(settled(line, person))
                if person.seat is not Seat.CIRCLE:
                    await ask_for_a_seat(self, person.id, self.read)

        choices = [
            Choice(key="name", label=_("Somebody new, of that name")),
            Choice(key="trait", label=_("Somebody new without a name yet, known by that")),
        ]
        question = fill(_("Nobody here goes by “$typed”."), typed=line.name)
        await self.circle_app.push_screen(Choose(question, choices, chosen))

    async def _save(self, line: DayLine) -> None:
        ids, shown = [person.id for person in line.people], self.on_day
        names = ", ".join(name(person) for person in line.people)
        if not line.said:
            self.circle_app.say(_("Say in a few words what you talked about."))
            return

        def log(circle: Circle) -> Committed:
            understood = circle.talks.understand(line.said)
            return circle.talks.log(ids, understood.said, on=understood.on if understood.found else shown)

        if await self.do(log) is not None:
            self.query_one("#line", SafeInput).value = ""
            self.circle_app.say(fill(_("Logged: $name. F12 undoes it."), name=names))
            await self.read()
            # On the talk just logged, so that the next key is not about another one.
            self.query_one("#came", LineList).go_to(next(reversed(self._talks), ""))

    async def action_correct(self) -> None:
        """Correct the talk under the cursor."""
        from closecircle.tui.screens.edit_talk import EditTalk  # noqa: PLC0415  # loads when first used

        found = self._talks.get(self.query_one("#came", LineList).key)
        if found is not None:
            await self.circle_app.push_screen(EditTalk(found[0]))

    async def action_take_out(self) -> None:
        """Take the talk under the cursor out."""
        talk_id = self.query_one("#came", LineList).key
        if talk_id in self._talks and await self.do(lambda circle: circle.talks.remove(talk_id)) is not None:
            self.circle_app.say(_("Taken out. F12 undoes it."))

    async def action_earlier(self) -> None:
        """The day before."""
        self._on = self.on_day - timedelta(days=1)
        await self.read()

    async def action_later(self) -> None:
        """The day after, up to today."""
        self._on = min(self.on_day + timedelta(days=1), self.circle_app.today())
        await self.read()

    async def action_back(self) -> None:
        """From the line to the list, then back."""
        line = self.query_one("#line", SafeInput)
        if self.focused is line and (line.value or self._talks):
            line.value = ""
            self.set_focus(self.query_one("#came", LineList))
        else:
            await self.circle_app.back()

    def action_down(self) -> None:
        """From the line into the list; the next one."""
        listed = self.query_one("#came", LineList)
        if self.focused is not listed:
            self.set_focus(listed)
        else:
            listed.action_move(1)

    def action_up(self) -> None:
        """The one before; from the first one into the line."""
        listed = self.query_one("#came", LineList)
        if listed.rows and listed.key != listed.rows[0].key:
            listed.action_move(-1)
        else:
            self.action_line()


def _row(talk: Talk, person: Person) -> LineRow:
    said = talk.said or _("(no words)")
    return LineRow(key=talk.id, cells=(name(person), how(talk), f"{_('(private)')} {said}" if talk.private else said))
