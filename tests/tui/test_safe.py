from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from closecircle.tui.safe import content, line, plain
from conftest import HOSTILE

_STEERING = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f",
}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_itself_and_steers_nothing(text: str) -> None:
    for shown in (plain(text), content(text).plain, line(text)):
        assert not _STEERING & set(shown)
    assert content(text).spans == []


def test_brackets_of_a_note_stay_to_be_read() -> None:
    assert content("김[VIP] 손님 [@click=app.quit]x[/]").plain == "김[VIP] 손님 [@click=app.quit]x[/]"


def test_lines_are_kept_only_where_they_are_wanted() -> None:
    assert content("a\nb", lines=True).plain == "a\nb"
    assert content("a\nb").plain == "a ⏎ b"


@pytest.mark.parametrize(("text", "cells"), [("\U0001f468\u200d\U0001f469\u200d\U0001f467", 6), ("\u2764\ufe0f", 1)])
def test_a_list_shows_only_what_every_terminal_measures_alike(text: str, cells: int) -> None:
    assert cell_len(line(text)) == cells


@settings(deadline=None)
@given(st.text())
def test_no_text_at_all_can_steer_the_terminal_or_break_a_line(text: str) -> None:
    assert not _STEERING & set(line(text))
    assert content(text).plain == plain(text)
