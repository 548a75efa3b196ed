"""The thread that owns the circle: the screen asks and never waits, the file is used by one thread alone."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from closecircle.circle import Circle
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from closecircle.settings import Settings
    from closecircle.store.journal import Committed

T = TypeVar("T")


class CircleThread:
    """One executor with one thread, on which the circle is opened, asked, written and closed.

    `told` is called on the event loop after every commit, and with None after another process has written.
    """

    def __init__(
        self, file: Path, settings: Settings, today: Callable[[], date], told: Callable[[Committed | None], None]
    ) -> None:
        self._file = file
        self._settings = settings
        self._today = today
        self._told = told
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="circle")
        self._circle: Circle | None = None
        self._version = 0

    async def open(self) -> None:
        """Open the circle. Raises StoreTrouble."""
        self._loop = asyncio.get_running_loop()
        await self._handed_over(self._open)

    async def ask(self, question: Callable[[Circle], T]) -> T:
        """Run a question on the thread; may be cancelled while it waits its turn."""
        return await self._handed_over(lambda: self._with(question))

    async def do(self, deed: Callable[[Circle], T]) -> T:
        """Run a deed on the thread. Shielded: a deed queued behind a slow read is done even if its screen closes.

        It is queued at once, so that neither a later question nor the closing of the file can come before it.
        """
        return await asyncio.shield(self._handed_over(lambda: self._with(deed)))

    async def look_for_others(self) -> None:
        """Tell when another process has written since the last look."""
        version = await self.ask(lambda circle: circle.store.data_version())
        if version != self._version:
            self._version = version
            self._told(None)

    async def close(self) -> None:
        """Finish what is queued, close the file, end the thread."""
        await self._handed_over(self._close)
        self._executor.shutdown(wait=False)

    def _handed_over(self, work: Callable[[], T]) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(self._executor, work)

    def _open(self) -> None:
        with trouble(self._file):
            self._circle = Circle.open(self._file, today=self._today, settings=self._settings)
            self._circle.store.watchers.append(self._committed)
            self._version = self._circle.store.data_version()

    def _with(self, work: Callable[[Circle], T]) -> T:
        assert self._circle is not None  # noqa: S101  # open() comes first
        with trouble(self._file):
            return work(self._circle)

    def _committed(self, committed: Committed) -> None:
        self._loop.call_soon_threadsafe(self._told, committed)

    def _close(self) -> None:
        if self._circle is not None:
            self._circle.close()
            self._circle = None
