"""Reading a file aside, asking what only the user knows of it, comparing it with the circle, and showing the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from closecircle.exchange import arrivals
from closecircle.exchange.arrivals import DayOrderAsked
from closecircle.exchange.chat_records import DayOrderQuestion
from closecircle.exchange.contacts_csv import ORDER
from closecircle.exchange.csv_dates import split_date
from closecircle.i18n import _, fill
from closecircle.tui.aside import aside
from closecircle.tui.long_work import LongWork
from closecircle.tui.screens.bring_picks import compared
from closecircle.tui.screens.bring_plan import BringPlan
from closecircle.tui.screens.bring_work import AtWork
from closecircle.tui.screens.choose import Choice, Choose
from closecircle.wording import day

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.exchange.arrivals import Arrivals
    from closecircle.exchange.csv_mapping import Mapping

_DAY, _MONTH = "day", "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A file with what the user said of it: whether 3/4 is the third of April, and what its columns are."""

    path: Path
    dayfirst: bool | None = None
    mapping: Mapping | None = None


class Reading(AtWork):
    """A place from which a file is read."""

    def start(self, asked: Asked) -> None:
        """Read the file while the screen stays alive; the plan opens when it is there."""
        if not self.is_at_work:
            self.run_worker(self._read(asked), group="reading")

    async def _read(self, asked: Asked) -> None:
        async with self.circle_app.kindly():
            try:
                found = await self._found(asked)
            except DayOrderAsked as order:
                await self._ask_order(asked, order.question)
                return
            if found is None:
                return
            open_date = _open_date(found, self.circle_app.today()) if asked.dayfirst is None else None
            if open_date is not None:
                await self._ask_order(asked, open_date)
                return
            work = LongWork(fill(_("Comparing $file"), file=found.file))
            plan = await self.at_work(work, lambda tell: self.ask(lambda circle: compared(circle, found, "", tell)))
            if plan is not None:
                await self.go_on(BringPlan(found, plan))

    async def _found(self, asked: Asked) -> Arrivals | None:
        today = self.circle_app.today()
        work = LongWork(fill(_("Reading $file"), file=asked.path.name))
        return await self.at_work(
            work,
            lambda tell: aside(
                lambda: arrivals.read(
                    asked.path, today=today, dayfirst=asked.dayfirst, mapping=asked.mapping, progress=tell
                )
            ),
        )

    async def _ask_order(self, asked: Asked, line: DayOrderQuestion) -> None:
        """Show one line both ways, and read again with the answer."""
        today = self.circle_app.today()

        async def answered(key: str) -> None:
            self.start(replace(asked, dayfirst=key == _DAY))

        await self.go_on(
            Choose(
                _("Which day is this?"),
                [
                    Choice(key=_DAY, label=day(line.day_first, today), more=_("the day comes first")),
                    Choice(key=_MONTH, label=day(line.month_first, today), more=_("the month comes first")),
                ],
                answered,
                value=_DAY if self.circle_app.settings.dayfirst else _MONTH,
                text=fill(_("Line $line: $text"), line=line.line, text=line.text),
            )
        )


def _open_date(found: Arrivals, today: date) -> DayOrderQuestion | None:
    """The first date of a table that can be read both ways while nothing in the table decides."""
    if found.mapping is None or not found.mapping.ask_order:
        return None
    for problem in found.problems:
        split = split_date(problem.value) if problem.what == ORDER else None
        if split is not None and not split.unclear:
            year = split.year or today.year
            return DayOrderQuestion(
                line=problem.line,
                text=problem.value,
                day_first=date(year, split.second, split.first),
                month_first=date(year, split.first, split.second),
            )
    return None
