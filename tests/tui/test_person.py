"""A person's page, as somebody at the keyboard sees it: the story, the facts in place, the rhythm, forgetting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from closecircle.circle.talks import I_WROTE, THEY_WROTE
from closecircle.core.rhythm import Rhythm
from closecircle.core.text import visible
from closecircle.settings import Settings
from closecircle.tui.screens.person import PersonPage
from closecircle.tui.widgets.gaps import bars, wish_days
from closecircle.tui.widgets.line_list import LineList
from conftest import HOSTILE, TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from closecircle.circle import Circle
    from closecircle.core.person import Person
    from conftest import Clock
    from tui.harness import CircleHands


def minji(fill: Callable[[Circle, str], object] = lambda _circle, _id: None) -> Callable[[Circle], object]:
    def filled(circle: Circle) -> None:
        person = circle.people.add("김민지", rhythm="3w", likes="식빵\n산책", never_say="회사 이야기")
        fill(circle, person.id)

    return filled


async def page(hands: CircleHands) -> None:
    await hands.press("f3", "enter")
    assert isinstance(hands.app.screen, PersonPage)


async def who(hands: CircleHands) -> Person:
    person: Person = (await hands.ask(lambda circle: circle.store.people.all()))[0]
    return person


async def to(hands: CircleHands, line: str) -> None:
    """Put the cursor on a line, facts or story, as arrows would."""
    for listed in hands.app.screen.query(LineList):
        listed.go_to(line)
    await hands.settled()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 50)])
async def test_the_page_shows_what_one_should_know_first(tmp_path: Path, clock: Clock, size: tuple[int, int]) -> None:
    def fill(circle: Circle, person_id: str) -> None:
        circle.talks.log(
            [person_id], "모자 이야기", on=TODAY - timedelta(days=2), how=THEY_WROTE, promise="내일 책 빌려주기"
        )

    async with opened(tmp_path, clock, before=minji(fill), size=size) as hands:
        await page(hands)
        for shown in (
            "김민지",
            "“김민지 님”",
            "every 3 weeks",
            "They wrote last, 2 days ago: it is your turn.",
            "Never say  회사 이야기",
            "모자 이야기",
            "promised: 책 빌려주기",
            "Wished: every 3 weeks",
        ):
            assert shown in hands.text, shown


async def test_it_is_their_turn_after_ones_own_message(tmp_path: Path, clock: Clock) -> None:
    before = minji(lambda circle, person_id: circle.talks.log([person_id], "잘 지내시죠", how=I_WROTE))
    async with opened(tmp_path, clock, before=before) as hands:
        await page(hands)
        assert "You wrote last, today: it is their turn." in hands.text


@pytest.mark.parametrize(
    ("field", "keys", "typed", "value"),
    [
        ("name", (), "김민지나", "김민지김민지나"),
        ("tie", ("3",), "", "buyer"),
        ("familiarity", ("3",), "", "close"),
        ("language", ("2",), "", "en"),
        ("register", ("4",), "", "plain"),
        ("rhythm", ("5",), "", "2m"),
        ("seat", ("2",), "", "bench"),
        ("company", (), "고래 출판", "고래 출판"),
        ("likes", (), " / 라떼 12/3", "식빵\n산책\n라떼 12/3"),
    ],
)
async def test_a_fact_is_changed_in_place(  # noqa: PLR0917  # the table's columns
    tmp_path: Path, clock: Clock, field: str, keys: tuple[str, ...], typed: str, value: str
) -> None:
    async with opened(tmp_path, clock, before=minji()) as hands:
        await page(hands)
        before = await who(hands)
        await hands.press("tab")
        await to(hands, f"fact:{field}")
        await hands.press("enter", *keys)
        if typed:
            await hands.press("end")
            await hands.write(typed)
            await hands.press("enter")
        assert getattr(await who(hands), field) == value
        await hands.press("f12")
        assert await who(hands) == before


async def test_another_rhythm_may_be_typed_in_words(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=minji()) as hands:
        await page(hands)
        await hands.press("tab")
        await to(hands, "fact:rhythm")
        await hands.press("enter", "end", "enter")
        await hands.write("두 달에 한 번")
        await hands.press("enter")
        assert (await who(hands)).rhythm == "2m"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("생일 음 8.15", "Birthday, lunar 8.15 · next on Wed 15 Sep 2027"),
        ("음력 윤6월 3일", "(leap month)"),
        ("birthday 12/3", "Birthday, 3 Dec · next on Thu 3 Dec"),
        ("1990-12-03", "(1990)"),
        ("wedding May", "Wedding day in May"),
    ],
)
async def test_a_special_day_is_one_line_and_seen_before_it_is_saved(
    tmp_path: Path, clock: Clock, typed: str, shown: str
) -> None:
    async with opened(tmp_path, clock, before=minji()) as hands:
        await page(hands)
        await hands.press("d")
        await hands.write(typed)
        assert shown in hands.text
        await hands.press("enter")
        person = await who(hands)
        assert len(await hands.ask(lambda circle: circle.people.days(person.id))) == 1
        await hands.press("f12")
        assert await hands.ask(lambda circle: circle.people.days(person.id)) == []


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "birthday", "month": 3, "day": 22, "year": 1959},
        {"kind": "birthday", "month": 8, "day": 15, "lunar": True},
        {"kind": "birthday", "month": 6, "day": 3, "lunar": True, "leap": True},
        {"kind": "wedding", "month": 5},
        {"kind": "memorial", "month": 12, "day": 1, "year": 2019},
        {"kind": "opening", "month": 1, "day": 24, "label": "오후네 문 연 날 오픈"},
        {"kind": "other", "month": 10, "day": 9, "label": "첫 전시"},
    ],
)
async def test_a_special_day_is_corrected_in_the_line_it_would_be_typed_in(
    tmp_path: Path, clock: Clock, language: str, fields: dict[str, Any]
) -> None:
    before = minji(lambda circle, person_id: circle.people.add_day(person_id, **fields))
    async with opened(tmp_path, clock, before=before, settings=Settings(language=language, theme="dark")) as hands:
        await page(hands)
        person = await who(hands)
        special = (await hands.ask(lambda circle: circle.people.days(person.id)))[0]
        await hands.press("tab")
        await to(hands, f"day:{special.id}")
        await hands.press("enter", "1", "enter")
        assert await hands.ask(lambda circle: circle.people.days(person.id)) == [special]
        await to(hands, f"day:{special.id}")
        await hands.press("enter", "1", "ctrl+u", "end", "ctrl+u")
        await hands.write("생일 7/7")
        await hands.press("enter")
        changed = (await hands.ask(lambda circle: circle.people.days(person.id)))[0]
        assert (changed.id, changed.kind, changed.month, changed.day) == (special.id, "birthday", 7, 7)
        await hands.press("f12")
        assert (await hands.ask(lambda circle: circle.people.days(person.id)))[0].month == fields["month"]


async def test_a_question_or_a_promise_noted_by_mistake_is_taken_out(tmp_path: Path, clock: Clock) -> None:
    before = minji(
        lambda circle, person_id: circle.talks.log([person_id], "비", ask="새 이름", promise="내일 책 빌려주기")
    )
    async with opened(tmp_path, clock, before=before) as hands:
        await page(hands)
        person = await who(hands)
        card = await hands.ask(lambda circle: circle.today.card(person.id))
        await hands.press("tab")
        await to(hands, f"question:{card.questions[0].id}")
        await hands.press("enter", "2")
        await to(hands, f"promise:{card.promises[0].id}")
        await hands.press("delete")
        card = await hands.ask(lambda circle: circle.today.card(person.id))
        assert (card.questions, card.promises) == ((), ())
        await hands.press("f12", "f12")
        card = await hands.ask(lambda circle: circle.today.card(person.id))
        assert (len(card.questions), len(card.promises)) == (1, 1)


async def test_a_line_that_names_no_day_is_not_taken_for_one(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=minji()) as hands:
        await page(hands)
        await hands.press("d")
        await hands.write("someday")
        await hands.press("enter")
        assert any("names no day" in said for said in hands.said)
        assert "Which day?" in hands.text


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("010-1234-5678", "phone"), ("minji@example.org", "email"), ("카톡 minji", "kakaotalk"), ("@minji", "instagram")],
)
async def test_a_way_to_reach_them_is_one_line_whose_kind_is_guessed(
    tmp_path: Path, clock: Clock, typed: str, kind: str
) -> None:
    async with opened(tmp_path, clock, before=minji()) as hands:
        await page(hands)
        await hands.press("h")
        await hands.write(typed)
        await hands.press("enter")
        person = await who(hands)
        assert [handle.kind for handle in await hands.ask(lambda circle: circle.people.handles(person.id))] == [kind]


async def test_a_way_to_reach_them_is_corrected_in_place(tmp_path: Path, clock: Clock) -> None:
    before = minji(lambda circle, person_id: circle.people.add_handle(person_id, "kakaotalk", "minji"))
    async with opened(tmp_path, clock, before=before) as hands:
        await page(hands)
        person = await who(hands)
        handle = (await hands.ask(lambda circle: circle.people.handles(person.id)))[0]
        await hands.press("tab")
        await to(hands, f"handle:{handle.id}")
        await hands.press("enter", "2", "end")
        await hands.write("_kim")
        await hands.press("enter")
        changed = (await hands.ask(lambda circle: circle.people.handles(person.id)))[0]
        assert (changed.id, changed.kind, changed.value) == (handle.id, "kakaotalk", "minji_kim")
        await hands.press("f12")
        assert await hands.ask(lambda circle: circle.people.handles(person.id)) == [handle]


async def test_days_away_and_weekdays_are_one_line(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=minji(), size=(160, 50)) as hands:
        await page(hands)
        for typed in ("12/20~1/5 여행", "매주 월요일"):
            await hands.press("tab")
            await to(hands, "add:absence")
            await hands.press("enter")
            await hands.write(typed)
            await hands.press("enter", "tab")
        assert "Sun 20 Dec – Tue 5 Jan 2027  여행" in hands.text
        assert "every Mon" in hands.text


async def test_who_brought_them_is_picked_by_initials(tmp_path: Path, clock: Clock) -> None:
    before = minji(lambda circle, _id: circle.people.add("박준호"))
    async with opened(tmp_path, clock, before=before) as hands:
        await page(hands)
        await hands.press("tab")
        await to(hands, "fact:introduced_by")
        await hands.press("enter")
        await hands.burst(*"ㅂㅈㅎ", "enter")
        assert "박준호" in hands.text
        assert (await who(hands)).introduced_by == (await hands.ask(lambda circle: circle.people.named("준호"))).id


async def test_the_story_reaches_back_to_the_first_talk_as_one_scrolls(tmp_path: Path, clock: Clock) -> None:
    def fill(circle: Circle, person_id: str) -> None:
        for ago in range(200, 0, -1):
            circle.talks.log([person_id], f"day {ago}", on=TODAY - timedelta(days=ago))

    async with opened(tmp_path, clock, before=minji(fill)) as hands:
        await page(hands)
        story = hands.app.screen.query_one("#story", LineList)
        assert len(story.rows) < 100
        for _page in range(8):
            await hands.press("end")
        assert "day 200" in hands.text


async def test_a_hit_of_the_search_opens_the_story_at_its_place(tmp_path: Path, clock: Clock) -> None:
    def fill(circle: Circle, person_id: str) -> None:
        for ago in range(200, 0, -1):
            circle.talks.log([person_id], f"day {ago}", on=TODAY - timedelta(days=ago))

    async with opened(tmp_path, clock, before=minji(fill)) as hands:
        talk = (await hands.ask(lambda circle: circle.talks.find("190")))[0]
        await hands.go(PersonPage(talk.person_id, at=f"talk:{talk.id}"))
        assert "day 190" in hands.text
        await hands.press("enter")
        assert "Correct it" in hands.text


async def test_a_talk_is_corrected_made_private_and_taken_out(tmp_path: Path, clock: Clock) -> None:
    before = minji(lambda circle, person_id: circle.talks.log([person_id], "커피"))
    async with opened(tmp_path, clock, before=before) as hands:
        await page(hands)
        await hands.press("enter", "1")
        await hands.write(" 두 잔")
        await hands.press("tab", "ctrl+u")
        await hands.write("11/20")
        await hands.press("f2", "enter")
        talk = (await hands.ask(lambda circle: circle.store.talks.find("커피")))[0]
        assert (talk.said, talk.on.day, talk.channel.value) == ("커피 두 잔", 20, "phone")
        assert "Fri 20 Nov" in hands.text
        await hands.press("enter", "2")
        assert "(private) 커피 두 잔" in hands.text
        await hands.press("enter", "3")
        assert "커피 두 잔" not in hands.text
        await hands.press("f12", "f12", "f12")
        talk = (await hands.ask(lambda circle: circle.store.talks.find("커피")))[0]
        assert (talk.said, talk.on, talk.private) == ("커피", TODAY, False)


async def test_a_talk_cannot_be_moved_into_the_future(tmp_path: Path, clock: Clock) -> None:
    before = minji(lambda circle, person_id: circle.talks.log([person_id], "커피"))
    async with opened(tmp_path, clock, before=before) as hands:
        await page(hands)
        await hands.press("enter", "1", "tab", "ctrl+u")
        await hands.write("2027-01-01")
        await hands.press("enter")
        assert any("a day that has been" in said for said in hands.said)


async def test_questions_and_promises_are_settled_here(tmp_path: Path, clock: Clock) -> None:
    def fill(circle: Circle, person_id: str) -> None:
        circle.talks.log([person_id], "커피", ask="따님 시험", promise="금요일 책")

    async with opened(tmp_path, clock, before=minji(fill)) as hands:
        await page(hands)
        await hands.press("tab", "home", "enter", "enter", "home", "enter", "enter")
        card = await hands.ask(lambda circle: circle.today.card(circle.people.named("민지").id))
        assert (card.questions, card.promises) == ((), ())
        await hands.press("tab")
        assert "asked: 따님 시험" in hands.text
        assert "kept: 책" in hands.text


async def test_the_rhythm_that_is_lived_is_drawn_and_taken_with_one_key(tmp_path: Path, clock: Clock) -> None:
    def fill(circle: Circle, person_id: str) -> None:
        for ago in (150, 119, 90, 58, 30):
            circle.talks.log([person_id], "hi", on=TODAY - timedelta(days=ago))

    async with opened(tmp_path, clock, before=minji(fill)) as hands:
        await page(hands)
        assert "lived: about every 30 days (31, 29, 32, 28)" in hands.text
        assert "█" in hands.text
        assert "0 takes the rhythm you live: every month" in hands.text
        await hands.press("0")
        assert (await who(hands)).rhythm == "1m"
        assert "0 takes" not in hands.text


def test_the_wish_is_a_line_through_the_bars_and_the_longest_gap_the_highest() -> None:
    rows = bars([30, 60, 15], wish_days(Rhythm.parse("4w")), 4)
    assert [row.count("█") for row in rows] == [2, 2, 4, 6]
    assert "┄" in rows[2]
    assert not any("┄" in row for row in (rows[0], rows[1], rows[3]))


async def test_forgetting_says_that_it_is_for_good_and_asks_for_the_name(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=minji(lambda circle, _id: circle.care.back_up())) as hands:
        await page(hands)
        await hands.press("tab", "end", "enter")
        assert "This cannot be undone." in hands.text
        await hands.write("김민")
        await hands.press("enter")
        assert any("nothing was erased" in said for said in hands.said)
        await hands.write("지")
        await hands.press("enter")
        assert await hands.ask(lambda circle: circle.store.people.all()) == []
        backups = await hands.ask(lambda circle: circle.care.backups())
        assert ["김민지".encode() in backup.file.read_bytes() for backup in backups] == [False] * len(backups)
        assert "People" in hands.lines[0]


async def test_undoing_the_adding_of_somebody_leaves_their_page(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=minji()) as hands:
        await page(hands)
        await hands.press("f12")
        assert "People" in hands.lines[0]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_hostile_facts_and_talks_show_as_themselves(
    tmp_path: Path, clock: Clock, text: str, language: str
) -> None:
    def fill(circle: Circle) -> None:
        person = circle.people.add(text, likes=text, never_say=text, notes=text, tags=text)
        circle.people.add_handle(person.id, "phone", text)
        circle.people.add_day(person.id, "birthday", 12, 3, label=text)
        circle.talks.log([person.id], text, ask=text, promise=text)

    settings = Settings(language=language, theme="dark")
    async with opened(tmp_path, clock, before=fill, settings=settings, size=(160, 50)) as hands:
        await page(hands)
        person = await who(hands)
        shown = visible(person.name).replace("\u200d", "")[:10]
        assert hands.text.replace("\u200d", "").count(shown) >= 5
        assert "\x1b" not in hands.text
        await hands.press("enter")
        assert "\x1b" not in hands.text
        await hands.press("escape", "tab", "end", "enter")
        assert "\x1b" not in hands.text
        await hands.press("escape", "escape")
        assert isinstance(hands.app.screen, PersonPage) is False
