"""Keys as a person means them: with the Hangul input method on, typed ahead, and inside a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static, TextArea

from closecircle.core.errors import WrongUse
from closecircle.i18n import N_
from closecircle.tui.base import CircleApp, _OnCircle
from closecircle.tui.commands import Command
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.tui.widgets.text_area import SafeTextArea
from tui.harness import opened, running

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from conftest import Clock


def _key(action: str, keys: str) -> Command:
    return Command(action=action, keys=keys, label=N_("Help"), help=N_("Help"))


class _Line(_OnCircle, ModalScreen[None]):
    KEYS: ClassVar[tuple[Command, ...]] = (_key("leave", "escape"),)

    def compose(self) -> ComposeResult:
        yield SafeInput()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        app = self.app
        assert isinstance(app, _Keys)
        app.heard.append(f"saved {event.value}")
        self.dismiss(None)

    def action_leave(self) -> None:
        self.dismiss(None)


class _Message(_OnCircle, ModalScreen[None]):
    KEYS: ClassVar[tuple[Command, ...]] = (_key("other", "left,space"), _key("copy", "enter"), _key("take", "f7"))

    def compose(self) -> ComposeResult:
        yield SafeTextArea("ab")

    def action_other(self) -> None:
        self.query_one(TextArea).text = "another"

    def action_copy(self) -> None:
        app = self.app
        assert isinstance(app, _Keys)
        app.heard.append(self.query_one(TextArea).text)

    def action_take(self) -> None:
        self.query_one(TextArea).text = "taken"


class _Place(_OnCircle, Screen[None]):
    KEYS: ClassVar[tuple[Command, ...]] = (
        _key("line", "1,l"),
        _key("message", "2,w"),
        _key("rest", "r"),
        _key("quiet", "k"),
        _key("refused", "q"),
        _key("enter", "enter,space"),
    )

    def compose(self) -> ComposeResult:
        yield Static()

    async def action_line(self) -> None:
        await self.app.push_screen(_Line())

    async def action_message(self) -> None:
        await self.app.push_screen(_Message())

    def action_rest(self) -> None:
        self._hear("rest")

    def action_quiet(self) -> None:
        self._hear("quiet")

    def action_enter(self) -> None:
        self._hear("enter")

    def action_refused(self) -> None:
        raise WrongUse("“$value” is none of: $names.", value="[b]x", names="y")

    def _hear(self, what: str) -> None:
        app = self.app
        assert isinstance(app, _Keys)
        app.heard.append(what)


class _List(_OnCircle, Screen[None]):
    KEYS: ClassVar[tuple[Command, ...]] = (_key("take", "1"),)

    def compose(self) -> ComposeResult:
        yield LineList(Column())

    def on_mount(self) -> None:
        self.query_one(LineList).set_rows([LineRow(key=name, cells=(name,)) for name in "abcd"])

    def action_take(self) -> None:
        app = self.app
        assert isinstance(app, _Keys)
        app.heard.append(self.query_one(LineList).key)


class _Keys(CircleApp):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    async def on_mount(self) -> None:
        await self.push_screen(_Place())


async def test_a_jamo_and_a_letter_are_the_same_key() -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.press("r", "ㄱ", "ㄲ")
    assert app.heard == ["rest", "rest", "rest"]


async def test_a_whole_syllable_does_what_its_keys_do_in_their_order() -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.press("가")
    assert app.heard == ["rest", "quiet"]


@pytest.mark.parametrize("committed_by", ["space", "enter"])
async def test_the_space_that_commits_a_jamo_is_no_key_of_its_own(committed_by: str) -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.burst("ㄱ", committed_by)
        await hands.burst("ㄱ", "k", committed_by)
    assert app.heard == ["rest", "rest", "quiet", "enter"]


@pytest.mark.parametrize("committed_by", ["space", "enter"])
async def test_the_space_that_commits_a_jamo_does_not_fall_into_the_field_it_opened(committed_by: str) -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.burst("ㅣ", committed_by)
        assert app.screen.query_one(Input).value == ""
        await hands.burst("커", "space", "피", "enter")
    assert app.heard == ["saved 커 피"]


async def test_text_typed_ahead_of_a_dialog_waits_for_it() -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.burst("1", *"커피 1 l", "enter", "r")
    assert app.heard == ["saved 커피 1 l", "rest"]


async def test_a_key_after_an_arrow_is_for_the_row_the_arrow_came_to() -> None:
    app = _Keys()
    async with running(app) as hands:
        await app.push_screen(_List())
        await hands.settled()
        await hands.burst("down", "1", "end", "1", "up", "up", "1")
    assert app.heard == ["b", "d", "b"]


async def test_text_typed_ahead_after_a_jamo_keeps_its_spaces() -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.burst("ㅣ", *"오븐 이야기", "enter")
    assert app.heard == ["saved 오븐 이야기"]


async def test_a_syllable_that_opens_a_field_goes_on_in_it_as_text() -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.press("조")  # ㅈ opens the message, ㅗ is the first letter of it
        assert app.screen.query_one(TextArea).text == "ㅗab"


async def test_the_arrows_of_a_field_move_in_it_and_never_run_a_command() -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.press("2", "end", "left", "x", "space")
        assert app.screen.query_one(TextArea).text == "ax b"
        await hands.press("enter", "f7")
        assert app.screen.query_one(TextArea).text == "taken"
    assert app.heard == ["ax b"]


async def test_what_cannot_be_done_is_said_and_nothing_ends() -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.press("q", "r")
        assert hands.said == ["“[b]x” is none of: y."]
    assert app.heard == ["rest"]


@pytest.mark.parametrize(
    ("burst", "value"),
    [
        (["a", "b", "c", "backspace", "d"], "abd"),
        (["a", "b", "c", "left", "x"], "abxc"),
        (["안", "녕", "home", "가"], "가안녕"),
        (["a", "ctrl+u", "가"], "가"),
    ],
)
async def test_keys_of_one_burst_stay_in_their_order(burst: list[str], value: str) -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.press("1")
        await hands.burst(*burst)
        assert app.screen.query_one(Input).value == value
        await hands.press("escape", "2")
        app.screen.query_one(TextArea).clear()
        await hands.burst(*burst)
        assert app.screen.query_one(TextArea).text == value


async def test_a_paste_comes_in_clean_and_in_one_line() -> None:
    app = _Keys()
    async with running(app) as hands:
        await hands.press("1")
        await hands.paste("\x1b[31m\u1112\u1161\u11ab\r\n둘\x07")
        assert app.screen.query_one(SafeInput).text == "[31m한 둘"


async def test_a_word_typed_into_a_search_undoes_nothing_and_opens_nothing(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=lambda circle: circle.people.add("Sue")) as hands:
        await hands.press("f8")
        await hands.write("u/?")
        assert hands.said == []
        assert [line.name for line in await hands.ask(lambda circle: circle.people.find(""))] == ["Sue"]
        assert isinstance(hands.app.focused, Input)
        assert hands.app.focused.value == "u/?"
