"""What is typed without options is done without the reader of options, and is the same to whoever typed it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from closecircle.cli.group import closecircle

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Done

    Typed = Callable[..., Done]


@pytest.mark.parametrize(
    "words",
    [
        ("today",),
        ("today", "--json"),
        ("log", "민지", "어제", "커피 마심"),
        ("log", "민지"),
        ("log", "Zoe", "hello"),
        ("log", "민지", "커피", "--ask", "따님 시험"),
        ("log", "", ""),
    ],
)
def test_both_ways_say_the_same(typed: Typed, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    typed("add", "김민지", "--rhythm", "3w")
    plain = typed(*words)
    if plain.code == 0 and words[0] == "log":
        typed("undo")
    monkeypatch.setattr("closecircle.cli.plainly.done_plainly", lambda _words: False)
    assert typed(*words) == plain


@pytest.mark.parametrize(
    "words", [("today", "--more"), ("log", "민지", "커피", "--ask", "-"), ("log", "--help"), ("log",)]
)
def test_options_help_and_slips_are_left_to_their_reader(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    typed("add", "김민지")
    asked: list[list[str]] = []
    monkeypatch.setattr(closecircle, "main", lambda **_named: asked.append(sys.argv[1:]))
    typed(*words)
    assert asked == [list(words)]


def test_a_shell_that_completes_is_answered_and_no_screen_opens(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CLOSECIRCLE_COMPLETE", "zsh_source")
    assert "#compdef closecircle" in typed().out
    monkeypatch.setenv("_CLOSECIRCLE_COMPLETE", "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", "closecircle dr")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert "draft" in typed().out
