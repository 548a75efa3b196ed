"""Add or correct a special day in one line; what it was taken for is shown before it is saved."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.core.days import SpecialDay, next_occurrence
from closecircle.core.errors import CircleError
from closecircle.core.typed_day import read_special_day
from closecircle.i18n import _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, SAVE
from closecircle.tui.safe import content
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.wording import DAY_KINDS, day, special_day

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.store.journal import Committed
    from closecircle.tui.commands import Command


class NewSpecialDay(CircleDialog[None]):
    """A birthday, an anniversary, any day that comes back; `before` is the one to be corrected, if any."""

    KEYS: ClassVar[tuple[Command, ...]] = (SAVE, *DIALOG)

    def __init__(self, person_id: str, before: SpecialDay | None = None) -> None:
        super().__init__()
        self._person_id = person_id
        self._before = before

    def compose(self) -> ComposeResult:
        """The line and what it was taken for."""
        with Vertical(classes="dialog"):
            yield Label(_("Which day?"), classes="first", markup=False)
            yield SafeInput(
                as_line(self._before) if self._before is not None else "",
                placeholder=_("birthday 12/3 · 생일 음 8.15 · 1990-12-03 · wedding May"),
            )
            yield Static(id="understood", classes="quiet")
            yield DialogKeys()

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(SafeInput))

    @on(Input.Changed)
    def _understand(self, event: Input.Changed) -> None:
        self.query_one("#understood", Static).update(content(self._taken_for(event.value)))

    def _taken_for(self, typed: str) -> str:
        """The day in words and when it comes next; '' while it names none."""
        app = self.circle_app
        try:
            found = read_special_day(typed, dayfirst=app.settings.dayfirst)
            special = SpecialDay(
                id="",
                person_id="",
                kind=found.kind,
                month=found.month,
                day=found.day,
                year=found.year,
                lunar=found.lunar,
                leap=found.leap,
                label=found.label,
            )
            comes = day(next_occurrence(special, app.today()), app.today())
        except CircleError:
            return ""
        year = f" ({found.year})" if found.year is not None else ""
        return fill(_("$what · next on $day"), what=special_day(special) + year, day=comes)

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """Save the day."""
        typed, person_id, dayfirst = self.query_one(SafeInput).text, self._person_id, self.circle_app.settings.dayfirst
        before = self._before

        def save(circle: Circle) -> Committed:
            found = read_special_day(typed, dayfirst=dayfirst)
            if before is not None:
                return circle.people.change_day(before, **asdict(found))
            return circle.people.add_day(
                person_id,
                found.kind,
                found.month,
                found.day,
                year=found.year,
                lunar=found.lunar,
                leap=found.leap,
                label=found.label,
            )

        if await self.do(save) is not None:
            self.circle_app.say(fill(_("Noted: $what. F12 undoes it."), what=self._taken_for(typed) or typed))
            self.dismiss(None)


def as_line(special: SpecialDay) -> str:
    """The line from which the day would be read again, in the user's language."""
    name = special.label or (_(DAY_KINDS[special.kind]) if special.kind in DAY_KINDS else special.kind)
    lunar = f"{'윤' if special.leap else '음'} " if special.lunar else ""
    year = f"{special.year}년 " if special.year is not None else ""
    if special.day is None:
        return f"{name} {lunar}{year}{special.month}월"
    date = (
        f"{special.year}-{special.month:02}-{special.day:02}" if special.year else f"{special.month}월 {special.day}일"
    )
    return f"{name} {lunar}{date}"
