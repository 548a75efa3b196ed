"""What is picked of a plan: who comes in, and who those are of whom the file does not tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from closecircle.exchange.import_plan import SOMEBODY_NEW, State
from closecircle.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from closecircle.circle import Circle
    from closecircle.exchange.arrivals import Arrivals
    from closecircle.exchange.import_plan import ImportPlan, PlanRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A plan with what is asked of it at every key, worked out once.

    `alike`: the rows of one person, by the number of each where there are several. `stamp` is the state of the circle
    it was made in.
    """

    plan: ImportPlan
    seats: int
    stamp: tuple[int, int]
    alike: Mapping[int, frozenset[int]]
    has_rooms: bool
    asks_me: bool


def compared(circle: Circle, found: Arrivals, me: str, tell: Callable[[int, int], None]) -> Compared:
    """Compare what was read with the circle; on the circle's thread. Raises what `tell` raises."""
    plan = circle.imports.compare(found, me=me, progress=tell)
    groups: dict[int, set[int]] = {}
    for row in plan.rows:
        if row.joins is not None:
            groups.setdefault(row.joins, {row.joins}).add(row.number)
    return Compared(
        plan=plan,
        seats=circle.people.seats_left(),
        stamp=stamp(circle),
        alike={number: frozenset(group) for group in groups.values() for number in group},
        has_rooms=any(row.is_group for row in plan.rows),
        asks_me=any(row.asks_me for row in plan.rows),
    )


def stamp(circle: Circle) -> tuple[int, int]:
    """Changes whenever anybody has written, another process or this one."""
    return circle.store.data_version(), circle.store.connection.total_changes


def is_certain(row: PlanRow) -> bool:
    """Whether a row can come in as it stands."""
    return row.state in (State.NEW, State.DIFFERS)


class Picks:
    """Marks and answers, by the number of the row."""

    def __init__(self, plan: Compared) -> None:
        self.compared = plan
        self.marked = {row.number for row in plan.plan.chosen}
        self._answers: dict[int, str] = {}
        self._names: dict[str, str] = {}

    def renew(self, plan: Compared) -> None:
        """Go on with the same file compared anew; marks and answers stay where the rows are the same."""
        same = [row.identity for row in plan.plan.rows] == [row.identity for row in self.compared.plan.rows]
        self.compared = plan
        if same:
            rows = (self.row(number) for number in self.marked)
            self.marked = {row.number for row in rows if not self.is_open(row) and not self.is_done(row)}
        else:
            self._answers.clear()
            self.marked = {row.number for row in plan.plan.chosen}

    def row(self, number: int) -> PlanRow:
        """The row of a number."""
        return self.compared.plan.rows[number]

    def is_open(self, row: PlanRow) -> bool:
        """Whether it has to be said who a row is before it can come in."""
        return row.state is State.UNSURE and row.number not in self._answers

    def is_done(self, row: PlanRow) -> bool:
        """Whether a row would add nothing."""
        return row.state is State.SAME and row.number not in self._answers

    def turn(self, row: PlanRow) -> None:
        """Mark a row and the others of the same new person, or take their marks away."""
        alike = {row.number, *(each for each in self.compared.alike.get(row.number, ()) if is_certain(self.row(each)))}
        if row.number in self.marked:
            self.marked -= alike
        else:
            self.marked |= alike

    def turn_certain(self, rows: Iterable[PlanRow]) -> None:
        """Mark all of these that are certain; where they all are marked, none."""
        certain = {row.number for row in rows if is_certain(row)}
        if certain <= self.marked:
            self.marked -= certain
        else:
            self.marked |= certain

    def leave_rooms(self) -> None:
        """Take the marks from whoever is in a group room."""
        self.marked -= {row.number for row in self.compared.plan.rows if row.is_group}

    def settle(self, row: PlanRow, person_id: str, name: str) -> None:
        """A row is this person, or SOMEBODY_NEW; it is marked with that."""
        self._answers[row.number] = person_id
        self._names[person_id] = name
        self.marked.add(row.number)

    @property
    def answers(self) -> dict[int, str]:
        """Who the answered rows are, in words."""
        return {
            number: _("somebody new") if person_id == SOMEBODY_NEW else self._names[person_id]
            for number, person_id in self._answers.items()
        }

    @property
    def chosen(self) -> list[PlanRow]:
        """The rows to bring in, as answered."""
        rows = (row for row in self.compared.plan.rows if row.number in self.marked)
        return [row.answered(self._answers[row.number]) if row.number in self._answers else row for row in rows]

    @property
    def beyond_the_seats(self) -> bool:
        """Whether more new people are marked than there are seats."""
        if len(self.marked) <= self.compared.seats:
            return False
        return sum(self._comes_new(self.row(number)) for number in self.marked) > self.compared.seats

    def _comes_new(self, row: PlanRow) -> bool:
        return row.joins is None and self._answers.get(row.number, row.person_id or SOMEBODY_NEW) == SOMEBODY_NEW
