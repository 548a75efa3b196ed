"""Introductions: the tree of who brought whom, and thanks owed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from closecircle.i18n import N_, _, fill
from closecircle.tui.commands import BACK, EVERYWHERE, PERSON_AT_HAND, Command
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.screens.pick_person import PickPerson
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import DATE_CELLS, name, when

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult

    from closecircle.circle.introductions import Branch


_THANKS = "thanks "


class Introductions(PersonAtHand):
    """Thanks first, then the tree."""

    HEADING = N_("Introductions")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="thanked", keys="7,k", label=N_("Thanked"), help=N_("The thanks under the cursor were given")),
        Command(action="note", keys="0,a", label=N_("Note"), help=N_("Note who came through whom")),
        *(command for command in PERSON_AT_HAND if command.action != "kept"),
        BACK,
        *EVERYWHERE,
    )

    def body(self) -> ComposeResult:
        """Thanks and tree in one list."""
        yield LineList(Column(), Column(width=DATE_CELLS), id="tree")

    @property
    def person_id(self) -> str:
        """The person under the cursor."""
        return self.query_one("#tree", LineList).key.rpartition(":")[2]

    async def load(self) -> None:
        """Read the tree."""
        owed = await self.ask(lambda circle: circle.introductions.thanks_owed())
        names = await self.ask(
            lambda circle: {thanks.id: circle.timeline.thanked_for(thanks) for thanks, _person in owed}
        )
        roots = await self.ask(lambda circle: circle.introductions.tree())
        today = self.circle_app.today()
        rows = []
        if owed:
            rows.append(LineRow(key="", cells=(_("Thanks owed"),), kind="heading"))
            rows += [
                LineRow(
                    key=f"{_THANKS}{thanks.id}:{person.id}",
                    cells=(
                        fill(_("$name, for $what"), name=name(person), what=names[thanks.id]),
                        when(thanks.since, today),
                    ),
                )
                for thanks, person in owed
            ]
        if roots:
            rows.append(LineRow(key="", cells=(_("Who brought whom"),), kind="heading"))
            for root in roots:
                rows += _drawn(root, "", "", today)
        listed = self.query_one("#tree", LineList)
        listed.empty = _("Nobody has come through anybody yet. 0 notes who brought whom.")
        listed.set_rows(rows)
        if self.focused is None:
            self.set_focus(listed)

    @on(LineList.Chosen, "#tree")
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_thanked(self) -> None:
        """The thanks under the cursor were given."""
        key, person_id = self.query_one("#tree", LineList).key, self.person_id
        if not key.startswith(_THANKS):
            self.circle_app.say(_("No thanks are owed here."))
        elif await self.do(lambda circle: circle.talks.thank(person_id)) is not None:
            self.circle_app.say(_("Thanked. F12 undoes it."))

    async def action_note(self) -> None:
        """Who came, then through whom."""

        async def came(friend_id: str) -> None:
            async def through(by_id: str) -> None:
                await self.do(lambda circle: circle.introductions.introduce(friend_id, by_id))

            await self.circle_app.push_screen(PickPerson(_("Through whom did they come?"), through, without=friend_id))

        await self.circle_app.push_screen(PickPerson(_("Who came through somebody?"), came))


def _drawn(branch: Branch, before: str, below: str, today: date) -> Iterator[LineRow]:
    person = branch.person
    yield LineRow(key=f"branch {before}:{person.id}", cells=(f"{before}{name(person)}", when(person.added_on, today)))
    for place, friend in enumerate(branch.brought):
        last = place == len(branch.brought) - 1
        yield from _drawn(friend, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "), today)
