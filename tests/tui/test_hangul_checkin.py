"""The check-in without ever leaving the Hangul input method: every letter key through its twin, and in syllables."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from closecircle.circle.talks import How
from closecircle.core.talk import Side
from closecircle.settings import Settings
from closecircle.tui.commands import EVERYWHERE, TODAY
from closecircle.tui.hangul_keys import twin
from closecircle.tui.screens.draft import DraftView
from closecircle.tui.screens.log import Log
from closecircle.tui.screens.today import Today
from conftest import TODAY as A_TUESDAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock

LETTERS = sorted(
    {
        key
        for command in (*TODAY, *EVERYWHERE)
        for key in command.keys.split(",")
        if key in set("abcdefghijklmnopqrstuvwxyz")
    }
)
KOREAN = Settings(name="수진", place="책방", language="ko", theme="dark")


@pytest.fixture(autouse=True)
def no_other_clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clipboard of whoever runs the tests stays their own."""
    monkeypatch.setenv("PATH", str(tmp_path / "no programs"))


def some(circle: Circle) -> None:
    for name, ago in (("김민지", 30), ("박하늘", 25), ("이서연", 20)):
        person = circle.people.add(name, rhythm="1w")
        circle.talks.log([person.id], "책 이야기", on=A_TUESDAY - timedelta(days=ago), how=How(began=Side.THEM))
        circle.talks.promise(person.id, "today 레시피")


@pytest.mark.parametrize("letter", LETTERS)
async def test_a_letter_and_its_twin_do_the_same(letter: str, tmp_path: Path, clock: Clock) -> None:
    seen = []
    for key in (letter, twin(letter)):
        async with opened(tmp_path / key, clock, before=some) as hands:
            before = hands.text
            await hands.press(key)
            assert hands.text != before, "a key that does nothing"
            seen.append((type(hands.app.screen), hands.text))
    assert seen[0] == seen[1]


async def test_a_whole_check_in_in_korean_never_leaves_the_input_method(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some, settings=KOREAN) as hands:
        await hands.burst("ㅣ", "space")  # 기록; the Space that committed the jamo goes nowhere
        await hands.burst(*"커피 마심", "enter")
        assert isinstance(hands.app.screen, Today)
        await hands.press("ㅈ")  # 쓰기
        assert isinstance(hands.app.screen, DraftView)
        await hands.press("ㅈ")  # 복사하고 보냄
        await hands.press("ㅜ")  # 나중에
        assert "● ● ●" not in hands.text
        assert "오늘은 여기까지" in hands.text
        talks = await hands.ask(lambda circle: circle.talks.day(A_TUESDAY))
        assert [talk.said == "커피 마심" for talk in talks] == [True, False]


async def test_a_syllable_is_the_keys_it_was_made_of(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some, settings=KOREAN) as hands:
        await hands.press("누")  # ㄴ skips, ㅜ leaves the next one for later
        done = [line for line in hands.lines if "✓" in line]
        assert ["김민지" in done[0], "박하늘" in done[1]] == [True, True]
        await hands.press("ㅕ")  # 되돌리기
        assert sum("✓" in line for line in hands.lines) == 1


async def test_letters_typed_by_an_input_method_that_commits_late_are_not_lost(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some, settings=KOREAN) as hands:
        await hands.burst("ㅣ", "오", "븐", "space", "책", "enter")
        assert not isinstance(hands.app.screen, Log)
        assert [talk.said for talk in await hands.ask(lambda circle: circle.talks.day(A_TUESDAY))] == ["오븐 책"]


async def test_what_is_being_composed_is_drawn_where_it_will_stand(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some, settings=KOREAN) as hands:
        await hands.press("1")
        await hands.write("커피")
        field = hands.app.screen.query_one("#said").content_region
        assert hands.app.cursor_position == (field.x + 4, field.y)  # the terminal's cursor, which the method follows
        await hands.press("left")
        assert hands.app.cursor_position == (field.x + 2, field.y)


async def test_a_paste_of_several_lines_is_one_line_and_presses_no_key(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some, settings=KOREAN) as hands:
        await hands.press("1")
        await hands.paste("커피\n빵\r\n3\x1b[31m")
        assert isinstance(hands.app.screen, Log)
        await hands.press("enter")
        (talk,) = await hands.ask(lambda circle: circle.talks.day(A_TUESDAY))
        assert talk.said.startswith("커피 빵 3")
        assert "\x1b" not in talk.said


async def test_a_paste_on_a_list_presses_nothing(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some, settings=KOREAN) as hands:
        before = hands.text
        await hands.paste("33333")
        assert hands.text == before
