"""Looking back: a week or a month in quiet words. No ranking, no totals to grow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from closecircle.circle.room import Room

if TYPE_CHECKING:
    from closecircle.core.material import Material
    from closecircle.core.person import Person
    from closecircle.core.talk import Talk

A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A span of days: with whom one talked on which day, who was missed, whose turn it is, what was passed on.

    `came`: who was new in it, each with the person through whom they came, if any.
    """

    first: date
    last: date
    talked: tuple[tuple[Person, tuple[Talk, ...]], ...]
    days: frozenset[date]
    missed: tuple[Person, ...]
    my_turn: tuple[Person, ...]
    passed_on: tuple[tuple[Person, Material], ...]
    came: tuple[tuple[Person, Person | None], ...]


class LookingBack(Room):
    """A quiet look at the days behind."""

    def week(self, ending: date | None = None) -> Look:
        """The seven days up to a day."""
        last = ending or self._today
        return self._look(last - timedelta(days=A_WEEK - 1), last)

    def month(self, year: int, month: int) -> Look:
        """A calendar month, up to today."""
        first = date(year, month, 1)
        after = date(year + month // 12, month % 12 + 1, 1)
        return self._look(first, min(after - timedelta(days=1), max(self._today, first)))

    def _look(self, first: date, last: date) -> Look:
        talks = self._store.talks.between(first, last)
        by_person: dict[str, list[Talk]] = {}
        for talk in talks:
            by_person.setdefault(talk.person_id, []).append(talk)
        everybody = self._store.today.everybody()
        missed = [
            standing.person_id
            for standing in everybody
            if standing.rhythm_on is not None and standing.rhythm_on <= last and standing.person_id not in by_person
        ]
        turn = [
            standing.person_id
            for standing in everybody
            if standing.owed_since is not None and standing.owed_since <= last
        ]
        # In the order of the days, the last first, and not by how often: there is nothing to win here.
        latest_first = sorted(by_person.items(), key=lambda item: item[1][-1].on, reverse=True)
        return Look(
            first=first,
            last=last,
            talked=tuple((self._person(person_id), tuple(said)) for person_id, said in latest_first),
            days=frozenset(talk.on for talk in talks),
            missed=tuple(self._person(person_id) for person_id in missed),
            my_turn=tuple(self._person(person_id) for person_id in turn),
            passed_on=self._passed_on(first, last),
            came=tuple(
                (person, self._store.people.get(person.introduced_by) if person.introduced_by else None)
                for person in self._store.people.added_between(first, last)
            ),
        )

    def _passed_on(self, first: date, last: date) -> tuple[tuple[Person, Material], ...]:
        found = []
        for showing in self._store.material.passed_on_since(first.isoformat()):
            material = self._store.material.get(showing.material_id)
            if material is not None and showing.passed_on is not None and showing.passed_on <= last:
                found.append((self._person(showing.person_id), material))
        return tuple(found)
