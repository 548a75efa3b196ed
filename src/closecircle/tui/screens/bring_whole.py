"""closecircle's own file comes back: what of it is new here, and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Static

from closecircle import import_words
from closecircle.i18n import N_, _
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.long_work import LongWork
from closecircle.tui.safe import content
from closecircle.tui.screens.bring_report import BringReport, of_whole
from closecircle.tui.screens.bring_work import AtWork

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle.bringing_back import Look

_SHOWN = 100


class BringWhole(AtWork):
    """A whole circle as it would come back; nothing that stands here is overwritten."""

    AUTO_FOCUS = "#look"
    HEADING = N_("A whole circle")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="take", keys="enter", label=N_("Bring back"), help=N_("What is new, as one change; F12 undoes")),
        BACK,
        *EVERYWHERE,
    )

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def body(self) -> ComposeResult:
        """What is new, and what could not be read."""
        with VerticalScroll(id="look"):
            yield Static(id="lines")
        yield self.work_line()

    async def load(self) -> None:
        """Show what was found."""
        look = self._look
        new, *differing = import_words.whole(look)
        lines = [new, *(f"  {each}" for each in look.people[:_SHOWN]), *differing]
        lines += [import_words.problem(each) for each in look.problems[:_SHOWN]]
        if look.new:
            lines += ["", _("Nothing is written yet. Enter brings it in.")]
        self.query_one("#lines", Static).update(content("\n".join(lines), lines=True))

    async def action_take(self) -> None:
        """Bring back what is new."""
        if not self._look.new or self.is_at_work:
            return
        self.circle_app.run_worker(self._take(), group="bringing", exclusive=True)

    async def _take(self) -> None:
        app, look = self.circle_app, self._look
        async with app.kindly():
            committed = await self.at_work(
                LongWork(_("Writing it down …")),
                lambda _tell: app.thread.do(lambda circle: circle.exports.bring_back(look)),
            )
            if committed is None:
                return
            report = of_whole(look, committed)
            if self in app.screen_stack:
                await self.go_on(BringReport(report), instead=True)
            else:
                app.say(report.first)
