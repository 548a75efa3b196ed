"""What both front ends say of days, rhythms, ties and reasons, in both languages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from closecircle.circle.talks import I_WROTE, THEY_WROTE
from closecircle.core.days import SpecialDay
from closecircle.core.person import Tie
from closecircle.core.talk import Channel, Talk
from closecircle.i18n import use
from closecircle.wording import day, first_words, how, rhythm, since, special_day, tie, when, why
from conftest import TODAY

if TYPE_CHECKING:
    from closecircle.circle import Circle
    from conftest import Clock


@pytest.mark.parametrize(
    ("days", "in_english", "in_korean"),
    [
        (0, "today", "오늘"),
        (-1, "yesterday", "어제"),
        (1, "tomorrow", "내일"),
        (-3, "3 days ago", "3일 전"),
        (-13, "13 days ago", "13일 전"),
        (-14, "2 weeks ago", "2주 전"),
        (5, "in 5 days", "5일 뒤"),
        (-90, "Wed 26 Aug", "8월 26일 수"),
        (-400, "Mon 20 Oct 2025", "2025년 10월 20일 월"),
    ],
)
def test_a_day_is_said_as_people_say_it(days: int, in_english: str, in_korean: str) -> None:
    assert when(TODAY + timedelta(days=days), TODAY) == in_english
    use("ko")
    assert when(TODAY + timedelta(days=days), TODAY) == in_korean


@pytest.mark.parametrize(
    ("spelt", "in_english", "in_korean"),
    [
        ("", "no rhythm", "주기 없음"),
        ("1w", "every week", "매주"),
        ("3w", "every 3 weeks", "3주마다"),
        ("2m", "every 2 months", "2달마다"),
        ("1y", "every year", "해마다"),
    ],
)
def test_a_rhythm_in_words(spelt: str, in_english: str, in_korean: str) -> None:
    assert rhythm(spelt) == in_english
    use("ko")
    assert rhythm(spelt) == in_korean


def test_how_long_ago_is_said_in_the_unit_that_fits() -> None:
    assert [since(TODAY - timedelta(days=days), TODAY) for days in (1, 2, 14, 21, 60, 61, 365)] == [
        "1 day",
        "2 days",
        "2 weeks",
        "3 weeks",
        "8 weeks",
        "2 months",
        "12 months",
    ]


def test_special_days_say_their_calendar() -> None:
    solar = SpecialDay(id="a", person_id="p", kind="birthday", month=2, day=29)
    lunar = SpecialDay(id="b", person_id="p", kind="birthday", month=8, day=15, lunar=True, leap=True)
    month = SpecialDay(id="c", person_id="p", kind="birthday", month=5)
    own = SpecialDay(id="d", person_id="p", kind="other", month=5, day=1, label="first market")
    assert [special_day(each) for each in (solar, lunar, month, own)] == [
        "Birthday, 29 Feb",
        "Birthday, lunar 8.15 (leap month)",
        "Birthday in May",
        "first market, 1 May",
    ]
    use("ko")
    assert special_day(solar) == "생일 2월 29일"
    assert special_day(lunar) == "생일 음 8.15 (윤달)"


def test_every_tie_has_a_word_of_its_own_in_both_languages() -> None:
    for language in ("en", "ko"):
        use(language)
        assert len({tie(each) for each in Tie}) == len(Tie)


@pytest.mark.parametrize(
    ("had", "said"), [(I_WROTE, "you wrote"), (THEY_WROTE, "they wrote")], ids=["I wrote", "they wrote"]
)
def test_a_message_says_whose_it_was(circle: Circle, had: object, said: str) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "안부", how=had)  # type: ignore[arg-type]  # one of the two
    [talk] = circle.talks.find("안부")
    assert how(talk) == said
    spoken = Talk(id="x", person_id=minji.id, on=TODAY, channel=Channel.PHONE, said="")
    assert how(spoken) == "by phone"


def test_what_was_said_is_cut_at_a_glance() -> None:
    assert first_words("one\n two   three") == "one two three"
    assert first_words("가" * 60) == "가" * 40 + "…"


def test_each_reason_is_one_plain_sentence(circle: Circle, clock: Clock) -> None:
    ben = circle.people.add("Ben")
    told = {}
    circle.talks.log([circle.people.add("Ada").id], "did you keep the recipe?", how=THEY_WROTE)
    circle.talks.promise(circle.people.add("Bo").id, "Thursday the recipe")
    circle.people.add_day(circle.people.add("Cy").id, "birthday", 11, 28)
    grace = circle.people.add("Grace")
    circle.introductions.introduce(ben.id, grace.id)
    circle.talks.log([ben.id], "first visit", on=date(2026, 11, 1))
    circle.talks.log([ben.id], "came again")
    circle.talks.ask_next(circle.people.add("Di").id, "Wednesday the piano exam")
    clock.move(3)
    for row in circle.today.day(more=True).rows:
        told[row.person.name] = why(row, clock())
    assert told == {
        "Ada": "Wrote to you 3 days ago",
        "Bo": "You said you would: the recipe (yesterday)",
        "Cy": "Birthday tomorrow",
        "Grace": "Brought you Ben, who came again",
        "Di": "Ask: the piano exam (it was 2 days ago)",
    }
    assert day(clock(), clock()) == "Fri 27 Nov"
    words = " ".join(told.values()).casefold()
    assert not [word for word in ("overdue", "late", "score", "streak", "!") if word in words]
