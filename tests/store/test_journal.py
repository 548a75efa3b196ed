"""The one door for writes: all or nothing, undone and done again, never over something newer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from closecircle.circle import Circle
from closecircle.core.change import Change, Edit, added
from closecircle.core.errors import ChangedSince, NothingFound

if TYPE_CHECKING:
    import sqlite3

    from closecircle.store.journal import Committed
    from conftest import Clock


def dump(circle: Circle) -> dict[str, list[tuple[object, ...]]]:
    """Everything but the journal itself."""
    tables = circle.store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    kept = sorted(
        name
        for (name,) in tables
        if name not in {"changes", "edits", "sqlite_sequence"} and not name.startswith(("said", "_sqlite"))
    )
    return {name: circle.store.connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in kept}


def test_undo_brings_back_the_circle_as_it_was_and_redo_the_change(circle: Circle) -> None:
    minji = circle.people.add("김민지", rhythm="3w")
    before = dump(circle)
    circle.talks.log([minji.id], "커피 마심", ask="따님 피아노 시험")
    after = dump(circle)
    circle.history.undo()
    assert dump(circle) == before
    assert circle.talks.find("커피") == []
    circle.history.redo()
    assert dump(circle) == after
    assert [talk.said for talk in circle.talks.find("커피")] == ["커피 마심"]


def test_undo_works_after_a_restart_and_from_another_process(circle: Circle, clock: Clock) -> None:
    circle.people.add("Daniel")
    other = Circle.open(circle.store.file, today=clock)
    assert other.history.undo().entry.values == {"name": "Daniel"}
    other.close()
    assert circle.people.find("Daniel") == []


def test_an_old_change_is_undone_alone_when_nothing_newer_leans_on_it(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "first")
    older = circle.history.entries()[0].id
    clock.move(1)
    circle.talks.log([minji.id], "second")
    circle.history.undo(older)
    assert [talk.said for talk in circle.store.talks.of(minji.id)] == ["second"]


def test_undo_is_refused_politely_where_something_newer_would_be_lost(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    circle.people.change(minji.id, usual="라떼")
    older = circle.history.entries()[0].id
    circle.people.change(minji.id, usual="오미자차")
    before = dump(circle)
    with pytest.raises(ChangedSince):
        circle.history.undo(older)
    assert dump(circle) == before


def test_adding_somebody_is_not_undone_under_their_talks(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    added_by = circle.history.entries()[0].id
    circle.talks.log([minji.id], "커피")
    with pytest.raises(ChangedSince):
        circle.history.undo(added_by)
    assert circle.people.get(minji.id).name == "김민지"


def test_redo_is_gone_once_something_new_was_done(circle: Circle) -> None:
    circle.people.add("A")
    circle.history.undo()
    circle.people.add("B")
    with pytest.raises(NothingFound):
        circle.history.redo()


def test_undo_and_redo_go_several_steps_in_their_order(circle: Circle) -> None:
    for name in ("A", "B", "C"):
        circle.people.add(name)
    assert [circle.history.undo().entry.values["name"] for _ in range(3)] == ["C", "B", "A"]
    with pytest.raises(NothingFound):
        circle.history.undo()
    assert [circle.history.redo().entry.values["name"] for _ in range(3)] == ["A", "B", "C"]


def test_a_change_whose_second_half_fails_leaves_nothing(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    newcomer = circle.people.new("Daniel")
    stale = replace(minji, usual="never stood there")
    with pytest.raises(ChangedSince):
        circle.store.commit(Change("x", (*added(newcomer), Edit(stale, minji))))
    assert circle.people.find("Daniel") == []
    assert not circle.store.connection.in_transaction


def test_a_change_is_told_to_whoever_watches_with_whom_it_concerns(circle: Circle) -> None:
    told: list[Committed] = []
    circle.store.watchers.append(told.append)
    minji = circle.people.add("김민지")
    assert [(what.entry.label, what.person_ids) for what in told] == [("Added $name", frozenset({minji.id}))]


def test_a_talk_moves_in_the_search_index_with_its_words(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "아이스커피를 마심")
    talk = circle.store.talks.of(minji.id)[0]
    circle.talks.rewrite(talk.id, said="식빵을 사 감")
    assert circle.talks.find("커피") == []
    assert [hit.said for hit in circle.talks.find("빵")] == ["식빵을 사 감"]
    circle.history.undo()
    assert [hit.said for hit in circle.talks.find("커피")] == ["아이스커피를 마심"]


def test_foreign_keys_and_structure_are_clean_after_all_kinds_of_deeds(circle: Circle) -> None:
    minji, daniel = circle.people.add("김민지"), circle.people.add("Daniel")
    circle.introductions.introduce(daniel.id, minji.id)
    circle.talks.log([minji.id, daniel.id], "together", ask="the trip", promise="내일 레시피")
    circle.people.rest(daniel.id)
    while True:
        try:
            circle.history.undo()
        except NothingFound:
            break
    connection: sqlite3.Connection = circle.store.connection
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert circle.store.people.lines() == []


def test_a_deed_of_one_moment_is_told_once_it_is_written_and_not_when_it_fails(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    told: list[Committed] = []
    circle.store.watchers.append(told.append)
    with pytest.raises(NothingFound):
        circle.talks.log([minji.id, "nobody"], "커피")
    with pytest.raises(NothingFound), circle.store.at_one_moment():
        _log_then_stumble(circle, minji.id)
    assert (told, circle.store.talks.of(minji.id)) == ([], [])
    circle.talks.log([minji.id], "커피")
    assert [committed.entry.label for committed in told] == ["Talked with $name"]


def _log_then_stumble(circle: Circle, person_id: str) -> None:
    circle.talks.log([person_id], "커피")
    circle.talks.log(["nobody"], "커피")
