"""People, as somebody at the keyboard sees it: filtering, marking, changing several, adding, merging."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closecircle.core.text import visible
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


def few(circle: Circle) -> None:
    circle.people.add("김민지", usual="늘 라떼", tags="동네")
    circle.people.add("Daniel Kim", tie="client", company="Whale Books")
    circle.people.add(trait="주황 모자")


def names(hands: CircleHands) -> list[str]:
    listed = hands.app.screen.query_one("#people", LineList)
    return [row.cells[0] for row in listed.rows]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("민지", ["김민지"]),
        ("ㄱㅁㅈ", ["김민지"]),
        ("라떼", ["김민지"]),
        ("#동네", ["김민지"]),
        ("모자", ["(주황 모자)"]),
        ("whale", ["Daniel Kim"]),
        ("contact", ["Daniel Kim"]),
        ("5678", ["Daniel Kim"]),
        ("nobody at all", []),
    ],
)
async def test_the_filter_finds_by_whatever_one_remembers(
    tmp_path: Path, clock: Clock, typed: str, found: list[str]
) -> None:
    def filled(circle: Circle) -> None:
        few(circle)
        circle.people.add_handle(circle.people.named("Daniel").id, "phone", "010-1234-5678")

    async with opened(tmp_path, clock, before=filled) as hands:
        await hands.press("f3", "/")
        await hands.write(typed)
        assert names(hands) == found
        assert found or "Nobody here goes by that." in hands.text


async def test_a_tie_is_found_by_its_korean_word(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few, settings=Settings(language="ko", theme="dark")) as hands:
        await hands.press("f3", "/")
        await hands.write("단골")
        assert names(hands) == ["(주황 모자)", "김민지"]


async def test_enter_opens_the_first_that_fits_and_escape_leads_back_step_by_step(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("f3")
        await hands.burst("/", "ㄱ", "ㅁ", "ㅈ", "enter")
        assert isinstance(hands.app.screen, PersonPage)
        assert "김민지" in hands.lines[0]
        await hands.press("escape")
        assert names(hands) == ["김민지"]
        await hands.press("escape", "escape")
        assert len(names(hands)) == 3
        await hands.press("escape")
        assert "Today" in hands.lines[0]


async def test_letters_are_deeds_on_the_list_and_in_hangul_too(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("f3", "ㅣ")
        assert "A talk with (주황 모자)" in hands.text


async def test_the_same_talk_is_logged_for_everybody_marked_as_one_undo(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("f3", "space", "space", "1")
        await hands.write("같이 떡 먹음")
        await hands.press("enter")
        assert len(await hands.ask(lambda circle: circle.talks.day(clock.on))) == 2
        await hands.press("f12")
        assert await hands.ask(lambda circle: circle.talks.day(clock.on)) == []


@pytest.mark.parametrize(
    ("keys", "typed", "field", "value"),
    [
        (("right", "1", "3"), "", "tie", "buyer"),
        (("t", "3"), "", "tie", "buyer"),
        (("right", "2"), "3w", "rhythm", "3w"),
        (("right", "3"), "이웃", "tags", "이웃"),
        (("right", "4", "3"), "", "familiarity", "close"),
        (("right", "5"), "고래 출판", "company", "고래 출판"),
    ],
)
async def test_a_fact_is_changed_for_all_marked_at_once(  # noqa: PLR0917  # the table's columns
    tmp_path: Path, clock: Clock, keys: tuple[str, ...], typed: str, field: str, value: str
) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        before = await hands.ask(lambda circle: circle.store.people.all())
        await hands.press("f3", "space", "space", *keys)
        if typed:
            await hands.write(typed)
            await hands.press("enter")
        people = await hands.ask(lambda circle: circle.store.people.all())
        assert [getattr(person, field) for person in people].count(value) == 2
        assert not hands.app.screen.query_one("#people", LineList).any_marked
        await hands.press("f12")
        assert await hands.ask(lambda circle: circle.store.people.all()) == before


async def test_a_mark_stays_while_the_filter_looks_for_the_next_one(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("f3", "/")
        await hands.write("민지")
        await hands.press("escape", "space")
        assert "Marked: 김민지" in hands.text
        await hands.press("/", "ctrl+u")
        await hands.write("daniel")
        await hands.press("escape", "space")
        assert "Marked: Daniel Kim, 김민지" in hands.text
        await hands.press("g")
        await hands.write("이웃")
        await hands.press("enter")
        people = await hands.ask(lambda circle: circle.people.find("#이웃".lstrip("#")))
        assert sorted(person.name for person in people) == ["Daniel Kim", "김민지"]
        await hands.press("escape", "g")
        await hands.write("-이웃")
        await hands.press("enter")
        assert len(await hands.ask(lambda circle: circle.people.find("이웃"))) == 1


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Ann and Ben", "Ann and Ben"),
        ("Ann & Ben Miller", "Ann & Ben Miller"),
        ("Whale Books", ""),
        ("민지·준호 부부", ""),
        ("오후네 빵집", ""),
        ("Daniel Kim", "Daniel"),
    ],
)
async def test_a_couple_or_a_company_is_one_entry(tmp_path: Path, clock: Clock, name: str, address: str) -> None:
    async with opened(tmp_path, clock) as hands:
        await hands.press("escape", "f3", "0")
        await hands.burst(*name, "enter")
        assert names(hands) == [name]
        assert (await hands.ask(lambda circle: circle.people.named(name))).address == address


async def test_the_archive_keeps_a_person_and_gives_them_back(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("f3", "x")
        assert "(주황 모자)" not in names(hands)
        await hands.press("tab")
        assert "The outer bench" in hands.lines[0]
        assert "Nobody sits on the outer bench." in hands.text
        await hands.press("tab")
        assert names(hands) == ["(주황 모자)"]
        await hands.press("i", "tab")
        assert "(주황 모자)" in names(hands)


async def test_somebody_new_needs_one_line_and_their_address_is_suggested(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as hands:
        await hands.press("escape", "f3")
        assert "Nobody is here yet. 0 adds the first person" in hands.text
        await hands.press("0")
        await hands.burst(*"박새봄", "enter")
        assert names(hands) == ["박새봄"]
        person = await hands.ask(lambda circle: circle.people.named("새봄"))
        assert (person.address, person.rhythm) == ("박새봄 님", "")


async def test_a_nameless_person_is_named_later_and_keeps_the_history(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as hands:
        await hands.press("escape", "f3", "0")
        await hands.write("(늘 라떼)")
        assert "known by “늘 라떼”" in hands.text
        await hands.press("enter", "1")
        await hands.write("비 이야기")
        await hands.press("enter", "enter", "tab", "enter")
        await hands.write("이하나")
        await hands.press("enter")
        assert hands.lines[0].strip() == "이하나"
        await hands.press("tab")
        assert "비 이야기" in hands.text
        assert (await hands.ask(lambda circle: circle.people.named("하나"))).trait == "늘 라떼"


async def test_two_that_are_one_are_shown_before_they_are_merged(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("f3", "space", "down", "space", "m")
        assert "김민지 becomes (주황 모자)" in hands.text
        await hands.press("tab")
        assert "(주황 모자) becomes 김민지" in hands.text
        await hands.press("enter")
        assert names(hands) == ["Daniel Kim", "김민지"]
        await hands.press("f12")
        assert len(names(hands)) == 3


async def test_a_message_is_never_for_several(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=few) as hands:
        await hands.press("f3", "space", "space", "2")
        assert any("for one person" in said for said in hands.said)
        await hands.press("3")
        people = await hands.ask(lambda circle: circle.store.people.all())
        assert [person.paused_until for person in people] == [None, None, None]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_hostile_names_show_as_themselves(tmp_path: Path, clock: Clock, text: str, language: str) -> None:
    def hostile(circle: Circle) -> None:
        circle.people.add(text, usual=text, company=text)

    settings = Settings(language=language, theme="dark")
    async with opened(tmp_path, clock, before=hostile, settings=settings, size=(120, 24)) as hands:
        await hands.press("f3")
        person = (await hands.ask(lambda circle: circle.store.people.all()))[0]
        shown = visible(person.name).replace("\u200d", "")[:12]
        assert shown[:10] in hands.text.replace("\u200d", "")
        assert "\x1b" not in hands.text
        await hands.press("m", "escape", "c", "escape")
        assert "People" in hands.lines[0] or "사람" in hands.lines[0]
