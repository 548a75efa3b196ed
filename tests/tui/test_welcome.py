"""The first start: three questions at most, and then the first person is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from closecircle.i18n import use
from closecircle.settings import Settings, load
from closecircle.tui.screens.log import Log
from closecircle.tui.screens.today import Today
from closecircle.tui.screens.welcome import Welcome
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Clock

NOTHING_CHOSEN = Settings(theme="dark")


async def test_three_answers_lead_to_the_first_person_and_the_first_talk(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, settings=NOTHING_CHOSEN) as hands:
        assert isinstance(hands.app.screen, Welcome)
        assert len(hands.app.screen.query(Input)) == 3
        for answer in ("수진", "고래 책방", "김민지"):
            await hands.write(answer)
            await hands.press("enter")
        assert isinstance(hands.app.screen, Today)
        assert "1 logs your first talk" in hands.said[-1]
        assert "›김민지" in hands.text
        await hands.press("1")
        assert isinstance(hands.app.screen, Log)
    chosen = load(tmp_path / "settings.toml")
    assert (chosen.name, chosen.place) == ("수진", "고래 책방")
    async with opened(tmp_path, clock, settings=chosen) as hands:
        assert isinstance(hands.app.screen, Today)  # it is asked once


async def test_all_of_it_in_one_burst_is_right_too(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, settings=NOTHING_CHOSEN) as hands:
        await hands.burst(*"수진", "enter", "enter", *"김민지", "enter")
        assert [line.name for line in await hands.ask(lambda circle: circle.people.find(""))] == ["김민지"]
        assert hands.app.settings.name == "수진"


async def test_every_question_may_stay_empty(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, settings=NOTHING_CHOSEN) as hands:
        await hands.press("enter", "enter", "enter")
        assert isinstance(hands.app.screen, Today)
        assert "Nobody is here yet" in hands.text
        await hands.press("slash")
        await hands.write("김민지")
        await hands.press("enter", "escape")
        assert "›김민지" in hands.text


async def test_later_keeps_what_was_typed_and_asks_nothing_twice(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, settings=NOTHING_CHOSEN) as hands:
        await hands.write("수진")
        await hands.press("escape")
    async with opened(tmp_path, clock, settings=load(tmp_path / "settings.toml")) as hands:
        assert hands.app.screen.query_one("#name", Input).value == "수진"


async def test_arrows_go_from_line_to_line(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, settings=NOTHING_CHOSEN) as hands:
        await hands.press("down", "down", "up")
        assert hands.app.focused is hands.app.screen.query_one("#place")


@pytest.mark.parametrize("leaving", ["enter", "escape"])
async def test_one_key_speaks_the_other_language_here_and_everywhere_after(
    leaving: str, tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, settings=NOTHING_CHOSEN) as hands:
        assert "Your name" in hands.text
        await hands.press("f2")
        assert "메시지에 쓰는 내 이름" in hands.text
        assert "Enter 다음" in hands.text
        for _line in range(3 if leaving == "enter" else 1):
            await hands.press(leaving)
        assert "오늘 ·" in hands.lines[0]
        assert "도움말" in hands.lines[-1]
    use("en")
    assert load(tmp_path / "settings.toml").language == "ko"


async def test_it_fits_a_small_window(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, settings=NOTHING_CHOSEN, size=(60, 20)) as hands:
        for words in ("Your name", "Somebody dear", "Enter Go on", "Esc Leave"):
            assert words in hands.text, words
