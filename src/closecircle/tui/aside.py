"""Waiting for something slow that is not the circle, while the screen stays alive."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


async def aside(work: Callable[[], T]) -> T:
    """Run `work` on a thread of its own, which nobody waits for once the screen is closed; gives or raises as it does.

    An executor's thread would be waited for at the end: a model that says nothing would hold the whole program open.
    """
    done: Future[T] = Future()

    def run() -> None:
        if not done.set_running_or_notify_cancel():
            return
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  # handed over to whoever waits, as an executor does
            done.set_exception(error)
        else:
            done.set_result(result)

    Thread(target=run, name="aside", daemon=True).start()
    return await asyncio.wrap_future(done)
