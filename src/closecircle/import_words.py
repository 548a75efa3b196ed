"""What both front ends say about a file that comes in: its plan, row by row, and what came of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from closecircle.i18n import N_, _, fill, n_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from closecircle.circle.bringing_back import Look
    from closecircle.circle.imports import Taken
    from closecircle.exchange.import_plan import ImportPlan, PlanRow
    from closecircle.exchange.news import Sentence
    from closecircle.exchange.records import ReadProblem

# By the value of a row's state.
STATES = {
    "new": N_("new"),
    "same": N_("the same"),
    "differs": N_("differs"),
    "unsure": N_("unsure"),
}
_NAMES = 12
_NEWS = 4


def said(sentence: Sentence) -> str:
    """A sentence of the readers in the language in use."""
    return fill(_(sentence.template), **sentence.values)


def why(row: PlanRow, most: int = _NEWS) -> str:
    """Why a row stands as it does, what it would add (`most` of it named), and what stays as it is here."""
    added = [said(one) for one in row.news[:most]]
    if len(row.news) > most:
        added.append(fill(_("$count more"), count=len(row.news) - most))
    return " · ".join([said(row.why), *([", ".join(added)] if added else []), *(said(one) for one in row.kept)])


def counts(plan: ImportPlan) -> str:
    """The plan in one line: "contacts.vcf: new 3, differs 1"."""
    found = Counter(row.state.value for row in plan.rows)
    parts = [f"{_(words)} {found[state]}" for state, words in STATES.items() if found[state]]
    return fill(_("$file: $counts"), file=plan.file, counts=", ".join(parts) or _("nobody"))


def problem(one: ReadProblem) -> str:
    """What could not be read, with its line."""
    return fill(_(one.what), line=one.line, value=one.value)


def more_lines(count: int) -> str:
    """The rest of a long list."""
    return fill(n_("and $count more line", "and $count more lines", count), count=count)


def done(plan: ImportPlan, taken: Taken) -> Iterator[str]:
    """What was brought in, a line each."""
    if taken.committed is None:
        nothing = _("Nobody was brought in from $file.") if taken.left_out else _("Nothing new in $file.")
        yield fill(nothing, file=plan.file)
        return
    entry = taken.committed.entry
    yield fill(_(entry.label), **entry.values)
    if taken.added:
        yield fill(_("New: $names"), names=names(taken.added))
    if taken.changed:
        yield fill(_("More is known of: $names"), names=names(taken.changed))
    if taken.days:
        yield fill(n_("$count day of talks", "$count days of talks", taken.days), count=taken.days)


def on_the_bench(taken: Taken, seats: int) -> str:
    """For whom no seat was left; '' when there was one for everybody."""
    if not taken.benched:
        return ""
    template = _("The circle's $seats seats are taken, so these sit on the outer bench: $names")
    return fill(template, seats=seats, names=names(taken.benched))


def left_out(row: PlanRow, reason: Sentence) -> str:
    """Who was chosen and still left out, with the line and why."""
    return fill(_("Line $line, $name: $why"), line=row.line, name=row.name, why=said(reason))


def names(people: Sequence[str]) -> str:
    """A dozen names at most, and how many more there are."""
    shown = ", ".join(people[:_NAMES])
    more = len(people) - _NAMES
    return shown if more <= 0 else fill(_("$names and $count more"), names=shown, count=more)


def whole(look: Look) -> Iterator[str]:
    """What of a whole circle's file is new here, and what stays as it is here."""
    count, differing = len(look.new), len(look.differing)
    yield fill(n_("$file: $count new entry", "$file: $count new entries", count), file=look.file, count=count)
    if differing:
        yield fill(n_("$count differs here and stays", "$count differ here and stay", differing), count=differing)
