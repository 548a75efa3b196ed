from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from closecircle.tui.clipboard import copy
from tui.harness import running

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = '민지 님, 오븐은 어떠세요?\n‘$(touch x)’; `id` "--help"'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return folder


def _program(folder: Path, name: str, then: str = "") -> Path:
    took = folder / f"{name}.took"
    script = folder / name
    script.write_text(f'#!/bin/sh\ncat > {took}\necho "$@" > {took}.args\n{then}\n')
    script.chmod(0o755)
    return took


async def _copied(text: str = _TEXT) -> str:
    app = App[None]()
    async with running(app):
        return copy(app, text)


async def test_the_terminal_is_always_asked_and_named_when_nothing_else_is_there(programs: Path) -> None:
    app = App[None]()
    async with running(app):
        written: list[str] = []
        assert app._driver is not None
        app._driver.write = written.append  # type: ignore[method-assign, assignment]  # what goes to the terminal
        assert copy(app, _TEXT) == "terminal"
    assert f"\x1b]52;c;{b64encode(_TEXT.encode()).decode()}\a" in "".join(written)


async def test_the_systems_own_clipboard_takes_the_text_as_it_is(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    took = _program(programs, "xclip")
    assert await _copied() == "xclip"
    assert took.read_text() == _TEXT
    assert (programs / "xclip.took.args").read_text() == "-selection clipboard\n"


async def test_windows_gets_hangul_in_the_form_it_reads(programs: Path) -> None:
    took = _program(programs, "clip.exe")
    assert await _copied() == "clip.exe"
    assert took.read_bytes().decode("utf-16") == _TEXT


async def test_a_program_without_a_display_is_not_asked(programs: Path) -> None:
    took = _program(programs, "wl-copy")
    assert await _copied() == "terminal"
    assert not took.exists()


async def test_a_program_that_fails_is_passed_over(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    _program(programs, "wl-copy", "exit 1")
    _program(programs, "xclip")
    assert await _copied() == "xclip"


async def test_a_program_that_stays_behind_to_serve_the_text_is_not_waited_for(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    _program(programs, "xclip", "sleep 3 &")
    assert await _copied() == "xclip"
