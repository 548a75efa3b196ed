"""A message is ready: read, varied, edited in place, looked over by the tone guard, copied, logged as sent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from closecircle.circle.talks import How
from closecircle.core.talk import Side
from closecircle.settings import Settings
from closecircle.tui.screens.draft import DraftView
from closecircle.tui.screens.today import Today
from closecircle.tui.screens.was_it_sent import WasItSent
from closecircle.tui.widgets.message import MessageArea
from conftest import TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands


@pytest.fixture(autouse=True)
def no_other_clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clipboard of whoever runs the tests stays their own."""
    monkeypatch.setenv("PATH", str(tmp_path / "no programs"))


def two(circle: Circle) -> None:
    for name in ("김민지", "박하늘"):
        person = circle.people.add(name, rhythm="1w")
        circle.talks.log(
            [person.id], "새 오븐을 들였다고 하심", on=TODAY - timedelta(days=21), how=How(began=Side.THEM)
        )


def _area(hands: CircleHands) -> MessageArea:
    return hands.app.screen.query_one("#text", MessageArea)


async def _said_today(hands: CircleHands) -> list[str]:
    return [talk.said for talk in await hands.ask(lambda circle: circle.talks.day(circle.ground.clock()))]


def _underlined(hands: CircleHands) -> str:
    strips = hands.app.screen._compositor.render_strips()
    area = _area(hands).region
    return "".join(
        segment.text
        for strip in strips[area.y : area.bottom]
        for segment in strip
        if segment.style is not None and segment.style.underline
    )


async def test_copying_and_logging_as_sent_is_one_key_and_one_undo(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2")
        text = _area(hands).text
        await hands.press("2")
        assert hands.keys == 2
        assert hands.app.clipboard == text
        assert await _said_today(hands) == [text]
        assert "logged as sent to 김민지" in hands.said[-1]
        await hands.press("f12")
        assert await _said_today(hands) == []
        assert await hands.ask(lambda circle: circle.drafts.waiting()) == []


async def test_another_variant_is_one_key_and_the_one_before_is_another(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2")
        texts = [_area(hands).text]
        for _another in range(2):
            await hands.press("space")
            texts.append(_area(hands).text)
        assert len(set(texts)) == 3
        await hands.press("left", "left", "left")
        assert _area(hands).text == texts[0]


async def test_a_text_is_edited_in_place_and_ones_own_words_are_there_again(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2", "tab")
        before = _area(hands).text
        await hands.write(" 12시에 봬요 2")
        assert _area(hands).text == f"{before} 12시에 봬요 2"
        assert "Done" in hands.text  # what Esc does now
        await hands.press("escape")
        assert isinstance(hands.app.screen, DraftView)
        await hands.press("right")
        assert "12시에" not in hands.text
        await hands.press("left", "enter")
        assert hands.app.clipboard == f"{before} 12시에 봬요 2"


async def test_the_guard_reads_along_and_underlines_what_sounds_like_an_advertisement(
    tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2")
        assert "Reads like you" in hands.text
        assert "Next note" not in hands.text
        await hands.press("tab")
        await hands.write(" 오늘만 30% 할인이에요.")
        assert "Reads like you" not in hands.text
        assert "F6 Next note" in hands.text
        assert "할인" in _underlined(hands)


async def test_one_key_goes_to_the_note_and_one_takes_its_sentence_out(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2", "tab")
        before = _area(hands).text
        await hands.write(" 오늘만 30% 할인이에요. 좋아요도 꼭 눌러 주세요!")
        await hands.press("escape", "f6")
        assert hands.app.focused is _area(hands)
        row, column = _area(hands).cursor_location
        assert _area(hands).document.get_line(row)[column:].startswith("오늘만")
        await hands.press("f7")
        assert _area(hands).text == f"{before} 좋아요도 꼭 눌러 주세요!"
        await hands.press("f7")
        assert _area(hands).text == before
        assert "Reads like you" in hands.text
        await hands.press("f7")
        assert "no note" in hands.said[-1]


async def test_a_text_of_which_nothing_is_left_is_not_copied(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2", "tab")
        _area(hands).text = "오늘만 30% 할인이에요."
        await hands.settled()
        await hands.press("f7", "enter")
        assert "nothing to copy" in hands.said[-1]
        assert isinstance(hands.app.screen, DraftView)
        assert "오늘만" not in hands.text


async def test_copied_is_not_sent_the_next_opening_asks(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2")
        text = _area(hands).text
        await hands.press("enter")
        assert "Next time you are asked" in hands.said[-1]
        assert await _said_today(hands) == []
        assert "✓ 김민지" in hands.text
        assert "copied ·" in hands.text
    async with opened(tmp_path, clock) as hands:
        assert isinstance(hands.app.screen, WasItSent)
        assert "Did you send this to 김민지?" in hands.text
        await hands.press("escape")  # not yet: it is asked again
        assert isinstance(hands.app.screen, Today)
    async with opened(tmp_path, clock) as hands:
        await hands.press("enter")
        assert isinstance(hands.app.screen, Today)
        assert await _said_today(hands) == [text]
        await hands.press("f12")
        assert await _said_today(hands) == []


async def test_a_message_that_will_not_be_sent_is_not_asked_about_again(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2", "enter")
    async with opened(tmp_path, clock) as hands:
        await hands.press("3")
    async with opened(tmp_path, clock) as hands:
        assert isinstance(hands.app.screen, Today)
        assert await _said_today(hands) == []


async def test_a_copied_message_is_asked_after_where_one_writes_and_is_there_to_copy_again(
    tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2", "space")
        text = _area(hands).text
        await hands.press("enter", "end", "2")
        assert isinstance(hands.app.screen, WasItSent)
        await hands.press("escape")
        assert _area(hands).text == text
        await hands.press("enter")
        assert len(await hands.ask(lambda circle: circle.drafts.waiting())) == 1
        await hands.press("end", "2", "enter")
        assert isinstance(hands.app.screen, Today)
        assert await _said_today(hands) == [text]


async def test_a_sentence_of_ones_own_is_kept_for_next_time(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2", "f8")
        assert "Change a sentence first" in hands.said[-1]
        await hands.press("tab")
        await hands.write(" 늘 고마운 마음이에요.")
        await hands.press("f8")
        assert "Kept" in hands.said[-1]
        kept = await hands.ask(lambda circle: circle.store.talks.kept_sentences("ko"))
        assert [sentence.text for sentence in kept] == ["늘 고마운 마음이에요."]


async def test_somebody_without_a_handle_gets_a_line_to_say_in_person(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("2")
        assert "say it in person" in hands.text
        await hands.press("8", "enter")
        assert isinstance(hands.app.screen, DraftView)


async def test_a_message_opened_in_another_program_is_copied_and_asked_after(tmp_path: Path, clock: Clock) -> None:
    def before(circle: Circle) -> None:
        person = circle.people.add("김민지")
        circle.people.add_handle(person.id, "phone", "010-1234-5678")
        circle.people.add_handle(person.id, "kakaotalk", "minji")

    async with opened(tmp_path, clock, before=before) as hands:
        await hands.press("2")
        text = _area(hands).text
        await hands.press("8", "down", "enter")
        assert isinstance(hands.app.screen, Today)
        assert "Nothing here opens minji. Your message is copied" in hands.said[-1]
        assert hands.app.clipboard == text
        assert [saved.text for saved, _person in await hands.ask(lambda circle: circle.drafts.waiting())] == [text]


async def test_every_key_of_the_message_is_shown_in_a_small_window_or_in_its_help(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two, size=(60, 20)) as hands:
        await hands.press("2")
        for words in ("Enter Copy", "2 Copy, sent", "Space Another", "Tab Edit", "8 Open", "Esc Leave"):
            assert words in hands.text, words
        await hands.press("f1")
        await hands.write("keep")
        await hands.press("enter")
        assert "Change a sentence first" in hands.said[-1]


async def test_a_small_window_shows_the_notes_and_all_keys_of_editing(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two, size=(60, 20)) as hands:
        await hands.press("2", "tab")
        await hands.write(" 오늘만 30% 할인! 지금 예약하세요. 좋아요 눌러 주세요")
        await hands.press("f6", "f6")
        for words in (
            "▸ 좋아요",
            "Enter Copy",
            "F4 Copy, sent",
            "F5 Another",
            "F6 Next note",
            "F7 Take out",
            "Esc Done",
        ):
            assert words in hands.text, words


async def test_letters_and_their_twins_do_not_write_into_a_message_one_only_reads(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("ㅈ")
        before = _area(hands).text
        await hands.burst("a", "ㅁ", "z")
        assert _area(hands).text == before
        await hands.press("ㅈ")
        assert await _said_today(hands) == [before]


async def test_the_words_are_the_users_own_language(tmp_path: Path, clock: Clock) -> None:
    settings = Settings(name="수진", place="책방", language="ko", theme="dark")
    async with opened(tmp_path, clock, before=two, settings=settings) as hands:
        await hands.press("2", "enter")
        assert "복사함 ·" in hands.text
        assert "복사했어요 (터미널)" in hands.said[-1]
    async with opened(tmp_path, clock, settings=settings) as hands:
        assert "보내셨어요?" in hands.text
        assert "Enter 네" in hands.text
        assert "Esc 아직" in hands.text
