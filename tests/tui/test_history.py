"""History, as somebody sees it who wants something back: at any distance, refused politely, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closecircle.core.text import clean, visible
from closecircle.settings import Settings
from closecircle.tui.widgets.line_list import LineList
from conftest import HOSTILE
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands


def changes(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    circle.people.add("Daniel Kim")
    circle.people.change(minji.id, usual="라떼")
    circle.talks.log([minji.id], "커피")


def told(hands: CircleHands) -> list[str]:
    return [row.cells[-1] for row in hands.app.screen.query_one("#changes", LineList).rows]


async def test_every_change_stands_there_newest_first(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=changes) as hands:
        await hands.press("f9")
        assert told(hands) == ["Talked with 김민지", "Changed 김민지", "Added Daniel Kim", "Added 김민지"]


async def test_a_change_long_ago_is_taken_back_and_done_again(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=changes) as hands:
        await hands.press("f9", "down", "down", "enter")
        assert "Undone: Added Daniel Kim" in hands.said[-1]
        assert "Added Daniel Kim (undone)" in told(hands)
        assert "↶" in hands.text
        assert len(await hands.ask(lambda circle: circle.store.people.all())) == 1
        await hands.press("enter")
        assert "Done again: Added Daniel Kim" in hands.said[-1]
        assert len(await hands.ask(lambda circle: circle.store.people.all())) == 2


async def test_it_is_refused_politely_where_something_newer_would_be_lost(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=changes) as hands:
        await hands.press("f9", "end", "enter")
        assert "would be lost, so this stays" in hands.said[-1]
        assert len(await hands.ask(lambda circle: circle.store.people.all())) == 2


async def test_it_reaches_back_as_one_scrolls(tmp_path: Path, clock: Clock) -> None:
    def many(circle: Circle) -> None:
        for number in range(230):
            circle.people.add(f"Person {number:03}")

    async with opened(tmp_path, clock, before=many) as hands:
        await hands.press("f9")
        assert len(told(hands)) == 100
        for _page in range(5):
            await hands.press("end")
        assert told(hands)[-1] == "Added Person 000"


async def test_nothing_changed_yet_says_so(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as hands:
        await hands.press("escape", "f9")
        assert "Nothing has been changed yet." in hands.text


async def test_somebody_forgotten_leaves_a_dated_line_and_nothing_else(tmp_path: Path, clock: Clock) -> None:
    def forgotten(circle: Circle) -> None:
        changes(circle)
        circle.care.forget(circle.people.named("김민지").id, "김민지")

    async with opened(tmp_path, clock, before=forgotten) as hands:
        await hands.press("f9")
        assert "Tue 24 Nov" in hands.text
        assert sorted(told(hands)) == ["Added Daniel Kim", "Somebody was forgotten."]
        hands.app.screen.query_one("#changes", LineList).go_to("forgotten")
        await hands.press("enter")
        assert "Nothing is left that could be brought back" in hands.said[-1]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_hostile_names_show_as_themselves(tmp_path: Path, clock: Clock, text: str, language: str) -> None:
    settings = Settings(language=language, theme="dark")
    async with opened(
        tmp_path, clock, before=lambda circle: circle.people.add(text), settings=settings, size=(120, 24)
    ) as hands:
        await hands.press("f9", "enter", "enter")
        assert visible(clean(text)).replace("\u200d", "").split()[0][:8] in hands.text.replace("\u200d", "")
        assert not {"\x1b", "\x07", "\u202e"} & set(hands.text)
