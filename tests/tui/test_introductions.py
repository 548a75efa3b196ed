"""Introductions, as somebody sees them: who brought whom, and thanks that are owed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from closecircle.core.text import clean, visible
from conftest import HOSTILE, TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock


def brought(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    junho = circle.people.add("박준호", introduced_by=minji.id)
    circle.people.add("Daniel Kim", introduced_by=junho.id)
    circle.people.add(trait="주황 모자", introduced_by=minji.id)
    circle.people.add("Nora")
    for ago in (20, 2):
        circle.talks.log([junho.id], "커피", on=TODAY - timedelta(days=ago))


async def test_the_tree_is_drawn_to_any_depth(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=brought) as hands:
        await hands.press("f6")
        drawn = [line[2:30].rstrip() for line in hands.lines]
        start = drawn.index("Who brought whom")
        assert drawn[start + 1 : start + 5] == ["김민지", "├─ (주황 모자)", "└─ 박준호", "   └─ Daniel Kim"]
        assert "Nora" not in hands.text


async def test_thanks_are_owed_after_the_friends_second_visit_and_given_by_one_key(
    tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=brought) as hands:
        await hands.press("f2")
        assert "Brought you 박준호, who came again" in hands.text
        await hands.press("f6")
        assert "Thanks owed" in hands.text
        assert "김민지, for 박준호" in hands.text
        await hands.press("7")
        assert "Thanked. F12 undoes it." in hands.said[-1]
        assert "Thanks owed" not in hands.text
        await hands.press("7")
        assert "No thanks are owed here." in hands.said[-1]
        await hands.press("f12")
        assert "김민지, for 박준호" in hands.text


async def test_thanks_are_given_even_where_a_promise_is_open(tmp_path: Path, clock: Clock) -> None:
    def promised(circle: Circle) -> None:
        brought(circle)
        circle.talks.promise(circle.people.named("김민지").id, "책 빌려주기")

    async with opened(tmp_path, clock, before=promised) as hands:
        await hands.press("f6", "7")
        assert await hands.ask(lambda circle: circle.introductions.thanks_owed()) == []
        minji = await hands.ask(lambda circle: circle.people.named("김민지"))
        assert len(await hands.ask(lambda circle: circle.store.talks.promises(minji.id, open_only=True))) == 1


async def test_an_introduction_is_noted_by_two_names(tmp_path: Path, clock: Clock) -> None:
    def two(circle: Circle) -> None:
        circle.people.add("김민지")
        circle.people.add("박준호")

    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("f6")
        assert "0 notes who brought whom" in hands.text
        await hands.press("0")
        await hands.burst(*"ㅂㅈㅎ", "enter")
        assert "Through whom did they come?" in hands.text
        await hands.burst(*"ㄱㅁㅈ", "enter")
        assert "└─ 박준호" in hands.text
        await hands.press("f12")
        assert "└─ 박준호" not in hands.text


async def test_the_tree_never_bites_its_tail(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=brought) as hands:
        await hands.press("f6", "0")
        await hands.burst(*"ㄱㅁㅈ", "enter")
        await hands.burst(*"daniel", "enter")
        assert "cannot have come through somebody they brought themselves" in hands.said[-1]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_show_as_themselves(tmp_path: Path, clock: Clock, text: str) -> None:
    def hostile(circle: Circle) -> None:
        circle.people.add("Friend", introduced_by=circle.people.add(text).id)

    async with opened(tmp_path, clock, before=hostile, size=(120, 24)) as hands:
        await hands.press("f6")
        assert visible(clean(text)).replace("\u200d", "").split()[0][:8] in hands.text.replace("\u200d", "")
        assert not {"\x1b", "\x07", "\u202e"} & set(hands.text)
