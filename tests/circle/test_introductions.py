"""Who brought whom, and thanks for it once the friend has come a second time (rules P7)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import WrongUse

if TYPE_CHECKING:
    from closecircle.circle import Circle
    from closecircle.circle.introductions import Branch
    from conftest import Clock


def drawn(branches: list[Branch] | tuple[Branch, ...], depth: int = 0) -> list[str]:
    return [line for each in branches for line in ("  " * depth + each.person.name, *drawn(each.brought, depth + 1))]


def test_the_tree_goes_to_any_depth_and_holds_only_those_who_brought_or_came(circle: Circle) -> None:
    ada, ben, cy, di = (circle.people.add(name) for name in ("Ada", "Ben", "Cy", "Di"))
    circle.people.add("Alone")
    circle.introductions.introduce(ben.id, ada.id)
    circle.introductions.introduce(cy.id, ben.id)
    circle.introductions.introduce(di.id, ada.id)
    assert drawn(circle.introductions.tree()) == ["Ada", "  Ben", "    Cy", "  Di"]


def test_nobody_comes_through_somebody_they_brought(circle: Circle) -> None:
    ada, ben = circle.people.add("Ada"), circle.people.add("Ben")
    circle.introductions.introduce(ben.id, ada.id)
    for person_id, by_id in ((ada.id, ben.id), (ada.id, ada.id)):
        with pytest.raises(WrongUse):
            circle.introductions.introduce(person_id, by_id)
    circle.introductions.introduce(ben.id, None)
    assert circle.introductions.tree() == []


def test_thanks_are_owed_once_after_the_second_day_and_settled_by_a_talk(circle: Circle, clock: Clock) -> None:
    ada, ben = circle.people.add("Ada"), circle.people.add("Ben")
    circle.introductions.introduce(ben.id, ada.id)
    circle.talks.log([ben.id], "first visit", on=date(2026, 11, 10))
    circle.talks.log([ben.id], "the same day again", on=date(2026, 11, 10))
    assert circle.introductions.thanks_owed() == []
    circle.talks.log([ben.id], "came again", on=date(2026, 11, 20))
    circle.talks.log([ben.id], "and again")
    [(thanks, person)] = circle.introductions.thanks_owed()
    assert (person.name, thanks.since) == ("Ada", date(2026, 11, 20))
    circle.talks.log([ada.id], "thanked her for Ben")
    assert circle.introductions.thanks_owed() == []
    circle.history.undo()
    assert len(circle.introductions.thanks_owed()) == 1
    clock.move(1)
    circle.talks.thank(ada.id)
    assert circle.introductions.thanks_owed() == []
