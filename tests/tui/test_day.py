"""The day, as somebody sees it in the evening: who came, one line a talk, several people at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from closecircle.circle.day_line import read_day_line
from closecircle.core.text import visible
from closecircle.settings import Settings
from closecircle.tui.screens.person import PersonPage
from closecircle.tui.widgets.line_list import LineList
from conftest import HOSTILE, TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands


def regulars(circle: Circle) -> None:
    for name in ("김민지", "이민지", "박준호", "Daniel Kim"):
        circle.people.add(name)
    circle.people.add(trait="주황 모자")


def came(hands: CircleHands) -> list[tuple[str, str]]:
    listed = hands.app.screen.query_one("#came", LineList)
    return [(row.cells[0], row.cells[-1]) for row in listed.rows]


@pytest.mark.parametrize(
    ("typed", "names", "said"),
    [
        ("준호 커피 마심", ["박준호"], "커피 마심"),
        ("ㅂㅈㅎ 커피", ["박준호"], "커피"),
        ("Daniel Kim came by, with cake", ["Daniel Kim"], "came by, with cake"),
        ("준호랑 떡 먹음", ["박준호"], "떡 먹음"),
        ("준호, daniel 같이 커피", ["박준호", "Daniel Kim"], "같이 커피"),
        ("준호와 김민지 같이 커피", ["박준호", "김민지"], "같이 커피"),
        ("준호님 커피", ["박준호"], "커피"),
        ("주황 모자 인사", ["(주황 모자)"], "인사"),
        ("daniel and 준호 lunch", ["Daniel Kim", "박준호"], "lunch"),
        ("daniel, lunch and a walk", ["Daniel Kim"], "lunch and a walk"),
    ],
)
def test_a_line_is_names_then_what_was_said(circle: Circle, typed: str, names: list[str], said: str) -> None:
    regulars(circle)
    line = read_day_line(circle, typed)
    assert ([person.name or f"({person.trait})" for person in line.people], line.said) == (names, said)


async def test_the_evening_is_logged_line_by_line(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=regulars) as hands:
        await hands.press("f4")
        assert "Nobody is noted for this day yet." in hands.text
        await hands.write("준호 커피")
        assert "박준호 · 커피" in hands.text
        await hands.press("enter")
        await hands.burst(*"daniel, 주황 모자 tea together", "enter")
        assert sorted(came(hands)) == [
            ("(주황 모자)", "tea together"),
            ("Daniel Kim", "tea together"),
            ("박준호", "커피"),
        ]
        await hands.press("f12")
        assert came(hands) == [("박준호", "커피")]


async def test_an_ambiguous_name_is_asked_about_and_nothing_is_guessed(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=regulars) as hands:
        await hands.press("f4")
        await hands.write("민지 떡")
        assert "“민지” may be: 김민지, 이민지. Enter asks which." in hands.text
        await hands.press("enter")
        assert "Whom does “민지” mean?" in hands.text
        await hands.press("2")
        assert came(hands) == [("이민지", "떡")]


async def test_somebody_unknown_may_be_added_on_the_way(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=regulars) as hands:
        await hands.press("f4")
        await hands.write("초록우산 비 피하고 감")
        await hands.press("enter", "2")
        assert came(hands) == [("(초록우산)", "비 피하고 감")]


async def test_another_day_is_one_arrow_away_and_logs_for_that_day(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=regulars) as hands:
        await hands.press("f4", "left")
        assert "Mon 23 Nov (yesterday)" in hands.lines[0]
        await hands.write("준호 커피")
        await hands.press("left", "enter", "right", "right")
        assert "today" in hands.lines[0]
        talks = await hands.ask(lambda circle: circle.talks.day(TODAY - timedelta(days=1)))
        assert [talk.said for talk in talks] == ["커피"]


async def test_the_list_opens_pages_corrects_and_takes_out(tmp_path: Path, clock: Clock) -> None:
    def filled(circle: Circle) -> None:
        regulars(circle)
        circle.talks.log([circle.people.named("준호").id], "커피")

    async with opened(tmp_path, clock, before=filled) as hands:
        await hands.press("f4", "down", "enter")
        assert isinstance(hands.app.screen, PersonPage)
        await hands.press("escape", "0")
        await hands.write("!")
        await hands.press("enter")
        assert came(hands) == [("박준호", "커피!")]
        await hands.press("ㅌ")
        assert came(hands) == []
        await hands.press("u")
        assert came(hands) == [("박준호", "커피!")]


async def test_the_cursor_is_on_the_talk_just_logged(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=regulars) as hands:
        await hands.press("f4")
        for line in ("준호 커피", "daniel tea"):
            await hands.write(line)
            await hands.press("enter")
        await hands.press("escape", "delete")
        assert came(hands) == [("박준호", "커피")]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_hostile_talks_show_as_themselves(tmp_path: Path, clock: Clock, text: str, language: str) -> None:
    def filled(circle: Circle) -> None:
        circle.talks.log([circle.people.add(text).id], text)

    settings = Settings(language=language, theme="dark")
    async with opened(tmp_path, clock, before=filled, settings=settings, size=(120, 24)) as hands:
        await hands.press("f4")
        talk = (await hands.ask(lambda circle: circle.talks.day(clock.on)))[0]
        shown = visible(talk.said).replace("\u200d", "")[:10]
        assert hands.text.replace("\u200d", "").count(shown) >= 1
        await hands.paste(text)
        assert "\x1b" not in hands.text
