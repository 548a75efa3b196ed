"""`closecircle import`: what a file of contacts or chats holds, as a plan first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from closecircle.cli.bring_back import bring_back
from closecircle.cli.bring_plan import as_json, listed, picked, shown_problems, shown_taken, shown_who
from closecircle.cli.circles import circle
from closecircle.cli.output import is_terminal, say_json, tell
from closecircle.cli.progress import progress
from closecircle.core.errors import NothingFound, WrongUse
from closecircle.i18n import N_, _, fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.circle import Circle
    from closecircle.circle.imports import Taken
    from closecircle.exchange.csv_mapping import Mapping
    from closecircle.exchange.merge import ImportPlan, PlanRow

_NEW = "new"
WHOSE = N_("Say which of these names is yours, with --me NAME: $names")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Bring in everybody who is certain.")
@click.option("--only", multiple=True, metavar="NAME", help="Bring in this one; may be given several times.")
@click.option(
    "--as", "answers", multiple=True, metavar="NAME=PERSON", help="Who a name in the file is; “new” for nobody here."
)
@click.option("--me", default="", metavar="NAME", help="Which name in a chat is yours.")
@click.option("--room-too", is_flag=True, help="Rooms of more than two as well.")
@click.option("--dayfirst/--monthfirst", "dayfirst", default=None, help="Whether 3/4 is the third of April.")
@click.option(
    "--map", "columns", multiple=True, metavar="COLUMN=MEANING", help="Correct what a column of a table means."
)
@click.option("--json", "json_too", is_flag=True, help="One JSON document.")
def command(
    *,
    file: Path,
    everything: bool,
    only: tuple[str, ...],
    answers: tuple[str, ...],
    me: str,
    room_too: bool,
    dayfirst: bool | None,
    columns: tuple[str, ...],
    json_too: bool,
) -> None:
    """Bring in the contacts or chats of FILE: vCard, CSV, KakaoTalk, WhatsApp, Telegram, LINE, Instagram, SMS and more.

    Shows a plan first. Without a terminal nothing is written but with --all, --only or --as; one undo takes it back.

    For example: closecircle import contacts.vcf --only 김민지
    """
    asked = not json_too and is_terminal()
    with circle() as open_circle:
        if not columns and open_circle.imports.is_whole_circle(file):
            bring_back(open_circle, file, everything=everything, asked=asked, json_too=json_too)
            return
        mapping = _mapping(open_circle, file, columns) if columns else None
        plan = _plan(open_circle, file, mapping=mapping, me=me, dayfirst=dayfirst, asked=asked)
        if not json_too:
            listed(plan)
            shown_problems(plan)
        chosen: Sequence[PlanRow] | None = None
        if everything or only or answers:
            chosen = _chosen(open_circle, plan, everything=everything, only=only, answers=answers, room_too=room_too)
        elif asked and any(row.state.value != "same" for row in plan.rows):
            chosen = picked(open_circle, plan, room_too=room_too)
        elif asked:
            chosen = ()
        taken = None if chosen is None else _taken(open_circle, plan, chosen)
        if json_too:
            say_json(as_json(plan, taken))
        elif taken is not None:
            shown_taken(plan, taken, seats=open_circle.settings.numbers.seats)
        elif not asked:
            _tell_how(plan)
        if taken is not None and taken.committed is None and only and taken.left_out:
            raise NothingFound("Nobody was brought in.")


def _tell_how(plan: ImportPlan) -> None:
    """What to type to have the plan written."""
    if any(row.asks_me for row in plan.rows):
        tell(fill(_(WHOSE), names=", ".join(plan.who_are_you[:12])))
    else:
        tell(_("Nothing is written yet. --all brings in everybody who is certain, --only NAME one of them."))


def _plan(
    open_circle: Circle, file: Path, *, mapping: Mapping | None, me: str, dayfirst: bool | None, asked: bool
) -> ImportPlan:
    """The plan, after asking what it needs to know: the order of day and month, and who the user is."""
    from closecircle.exchange.arrivals import DayOrderAsked  # noqa: PLC0415  # --help needs no reader

    try:
        plan = _read(open_circle, file, mapping=mapping, me=me, dayfirst=dayfirst)
    except DayOrderAsked as order:
        values = {name: str(value) for name, value in order.values.items()}
        if not asked:
            raise WrongUse(
                "“$name” does not tell day from month: is $text on line $line $day_first or $month_first? "
                "Say --dayfirst or --monthfirst.",
                **values,
            ) from None
        tell(fill(_(order.template), **values))
        days = (values["day_first"], values["month_first"])
        answer = click.prompt(_("Which?"), type=click.Choice(days), err=True)
        plan = _read(open_circle, file, mapping=mapping, me=me, dayfirst=answer == days[0])
        dayfirst = answer == days[0]
    if plan.who_are_you and asked:
        shown_who(plan)
        answer = click.prompt(_("Which name is yours? (Enter: none)"), default="", show_default=False, err=True)
        if answer:
            plan = _read(open_circle, file, mapping=mapping, me=answer, dayfirst=dayfirst)
    return plan


def _read(open_circle: Circle, file: Path, *, mapping: Mapping | None, me: str, dayfirst: bool | None) -> ImportPlan:
    with progress(fill(_("Reading $file"), file=file.name)) as told:
        found = open_circle.imports.read(file, dayfirst=dayfirst, mapping=mapping, progress=told)
    with progress(_("Comparing")) as told:
        return open_circle.imports.compare(found, me=me, progress=told)


def _taken(open_circle: Circle, plan: ImportPlan, chosen: Sequence[PlanRow]) -> Taken:
    with progress(_("Bringing in")) as told:
        return open_circle.imports.take(plan, chosen, progress=told)


def _mapping(open_circle: Circle, file: Path, columns: tuple[str, ...]) -> Mapping:
    """The columns of a table as found, with the user's corrections: by header or by number, counted from 1."""
    from closecircle.exchange.csv_mapping import Meaning  # noqa: PLC0415  # --help needs no reader

    mapping = open_circle.imports.columns(file)
    for correction in columns:
        column, _equals, word = correction.rpartition("=")
        try:
            meaning = Meaning(word.strip().casefold())
        except ValueError:
            meanings = ", ".join(one.value for one in Meaning)
            raise WrongUse("“$value” is none of: $names.", value=word, names=meanings) from None
        wanted = column.strip().casefold()
        places = [place for place, one in enumerate(mapping.columns) if one.header.strip().casefold() == wanted]
        if not places and wanted.isdecimal() and 0 < int(wanted) <= len(mapping.columns):
            places = [int(wanted) - 1]
        if not places:
            headers = ", ".join(one.header for one in mapping.columns)
            raise WrongUse("There is no column “$value”. There are: $names", value=column, names=headers)
        mapping = mapping.with_meaning(places[0], meaning)
    return mapping


def _chosen(
    open_circle: Circle,
    plan: ImportPlan,
    *,
    everything: bool,
    only: tuple[str, ...],
    answers: tuple[str, ...],
    room_too: bool,
) -> list[PlanRow]:
    chosen: dict[int, PlanRow] = {}
    if everything:
        chosen = {row.number: row for row in plan.rows if room_too or not row.is_group}
    for name in only:
        chosen.update((row.number, row) for row in _named(plan, name) if room_too or not row.open_room)
    for answer in answers:
        name, _equals, person = answer.partition("=")
        who = _NEW if person.strip().casefold() in (_NEW, _("new")) else open_circle.people.named(person).id
        chosen.update((row.number, row.answered(who)) for row in _named(plan, name))
    if any(row.asks_me for row in chosen.values()):
        names = ", ".join(plan.who_are_you[:12])
        raise WrongUse(WHOSE, names=names)
    return list(chosen.values())


def _named(plan: ImportPlan, name: str) -> list[PlanRow]:
    """The rows of one name; a part of a name will do where it fits one name alone."""
    wanted = " ".join(name.split()).casefold()
    whole = [row for row in plan.rows if row.name.casefold() == wanted]
    part = whole or [row for row in plan.rows if wanted and wanted in row.name.casefold()]
    if not part:
        raise NothingFound("Nobody in this file goes by “$typed”.", typed=name)
    if len({row.name for row in part}) > 1:
        names = ", ".join(dict.fromkeys(row.name for row in part[:8]))
        raise NothingFound("“$typed” fits several people: $names. Type a little more.", typed=name, names=names)
    return part
