"""Today as a circle gives it: from the real file, on a real day, as the days pass."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closecircle.circle import Circle
from closecircle.circle.talks import I_WROTE, THEY_WROTE
from closecircle.core.days import next_occurrence
from closecircle.core.numbers import Numbers
from closecircle.core.person import Seat
from closecircle.core.today import pick, reasons
from closecircle.settings import Settings
from closecircle.store.doctor import examine

if TYPE_CHECKING:
    import pytest

    from conftest import Clock


def rows(circle: Circle) -> list[tuple[str, str]]:
    return [(row.person.name, row.due.reason.value) for row in circle.today.day().rows]


def test_a_rhythm_runs_out_and_a_talk_begins_it_anew(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지", rhythm="3w")
    circle.talks.log([minji.id], "커피 마심")
    clock.move(20)
    assert rows(circle) == []
    clock.move(1)
    assert rows(circle) == [("김민지", "rhythm")]
    circle.talks.log([minji.id], "또 커피")
    assert rows(circle) == []


def test_a_talk_logged_late_counts_from_its_own_day(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지", rhythm="3w")
    circle.talks.log([minji.id], "지난주", on=clock.on - timedelta(days=20))
    assert rows(circle) == []
    clock.move(1)
    assert rows(circle) == [("김민지", "rhythm")]


def test_who_wrote_last_is_answered_before_anything_else(circle: Circle, clock: Clock) -> None:
    minji, daniel = circle.people.add("김민지"), circle.people.add("Daniel")
    circle.talks.log([minji.id], "언제 문 여는지 물어봄", how=THEY_WROTE)
    circle.talks.promise(daniel.id, "오늘 레시피 보내기")
    clock.move(1)
    assert rows(circle) == [("김민지", "reply"), ("Daniel", "promise")]
    circle.talks.log([minji.id], "알려 줌", how=I_WROTE)
    assert rows(circle) == [("Daniel", "promise")]


def test_a_question_without_a_day_comes_due_after_three_days_and_with_one_on_the_day_after(
    circle: Circle, clock: Clock
) -> None:
    minji, daniel = circle.people.add("김민지"), circle.people.add("Daniel")
    circle.talks.log([minji.id], "커피", ask="따님 피아노 시험")
    circle.talks.log([daniel.id], "lunch", ask="next friday the interview")
    clock.move(3)  # Friday
    assert rows(circle) == [("김민지", "question")]
    clock.move(1)
    assert rows(circle) == [("김민지", "question"), ("Daniel", "question")]
    circle.talks.log([daniel.id], "asked")
    assert circle.store.talks.questions(daniel.id, open_only=True) == []


def test_thanks_are_owed_when_the_friend_comes_a_second_time(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "hi")
    friend = circle.people.add("박준", introduced_by=minji.id)
    circle.talks.log([friend.id], "first")
    assert ("김민지", "thanks") not in rows(circle)
    clock.move(1)
    circle.talks.log([friend.id], "second")
    assert ("김민지", "thanks") in rows(circle)
    circle.talks.thank(minji.id)
    assert ("김민지", "thanks") not in rows(circle)


def test_not_now_and_rest_and_waking(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지")
    assert rows(circle) == [("김민지", "new")]
    circle.people.not_now(minji.id)
    assert rows(circle) == []
    clock.move(2)
    assert rows(circle) == []
    clock.move(1)
    assert rows(circle) == [("김민지", "new")]
    circle.people.rest(minji.id)
    clock.move(400)
    assert rows(circle) == []
    circle.people.wake(minji.id)
    clock.move(1)
    assert rows(circle) == [("김민지", "new")]


def test_a_skipped_person_comes_up_again_tomorrow(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지")
    circle.people.skip(minji.id)
    assert rows(circle) == []
    clock.move(1)
    assert rows(circle) == [("김민지", "new")]


def test_the_portion_is_small_and_nobody_slides_in_after_an_answer(circle: Circle) -> None:
    people = [circle.people.add(f"사람{n}") for n in range(8)]
    day = circle.today.day()
    assert (len(day.rows), day.waiting) == (5, 3)
    circle.people.not_now(people[0].id)
    after = circle.today.day()
    assert [row.person.name for row in after.rows] == ["사람1", "사람2", "사람3", "사람4"]
    assert [row.person.name for row in after.done] == ["사람0"]
    assert after.waiting == 3
    assert len(circle.today.day(more=True).rows) == 7
    circle.history.undo()
    assert circle.today.day() == day


def done(circle: Circle) -> list[tuple[str, str]]:
    return [(row.person.name, row.due.reason.value) for row in circle.today.day().done]


def test_a_first_talk_of_yesterday_logged_today_keeps_the_place(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "커피 마심", on=clock.on - timedelta(days=1))
    assert rows(circle) == []
    assert done(circle) == [("김민지", "new")]


def test_a_talk_logged_late_that_begins_the_rhythm_anew_lets_nobody_slide_in(circle: Circle, clock: Clock) -> None:
    names = [f"Nr {number}" for number in range(7)]
    for name in names:
        circle.talks.log([circle.people.add(name, rhythm="3w").id], "coffee")
    clock.move(21)
    circle.talks.log([circle.people.named("Nr 0").id], "met in the street", on=clock.on - timedelta(days=1))
    assert rows(circle) == [(name, "rhythm") for name in names[1:5]]
    assert done(circle) == [("Nr 0", "rhythm")]


def test_a_talk_logged_late_that_leaves_the_reason_standing_answers_nothing(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지", rhythm="1w")
    circle.talks.log([minji.id], "커피")
    clock.move(40)
    circle.talks.log([minji.id], "그 뒤에 한 번 더", on=clock.on - timedelta(days=36))
    assert rows(circle) == [("김민지", "rhythm")]


def test_birthdays_solar_lunar_leap_and_of_february_come_up_a_week_ahead(circle: Circle, clock: Clock) -> None:
    solar, lunar, leap = (circle.people.add(name) for name in ("solar", "lunar", "leap"))
    for person in (solar, lunar, leap):
        circle.talks.log([person.id], "hello", on=clock.on)
    circle.people.add_day(solar.id, "birthday", 12, 1)
    circle.people.add_day(lunar.id, "birthday", 8, 15, lunar=True)
    circle.people.add_day(leap.id, "birthday", 2, 29, year=2000)
    clock.move(1)
    assert rows(circle) == [("solar", "day")]
    clock.on = date(2027, 2, 28)
    assert circle.today.card(leap.id).reasons[0].due.since == date(2027, 2, 28)
    clock.on = date(2027, 9, 15)
    assert rows(circle)[0] == ("lunar", "day")
    assert circle.today.day().rows[0].due.since == date(2027, 9, 15)


def test_closed_days_do_not_age_a_relation(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지", rhythm="1w")
    circle.talks.log([minji.id], "hi")
    clock.move(7)
    assert rows(circle) == [("김민지", "rhythm")]
    clock.move(-7)
    circle.people.add_absence(weekday=6)
    clock.move(7)
    assert rows(circle) == []
    clock.move(1)
    assert rows(circle) == [("김민지", "rhythm")]


def test_the_outer_bench_and_the_archive_never_come_up(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    circle.people.seat([minji.id], Seat.BENCH)
    assert rows(circle) == []
    circle.people.seat([minji.id], Seat.CIRCLE)
    assert rows(circle) == [("김민지", "new")]


def test_a_full_circle_sends_whoever_comes_next_to_the_outer_bench(circle: Circle) -> None:
    circle.ground.settings = Settings(numbers=Numbers(seats=2))
    seats = [circle.people.add(name).seat.value for name in "ABC"]
    assert seats == ["circle", "circle", "bench"]


deeds = st.lists(
    st.tuples(
        st.sampled_from(["log", "wrote", "they", "not_now", "rest", "wake", "promise", "ask", "birthday", "days"]),
        st.integers(0, 3),
        st.integers(0, 40),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_the_indexed_questions_give_what_the_plain_rule_gives_over_everybody(  # noqa: C901  # one arm a deed
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    on = [date(2026, 11, 24)]
    circle = Circle.open(tmp_path_factory.mktemp("c") / "circle.db", today=lambda: on[0])
    people = [
        circle.people.add(name, rhythm=rhythm) for name, rhythm in zip("가나다라", ("1w", "3w", "2m", ""), strict=True)
    ]
    for deed, who, number in steps:
        person = people[who].id
        match deed:
            case "log":
                circle.talks.log([person], "said", on=on[0] - timedelta(days=number))
            case "wrote":
                circle.talks.log([person], "said", how=I_WROTE)
            case "they":
                circle.talks.log([person], "said", how=THEY_WROTE)
            case "not_now":
                circle.people.not_now(person)
            case "rest":
                circle.people.rest(person)
            case "wake":
                circle.people.wake(person)
            case "promise":
                circle.talks.promise(person, "something")
            case "ask":
                circle.talks.ask_next(person, "something")
            case "birthday":
                circle.people.add_day(person, "birthday", 1 + number % 12, 1 + number % 28)
            case _:
                on[0] += timedelta(days=number)
    numbers = Numbers()
    plain = [
        due
        for standing in circle.store.today.everybody()
        for due in reasons(
            standing, [next_occurrence(day, on[0]) for day in circle.people.days(standing.person_id)], on[0], numbers
        )
    ]
    wanted = pick(plain, circle.store.today.answered(on[0]), on[0], numbers)
    assert [row.due for row in circle.today.day().rows] == list(wanted.rows)
    assert circle.today.day().waiting == len(wanted.waiting)
    assert examine(circle.store.file).ok
    circle.close()
