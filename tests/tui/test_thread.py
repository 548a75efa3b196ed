from __future__ import annotations

import asyncio
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from closecircle.circle import Circle
from closecircle.core.errors import StoreTrouble, WrongUse
from closecircle.settings import Settings
from closecircle.tui.thread import CircleThread

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from closecircle.store.journal import Committed
    from conftest import Clock


class _Told:
    """What the screen was told, and an event for the next time."""

    def __init__(self) -> None:
        self.changes: list[Committed | None] = []
        self.threads: set[int] = set()
        self.again = asyncio.Event()

    def __call__(self, committed: Committed | None) -> None:
        self.changes.append(committed)
        self.threads.add(threading.get_ident())
        self.again.set()


@pytest.fixture
async def told() -> _Told:
    return _Told()


@pytest.fixture
async def thread(tmp_path: Path, clock: Clock, told: _Told) -> AsyncIterator[CircleThread]:
    opened = CircleThread(tmp_path / "circle.db", Settings(), clock, told)
    await opened.open()
    yield opened
    await opened.close()


async def test_the_screen_goes_on_while_the_file_is_slow(thread: CircleThread) -> None:
    may_go_on = threading.Event()
    slow = asyncio.create_task(thread.ask(lambda _circle: may_go_on.wait(5)))
    await asyncio.sleep(0)
    beats = 0
    while not slow.done() and beats < 10:
        await asyncio.sleep(0)
        beats += 1
    may_go_on.set()
    assert beats == 10
    assert await slow


async def test_the_file_is_used_by_one_thread_and_never_by_the_screens_own(thread: CircleThread) -> None:
    used = {await thread.ask(lambda _circle: threading.get_ident()) for _ in range(3)}
    used |= {await thread.do(lambda _circle: threading.get_ident()) for _ in range(3)}
    assert len(used) == 1
    assert threading.get_ident() not in used


async def test_a_deed_waiting_behind_a_slow_question_is_done_though_its_dialog_closed(thread: CircleThread) -> None:
    may_go_on = threading.Event()
    slow = asyncio.create_task(thread.ask(lambda _circle: may_go_on.wait(5)))
    deed = asyncio.create_task(thread.do(lambda circle: circle.people.add("김민지")))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    deed.cancel()
    await asyncio.gather(deed, return_exceptions=True)
    assert deed.cancelled()
    may_go_on.set()
    await slow
    assert [line.name for line in await thread.ask(lambda circle: circle.people.find(""))] == ["김민지"]


async def test_a_question_nobody_waits_for_any_more_is_not_asked(thread: CircleThread) -> None:
    may_go_on, asked = threading.Event(), threading.Event()
    slow = asyncio.create_task(thread.ask(lambda _circle: may_go_on.wait(5)))
    question = asyncio.create_task(thread.ask(lambda _circle: asked.set()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    question.cancel()
    await asyncio.gather(question, return_exceptions=True)
    may_go_on.set()
    await slow
    await thread.ask(lambda _circle: None)
    assert not asked.is_set()


async def test_every_change_is_told_on_the_screens_own_thread(thread: CircleThread, told: _Told) -> None:
    person = await thread.do(lambda circle: circle.people.add("김민지"))
    await told.again.wait()
    [change] = told.changes
    assert change is not None
    assert change.person_ids == {person.id}
    assert told.threads == {threading.get_ident()}


async def test_a_change_is_told_though_its_dialog_closed_before_it_was_written(
    thread: CircleThread, told: _Told
) -> None:
    deed = asyncio.create_task(thread.do(lambda circle: circle.people.add("김민지")))
    await asyncio.sleep(0)
    deed.cancel()
    await asyncio.wait_for(told.again.wait(), 5)
    assert told.changes


async def test_what_another_process_writes_is_noticed_and_ones_own_is_not_told_twice(
    thread: CircleThread, told: _Told, tmp_path: Path, clock: Clock
) -> None:
    await thread.do(lambda circle: circle.people.add("김민지"))
    await told.again.wait()
    await thread.look_for_others()
    assert len(told.changes) == 1
    other = Circle.open(tmp_path / "circle.db", today=clock)
    other.people.add("이서연")
    other.close()
    await thread.look_for_others()
    await thread.look_for_others()
    assert told.changes[1:] == [None]


async def test_what_cannot_be_done_comes_back_as_it_is(thread: CircleThread) -> None:
    with pytest.raises(WrongUse):
        await thread.do(lambda circle: circle.people.add(""))


async def test_a_file_in_trouble_is_said_in_words_and_asked_again_later(thread: CircleThread, tmp_path: Path) -> None:
    await thread.do(lambda circle: circle.store.connection.execute("PRAGMA busy_timeout = 0"))
    other = sqlite3.connect(tmp_path / "circle.db")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreTrouble, match="Another program is holding"):
        await thread.do(lambda circle: circle.people.add("김민지"))
    other.rollback()
    other.close()
    assert (await thread.do(lambda circle: circle.people.add("김민지"))).name == "김민지"


async def test_closing_finishes_what_is_queued(tmp_path: Path, clock: Clock, told: _Told) -> None:
    thread = CircleThread(tmp_path / "circle.db", Settings(), clock, told)
    await thread.open()
    deed = asyncio.create_task(thread.do(lambda circle: circle.people.add("김민지")))
    await asyncio.sleep(0)
    await thread.close()
    await deed
    circle = Circle.open(tmp_path / "circle.db", today=clock)
    assert [line.name for line in circle.people.find("")] == ["김민지"]
    circle.close()


async def test_a_file_that_cannot_be_opened_is_said_in_words(tmp_path: Path, clock: Clock, told: _Told) -> None:
    (tmp_path / "circle.db").write_bytes(b"not a circle at all, only words" * 40)
    thread = CircleThread(tmp_path / "circle.db", Settings(), clock, told)
    with pytest.raises(StoreTrouble):
        await thread.open()
    await thread.close()
