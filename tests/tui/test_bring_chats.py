"""Bringing chats in on the screen: who is who, whose name is mine, which day is meant, and rooms only if asked for."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from closecircle.tui.screens.choose import Choose
from tui.harness import opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path / "Downloads"))


def minji(circle: Circle) -> None:
    circle.people.add("김민지")


@asynccontextmanager
async def bringing(
    folder: Path, clock: Clock, chat: str, *, before: Callable[[Circle], object] = minji, name: str = "chat.txt"
) -> AsyncIterator[CircleHands]:
    path = folder / name
    path.write_text(chat, encoding="utf-8")
    async with opened(folder / "circle", clock, before=before) as hands:
        await again(hands, path)
        yield hands


async def again(hands: CircleHands, path: Path) -> None:
    await hands.press("ctrl+o")
    await hands.write(str(path))
    await hands.press("enter")


def kakao(*lines: str, title: str = "김민지 님과 카카오톡 대화") -> str:
    days = dict.fromkeys(line.split(" 오")[0] for line in lines)
    body = [
        text
        for day in days
        for text in ("", f"{day} 오전 8:00", *(line for line in lines if line.startswith(f"{day} ")))
    ]
    return "\r\n".join((title, "저장한 날짜 : 2026년 11월 20일 오전 9:00", *body, ""))


TWO_DAYS = kakao(
    "2026년 11월 18일 오전 10:00, 회원님 : 오늘 커피 있어요?",
    "2026년 11월 18일 오전 10:01, 민지 언니 : 네 들르세요",
    "2026년 11월 19일 오후 3:00, 민지 언니 : 내일 몇 시에 여세요?",
    title="민지 언니 님과 카카오톡 대화",
)
WHOSE = "2026-11-20, 09:00 - Sue: hello\n2026-11-20, 09:01 - Maya Lin: open today?\n"
EITHER = "3/4/26, 09:00 - Maya: hello\n3/4/26, 09:01 - Sue: hi\n"
GROUP = kakao(
    "2026년 11월 18일 오전 10:00, 회원님 : 모두 안녕하세요",
    "2026년 11월 18일 오전 10:01, 김민지 : 안녕하세요",
    "2026년 11월 18일 오전 10:02, 이서연 : 반가워요",
    "2026년 11월 18일 오전 10:03, 박도윤 : 네",
    title="동네 모임 4 님과 카카오톡 대화",
)


async def people(hands: CircleHands) -> list[str]:
    return sorted(line.name for line in await hands.ask(lambda circle: circle.people.find("")))


async def test_a_chats_name_is_tied_to_a_person_once_and_remembered(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, TWO_DAYS) as hands:
        assert "Nobody here is known by this name in chats" in hands.text
        await hands.press("2")
        await hands.write("ㅁㅈ")
        await hands.press("enter")
        assert "→ 김민지" in hands.text
        await hands.press("enter")
        assert "2 days of talks" in hands.text
        assert await people(hands) == ["김민지"]
        path = tmp_path / "later.txt"
        path.write_text(
            TWO_DAYS + "2026년 11월 20일 오전 8:30\r\n2026년 11월 20일 오전 8:31, 민지 언니 : 또 갈게요\r\n"
        )
        await again(hands, path)
        assert "differs 1" in hands.text
        assert "Enter brings in 1" in hands.text, "whoever is known is suggested"
        await hands.press("enter")
        assert "1 day of talks" in hands.text
        person = await hands.ask(lambda circle: circle.people.named("김민지"))
        talks = await hands.ask(lambda circle: circle.store.talks.of(person.id, limit=9))
        assert len(talks) == 3
        await hands.press("f12", "f12")
        assert await hands.ask(lambda circle: circle.store.talks.of(person.id, limit=9)) == []


async def test_a_chats_name_may_be_somebody_new(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, TWO_DAYS) as hands:
        await hands.press("space", "enter")
        assert "New: 민지 언니" in hands.text
        assert await people(hands) == ["김민지", "민지 언니"]


async def test_a_day_that_is_logged_already_is_linked_and_not_doubled(tmp_path: Path, clock: Clock) -> None:
    def logged(circle: Circle) -> None:
        person = circle.people.add("김민지")
        circle.talks.log([person.id], "들르셨음", on=clock().replace(day=18))

    async with bringing(tmp_path, clock, TWO_DAYS, before=logged) as hands:
        await hands.press("2", "enter")
        await hands.press("enter")
        person = await hands.ask(lambda circle: circle.people.named("김민지"))
        talks = await hands.ask(lambda circle: circle.store.talks.of(person.id, limit=9))
        assert [(talk.on.day, talk.said) for talk in talks] == [(19, "내일 몇 시에 여세요?"), (18, "들르셨음")]


async def test_which_of_the_names_is_mine_is_asked_before_a_chat_comes_in(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, WHOSE) as hands:
        assert isinstance(hands.app.screen, Choose)
        assert "Which of these names is yours?" in hands.text
        await hands.press("1")
        assert "Maya Lin" in hands.text
        assert "Sue" not in hands.text.replace("name is yours", "")
        await hands.press("space", "enter")
        assert await people(hands) == ["Maya Lin", "김민지"]
        rows = await hands.ask(lambda circle: circle.today.day().rows)
        assert rows[0].due.reason.value == "reply"
        path = tmp_path / "other.txt"
        path.write_text("2026-11-21, 09:00 - Sue: hi\n2026-11-21, 09:01 - Tom Bay: hello\n")
        await again(hands, path)
        assert not isinstance(hands.app.screen, Choose), "the own name is remembered"


async def test_left_open_it_can_be_asked_again_and_nobody_comes_in_unasked(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, WHOSE) as hands:
        await hands.press("escape", "1")
        assert "Enter brings in" not in hands.text
        assert "4 says which name is yours" in " ".join(hands.text.split())
        await hands.press("4", "2")
        assert "Sue" in hands.text
        await hands.press("1", "enter")
        assert await people(hands) == ["Sue", "김민지"]


async def test_a_date_that_reads_both_ways_is_shown_both_ways_and_asked_once(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, EITHER, name="WhatsApp Chat with Maya.txt") as hands:
        assert "Line 1: 3/4/26, 09:00 - Maya: hello" in hands.text
        assert "Fri 3 Apr" in hands.text
        assert "Wed 4 Mar" in hands.text
        await hands.press("1")
        await hands.press("space", "enter")
        maya = await hands.ask(lambda circle: circle.people.named("Maya"))
        [talk] = await hands.ask(lambda circle: circle.store.talks.of(maya.id, limit=9))
        assert talk.on.isoformat() == "2026-04-03"


async def test_whoever_is_in_a_group_room_shows_only_when_asked_for(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, GROUP) as hands:
        assert "이서연" not in hands.text
        assert "3 also shows group rooms" in hands.text
        await hands.press("1", "enter")
        assert hands.said == ["Nobody is marked yet. Space marks one, 1 all that are certain."]
        await hands.press("3")
        assert "taken only when asked for" in hands.text
        await hands.press("1", "3")
        assert "Enter brings in" not in hands.text, "what is not shown is not brought in"
        await hands.press("3", "slash")
        await hands.write("서연")
        await hands.press("enter", "space", "enter")
        assert await people(hands) == ["김민지", "이서연"]
