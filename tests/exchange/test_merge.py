"""What a chat comes to by day, who of it is the user, and what is new about a person: data in, data out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.days import SpecialDay
from closecircle.core.person import Person
from closecircle.core.talk import Channel, Side, Talk
from closecircle.exchange.arrivals import Arrival
from closecircle.exchange.chat_likeness import DayCount, alike, people_alike
from closecircle.exchange.chat_records import Chat, Kind, Message
from closecircle.exchange.chat_talks import ChatRoom, DayTalk, gather
from closecircle.exchange.merge import Acquainted, Identity
from closecircle.exchange.news import KEPT_DAY, Known, Manner, news
from closecircle.exchange.owner import owner_of
from closecircle.exchange.records import ContactRecord, DayRecord, LabelledValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closecircle.exchange.records import ReadProblem

TODAY = date(2026, 11, 24)
ME, MINJI = "회원님", "김민지"
SOMEBODY = Person(id="p", name="김민지", added_on=TODAY)


def room(*lines: tuple[str, str, str], chat: Chat | None = None, kind: str = "kakaotalk") -> ChatRoom:
    """A room from (minute, sender, text)."""
    one = ChatRoom(kind=kind, chat=chat or Chat(own_names=frozenset({ME})))
    gather(
        (
            Message(datetime.fromisoformat(at), sender, text, number)
            for number, (at, sender, text) in enumerate(lines, 1)
        ),
        lambda _: one,
        TODAY,
        _no_trouble,
    )
    return one


def _no_trouble(problem: ReadProblem) -> None:
    raise AssertionError(problem)


def stranger_to_all(identities: dict[Identity, str | None] | None = None) -> Acquainted:
    return Acquainted(
        owners={},
        namesakes={},
        shown={},
        present=frozenset(),
        identities=identities or {},
        look=lambda _id, _talks: Known(person=SOMEBODY),
        counts=lambda _kind: {},
    )


def days(one: ChatRoom) -> list[tuple[str, str | None, str | None, int, int, str]]:
    return [
        (talk.on.isoformat(), talk.began, talk.last_by, talk.sent, talk.received, talk.hint)
        for talk in one.talks(frozenset({MINJI}), frozenset({ME}), group=False)
    ]


def test_a_day_of_a_chat_is_one_talk_with_who_began_who_wrote_last_and_their_first_line() -> None:
    one = room(
        ("2026-11-02 09:00", ME, "좋은 아침이에요"),
        ("2026-11-02 09:05", MINJI, "네, 오늘 피아노 시험이에요\n떨려요"),
        ("2026-11-02 09:05", ME, "잘하실 거예요"),
        ("2026-11-03 18:00", MINJI, "붙었어요!"),
        ("2026-11-04 08:00", ME, "축하드려요"),
    )
    assert days(one) == [
        ("2026-11-02", "me", "me", 2, 1, "네, 오늘 피아노 시험이에요"),
        ("2026-11-03", "them", "them", 0, 1, "붙었어요!"),
        ("2026-11-04", "me", "me", 1, 0, ""),
    ]


def test_within_one_minute_the_order_of_the_file_says_who_wrote_last() -> None:
    one = room(("2026-11-02 09:05", ME, "a"), ("2026-11-02 09:05", MINJI, "b"))
    assert days(one)[0][1:3] == ("me", "them")


def test_a_call_is_a_talk_by_phone_with_its_minutes_and_stands_last_when_it_came_last() -> None:
    one = ChatRoom(kind="kakaotalk", chat=Chat(own_names=frozenset({ME})))
    at = datetime(2026, 11, 2, 9)  # noqa: DTZ001  # a phone's wall clock
    call = Message(at + timedelta(hours=1), ME, "보이스톡 12:10", 2, Kind.CALL, 730)
    gather([Message(at, MINJI, "통화 돼요?", 1), call], lambda _: one, TODAY, _no_trouble)
    talks = one.talks(frozenset({MINJI}), frozenset({ME}), group=False)
    assert [(talk.channel, talk.last_by, talk.seconds) for talk in talks] == [
        (Channel.MESSAGE, Side.THEM, 0),
        (Channel.PHONE, None, 730),
    ]
    arrival = Arrival(kind="kakaotalk", contact=ContactRecord(name=MINJI), talks=talks)
    assert [talk.said for talk in news(arrival, Known(person=SOMEBODY), Manner(language="ko")).talks] == [
        "통화 돼요?",
        "통화 12분",
    ]
    assert news(arrival, Known(person=SOMEBODY), Manner()).talks[1].said == "12 min on the phone"


def test_in_a_group_nobody_owes_an_answer_and_only_their_own_days_count() -> None:
    one = room(("2026-11-02 09:00", MINJI, "a"), ("2026-11-02 09:01", "박준", "b"), ("2026-11-03 09:00", ME, "c"))
    talks = one.talks(frozenset({MINJI}), frozenset({ME}), group=True)
    assert [(talk.on.day, talk.began, talk.last_by, talk.received) for talk in talks] == [(2, None, None, 1)]


def test_messages_of_a_day_to_come_are_left_out_and_said() -> None:
    problems: list[ReadProblem] = []
    one = ChatRoom(kind="line")
    future = Message(datetime(2027, 1, 1, 9), MINJI, "?", 7)  # noqa: DTZ001  # a phone's wall clock
    gather([future], lambda _: one, TODAY, problems.append)
    assert not one.days
    assert str(problems[0]) == "Line 7 lies in the future (2027-01-01) and was left out"


def who(*rooms: ChatRoom, me: str = "", own_name: str = "", known: Iterable[Identity] = ()) -> list[set[str] | None]:
    own, _ = owner_of(rooms, stranger_to_all(dict.fromkeys(known)), me=me, own_name=own_name)
    return [None if (names := own[id(one)]) is None else set(names) for one in rooms]


def test_the_user_is_found_by_the_files_word_the_answer_the_settings_or_the_rooms_title() -> None:
    two = [("2026-11-02 09:00", "수진", "a"), ("2026-11-02 09:01", MINJI, "b")]
    bare = Chat()
    assert who(room(("2026-11-02 09:00", ME, "a"), ("2026-11-02 09:01", MINJI, "b"))) == [{ME}]
    assert who(room(*two, chat=bare)) == [None]
    assert who(room(*two, chat=bare), me="수진") == [{"수진"}]
    assert who(room(*two, chat=bare), own_name="수진") == [{"수진"}]
    assert who(room(*two, chat=Chat(title="김민지"))) == [{"수진"}]
    assert who(room(*two, chat=bare), known=[Identity(kind="kakaotalk", room="", sender="수진")]) == [{"수진"}]


def test_in_several_rooms_the_user_is_whoever_is_in_most_of_them() -> None:
    bare = Chat()
    first = room(("2026-11-02 09:00", "Sue", "a"), ("2026-11-02 09:01", "Daniel", "b"), chat=bare)
    second = room(("2026-11-02 09:00", "Sue", "a"), ("2026-11-02 09:01", "Maya", "b"), chat=bare)
    assert who(first, second) == [{"Sue"}, {"Sue"}]


def test_counts_are_alike_when_three_of_four_shared_days_agree() -> None:
    theirs = {"1": 4, "2": 2, "3": 7, "4": 1}
    assert alike(theirs, {**theirs, "4": 9, "9": 3})
    assert not alike(theirs, {"1": 4, "2": 3, "3": 7, "4": 2})
    assert not alike(theirs, {"1": 4}), "one day is chance"
    known = {"p": [DayCount(on="1", received=4, sent=0), DayCount(on="2", received=2, sent=0)]}
    assert people_alike(theirs, known) == ("p",)


def test_a_second_birthday_never_replaces_the_one_here_and_a_year_is_filled_in() -> None:
    here = SpecialDay(id="d", person_id="p", kind="birthday", month=3, day=7)
    known = Known(person=SOMEBODY, days=(here,))

    def with_day(day: DayRecord) -> Arrival:
        return Arrival(kind="vcard", contact=ContactRecord(name=MINJI, days=(day,)))

    filled = news(with_day(DayRecord(kind="birthday", month=3, day=7, year=1987)), known, Manner())
    assert filled.days_filled == [(here, replace(here, year=1987))]
    other = news(with_day(DayRecord(kind="birthday", month=4, day=8)), known, Manner())
    assert not other
    assert [one.template for one in other.kept] == [KEPT_DAY]
    lunar = news(with_day(DayRecord(kind="birthday", month=2, day=1, lunar=True, leap=True)), known, Manner())
    assert [(day.lunar, day.leap, day.month) for day in lunar.days] == [(True, True, 2)]


CHANNELS = st.sampled_from([Channel.MESSAGE, Channel.PHONE])
SIDES = st.sampled_from([None, Side.ME, Side.THEM])
ON = st.dates(date(2026, 11, 1), date(2026, 11, 6))
DAY_TALKS = st.lists(
    st.builds(
        DayTalk,
        on=ON,
        channel=CHANNELS,
        began=SIDES,
        last_by=SIDES,
        hint=st.text(max_size=5),
        sent=st.integers(0, 4),
        received=st.integers(0, 4),
        seconds=st.integers(0, 900),
    ),
    max_size=6,
    unique_by=lambda talk: (talk.on, talk.channel),
)
TALKS = st.lists(
    st.builds(
        Talk,
        id=st.uuids().map(str),
        person_id=st.just("p"),
        on=ON,
        channel=st.sampled_from(Channel),
        said=st.text(max_size=5),
        sent=st.integers(0, 4),
        received=st.integers(0, 4),
        source=st.sampled_from(["", "draft", "kakaotalk", "whatsapp"]),
    ),
    max_size=6,
    unique_by=lambda talk: talk.id,
)


@settings(deadline=None)
@given(talks=DAY_TALKS, here=TALKS)
def test_what_was_taken_once_is_never_new_again_and_no_word_of_the_users_is_lost(
    talks: list[DayTalk], here: list[Talk]
) -> None:
    contact = ContactRecord(name=MINJI, phones=(LabelledValue(value="010-2345-6789"),), note="늘 라떼", tags=("단골",))
    arrival = Arrival(kind="kakaotalk", contact=contact, talks=tuple(talks))
    known = Known(person=SOMEBODY, talks=tuple(here))
    first = news(arrival, known, Manner())
    filled = {after.id: after for _, after in first.talks_filled}
    added = tuple(replace(talk, id=f"new {number}") for number, talk in enumerate(first.talks))
    after = Known(
        person=first.person,
        handles=tuple(first.handles),
        talks=(*(filled.get(talk.id, talk) for talk in here), *added),
    )
    assert not news(arrival, after, Manner()).said
    kept = Counter(talk.said for talk in here if talk.said and talk.source in ("", "draft"))
    assert not kept - Counter(talk.said for talk in after.talks)
    for talk in talks:
        logged = [one for one in here if one.on == talk.on and one.source == "" and one.channel is talk.channel]
        if logged:
            assert len([one for one in after.talks if one.on == talk.on and one.channel is talk.channel]) == len(
                [one for one in here if one.on == talk.on and one.channel is talk.channel]
            ), "a day logged by hand is linked, not doubled"
