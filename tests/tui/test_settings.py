"""Settings, as somebody at the keyboard changes them: at once, kept, refused in a sentence where they do not fit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import WrongUse
from closecircle.core.text import clean, visible
from closecircle.settings import load
from closecircle.tui.own_keys import read_keys
from closecircle.tui.widgets.line_list import LineList
from conftest import HOSTILE
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from closecircle.settings import Settings
    from conftest import Clock
    from tui.harness import CircleHands


def two(circle: Circle) -> None:
    circle.people.add("김민지")
    circle.people.add("Daniel Kim")


async def change(hands: CircleHands, line: str, typed: str | None = None) -> None:
    """Go to a line of the settings and change it; `typed` is what stands in the field afterwards."""
    await hands.press("f10")
    hands.app.screen.query_one("#settings", LineList).go_to(line)
    await hands.press("enter")
    if typed is not None:
        await hands.press("ctrl+u", "end", "ctrl+u")
        await hands.write(typed)
        await hands.press("enter")


def kept(folder: Path) -> Settings:
    return load(folder / "settings.toml")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("name", "서윤", "서윤"),
        ("place", "고래등 책방", "고래등 책방"),
        ("signs", "책방 서윤 드림", "책방 서윤 드림"),
        ("openings", "안녕하세요, 서윤이에요. | 잘 지내셨어요?", ("안녕하세요, 서윤이에요.", "잘 지내셨어요?")),
        ("closings", "또 이야기해요.", ("또 이야기해요.",)),
    ],
)
async def test_ones_own_name_and_voice_are_typed_in_a_line(
    tmp_path: Path, clock: Clock, field: str, typed: str, value: object
) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await change(hands, f"text:{field}", typed)
        assert getattr(kept(tmp_path), field) == value
        assert typed[:12] in hands.text


async def test_the_language_changes_at_once_and_follows_the_system_again(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await change(hands, "choice:language")
        assert "설정" not in hands.lines[0]  # English, then as the system has it, which is English here
        await change(hands, "choice:language")
        assert "설정" in hands.lines[0]
        assert kept(tmp_path).language == "ko"
        await hands.press("f2")
        assert "오늘" in hands.lines[0]
        for _turn in range(2):
            await change(hands, "choice:language")
        assert "Settings" in hands.lines[0]
        assert kept(tmp_path).language == ""


async def test_the_theme_changes_at_once(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        seen = set()
        for _turn in range(5):
            await change(hands, "choice:theme")
            seen.add(kept(tmp_path).theme)
        assert seen == {"", "light", "dark", "contrast", "terminal"}


async def test_the_portion_is_lived_by_at_once(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await change(hands, "today:portion", "1")
        await hands.press("f2")
        assert "one more who can wait" in hands.text


@pytest.mark.parametrize("typed", ["", "many", "-1", "1000000"])
async def test_a_number_that_is_none_is_refused_and_the_line_stays_open(
    tmp_path: Path, clock: Clock, typed: str
) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await change(hands, "today:portion", typed)
        assert hands.said
        assert hands.app.screen.is_modal
        await hands.press("escape")
        assert hands.app.settings.numbers.portion == 5


@pytest.mark.parametrize(
    ("typed", "shown", "absence"),
    [
        ("Sunday", "every Sun", (6, None, None, "")),
        ("매주 월요일", "every Mon", (0, None, None, "")),
        ("5/1~6/30 농번기", "Sat 1 May 2027 – Wed 30 Jun 2027", (None, date(2027, 5, 1), date(2027, 6, 30), "농번기")),
        ("12/25 Christmas", "Fri 25 Dec", (None, date(2026, 12, 25), date(2026, 12, 25), "Christmas")),
    ],
)
async def test_closed_days_and_seasons_of_rest_are_one_line(
    tmp_path: Path, clock: Clock, typed: str, shown: str, absence: tuple[object, ...]
) -> None:
    async with opened(tmp_path, clock, before=two, size=(80, 60)) as hands:
        await hands.press("f10", "0")
        await hands.write(typed)
        await hands.press("enter")
        assert shown in hands.text
        found = (await hands.ask(lambda circle: circle.people.absences()))[0]
        assert (found.weekday, found.from_on, found.to_on, found.label) == absence
        hands.app.screen.query_one("#settings", LineList).go_to(f"closed:{found.id}")
        await hands.press("enter")
        assert await hands.ask(lambda circle: circle.people.absences()) == []
        await hands.press("f12")
        assert shown in hands.text


async def test_a_line_that_names_no_days_is_said_kindly(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await hands.press("f10", "0")
        await hands.write("someday")
        await hands.press("enter")
        assert "names no days" in hands.said[-1]
        assert hands.app.screen.is_modal


async def test_a_key_of_ones_own_works_at_once_and_in_hangul_mode(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await change(hands, "key:log", "j")
        assert kept(tmp_path).keys == {"log": "j"}
        await hands.press("f2", "j")
        assert "A talk with" in hands.text
        await hands.press("escape", "ㅓ")
        assert "A talk with" in hands.text
        await hands.press("escape", "1")
        assert "A talk with" not in hands.text
        await change(hands, "key:log", "")
        assert kept(tmp_path).keys == {}
        await hands.press("f2", "1")
        assert "A talk with" in hands.text


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("2", "is the key of “Write” already"),
        ("f1", "is the key of “Help” already"),
        ("esc", "no key for this"),
        ("ctrl+i", "no key for this"),
        ("ctrl+c", "no key for this"),
        ("F13", "no key for this"),
        ("alt+x", "no key for this"),
        ("가나", "no key for this"),
    ],
)
async def test_a_key_that_would_not_work_is_refused_with_the_reason(
    tmp_path: Path, clock: Clock, typed: str, refusal: str
) -> None:
    async with opened(tmp_path, clock, before=two) as hands:
        await change(hands, "key:log", typed)
        assert refusal in hands.said[-1]
        await hands.press("escape")
        assert hands.app.settings.keys == {}


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("F2x", None), ("j, q", "j,q"), ("ㅓ", "j"), ("→", "right"), ("", ""), ("Ctrl+K j j", "ctrl+k,j")],
)
def test_keys_are_read_as_they_are_printed(typed: str, keys: str | None) -> None:
    if keys is None:
        with pytest.raises(WrongUse):
            read_keys(typed, "log", {})
    else:
        assert read_keys(typed, "log", {}) == keys


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_values_show_as_themselves(tmp_path: Path, clock: Clock, text: str) -> None:
    async with opened(tmp_path, clock, before=two, size=(120, 40)) as hands:
        await hands.press("f10", "enter", "ctrl+u", "end", "ctrl+u")
        await hands.paste(text)
        await hands.press("enter")
        assert visible(clean(text)).replace("\u200d", "").split()[0][:8] in hands.text.replace("\u200d", "")
        assert not {"\x1b", "\x07", "\u202e"} & set(hands.text)
