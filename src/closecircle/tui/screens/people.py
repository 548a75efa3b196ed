"""People: everyone, filtered as one types; several can be marked and changed or logged at once."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, Static

from closecircle.circle.people import shown_name
from closecircle.core.person import Seat, Tie
from closecircle.core.text import nfc
from closecircle.i18n import N_, _, fill, language
from closecircle.tui.commands import BACK, EVERYWHERE, PERSON_AT_HAND, Command
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.safe import content
from closecircle.tui.screens.bulk import BULK, Bulk
from closecircle.tui.screens.seats import ask_for_a_seat
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import rhythm, tie, when

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.core.person import Person
    from closecircle.store.journal import Committed
    from closecircle.store.people import PersonLine

_SEATS = (Seat.CIRCLE, Seat.BENCH, Seat.ARCHIVE)
_TITLES = {Seat.CIRCLE: N_("The circle"), Seat.BENCH: N_("The outer bench"), Seat.ARCHIVE: N_("The archive")}
_NOBODY = {
    Seat.CIRCLE: N_("Nobody is here yet. 0 adds the first person, Ctrl+O brings people in from a file."),
    Seat.BENCH: N_("Nobody sits on the outer bench."),
    Seat.ARCHIVE: N_("Nobody is in the archive."),
}
_FEW = 3
_NAMED = 5


class People(Bulk, PersonAtHand):
    """Everyone in the circle, on the outer bench, in the archive."""

    AUTO_FOCUS = "#people"
    HEADING = N_("People")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="filter", keys="slash", label=N_("Filter"), help=N_("A name, a tag, a tie, initials …")),
        Command(action="add", keys="0,a", label=N_("Add"), help=N_("Somebody new, by name or by a trait")),
        Command(action="mark", keys="space", label=N_("Mark"), help=N_("Mark several: 1 logs, → changes them all")),
        Command(action="change", keys="right,c", label=N_("Change"), help=N_("Change those marked, all at once")),
        Command(action="seats", keys="tab", label=N_("Seats"), help=N_("The circle, the outer bench, the archive")),
        *PERSON_AT_HAND,
        *BULK,
        Command(action="down", keys="down", label=N_("Next"), help=N_("The next one"), footer=False),
        Command(action="up", keys="up", label=N_("Before"), help=N_("The one before"), footer=False),
        *(command for command in EVERYWHERE if command.action != "app.find"),
        BACK,
    )

    def __init__(self) -> None:
        super().__init__()
        self._seat = Seat.CIRCLE
        self._rows: dict[str, LineRow] = {}
        self._left = 0

    def body(self) -> ComposeResult:
        """The filter, the list, a word about the seats."""
        yield SafeInput(placeholder=_("/ filters: a name, a trait, a tag, a tie, initials (ㄱㅁㅈ)"), id="filter")
        yield LineList(Column(width=16), Column(width=14), Column(width=11), Column(), id="people")
        yield Static(id="seats")

    def heading(self) -> str:
        """Whom one is looking at."""
        return f"{_('People')} · {_(_TITLES[self._seat])}"

    @property
    def listed(self) -> LineList:
        """The list."""
        return self.query_one("#people", LineList)

    @property
    def person_id(self) -> str:
        """The person under the cursor."""
        return self.listed.key

    async def load(self) -> None:
        """Everybody anew: something has changed."""
        self._rows.clear()
        self._left = await self.ask(lambda circle: circle.people.seats_left())
        if self.focused is None:
            self.set_focus(self.listed)
        await self._find()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter in the filter goes through the line, behind the letters that came in the same burst."""
        if action == "open" and isinstance(self.focused, Input):
            return False
        return super().check_action(action, parameters)

    @on(Input.Submitted, "#filter")
    async def _entered(self) -> None:
        await self._find()
        await self.action_open()

    @on(Input.Changed, "#filter")
    async def _typed(self) -> None:
        await self._find()

    @on(LineList.Chosen, "#people")
    async def _chosen(self) -> None:
        await self.action_open()

    async def _find(self) -> None:
        typed, seat, today, known = self._typed_now, self._seat, self.circle_app.today(), self._rows

        def find(circle: Circle) -> list[LineRow]:
            found = _fitting(circle, typed, seat)
            return [known.get(line.id) or known.setdefault(line.id, _row(line, today)) for line in found]

        rows = await self.ask(find)
        if (typed, seat) != (self._typed_now, self._seat):
            return  # more was typed meanwhile, and that is asked already
        listed = self.listed
        listed.empty = _("Nobody here goes by that.") if typed else _(_NOBODY[seat])
        listed.set_rows(rows, keep_marks=bool(typed))
        self.query_one("#seats", Static).update(content(self._about_seats()))

    @property
    def _typed_now(self) -> str:
        return self.query_one("#filter", SafeInput).text.strip()

    def _about_seats(self) -> str:
        """A word, never a score."""
        if self.listed.any_marked:
            names = ", ".join(self._rows[key].cells[0] for key in self.listed.marked[:_NAMED] if key in self._rows)
            more = "" if len(self.listed.marked) <= _NAMED else " …"
            return fill(
                _("Marked: $names · 1 logs one talk for all · → changes them all · Esc takes the marks away"),
                names=names + more,
            )
        if self._seat is not Seat.CIRCLE:
            return _("They do not come up in Today; nothing of theirs is lost. → brings them back.")
        if not self._left:
            return _("The circle is full. When somebody comes, you are asked who makes room.")
        return _("A few seats are left in the circle.") if self._left <= _FEW else _("There is room in the circle.")

    def action_filter(self) -> None:
        """Into the filter line."""
        self.set_focus(self.query_one("#filter", SafeInput))

    async def action_back(self) -> None:
        """From the filter to the list; then the marks go, then the filter, then the place."""
        line, listed = self.query_one("#filter", SafeInput), self.listed
        if self.focused is line:
            self.set_focus(listed)
        elif listed.any_marked:
            listed.clear_marks()
            await self._find()
        elif line.value:
            line.value = ""
        else:
            await self.circle_app.back()

    async def action_seats(self) -> None:
        """The circle, the outer bench, the archive."""
        self._seat = _SEATS[(_SEATS.index(self._seat) + 1) % len(_SEATS)]
        self.listed.clear_marks()
        await self.read()

    async def action_mark(self) -> None:
        """Mark the one under the cursor, or take the mark away."""
        self.listed.toggle_mark()
        self.query_one("#seats", Static).update(content(self._about_seats()))

    async def action_add(self) -> None:
        """Somebody new."""
        from closecircle.tui.screens.new_person import NewPerson  # noqa: PLC0415  # loads when first used

        await self.circle_app.push_screen(NewPerson(self._added))

    async def action_log(self) -> None:
        """One talk, for everybody marked."""
        from closecircle.tui.screens.log import Log  # noqa: PLC0415  # loads when first used

        if self.listed.marked:
            await self.circle_app.push_screen(Log(self.listed.marked))

    async def action_draft(self) -> None:
        """A message is for one person."""
        if self._several():
            self.circle_app.say(_("A message is for one person. Esc takes the marks away."))
        else:
            await super().action_draft()

    def action_down(self) -> None:
        """The next one, from the filter too."""
        self.listed.action_move(1)

    def action_up(self) -> None:
        """The one before."""
        self.listed.action_move(-1)

    async def _deed(self, deed: Callable[[Circle, str], Committed], said: str) -> None:
        if self._several():
            self.circle_app.say(_("This is for one person at a time. Esc takes the marks away."))
        else:
            await super()._deed(deed, said)

    def _several(self) -> bool:
        return len(self.listed.marked) > 1

    async def _added(self, person_id: str) -> None:
        """Show the one who was just added, wherever they sit."""
        person = await self._shown(person_id)
        if person.seat is Seat.CIRCLE:
            self.circle_app.say(fill(_("$name is here."), name=shown_name(person)))
        else:
            await ask_for_a_seat(self, person_id, lambda: self._shown(person_id))

    async def _shown(self, person_id: str) -> Person:
        """Show the seats where somebody sits, with the cursor on them."""
        person = await self.ask(lambda circle: circle.people.get(person_id))
        self.query_one("#filter", SafeInput).value = ""
        self._seat = person.seat
        await self.read()
        self.listed.go_to(person_id)
        return person

    async def action_bring_back(self) -> None:
        """Back into the circle; when it is full, somebody makes room."""
        ids = self.listed.marked
        if len(ids) == 1 and self._seat is not Seat.CIRCLE and not self._left:
            await ask_for_a_seat(self, ids[0], lambda: self._shown(ids[0]))
        else:
            await super().action_bring_back()


def _fitting(circle: Circle, typed: str, seat: Seat) -> list[PersonLine]:
    """Whom the words fit; a tie may be typed as the screen says it (단골), a tag with its sign."""
    words = [word.lstrip("#") for word in nfc(typed).casefold().split()]
    meant = {word: {which for which in Tie if word in tie(which).casefold()} for word in words if len(word) > 1}
    lines = circle.people.find(" ".join(word for word in words if not meant.get(word)), (seat,))
    for word, ties in meant.items():
        if ties:
            lines = [line for line in lines if line.tie in ties or line.matches([word])]
    return lines


def _row(line: PersonLine, today: date) -> LineRow:
    every = rhythm(line.rhythm) if line.rhythm else ""
    more = " · ".join(part for part in (line.usual, line.company, _tags(line.tags), every) if part)
    last = _when(line.last_talk_on, today, language())
    return LineRow(key=line.id, cells=(shown_name(line), tie(line.tie), last, more))


def _tags(tags: str) -> str:
    return " ".join(f"#{tag}" for tag in tags.split())


@lru_cache(maxsize=4096)
def _when(on: str | None, today: date, _language: str) -> str:
    return "" if on is None else when(date.fromisoformat(on), today)
