"""Two and eight programs writing at once, screen, command line and import mixed: every confirmed write is there."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from closecircle.circle import Circle
from closecircle.settings import Settings
from closecircle.store.doctor import NOTES, examine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forks")
ON = date(2026, 11, 24)
EACH = 12


def told(confirmed: int, word: str) -> None:
    os.write(confirmed, f"{word}\n".encode())


def by_command_line(file: Path, name: str, confirmed: int) -> None:
    """A command for each talk: open, log, close."""
    for number in range(EACH):
        with closing(Circle.open(file, today=lambda: ON, busy=60)) as circle:
            circle.talks.log([circle.people.named("Daniel").id], f"{name}.{number}")
        told(confirmed, f"{name}.{number}")


def by_screen(file: Path, name: str, confirmed: int) -> None:
    """The screen's own thread, which keeps the file open and reads between its writes."""
    from closecircle.tui.thread import CircleThread  # noqa: PLC0415  # in the child alone

    async def sit() -> None:
        thread = CircleThread(file, Settings(), lambda: ON, lambda _committed: None)
        await thread.open()
        await thread.ask(lambda circle: circle.store.connection.execute("PRAGMA busy_timeout = 60000").fetchall())
        for number in range(EACH):
            await thread.ask(lambda circle: circle.today.day())
            await thread.do(
                lambda circle, said=f"{name}.{number}": circle.talks.log([circle.people.named("Daniel").id], said)  # type: ignore[misc]  # mypy cannot infer a lambda with defaults
            )
            told(confirmed, f"{name}.{number}")
        await thread.close()

    asyncio.run(sit())


def by_import(file: Path, name: str, confirmed: int) -> None:
    """Whole files, each one change of several people."""
    for number in range(EACH // 3):
        names = [f"{name}n{number}c{card}" for card in range(3)]
        cards = file.parent / f"{name}.{number}.vcf"
        cards.write_text("".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{one}\nEND:VCARD\n" for one in names))
        with closing(Circle.open(file, today=lambda: ON, busy=60)) as circle:
            plan = circle.imports.plan(cards)
            circle.imports.take(plan, plan.rows)
        for one in names:
            told(confirmed, one)


@pytest.mark.parametrize("how_many", [2, 8])
def test_every_confirmed_write_of_many_programs_is_there(tmp_path: Path, how_many: int) -> None:
    file = tmp_path / "circle.db"
    with closing(Circle.open(file, today=lambda: ON)) as circle:
        circle.people.add("Daniel")
    ways: tuple[Callable[[Path, str, int], None], ...] = (by_command_line, by_screen, by_import)
    reading, confirmed = os.pipe()
    children = []
    for number in range(how_many):
        pid = os.fork()
        if pid == 0:  # pragma: no cover  # the child
            code = 1
            try:
                ways[number % len(ways)](file, f"w{number}", confirmed)
                code = 0
            finally:
                sys.stderr.flush()
                os._exit(code)
        children.append(pid)
    os.close(confirmed)
    with os.fdopen(reading, encoding="utf-8") as lines:
        words = lines.read().split()
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children] == [0] * how_many
    assert len(words) == len(set(words)) == how_many * EACH
    with closing(Circle.open(file, today=lambda: ON)) as circle:
        talks = [talk.said for talk in circle.store.talks.of(circle.people.named("Daniel").id, limit=1000)]
        people = [line.name for line in circle.people.find("")]
        assert sorted(talks + [name for name in people if name != "Daniel"]) == sorted(words)
        assert len(circle.history.entries(1000)) == 1 + len(talks) + (len(people) - 1) // 3
    assert set(examine(file).ails) <= NOTES
