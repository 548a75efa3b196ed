"""The circle is full: who moves to the outer bench? Asked kindly, and it may be left for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.person import Seat
from closecircle.i18n import _, fill
from closecircle.tui.screens.choose import Choice, Choose
from closecircle.tui.screens.pick_person import PickPerson
from closecircle.wording import name, when

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from closecircle.circle import Circle
    from closecircle.core.person import Person
    from closecircle.tui.base import CircleScreen

_LATER, _ANOTHER = "later", "another"


async def ask_for_a_seat(screen: CircleScreen, person_id: str, done: Callable[[], Awaitable[object]]) -> None:
    """Ask who makes room for a person outside a full circle; `done` is told when somebody has."""

    def look(circle: Circle) -> tuple[Person, list[tuple[Person, date | None]]]:
        return circle.people.get(person_id), circle.seating.who_may_move({person_id})

    async def moves(goes_id: str) -> None:
        if await screen.do(lambda circle: circle.seating.change_seats(person_id, goes_id)) is not None:
            screen.circle_app.say(fill(_("$name is in the circle now. F12 undoes it."), name=who))
            await done()

    async def chosen(which: str) -> None:
        if which == _ANOTHER:
            await screen.circle_app.push_screen(
                PickPerson(_("Who moves to the outer bench?"), moves, seats=(Seat.CIRCLE,))
            )
        elif which != _LATER:
            await moves(which)

    person, few = await screen.ask(look)
    who, today = name(person), screen.circle_app.today()
    choices = [
        Choice(key=_LATER, label=fill(_("Nobody: $name waits on the outer bench"), name=who)),
        *(
            Choice(key=each.id, label=name(each), more=_("no talk yet") if last is None else when(last, today))
            for each, last in few
        ),
        Choice(key=_ANOTHER, label=_("Somebody else …")),
    ]
    await screen.circle_app.push_screen(
        Choose(
            fill(_("The circle is full. Who makes room for $name?"), name=who),
            choices,
            chosen,
            text=_("Nothing is lost on the outer bench: they only do not come up in Today, and may come back."),
        )
    )
