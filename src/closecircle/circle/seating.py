"""Seating: a circle has as many seats as one person can care for (rules P6); when it is full, somebody makes room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.circle.people import shown_name
from closecircle.circle.room import Room
from closecircle.core.change import Edit
from closecircle.core.person import Seat
from closecircle.core.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from closecircle.core.person import Person
    from closecircle.core.today import Standing
    from closecircle.store.journal import Committed

A_FEW = 4


class Seating(Room):
    """Who makes room for whom; nothing of anybody's is lost."""

    def who_may_move(self, without: Iterable[str] = ()) -> list[tuple[Person, date | None]]:
        """A few who could sit on the outer bench for a while, each with the day of the last talk.

        Those with whom nothing is open, the longest silence first. It is an offer to choose from, not a judgement.
        """
        left_out = set(without)
        quiet = [each for each in self._store.today.everybody() if each.person_id not in left_out and not _open(each)]
        quiet.sort(key=lambda each: (each.last_talk_on or each.new_since or self._today, each.name, each.person_id))
        return [(self._person(each.person_id), each.last_talk_on) for each in quiet[:A_FEW]]

    def change_seats(self, comes_id: str, goes_id: str) -> Committed:
        """One person into the circle, another to the outer bench for them; one change."""
        comes, goes = self._person(comes_id), self._person(goes_id)
        edits = [Edit(goes, replace(goes, seat=Seat.BENCH)), Edit(comes, replace(comes, seat=Seat.CIRCLE))]
        return self._commit(
            "$other made room for $name in the circle", edits, name=shown_name(comes), other=shown_name(goes)
        )


def _open(standing: Standing) -> bool:
    """Whether something waits between the two of you: a promise, an answer, a question, thanks."""
    return any((standing.promise_on, standing.owed_since, standing.question_on, standing.thanks_since))
