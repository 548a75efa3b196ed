"""The rules of Today: one row a person, one plain reason, an order that is total and stable for the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closecircle.core.numbers import Numbers
from closecircle.core.person import Familiarity
from closecircle.core.today import Due, Reason, Standing, pick, reasons, since

TODAY = date(2026, 11, 24)
NUMBERS = Numbers()
ALL = tuple(Reason)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def why(standing: Standing, days: tuple[date, ...] = ()) -> list[str]:
    return [due.reason.value for due in reasons(standing, days, TODAY, NUMBERS)]


def somebody(**facts: object) -> Standing:
    return Standing(person_id="p", name="김민지", **facts)  # type: ignore[arg-type]  # facts are named as the fields


def test_a_day_that_is_today_comes_first_then_a_reply_then_a_promise_then_the_rest() -> None:
    full = somebody(
        owed_since=ago(1),
        promise_on=ago(0),
        thanks_since=ago(2),
        question_on=ago(0),
        rhythm_on=ago(5),
        last_talk_on=ago(9),
        new_since=ago(9),
    )
    assert why(full, (TODAY, TODAY + timedelta(days=3))) == [
        "day",
        "reply",
        "promise",
        "day",
        "thanks",
        "question",
        "rhythm",
        "new",
    ]


def test_a_reply_is_owed_from_the_day_after_their_message() -> None:
    assert why(somebody(owed_since=TODAY)) == []
    assert why(somebody(owed_since=ago(1))) == ["reply"]


@pytest.mark.parametrize(("talked", "comes_up"), [(0, False), (2, False), (3, True)])
def test_somebody_talked_with_in_the_last_few_days_does_not_come_up_for_rhythm(talked: int, comes_up: bool) -> None:
    assert ("rhythm" in why(somebody(rhythm_on=ago(1), last_talk_on=ago(talked)))) is comes_up


def test_after_two_unanswered_messages_there_is_no_rhythm_and_no_question_for_sixty_days() -> None:
    def at(days: int) -> list[str]:
        return why(
            somebody(unanswered=2, last_own_on=ago(days), last_talk_on=ago(days), rhythm_on=ago(1), question_on=ago(1))
        )

    assert at(59) == []
    assert at(60) == ["question", "rhythm"]


def test_one_unanswered_message_leaves_everything_as_it_is() -> None:
    assert why(somebody(unanswered=1, last_own_on=ago(5), last_talk_on=ago(5), rhythm_on=ago(1))) == ["rhythm"]


def test_people_who_like_greetings_only_come_up_for_days_and_promises_alone() -> None:
    quiet = somebody(
        familiarity=Familiarity.GREET,
        promise_on=TODAY,
        owed_since=ago(3),
        rhythm_on=ago(3),
        question_on=ago(3),
        thanks_since=ago(3),
        new_since=ago(3),
    )
    assert why(quiet, (TODAY,)) == ["day", "promise"]


def test_a_pause_hides_every_reason_until_its_day() -> None:
    facts = {"promise_on": TODAY, "owed_since": ago(2)}
    assert why(somebody(paused_until=TODAY + timedelta(days=1), **facts), (TODAY,)) == []
    assert why(somebody(paused_until=TODAY, **facts), (TODAY,)) == ["day", "reply", "promise"]


def test_a_special_day_is_near_for_a_week_and_no_longer() -> None:
    assert why(somebody(), (TODAY + timedelta(days=7),)) == ["day"]
    assert why(somebody(), (TODAY + timedelta(days=8),)) == []


def test_nobody_slides_into_the_place_of_somebody_answered() -> None:
    dues = [Due(person_id=str(n), name=str(n), reason=Reason.RHYTHM, since=ago(n)) for n in range(9, 0, -1)]
    before = pick(dues, {}, TODAY, NUMBERS)
    first = before.rows[0]
    after = pick(dues[1:], {first.person_id: first}, TODAY, NUMBERS)
    assert after.rows == before.rows[1:]
    assert after.done == (first,)
    assert after.waiting == before.waiting


days = st.integers(-3, 90).map(ago)
people = st.builds(
    Standing,
    person_id=st.uuids().map(str),
    name=st.sampled_from(["김민지", "Daniel", "박준", "가나다", ""]),
    familiarity=st.sampled_from(Familiarity),
    paused_until=st.none() | days,
    last_talk_on=st.none() | days,
    rhythm_on=st.none() | days,
    owed_since=st.none() | days,
    unanswered=st.integers(0, 3),
    last_own_on=st.none() | days,
    question_on=st.none() | days,
    promise_on=st.none() | days,
    thanks_since=st.none() | days,
    new_since=st.none() | days,
)
circles = st.lists(people, max_size=30, unique_by=lambda standing: standing.person_id)


def all_due(circle: list[Standing]) -> list[Due]:
    return [due for standing in circle for due in reasons(standing, (), TODAY, NUMBERS)]


@given(circles, st.randoms())
def test_the_order_is_total_and_does_not_depend_on_how_the_circle_is_read(
    circle: list[Standing], random: object
) -> None:
    portion = pick(all_due(circle), {}, TODAY, NUMBERS)
    shuffled = list(circle)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert pick(all_due(shuffled), {}, TODAY, NUMBERS) == portion
    order = [due.order(TODAY) for due in portion.rows + portion.waiting]
    assert order == sorted(set(order))


@given(circles)
def test_one_row_a_person_and_nobody_due_is_lost(circle: list[Standing]) -> None:
    portion = pick(all_due(circle), {}, TODAY, NUMBERS)
    shown = [due.person_id for due in portion.rows + portion.waiting]
    assert len(shown) == len(set(shown))
    due = {one.person_id for one in circle if any(since(one, reason, TODAY, NUMBERS) for reason in ALL)}
    assert set(shown) == due
    assert len(portion.rows) == min(NUMBERS.portion, len(due))


@given(circles)
def test_each_row_shows_the_strongest_reason(circle: list[Standing]) -> None:
    portion = pick(all_due(circle), {}, TODAY, NUMBERS)
    strongest = {one.person_id: found[0] for one in circle if (found := reasons(one, (), TODAY, NUMBERS))}
    assert all(strongest[row.person_id] == row for row in portion.rows)
