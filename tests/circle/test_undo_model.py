"""Undo and redo at any depth, held against a model: every row, Today, the search and the doctor after every step.

The model keeps the rows and, for each change, the rows it touched before and after. A longer run:
`CLOSECIRCLE_FUZZ=10000 pytest tests/circle/test_undo_model.py` (about that many steps).
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from closecircle.circle import Circle
from closecircle.circle.talks import I_WROTE, THEY_WROTE
from closecircle.core.change import Change, added
from closecircle.core.errors import ChangedSince, CircleError, NothingFound
from closecircle.core.person import Person, Seat
from closecircle.core.search import found_in
from closecircle.core.talk import Talk
from closecircle.settings import Settings
from closecircle.store.doctor import NOTES, examine
from closecircle.store.rows import WRITE_ORDER, kind_of
from conftest import TODAY, Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from closecircle.core.change import Record

    Rows = dict[tuple[str, str], Record]

STEPS = 40
RUNS = max(12, int(os.environ.get("CLOSECIRCLE_FUZZ", "0")) // STEPS)
WORDS = ("커피", "brown boots", "피아노 시험", "mending the roof", "[/] $x", "따님 결혼")
LEANS_ON = ("person_id", "introduced_by", "material_id", "came_id")


@dataclass
class Kept:
    """One change of the model: the rows it touched, and the undo that stands."""

    id: int
    rows: dict[tuple[str, str], tuple[Record | None, Record | None]]
    undone_by: int | None = None

    def turned(self) -> dict[tuple[str, str], tuple[Record | None, Record | None]]:
        return {key: (after, before) for key, (before, after) in self.rows.items()}


@dataclass
class Model:
    """What the circle should hold."""

    rows: Rows = field(default_factory=dict)
    changes: list[Kept] = field(default_factory=list)

    def fits(self, turn: dict[tuple[str, str], tuple[Record | None, Record | None]]) -> bool:
        """Whether a turn may be made: every row is what it left, and no row would lean on nothing."""
        if any(self.rows.get(key) != before for key, (before, _after) in turn.items()):
            return False
        then = self.turned(turn)
        ids = {row_id for _table, row_id in then}
        leans = [getattr(row, name, None) for row in then.values() for name in LEANS_ON]
        return all(row_id is None or row_id in ids for row_id in leans)

    def turned(self, turn: dict[tuple[str, str], tuple[Record | None, Record | None]]) -> Rows:
        then: dict[tuple[str, str], Any] = {**self.rows, **{key: after for key, (_before, after) in turn.items()}}
        return {key: row for key, row in then.items() if row is not None}

    def last_done(self) -> Kept | None:
        return next((change for change in reversed(self.changes) if change.undone_by is None), None)

    def last_undone(self) -> Kept | None:
        undone = [(change.undone_by, change) for change in self.changes if change.undone_by is not None]
        if not undone:
            return None
        newest, change = max(undone, key=lambda pair: pair[0])
        return None if any(later.id > newest for later in self.changes) else change


def dump(circle: Circle) -> Rows:
    return {
        (table, row.id): row for table in WRITE_ORDER for row in circle.store.everything(kind_of(table))
    }  # fmt: skip


def talk_order(circle: Circle) -> list[str]:
    return [row[0] for row in circle.store.connection.execute("SELECT id FROM talks ORDER BY search_id")]


def somebody_is_here(machine: UndoMachine) -> bool:
    return machine.has("people")


class UndoMachine(RuleBasedStateMachine):
    """A user, another program, and time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock(TODAY)
        self.circle = self.open("circle")
        self.other = self.open("circle")
        self.afresh = self.open("afresh")
        self.model = Model()
        self.number = 0

    def open(self, name: str) -> Circle:
        circle = Circle.open(
            Path(self.folder.name) / name / "circle.db", today=self.clock, settings=Settings(name="수진")
        )
        circle.store.connection.execute("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        return circle

    def teardown(self) -> None:
        for circle in (self.circle, self.other, self.afresh):
            circle.close()
        self.folder.cleanup()

    # What is there to be touched.

    def people(self, circle: Circle) -> list[Person]:
        return sorted((row for row in dump(circle).values() if isinstance(row, Person)), key=lambda one: one.id)

    def any_of(self, draw: st.DataObject, kind: str) -> Any:
        return draw.draw(st.sampled_from(sorted(key for key in self.model.rows if key[0] == kind)))

    def has(self, *kinds: str) -> bool:
        return all(any(key[0] == kind for key in self.model.rows) for kind in kinds)

    def new_word(self) -> str:
        self.number += 1
        return f"{WORDS[self.number % len(WORDS)]} {self.number}"

    def do(self, deed: Callable[[Circle], object], *, by: Circle | None = None) -> None:
        """Do something on one of the connections; what a person can act on changes nothing."""
        before = dump(self.circle)
        circle = by or self.circle
        try:
            deed(circle)
        except CircleError:
            assert dump(self.circle) == before
            return
        after = dump(circle)
        keys = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        [entry] = self.circle.history.entries(1)
        self.model.changes.append(Kept(entry.id, {key: (before.get(key), after.get(key)) for key in keys}))
        self.model.rows = after

    # Deeds.

    @initialize()
    def somebody(self) -> None:
        for name, rhythm in (("김민지", "3w"), ("Daniel", "1m")):
            self.do(lambda circle, name=name, rhythm=rhythm: circle.people.add(name, rhythm=rhythm))  # type: ignore[misc]  # mypy cannot infer a lambda with defaults

    @rule(rhythm=st.sampled_from(["", "1w", "2m"]))
    def add(self, rhythm: str) -> None:
        self.do(lambda circle: circle.people.add(self.new_word(), rhythm=rhythm))

    @precondition(somebody_is_here)
    @rule(draw=st.data(), back=st.integers(0, 40), how=st.sampled_from([None, THEY_WROTE, I_WROTE]), more=st.booleans())
    def log(self, draw: st.DataObject, back: int, how: Any, more: bool) -> None:
        ids = sorted({self.any_of(draw, "people")[1] for _ in range(2 if more else 1)})
        on, said = self.clock() - timedelta(days=back), self.new_word()
        ask, promise = (self.new_word(), self.new_word()) if more else ("", "")
        self.do(lambda circle: circle.talks.log(ids, said, on=on, how=how, ask=ask, promise=promise))

    @precondition(lambda self: self.has("talks"))
    @rule(draw=st.data(), back=st.integers(0, 40))
    def correct(self, draw: st.DataObject, back: int) -> None:
        talk_id, said = self.any_of(draw, "talks")[1], self.new_word()
        self.do(lambda circle: circle.talks.rewrite(talk_id, said=said, on=self.clock() - timedelta(days=back)))

    @precondition(lambda self: self.has("talks"))
    @rule(draw=st.data())
    def take_out(self, draw: st.DataObject) -> None:
        talk_id = self.any_of(draw, "talks")[1]
        self.do(lambda circle: circle.talks.remove(talk_id))

    @precondition(somebody_is_here)
    @rule(draw=st.data(), elsewhere=st.booleans())
    def change(self, draw: st.DataObject, elsewhere: bool) -> None:
        person_id, word = self.any_of(draw, "people")[1], self.new_word()
        self.do(
            lambda circle: circle.people.change(person_id, likes=word, tags=word),
            by=self.other if elsewhere else None,
        )

    @precondition(somebody_is_here)
    @rule(draw=st.data())
    def pause(self, draw: st.DataObject) -> None:
        person = self.model.rows[self.any_of(draw, "people")]
        assert isinstance(person, Person)
        if person.paused_until is None:
            self.do(lambda circle: circle.people.not_now(person.id))
        else:
            self.do(lambda circle: circle.people.wake(person.id))

    @precondition(somebody_is_here)
    @rule(draw=st.data())
    def promise_and_keep(self, draw: st.DataObject) -> None:
        person_id, what = self.any_of(draw, "people")[1], self.new_word()
        self.do(lambda circle: circle.talks.promise(person_id, what))
        promises = self.circle.store.talks.promises(person_id, open_only=True)
        if len(promises) > 1:
            self.do(lambda circle: circle.talks.keep_promise(promises[0].id, person_id))

    @precondition(somebody_is_here)
    @rule(draw=st.data())
    def question(self, draw: st.DataObject) -> None:
        person_id, what = self.any_of(draw, "people")[1], self.new_word()
        self.do(lambda circle: circle.talks.ask_next(person_id, what))
        questions = self.circle.store.talks.questions(person_id, open_only=True)
        if len(questions) > 1:
            self.do(lambda circle: circle.talks.asked(questions[0].id, person_id))

    @precondition(somebody_is_here)
    @rule(draw=st.data())
    def introduced(self, draw: st.DataObject) -> None:
        friend = self.model.rows[self.any_of(draw, "people")]
        by = self.any_of(draw, "people")[1]
        if isinstance(friend, Person) and friend.introduced_by != by:
            self.do(lambda circle: circle.introductions.introduce(friend.id, by))

    @precondition(somebody_is_here)
    @rule(draw=st.data())
    def thanked(self, draw: st.DataObject) -> None:
        person_id = self.any_of(draw, "people")[1]
        if self.circle.store.talks.thanks(person_id, open_only=True):
            self.do(lambda circle: circle.talks.thank(person_id))

    @precondition(somebody_is_here)
    @rule(draw=st.data())
    def material(self, draw: st.DataObject) -> None:
        if not self.has("materials") or draw.draw(st.booleans()):
            self.do(lambda circle: circle.material.add(self.new_word()))
            return
        material_id, person_id = self.any_of(draw, "materials")[1], self.any_of(draw, "people")[1]
        self.do(lambda circle: circle.material.show(material_id, person_id))
        if self.has("showings"):
            showing = self.model.rows[self.any_of(draw, "showings")]
            if getattr(showing, "passed_on", None) is None:
                self.do(lambda circle: circle.material.passed_on(showing.id))

    @precondition(somebody_is_here)
    @rule(draw=st.data())
    def a_draft(self, draw: st.DataObject) -> None:
        person_id, text = self.any_of(draw, "people")[1], self.new_word()
        if draw.draw(st.booleans()):
            self.do(lambda circle: circle.drafts.send(person_id, text))
        else:
            self.do(lambda circle: circle.drafts.copied(person_id, text))

    @precondition(somebody_is_here)
    @rule(draw=st.data(), elsewhere=st.booleans())
    def bulk(self, draw: st.DataObject, elsewhere: bool) -> None:
        ids = sorted({self.any_of(draw, "people")[1] for _ in range(3)})
        by = self.other if elsewhere else None
        if draw.draw(st.booleans()):
            tag = f"tag{self.number}"
            self.number += 1
            self.do(lambda circle: circle.people.tag_many(ids, tag), by=by)
        else:
            rows = [row for row in (self.model.rows["people", one] for one in ids) if isinstance(row, Person)]
            seat = Seat.BENCH if any(row.seat is Seat.CIRCLE for row in rows) else Seat.CIRCLE
            moving = [row.id for row in rows if row.seat is not seat]
            self.do(lambda circle: circle.people.seat(moving, seat), by=by)

    @rule(closed=st.integers(0, 6))
    def days_away(self, closed: int) -> None:
        self.do(lambda circle: circle.people.add_absence(weekday=closed))

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.clock.move(days)

    @rule()
    def restart(self) -> None:
        self.circle.close()
        self.circle = self.open("circle")

    # Undo and redo.

    @rule(elsewhere=st.booleans())
    def undo(self, elsewhere: bool) -> None:
        self.turn_back(self.model.last_done(), None, by=self.other if elsewhere else self.circle)

    @precondition(lambda self: self.model.last_done() is not None)
    @rule(draw=st.data())
    def undo_at_depth(self, draw: st.DataObject) -> None:
        change = draw.draw(st.sampled_from([one for one in self.model.changes if one.undone_by is None]))
        self.turn_back(change, change.id, by=self.circle)

    @rule(elsewhere=st.booleans())
    def redo(self, elsewhere: bool) -> None:
        self.turn_again(self.model.last_undone(), None, by=self.other if elsewhere else self.circle)

    @precondition(lambda self: any(change.undone_by is not None for change in self.model.changes))
    @rule(draw=st.data())
    def redo_at_depth(self, draw: st.DataObject) -> None:
        change = draw.draw(st.sampled_from([one for one in self.model.changes if one.undone_by is not None]))
        self.turn_again(change, change.id, by=self.circle)

    @rule()
    def back_to_the_beginning_and_forward_again(self) -> None:
        """Undo as far as it goes, then redo as far as it goes: everything is as it was."""
        before, order = dict(self.model.rows), talk_order(self.circle)
        undone = 0
        while (change := self.model.last_done()) is not None and self.model.fits(change.turned()):
            self.undo(elsewhere=False)
            undone += 1
        if not self.model.changes or self.model.last_done() is None:
            assert dump(self.circle) == {}
        for _ in range(undone):
            self.redo(elsewhere=False)
        assert self.model.rows == before
        assert talk_order(self.circle) == order

    def turn_back(self, change: Kept | None, change_id: int | None, *, by: Circle) -> None:
        if change is None:
            self.refused(lambda: by.history.undo(change_id), NothingFound)
        elif self.model.fits(change.turned()):
            committed = by.history.undo(change_id)
            self.model.rows = self.model.turned(change.turned())
            change.undone_by = committed.entry.id
        else:
            self.refused(lambda: by.history.undo(change_id), ChangedSince)

    def turn_again(self, change: Kept | None, change_id: int | None, *, by: Circle) -> None:
        if change is None:
            self.refused(lambda: by.history.redo(change_id), NothingFound)
        elif self.model.fits(change.rows):
            by.history.redo(change_id)
            self.model.rows = self.model.turned(change.rows)
            change.undone_by = None
        else:
            self.refused(lambda: by.history.redo(change_id), ChangedSince)

    def refused(self, deed: Callable[[], object], how: type[CircleError]) -> None:
        try:
            deed()
        except how:
            return
        raise AssertionError(how)

    # After every step.

    @invariant()
    def all_agree(self) -> None:
        assert dump(self.circle) == self.model.rows
        assert set(examine(self.circle.store.file).ails) <= NOTES
        self.today_follows()
        self.search_follows()

    def today_follows(self) -> None:
        """Today is what it would be in a circle that holds these rows and has never seen a change."""
        connection = self.afresh.store.connection
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in [*WRITE_ORDER, "standing", "edits", "changes"]:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("INSERT INTO said (said) VALUES ('delete-all')")
        order = {talk_id: place for place, talk_id in enumerate(talk_order(self.circle))}
        rows = sorted(self.model.rows.values(), key=lambda row: order.get(row.id, -1) if isinstance(row, Talk) else -1)
        self.afresh.store.commit(Change("all", added(*rows)))
        assert self.circle.today.day(more=True) == self.afresh.today.day(more=True)

    def search_follows(self) -> None:
        talks = [row for row in self.model.rows.values() if isinstance(row, Talk)]
        for query in ("커피", "boots", "시험"):
            found = self.circle.talks.find(query, 1000)
            assert {talk.id for talk in found} == {talk.id for talk in talks if found_in(talk.said, query)}
            assert [talk.on for talk in found] == sorted((talk.on for talk in found), reverse=True)


UndoMachine.TestCase.settings = settings(
    max_examples=RUNS, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
)
TestUndo = UndoMachine.TestCase


def test_the_order_of_a_day_survives_an_undo(circle: Circle) -> None:
    daniel = circle.people.add("Daniel")
    circle.talks.log([daniel.id], "shall I come by?", how=THEY_WROTE)
    asked = circle.store.talks.of(daniel.id)[0]
    circle.talks.log([daniel.id], "yes, do", how=I_WROTE)
    removal = circle.talks.remove(asked.id).entry.id
    circle.history.undo(removal)
    assert [talk.said for talk in circle.store.talks.of(daniel.id)] == ["yes, do", "shall I come by?"]
    assert not [row for row in circle.today.day().rows if row.due.reason.value == "reply"]


def test_a_place_that_somebody_took_meanwhile_is_given_back(circle: Circle) -> None:
    daniel = circle.people.add("Daniel")
    for said in ("first", "second"):
        circle.talks.log([daniel.id], said)
    second = circle.store.talks.of(daniel.id)[0]
    removal = circle.talks.remove(second.id).entry.id
    circle.talks.log([daniel.id], "third")
    circle.history.undo(removal)
    assert [talk.said for talk in circle.store.talks.of(daniel.id)] == ["third", "second", "first"]
    assert [talk.said for talk in circle.talks.find("third")] == ["third"]
