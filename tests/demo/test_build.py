"""The demo circle, on whatever day somebody tries the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from closecircle.circle import Circle
from closecircle.circle.drafts import SENT
from closecircle.core.person import Seat, Tie
from closecircle.core.text import has_hangul
from closecircle.core.today import Reason
from closecircle.demo import build, settings_for
from closecircle.store.doctor import examine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAYS = [
    date(2026, 11, 24),
    date(2024, 2, 28),  # 29 February is near
    date(2024, 2, 29),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2026, 8, 31),
    date(2027, 4, 30),
    date(2026, 7, 5),  # a Sunday, when the shop is closed
    date(2025, 7, 24),  # inside a leap month
    date(2051, 3, 1),  # past the end of the lunar table
]


@pytest.fixture(params=DAYS, ids=str)
def demo(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Circle]:
    today: date = request.param
    opened = Circle.open(build(tmp_path / "demo", today), today=lambda: today, settings=settings_for("ko"))
    yield opened
    opened.close()


def test_all_seven_reasons_are_there_and_the_first_portion_is_a_good_mix(demo: Circle) -> None:
    rows = demo.today.day(more=True).rows
    assert {row.due.reason for row in rows} == set(Reason)
    assert len({row.due.reason for row in rows[:5]}) >= 4
    assert len({has_hangul(row.person.name) for row in rows[:5]}) == 2


def test_nobody_has_been_answered_or_waits_to_be_asked_about_when_the_demo_opens(demo: Circle) -> None:
    assert demo.today.day().done == ()
    assert demo.drafts.waiting() == []


def test_two_dozen_people_of_every_tie_sit_in_the_circle_and_on_the_bench(demo: Circle) -> None:
    people = demo.store.people.all()
    assert 22 <= len(people) <= 26
    assert {person.tie for person in people} == set(Tie)
    assert {person.seat for person in people} == {Seat.CIRCLE, Seat.BENCH}
    assert 10 <= sum(person.language == "ko" for person in people) <= 14
    assert any(not person.name for person in people)
    assert 6 in {absence.weekday for absence in demo.people.absences()}


def test_the_tree_of_introductions_is_three_levels_deep_and_thanks_are_owed(demo: Circle) -> None:
    assert any(branch.brought for root in demo.introductions.tree() for branch in root.brought)
    assert [person.name for _, person in demo.introductions.thanks_owed()] == ["Ruth Calloway"]
    passed_on = [shown for item in demo.material.shelf() for shown in demo.material.showings(item.id)]
    assert any(shown.showing.passed_on and shown.came is not None for shown in passed_on)


def test_somebody_is_left_in_peace_and_somebody_rests(demo: Circle) -> None:
    today = demo.ground.clock()
    standings = demo.store.today.everybody()
    assert [standing.name for standing in standings if standing.unanswered >= 2] == ["신해인"]
    assert demo.people.named("배준서").paused_until == date.max
    assert {standing.name for standing in standings if standing.paused_until and standing.paused_until > today} == {
        "배준서",
        "Oliver Finch",
    }


def test_the_doctor_finds_nothing(demo: Circle) -> None:
    assert examine(demo.store.file).ok


def test_nobody_comes_to_the_shop_on_a_sunday(demo: Circle) -> None:
    for person in demo.store.people.all():
        for talk in demo.store.talks.of(person.id, limit=100):
            assert talk.channel != "in person" or talk.on.weekday() != 6
            assert talk.source in {"", SENT}


def test_no_number_or_address_could_belong_to_anybody(demo: Circle) -> None:
    handles = [handle for person in demo.store.people.all() for handle in demo.people.handles(person.id)]
    numbers = {handle.value for handle in handles if handle.kind in {"phone", "whatsapp"}}
    mails = {handle.value for handle in handles if handle.kind == "email"}
    assert numbers
    assert all(number.startswith("010-0000-") for number in numbers)
    assert mails
    assert all(mail.endswith("@example.org") for mail in mails)


def run(*arguments: str, data: Path, today: str = "2026-11-24") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CLOSECIRCLE_DATA": str(data), "CLOSECIRCLE_TODAY": today}
    return subprocess.run(
        [sys.executable, "-m", "closecircle", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        encoding="utf-8",
    )


def test_the_command_writes_the_demo_into_a_folder_and_prints_it(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    done = run("demo", "--at", str(folder), data=tmp_path / "own", today="2024-02-29")
    assert (done.returncode, done.stdout) == (0, f"{folder}\n")
    assert not (tmp_path / "own").exists()
    told = json.loads(run("today", "--more", "--json", data=folder, today="2024-02-29").stdout)
    assert told["date"] == "2024-02-29"
    assert {row["reason"] for row in told["rows"]} == {reason.value for reason in Reason}


def test_a_folder_that_holds_a_circle_is_left_alone(tmp_path: Path) -> None:
    run("add", "김민지", data=tmp_path)
    before = (tmp_path / "circle.db").read_bytes()
    done = run("demo", "--at", str(tmp_path), data=tmp_path / "own")
    assert done.returncode == 2
    assert done.stderr.startswith("There is a circle in")
    assert (tmp_path / "circle.db").read_bytes() == before
