"""Two entries that are one person: nothing is lost, and one undo brings both back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closecircle.circle import Circle
from closecircle.core.answer import Answer
from closecircle.core.days import SpecialDay
from closecircle.core.errors import WrongUse
from closecircle.core.known_chat import KnownChat
from closecircle.core.person import Handle, Person, Seat
from closecircle.core.saved_draft import SavedDraft
from closecircle.core.talk import NextQuestion, Promise, Talk, Thanks
from closecircle.store.doctor import examine
from conftest import TODAY

if TYPE_CHECKING:
    from conftest import Clock

KINDS = (Person, Handle, Talk, Promise, NextQuestion, Thanks, SpecialDay, Answer, SavedDraft, KnownChat)


def everything(circle: Circle) -> list[object]:
    return [circle.store.everything(kind) for kind in KINDS]


def test_what_is_known_of_either_stays(circle: Circle, clock: Clock) -> None:
    kept = circle.people.add("김민지", likes="라떼\n식빵", tags="동네", usual="늘 라떼")
    other = circle.people.add(
        trait="주황 모자", likes="식빵\n산책", tags="동네 화요일", company="고래 출판", rhythm="3w"
    )
    circle.people.change(other.id, usual="아이스 라떼")
    circle.talks.log([kept.id], "인사")
    clock.move(1)
    circle.talks.log([other.id], "모자 이야기", ask="새 모자", promise="금요일 책 빌려주기")
    circle.people.add_handle(other.id, "phone", "010-1234-5678")
    circle.people.add_day(other.id, "birthday", 8, 15, lunar=True)
    circle.drafts.copied(other.id, "안녕하세요")

    circle.merging.merge(kept.id, other.id)

    person = circle.people.get(kept.id)
    assert (person.name, person.trait, person.company, person.rhythm) == ("김민지", "주황 모자", "고래 출판", "3w")
    assert person.likes.splitlines() == ["라떼", "식빵", "산책"]
    assert person.tags == "동네 화요일"
    assert (person.usual, person.notes) == ("늘 라떼", "아이스 라떼")
    assert [talk.said for talk in circle.store.talks.of(kept.id)] == ["모자 이야기", "인사"]
    assert [moment.words for moment in circle.timeline.of(kept.id)][:3] == ["모자 이야기", "새 모자", "책 빌려주기"]
    assert [handle.value for handle in circle.people.handles(kept.id)] == ["010-1234-5678"]
    assert [day.lunar for day in circle.people.days(kept.id)] == [True]
    assert [saved.text for saved, _person in circle.drafts.waiting()] == ["안녕하세요"]
    assert [line.id for line in circle.people.find("주황")] == [kept.id]
    assert examine(circle.store.file).ok


def test_one_undo_brings_both_back_as_they_were(circle: Circle) -> None:
    kept, other = circle.people.add("김민지"), circle.people.add("민지 (모자)")
    friend = circle.people.add("박준", introduced_by=other.id)
    circle.talks.log([kept.id, other.id, friend.id], "같이 커피")
    before = everything(circle)
    circle.merging.merge(kept.id, other.id)
    assert circle.people.get(friend.id).introduced_by == kept.id
    circle.history.undo()
    assert everything(circle) == before
    circle.history.redo()
    assert [person.name for person in circle.store.people.all()] == ["김민지", "박준"]


def test_what_was_noted_for_both_is_there_once(circle: Circle) -> None:
    kept, other = circle.people.add("김민지"), circle.people.add("민지")
    circle.talks.log([kept.id, other.id], "같이 커피")
    for person in (kept, other):
        circle.people.add_handle(person.id, "email", "minji@example.org")
    circle.people.add_day(kept.id, "birthday", 12, 3)
    circle.people.add_day(other.id, "birthday", 12, 3, year=1990)
    circle.merging.merge(kept.id, other.id)
    assert len(circle.store.talks.of(kept.id)) == 1
    assert len(circle.people.handles(kept.id)) == 1
    assert [day.year for day in circle.people.days(kept.id)] == [1990]


def test_the_preview_says_what_each_holds_and_what_it_becomes(circle: Circle) -> None:
    kept = circle.people.add("김민지", tie="regular", company="")
    other = circle.people.add("Minji", tie="friend", company="고래 출판")
    shown = {
        fact.field: (fact.kept, fact.other, fact.becomes) for fact in circle.merging.preview(kept.id, other.id).facts
    }
    assert shown["name"] == ("김민지", "Minji", "김민지")
    assert shown["company"] == ("", "고래 출판", "고래 출판")
    assert shown["tie"] == ("regular", "friend", "regular")
    assert shown["notes"] == ("", "", "Minji")
    assert "seat" not in shown


def test_nobody_is_merged_with_themselves(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    with pytest.raises(WrongUse):
        circle.merging.merge(minji.id, minji.id)


def test_nobody_is_thanked_for_bringing_themselves(circle: Circle, clock: Clock) -> None:
    kept = circle.people.add("김민지")
    other = circle.people.add("민지", introduced_by=kept.id)
    for _visit in range(2):
        circle.talks.log([other.id], "hello")
        clock.move(1)
    assert [person.id for _thanks, person in circle.introductions.thanks_owed()] == [kept.id]
    circle.merging.merge(kept.id, other.id)
    assert circle.introductions.thanks_owed() == []
    assert circle.people.get(kept.id).introduced_by is None


def test_a_merge_of_the_bench_and_the_circle_sits_in_the_circle(circle: Circle) -> None:
    kept, other = circle.people.add("김민지"), circle.people.add("민지")
    circle.people.seat([kept.id], Seat.BENCH)
    circle.merging.merge(kept.id, other.id)
    assert circle.people.get(kept.id).seat is Seat.CIRCLE


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-1, 5), min_size=6, max_size=6), st.integers(0, 5), st.integers(0, 5))
def test_the_tree_of_who_brought_whom_never_bites_its_tail(
    tmp_path_factory: pytest.TempPathFactory, brought_by: list[int], kept: int, other: int
) -> None:
    circle = Circle.open(tmp_path_factory.mktemp("c") / "circle.db", today=lambda: date(2026, 11, 24))
    ids: list[str] = []
    for place, by in enumerate(brought_by):
        ids.append(circle.people.add(f"p{place}", introduced_by=ids[by] if 0 <= by < place else None).id)
    if kept != other:
        circle.merging.merge(ids[kept], ids[other])
        for person in circle.store.people.all():
            seen = {person.id}
            ancestor = person.introduced_by
            while ancestor is not None:
                assert ancestor not in seen
                seen.add(ancestor)
                ancestor = circle.people.get(ancestor).introduced_by
        circle.history.undo()
        assert [person.id for person in circle.store.people.all()] == ids
    assert circle.ground.clock() == TODAY
    circle.close()
