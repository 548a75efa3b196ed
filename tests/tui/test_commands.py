"""The keys of every place and dialog: reachable, not forbidden, not twice, and their actions exist."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from closecircle.core.text import has_hangul
from closecircle.tui import screens
from closecircle.tui.app import CloseCircle
from closecircle.tui.base import CircleDialog, CircleScreen
from closecircle.tui.commands import BACK, EVERYWHERE, TODAY
from closecircle.tui.hangul_keys import twin, two_set_keys
from closecircle.tui.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closecircle.tui.base import _OnCircle
    from closecircle.tui.commands import Command

# Tab, Enter, Backspace and Esc in disguise, and keys that terminals and multiplexers keep for themselves.
_FORBIDDEN = {*(f"ctrl+{key}" for key in "imhsqba"), "ctrl+left_square_bracket", "ctrl+enter", "shift+enter"}
_FIRST_KEYS = re.compile(r"[0-9]|f([1-9]|1[0-2])|enter|escape|space|tab|up|down|left|right|delete|slash|ctrl\+[a-z]")
_SHIFTED = str.maketrans("ㅂㅈㄷㄱㅅㅐㅔ", "ㅃㅉㄸㄲㅆㅒㅖ")
_GO = re.compile(r"app\.go\('(\w+)'\)")


def _places() -> Iterator[type[Any]]:
    for module in pkgutil.iter_modules(screens.__path__):
        loaded = import_module(f"{screens.__name__}.{module.name}")
        for thing in vars(loaded).values():
            if (
                isinstance(thing, type)
                and issubclass(thing, CircleScreen | CircleDialog)
                and thing.__module__ == loaded.__name__
            ):
                yield thing


_ALL = sorted(_places(), key=lambda place: place.__name__)


def _keys(commands: tuple[Command, ...]) -> list[str]:
    return [key for command in commands for key in command.keys.split(",")]


@pytest.mark.parametrize("place", _ALL)
def test_no_key_does_two_things_in_one_place(place: type[_OnCircle]) -> None:
    keys = _keys(place.KEYS)
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize("place", _ALL)
def test_no_command_needs_a_key_that_terminals_keep_or_change(place: type[_OnCircle]) -> None:
    for key in _keys(place.KEYS):
        assert key not in _FORBIDDEN
        assert not key.startswith(("alt+", "shift+", "ctrl+shift+", "super+"))


@pytest.mark.parametrize("place", _ALL)
def test_no_two_keys_differ_by_shift_alone(place: type[_OnCircle]) -> None:
    assert [key for key in _keys(place.KEYS) if len(key) == 1 and key.isupper()] == []
    meant = [two_set_keys(twin(key).translate(_SHIFTED)) or [key] for key in _keys(place.KEYS)]
    assert len({"".join(keys) for keys in meant}) == len(meant)


@pytest.mark.parametrize("place", _ALL)
def test_every_letter_is_reached_through_its_jamo_and_no_jamo_is_a_key_of_its_own(place: type[_OnCircle]) -> None:
    for key in _keys(place.KEYS):
        assert key.isascii(), "a jamo arrives as its letter, so it would never be heard"
        if len(key) == 1 and key.isalpha():
            assert two_set_keys(twin(key)) == [key]


@pytest.mark.parametrize("place", _ALL)
def test_help_lists_and_runs_every_command_without_a_letter(place: type[_OnCircle]) -> None:
    bound = {
        key for kind in place.__mro__ for binding in kind.__dict__.get("BINDINGS", ()) for key in binding.key.split(",")
    }
    assert "f1" in bound or place.__name__ == "Hidden"


@pytest.mark.parametrize("place", _ALL)
def test_every_command_has_a_first_key_that_no_input_method_holds_back(place: type[_OnCircle]) -> None:
    if "app.help" in {command.action for command in place.KEYS}:
        return  # help lists every command, and arrows and Enter run it
    for command in place.KEYS:
        assert _FIRST_KEYS.fullmatch(command.keys.split(",")[0]), command.action


@pytest.mark.parametrize("place", _ALL)
def test_every_command_can_be_done(place: type[_OnCircle]) -> None:
    for command in place.KEYS:
        if going := _GO.fullmatch(command.action):
            assert going[1] in PLACES
            continue
        name, of_the_app = command.action.removeprefix("app."), command.action.startswith("app.")
        assert callable(getattr(CloseCircle if of_the_app else place, f"action_{name.split('(')[0]}", None)), command


@pytest.mark.parametrize("place", _ALL)
def test_one_can_always_leave_by_escape(place: type[_OnCircle]) -> None:
    if place.__name__ != "Today":
        assert "escape" in _keys(place.KEYS)


@pytest.mark.parametrize("place", _ALL)
def test_the_names_for_changing_keys_are_clear(place: type[_OnCircle]) -> None:
    names = [command.name for command in place.KEYS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("place", [place for place in _ALL if issubclass(place, CircleScreen)])
def test_help_and_undo_are_in_every_place(place: type[_OnCircle]) -> None:
    if place.__name__ != "Hidden":
        assert {"app.help", "app.undo"} <= {command.action for command in place.KEYS}


def test_there_is_a_jump_key_to_every_place() -> None:
    assert {found[1] for command in EVERYWHERE if (found := _GO.fullmatch(command.action))} == PLACES.keys()


def test_the_first_three_digits_log_write_and_leave_for_later() -> None:
    by_key = {command.keys.split(",")[0]: command.action for command in TODAY}
    assert (by_key["1"], by_key["2"], by_key["3"], by_key["enter"]) == ("log", "draft", "not_now", "open")


@pytest.mark.parametrize("command", [*EVERYWHERE, *TODAY, BACK])
def test_a_key_is_shown_as_it_is_printed_on_the_keyboard(command: Command) -> None:
    assert not re.search(r"[a-z]{3,}_|^f\d", command.shown)
    assert command.label
    assert command.help
    assert not has_hangul(command.label + command.help), "ids are English; their Korean is in the catalogue"
