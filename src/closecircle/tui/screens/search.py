"""Search through everything said and noted, and whoever goes by the words; a hit opens at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from closecircle.circle.people import shown_name
from closecircle.core.person import Seat
from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import DATE_CELLS, day, tie

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.store.noted import Noted

_PEOPLE, _NOTES, _PAGE = 5, 8, 100
_BEFORE = 12  # signs of a text that are shown before the word that was looked for
_KINDS = {
    "likes": N_("Likes"),
    "family": N_("Family"),
    "notes": N_("Notes"),
    "never_say": N_("Never say"),
    "promise": N_("Promised"),
    "question": N_("Ask"),
    "day": N_("Special day"),
}


class Search(CircleScreen):
    """One line; people who fit, what was noted of them, then the talks that say it, newest first."""

    HEADING = N_("Search")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="down", keys="down", label=N_("Next"), help=N_("The next hit"), footer=False),
        Command(action="up", keys="up", label=N_("Before"), help=N_("The hit before"), footer=False),
        Command(action="open", keys="enter", label=N_("Open"), help=N_("Go to its place in their story")),
        BACK,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._asked = ""
        self._limit = _PAGE

    def body(self) -> ComposeResult:
        """The line and the hits."""
        yield SafeInput(placeholder=_("A word that was said, a name, initials"), id="query")
        yield LineList(Column(width=16), Column(width=DATE_CELLS), Column(), id="hits")

    async def load(self) -> None:
        """Look again for what is typed."""
        field, listed = self.query_one("#query", SafeInput), self.query_one("#hits", LineList)
        listed.can_focus = False
        if self.focused is None:
            self.set_focus(field)
        query = field.text.strip()
        if query != self._asked:
            self._asked, self._limit = query, _PAGE
        listed.empty = (
            fill(_("Nobody has spoken of “$what”."), what=query) if query else _("Type a word, half a word, a name.")
        )
        limit = self._limit
        rows = await self.ask(lambda circle: _hits(circle, query, limit)) if query else []
        if query == field.text.strip():  # else more was typed meanwhile, and that is asked already
            listed.set_rows(rows)

    @on(Input.Changed, "#query")
    async def _typed(self) -> None:
        await self.load()

    @on(LineList.NearEnd, "#hits")
    async def _read_on(self) -> None:
        """Further back, as far as there is anything."""
        if len(self.query_one("#hits", LineList).rows) >= self._limit:
            self._limit += _PAGE
            await self.load()

    @on(LineList.Chosen, "#hits")
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Open the hit at its place."""
        from closecircle.tui.screens.person import PersonPage  # noqa: PLC0415  # loads when first used

        await self.load()  # Enter may come in the same burst as the letters
        person_id, _space, at = self.query_one("#hits", LineList).key.partition(" ")
        if person_id:
            await self.circle_app.show(PersonPage(person_id, at=at))

    def action_down(self) -> None:
        """The next hit."""
        self.query_one("#hits", LineList).action_move(1)

    def action_up(self) -> None:
        """The hit before."""
        self.query_one("#hits", LineList).action_move(-1)


def _hits(circle: Circle, query: str, limit: int) -> list[LineRow]:
    """People first, then what was noted of them, then what was said. A key is the person and the line of their page."""
    today = circle.ground.clock()
    names: dict[str, str] = {}

    def who(person_id: str) -> str:
        return names.get(person_id) or names.setdefault(person_id, shown_name(circle.people.get(person_id)))

    rows = [
        LineRow(key=line.id, cells=(shown_name(line), tie(line.tie), line.usual or line.company))
        for line in circle.people.find(query, Seat)[:_PEOPLE]
    ]
    rows += [
        LineRow(
            key=f"{noted.person_id} {_place(noted)}",
            cells=(who(noted.person_id), _(_KINDS[noted.what]), around(noted.text, query)),
        )
        for noted in circle.talks.noted(query, _NOTES)
    ]
    rows += [
        LineRow(
            key=f"{talk.person_id} talk:{talk.id}",
            cells=(who(talk.person_id), day(talk.on, today), around(talk.said, query)),
        )
        for talk in circle.talks.find(query, limit)
    ]
    return rows


def _place(noted: Noted) -> str:
    """The line of a person's page on which a note stands."""
    return f"{noted.what}:{noted.key}" if noted.key else f"fact:{noted.what}"


def around(text: str, query: str) -> str:
    """The text from a little before the first word that was looked for, so that it can be seen in a list."""
    flat = " ".join(text.split())
    body = flat.casefold()
    found = [at for word in query.casefold().split() if (at := body.find(word)) >= 0]
    first = min(found, default=0)
    if first <= _BEFORE:
        return flat
    start = flat.rfind(" ", 0, first - _BEFORE // 2) + 1 or first - _BEFORE
    return f"…{flat[start:]}"
