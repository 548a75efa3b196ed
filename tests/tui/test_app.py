from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from closecircle.circle import Circle
from closecircle.settings import Places, Settings
from closecircle.tui.app import CloseCircle
from conftest import HOSTILE
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Clock


def _three(circle: Circle) -> None:
    for name in ("김민지", "이서연", "Daniel Kim"):
        circle.people.add(name)


async def test_a_talk_is_logged_in_two_keys_and_taken_back_in_one(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=_three) as hands:
        await hands.press("1")
        await hands.write("새 오븐 이야기")
        await hands.press("enter")
        assert hands.keys == 2
        assert any("Logged: Daniel Kim" in said for said in hands.said)
        assert [talk.said for talk in await hands.ask(lambda circle: circle.talks.day(clock()))] == ["새 오븐 이야기"]
        await hands.press("f12")
        assert await hands.ask(lambda circle: circle.talks.day(clock())) == []


async def test_a_whole_log_in_one_write_from_the_terminal_loses_nothing(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=_three) as hands:
        await hands.burst("1", *"커피 마심", "enter", "down", "1", *"책 이야기", "enter")
        talks = await hands.ask(lambda circle: circle.talks.day(clock()))
        assert sorted(talk.said for talk in talks) == ["책 이야기", "커피 마심"]
        assert len({talk.person_id for talk in talks}) == 2


async def test_the_space_that_lets_a_jamo_go_does_not_start_the_note(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=_three) as hands:
        await hands.burst("ㅣ", "space")
        assert hands.app.screen.query_one("#said", Input).value == ""


async def test_somebody_is_found_by_initials_from_anywhere(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=_three) as hands:
        await hands.press("slash")
        await hands.write("ㄱㅁㅈ")
        await hands.press("enter")
        assert hands.keys == 2
        assert "김민지" in hands.text


async def test_not_now_is_one_key_and_the_next_person_is_at_hand(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=_three) as hands:
        first = hands.text
        await hands.press("3")
        assert hands.keys == 1
        assert hands.text != first
        assert hands.lines[2].startswith(" ›김민지")


async def test_what_another_program_writes_appears_by_itself(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=_three) as hands:
        other = Circle.open(tmp_path / "circle.db", today=clock)
        other.people.add("박하늘")
        other.close()
        await hands.app._look_around()
        await hands.settled()
        assert "박하늘" in hands.text


async def test_a_file_held_by_another_program_is_said_and_the_screen_goes_on(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=_three) as hands:
        await hands.ask(lambda circle: circle.store.connection.execute("PRAGMA busy_timeout = 0"))
        other = sqlite3.connect(tmp_path / "circle.db")
        other.execute("BEGIN EXCLUSIVE")
        for key in ("3", "down", "1"):
            hands._send(key)
        await hands.pilot.pause()
        other.rollback()
        other.close()
        await hands.settled()
        assert any("Another program is holding" in said for said in hands.said)
        assert hands.app.is_running


async def test_a_damaged_file_ends_the_screen_with_a_sentence(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "circle.db").write_bytes(b"only words, no circle at all" * 40)
    app = CloseCircle(Places(data=tmp_path, config=tmp_path), Settings(language="en"), clock)
    async with app.run_test():
        pass
    assert app.refused is not None
    assert "is not a circle" in str(app.refused)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (160, 50)])
async def test_hostile_names_and_notes_show_as_themselves(
    text: str, size: tuple[int, int], tmp_path: Path, clock: Clock
) -> None:
    def fill(circle: Circle) -> None:
        person = circle.people.add(text[:200] or "x", likes=text, never_say=text, usual=text)
        circle.talks.log([person.id], text, ask=text)

    async with opened(tmp_path, clock, before=fill, size=size) as hands:
        clock.move(40)
        for key in ("f3", "enter", "escape", "escape", "1", "escape", "slash", "escape", "f1", "escape"):
            await hands.press(key)
            assert not {"\x1b", "\u202e", "\x07"} & set(hands.text)
        assert hands.app.is_running
