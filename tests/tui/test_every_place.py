"""Every place of the program on the demo circle: in both languages, in a small, a usual and a wide window."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from closecircle.core.text import cells, has_hangul
from closecircle.demo.build import build, settings_for
from closecircle.tui.commands import EVERYWHERE
from closecircle.tui.widgets.line_list import LineList
from conftest import TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Clock

# What each place says first in the demo circle, in English and in Korean.
PLACES = {
    "f2": ("Wrote to you 2 days ago", "2일 전 연락을 주셨어요"),
    "f3": ("There is room in the circle.", "자리가 있어요."),
    "f4": ("Nobody is noted for this day yet.", "이날은 아직 적은 분이 없어요."),
    "f5": ("For the few who would enjoy it.", "좋아하실 몇 분께만 보여 드려요."),
    "f6": ("Who brought whom", "누가 누구를 소개했나"),
    "f7": ("You talked with", "이야기 나눈 분"),
    "f8": ("Type a word, half a word, a name.", "찾을 말을 적어 주세요."),
    "f9": ("Not now: Oliver Finch", "Oliver Finch: 나중에"),
    "f10": ("How you sign", "맺는 이름"),
    "f11": ("Hidden from the counter.", "가려 두었어요."),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    build(folder, TODAY)
    return folder


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 50)])
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_every_place_fits_its_window_and_says_what_it_is(
    tmp_path: Path, clock: Clock, demo: Path, language: str, size: tuple[int, int]
) -> None:
    shutil.copytree(demo, tmp_path, dirs_exist_ok=True)
    settings = replace(settings_for(language), language=language, theme="dark")
    async with opened(tmp_path, clock, settings=settings, size=size) as hands:
        for key, said in PLACES.items():
            await hands.press(key)
            assert said[language == "ko"] in hands.text, key
            assert hands.lines[0].strip(), key
            assert has_hangul(hands.lines[-1]) is (language == "ko"), key
            assert len(hands.lines) == size[1]
            assert max(cells(line) for line in hands.lines) <= size[0], key
            assert hands.app.focused is not None, key


@pytest.mark.parametrize("language", ["en", "ko"])
async def test_columns_stand_under_one_another_whatever_the_letters(
    tmp_path: Path, clock: Clock, demo: Path, language: str
) -> None:
    shutil.copytree(demo, tmp_path, dirs_exist_ok=True)
    settings = replace(settings_for(language), language=language, theme="dark")
    async with opened(tmp_path, clock, settings=settings) as hands:
        await hands.press("f3")
        starts = set()
        for row in hands.app.screen.query_one("#people", LineList).rows[:15]:
            line = next(line for line in hands.lines if row.cells[0] in line and row.cells[1][:3] in line)
            starts.add(cells(line[: line.index(row.cells[1][:3], line.index(row.cells[0]) + len(row.cells[0]))]))
        assert len(starts) == 1


async def test_the_focus_is_never_lost_on_a_way_through_everything(tmp_path: Path, clock: Clock, demo: Path) -> None:
    shutil.copytree(demo, tmp_path, dirs_exist_ok=True)
    settings = replace(settings_for("en"), language="en", theme="dark")
    async with opened(tmp_path, clock, settings=settings) as hands:
        keys = [command.keys.split(",")[0] for command in EVERYWHERE if command.name.startswith("go.")]
        for key in keys:
            for step in (key, "down", "enter", "escape", "escape", "f12", "f11", "enter"):
                await hands.press(step)
                assert hands.app.focused is not None or hands.app.screen.is_modal, (key, step)
