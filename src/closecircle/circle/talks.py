"""Talks: logging them, and what hangs on them: next questions, promises, thanks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from closecircle.circle.room import Room
from closecircle.core.change import Edit, added, removed
from closecircle.core.errors import NothingFound, WrongUse
from closecircle.core.person import Tie
from closecircle.core.records import dataclass, replace
from closecircle.core.talk import Channel, NextQuestion, Promise, Side, Talk, Thanks
from closecircle.core.text import clean, one_line
from closecircle.core.today import Reason
from closecircle.core.typed_dates import Prefer, leading_date
from closecircle.store.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from closecircle.core.person import Person
    from closecircle.store.journal import Committed
    from closecircle.store.noted import Noted


T = TypeVar("T", NextQuestion, Promise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a typed line was taken for: the day (`found` False: none was named) and the words that remain."""

    on: date
    said: str
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a talk was had and who began. `last_by` is set when it was one message that waits for an answer."""

    channel: Channel = Channel.IN_PERSON
    began: Side | None = None
    last_by: Side | None = None


THEY_WROTE = How(channel=Channel.MESSAGE, began=Side.THEM, last_by=Side.THEM)
I_WROTE = How(channel=Channel.MESSAGE, began=Side.ME, last_by=Side.ME)


class Talks(Room):
    """Everything said, and what follows from it."""

    def understand(self, typed: str, *, past: bool = True) -> Understood:
        """Read a line as typed: a day at its start, if there is one, and what remains. Shown before saving."""
        line = clean(typed).strip()
        if not line:
            return Understood(on=self._today, said="", found=False)
        prefer = Prefer.PAST if past else Prefer.FUTURE
        found = leading_date(line, self._today, prefer=prefer, dayfirst=self._ground.settings.dayfirst)
        if found is None:
            return Understood(on=self._today, said=line, found=False)
        return Understood(on=found.on, said=found.rest, found=True)

    def guess(self, person_id: str) -> How:
        """How this talk was probably had: as the last one that was logged by hand."""
        last = self._store.talks.last_by_hand(person_id)
        if last is not None:
            return How(channel=last.channel, began=last.began)
        person = self._person(person_id)
        return How(began=Side.THEM if person.tie is Tie.REGULAR else Side.ME)

    def log(
        self,
        person_ids: Sequence[str],
        said: str,
        *,
        on: date | None = None,
        how: How | None = None,
        ask: str = "",
        promise: str = "",
        private: bool = False,
    ) -> Committed:
        """Log one talk for one person or several, with what to ask next and what was promised, as one change.

        Raises:
            WrongUse: the day lies in the future, or nobody is named.
        """
        on = on or self._today
        if on > self._today:
            raise WrongUse("A talk on $on has not happened yet. Log it afterwards, or note it as a promise.", on=on)
        if not person_ids:
            raise WrongUse("Say with whom you talked.")
        with self._store.at_one_moment():
            edits: list[Edit] = []
            people = [self._person(person_id) for person_id in person_ids]
            for person in people:
                had = how or self.guess(person.id)
                talk = Talk(
                    id=new_id(),
                    person_id=person.id,
                    on=on,
                    channel=had.channel,
                    began=had.began,
                    last_by=had.last_by,
                    said=clean(said).strip(),
                    private=private,
                )
                edits += self.edits_for(person, talk)
                edits += added(*self._next_question(person.id, ask, on), *self._promise(person.id, promise, on))
            return self._commit(
                "Talked with $name", edits, name=", ".join(person.name or person.trait for person in people)
            )

    def edits_for(self, person: Person, talk: Talk) -> list[Edit]:
        """The talk itself and what it settles: due questions, owed thanks, a place in today's portion."""
        edits = [*added(talk)]
        answered = self._answered(person.id, talk.on)
        edits += answered
        questions = self._store.talks.questions(person.id, open_only=True)
        edits += [
            Edit(question, replace(question, asked_on=talk.on)) for question in questions if question.due_on <= talk.on
        ]
        if answered and getattr(answered[0].after, "reason", "") == Reason.THANKS.value:
            edits += self._thanked(person.id)
        if person.introduced_by is not None:
            edits += self._thanks_for_coming_again(person, talk)
        return edits

    def rewrite(self, talk_id: str, *, said: str, on: date | None = None, how: How | None = None) -> Committed:
        """Correct a talk."""
        talk = self._talk(talk_id)
        after = replace(talk, said=clean(said).strip(), on=on or talk.on)
        if how is not None:
            after = replace(after, channel=how.channel, began=how.began, last_by=how.last_by)
        return self._commit("Corrected a talk with $name", [Edit(talk, after)], name=self._name(talk.person_id))

    def keep_private(self, talk_id: str, *, private: bool = True) -> Committed:
        """Keep a talk out of every draft, or let it in again."""
        talk = self._talk(talk_id)
        return self._commit(
            "Kept a talk with $name private" if private else "A talk with $name may be spoken of again",
            [Edit(talk, replace(talk, private=private))],
            name=self._name(talk.person_id),
        )

    def remove(self, talk_id: str) -> Committed:
        """Take a talk out."""
        talk = self._talk(talk_id)
        return self._commit("Took out a talk with $name", removed(talk), name=self._name(talk.person_id))

    def ask_next(self, person_id: str, typed: str) -> Committed:
        """Note what to ask next time; a day at its start is the day of the thing itself."""
        questions = self._next_question(person_id, typed, self._today)
        if not questions:
            raise WrongUse("Say in a few words what to ask about.")
        return self._commit("Noted what to ask $name", added(*questions), name=self._name(person_id))

    def asked(self, question_id: str, person_id: str) -> Committed:
        """Put a next question aside as asked."""
        question = self._find(self._store.talks.questions(person_id, open_only=True), question_id)
        return self._commit(
            "Asked $name", [Edit(question, replace(question, asked_on=self._today))], name=self._name(person_id)
        )

    def withdraw(self, item_id: str, person_id: str) -> Committed:
        """Take an open question or promise out, as if it had never been noted."""
        items: list[NextQuestion | Promise] = [
            *self._store.talks.questions(person_id, open_only=True),
            *self._store.talks.promises(person_id, open_only=True),
        ]
        found = [item for item in items if item.id == item_id]
        if not found:
            raise NothingFound("This is settled already.")
        return self._commit("Took out a note about $name", removed(*found), name=self._name(person_id))

    def promise(self, person_id: str, typed: str) -> Committed:
        """Note something one said one would do; a day at its start is the day it is due (today otherwise)."""
        promises = self._promise(person_id, typed, self._today)
        if not promises:
            raise WrongUse("Say in a few words what you promised.")
        return self._commit("Promised $name something", added(*promises), name=self._name(person_id))

    def keep_promise(self, promise_id: str, person_id: str) -> Committed:
        """Mark a promise as kept."""
        promise = self._find(self._store.talks.promises(person_id, open_only=True), promise_id)
        edits = [*self._answered(person_id), Edit(promise, replace(promise, kept_on=self._today))]
        return self._commit("Kept a promise to $name", edits, name=self._name(person_id))

    def thank(self, person_id: str) -> Committed:
        """Mark the thanks owed to a person as given."""
        edits = [*self._answered(person_id), *self._thanked(person_id)]
        return self._commit("Thanked $name", edits, name=self._name(person_id))

    def find(self, query: str, limit: int = 50) -> list[Talk]:
        """Talks in which every word of the query was said, newest first."""
        return self._store.talks.find(query, limit)

    def noted(self, query: str, limit: int = 50) -> list[Noted]:
        """What was noted beside the talks (likes, promises, questions …) with every word of the query in it."""
        return self._store.talks.noted(query, limit)

    def day(self, on: date) -> list[Talk]:
        """Everybody's talks of one day, in the order they were logged."""
        return self._store.talks.between(on, on)

    def _next_question(self, person_id: str, typed: str, on: date) -> list[NextQuestion]:
        understood = self.understand(typed, past=False)
        phrase = one_line(understood.said)
        if not phrase:
            return []
        about_on = understood.on if understood.found else None
        # Asked about once it is over; without a day, after a few days (rules "Today").
        due_on = about_on + timedelta(days=1) if about_on else on + timedelta(days=self._numbers.ask_after)
        return [
            NextQuestion(id=new_id(), person_id=person_id, phrase=phrase, due_on=due_on, noted_on=on, about_on=about_on)
        ]

    def _promise(self, person_id: str, typed: str, on: date) -> list[Promise]:
        understood = self.understand(typed, past=False)
        what = one_line(understood.said)
        if not what:
            return []
        return [Promise(id=new_id(), person_id=person_id, what=what, due_on=understood.on, made_on=on)]

    def _thanked(self, person_id: str) -> list[Edit]:
        return [
            Edit(owed, replace(owed, thanked_on=self._today))
            for owed in self._store.talks.thanks(person_id, open_only=True)
        ]

    def _thanks_for_coming_again(self, person: Person, talk: Talk) -> list[Edit]:
        """Thanks are owed to whoever introduced a person once that person has come a second time (rules P7)."""
        introducer = person.introduced_by
        days = set(self._store.talks.dates(person.id))
        if introducer is None or not days or talk.on in days:
            return []
        if any(thanks.subject == person.id for thanks in self._store.talks.thanks(introducer)):
            return []
        return list(
            added(Thanks(id=new_id(), person_id=introducer, cause="introduction", subject=person.id, since=talk.on))
        )

    def _talk(self, talk_id: str) -> Talk:
        talk = self._store.talks.get(talk_id)
        if talk is None:
            raise NothingFound("This talk is no longer here.")
        return talk

    def _find(self, items: Sequence[T], item_id: str) -> T:
        for item in items:
            if item.id == item_id:
                return item
        raise NothingFound("This is settled already.")

    def _name(self, person_id: str) -> str:
        person = self._person(person_id)
        return person.name or person.trait
