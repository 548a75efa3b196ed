"""Counter-safe: nothing on the screen names anybody, by one key or after a while, because a till faces customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closecircle.settings import Settings
from closecircle.tui.app import CloseCircle
from closecircle.tui.screens.hidden import Hidden
from conftest import HOSTILE
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock

NAMES = ("김민지", "Daniel Kim", "주황", "모자")


def four(circle: Circle) -> None:
    circle.people.add("김민지", never_say="회사 이야기")
    circle.people.add("Daniel Kim")
    circle.people.add(trait="주황 모자")


@pytest.mark.parametrize("where", [("f2",), ("f3",), ("f3", "enter"), ("f4",), ("1",), ("2",), ("f8",)])
async def test_one_key_leaves_nothing_but_initials(tmp_path: Path, clock: Clock, where: tuple[str, ...]) -> None:
    async with opened(tmp_path, clock, before=four) as hands:
        await hands.press(*where, "f11")
        assert isinstance(hands.app.screen, Hidden)
        assert not [name for name in (*NAMES, "회사") if name in hands.text]
        assert "ㄱㅁㅈ" in hands.text
        assert "D. K." in hands.text
        await hands.press("enter")
        assert not isinstance(hands.app.screen, Hidden)


async def test_what_was_just_said_is_hidden_too(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=four) as hands:
        await hands.press("3")
        assert "Not now: " in hands.said[-1]
        await hands.press("f11")
        assert hands.said == []


@pytest.mark.parametrize("key", ["enter", "escape", "f11", "space"])
async def test_any_of_a_few_keys_brings_everything_back_as_it_was(tmp_path: Path, clock: Clock, key: str) -> None:
    async with opened(tmp_path, clock, before=four) as hands:
        await hands.press("1")
        await hands.write("half a sen")
        await hands.press("f11", key)
        assert "half a sen" in hands.text


async def test_it_hides_by_itself_when_nobody_is_there(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(language="en", theme="dark", hide_after=2)
    async with opened(tmp_path, clock, before=four, settings=settings) as hands:
        await hands.app._look_around()
        assert not isinstance(hands.app.screen, Hidden)
        monkeypatch.setattr("closecircle.tui.app.monotonic", lambda: hands.app._idle_since + 121)
        await hands.app._look_around()
        await hands.settled()
        assert isinstance(hands.app.screen, Hidden)
        assert "Daniel" not in hands.text


async def test_it_never_hides_by_itself_where_that_is_switched_off(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(language="en", theme="dark", hide_after=0)
    async with opened(tmp_path, clock, before=four, settings=settings) as hands:
        monkeypatch.setattr("closecircle.tui.app.monotonic", lambda: hands.app._idle_since + 10**6)
        await hands.app._look_around()
        assert not isinstance(hands.app.screen, Hidden)


async def test_a_change_by_another_program_does_not_bring_names_back(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=four) as hands:
        await hands.press("f3", "f11")
        await hands.ask(lambda circle: circle.people.add("박새봄"))
        await hands.settled()
        assert "박새봄" not in hands.text
        assert isinstance(hands.app.screen, Hidden)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_leave_at_most_initials(tmp_path: Path, clock: Clock, text: str) -> None:
    async with opened(tmp_path, clock, before=lambda circle: circle.people.add(text)) as hands:
        await hands.press("f11")
        assert not {"\x1b", "\x07", "\u202e"} & set(hands.text)
        assert all(len(line.strip(" ›")) < 30 for line in hands.lines)


def test_the_app_names_nobody_in_the_title() -> None:
    assert CloseCircle.TITLE == "closecircle"
