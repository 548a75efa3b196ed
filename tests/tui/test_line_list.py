from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App

from closecircle.tui.widgets.line_list import Column, LineList, LineRow, wrapped
from conftest import HOSTILE
from tui.harness import running

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.harness import Hands


class _Listing(App[None]):
    def __init__(self, *columns: Column, empty: str = "") -> None:
        super().__init__()
        self._columns = columns
        self._empty = empty
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield LineList(*self._columns, empty=self._empty)

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        self.heard.append(event.key)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.heard.append(f"chosen {event.key}")


def _rows(*names: str) -> list[LineRow]:
    return [LineRow(key=name, cells=(name,)) for name in names]


def _heading(text: str) -> LineRow:
    return LineRow(key="", cells=(text,), kind="heading")


async def _shown(hands: Hands, rows: list[LineRow], key: str = "") -> LineList:
    listed = hands.app.query_one(LineList)
    listed.focus()
    listed.set_rows(rows, key=key)
    await hands.settled()
    return listed


async def test_arrows_pages_home_and_end_move_the_cursor_and_stop_at_the_edges() -> None:
    async with running(_Listing(Column()), (20, 5)) as hands:
        listed = await _shown(hands, _rows(*map(str, range(30))))
        went = []
        for key in ("up", "down", "down", "pagedown", "end", "down", "pageup", "home"):
            await hands.press(key)
            went.append(listed.key)
        assert went == ["0", "1", "2", "6", "29", "29", "25", "0"]


async def test_the_cursor_is_always_to_be_seen_and_shown_by_a_sign_too() -> None:
    async with running(_Listing(Column()), (20, 5)) as hands:
        await _shown(hands, _rows(*(f"row {number}" for number in range(30))))
        for key in ("pagedown", "pagedown", "down", "end", "pageup", "home"):
            await hands.press(key)
            assert sum(line.startswith("›") for line in hands.lines) == 1


async def test_the_cursor_stays_on_its_person_when_the_list_is_read_again() -> None:
    async with running(_Listing(Column()), (20, 5)) as hands:
        listed = await _shown(hands, _rows("민지", "서연", "다니엘"))
        await hands.press("down")
        await _shown(hands, _rows("새 사람", "민지", "다니엘", "서연"))
        assert listed.key == "서연"


async def test_when_its_person_is_gone_the_cursor_takes_the_next_in_the_same_place() -> None:
    async with running(_Listing(Column()), (20, 5)) as hands:
        listed = await _shown(hands, _rows("민지", "서연", "다니엘"))
        await hands.press("down")
        await _shown(hands, _rows("민지", "다니엘"))
        assert listed.key == "다니엘"
        await _shown(hands, [])
        assert listed.key == ""
        await hands.press("down", "end", "pageup")


async def test_a_heading_is_never_under_the_cursor() -> None:
    async with running(_Listing(Column()), (20, 8)) as hands:
        rows = [_heading("First"), *_rows("a"), _heading("Second"), *_rows("b"), _heading("Third")]
        listed = await _shown(hands, rows)
        went = [listed.key]
        for key in ("down", "down", "end", "up", "home", "up"):
            await hands.press(key)
            went.append(listed.key)
        assert went == ["a", "b", "b", "b", "a", "a", "a"]


async def test_the_heading_above_the_first_row_comes_back_into_sight() -> None:
    async with running(_Listing(Column()), (20, 4)) as hands:
        await _shown(hands, [_heading("Everyone"), *_rows(*map(str, range(20)))])
        await hands.press("end", "home")
        assert hands.lines[0] == " Everyone"


async def test_columns_line_up_in_cells_however_wide_the_letters_are() -> None:
    async with running(_Listing(Column(width=8), Column()), (30, 4)) as hands:
        rows = [("김민지", "라떼"), ("Bo", "mocha"), ("아주긴이름이에요", "홍차"), ("가a나b다c라", "x")]
        await _shown(hands, [LineRow(key=name, cells=(name, usual)) for name, usual in rows])
        for line, (_name, usual) in zip(hands.lines, rows, strict=True):
            assert cell_len(line[: line.rindex(usual)]) == 1 + 8 + 2


async def test_what_does_not_fit_ends_in_dots_at_a_whole_letter() -> None:
    async with running(_Listing(Column(width=8), Column()), (30, 4)) as hands:
        await _shown(hands, [LineRow(key="a", cells=("아주긴이름이에요", "x"))])
        assert hands.lines[0].startswith("›아주긴…")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_stay_on_their_own_line(text: str) -> None:
    async with running(_Listing(Column(width=10), Column()), (40, 3)) as hands:
        await _shown(hands, [LineRow(key="a", cells=(text, text)), *_rows("after")])
        assert hands.lines[1] == " after"
        assert all(cell_len(line) <= 40 for line in hands.lines)


async def test_an_empty_list_says_what_to_do_first_in_as_many_lines_as_it_takes() -> None:
    async with running(
        _Listing(Column(), empty="아직 아무도 없어요. F3 다음 0을 누르면 첫 사람을 적어요."), (24, 5)
    ) as hands:
        await _shown(hands, [])
        assert " ".join(line.strip() for line in hands.lines).strip() == (
            "아직 아무도 없어요. F3 다음 0을 누르면 첫 사람을 적어요."
        )


async def test_several_can_be_marked_and_are_still_marked_when_the_list_is_read_again() -> None:
    async with running(_Listing(Column()), (20, 5)) as hands:
        listed = await _shown(hands, _rows("민지", "서연", "다니엘"))
        assert listed.marked == ["민지"]
        listed.toggle_mark()
        await hands.press("down")
        listed.toggle_mark()
        assert listed.marked == ["민지", "다니엘"]
        await _shown(hands, _rows("다니엘", "서연"))
        assert listed.marked == ["다니엘"]
        assert hands.lines[0].startswith("▌")
        listed.clear_marks()
        assert not listed.any_marked


async def test_a_click_goes_to_a_row_and_a_second_one_chooses_it() -> None:
    app = _Listing(Column())
    async with running(app, (20, 5)) as hands:
        await _shown(hands, [_heading("Everyone"), *_rows("민지", "서연")])
        for y in (0, 2, 2):
            await hands.pilot.click(LineList, offset=(3, y))
        assert app.heard == ["민지", "서연", "chosen 서연"]


async def test_whoever_listens_is_told_of_each_row_once() -> None:
    app = _Listing(Column())
    async with running(app, (20, 5)) as hands:
        await _shown(hands, _rows("a", "b"))
        await hands.press("down", "down", "up")
        assert app.heard == ["a", "b", "a"]


async def test_a_narrow_window_and_a_wider_one_keep_the_cursor_in_sight() -> None:
    async with running(_Listing(Column(width=16), Column()), (80, 12)) as hands:
        await _shown(hands, _rows(*map(str, range(40))), key="39")
        await hands.pilot.resize_terminal(30, 4)
        await hands.press("up")
        assert "›38" in hands.text
        await hands.pilot.resize_terminal(100, 30)
        await hands.press("up")
        assert "›37" in hands.text


async def test_ten_thousand_people_cost_a_key_no_more_than_two_hundred_do() -> None:
    async def a_key(count: int) -> float:
        async with running(_Listing(Column(width=16), Column()), (120, 40)) as hands:
            rows = [LineRow(key=str(number), cells=(f"김민지 {number}", "새 오븐 이야기")) for number in range(count)]
            await _shown(hands, rows)
            costs = []
            for _press in range(30):
                before = process_time()
                await hands.press("down")
                costs.append(process_time() - before)
            return sorted(costs)[len(costs) // 2]

    assert await a_key(10_000) < 2 * await a_key(200) + 0.004


@settings(deadline=None)
@given(st.text(), st.integers(2, 40))
def test_wrapped_text_loses_no_letter_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(wrapped(text, 10_000)).replace(" ", "")
