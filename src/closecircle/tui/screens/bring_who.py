"""Who is who in a plan: one of those who may be meant, somebody new, or somebody else here, found by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.exchange.import_plan import SOMEBODY_NEW
from closecircle.i18n import _, fill
from closecircle.import_words import said
from closecircle.tui.screens.bring_rows import facts
from closecircle.tui.screens.choose import Choice, Choose
from closecircle.tui.screens.pick_person import PickPerson
from closecircle.wording import name, tie

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from closecircle.core.person import Person
    from closecircle.exchange.import_plan import PlanRow
    from closecircle.tui.base import CircleScreen

    Settle = Callable[[str], Awaitable[object]]

_SOMEBODY_ELSE = ""


async def ask_who(place: CircleScreen, row: PlanRow, settle: Settle) -> None:
    """Ask who a row is; `settle` gets the id of a person, or SOMEBODY_NEW."""
    if row.candidates:
        await _ask_which(place, row, settle)
    else:
        await _ask_by_name(place, row, settle)


async def _ask_which(place: CircleScreen, row: PlanRow, settle: Settle) -> None:
    async def answered(person_id: str) -> None:
        if person_id == _SOMEBODY_ELSE:
            await _ask_by_name(place, row, settle)
        else:
            await settle(person_id)

    people = await place.ask(lambda circle: [circle.people.get(one.id) for one in row.candidates])
    choices = [
        *(Choice(key=person.id, label=name(person), more=_told_apart(person)) for person in people),
        Choice(key=SOMEBODY_NEW, label=_("Somebody new")),
        Choice(key=_SOMEBODY_ELSE, label=_("Somebody else here …")),
    ]
    text = "\n".join(filter(None, (said(row.why), facts(row))))
    await place.circle_app.push_screen(Choose(_question(row), choices, answered, text=text))


async def _ask_by_name(place: CircleScreen, row: PlanRow, settle: Settle) -> None:
    await place.circle_app.push_screen(
        PickPerson(_question(row), lambda person_id: settle(person_id or SOMEBODY_NEW), nobody=_("Somebody new"))
    )


def _question(row: PlanRow) -> str:
    return fill(_("Who is $name?"), name=row.name)


def _told_apart(person: Person) -> str:
    """What tells people of one name apart."""
    return " · ".join(filter(None, (tie(person.tie), person.company, person.usual)))
