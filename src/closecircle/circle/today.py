"""Today: the day's portion, and the card of each person in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.circle.room import Room
from closecircle.core.records import dataclass, replace
from closecircle.core.today import WAITING_SHOWN, Reason, left_in_peace, pick

if TYPE_CHECKING:
    from datetime import date

    from closecircle.core.days import SpecialDay
    from closecircle.core.person import Handle, Person
    from closecircle.core.talk import NextQuestion, Promise, Talk, Thanks
    from closecircle.core.today import Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One person of Today with what the reason speaks of; which of the last five is set depends on the reason."""

    due: Due
    person: Person
    last_talk: Talk | None = None
    promise: Promise | None = None
    question: NextQuestion | None = None
    day: SpecialDay | None = None
    thanks: Thanks | None = None
    thanks_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Today's portion: `rows` are open, `done` were answered today, `waiting` is how many more stand behind one key."""

    on: date
    rows: tuple[Row, ...]
    done: tuple[Row, ...]
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What one looks at before a talk: the reasons, the last talks, what to ask, what never to say."""

    person: Person
    reasons: tuple[Row, ...]
    talks: tuple[Talk, ...]
    questions: tuple[NextQuestion, ...]
    promises: tuple[Promise, ...]
    days: tuple[SpecialDay, ...]
    handles: tuple[Handle, ...]
    peace_until: date | None
    answered: bool


class Today(Room):
    """Whom to reconnect with today, and why."""

    def day(self, *, more: bool = False) -> Day:
        """The day's portion; with `more`, the people who wait are among the rows."""
        today, numbers = self._today, self._numbers
        answered = self._store.today.answered(today)
        enough = numbers.portion + len(answered) + WAITING_SHOWN
        portion = pick(self._store.today.due(today, numbers, enough), answered, today, numbers)
        shown = portion.rows + (portion.waiting if more else ())
        return Day(
            on=today,
            rows=tuple(self._row(due) for due in shown),
            done=tuple(self._row(due) for due in portion.done),
            waiting=0 if more else len(portion.waiting),
        )

    def card(self, person_id: str) -> Card:
        """Everything the check-in card of one person shows."""
        standing = self._store.today.standing(person_id)
        talks = self._store.talks
        return Card(
            person=self._person(person_id),
            reasons=tuple(self._row(due) for due in self._reasons(person_id)),
            talks=tuple(talks.of(person_id, limit=5)),
            questions=tuple(talks.questions(person_id, open_only=True)),
            promises=tuple(talks.promises(person_id, open_only=True)),
            days=tuple(self._store.people.days(person_id)),
            handles=tuple(self._store.people.handles(person_id)),
            peace_until=None if standing is None else left_in_peace(standing, self._today, self._numbers),
            answered=talks.answer(person_id, self._today) is not None,
        )

    def _row(self, due: Due) -> Row:
        """The row, told by what was due, whether it is still open or was settled today."""
        talks, reason, since = self._store.talks, due.reason, due.since
        person = self._person(due.person_id)
        row = Row(due=due, person=person, last_talk=self._talk_before(due))
        if reason is Reason.DAY:
            return replace(row, day=self._special_day(due))
        if reason is Reason.PROMISE:
            promises = sorted(talks.promises(person.id), key=lambda each: each.kept_on is not None)
            return replace(row, promise=next((each for each in promises if each.due_on == since), None))
        if reason is Reason.QUESTION:
            questions = sorted(talks.questions(person.id), key=lambda each: each.asked_on is not None)
            return replace(row, question=next((each for each in questions if each.due_on == since), None))
        if reason is Reason.THANKS:
            owed = sorted(talks.thanks(person.id), key=lambda each: each.thanked_on is not None)
            thanks = next((each for each in owed if each.since == since), None)
            return replace(row, thanks=thanks, thanks_for=self._subject(thanks) if thanks is not None else "")
        return row

    def _talk_before(self, due: Due) -> Talk | None:
        """The last talk; where the rhythm ran out, the last one before it did, not the one that answered it."""
        if due.reason is not Reason.RHYTHM:
            return next(iter(self._store.talks.of(due.person_id, limit=1)), None)
        return next((talk for talk in self._store.talks.of(due.person_id, limit=5) if talk.on < due.since), None)

    def _special_day(self, due: Due) -> SpecialDay | None:
        from closecircle.core.days import next_occurrence  # noqa: PLC0415  # only on days that have one

        near = self._store.today.days_near(due.person_id, self._today, self._numbers)
        return next((day for day in near if next_occurrence(day, self._today) == due.since), None)

    def _subject(self, thanks: Thanks) -> str:
        """What the thanks are for: the name of the friend who came, or the title of what was passed on."""
        if thanks.cause == "introduction":
            friend = self._store.people.get(thanks.subject)
            return "" if friend is None else friend.name or friend.trait
        material = self._store.material.get(thanks.subject)
        return thanks.subject if material is None else material.title
