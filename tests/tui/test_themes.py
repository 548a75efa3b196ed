"""The colours: every place can be read on a white terminal, a black one, with high contrast and with 16 colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closecircle.settings import THEMES, Settings
from closecircle.tui.themes import theme_for
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from rich.color_triplet import ColorTriplet

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands

# Every place, the dialogs that are most used, a toast, a mark.
_WALK = (
    "f2", "1", "escape", "2", "escape", "enter", "tab", "d", "escape", "escape", "f3", "space", "right", "escape",
    "escape", "slash", "escape", "0", "escape", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f1", "escape", "f11",
)  # fmt: skip


def _filled(circle: Circle) -> None:
    minji = circle.people.add("김민지", rhythm="1w", usual="라떼", likes="새 구경")
    friend = circle.people.add("Daniel Kim", introduced_by=minji.id)
    circle.talks.log([minji.id, friend.id], "새 구경 이야기", ask="새 이름")
    circle.material.add("창가에서 들리는 새 소리")


def _brightness(colour: ColorTriplet) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """The contrast ratio of WCAG 2: 1 for the same colour, 21 for black on white."""
    light, dark = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _faint(hands: CircleHands, least: float) -> set[str]:
    """What stands on the screen with less contrast than that. Lines and bars of the frame are no text."""
    found = set()
    strips = hands.app.screen._compositor.render_strips()
    if hands.app.screen.is_modal:  # what lies behind a dialog is veiled on purpose
        region = hands.app.screen.query_one(".dialog").region
        strips = [strip.crop(region.x, region.right) for strip in strips[region.y : region.bottom]]
    for strip in strips:
        for segment in strip:
            style = segment.style
            words = segment.text.strip(" ─│╭╮╰╯▁▂▃▄▅▆▇█┄")
            if not words or style is None or style.color is None or style.bgcolor is None:
                continue
            ratio = contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())
            if ratio < least or style.dim:
                found.add(f"{words} ({ratio:.1f})")
    return found


@pytest.mark.parametrize(("theme", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
async def test_everything_that_is_read_stands_out_from_its_ground(
    tmp_path: Path, clock: Clock, theme: str, least: float
) -> None:
    settings = Settings(language="en", theme=theme)
    faint: set[str] = set()
    async with opened(tmp_path, clock, before=_filled, settings=settings) as hands:
        for key in _WALK:
            await hands.press(key)
            faint |= _faint(hands, least)
    assert faint == set()


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_can_be_chosen_and_shows_where_one_is_by_a_sign(
    tmp_path: Path, clock: Clock, theme: str
) -> None:
    async with opened(tmp_path, clock, before=_filled, settings=Settings(language="en", theme=theme)) as hands:
        await hands.press("f3")
        assert "›Daniel Kim" in hands.text


async def test_with_sixteen_colours_the_terminal_keeps_its_own(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=_filled, settings=Settings(language="en", theme="terminal")) as hands:
        for key in _WALK:
            await hands.press(key)
            styles = [each.style for strip in hands.app.screen._compositor.render_strips() for each in strip]
            numbers = {colour.number for style in styles if style for colour in (style.color, style.bgcolor) if colour}
            assert numbers <= {None, *range(16)}


@pytest.mark.parametrize(
    ("chosen", "colours", "background", "theme"),
    [
        ("", "truecolor", "", "dark"),
        ("", "256", "15;0", "dark"),
        ("", "truecolor", "0;15", "light"),
        ("", "standard", "0;15", "terminal"),
        ("", None, "", "terminal"),
        ("contrast", "standard", "", "contrast"),
    ],
)
def test_the_theme_follows_the_terminal_until_one_is_chosen(
    monkeypatch: pytest.MonkeyPatch, chosen: str, colours: str | None, background: str, theme: str
) -> None:
    monkeypatch.setenv("COLORFGBG", background)
    assert theme_for(chosen, colours) == f"closecircle-{theme}"
