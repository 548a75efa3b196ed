"""Bringing a table in on the screen: what its columns mean is seen, and corrected, before the plan."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from closecircle.tui.screens.bring_columns import BringColumns
from closecircle.tui.screens.bring_plan import BringPlan
from conftest import HOSTILE
from tui.harness import opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import Clock
    from tui.harness import CircleHands


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path / "Downloads"))


@asynccontextmanager
async def bringing(
    folder: Path, clock: Clock, table: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[CircleHands]:
    path = folder / "list.csv"
    path.write_text(table, encoding="utf-8")
    async with opened(folder / "circle", clock, before=lambda circle: circle.people.add("김민지"), size=size) as hands:
        await hands.press("ctrl+o")
        await hands.write(str(path))
        await hands.press("enter")
        yield hands


LIST = "Name,Phone,Dept\nMaya Lin,010-2345-6789,Blue Oven\nTom Bay,010-1111-2222,Mill\nAnn,010-3333-4444,\n"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_every_column_is_shown_with_what_it_means_and_its_first_rows(
    tmp_path: Path, clock: Clock, size: tuple[int, int]
) -> None:
    async with bringing(tmp_path, clock, LIST, size) as hands:
        assert isinstance(hands.app.screen, BringColumns)
        assert "What the columns mean · list.csv" in hands.text
        assert "Maya Lin" in hands.text
        assert "Tom Bay" in hands.text
        assert "\n  Ann" in hands.text
        assert "phone number" in hands.text
        assert "(not used)" in hands.text
        assert "Enter Go on" in hands.text


async def test_a_columns_meaning_is_corrected_with_one_key_before_the_plan(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, LIST) as hands:
        await hands.press("end", "right")
        assert "What is in “Dept”?" in hands.text
        await hands.press("4")
        assert "company" in hands.text
        await hands.press("enter")
        assert isinstance(hands.app.screen, BringPlan)
        await hands.press("space", "enter")
        assert "Brought in Maya Lin from list.csv" in hands.text
        maya = await hands.ask(lambda circle: circle.people.named("Maya Lin"))
        assert maya.company == "Blue Oven"


async def test_from_the_plan_one_goes_back_to_the_columns(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, LIST) as hands:
        await hands.press("enter", "escape")
        assert isinstance(hands.app.screen, BringColumns)
        await hands.press("end", "1", "6", "enter")
        await hands.press("space", "enter")
        maya = await hands.ask(lambda circle: circle.people.named("Maya Lin"))
        assert maya.notes == "Blue Oven"


async def test_a_table_whose_columns_nobody_knows_comes_in_once_they_are_said(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, "Gast;Haus\nMaya Lin;Blue Oven\nTom Bay;Mill\n") as hands:
        assert isinstance(hands.app.screen, BringColumns)
        await hands.press("enter")
        assert hands.said == ["None of the columns of list.csv says a name, a number or an address"]
        await hands.press("home", "right", "1", "enter")
        assert "list.csv: new 2" in hands.text


async def test_a_birthday_that_reads_both_ways_is_shown_both_ways_and_asked(tmp_path: Path, clock: Clock) -> None:
    async with bringing(tmp_path, clock, "Name,Birthday\nMaya Lin,3/4/1990\nTom Bay,5/6/1988\n") as hands:
        await hands.press("enter")
        assert "Line 2: 3/4/1990" in hands.text
        assert "3 Apr 1990" in hands.text
        assert "4 Mar 1990" in hands.text
        await hands.press("1")
        assert isinstance(hands.app.screen, BringPlan)
        await hands.press("1", "enter")
        maya = await hands.ask(lambda circle: circle.people.named("Maya Lin"))
        [day] = await hands.ask(lambda circle: circle.people.days(maya.id))
        assert (day.month, day.day) == (4, 3)


async def test_hostile_headers_and_cells_are_shown_as_harmless_text(tmp_path: Path, clock: Clock) -> None:
    cells = [value[:40].replace('"', "").replace("\n", " ") for value in HOSTILE]
    table = "\n".join(
        (",".join(f'"{each}"' for each in ("Name", *cells)), ",".join(f'"{each}"' for each in ("Maya", *cells)), "")
    )
    async with bringing(tmp_path, clock, table) as hands:
        for _cell in cells:
            await hands.press("down")
            assert not [sign for sign in hands.text if ord(sign) < 0x20 and sign != "\n"]
            assert "\u202e" not in hands.text
        await hands.press("right")
        assert "What is in “" in hands.text
        await hands.press("escape", "enter", "1", "enter")
        assert "Brought in " in hands.text
