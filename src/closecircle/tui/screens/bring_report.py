"""What came of an import: who came in, what was left out and why, with line numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from closecircle import import_words
from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import EVERYWHERE, Command
from closecircle.tui.safe import content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.circle.bringing_back import Look
    from closecircle.circle.imports import Taken
    from closecircle.exchange.import_plan import ImportPlan
    from closecircle.exchange.records import ReadProblem
    from closecircle.store.journal import Committed

_LINES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under a heading; '' for none."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is to be read; `change` is what was written, None: nothing was."""

    sections: tuple[Section, ...]
    change: int | None

    @property
    def first(self) -> str:
        """What was done, in one sentence."""
        return self.sections[0].lines[0]


def of_plan(plan: ImportPlan, taken: Taken, seats: int) -> Report:
    """What was brought in by a plan."""
    done = [*import_words.done(plan, taken)]
    bench = import_words.on_the_bench(taken, seats)
    left = [import_words.left_out(row, why) for row, why in taken.left_out]
    return Report(
        change=None if taken.committed is None else taken.committed.entry.id,
        sections=(
            Section(heading="", lines=(*done, *([bench] if bench else []))),
            *_section(_("Left out"), left, len(left)),
            *_unread(plan.problems, plan.problem_count),
        ),
    )


def of_whole(look: Look, committed: Committed) -> Report:
    """What was brought back from a whole circle's file."""
    entry = committed.entry
    differing = [*import_words.whole(look)][1:]
    people = fill(_("New: $names"), names=import_words.names(look.people))
    lines = (fill(_(entry.label), **entry.values), *([people] if look.people else []), *differing)
    sections = (Section(heading="", lines=lines), *_unread(look.problems, len(look.problems)))
    return Report(sections=sections, change=entry.id)


def _unread(problems: Iterable[ReadProblem], count: int) -> Iterable[Section]:
    return _section(_("Could not be read"), [import_words.problem(one) for one in problems], count)


def _section(heading: str, lines: list[str], count: int) -> Iterable[Section]:
    if not lines:
        return ()
    shown = lines[:_LINES]
    more = count - len(shown)
    return (Section(heading=heading, lines=(*shown, *([import_words.more_lines(more)] if more > 0 else []))),)


class BringReport(CircleScreen):
    """Lines to read; Esc goes on to the next file."""

    AUTO_FOCUS = "#report"
    HEADING = N_("What came in")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="back", keys="enter,escape", label=N_("Another file"), help=N_("Bring in another file")),
        *EVERYWHERE,
    )

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def body(self) -> ComposeResult:
        """What is to be read."""
        with VerticalScroll(id="report"):
            yield Static(id="lines")

    async def load(self) -> None:
        """Show it, in the language in use for what is around it."""
        lines = []
        for section in self._report.sections:
            if section.heading:
                lines += [Content(""), content(section.heading, "bold $accent")]
            lines += [content(line) for line in section.lines]
        change = self._report.change
        if change is not None:
            undone = await self.ask(lambda circle: _is_undone(circle, change))
            after = _("All of it was taken back.") if undone else _("F12 takes all of it back.")
            lines += [Content(""), content(after, "$text-muted")]
        self.query_one("#lines", Static).update(Content("\n").join(lines))

    async def action_back(self) -> None:
        """Back to where the next file is chosen."""
        await self.circle_app.action_go("bring")


def _is_undone(circle: Circle, change: int) -> bool:
    """Whether a change was taken back since."""
    return any(entry.undone for entry in circle.history.entries(1, change + 1) if entry.id == change)
