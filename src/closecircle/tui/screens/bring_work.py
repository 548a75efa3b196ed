"""A place in which a long work goes on: its line of progress, and Esc that stops it with nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.widgets import Static

from closecircle.i18n import _
from closecircle.tui.base import CircleScreen
from closecircle.tui.long_work import Stopped
from closecircle.tui.safe import content

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.screen import Screen

    from closecircle.tui.long_work import LongWork

T = TypeVar("T")

_LOOK_EVERY = 0.2  # seconds


class AtWork(CircleScreen):
    """A place with a `work_line` in its body; one work at a time."""

    _work: LongWork | None = None
    _next: tuple[Screen[Any], bool] | None = None

    def work_line(self) -> Static:
        """The line of progress, which takes no room while nothing is long at work."""
        line = Static(id="work")
        line.display = False
        return line

    @property
    def is_at_work(self) -> bool:
        """Whether a work is going on, so that no second one is begun."""
        return self._work is not None

    async def at_work(self, work: LongWork, begin: Callable[[Callable[[int, int], None]], Awaitable[T]]) -> T | None:
        """Do it, `begin` getting what to tell; None when it was stopped, and then that has been said.

        Leaving the place stops it too.
        """
        self._work = work
        looks = self.set_interval(_LOOK_EVERY, self._show_work)
        try:
            return await begin(work.tell)
        except Stopped:
            self.circle_app.say(_("Stopped. Nothing was changed."))
            return None
        finally:
            work.stop()
            looks.stop()
            self._work = None
            self._show_work()

    async def go_on(self, screen: Screen[Any], *, instead: bool = False) -> None:
        """Open what comes next, over this place or `instead` of it.

        Where a dialog or the hidden screen lies over the place, that waits until it is gone.
        """
        self._next = (screen, instead)
        await self._open_next()

    async def on_screen_resume(self) -> None:
        """As every place, and then what waited."""
        await super().on_screen_resume()
        # Not awaited: this handler runs in the place's own queue, which the change of screens waits for.
        self.circle_app.call_later(self._open_next)

    async def _open_next(self) -> None:
        app = self.circle_app
        if self._next is None or app.screen is not self:
            return
        (screen, instead), self._next = self._next, None
        await (app.switch_screen(screen) if instead else app.push_screen(screen))

    async def action_back(self) -> None:
        """Stop what is at work, or go back to where one came from."""
        if self._work is None:
            await super().action_back()
        else:
            self._work.stop()
            self._show_work()

    def _show_work(self) -> None:
        words = "" if self._work is None else self._work.words()
        for line in self.query("#work").results(Static):  # none, once the place is left
            line.display = bool(words)
            line.update(content(words))
