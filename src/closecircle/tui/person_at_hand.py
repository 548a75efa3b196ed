"""What can be done with the person at hand, the same wherever one is: on Today, among People, on a page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from closecircle.core.today import Reason
from closecircle.i18n import _, fill
from closecircle.tui.base import CircleScreen
from closecircle.wording import day, name

if TYPE_CHECKING:
    from collections.abc import Callable

    from closecircle.circle import Circle
    from closecircle.store.journal import Committed


class PersonAtHand(CircleScreen):
    """A place in which one person is at hand: `person_id` says who, '' nobody."""

    @property
    def person_id(self) -> str:
        """The person at hand."""
        raise NotImplementedError

    def _at_hand(self) -> str:
        """The person at hand; where nobody is, that is said, so that no key does nothing."""
        if not self.person_id:
            self.circle_app.say(_("Nobody is at hand here. / finds a person, or adds one."))
        return self.person_id

    async def action_log(self) -> None:
        """Log a talk."""
        from closecircle.tui.screens.log import Log  # noqa: PLC0415  # loads when first used

        if person_id := self._at_hand():
            await self.circle_app.push_screen(Log([person_id]))

    async def action_draft(self) -> None:
        """Write a message."""
        from closecircle.tui.screens.draft import DraftView  # noqa: PLC0415  # loads when first used

        if person_id := self._at_hand():
            await self.circle_app.push_screen(DraftView(person_id))

    async def action_open(self) -> None:
        """Go to their page."""
        from closecircle.tui.screens.person import PersonPage  # noqa: PLC0415  # loads when first used

        if person_id := self._at_hand():
            await self.circle_app.show(PersonPage(person_id))

    async def action_promise(self) -> None:
        """Note a promise."""
        from closecircle.tui.screens.line import LineDialog  # noqa: PLC0415  # loads when first used

        if person_id := self._at_hand():
            await self.circle_app.push_screen(
                LineDialog(
                    _("What did you promise, and for when?"),
                    lambda typed: self.do(lambda circle: circle.talks.promise(person_id, typed)),
                    past=False,
                )
            )

    async def action_reach(self) -> None:
        """Open one of their handles."""
        from closecircle.tui.screens.reach import Reach  # noqa: PLC0415  # loads when first used

        if person_id := self._at_hand():
            await self.circle_app.push_screen(Reach(person_id))

    async def action_special_day(self) -> None:
        """Note a special day."""
        from closecircle.tui.screens.special_day import NewSpecialDay  # noqa: PLC0415  # loads when first used

        if person_id := self._at_hand():
            await self.circle_app.push_screen(NewSpecialDay(person_id))

    async def action_not_now(self) -> None:
        """A few days."""
        await self._deed(
            lambda circle, person_id: circle.people.not_now(person_id), _("Not now: $name. F12 undoes it.")
        )

    async def action_week(self) -> None:
        """A week."""
        until = self.circle_app.today() + timedelta(days=self.circle_app.settings.numbers.not_now_long)
        await self._deed(
            lambda circle, person_id: circle.people.not_now(person_id, until), _("In a week: $name. F12 undoes it.")
        )

    async def action_until(self) -> None:
        """Until a day one types."""
        from closecircle.tui.screens.line import LineDialog  # noqa: PLC0415  # loads when first used

        if person_id := self._at_hand():
            await self.circle_app.push_screen(
                LineDialog(
                    _("Until which day?"),
                    lambda typed: self._leave_until(person_id, typed),
                    past=False,
                    placeholder=_("in 2 weeks, next Friday, 12/24"),
                )
            )

    async def _leave_until(self, person_id: str, typed: str) -> Committed | None:
        understood = await self.ask(lambda circle: circle.talks.understand(typed, past=False))
        if not understood.found:
            self.circle_app.say(_("Write a day: in 2 weeks, next Friday, 12/24."))
            return None
        done = await self.do(lambda circle: circle.people.not_now(person_id, understood.on))
        if done is not None:
            person = await self.ask(lambda circle: circle.people.get(person_id))
            until = day(understood.on, self.circle_app.today())
            self.circle_app.say(fill(_("Not before $day: $name. F12 undoes it."), day=until, name=name(person)))
        return done

    async def action_rest(self) -> None:
        """Until woken; or wake them."""
        person_id = self.person_id
        paused = person_id and (await self.ask(lambda circle: circle.people.get(person_id))).paused_until is not None
        if paused:
            await self._deed(
                lambda circle, person_id: circle.people.wake(person_id), _("May come up again: $name. F12 undoes it.")
            )
        else:
            await self._deed(
                lambda circle, person_id: circle.people.rest(person_id), _("Giving space: $name. F12 undoes it.")
            )

    async def action_skip(self) -> None:
        """Today only."""
        await self._deed(lambda circle, person_id: circle.people.skip(person_id), _("Not today: $name. F12 undoes it."))

    async def action_kept(self) -> None:
        """A promise kept, or thanks given: whichever stands first."""
        await self._deed(_settle, _("Done: $name. F12 undoes it."))

    async def _deed(self, deed: Callable[[Circle, str], Committed], said: str) -> None:
        person_id = self._at_hand()
        if not person_id:
            return
        done = await self.do(lambda circle: deed(circle, person_id))
        if done is not None:
            person = await self.ask(lambda circle: circle.people.get(person_id))
            self.circle_app.say(fill(said, name=name(person)))


def _settle(circle: Circle, person_id: str) -> Committed:
    card = circle.today.card(person_id)
    if card.promises and not (card.reasons and card.reasons[0].due.reason is Reason.THANKS):
        return circle.talks.keep_promise(card.promises[0].id, person_id)
    return circle.talks.thank(person_id)
