"""Introductions: the tree of who brought whom, and thanks owed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from closecircle.i18n import N_, _, fill
from closecircle.tui.commands import BACK, EVERYWHERE, PERSON_AT_HAND
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import name, when

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult

    from closecircle.circle.introductions import Branch
    from closecircle.tui.commands import Command


class Introductions(PersonAtHand):
    """Thanks first, then the tree."""

    HEADING = N_("Introductions")
    KEYS: ClassVar[tuple[Command, ...]] = (*PERSON_AT_HAND, BACK, *EVERYWHERE)

    def body(self) -> ComposeResult:
        """Thanks and tree in one list."""
        yield LineList(Column(), Column(width=16), id="tree")

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
                    key=f"thanks {thanks.id}:{person.id}",
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
        listed.empty = _("Nobody has come through anybody yet. A person's page (Enter) notes who brought them.")
        listed.set_rows(rows)
        if self.focused is None:
            self.set_focus(listed)

    @on(LineList.Chosen, "#tree")
    async def _chosen(self) -> None:
        await self.action_open()


def _drawn(branch: Branch, lead: str, below: str, today: date) -> Iterator[LineRow]:
    person = branch.person
    yield LineRow(key=f"branch {lead}:{person.id}", cells=(f"{lead}{name(person)}", when(person.added_on, today)))
    for place, friend in enumerate(branch.brought):
        last = place == len(branch.brought) - 1
        yield from _drawn(friend, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "), today)
