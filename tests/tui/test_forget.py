"""Forgetting somebody on the screen: said first that there is no way back, the name typed, and nothing left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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

WORDS = ("김민지", "양귀비", "010-1234-5678", "앵무새")


def minji(circle: Circle) -> None:
    person = circle.people.add("김민지", likes="양귀비")
    circle.people.add("Daniel Kim")
    circle.people.add_handle(person.id, "phone", "010-1234-5678")
    circle.talks.log([person.id], "앵무새 이야기", ask="앵무새 이름", promise="앵무새 사진")
    circle.care.back_up()


async def ask_to_forget(hands: CircleHands) -> None:
    person = await hands.ask(lambda circle: circle.people.named("김민지"))
    await hands.go(PersonPage(person.id))
    await hands.press("tab")
    hands.app.screen.query_one("#facts", LineList).go_to("forget:")
    await hands.press("enter")


async def test_it_says_first_that_there_is_no_way_back(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=minji) as hands:
        await ask_to_forget(hands)
        flat = " ".join(hands.text.replace("│", " ").split())
        assert "Forget 김민지 for good?" in flat
        assert "This cannot be undone." in flat
        assert "in every backup" in flat


@pytest.mark.parametrize("typed", ["", "김민", "Daniel Kim", "forget"])
async def test_anything_but_the_name_forgets_nobody(tmp_path: Path, clock: Clock, typed: str) -> None:
    async with opened(tmp_path, clock, before=minji) as hands:
        await ask_to_forget(hands)
        await hands.write(typed)
        await hands.press("enter")
        assert "nothing was erased" in hands.said[-1]
        await hands.press("escape")
        assert (await hands.ask(lambda circle: circle.people.named("김민지"))).likes == "양귀비"


async def test_the_typed_name_erases_them_everywhere(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=minji) as hands:
        await ask_to_forget(hands)
        await hands.burst(*"김민지", "enter")
        assert "Only the day of it is kept." in hands.said[-1]
        assert not isinstance(hands.app.screen, PersonPage)
        for place in ("f2", "f3", "f4", "f9"):
            await hands.press(place)
            assert not [word for word in WORDS if word in hands.text], place
        await hands.press("f8")
        await hands.write("앵무새")
        assert "Nobody has spoken of" in hands.text
        await hands.press("f12")
        assert "김민지" not in str(await hands.ask(lambda circle: circle.store.people.all()))
    _nothing_left_in(tmp_path)


def _nothing_left_in(folder: Path) -> None:
    for file in folder.rglob("*"):
        held = file.read_bytes() if file.is_file() else b""
        assert not [word for word in WORDS if word.encode() in held], file.name


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 100])
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_a_hostile_name_is_forgotten_as_it_is_seen(
    tmp_path: Path, clock: Clock, text: str, language: str
) -> None:
    settings = Settings(language=language, theme="dark")
    async with opened(tmp_path, clock, before=lambda circle: circle.people.add(text), settings=settings) as hands:
        person = (await hands.ask(lambda circle: circle.store.people.all()))[0]
        await hands.go(PersonPage(person.id))
        await hands.press("tab")
        hands.app.screen.query_one("#facts", LineList).go_to("forget:")
        await hands.press("enter")
        await hands.paste(visible(clean(text)))
        await hands.press("enter")
        assert await hands.ask(lambda circle: circle.store.people.all()) == []
