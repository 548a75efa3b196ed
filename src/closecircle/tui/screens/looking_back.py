"""Looking back: a quiet week or month, a calendar of the days with talks, whom one missed. No ranking, no totals."""

from __future__ import annotations

from calendar import Calendar, monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from closecircle.core.text import cells
from closecircle.i18n import N_, _, fill
from closecircle.tui.commands import BACK, EVERYWHERE, PERSON_AT_HAND, Command
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.safe import content
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import MONTHS, WEEKDAYS, day, first_words, name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from closecircle.circle.looking_back import Look
    from closecircle.core.person import Person

_WIDE = 120  # below it the words beside the picture would be too short
_NAMED = 3


class LookingBack(PersonAtHand):
    """Left and right go through weeks or months; m changes between the two."""

    HEADING = N_("Looking back")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="earlier", keys="left", label=N_("Earlier"), help=N_("The week or month before")),
        Command(action="later", keys="right", label=N_("Later"), help=N_("The week or month after")),
        Command(action="span", keys="0,m", label=N_("Week or month"), help=N_("Look at a week or a month")),
        *PERSON_AT_HAND,
        BACK,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._month = True
        self._back = 0
        self._look: Look | None = None

    def body(self) -> ComposeResult:
        """The picture and the words, then everybody of whom they speak."""
        with Container(id="look"):
            with Container(id="picture"):
                yield Static(id="calendar")
                yield Static(id="quiet")
            yield LineList(Column(width=16), Column(width=13), Column(), id="words")

    @property
    def person_id(self) -> str:
        """The person under the cursor."""
        return self.query_one("#words", LineList).key.rpartition(":")[2]

    def heading(self) -> str:
        """The days one looks at."""
        if self._look is None:
            return _(self.HEADING)
        today = self.circle_app.today()
        return f"{_(self.HEADING)} · {day(self._look.first, today)} – {day(self._look.last, today)}"

    async def load(self) -> None:
        """Read the span."""
        today, back = self.circle_app.today(), self._back
        if self._month:
            months = today.year * 12 + today.month - 1 - back
            look = await self.ask(lambda circle: circle.looking_back.month(months // 12, months % 12 + 1))
        else:
            look = await self.ask(lambda circle: circle.looking_back.week(today - timedelta(weeks=back)))
        self._look = look
        self.query_one("#calendar", Static).update(calendar(look, self._last_drawn(look)))
        self.query_one("#quiet", Static).update(_in_words(look))
        listed = self.query_one("#words", LineList)
        listed.empty = _("A quiet time. Talks that you log will stand here.")
        listed.set_rows(_rows(look))
        if self.focused is None:
            self.set_focus(listed)

    def _last_drawn(self, look: Look) -> date:
        """A month that has only begun is drawn to its end."""
        return (
            look.first + timedelta(days=monthrange(look.first.year, look.first.month)[1] - 1)
            if self._month
            else look.last
        )

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= _WIDE, "-wide")

    @on(LineList.Chosen, "#words")
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_earlier(self) -> None:
        """One span back."""
        self._back += 1
        await self.read()

    async def action_later(self) -> None:
        """One span on, up to now."""
        self._back = max(0, self._back - 1)
        await self.read()

    async def action_span(self) -> None:
        """Week or month."""
        self._month, self._back = not self._month, 0
        await self.read()


def _in_words(look: Look) -> Content:
    """What there is to say of the days, in a few sentences; names, never numbers."""
    said = [
        fill(_("You talked with $names."), names=_some(person for person, _talks in look.talked))
        if look.talked
        else _("A quiet time."),
    ]
    if look.came:
        said.append(fill(_("New here: $names."), names=_some(person for person, _by in look.came)))
    if look.passed_on:
        said.append(fill(_("Shared with a friend by $names."), names=_some(person for person, _it in look.passed_on)))
    if look.my_turn:
        said.append(fill(_("Waiting for your answer: $names."), names=_some(look.my_turn)))
    if look.missed:
        said.append(fill(_("Not heard of for a while: $names."), names=_some(look.missed)))
    return Content("\n").join([content(_("● a day with a talk"), "$text-muted"), *(content(each) for each in said)])


def _some(people: Iterable[Person]) -> str:
    names = list(dict.fromkeys(name(person) for person in people))
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else fill(_("$names and others"), names=shown)


def _rows(look: Look) -> list[LineRow]:
    """Everybody of whom the words speak, with a word more, each to be opened."""
    parts = (
        (
            _("You talked with"),
            "talked",
            [(person, talks[-1].on, first_words(talks[-1].said, 120)) for person, talks in look.talked],
        ),
        (
            _("New here"),
            "came",
            [
                (person, person.added_on, fill(_("came through $words"), words=name(by)) if by is not None else "")
                for person, by in look.came
            ],
        ),
        (
            _("Shared with a friend"),
            "passed",
            [(person, None, fill(_("shared with a friend: $words"), words=it.title)) for person, it in look.passed_on],
        ),
        (_("Your turn"), "turn", [(person, None, _("waits for your answer")) for person in look.my_turn]),
        (_("Missed"), "missed", [(person, None, _("it would be nice to hear how they are")) for person in look.missed]),
    )
    rows: list[LineRow] = []
    for title, kind, people in parts:
        if people:
            rows.append(LineRow(key="", cells=(title,), kind="heading"))
            rows += [
                LineRow(
                    key=f"{kind}:{person.id}",
                    # The year stands at the top.
                    cells=(name(person), day(on, on) if on is not None else "", said),
                )
                for person, on, said in people
            ]
    return rows


def calendar(look: Look, last: date) -> Content:
    """The weeks up to `last`, a dot for a day outside the span; a day with a talk bears a sign, not colour alone."""
    lines: list[Content] = []
    month = date(look.first.year, look.first.month, 1)
    while month <= look.last:
        title = fill(_("$month $year"), month=_(MONTHS[month.month - 1]), year=month.year)
        lines += [content(title, "bold"), content(_weekdays(), "$text-muted")]
        for week in Calendar().monthdatescalendar(month.year, month.month):
            if look.first <= week[-1] and week[0] <= last:
                lines.append(Content("").join(_day(each, month.month, look, last) for each in week))
        month = (month + timedelta(days=32)).replace(day=1)
    return Content("\n").join(lines)


def _weekdays() -> str:
    first = (_(word)[:1] for word in WEEKDAYS)
    return "".join(" " * (2 - cells(letter)) + letter + "  " for letter in first)


def _day(each: date, month: int, look: Look, last: date) -> Content:
    if each.month != month:
        return Content("    ")
    if each in look.days:
        return content(f"{each.day:>2}●", "bold $accent") + Content(" ")
    return Content(f"{each.day:>2}  " if look.first <= each <= last else " ·  ")
