"""Finding a person anywhere: `/`, a few letters, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from closecircle.core.person import Seat
from closecircle.tui.screens.draft import DraftView
from closecircle.tui.screens.log import Log
from closecircle.tui.screens.person import PersonPage
from closecircle.tui.screens.today import Today
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands


def few(circle: Circle) -> None:
    circle.people.add("김민지", usual="늘 라떼")
    circle.people.add("김수민", company="한솔제지")
    circle.people.add("이서연", tags="저녁반")
    circle.people.add(trait="orange hat")
    circle.people.seat([circle.people.add("박하늘").id], Seat.BENCH)


def _page_of(hands: CircleHands) -> str:
    screen = hands.app.screen
    assert isinstance(screen, PersonPage)
    return hands.lines[0].strip()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("민지", "김민지"),
        ("ㄱㅁㅈ", "김민지"),
        ("ㅇㅅㅇ", "이서연"),
        ("ㄳ", "김수민"),  # an input method joins ㄱ and ㅅ
        ("orange", "(orange hat)"),
        ("라떼", "김민지"),
        ("한솔", "김수민"),
        ("저녁반", "이서연"),
        ("하늘", "박하늘"),  # on the outer bench, and still a person
    ],
)
async def test_a_few_letters_of_whatever_is_known_open_their_page(
    typed: str, found: str, tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("slash")
        await hands.write(typed)
        await hands.press("enter")
        assert hands.keys == 2
        assert _page_of(hands) == found


async def test_the_whole_search_in_one_burst_opens_the_right_page(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.burst("slash", "ㅇ", "ㅅ", "enter")
        assert _page_of(hands) == "이서연"


async def test_arrows_go_through_whoever_fits(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("slash")
        await hands.write("김")
        await hands.press("down", "enter")
        assert _page_of(hands) == "김수민"


async def test_one_can_log_or_write_from_there(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("slash")
        await hands.write("서연")
        await hands.press("f2")
        assert isinstance(hands.app.screen, Log)
        await hands.write("책 이야기")
        await hands.press("enter")
        assert hands.keys == 3
        assert "Logged: 이서연" in hands.said[-1]
        assert isinstance(hands.app.screen, Today)
        await hands.press("slash")
        await hands.write("서연")
        await hands.press("f3")
        assert isinstance(hands.app.screen, DraftView)
        assert "To 이서연" in hands.text


async def test_whoever_is_not_here_yet_is_added_by_the_same_enter_and_taken_back_by_one_key(
    tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("slash")
        await hands.write("홍서아")
        assert "+ 홍서아" in hands.text
        assert "Somebody new" in hands.text
        await hands.press("enter")
        assert _page_of(hands) == "홍서아"
        await hands.press("f12")
        assert await hands.ask(lambda circle: circle.people.find("홍서아")) == []
        assert isinstance(hands.app.screen, Today)


async def test_a_trait_in_brackets_adds_somebody_without_a_name(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("slash")
        await hands.write("(노란 우산)")
        await hands.press("enter")
        (line,) = await hands.ask(lambda circle: circle.people.find("노란 우산"))
        assert (line.name, line.trait) == ("", "노란 우산")


@pytest.mark.parametrize("typed", ["ㅎㅎㅎ", "홍서ㅇ"])  # initials; a name whose last syllable is half composed
async def test_what_is_no_whole_name_adds_nobody(typed: str, tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("slash")
        await hands.write(typed)
        assert "Nobody here goes by that." in hands.text
        await hands.press("enter")
        assert hands.app.screen.query_one(Input).value == typed
        await hands.press("escape")
        assert isinstance(hands.app.screen, Today)
        assert len(await hands.ask(lambda circle: circle.people.find(""))) == 5


async def test_from_a_place_deep_in_the_program_esc_comes_back_to_it(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("f9", "slash", "escape")
        assert "History" in hands.lines[0]
