"""Looking back on a week or a month: days and people in their order, nothing to win."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from closecircle.circle.talks import THEY_WROTE

if TYPE_CHECKING:
    from closecircle.circle import Circle


def test_a_week_tells_with_whom_one_talked_who_was_missed_and_whose_turn_it_is(circle: Circle) -> None:
    often, once, missed, waits = (circle.people.add(name, rhythm="2w") for name in ("Often", "Once", "Missed", "Waits"))
    circle.talks.log([missed.id], "long ago", on=date(2026, 10, 1))
    circle.talks.log([once.id], "tea", on=date(2026, 11, 19))
    for day in (20, 21, 22):
        circle.talks.log([often.id], "coffee", on=date(2026, 11, day))
    circle.talks.log([waits.id], "when do you open?", how=THEY_WROTE)
    look = circle.looking_back.week()
    assert (look.first, look.last) == (date(2026, 11, 18), date(2026, 11, 24))
    # In the order of the days, the last first, however often it was.
    assert [(person.name, len(talks)) for person, talks in look.talked] == [("Waits", 1), ("Often", 3), ("Once", 1)]
    assert [person.name for person in look.missed] == ["Missed"]
    assert [person.name for person in look.my_turn] == ["Waits"]
    assert look.days == {date(2026, 11, day) for day in (19, 20, 21, 22, 24)}


def test_what_was_passed_on_in_that_time_is_remembered(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    material = circle.material.add("반죽 접는 법")
    circle.material.show(material.id, minji.id)
    circle.material.passed_on(circle.material.showings(material.id)[0].showing.id)
    assert [(person.name, what.title) for person, what in circle.looking_back.week().passed_on] == [
        ("김민지", "반죽 접는 법")
    ]
    assert circle.looking_back.week(date(2026, 11, 20)).passed_on == ()


def test_a_month_ends_with_itself_or_with_today(circle: Circle) -> None:
    assert circle.looking_back.month(2026, 2).last == date(2026, 2, 28)
    assert circle.looking_back.month(2025, 12).last == date(2025, 12, 31)
    assert circle.looking_back.month(2026, 11).last == date(2026, 11, 24)
