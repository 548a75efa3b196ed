"""The shelf: whom a thing of one's own would please, who saw it, who passed it on, who came that way (rules P8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import NothingFound, WrongUse
from closecircle.core.person import Familiarity

if TYPE_CHECKING:
    from closecircle.circle import Circle


def pleased(circle: Circle, material_id: str) -> list[tuple[str, str]]:
    return [(match.person.name, match.because) for match in circle.material.would_enjoy(material_id)]


def test_a_line_with_a_link_is_taken_apart(circle: Circle) -> None:
    both = circle.material.add("식빵 굽는 법 https://example.org/bread")
    assert (both.title, both.link) == ("식빵 굽는 법", "https://example.org/bread")
    bare = circle.material.add("https://example.org/only")
    assert (bare.title, bare.link) == ("https://example.org/only", "https://example.org/only")
    with pytest.raises(WrongUse):
        circle.material.add("  ")


def test_it_would_please_those_who_raised_it_themselves_and_says_by_what_words(circle: Circle) -> None:
    minji = circle.people.add("김민지", likes="제라늄 화분\n추리 소설")
    daniel = circle.people.add("Daniel")
    circle.people.add("Nobody in particular", likes="fishing")
    circle.talks.log([daniel.id], "asked how one repots a geranium")
    korean = circle.material.add("제라늄 분갈이 사진")
    english = circle.material.add("Repotting a geranium, photographs")
    assert pleased(circle, korean.id) == [("김민지", "제라늄 화분")]
    assert pleased(circle, english.id) == [("Daniel", "asked how one repots a geranium")]
    circle.material.show(korean.id, minji.id)
    assert pleased(circle, korean.id) == []


def test_it_is_for_three_at_most_and_never_for_who_likes_greetings_only(circle: Circle) -> None:
    for number in range(5):
        circle.people.add(f"Reader {number}", likes="crime novels")
    circle.people.add("Shy", likes="crime novels crime novels", familiarity=Familiarity.GREET)
    names = [name for name, _ in pleased(circle, circle.material.add("A shelf of crime novels").id)]
    assert len(names) == 3
    assert "Shy" not in names


def test_what_was_said_in_private_is_no_reason(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "이혼 조정 이야기", private=True)
    assert pleased(circle, circle.material.add("이혼 조정 안내").id) == []


def test_passing_it_on_owes_thanks_and_who_came_that_way_is_theirs(circle: Circle) -> None:
    minji, friend = circle.people.add("김민지"), circle.people.add("박준호")
    material = circle.material.add("반죽 접는 법")
    circle.material.show(material.id, minji.id)
    [shown] = circle.material.showings(material.id)
    circle.material.passed_on(shown.showing.id)
    circle.material.came(shown.showing.id, friend.id)
    [row] = [row for row in circle.today.day().rows if row.person.id == minji.id]
    assert (row.due.reason.value, row.thanks_for) == ("thanks", "반죽 접는 법")
    [shown] = circle.material.showings(material.id)
    assert shown.came is not None
    assert shown.came.name == "박준호"
    assert circle.people.get(friend.id).introduced_by == minji.id


def test_nobody_is_shown_a_thing_twice_and_what_was_put_away_is_kept(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    material = circle.material.add("반죽 접는 법")
    circle.material.show(material.id, minji.id)
    with pytest.raises(WrongUse):
        circle.material.show(material.id, minji.id)
    circle.material.put_away(material.id)
    assert circle.material.shelf() == []
    assert [each.title for each in circle.material.shelf(put_away=True)] == ["반죽 접는 법"]
    assert len(circle.material.showings(material.id)) == 1
    with pytest.raises(NothingFound):
        circle.material.get("nothing")
