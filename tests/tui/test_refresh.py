"""What is shown is what the circle holds, whoever wrote it, whatever the language, the theme and the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from closecircle.circle import Circle
from closecircle.circle.talks import How
from closecircle.core.talk import Side
from closecircle.settings import Settings
from closecircle.tui.screens.log import Log
from closecircle.tui.screens.today import Today
from closecircle.tui.widgets.line_list import LineList
from conftest import TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from textual.geometry import Region

    from conftest import Clock
    from tui.harness import CircleHands

MINE = Settings(name="수진", place="책방", language="en", theme="dark")
LEAST, MOST_CONTRAST = 4.5, 7.0  # to one, as WCAG 2.2 asks of text


def some(circle: Circle) -> None:
    for name, ago in (("김민지", 30), ("박하늘", 25), ("Daniel Kim", 20)):
        person = circle.people.add(name, rhythm="1w", likes="걷기", never_say="이사")
        circle.talks.log([person.id], f"{name} talked", on=TODAY - timedelta(days=ago), how=How(began=Side.THEM))


async def _looked_around(hands: CircleHands) -> None:
    """What the app does once a second."""
    await hands.app._look_around()
    await hands.settled()


async def test_a_talk_logged_by_the_command_line_moves_the_portion_on_screen(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some) as hands:
        assert "○ ○ ○" in hands.text
        other = Circle.open(tmp_path / "circle.db", today=clock)
        other.talks.log([other.people.named("민지").id], "told at the counter")
        other.close()
        await _looked_around(hands)
        assert "● ○ ○" in hands.text
        assert "✓ 김민지" in hands.text


async def test_what_another_writes_takes_away_neither_the_cursor_nor_the_dialog_one_types_in(
    tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=some) as hands:
        await hands.press("down")
        at_hand = hands.app.screen.query_one(LineList).key
        await hands.press("1")
        await hands.write("half a sen")
        other = Circle.open(tmp_path / "circle.db", today=clock)
        other.people.add("가나다")
        other.close()
        await _looked_around(hands)
        assert isinstance(hands.app.screen, Log)
        await hands.write("tence")
        assert "half a sentence" in hands.text
        await hands.press("escape")
        assert isinstance(hands.app.screen, Today)
        assert hands.app.screen.query_one(LineList).key == at_hand
        assert "가나다" in hands.text


async def test_reading_again_what_has_not_changed_changes_nothing_on_the_screen(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some) as hands:
        await hands.press("down")
        before = hands.lines
        hands.app.told(None)
        await hands.settled()
        assert hands.lines == before
        assert hands.app.focused is hands.app.screen.query_one("#rows")


async def test_a_new_day_brings_a_new_portion_by_itself(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some) as hands:
        await hands.press("6", "6", "6")
        assert "That is all for today" in hands.text
        clock.move(1)
        await _looked_around(hands)
        assert "Wed 25 Nov" in hands.lines[0]
        assert "○ ○ ○" in hands.text


async def test_another_language_changes_everything_on_the_screen_at_once(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some) as hands:
        await hands.press("f10")
        listed = hands.app.screen.query_one(LineList)
        listed.go_to("choice:language")
        await hands.settled()
        while "사람들" not in hands.text and "설정" not in hands.text:
            await hands.press("enter")
        await hands.press("f2")
        shown = hands.text
        for words in ("오늘 ·", "단골", "매주", "꺼내지 말 것", "1 기록", "F1 도움말", "나눈 이야기:"):
            assert words in shown, words
        for words in ("Today", "regular", "every", "Never", "Log", "Help", "weeks", "Nov"):
            assert words not in shown, words
        await hands.press("1")
        assert "나눈 이야기" in hands.text
        assert "Save" not in hands.text


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("keys", [(), ("1",), ("2",), ("f1",), ("slash",)], ids="-".join)
async def test_every_word_stands_out_from_its_ground(
    theme: str, keys: tuple[str, ...], tmp_path: Path, clock: Clock
) -> None:
    async with opened(tmp_path, clock, before=some, settings=replace(MINE, theme=theme)) as hands:
        await hands.press(*keys)
        dialog = hands.app.screen.query(".dialog")
        within = dialog.first().region if dialog else hands.app.screen.region
        least = MOST_CONTRAST if theme == "contrast" else LEAST
        shown = _contrasts(hands, within)
        assert len(shown) > 5
        assert {word: round(ratio, 1) for word, ratio in shown.items() if ratio < least} == {}


def _contrasts(hands: CircleHands, within: Region) -> dict[str, float]:
    """Each word shown, and how far it stands out from its ground: 1 not at all, 21 black on white."""
    found: dict[str, float] = {}
    for y, strip in enumerate(hands.app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            style, here = segment.style, within.contains(x, y)
            x += segment.cell_length
            if not here or style is None or style.color is None or style.bgcolor is None:
                continue
            if not any(sign.isalnum() for sign in segment.text):
                continue
            ink, ground = (Color.from_rich_color(color) for color in (style.color, style.bgcolor))
            if style.reverse:
                ink, ground = ground, ink
            found[segment.text.strip()] = _ratio(ink, ground)
    return found


def _ratio(ink: Color, ground: Color) -> float:
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_the_terminals_own_colours_are_the_sixteen(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some, settings=replace(MINE, theme="terminal")) as hands:
        await hands.press("1")
        styles = [segment.style for strip in hands.app.screen._compositor.render_strips() for segment in strip]
        colours = {color for style in styles if style for color in (style.color, style.bgcolor) if color}
        assert {color.name for color in colours if color.triplet is not None} == set()


async def test_nothing_is_told_by_colour_alone(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=some) as hands:
        await hands.press("6")
        text = hands.text
        assert "›박하늘" in text  # where the cursor is
        assert "✓ 김민지" in text  # who was answered
        assert "●" in text  # how far one has come
        assert "▸ " in text  # why they come up
