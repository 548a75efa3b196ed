"""Help: what can be done here, narrowed as one types, done by Enter, so that arrows, Enter and F1 reach everything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from closecircle.settings import Settings
from closecircle.tui.commands import EVERYWHERE, TODAY
from closecircle.tui.places import PLACES
from closecircle.tui.screens.draft import DraftView
from closecircle.tui.screens.help import Help
from closecircle.tui.screens.log import Log
from closecircle.tui.screens.new_person import NewPerson
from closecircle.tui.screens.today import Today
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock

MINE = Settings(name="수진", place="책방", language="en", theme="dark")


def one(circle: Circle) -> None:
    circle.people.add("김민지")


async def test_help_lists_everything_that_can_be_done_here(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one, size=(100, 60)) as hands:
        await hands.press("f1")
        seen = ""
        for _page in range(4):
            seen += hands.text
            await hands.press(*["down"] * 12)
        for command in (*TODAY, *EVERYWHERE):
            assert command.label in seen
            assert command.all_shown in seen
        assert "1 l ㅣ" in seen  # the key, its letter, and what the letter is with Hangul on


async def test_it_narrows_as_one_types_and_enter_does_it(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("f1")
        await hands.write("write")
        assert "Not now" not in hands.text.split("What can be done here")[1].split("Do it")[0]
        await hands.press("enter")
        assert isinstance(hands.app.screen, DraftView)


async def test_it_narrows_by_the_key_too(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.burst("f1", *"f10", "enter")
        assert "Settings" in hands.lines[0]


async def test_arrows_and_enter_alone_do_the_second_thing(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("f1", "down", "down", "enter")  # the third line: not now
        assert "Not now: 김민지" in hands.said[-1]


@pytest.mark.parametrize("key", ["f1", "escape"])
async def test_the_same_key_or_esc_leaves_it(key: str, tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("f1")
        assert isinstance(hands.app.screen, Help)
        await hands.press(key)
        assert isinstance(hands.app.screen, Today)


async def test_dialogs_have_help_and_what_it_does_is_done_in_them(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("1")
        await hands.write("책 이야기")
        await hands.press("f1")
        await hands.write("by phone")
        await hands.press("enter")
        assert isinstance(hands.app.screen, Log)
        assert "by phone" in hands.text
        await hands.press("f1")
        await hands.write("save")
        await hands.press("enter")
        assert "Logged: 김민지" in hands.said[-1]
        await hands.press("f3", "0")
        assert isinstance(hands.app.screen, NewPerson)
        await hands.press("f1")
        assert isinstance(hands.app.screen, Help)


async def test_a_narrow_window_says_in_full_what_the_chosen_key_does(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one, size=(60, 20)) as hands:
        await hands.press("f1", *["down"] * 7)
        assert "A promise kept, or thanks given" in hands.text


@pytest.mark.parametrize("place", sorted(PLACES))
async def test_a_small_window_shows_the_way_to_every_key(place: str, tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one, size=(60, 20)) as hands:
        await hands.app.action_go(place)
        await hands.settled()
        assert "F1 Help" in hands.lines[-1]
        await hands.press("f1")
        assert "Enter Do it" in hands.text


async def test_keys_that_the_user_chose_work_and_are_the_ones_shown(tmp_path: Path, clock: Clock) -> None:
    settings = replace(MINE, keys={"log": "g", "not_now": "f6"})
    async with opened(tmp_path, clock, before=one, settings=settings) as hands:
        assert "g Log" in hands.lines[-1]
        assert "F6 Not now" in hands.lines[-1]
        await hands.press("1", "l")
        assert isinstance(hands.app.screen, Today)  # the old keys do nothing any more
        await hands.press("f6")
        assert "Not now: 김민지" in hands.said[-1]
        await hands.press("f12", "f1")
        assert "g ㅎ" in hands.text


async def test_a_key_chosen_for_something_else_is_taken_from_what_had_it(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one, settings=replace(MINE, keys={"log": "3"})) as hands:
        await hands.press("3")
        assert isinstance(hands.app.screen, Log)


@pytest.mark.parametrize("chosen", ["ㅎ", "g", "ㅎ,g"])
async def test_a_chosen_letter_works_in_both_keyboards_however_it_was_typed_in(
    chosen: str, tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=one, settings=replace(MINE, keys={"log": chosen})) as hands:
        for key in ("g", "ㅎ"):
            await hands.press(key)
            assert isinstance(hands.app.screen, Log), key
            await hands.press("escape")
