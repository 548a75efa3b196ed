"""A work that takes longer than a moment: how far it has come, how long it will still take, and how it is stopped."""

from __future__ import annotations

from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from closecircle.i18n import _, fill

if TYPE_CHECKING:
    from collections.abc import Callable

_SAID_AFTER = 1.0  # seconds: what is done by then was no long work
_MINUTE = 60
_ENOUGH = 0.03  # of the whole, to tell from it how long the rest takes
_STEP = 5  # seconds to which the time left is rounded, so that it does not flicker


class Stopped(Exception):
    """The user stopped a long work before it had changed anything."""


class LongWork:
    """One work. Its thread calls `tell`, the screen reads `words` now and then and may call `stop`.

    `counts`: what is told counts rows, which are named; otherwise bytes, which are shown as a share. `at_the_end` is
    said once everything is told of and the rest can no longer be stopped.
    """

    def __init__(
        self, what: str, *, counts: bool = False, at_the_end: str = "", now: Callable[[], float] = monotonic
    ) -> None:
        self._what = what
        self._counts = counts
        self._at_the_end = at_the_end
        self._now = now
        self._began = now()
        self._at = (0, 0)
        self._stopped = False

    def tell(self, done: int, in_all: int) -> None:
        """Say how far the work is. Raises Stopped once it is to end."""
        if self._stopped:
            raise Stopped
        self._at = (done, in_all)

    def stop(self) -> None:
        """End it at its next word."""
        self._stopped = True

    def words(self) -> str:
        """How far it is and how long it still takes; '' in the first second."""
        seconds = self._now() - self._began
        done, in_all = self._at
        if seconds < _SAID_AFTER:
            return ""
        if self._at_the_end and 0 < in_all <= done:
            return self._at_the_end
        if self._stopped:
            return fill(_("$what: stopping …"), what=self._what)
        if done < in_all * _ENOUGH or not done:
            return fill(_("$what … · Esc stops"), what=self._what)
        far = f"{100 * done // in_all} %"
        if self._counts:
            far = fill(_("$done of $all"), done=f"{done:,}", all=f"{in_all:,}")
        left = time_left(seconds * (in_all - done) / done)
        return fill(_("$what: $far · $left · Esc stops"), what=self._what, far=far, left=left)


def time_left(seconds: float) -> str:
    """About how long, in words that do not change with every look."""
    if seconds < _STEP:
        return _("nearly there")
    if seconds > _MINUTE:
        return fill(_("about $count min"), count=ceil(seconds / _MINUTE))
    return fill(_("about $count s"), count=ceil(seconds / _STEP) * _STEP)
