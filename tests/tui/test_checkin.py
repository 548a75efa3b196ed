"""The check-in: going through the day's portion, a few keys a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from textual.containers import VerticalScroll

from closecircle.circle.talks import I_WROTE, How
from closecircle.core.numbers import Numbers
from closecircle.core.talk import Channel, Side
from closecircle.settings import Settings
from closecircle.tui.screens.log import Log
from closecircle.tui.screens.today import Today
from conftest import TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from closecircle.core.person import Person
    from closecircle.core.talk import Talk
    from conftest import Clock
    from tui.harness import CircleHands

MINE = Settings(name="수진", place="책방", language="en", theme="dark")


def three(circle: Circle) -> None:
    """Three people who come up today: they were talked with three weeks ago and have a rhythm of one."""
    for name in ("김민지", "박하늘", "이서연"):
        person = circle.people.add(name, rhythm="1w")
        circle.talks.log([person.id], f"{name} 오븐", on=TODAY - timedelta(days=21), how=How(began=Side.THEM))


def one(circle: Circle) -> None:
    circle.people.add("김민지")


async def _person(hands: CircleHands, name: str) -> Person:
    person: Person = await hands.ask(lambda circle: circle.people.named(name))
    return person


async def _talks(hands: CircleHands, name: str) -> list[Talk]:
    person = await _person(hands, name)
    talks: list[Talk] = await hands.ask(lambda circle: circle.store.talks.of(person.id, limit=5))
    return talks


async def test_a_day_at_the_start_of_the_line_is_shown_before_it_is_saved(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("1")
        assert "Tue 24 Nov (today)" in hands.text
        await hands.write("어제 커피 마심")
        assert "Mon 23 Nov (yesterday)" in hands.text
        await hands.press("enter")
        (talk,) = await _talks(hands, "김민지")
        assert (talk.on, talk.said) == (date(2026, 11, 23), "커피 마심")


async def test_what_is_no_day_of_a_talk_stays_text(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("1")
        await hands.write("내일 잔치가 있다고")
        assert "Tue 24 Nov (today)" in hands.text
        await hands.press("enter")
        (talk,) = await _talks(hands, "김민지")
        assert (talk.on, talk.said) == (TODAY, "내일 잔치가 있다고")


async def test_how_one_talked_and_who_began_is_as_last_time_and_changes_by_one_key(
    tmp_path: Path, clock: Clock
) -> None:
    def before(circle: Circle) -> None:
        person = circle.people.add("김민지", rhythm="1w")
        how = How(channel=Channel.PHONE, began=Side.THEM)
        circle.talks.log([person.id], "오븐", on=TODAY - timedelta(days=20), how=how)

    async with opened(tmp_path, clock, before=before) as hands:
        await hands.press("1")
        assert "by phone · they began" in hands.text
        await hands.press("f2")
        assert "by message · they began" in hands.text
        await hands.press("f3", "f3")
        assert "by message · you began" in hands.text
        await hands.write("책 이야기")
        await hands.press("enter")
        talk = (await _talks(hands, "김민지"))[0]
        assert (talk.channel, talk.began, talk.last_by) == (Channel.MESSAGE, Side.ME, None)


async def test_a_message_of_theirs_that_waits_is_a_reply_owed_from_tomorrow(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("1", "f2", "f2", "f2")
        assert "they wrote, not answered yet" in hands.text
        await hands.write("Do you have it in blue?")
        await hands.press("enter")
        clock.move(1)
        await hands.app._look_around()
        await hands.settled()
        assert "Wrote to you yesterday" in hands.text


async def test_what_to_ask_next_and_what_was_promised_are_lines_one_may_leave_empty(
    tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("1")
        await hands.write("딸 이야기")
        await hands.press("down")
        await hands.write("따님 피아노 시험")
        await hands.press("down")
        await hands.write("금요일 레시피 보내기")
        await hands.press("up", "enter")  # Enter saves from any line
        person = await _person(hands, "김민지")
        card = await hands.ask(lambda circle: circle.today.card(person.id))
        assert [question.phrase for question in card.questions] == ["따님 피아노 시험"]
        assert [(promise.what, promise.due_on) for promise in card.promises] == [("레시피 보내기", date(2026, 11, 27))]


async def test_nothing_is_logged_without_words_nor_after_leaving(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("1", "enter")
        assert "Say in a few words" in hands.said[-1]
        await hands.write("아니다")
        await hands.press("escape")
        assert isinstance(hands.app.screen, Today)
        assert await _talks(hands, "김민지") == []


@pytest.mark.parametrize(
    ("key", "until"), [("3", TODAY + timedelta(days=3)), ("4", TODAY + timedelta(days=7)), ("5", date.max)]
)
async def test_one_key_leaves_a_person_and_one_key_takes_it_back(
    key: str, until: date, tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=three) as hands:
        await hands.press(key)
        assert "F12 undoes it" in hands.said[-1]
        assert (await _person(hands, "김민지")).paused_until == until
        assert hands.app.screen.query_one("#rows").key == (await _person(hands, "박하늘")).id  # type: ignore[attr-defined]  # a LineList
        await hands.press("f12")
        assert (await _person(hands, "김민지")).paused_until is None


async def test_a_person_may_wait_until_a_day_one_types(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=three) as hands:
        await hands.press("t")
        await hands.write("whenever")
        await hands.press("enter")
        assert "Write a day" in hands.said[-1]
        await hands.press("ctrl+u")
        await hands.write("다음 주 금요일")
        assert "Fri 4 Dec" in hands.text
        await hands.press("enter")
        assert "Not before Fri 4 Dec: 김민지" in hands.said[-1]
        assert (await _person(hands, "김민지")).paused_until == date(2026, 12, 4)


async def test_whoever_is_given_space_is_woken_by_the_same_key(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=three) as hands:
        await hands.press("5", "end", "5")  # the last row is the one who was just given space
        assert (await _person(hands, "김민지")).paused_until is None


async def test_skipping_is_for_today_alone(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("6")
        assert "That is all for today" in hands.text
        clock.move(1)
        await hands.app._look_around()
        await hands.settled()
        assert "› 김민지" in hands.text.replace("›", "› ")
        assert "That is all" not in hands.text


async def test_a_promise_kept_and_thanks_given_are_one_key(tmp_path: Path, clock: Clock) -> None:
    def before(circle: Circle) -> None:
        promised, friendly = circle.people.add("김민지"), circle.people.add("박하늘")
        circle.talks.promise(promised.id, "today 레시피 보내기")
        friend = circle.people.add("하늘 친구", introduced_by=friendly.id)
        for days in (9, 4):
            circle.talks.log([friend.id], "왔다 감", on=TODAY - timedelta(days=days))

    async with opened(tmp_path, clock, before=before) as hands:
        assert "You said you would: 레시피 보내기" in hands.text
        assert "Brought you 하늘 친구" in hands.text
        await hands.press("7", "7")
        done = "\n".join(line for line in hands.lines if "✓" in line)  # still told by what was due
        assert "You said you would: 레시피 보내기" in done
        assert "Brought you 하늘 친구" in done
        for name in ("김민지", "박하늘"):
            card = await hands.ask(lambda circle, name=name: circle.today.card(circle.people.named(name).id))  # type: ignore[misc]  # mypy cannot infer a lambda with defaults
            assert (card.promises, card.answered) == ((), True)
        thanked = await _person(hands, "박하늘")
        assert await hands.ask(lambda circle: circle.store.talks.thanks(thanked.id, open_only=True)) == []


async def test_whoever_was_answered_is_still_told_by_why_they_came_up(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=three) as hands:
        await hands.press("1")
        await hands.write("새 책")
        await hands.press("enter")
        done = next(line for line in hands.lines if "✓ 김민지" in line)
        assert "3 weeks since you talked: 김민지 오븐" in done


async def test_the_end_of_the_portion_is_said_kindly_and_it_stops_there(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=three) as hands:
        assert "○ ○ ○" in hands.text
        await hands.press("3")
        assert "● ○ ○" in hands.text
        await hands.press("6", "1")
        await hands.write("새 오븐")
        await hands.press("enter")
        assert "That is all for today. Well kept." in hands.text
        assert "○" not in hands.text
        assert hands.text.count("✓") == 3


async def test_the_rest_waits_behind_one_key_and_nobody_slides_in_before_midnight(tmp_path: Path, clock: Clock) -> None:
    settings = replace(MINE, numbers=Numbers(portion=2))
    async with opened(tmp_path, clock, before=three, settings=settings) as hands:
        assert "이서연" not in hands.text
        assert "0 shows one more who can wait" in hands.text
        await hands.press("0")
        assert "이서연" in hands.text
        assert "0 shows the day's portion alone" in hands.text
        await hands.press("escape")
        assert "이서연" not in hands.text
        await hands.press("6", "6")
        assert "That is all for today" in hands.text
        assert "이서연" not in hands.text
        clock.move(1)
        await hands.app._look_around()
        await hands.settled()
        assert "○ ○" in hands.text


async def test_the_card_says_what_one_needs_before_a_talk(tmp_path: Path, clock: Clock) -> None:
    def before(circle: Circle) -> None:
        person = circle.people.add("김민지", address="민지 님", never_say="이사", usual="늘 라떼", rhythm="2w")
        circle.talks.log([person.id], "새 오븐을 들였다고", on=TODAY - timedelta(days=20), ask="오븐 써 보기")

    async with opened(tmp_path, clock, before=before, size=(60, 20)) as hands:
        for words in ("“민지 님”", "every 2 weeks", "Ask: 오븐 써 보기", "새 오븐을 들였다고", "Never say  이사"):
            assert words in hands.text, words


async def test_a_card_that_is_longer_than_its_window_is_read_on_with_space(tmp_path: Path, clock: Clock) -> None:
    def before(circle: Circle) -> None:
        person = circle.people.add("김민지", likes="\n".join(f"책 {number}번" for number in range(60)))
        circle.people.add_day(person.id, "birthday", 5, 14)

    async with opened(tmp_path, clock, before=before, size=(60, 20)) as hands:
        assert "Birthday, 14 May" not in hands.text
        for _page in range(8):
            await hands.press("space")
            if "Birthday, 14 May" in hands.text:
                break
        assert "Birthday, 14 May" in hands.text
        await hands.press("space")
        assert hands.app.screen.query_one("#card", VerticalScroll).scroll_y == 0


async def test_two_of_ones_own_messages_without_an_answer_are_said_on_the_card(tmp_path: Path, clock: Clock) -> None:
    def before(circle: Circle) -> None:
        person = circle.people.add("김민지", rhythm="1w")
        circle.people.add_day(person.id, "birthday", 11, 25)
        for days in (30, 20):
            circle.talks.log([person.id], "안녕하세요", on=TODAY - timedelta(days=days), how=I_WROTE)

    async with opened(tmp_path, clock, before=before) as hands:
        assert "Two messages wait for an answer" in hands.text


async def test_a_special_day_is_noted_from_the_card(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("d")
        await hands.write("생일 음 8.15")
        assert "lunar 8.15" in hands.text
        await hands.press("enter")
        assert hands.keys == 2
        assert "Special day  Birthday, lunar 8.15" in hands.text


async def test_a_page_is_one_key_away_and_esc_comes_back_to_the_same_person(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=three) as hands:
        await hands.press("down", "enter")
        assert hands.lines[0].strip() == "박하늘"
        await hands.press("escape")
        assert next(line for line in hands.lines if line.startswith(" ›")).startswith(" ›박하늘")


async def test_where_nobody_is_at_hand_a_key_says_so(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as hands:
        await hands.press("escape")  # the first start asks; not now
        for key in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "d", "enter"):
            await hands.press(key)
            assert isinstance(hands.app.screen, Today)
            assert "Nobody is at hand" in hands.said[-1], key


async def test_esc_on_the_first_place_says_how_one_closes(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=one) as hands:
        await hands.press("escape")
        assert "Ctrl+C closes" in hands.said[-1]


async def test_what_was_done_is_said_where_it_hides_nothing(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=three, size=(60, 20)) as hands:
        before = hands.lines
        await hands.press("6", "f12")
        after = hands.lines
        assert "Undone" in after[1]
        assert [line for number, line in enumerate(after) if number != 1] == [
            line for number, line in enumerate(before) if number != 1
        ]


async def test_the_log_opens_ready_to_type_and_the_place_has_the_focus_again_after(
    tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=three) as hands:
        await hands.press("1")
        assert isinstance(hands.app.screen, Log)
        assert hands.app.focused is hands.app.screen.query_one("#said")
        await hands.press("escape")
        assert hands.app.focused is hands.app.screen.query_one("#rows")
