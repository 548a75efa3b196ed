"""Driving the real screen as a person would, quickly and without guessing when it is done.

    async with opened(tmp_path, before=lambda circle: circle.people.add("김민지")) as hands:
        await hands.press("1")
        await hands.write("커피 마심")
        await hands.press("enter")
        assert "김민지" in hands.text

`press` is one key after another, each waited for; `burst` is what a fast typist, a paste or an input method does: all
keys in one write. Both go the way a terminal's keys go, through the driver into the app's own queue.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.worker import WorkerCancelled

from closecircle.circle import Circle
from closecircle.settings import Places, Settings
from closecircle.tui.app import CloseCircle

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import date
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from closecircle.tui.base import CircleScreen

_LOOKS, _A_LOOK = 30, 1 / 240  # seconds; a frame of the screen takes four looks
_ROUNDS = 3  # an answer from the circle's thread may ask again: a screen that opens, then its card


def key_event(key: str) -> events.Key:
    """The event that a terminal's key becomes: "enter", "f2", "a", "ㅣ", "이", " "."""
    import unicodedata  # noqa: PLC0415  # used by a harness alone

    if len(key) == 1:
        return events.Key(key if key.isalnum() else _character_to_key(key), key)
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        character = None
    return events.Key(key, {"enter": "\r", "tab": "\t", "space": " "}.get(key, character))


def screen_text(app: App[Any]) -> list[str]:
    """The lines as they stand on the screen, right-hand blanks taken off."""
    return ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]


class Hands:
    """A person at the keyboard of a running app, and what they see."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each waited for; counted in `keys`."""
        for key in keys:
            self._send(key)
            await self.settled()

    async def write(self, text: str) -> None:
        """Type a text; not counted, because the text itself never is."""
        before = self.keys
        await self.burst(*text)
        self.keys = before

    async def burst(self, *keys: str) -> None:
        """All keys in one write, as from a fast typist or an input method."""
        for key in keys:
            self._send(key)
        await self.settled()

    async def paste(self, text: str) -> None:
        """A bracketed paste."""
        self.app.post_message(events.Paste(text))
        await self.settled()

    async def settled(self) -> None:
        """Until nothing is left to do: workers, the circle's thread, every widget's queue."""
        for _round in range(_ROUNDS):
            await self.pilot._wait_for_screen()
            with suppress(WorkerCancelled):  # its place was left, so it is done
                await self.app.workers.wait_for_complete()
            if isinstance(self.app, CloseCircle):
                await self.app.thread.ask(lambda circle: circle.store.data_version())
            await self.pilot._wait_for_screen()
        for _look in range(_LOOKS):
            screen = self.app.screen
            if not (screen._layout_required or screen._dirty_widgets):
                break
            await asyncio.sleep(_A_LOOK)  # the next frame is on its way

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, line by line."""
        return screen_text(self.app)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines)

    @property
    def said(self) -> list[str]:
        """The toasts so far, oldest first."""
        return [str(notification.message) for notification in self.app._notifications]

    def _send(self, key: str) -> None:
        self.keys += 1
        event = key_event(key)
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)


class CircleHands(Hands):
    """The same, on closecircle itself."""

    app: CloseCircle

    async def ask(self, question: Callable[[Circle], Any]) -> Any:
        """Ask the circle behind the screen, on its own thread."""
        return await self.app.thread.ask(question)

    async def go(self, screen: CircleScreen) -> None:
        """Go to a place directly, for a test of that place alone."""
        await self.app.push_screen(screen)
        await self.settled()


@asynccontextmanager
async def opened(
    folder: Path,
    today: Callable[[], date],
    *,
    before: Callable[[Circle], object] = lambda _circle: None,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
) -> AsyncIterator[CircleHands]:
    """closecircle on a circle in `folder`, which `before` may fill; `size` is columns, rows."""
    where = Places(data=folder, config=folder)
    chosen = settings or Settings(name="수진", place="책방", language="en", theme="dark")
    circle = Circle.open(where.circle, today=today, settings=chosen)
    before(circle)
    circle.close()
    app = CloseCircle(where, chosen, today)
    async with app.run_test(size=size, notifications=True) as pilot:
        hands = CircleHands(app, pilot)
        await hands.settled()
        yield hands


@asynccontextmanager
async def running(app: App[Any], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hands]:
    """Any app, for a test of one widget."""
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot)
        await hands.settled()
        yield hands
