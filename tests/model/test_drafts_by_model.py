"""A draft by the user's own model: what it is told, what of its words is shown, in both front ends."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import NothingFound, WrongUse
from closecircle.model.client import NoAnswer
from closecircle.settings import Settings, save
from closecircle.tui.screens.draft import DraftView
from closecircle.tui.widgets.text_area import SafeTextArea
from model.test_client import answering, says, serving
from tui.harness import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

    from closecircle.circle.circle import Circle
    from closecircle.core.person import Person
    from conftest import Clock
    from model.test_client import Server

GOOD = "Hello Daniel, how are the brown boots? I hope the heel no longer rubs."
SELLING = "Hello Daniel, everything is 50% off today only, so come by and buy your new boots!"


@pytest.fixture
def daniel(circle: Circle) -> Person:
    circle.people.add("김민지", likes="secret garden")
    person = circle.people.add("Daniel", tie="friend", never_say="his divorce", notes="lives in Busan")
    circle.talks.log([person.id], "bought brown boots, worried the heel would rub", ask="the long walk")
    circle.talks.log([person.id], "told me about his divorce")
    circle.talks.log([person.id], "a private worry", private=True)
    return person


def with_model(circle: Circle, server: Server) -> None:
    circle.ground.settings = replace(circle.settings, model_url=server.url, model_name="gemma")


@pytest.fixture
def good() -> Iterator[Server]:
    with serving(answering(says(f'"{GOOD}"\n'))) as server:
        yield server


def test_without_a_model_nothing_asks_for_one(circle: Circle, daniel: Person) -> None:
    with pytest.raises(WrongUse, match="No local model is set up"):
        circle.drafts.ask_model(daniel.id)
    assert circle.drafts.write(daniel.id).text


def test_its_words_become_a_draft_and_change_nothing(circle: Circle, daniel: Person, good: Server) -> None:
    with_model(circle, good)
    before = len(circle.history.entries())
    written = circle.drafts.ask_model(daniel.id)
    assert written.text == GOOD
    assert circle.drafts.check(written.text, daniel.id) == ()
    assert len(circle.history.entries()) == before


def test_it_is_told_of_one_person_what_a_message_needs_and_nothing_more(
    circle: Circle, daniel: Person, good: Server
) -> None:
    with_model(circle, good)
    circle.drafts.ask_model(daniel.id)
    [(_path, request)] = good.asked
    told = json.dumps(request, ensure_ascii=False)
    assert request["model"] == "gemma"
    for said in ("Daniel", "bought brown boots", "the long walk"):
        assert said in told
    for unsaid in ("divorce", "private worry", "김민지", "secret garden", "never_say", daniel.id):
        assert unsaid not in told


@pytest.mark.parametrize(
    "said",
    [
        SELLING,
        "Hello Daniel, how are the boots? I heard about the divorce, I am sorry.",
        "다니엘, 부츠는 어때?",
        "Hello Daniel, how are the brown boots " + "and the heel and the walk " * 20 + "?",
        "Hello [name], how are the brown boots?",
        "Hello Daniel, how are the brown boots! And the heel! And the walk! Great!",
        "As an AI I cannot know how the brown boots are, Daniel.",
        "<think>he bought boots</think> Hello Daniel, how are the brown boots?",
    ],
)
def test_what_the_guard_or_a_limit_speaks_against_is_not_shown(circle: Circle, daniel: Person, said: str) -> None:
    with serving(answering(says(said))) as server:
        with_model(circle, server)
        with pytest.raises(NothingFound, match="is not shown") as refused:
            circle.drafts.ask_model(daniel.id)
    assert said not in str(refused.value)


def test_signs_that_steer_are_taken_out_of_its_words(circle: Circle, daniel: Person) -> None:
    with serving(answering(says(f"\x1b]0;x\x07\u202e{GOOD}"))) as server:
        with_model(circle, server)
        assert GOOD in circle.drafts.ask_model(daniel.id).text
        assert not {"\x1b", "\x07", "\u202e"} & set(circle.drafts.ask_model(daniel.id).text)


def test_a_korean_person_is_written_to_in_one_register(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "갈색 부츠를 삼")
    for said, shown in (
        ("김민지 님, 지난번에 산 갈색 부츠는 편하세요?", True),
        ("민지야, 갈색 부츠는 편해? 나는 잘 지내.", False),
        ("Hello, how are the boots?", False),
    ):
        with serving(answering(says(said))) as server:
            with_model(circle, server)
            if shown:
                assert circle.drafts.ask_model(minji.id).text == said
            else:
                with pytest.raises(NothingFound):
                    circle.drafts.ask_model(minji.id)
            assert "해요체" in server.asked[0][1]["messages"][0]["content"]


def test_on_the_command_line_the_text_stands_alone(
    tmp_path: Path, good: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from closecircle.cli import main  # noqa: PLC0415  # only here

    monkeypatch.setenv("CLOSECIRCLE_DATA", str(tmp_path))
    monkeypatch.setenv("CLOSECIRCLE_TODAY", "2026-11-24")

    def run(*words: str) -> tuple[object, str, str]:
        monkeypatch.setattr("sys.argv", ["closecircle", *words])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return left.value.code or 0, said.out, said.err

    run("add", "Daniel")
    run("log", "Daniel", "bought brown boots")
    code, out, err = run("draft", "Daniel", "--model")
    assert (code, out) == (2, "")
    assert err.startswith("No local model is set up.")
    save(tmp_path / "settings.toml", Settings(model_url=good.url))
    assert run("draft", "Daniel", "--model") == (0, GOOD + "\n", "")
    save(tmp_path / "settings.toml", Settings(model_url="http://example.org"))
    code, out, err = run("draft", "Daniel", "--model")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    with serving(answering(b"{}")) as odd:
        save(tmp_path / "settings.toml", Settings(model_url=odd.url))
        code, out, err = run("draft", "Daniel", "--model")
        assert (code, out, len(err.splitlines())) == (NoAnswer.exit_code, "", 1)
    with serving(answering(says(SELLING))) as selling:
        save(tmp_path / "settings.toml", Settings(model_url=selling.url))
        code, out, err = run("draft", "Daniel", "--model")
        assert (code, out, len(err.splitlines())) == (1, "", 1)


def _boots(circle: Circle) -> None:
    person = circle.people.add("Daniel")
    circle.talks.log([person.id], "bought brown boots, worried the heel would rub")


async def test_on_the_screen_f9_asks_and_everything_stays_alive_meanwhile(tmp_path: Path, clock: Clock) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slowly(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        go_on.wait(20)
        answering(says(GOOD))(handler)

    with serving(slowly) as server:
        own = Settings(name="수진", language="en", theme="dark", model_url=server.url)
        async with opened(tmp_path, clock, before=_boots, settings=own) as hands:
            person = await hands.ask(lambda circle: circle.people.named("Daniel"))
            view = DraftView(person.id)
            await hands.app.push_screen(view)
            await hands.settled()
            first = view.query_one(SafeTextArea).text
            hands._send("f9")
            await _until(asked.is_set, hands.pilot.pause)
            assert await hands.ask(lambda circle: len(circle.people.find(""))) == 1  # the circle answers others
            assert view.query_one(SafeTextArea).text == first
            go_on.set()
            await hands.settled()
            assert view.query_one(SafeTextArea).text == GOOD


async def test_on_the_screen_a_model_that_sells_or_is_not_there_is_one_sentence(tmp_path: Path, clock: Clock) -> None:
    with serving(answering(says(SELLING))) as server:
        own = Settings(name="수진", language="en", theme="dark", model_url=server.url)
        async with opened(tmp_path, clock, before=_boots, settings=own) as hands:
            person = await hands.ask(lambda circle: circle.people.named("Daniel"))
            view = DraftView(person.id)
            await hands.app.push_screen(view)
            await hands.settled()
            first = view.query_one(SafeTextArea).text
            await hands.press("f9")
            assert view.query_one(SafeTextArea).text == first
            assert any("is not shown" in said for said in hands.said)
            hands.app.settings = replace(own, model_url="")
            await hands.ask(lambda circle: setattr(circle.ground, "settings", replace(own, model_url="")))
            await hands.press("f9")
            assert any("No local model is set up" in said for said in hands.said)


async def _until(happened: Callable[[], bool], pause: Callable[[], object]) -> None:
    for _round in range(2000):
        if happened():
            return
        await pause()  # type: ignore[misc]  # the pilot's own pause
    raise AssertionError(happened)
