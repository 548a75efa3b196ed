"""What can be done on a person's page, line by line: facts changed in place, talks corrected, promises kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.person import Seat
from closecircle.i18n import _, fill
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.screens.choose import Choice, Choose
from closecircle.tui.screens.facts import HINTS, LABELS, LISTS, OTHER, choices_for, in_words
from closecircle.tui.screens.line import LineDialog
from closecircle.tui.screens.seats import ask_for_a_seat
from closecircle.wording import day, how

if TYPE_CHECKING:
    from collections.abc import Callable

    from closecircle.circle import Circle
    from closecircle.circle.timeline import Moment
    from closecircle.circle.today import Card
    from closecircle.core.absence import Absence
    from closecircle.store.journal import Committed


class PersonDeeds(PersonAtHand):
    """Enter on a line does what the line is about; every deed but forgetting is taken back by one key."""

    card: Card | None = None
    absences: tuple[Absence, ...] = ()
    suggested: str = ""

    def moment(self, key: str) -> Moment | None:
        """The moment of the story with this key."""
        raise NotImplementedError

    async def done(self, deed: Callable[[Circle], Committed], said: str = "") -> Committed | None:
        """Do it, and say so where nothing on the page would show it."""
        committed = await self.do(deed)
        if committed is not None and said:
            self.circle_app.say(said)
        return committed

    async def enter(self, line: str) -> None:
        """Do what the line under the cursor is about."""
        kind, _colon, key = line.partition(":")
        deeds = {
            "fact": self._fact,
            "day": self._day,
            "handle": self._handle,
            "absence": self._absence,
            "question": self._question,
            "promise": self._promise,
            "talk": self._talk,
            "thanks": self._thanks,
            "brought": self._friend,
            "came": self._introducer,
            "add": self._add,
            "forget": self._forget,
        }
        if kind in deeds:
            await deeds[kind](key)

    async def take_out(self, line: str) -> None:
        """Take the line under the cursor out, if it is something that can be."""
        kind, _colon, key = line.partition(":")
        person_id = self.person_id
        out: dict[str, Callable[[Circle], Committed]] = {
            "day": lambda circle: circle.people.remove_day(person_id, key.partition("@")[0]),
            "handle": lambda circle: circle.people.remove_handle(person_id, key),
            "talk": lambda circle: circle.talks.remove(key),
            "question": lambda circle: circle.talks.withdraw(key, person_id),
            "promise": lambda circle: circle.talks.withdraw(key, person_id),
        }
        away = next((each for each in self.absences if each.id == key), None)
        if away is not None:
            out["absence"] = lambda circle: circle.people.remove_absence(away)
        if kind in out:
            await self.done(out[kind], _("Taken out. F12 undoes it."))

    async def change(self, **facts: str) -> Committed | None:
        """Change facts of this person."""
        person_id = self.person_id
        return await self.done(lambda circle: circle.people.change(person_id, **facts))

    async def add(self, what: str) -> None:
        """Add a special day, a handle, days away, a question, a promise."""
        await self._add(what)

    async def _fact(self, field: str) -> None:
        if self.card is None:
            return
        person = self.card.person
        if field == "introduced_by":
            await self._ask_introducer()
            return
        stored = str(getattr(person, field) or "")
        choices = choices_for(field, self.suggested)
        if choices:
            await self.circle_app.push_screen(
                Choose(_(LABELS[field]), choices, lambda chosen: self._chosen(field, chosen), value=stored)
            )
        else:
            await self._type(field, in_words(field, stored) if field in LISTS else stored)

    async def _chosen(self, field: str, value: str) -> None:
        person_id = self.person_id
        if value == OTHER:
            await self._type(field, "")
        elif field == "seat" and Seat(value) is Seat.CIRCLE and await self._no_seat_left():
            await ask_for_a_seat(self, person_id, self.read)
        elif field == "seat":
            await self.done(lambda circle: circle.people.seat([person_id], Seat(value)))
        else:
            await self.change(**{field: value})

    async def _no_seat_left(self) -> bool:
        """Whether the circle is full and they are not in it."""
        outside = self.card is not None and self.card.person.seat is not Seat.CIRCLE
        return outside and not await self.ask(lambda circle: circle.people.seats_left())

    async def _type(self, field: str, value: str) -> None:
        async def save(typed: str) -> object | None:
            text = "\n".join(part.strip() for part in typed.split(" / ")) if field in LISTS else typed
            return await self.change(**{field: text})

        question = _("How often? (10d, 3w, 2m; empty: no rhythm)") if field == "rhythm" else _(HINTS[field])
        await self.circle_app.push_screen(LineDialog(question, save, value=value))

    async def _ask_introducer(self) -> None:
        from closecircle.tui.screens.pick_person import PickPerson  # noqa: PLC0415  # loads when first used

        person_id = self.person_id

        async def picked(by: str) -> None:
            await self.done(lambda circle: circle.introductions.introduce(person_id, by or None))

        await self.circle_app.push_screen(
            PickPerson(_("Through whom did they come?"), picked, nobody=_("(on their own)"), without=person_id)
        )

    async def _day(self, key: str) -> None:
        from closecircle.tui.screens.special_day import NewSpecialDay  # noqa: PLC0415  # loads when first used

        day_id, person_id = key.partition("@")[0], self.person_id
        special = next((each for each in self.card.days if each.id == day_id), None) if self.card is not None else None

        async def chosen(what: str) -> None:
            if what == "out":
                await self.take_out(f"day:{day_id}")
            else:
                await self.circle_app.push_screen(NewSpecialDay(person_id, special))

        choices = [Choice(key="correct", label=_("Correct it")), Choice(key="out", label=_("Take it out"))]
        await self.circle_app.push_screen(Choose(_("A special day"), choices, chosen))

    async def _absence(self, key: str) -> None:
        await self._offer_to_take_out(_("Days away"), f"absence:{key}")

    async def _handle(self, key: str) -> None:
        from closecircle.tui.screens.handle import NewHandle  # noqa: PLC0415  # loads when first used

        handles = self.card.handles if self.card is not None else ()
        handle, person_id = next((each for each in handles if each.id == key), None), self.person_id

        async def chosen(what: str) -> None:
            if what == "reach":
                await self.action_reach()
            elif what == "correct":
                await self.circle_app.push_screen(NewHandle(person_id, handle))
            else:
                await self.take_out(f"handle:{key}")

        choices = [
            Choice(key="reach", label=_("Open or copy it")),
            Choice(key="correct", label=_("Correct it")),
            Choice(key="out", label=_("Take it out")),
        ]
        await self.circle_app.push_screen(Choose(_("A way to reach them"), choices, chosen))

    async def _offer_to_take_out(self, question: str, line: str) -> None:
        async def chosen(_key: str) -> None:
            await self.take_out(line)

        await self.circle_app.push_screen(Choose(question, [Choice(key="out", label=_("Take it out"))], chosen))

    async def _question(self, key: str) -> None:
        person_id = self.person_id

        async def chosen(what: str) -> None:
            if what == "out":
                await self.take_out(f"question:{key}")
            else:
                await self.done(lambda circle: circle.talks.asked(key, person_id), _("Asked. F12 undoes it."))

        await self._settle(key, _("To ask"), Choice(key="asked", label=_("It has been asked")), chosen)

    async def _promise(self, key: str) -> None:
        person_id = self.person_id

        async def chosen(what: str) -> None:
            if what == "out":
                await self.take_out(f"promise:{key}")
            else:
                await self.done(lambda circle: circle.talks.keep_promise(key, person_id), _("Kept. F12 undoes it."))

        await self._settle(key, _("Promised"), Choice(key="kept", label=_("It has been kept")), chosen)

    async def _thanks(self, key: str) -> None:
        person_id = self.person_id

        async def chosen(_key: str) -> None:
            await self.done(lambda circle: circle.talks.thank(person_id), _("Thanked. F12 undoes it."))

        await self._settle(key, _("Thanks owed"), Choice(key="thanked", label=_("Thanks have been given")), chosen)

    async def _settle(self, key: str, question: str, choice: Choice, chosen: Callable[[str], object]) -> None:
        card = self.card
        if card is None:
            return
        about = {each.id: each.phrase for each in card.questions} | {each.id: each.what for each in card.promises}
        moment = next(
            (found for kind in ("question", "promise", "thanks") if (found := self.moment(f"{kind}:{key}"))), None
        )
        if moment is not None and moment.settled_on is not None:
            settled = fill(_("Settled on $day."), day=day(moment.settled_on, self.circle_app.today()))
            self.circle_app.say(settled)
            return
        text = about.get(key) or (moment.words if moment is not None else "")
        out = [Choice(key="out", label=_("Take it out"))] if choice.key != "thanked" else []
        await self.circle_app.push_screen(Choose(question, [choice, *out], chosen, text=text))  # type: ignore[arg-type]  # see chosen above

    async def _talk(self, key: str) -> None:
        found = self.moment(f"talk:{key}")
        if found is None or found.talk is None:
            return
        talk, today = found.talk, self.circle_app.today()

        async def chosen(what: str) -> None:
            from closecircle.tui.screens.edit_talk import EditTalk  # noqa: PLC0415  # loads when first used

            if what == "correct":
                await self.circle_app.push_screen(EditTalk(talk))
            elif what == "private":
                await self.done(lambda circle: circle.talks.keep_private(talk.id, private=not talk.private))
            else:
                await self.take_out(f"talk:{talk.id}")

        private = _("Let drafts speak of it again") if talk.private else _("Keep it private: no draft speaks of it")
        choices = [
            Choice(key="correct", label=_("Correct it")),
            Choice(key="private", label=private),
            Choice(key="out", label=_("Take it out")),
        ]
        await self.circle_app.push_screen(
            Choose(f"{day(talk.on, today)} · {how(talk)}", choices, chosen, text=talk.said)
        )

    async def _friend(self, person_id: str) -> None:
        from closecircle.tui.screens.person import PersonPage  # noqa: PLC0415  # they know each other

        await self.circle_app.show(PersonPage(person_id))

    async def _introducer(self, _key: str) -> None:
        by = self.card.person.introduced_by if self.card is not None else None
        if by is not None:
            await self._friend(by)

    async def _add(self, what: str) -> None:
        from closecircle.core.typed_absence import read_absence  # noqa: PLC0415  # loads when first used
        from closecircle.tui.screens.handle import NewHandle  # noqa: PLC0415  # the same
        from closecircle.tui.screens.special_day import NewSpecialDay  # noqa: PLC0415  # the same

        person_id, app = self.person_id, self.circle_app
        if what == "day":
            await app.push_screen(NewSpecialDay(person_id))
        elif what == "handle":
            await app.push_screen(NewHandle(person_id))
        elif what == "promise":
            await self.action_promise()
        elif what == "question":
            await app.push_screen(
                LineDialog(
                    _("What would you like to ask next time?"),
                    lambda typed: self.do(lambda circle: circle.talks.ask_next(person_id, typed)),
                    past=False,
                    placeholder=_("her daughter's piano exam"),
                )
            )
        else:

            def away(circle: Circle, typed: str) -> Committed:
                found = read_absence(typed, app.today(), dayfirst=app.settings.dayfirst)
                return circle.people.add_absence(
                    person_id,
                    weekday=found.weekday,
                    from_on=found.from_on,
                    to_on=found.to_on,
                    label=found.label,
                )

            await app.push_screen(
                LineDialog(
                    _("When are they away, or at rest?"),
                    lambda typed: self.do(lambda circle: away(circle, typed)),
                    placeholder=_("12/20~1/5 travels · 5/1~6/30 농번기 · every Monday"),
                )
            )

    async def _forget(self, _key: str) -> None:
        from closecircle.tui.screens.forget import Forget  # noqa: PLC0415  # loads when first used

        if self.card is not None:
            person = self.card.person

            async def gone() -> None:
                self.circle_app.say(_("They are forgotten. Only the day of it is kept."))
                await self.circle_app.back()

            await self.circle_app.push_screen(Forget(person, gone))
