"""How many keys ten daily tasks take: `python benchmarks/keys.py [--json]`.

Each task is done on the real screen, on a throw-away copy of the demo circle, and the circle is asked afterwards
whether it really happened. A key counts, the letters of a text do not. Nothing of this machine is touched: the only
program that can be found to open a link is one that writes the link down.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from closecircle.demo import build, settings_for
from closecircle.settings import Places, Settings
from closecircle.tui.app import CloseCircle
from closecircle.tui.commands import key_name
from closecircle.tui.screens.person import PersonPage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from closecircle.circle import Circle

TODAY = date(2026, 11, 24)
_ONE_HANDLE = "박정례"  # on Today, and reached by one telephone


@dataclass
class Hands:
    """Somebody at the keyboard; `used` are the keys so far."""

    app: CloseCircle
    pilot: Any
    opened: Path
    used: list[str]

    async def press(self, *keys: str) -> None:
        """Keys that count."""
        for key in keys:
            await self._typed(key)
            self.used.append(key)

    async def text(self, text: str) -> None:
        """Text, which does not count."""
        await self._typed(*("space" if sign == " " else sign for sign in text))

    async def ask(self, question: Callable[[Circle], Any]) -> Any:
        """Ask the circle behind the screen."""
        return await self.app.thread.ask(question)

    @property
    def at_hand(self) -> str:
        """The person at hand."""
        return str(getattr(self.app.screen, "person_id", ""))

    async def go_down_to(self, name: str) -> None:
        """Bring somebody of Today to hand; that is not part of the task."""
        person = await self.ask(lambda circle: circle.people.named(name))
        while self.at_hand != person.id:
            await self._typed("down")

    async def said_today(self, words: str) -> list[str]:
        """With whom these words were logged for today."""
        talks = await self.ask(lambda circle: circle.talks.day(TODAY))
        return [talk.person_id for talk in talks if words in talk.said]

    async def _typed(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        for _round in range(3):  # an answer from the circle may ask again
            await self.pilot.pause()
            await self.ask(lambda circle: circle.store.data_version())
        await self.pilot.pause()


async def log(hands: Hands) -> bool:
    person_id = hands.at_hand
    await hands.press("1")
    await hands.text("talked of the lighthouse")
    await hands.press("enter")
    return await hands.said_today("talked of the lighthouse") == [person_id]


async def log_someone_else(hands: Hands) -> bool:
    person = await hands.ask(lambda circle: circle.people.named("문유찬"))
    await hands.press("f4")
    await hands.text("ㅁㅇㅊ 새 시집 이야기")
    await hands.press("enter")
    return await hands.said_today("새 시집 이야기") == [person.id]


async def draft_copy_log(hands: Hands) -> bool:
    person_id = hands.at_hand
    await hands.press("2", "2")
    copied = hands.app.clipboard
    return bool(copied) and await hands.said_today(copied) == [person_id]


async def not_now(hands: Hands) -> bool:
    person_id = hands.at_hand
    await hands.press("3")
    person = await hands.ask(lambda circle: circle.people.get(person_id))
    return person.paused_until is not None and person.paused_until > TODAY


async def find(hands: Hands) -> bool:
    person = await hands.ask(lambda circle: circle.people.named("문유찬"))
    await hands.press("slash")
    await hands.text("ㅁㅇㅊ")
    await hands.press("enter")
    return isinstance(hands.app.screen, PersonPage) and hands.at_hand == person.id


async def add_person(hands: Hands) -> bool:
    await hands.press("slash")
    await hands.text("홍서아")
    await hands.press("enter")
    return len(await hands.ask(lambda circle: circle.people.find("홍서아"))) == 1


async def add_special_day(hands: Hands) -> bool:
    person_id = hands.at_hand
    await hands.press("d")
    await hands.text("wedding 12/13")
    await hands.press("enter")
    days = await hands.ask(lambda circle: circle.people.days(person_id))
    return any((day.kind, day.month, day.day) == ("wedding", 12, 13) for day in days)


async def log_for_three(hands: Hands) -> bool:
    names = ("문유찬", "배준서", "오말순")
    people = [await hands.ask(lambda circle, name=name: circle.people.named(name)) for name in names]
    await hands.press("f4")
    await hands.text("문유찬, 배준서, 오말순 함께 차 마심")
    await hands.press("enter")
    return sorted(await hands.said_today("함께 차 마심")) == sorted(person.id for person in people)


async def undo(hands: Hands) -> bool:
    person_id = hands.at_hand
    await hands.ask(lambda circle: circle.talks.log([person_id], "said by mistake"))
    before = await hands.said_today("said by mistake")
    await hands.press("f12")
    return before == [person_id] and await hands.said_today("said by mistake") == []


async def open_handle(hands: Hands) -> bool:
    await hands.go_down_to(_ONE_HANDLE)
    person_id = hands.at_hand
    (handle,) = await hands.ask(lambda circle: circle.people.handles(person_id))
    await hands.press("8")
    for _look in range(100):  # the other program takes its time
        if hands.opened.exists():
            break
        await asyncio.sleep(0.05)
    number = "".join(sign for sign in handle.key or handle.value if sign in "+0123456789")
    return hands.opened.exists() and hands.opened.read_text().strip() == f"tel:{number}"


TASKS: dict[str, tuple[str, Callable[[Hands], Awaitable[bool]]]] = {
    "log": ("log a talk with the person at hand", log),
    "log_someone_else": ("log a talk with somebody else", log_someone_else),
    "draft_copy_log": ("draft, copy and log a message", draft_copy_log),
    "not_now": ("not now", not_now),
    "find": ("find a person anywhere, by initials", find),
    "add_person": ("add a person", add_person),
    "add_special_day": ("add a special day of the person at hand", add_special_day),
    "log_for_three": ("log the same talk for three people", log_for_three),
    "undo": ("undo", undo),
    "open_handle": ("open the one handle of the person at hand", open_handle),
}


async def counted(task: Callable[[Hands], Awaitable[bool]], circle: Path, settings: Settings) -> list[str]:
    """The keys that a task took. Raises SystemExit when it did not happen."""
    with TemporaryDirectory(prefix="closecircle-keys-") as temporary:
        folder = Path(temporary)
        shutil.copy(circle, folder / "circle.db")
        opened = _only_program(folder)
        app = CloseCircle(Places(data=folder, config=folder), settings, lambda: TODAY)
        async with app.run_test(size=(80, 24)) as pilot:
            hands = Hands(app, pilot, opened, [])
            while not hands.at_hand:
                await pilot.pause()
            if not await task(hands):
                raise SystemExit(f"{task.__name__}: the screen did not do it ({' '.join(hands.used)})")
        return hands.used


def _only_program(folder: Path) -> Path:
    """Let no program be found but one that notes the link it is asked to open; returns where it notes it."""
    programs, opened = folder / "programs", folder / "opened"
    programs.mkdir()
    for name in ("xdg-open", "open"):
        (programs / name).write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
        (programs / name).chmod(0o755)
    os.environ["PATH"] = str(programs)
    return opened


async def measured() -> dict[str, list[str]]:
    """The keys of each task."""
    settings = settings_for("en", Settings(language="en", theme="dark"))
    with TemporaryDirectory(prefix="closecircle-keys-") as temporary:
        circle = build(Path(temporary), TODAY)
        return {name: await counted(task, circle, settings) for name, (_what, task) in TASKS.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout: task to number of keys")
    asked = parser.parse_args()
    used = asyncio.run(measured())
    if asked.json:
        print(json.dumps({name: len(keys) for name, keys in used.items()}))
        return
    print("| task | keys | which |\n|---|---|---|")
    for name, keys in used.items():
        print(f"| {TASKS[name][0]} | {len(keys)} | {' · '.join(f'`{key_name(key)}`' for key in keys)} |")


if __name__ == "__main__":
    main()
