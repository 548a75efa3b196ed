"""The shelf, as somebody at the keyboard sees it: for the few who would enjoy it, and what became of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from closecircle.core.text import clean, visible
from closecircle.settings import Settings
from closecircle.tui.widgets.line_list import LineList
from conftest import HOSTILE, TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands


def shop(circle: Circle) -> None:
    minji = circle.people.add("김민지", likes="골목 산책\n식빵")
    circle.people.add("Daniel Kim")
    circle.talks.log([circle.people.named("Daniel").id], "대신 강아지 산책을 시켜요", on=TODAY - timedelta(days=9))
    circle.people.add("박준호", usual="라떼")
    circle.people.add("Nora", familiarity="greet", likes="산책")
    circle.material.add("골목 산책 지도, 손으로 그린 것 https://example.org/map")
    circle.talks.log([minji.id], "비 이야기", on=TODAY - timedelta(days=3))


def lines(hands: CircleHands) -> list[tuple[str, ...]]:
    return [row.cells for row in hands.app.screen.query_one("#for", LineList).rows]


async def test_an_empty_shelf_says_what_to_do_first(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=lambda circle: circle.people.add("김민지")) as hands:
        await hands.press("f5")
        assert "The shelf is empty. 0 adds something of your own" in hands.text


async def test_a_line_with_a_link_and_tags_is_put_on_the_shelf(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=lambda circle: circle.people.add("김민지")) as hands:
        await hands.press("f5", "0")
        await hands.write("식빵 접는 사진 https://example.org/fold #빵 #반죽")
        await hands.press("enter")
        assert "식빵 접는 사진 · #빵 #반죽" in hands.text
        await hands.press("enter")
        assert "https://example.org/fold · #빵 #반죽 · today" in hands.text
        await hands.press("escape", "3")
        assert "식빵 접는 사진 https://example.org/fold #빵 #반죽" in hands.text
        await hands.press("end", *["backspace"] * 4)
        await hands.press("enter")
        assert "식빵 접는 사진 · #빵" in hands.text
        await hands.press("f12", "f12")
        assert "The shelf is empty" in hands.text


async def test_it_would_please_the_few_who_raised_it_themselves(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=shop) as hands:
        await hands.press("f5", "enter")
        assert lines(hands) == [
            ("Would enjoy it",),
            ("김민지", "because: “골목 산책”"),
            ("Daniel Kim", "because: “대신 강아지 산책을 시켜요”"),
        ]


async def test_words_of_time_and_number_are_no_reason(tmp_path: Path, clock: Clock) -> None:
    def filled(circle: Circle) -> None:
        circle.people.add("Ann", likes="back on the bike, two evenings a week")
        circle.people.add("Ben", likes="birds")
        circle.material.add("Two birds one can hear from our back door in the evening")

    async with opened(tmp_path, clock, before=filled) as hands:
        await hands.press("f5", "enter")
        assert [row[0] for row in lines(hands)] == ["Would enjoy it", "Ben"]


async def test_never_more_than_three_are_named(tmp_path: Path, clock: Clock) -> None:
    def filled(circle: Circle) -> None:
        for number in range(8):
            circle.people.add(f"Person {number}", likes="고래")
        circle.material.add("고래 그림")

    async with opened(tmp_path, clock, before=filled) as hands:
        await hands.press("f5", "enter")
        assert len(lines(hands)) == 1 + 3


async def test_what_became_of_it_is_told_in_words_and_thanks_come_up_in_today(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=shop) as hands:
        await hands.press("f5", "enter", "3")
        assert "1 notes that you showed it to them" in hands.said[-1]
        await hands.press("1")
        assert ("김민지", "today") in lines(hands)
        await hands.press("3")
        assert ("김민지", "today · enjoyed it") in lines(hands)
        await hands.press("4")
        assert ("김민지", "today · shared it with a friend") in lines(hands)
        await hands.press("5")
        await hands.burst(*"ㅂㅈㅎ", "enter")
        assert ("김민지", "today · shared it with a friend · 박준호 came through it") in lines(hands)
        junho = await hands.ask(lambda circle: circle.people.named("준호"))
        assert (await hands.ask(lambda circle: circle.people.get(junho.introduced_by))).name == "김민지"
        await hands.press("f2")
        assert "Shared “골목 산책 지도, 손으로 그린 것” with a friend" in hands.text
        for _undo in range(4):
            await hands.press("f12")
        await hands.press("f5", "enter")
        assert not any("today" in " ".join(row) for row in lines(hands))


async def test_thanks_for_one_sharing_are_owed_once(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=shop) as hands:
        await hands.press("f5", "enter", "1", "4", "4")
        assert "noted already" in hands.said[-1]
        assert len(await hands.ask(lambda circle: circle.introductions.thanks_owed())) == 1


async def test_nobody_comes_through_themselves_or_through_whom_they_brought(tmp_path: Path, clock: Clock) -> None:
    def filled(circle: Circle) -> None:
        shop(circle)
        minji, junho = circle.people.named("김민지"), circle.people.named("준호")
        circle.introductions.introduce(minji.id, junho.id)

    async with opened(tmp_path, clock, before=filled) as hands:
        await hands.press("f5", "enter", "1", "5")
        await hands.burst(*"ㅂㅈㅎ", "enter")
        assert "cannot have come through somebody they brought" in hands.said[-1]


async def test_somebody_else_may_have_been_shown_it(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=shop) as hands:
        await hands.press("f5", "enter", "0")
        await hands.burst(*"ㅂㅈㅎ", "enter")
        assert ("박준호", "today") in lines(hands)
        assert "›박준호" in hands.text


async def test_a_message_with_it_is_a_gift_and_counts_as_shown_once_it_is_sent(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=shop, size=(100, 30)) as hands:
        await hands.press("f5", "enter", "2")
        assert "https://example.org/map" in hands.text
        minji = await hands.ask(lambda circle: circle.people.named("김민지"))
        while hands.app.screen.is_modal:
            await hands.press("escape")
        await hands.ask(lambda circle: circle.drafts.send(minji.id, "이 지도 보셨어요? https://example.org/map"))
        await hands.settled()
        assert ("김민지", "today") in lines(hands)
        await hands.press("f12")
        assert ("김민지", "today") not in lines(hands)


async def test_what_is_put_away_keeps_its_story_and_comes_back(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=shop) as hands:
        await hands.press("f5", "9")
        assert "The shelf is empty" in hands.text
        await hands.press("tab")
        assert "put away" in hands.lines[0]
        assert "골목 산책 지도" in hands.text
        await hands.press("9", "tab")
        assert "골목 산책 지도" in hands.text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_hostile_material_shows_as_itself(tmp_path: Path, clock: Clock, text: str, language: str) -> None:
    def filled(circle: Circle) -> None:
        person = circle.people.add(text, likes="고래")
        material = circle.material.add(f"고래 {text}", tags=text)
        circle.material.show(material.id, person.id)

    settings = Settings(language=language, theme="dark")
    async with opened(tmp_path, clock, before=filled, settings=settings, size=(120, 24)) as hands:
        await hands.press("f5")
        await hands.press("3", "escape", "enter", "5", "escape", "0", "escape")
        assert visible(clean(text)).replace("\u200d", "").split()[0][:8] in hands.text.replace("\u200d", "")
        assert "\x1b" not in hands.text
