"""The plan of an import as lines: grouped, found by name or initials, each line made up when it is first drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.text import initials, is_initials, nfc, typed_initials
from closecircle.exchange.import_plan import State
from closecircle.i18n import N_, _, fill, n_
from closecircle.import_words import problem, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from closecircle.exchange.import_plan import ImportPlan, PlanRow
    from closecircle.exchange.records import ReadProblem
    from closecircle.tui.screens.bring_picks import Picks
    from closecircle.tui.widgets.line_list import Row

# Where the user is needed comes first; what changes nothing comes last.
GROUPS = {
    State.UNSURE: N_("Unsure: 2 says who it is"),
    State.DIFFERS: N_("Here already, with something new"),
    State.NEW: N_("New"),
    State.SAME: N_("The same as here"),
}

_PROBLEM = "!"


class Heading:
    """The head of a group."""

    key = ""
    kind = "heading"

    def __init__(self, text: str) -> None:
        self.cells = (text,)


class PlanLine:
    """One row of the plan. Its words cost much more than its place, so they wait until it comes into sight."""

    def __init__(self, row: PlanRow, answer: str) -> None:
        self.key = str(row.number)
        self.kind = "quiet" if row.state is State.SAME else ""
        self._row = row
        self._answer = answer

    @property
    def cells(self) -> tuple[str, ...]:
        """The name, who it was said to be, why the row stands here, and what the file knows of them."""
        row = self._row
        # The reason is the same for everybody new; there it is the facts that tell one from the other.
        words = (facts(row), why(row)) if row.state is State.NEW and row.joins is None else (why(row), facts(row))
        return (f"★ {row.name}" if row.starred else row.name), " · ".join(filter(None, (self._answer, *words)))


class ProblemLine:
    """A line of the file that could not be read; it cannot be picked, so its key is no row's number."""

    kind = "quiet"

    def __init__(self, place: int, problem: ReadProblem) -> None:
        self.key = f"{_PROBLEM}{place}"
        self._problem = problem

    @property
    def cells(self) -> tuple[str, ...]:
        """Where, and what."""
        return fill(_("line $line"), line=self._problem.line) if self._problem.line else "", problem(self._problem)


def number_of(key: str) -> int | None:
    """The number of the row that a line's key is of; None for a heading and a line that could not be read."""
    return int(key) if key.isdecimal() else None


def problem_of(key: str, plan: ImportPlan) -> str:
    """What could not be read, in full, for the key of such a line; '' for any other."""
    return problem(plan.problems[int(key[1:])]) if key.startswith(_PROBLEM) else ""


def problem_lines(plan: ImportPlan) -> list[Row]:
    """What could not be read, under a heading."""
    if not plan.problems:
        return []
    head = Heading(f"{_('Could not be read')} ({plan.problem_count:,})")
    return [head, *(ProblemLine(place, one) for place, one in enumerate(plan.problems))]


def plan_lines(rows: Iterable[PlanRow], answers: Mapping[int, str]) -> list[Row]:
    """The rows under their headings. `answers` says in words who an answered row is, by its number."""
    groups: dict[State, list[Row]] = {state: [] for state in GROUPS}
    for row in rows:
        answer = f"→ {answers[row.number]}" if row.number in answers else ""
        groups[row.state].append(PlanLine(row, answer))
    lines: list[Row] = []
    for state, found in groups.items():
        if found:
            lines += [Heading(f"{_(GROUPS[state])} ({len(found):,})"), *found]
    return lines


def fitting(rows: Iterable[PlanRow], typed: str) -> list[PlanRow]:
    """The rows of whoever goes by all these words: name, nickname, company, number, address, initials."""
    words = nfc(typed).casefold().split()
    if is_initials(typed):
        wanted = typed_initials(typed).replace(" ", "")
        return [row for row in rows if wanted in initials(row.name)]
    return [row for row in rows if not words or all(word in _haystack(row) for word in words)]


def _haystack(row: PlanRow) -> str:
    contact = row.record.contact
    reach = (one.value for one in (*contact.phones, *contact.emails))
    return " ".join((row.name, contact.nickname, contact.company, *contact.tags, *reach)).casefold()


def facts(row: PlanRow) -> str:
    """What tells one card of an address book from another, in a few words."""
    contact = row.record.contact
    reach = (one.value for one in (*contact.phones[:1], *contact.emails[:1]))
    return " · ".join(part for part in (contact.company, contact.title, *reach) if part and part != row.name)


def in_full(row: PlanRow, answer: str) -> str:
    """Everything about one row, for the lines below the list."""
    template = _("$name · line $line · $why") if row.line else _("$name · $why")
    words = fill(template, name=row.name, line=row.line, why=why(row, 40))
    return " · ".join(filter(None, (words, facts(row), f"→ {answer}" if answer else "")))


def about_marks(picks: Picks, *, rooms_too: bool) -> str:
    """What Enter would do with the marks as they are, and what waits behind a key."""
    plan = picks.compared
    words = [_("Space marks who comes in; nothing is written yet")]
    if picks.marked:
        words = [fill(_("Enter brings in $count"), count=f"{len(picks.marked):,}")]
    if picks.beyond_the_seats:
        left = n_(
            "$count seat is left; the others sit on the outer bench",
            "$count seats are left; the others sit on the outer bench",
            plan.seats,
        )
        words.append(fill(left, count=plan.seats))
    if plan.asks_me:
        words.append(_("4 says which name is yours"))
    if plan.has_rooms and not rooms_too:
        words.append(_("3 also shows group rooms"))
    return " · ".join(words)
