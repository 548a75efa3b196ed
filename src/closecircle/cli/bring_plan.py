"""How the plan of an import, and what came of it, are shown on the command line, and picked from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from closecircle import import_words
from closecircle.cli.output import say, say_table, tell
from closecircle.i18n import _, fill
from closecircle.import_words import said, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from closecircle.circle import Circle
    from closecircle.circle.imports import Taken
    from closecircle.exchange.merge import ImportPlan, PlanRow

_PROBLEMS_SHOWN = 40
_NAMES_SHOWN = 12


def listed(plan: ImportPlan) -> None:
    """The plan in columns: number, whether it is suggested, state, name, why, and what would be added."""
    if plan.mapping is not None:
        _columns(plan)
    rows = [row for row in plan.rows if row.state.value != "same"]
    say_table(
        (str(row.number + 1), "*" if row.chosen else "", _(import_words.STATES[row.state.value]), row.name, why(row))
        for row in rows
    )
    say(import_words.counts(plan))


def _columns(plan: ImportPlan) -> None:
    """What each column was taken for, with up to three rows as samples, so that it can be corrected with --map."""
    mapping = plan.mapping
    if mapping is None:
        return
    say_table(
        (
            str(place + 1),
            column.header,
            column.meaning.value,
            " | ".join(filter(None, (_cell(row, place) for row in mapping.samples))),
        )
        for place, column in enumerate(mapping.columns)
        if column.meaning.value != "ignored" or any(_cell(row, place) for row in mapping.samples)
    )
    say()
    if mapping.ask_order:
        tell(_("Whether its dates begin with the day or the month is not known: say --dayfirst or --monthfirst."))


def _cell(row: Sequence[str], place: int) -> str:
    cell = row[place] if place < len(row) else ""
    return cell if len(cell) <= 24 else f"{cell[:23]}…"  # noqa: PLR2004  # three of them fit a line


def shown_problems(plan: ImportPlan) -> None:
    """What could not be read, by line, on stderr."""
    for problem in plan.problems[:_PROBLEMS_SHOWN]:
        tell(import_words.problem(problem))
    more = plan.problem_count - min(len(plan.problems), _PROBLEMS_SHOWN)
    if more > 0:
        tell(import_words.more_lines(more))


def shown_who(plan: ImportPlan) -> None:
    """The names in a chat of which one is the user's."""
    for name in plan.who_are_you[:_NAMES_SHOWN]:
        tell(f"  {name}")


def shown_taken(plan: ImportPlan, taken: Taken, *, seats: int) -> None:
    """What was written, and what was left out, with its line."""
    for line in import_words.done(plan, taken):
        say(line)
    bench = import_words.on_the_bench(taken, seats)
    if bench:
        tell(bench)
    for row, reason in taken.left_out[:_PROBLEMS_SHOWN]:
        tell(import_words.left_out(row, reason))
        if row.candidates:
            candidates = ", ".join(one.name for one in row.candidates)
            tell(
                fill(
                    _("  Say who it is with --as “$name=PERSON” or “$name=new”; maybe $names"),
                    name=row.name,
                    names=candidates,
                )
            )
    more = len(taken.left_out) - _PROBLEMS_SHOWN
    if more > 0:
        tell(import_words.more_lines(more))


def as_json(plan: ImportPlan, taken: Taken | None) -> dict[str, object]:
    """The plan, and what came of it, for a script."""
    return {
        "file": plan.file,
        "format": plan.format.value,
        "counts": {state: sum(row.state.value == state for row in plan.rows) for state in import_words.STATES},
        "rows": [
            {
                "number": row.number + 1,
                "line": row.line,
                "name": row.name,
                "state": row.state.value,
                "why": said(row.why),
                "news": [said(one) for one in row.news],
                "kept": [said(one) for one in row.kept],
                "person": row.person_id,
                "candidates": [{"id": one.id, "name": one.name} for one in row.candidates],
                "chosen": row.chosen,
                "starred": row.starred,
                "group": row.is_group,
                "days": len({talk.on for talk in row.record.talks}),
            }
            for row in plan.rows
        ],
        "problems": [{"line": one.line, "what": import_words.problem(one)} for one in plan.problems],
        "problem_count": plan.problem_count,
        "who_are_you": list(plan.who_are_you),
        "written": None
        if taken is None
        else {
            "change": taken.committed.entry.id if taken.committed else None,
            "added": list(taken.added),
            "changed": list(taken.changed),
            "benched": list(taken.benched),
            "days": taken.days,
            "left_out": [{"line": row.line, "name": row.name, "why": said(reason)} for row, reason in taken.left_out],
        },
    }


def picked(open_circle: Circle, plan: ImportPlan, *, room_too: bool) -> list[PlanRow] | None:
    """Ask once what to bring in; who an unsure one is, is asked only of those picked by number. None: nothing."""
    if all(row.asks_me for row in plan.rows):
        return None
    typed = click.prompt(
        _("Bring in: all, none, numbers such as 1 3-5, or Enter for those marked *"),
        default="",
        show_default=False,
        err=True,
    )
    word = typed.strip().casefold()
    if word in ("none", "n", _("none")):
        return None
    if word in ("all", "a", _("all")):
        return [row for row in plan.rows if not row.asks_me and (room_too or not row.is_group)]
    if not word:
        return list(plan.chosen) or None
    wanted = set(_numbers(word))
    rows = [_settled(open_circle, row) for row in plan.rows if row.number + 1 in wanted and not row.asks_me]
    return [row for row in rows if row is not None] or None


def _numbers(typed: str) -> Iterable[int]:
    for first, last in re.findall(r"(\d+)(?:\s*-\s*(\d+))?", typed):
        yield from range(int(first), min(int(last or first), int(first) + 10_000) + 1)


def _settled(open_circle: Circle, row: PlanRow) -> PlanRow | None:
    if row.state.value != "unsure":
        return row
    say(f"{row.name}: {said(row.why)}")
    for place, one in enumerate(row.candidates, 1):
        say(f"  {place}  {one.name}")
    typed = click.prompt(
        _("Who is it? A number, a name, new, or Enter to leave out"), default="", show_default=False, err=True
    ).strip()
    if not typed:
        return None
    if typed.isdecimal() and 0 < int(typed) <= len(row.candidates):
        return row.answered(row.candidates[int(typed) - 1].id)
    if typed.casefold() in ("new", _("new")):
        return row.answered("new")
    return row.answered(open_circle.people.named(typed).id)
