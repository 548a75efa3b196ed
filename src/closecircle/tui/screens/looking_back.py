"""Looking back: a quiet week or month, a calendar of the days with talks, whom one missed. No ranking, no totals."""

from __future__ import annotations

from calendar import Calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from closecircle.core.text import cells
from closecircle.i18n import N_, _, fill
from closecircle.tui.commands import BACK, EVERYWHERE, PERSON_AT_HAND, Command
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.safe import content
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import WEEKDAYS, day, first_words, name

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle.looking_back import Look


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
        """The picture beside the words."""
        with Horizontal(id="look"):
            yield Static(id="calendar")
            yield LineList(Column(width=16), Column(), id="words")

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
        self.query_one("#calendar", Static).update(_calendar(look))
        listed = self.query_one("#words", LineList)
        listed.empty = _("A quiet time.")
        listed.set_rows(_rows(look, today))
        if self.focused is None:
            self.set_focus(listed)

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


def _rows(look: Look, today: date) -> list[LineRow]:
    rows: list[LineRow] = []
    talked = [
        LineRow(
            key=f"talked:{person.id}",
            cells=(name(person), f"{day(talks[-1].on, today)}  {first_words(talks[-1].said, 80)}"),
        )
        for person, talks in look.talked
    ]
    passed = [
        LineRow(
            key=f"passed:{person.id}",
            cells=(name(person), fill(_("shared with a friend: $words"), words=material.title)),
        )
        for person, material in look.passed_on
    ]
    turn = [
        LineRow(key=f"turn:{person.id}", cells=(name(person), _("waits for your answer"))) for person in look.my_turn
    ]
    missed = [
        LineRow(key=f"missed:{person.id}", cells=(name(person), _("it would be nice to hear how they are")))
        for person in look.missed
    ]
    for title, part in (
        (_("You talked with"), talked),
        (_("Shared with a friend"), passed),
        (_("Your turn"), turn),
        (_("Missed"), missed),
    ):
        if part:
            rows += [LineRow(key="", cells=(title,), kind="heading"), *part]
    return rows


def _calendar(look: Look) -> Content:
    """The months of the span; days with a talk are marked by a sign, not by colour alone."""
    lines: list[Content] = []
    month = date(look.first.year, look.first.month, 1)
    while month <= look.last:
        lines += [content(f"{month.year}. {month.month}.", "bold"), content(_weekdays(), "$text-muted")]
        for week in Calendar().monthdatescalendar(month.year, month.month):
            parts = [_day(each, month.month, look) for each in week]
            lines.append(Content("").join(parts))
        month = (month + timedelta(days=32)).replace(day=1)
    return Content("\n").join(lines)


def _weekdays() -> str:
    first = (_(word)[:1] for word in WEEKDAYS)
    return "".join(" " * (2 - cells(letter)) + letter + "  " for letter in first)


def _day(each: date, month: int, look: Look) -> Content:
    if each.month != month:
        return Content("    ")
    if each in look.days:
        return content(f"{each.day:>2}●", "bold $accent") + Content(" ")
    inside = look.first <= each <= look.last
    return content(f"{each.day:>2}  ", "" if inside else "$text-muted")
