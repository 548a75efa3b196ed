"""What can be changed for several people at once, each time as one change and one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.person import Familiarity, Seat, Tie
from closecircle.i18n import N_, _
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import Command
from closecircle.tui.screens.choose import Choice, Choose
from closecircle.tui.screens.line import LineDialog
from closecircle.wording import FAMILIARITIES, name, tie

if TYPE_CHECKING:
    from collections.abc import Callable

    from closecircle.circle import Circle
    from closecircle.store.journal import Committed
    from closecircle.tui.widgets.line_list import LineList

BULK = (
    Command(action="tie", keys="t", label=N_("Tie"), help=N_("What you are to each other"), footer=False),
    Command(action="rhythm", keys="h", label=N_("Rhythm"), help=N_("How often to be in touch"), footer=False),
    Command(action="tag", keys="g", label=N_("Tag"), help=N_("A word to find them by"), footer=False),
    Command(action="ease", keys="f", label=N_("Familiarity"), help=N_("Greetings only, a chat, at ease"), footer=False),
    Command(action="company", keys="e", label=N_("Company"), help=N_("Where they work"), footer=False),
    Command(action="bench", keys="b", label=N_("Bench"), help=N_("To the outer bench; nothing is lost"), footer=False),
    Command(action="bring_back", keys="i", label=N_("Bring back"), help=N_("Back into the circle"), footer=False),
    Command(
        action="archive", keys="x", label=N_("Archive"), help=N_("Into the archive; nothing is lost"), footer=False
    ),
    Command(action="merge", keys="m", label=N_("Merge"), help=N_("Two entries that are one person"), footer=False),
)
_TWO = 2


class Bulk(CircleScreen):
    """A place with a list of people of whom several can be marked; without a mark it is the one under the cursor."""

    @property
    def listed(self) -> LineList:
        """The list."""
        raise NotImplementedError

    async def action_change(self) -> None:
        """Choose what to change."""
        if self.listed.marked:
            choices = [Choice(key=each.action, label=_(each.label), more=_(each.help)) for each in BULK]
            await self.circle_app.push_screen(Choose(_("Change"), choices, self._chosen_change))

    async def action_tie(self) -> None:
        """What you are to each other."""
        choices = [Choice(key=each.value, label=tie(each)) for each in Tie]
        await self._choose(_("What are you to each other?"), choices, "tie")

    async def action_ease(self) -> None:
        """How much they like being recognised."""
        choices = [Choice(key=each.value, label=_(FAMILIARITIES[each])) for each in Familiarity]
        await self._choose(_("How much do they like being recognised?"), choices, "familiarity")

    async def action_rhythm(self) -> None:
        """How often to be in touch."""
        await self._type(_("How often? (10d, 3w, 2m; empty: no rhythm)"), "rhythm")

    async def action_company(self) -> None:
        """Where they work."""
        await self._type(_("Which company? (empty: none)"), "company")

    async def action_tag(self) -> None:
        """One more word to find them by."""
        ids = self.listed.marked
        if ids:
            await self.circle_app.push_screen(
                LineDialog(
                    _("Which tag? (-tag takes it off)"),
                    lambda typed: self._done(lambda circle: circle.people.tag_many(ids, typed)),
                )
            )

    async def action_bench(self) -> None:
        """To the outer bench."""
        await self._seat_all(Seat.BENCH, _("On the outer bench now. u undoes it."))

    async def action_bring_back(self) -> None:
        """Back into the circle."""
        await self._seat_all(Seat.CIRCLE, _("In the circle now. u undoes it."))

    async def action_archive(self) -> None:
        """Into the archive."""
        await self._seat_all(Seat.ARCHIVE, _("In the archive now. u undoes it."))

    async def action_merge(self) -> None:
        """Two that are one: the two marked, or the one under the cursor and somebody to be picked."""
        from closecircle.tui.screens.merge import MergeView  # noqa: PLC0415  # loads when first used
        from closecircle.tui.screens.pick_person import PickPerson  # noqa: PLC0415  # the same

        ids = self.listed.marked
        if len(ids) == _TWO:
            await self.circle_app.push_screen(MergeView(ids[0], ids[1], self._merged))
        elif len(ids) == 1:
            first = ids[0]
            who = name(await self.ask(lambda circle: circle.people.get(first)))

            async def picked(other: str) -> None:
                await self.circle_app.push_screen(MergeView(first, other, self._merged))

            await self.circle_app.push_screen(
                PickPerson(f"{who}: {_('who is the same person?')}", picked, without=first)
            )
        elif ids:
            self.circle_app.say(_("Mark the two that are one person."))

    async def _chosen_change(self, action: str) -> None:
        await self.run_action(action)

    async def _choose(self, question: str, choices: list[Choice], field: str) -> None:
        ids = self.listed.marked
        if ids:
            await self.circle_app.push_screen(
                Choose(
                    question,
                    choices,
                    lambda key: self._done(lambda circle: circle.people.change_many(ids, **{field: key})),
                )
            )

    async def _type(self, question: str, field: str) -> None:
        ids = self.listed.marked
        if ids:
            await self.circle_app.push_screen(
                LineDialog(
                    question,
                    lambda typed: self._done(lambda circle: circle.people.change_many(ids, **{field: typed})),
                )
            )

    async def _seat_all(self, seat: Seat, said: str) -> None:
        ids = self.listed.marked
        if ids and await self._done(lambda circle: circle.people.seat(ids, seat)):
            self.circle_app.say(said)

    async def _done(self, deed: Callable[[Circle], Committed]) -> Committed | None:
        done = await self.do(deed)
        if done is not None:
            self.listed.clear_marks()
            await self.read()
        return done

    async def _merged(self, kept_id: str) -> None:
        self.listed.clear_marks()
        await self.read()
        self.listed.go_to(kept_id)
