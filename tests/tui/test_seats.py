"""A full circle, as somebody at the keyboard meets it: asked kindly who makes room, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from closecircle.core.person import Seat
from closecircle.settings import Settings
from closecircle.tui.screens.people import People
from closecircle.tui.screens.person import PersonPage
from closecircle.tui.widgets.line_list import LineList
from conftest import TODAY
from tui.harness import opened

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands

_BASE = Settings(language="en", theme="dark")
THREE_SEATS = replace(_BASE, numbers=replace(_BASE.numbers, seats=3))


def full(circle: Circle) -> None:
    for name, ago in (("김민지", 40), ("박준호", 200), ("Daniel Kim", 5)):
        circle.talks.log([circle.people.add(name).id], "커피", on=TODAY - timedelta(days=ago))


async def seats(hands: CircleHands) -> dict[str, Seat]:
    people = await hands.ask(lambda circle: circle.store.people.all())
    return {person.name: person.seat for person in people}


async def test_adding_to_a_full_circle_asks_who_makes_room(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=full, settings=THREE_SEATS) as hands:
        await hands.press("f3")
        assert "The circle is full" in hands.text
        await hands.press("0")
        await hands.write("Late Comer")
        assert "who makes room" in hands.text
        await hands.press("enter")
        assert "The circle is full. Who makes room for Late Comer?" in hands.text
        assert "Nothing is lost on the outer bench" in hands.text
        # The longest silence stands first, with its day and no judgement.
        assert hands.text.index("박준호") < hands.text.index("김민지") < hands.text.index("Daniel Kim")
        await hands.press("2")
        assert (await seats(hands))["박준호"] is Seat.BENCH
        assert (await seats(hands))["Late Comer"] is Seat.CIRCLE
        assert "›Late Comer" in hands.text
        await hands.press("f12")
        assert (await seats(hands))["박준호"] is Seat.CIRCLE
        assert (await seats(hands))["Late Comer"] is Seat.BENCH


async def test_the_new_one_may_wait_on_the_bench(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=full, settings=THREE_SEATS) as hands:
        await hands.press("f3", "0")
        await hands.write("Late Comer")
        await hands.press("enter", "enter")
        assert (await seats(hands))["Late Comer"] is Seat.BENCH
        assert "The outer bench" in hands.lines[0]
        assert "›Late Comer" in hands.text


async def test_somebody_else_may_be_picked_by_initials(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=full, settings=THREE_SEATS) as hands:
        await hands.press("f3", "0")
        await hands.write("Late Comer")
        await hands.press("enter", "5")
        await hands.burst(*"ㄱㅁㅈ", "enter")
        assert (await seats(hands))["김민지"] is Seat.BENCH
        assert (await seats(hands))["Late Comer"] is Seat.CIRCLE


async def test_nobody_is_offered_with_whom_something_is_open(tmp_path: Path, clock: Clock) -> None:
    def promised(circle: Circle) -> None:
        full(circle)
        circle.talks.promise(circle.people.named("준호").id, "책 빌려주기")

    async with opened(tmp_path, clock, before=promised, settings=THREE_SEATS) as hands:
        await hands.press("f3", "0")
        await hands.write("Late Comer")
        await hands.press("enter")
        assert "김민지" in hands.text
        assert "박준호" not in "".join(line for line in hands.lines if "│" in line)


async def test_coming_back_to_a_full_circle_asks_too(tmp_path: Path, clock: Clock) -> None:
    def benched(circle: Circle) -> None:
        full(circle)
        circle.people.add("Late Comer")

    async with opened(tmp_path, clock, before=benched, settings=THREE_SEATS) as hands:
        await hands.press("f3", "tab", "i", "2")
        assert (await seats(hands))["Late Comer"] is Seat.CIRCLE
        assert isinstance(hands.app.screen, People)


async def test_a_page_leads_back_into_a_full_circle_by_the_same_question(tmp_path: Path, clock: Clock) -> None:
    def benched(circle: Circle) -> None:
        full(circle)
        circle.people.add("Late Comer")

    async with opened(tmp_path, clock, before=benched, settings=THREE_SEATS) as hands:
        person = await hands.ask(lambda circle: circle.people.named("Late"))
        await hands.go(PersonPage(person.id))
        await hands.press("tab", "end")
        hands.app.screen.query_one("#facts", LineList).go_to("fact:seat")
        await hands.press("enter", "1")
        assert "Who makes room for Late Comer?" in hands.text
        await hands.press("2")
        assert (await seats(hands))["Late Comer"] is Seat.CIRCLE


async def test_somebody_new_of_the_evening_is_logged_first_and_seated_then(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=full, settings=THREE_SEATS) as hands:
        await hands.press("f4")
        await hands.write("초록우산 비 피하고 감")
        await hands.press("enter", "2")
        assert "Who makes room for (초록우산)?" in hands.text
        await hands.press("1")
        assert [talk.said for talk in await hands.ask(lambda circle: circle.talks.day(clock.on))] == ["비 피하고 감"]


async def test_somebody_with_nothing_open_can_always_be_offered(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock, before=full, settings=THREE_SEATS) as hands:
        few = await hands.ask(lambda circle: circle.seating.who_may_move())
        assert [(person.name, last) for person, last in few] == [
            (name, TODAY - timedelta(days=ago)) for name, ago in (("박준호", 200), ("김민지", 40), ("Daniel Kim", 5))
        ]
