"""What each column of a table means, with three rows of it: looked at, and corrected, before the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Static

from closecircle.exchange.csv_mapping import Meaning
from closecircle.i18n import N_, _, fill
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.safe import content
from closecircle.tui.screens.bring_reading import Asked, Reading
from closecircle.tui.screens.choose import Choice, Choose
from closecircle.tui.widgets.line_list import Column, LineList, LineRow

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from closecircle.exchange.csv_mapping import Mapping

# In the order in which they are offered: what tables of people hold most comes first.
MEANINGS = {
    Meaning.NAME: N_("name"),
    Meaning.PHONE: N_("phone number"),
    Meaning.EMAIL: N_("e-mail address"),
    Meaning.COMPANY: N_("company"),
    Meaning.BIRTHDAY: N_("birthday"),
    Meaning.NOTE: N_("note"),
    Meaning.NICKNAME: N_("nickname"),
    Meaning.TAGS: N_("tags"),
    Meaning.IGNORED: N_("(not used)"),
    Meaning.GIVEN: N_("given name"),
    Meaning.FAMILY: N_("family name"),
    Meaning.MIDDLE: N_("middle name"),
    Meaning.TITLE: N_("job title"),
    Meaning.HANDLE: N_("another way to reach them"),
    Meaning.ANNIVERSARY: N_("anniversary"),
    Meaning.EVENT: N_("a day to remember"),
    Meaning.BIRTH_YEAR: N_("birth year"),
    Meaning.BIRTH_MONTH: N_("birth month"),
    Meaning.BIRTH_DAY: N_("day of birth"),
    Meaning.LABEL: N_("label of another column"),
    Meaning.UID: N_("the file's own key"),
}


class BringColumns(Reading):
    """A list of columns; → changes what one means, Enter goes on to the plan."""

    AUTO_FOCUS = "#columns"
    HEADING = N_("What the columns mean")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="go_on", keys="enter", label=N_("Go on"), help=N_("Read the table so; a plan comes first")),
        Command(action="change", keys="right,space,1", label=N_("Change"), help=N_("Change what this column means")),
        BACK,
        *EVERYWHERE,
    )

    def __init__(self, path: Path, mapping: Mapping) -> None:
        super().__init__()
        self._path = path
        self._mapping = mapping

    def body(self) -> ComposeResult:
        """The columns, and the one under the cursor in full."""
        yield LineList(Column(width=18), Column(width=16), Column(), id="columns")
        yield Static(id="about")
        yield self.work_line()

    def heading(self) -> str:
        """The file."""
        return f"{_(self.HEADING)} · {self._path.name}"

    async def load(self) -> None:
        """The columns, those behind that mean nothing and hold nothing in the first rows."""
        listed = self.query_one("#columns", LineList)
        places = range(len(self._mapping.columns))
        empty = [place for place in places if self._is_unused(place) and not self._samples(place)]
        rows = [self._row(place) for place in places if place not in empty]
        if empty:
            rows += [LineRow(key="", cells=(_("Empty in the first rows"),), kind="heading"), *map(self._row, empty)]
        listed.set_rows(rows)
        if self.focused is None:
            self.set_focus(listed)

    def _row(self, place: int) -> LineRow:
        meaning = self._mapping.columns[place].meaning
        return LineRow(
            key=str(place),
            cells=(self._header(place), _(MEANINGS[meaning]), " | ".join(self._samples(place))),
            kind="quiet" if self._is_unused(place) else "",
        )

    def _is_unused(self, place: int) -> bool:
        return self._mapping.columns[place].meaning is Meaning.IGNORED

    def _header(self, place: int) -> str:
        return self._mapping.columns[place].header or fill(_("column $number"), number=place + 1)

    def _samples(self, place: int) -> list[str]:
        return [row[place] for row in self._mapping.samples if place < len(row) and row[place]]

    @on(LineList.Highlighted, "#columns")
    def _show_column(self) -> None:
        place = int(self.query_one("#columns", LineList).key)
        words = f"{self._header(place)} · {_(MEANINGS[self._mapping.columns[place].meaning])}"
        self.query_one("#about", Static).update(content("\n".join((words, *self._samples(place))), lines=True))

    async def action_change(self) -> None:
        """Change what the column under the cursor means."""
        key = self.query_one("#columns", LineList).key
        if not key or self.is_at_work:
            return
        place = int(key)

        async def chosen(meaning: str) -> None:
            self._mapping = self._mapping.with_meaning(place, Meaning(meaning))
            await self.read()

        choices = [Choice(key=meaning.value, label=_(label)) for meaning, label in MEANINGS.items()]
        await self.circle_app.push_screen(
            Choose(
                fill(_("What is in “$header”?"), header=self._header(place)),
                choices,
                chosen,
                value=self._mapping.columns[place].meaning.value,
                text="\n".join(self._samples(place)),
            )
        )

    def action_go_on(self) -> None:
        """Read the table so."""
        self.start(Asked(path=self._path, mapping=self._mapping))
