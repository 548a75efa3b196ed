"""What every room of the circle stands on: the store, the day, the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.change import Change, added
from closecircle.core.errors import NothingFound
from closecircle.core.today import Reason, reasons
from closecircle.store.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from closecircle.core.change import Edit
    from closecircle.core.numbers import Numbers
    from closecircle.core.person import Person
    from closecircle.core.today import Due
    from closecircle.settings import Settings
    from closecircle.store.journal import Committed
    from closecircle.store.store import Store


class Ground:
    """Shared by all rooms. `clock` gives the day; `settings` may be changed while running."""

    __slots__ = ("clock", "settings", "store")

    def __init__(self, store: Store, clock: Callable[[], date], settings: Settings) -> None:
        self.store = store
        self.clock = clock
        self.settings = settings


class Room:
    """One subject of the circle: its questions and its deeds."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    @property
    def _store(self) -> Store:
        return self._ground.store

    @property
    def _today(self) -> date:
        return self._ground.clock()

    @property
    def _numbers(self) -> Numbers:
        return self._ground.settings.numbers

    def _commit(self, label: str, edits: Iterable[Edit], **values: str) -> Committed:
        return self._store.commit(Change(label, tuple(edits), values))

    def _person(self, person_id: str) -> Person:
        person = self._store.people.get(person_id)
        if person is None:
            raise NothingFound("This person is no longer here.")
        return person

    def _reasons(self, person_id: str) -> list[Due]:
        """Every reason for which a person comes up today, strongest first."""
        standing = self._store.today.standing(person_id)
        if standing is None:
            return []
        today = self._today
        near = self._store.today.days_near(person_id, today, self._numbers)
        if not near:
            return reasons(standing, (), today, self._numbers)
        from closecircle.core.days import next_occurrence  # noqa: PLC0415  # few people have a day on any one day

        return reasons(standing, [next_occurrence(day, today) for day in near], today, self._numbers)

    def _answered(self, person_id: str, on: date | None = None) -> tuple[Edit, ...]:
        """What keeps a person's place in today's portion once they are answered; nothing if they did not come up.

        `on`: the day of what answers them. A talk of long ago that is logged only now answers nothing of today, unless
        it takes the reason away: then their place is kept as well, so that nobody slides in.
        """
        if self._store.talks.answer(person_id, self._today) is not None:
            return ()
        found = self._reasons(person_id)
        if not found:
            return ()
        strongest = found[0]
        if on is not None and on < min(strongest.since, self._today) and not self._ends(strongest, on):
            return ()
        from closecircle.core.answer import Answer  # noqa: PLC0415  # only where somebody came up

        return added(
            Answer(
                id=new_id(), person_id=person_id, on=self._today, reason=strongest.reason.value, since=strongest.since
            )
        )

    def _ends(self, due: Due, on: date) -> bool:
        """Whether a talk of an earlier day ends the reason: a fresh first talk, or one that begins the rhythm anew."""
        if due.reason is not Reason.RHYTHM:
            return due.reason is Reason.NEW and (self._today - on).days < self._numbers.recent
        from closecircle.core.rhythm import Rhythm, next_on  # noqa: PLC0415  # few talks are logged that late

        standing = self._store.today.standing(due.person_id)
        if standing is None or standing.last_talk_on is None or on <= standing.last_talk_on:
            return False
        absences = self._store.people.absences(None) + self._store.people.absences(due.person_id)
        return next_on(on, Rhythm.parse(self._person(due.person_id).rhythm), absences) > self._today
