"""Looking back, as somebody sees it in a quiet hour: words and one picture, no ranking and nothing to grow."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from closecircle.circle.talks import THEY_WROTE
from closecircle.core.text import clean, visible
from closecircle.settings import Settings
from closecircle.tui.screens.person import PersonPage
from closecircle.tui.widgets.line_list import LineList
from conftest import HOSTILE
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands


def months(circle: Circle) -> None:
    clock = circle.ground.clock
    today = clock.on  # type: ignore[attr-defined]  # the test's own clock
    clock.on = date(2026, 9, 1)  # type: ignore[attr-defined]  # the same
    minji, junho, daniel = (circle.people.add(name, rhythm="1m") for name in ("김민지", "박준호", "Daniel Kim"))
    circle.talks.log([minji.id], "첫 이야기")
    clock.on = today  # type: ignore[attr-defined]  # the same
    for day in (3, 3, 20):
        circle.talks.log([minji.id], f"이야기 {day}", on=date(2026, 11, day))
    circle.talks.log([junho.id], "시월 이야기", on=date(2026, 10, 12))
    circle.talks.log([daniel.id], "Are you open?", on=date(2026, 11, 22), how=THEY_WROTE)
    circle.people.add("Newcomer", introduced_by=daniel.id)
    material = circle.material.add("고래 그림")
    circle.material.show(material.id, minji.id)
    circle.material.passed_on(circle.material.showings(material.id)[0].showing.id)


def rows(hands: CircleHands) -> list[tuple[str, ...]]:
    return [row.cells for row in hands.app.screen.query_one("#words", LineList).rows]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 50)])
async def test_a_month_in_quiet_words_and_one_picture(tmp_path: Path, clock: Clock, size: tuple[int, int]) -> None:
    async with opened(tmp_path, clock, before=months, size=size) as hands:
        await hands.press("f7")
        flat = re.sub(r"\s+", " ", hands.text)
        assert "Sun 1 Nov – Tue 24 Nov" in hands.lines[0]
        assert "Nov 2026" in hands.text
        assert re.search(r" 3● ", hands.text)
        assert re.search(r"20● ", hands.text)
        assert "You talked with" in flat
        assert "● a day with a talk" in flat
        assert rows(hands) == [
            ("You talked with",),
            ("Daniel Kim", "Sun 22 Nov", "Are you open?"),
            ("김민지", "Fri 20 Nov", "이야기 20"),
            ("New here",),
            ("Newcomer", "Tue 24 Nov", "came through Daniel Kim"),
            ("Shared with a friend",),
            ("김민지", "", "shared with a friend: 고래 그림"),
            ("Your turn",),
            ("Daniel Kim", "", "waits for your answer"),
            ("Missed",),
            ("박준호", "", "it would be nice to hear how they are"),
        ]


async def test_it_has_no_numbers_but_dates(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=months) as hands:
        await hands.press("f7")
        said = str(hands.app.screen.query_one("#quiet").render())
        assert "You talked with Daniel Kim, 김민지." in said
        assert "Not heard of for a while: 박준호." in said
        assert not re.search(r"\d", said)


async def test_the_months_before_are_one_arrow_away_and_know_nothing_of_later_days(
    tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=months) as hands:
        await hands.press("f7", "left")
        assert "Oct 2026" in hands.text
        assert rows(hands) == [("You talked with",), ("박준호", "Mon 12 Oct", "시월 이야기")]
        await hands.press("left")
        assert ("김민지", "Tue 1 Sep", "첫 이야기") in rows(hands)
        await hands.press("left")
        assert "A quiet time. Talks that you log will stand here." in hands.text
        await hands.press("right", "right", "right", "right")
        assert "Nov 2026" in hands.text


async def test_a_week_shows_its_own_days_alone(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=months) as hands:
        await hands.press("f7", "ㅡ")  # m, with the Hangul input method on
        assert "Wed 18 Nov – Tue 24 Nov" in hands.lines[0]
        assert "·   ·  18  19  20● 21  22●" in hands.text
        assert " 3●" not in hands.text
        await hands.press("left", "left", "left")
        assert "Wed 28 Oct – Tue 3 Nov" in hands.lines[0]
        assert "Oct 2026" in hands.text
        assert "Nov 2026" in hands.text


async def test_somebody_spoken_of_is_opened_where_one_stands(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=months) as hands:
        await hands.press("f7", "end", "enter")
        assert isinstance(hands.app.screen, PersonPage)
        assert "박준호" in hands.lines[0]
        await hands.press("escape")
        assert "›박준호" in hands.text


async def test_korean_names_the_month_its_own_way(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=months, settings=Settings(language="ko", theme="dark")) as hands:
        await hands.press("f7")
        assert "2026년 11월" in hands.text
        assert "이야기 나눈 분: Daniel Kim, 김민지" in hands.text


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_and_talks_show_as_themselves(tmp_path: Path, clock: Clock, text: str) -> None:
    async with opened(
        tmp_path, clock, before=lambda circle: circle.talks.log([circle.people.add(text).id], text), size=(120, 30)
    ) as hands:
        await hands.press("f7", "0")
        assert visible(clean(text)).replace("\u200d", "").split()[0][:8] in hands.text.replace("\u200d", "")
        assert "\x1b" not in hands.text
