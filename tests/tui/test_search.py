"""Searching everything that was said and noted, as somebody at the keyboard does it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from closecircle.settings import Settings
from closecircle.tui.screens.person import PersonPage
from closecircle.tui.screens.search import around
from closecircle.tui.widgets.line_list import LineList
from conftest import HOSTILE, TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands


def said(circle: Circle) -> None:
    minji = circle.people.add("김민지", likes="식빵\n골목 산책", notes="Knows the harbour well")
    daniel = circle.people.add("Daniel Kim")
    circle.talks.log([minji.id], "아이스커피를 찾으심", on=TODAY - timedelta(days=3), ask="커피 그라인더")
    circle.talks.log([minji.id], "비 이야기", on=TODAY - timedelta(days=9))
    circle.talks.log(
        [daniel.id],
        "Spoke at length about the long way over the hills and, at the end of it, a lighthouse",
        on=TODAY - timedelta(days=40),
        promise="커피콩 볶아 드리기",
    )


def hits(hands: CircleHands) -> list[tuple[str, ...]]:
    return [row.cells for row in hands.app.screen.query_one("#hits", LineList).rows]


async def test_a_word_of_two_syllables_is_found_in_talks_questions_and_promises(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=said) as hands:
        await hands.press("f8")
        assert "Type a word, half a word, a name." in hands.text
        await hands.write("커피")
        assert hits(hands) == [
            ("김민지", "Ask", "커피 그라인더"),
            ("Daniel Kim", "Promised", "커피콩 볶아 드리기"),
            ("김민지", "Sat 21 Nov", "아이스커피를 찾으심"),
        ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lightho", ("Daniel Kim", "Thu 15 Oct", "…it, a lighthouse")),
        ("식빵", ("김민지", "Likes", "식빵 골목 산책")),
        ("HARBOUR", ("김민지", "Notes", "Knows the harbour well")),
        ("ㄱㅁㅈ", ("김민지", "regular", "")),
        ("danie", ("Daniel Kim", "regular", "")),
    ],
)
async def test_both_languages_initials_and_half_words(
    tmp_path: Path, clock: Clock, typed: str, found: tuple[str, ...]
) -> None:
    async with opened(tmp_path, clock, before=said) as hands:
        await hands.press("f8")
        await hands.write(typed)
        assert hits(hands) == [found]


@pytest.mark.parametrize(
    ("typed", "place", "listed"), [("비 이", "비 이야기", "#story"), ("산책", "식빵 / 골목 산책", "#facts")]
)
async def test_a_hit_opens_at_its_place_and_escape_comes_back_to_it(
    tmp_path: Path, clock: Clock, typed: str, place: str, listed: str
) -> None:
    async with opened(tmp_path, clock, before=said) as hands:
        await hands.press("f8")
        await hands.burst(*typed, "enter")
        assert isinstance(hands.app.screen, PersonPage)
        here = hands.app.screen.query_one(listed, LineList)
        assert hands.app.focused is here
        assert next(row for row in here.rows if row.key == here.key).cells[-1] == place
        await hands.press("escape")
        assert hits(hands)


async def test_a_promise_is_found_at_its_place_in_the_story(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=said) as hands:
        await hands.press("f8")
        await hands.burst(*"커피콩", "enter")
        assert any("› " in line or "promised: 커피콩" in line for line in hands.lines if "›" in line)


async def test_hits_go_on_as_one_scrolls(tmp_path: Path, clock: Clock) -> None:
    def many(circle: Circle) -> None:
        person = circle.people.add("김민지")
        for ago in range(150, 0, -1):
            circle.talks.log([person.id], f"커피 {ago}", on=TODAY - timedelta(days=ago))

    async with opened(tmp_path, clock, before=many) as hands:
        await hands.press("f8")
        await hands.write("커피")
        assert len(hits(hands)) == 100
        await hands.press(*["down"] * 85)
        assert hits(hands)[-1][-1] == "커피 150"


async def test_nothing_found_says_so(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=said, settings=Settings(language="ko", theme="dark")) as hands:
        await hands.press("f8")
        await hands.write("기차")
        assert "“기차” 이야기는 아직 없어요." in hands.text


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_looked_for_and_shown_as_themselves(tmp_path: Path, clock: Clock, text: str) -> None:
    def hostile(circle: Circle) -> None:
        person = circle.people.add(f"김민지 {text}", likes=f"needle {text}")
        circle.talks.log([person.id], f"needle {text}")

    async with opened(tmp_path, clock, before=hostile, size=(120, 24)) as hands:
        await hands.press("f8")
        await hands.write("needle")
        assert len(hits(hands)) == 2
        await hands.paste(text)
        await hands.press("enter")
        assert "\x1b" not in hands.text


def test_a_long_note_is_shown_from_a_little_before_the_word() -> None:
    assert around("short, with the word", "word") == "…with the word"
    assert around("the word first", "word") == "the word first"
    assert around("가" * 40 + "커피", "커피") == "…" + "가" * 12 + "커피"
