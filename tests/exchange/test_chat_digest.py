from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.exchange.chat_bodies import asks
from closecircle.exchange.chat_digest import adds_to, digest, minutes_beyond, together
from closecircle.exchange.chat_records import Kind, Message

NOON = datetime.fromisoformat("2024-03-04T12:00")


def said(text: str, minute: int = 0, sender: str = "Iris", kind: Kind = Kind.TEXT, seconds: int = 0) -> Message:
    return Message(NOON + timedelta(minutes=minute), sender, text, 1, kind, seconds)


def test_a_day_says_who_began_who_wrote_last_and_the_first_words() -> None:
    (day,) = digest(
        [
            said("사진", 0, kind=Kind.PLACEHOLDER),
            said("the  oven\nis here", 1),
            said("great", 2, sender="me"),
            said("", 3, kind=Kind.CALL, seconds=65),
            said("내일 들러도 될까요", 4, sender="me"),
        ]
    )
    assert (day.on, day.began, day.last, day.last_asks) == (date(2024, 3, 4), "Iris", "me", True)
    assert day.first_line == "the oven is here"
    assert day.senders == {"Iris": 3, "me": 2}
    assert day.calls == (65,)
    assert day.messages == 5


def test_an_emoticon_after_a_question_still_leaves_it_asked() -> None:
    (day,) = digest([said("와요?"), said("이모티콘", 1, kind=Kind.PLACEHOLDER)])
    assert day.last_asks
    (day,) = digest([said("와요?"), said("사진", 1, kind=Kind.PLACEHOLDER, sender="me")])
    assert not day.last_asks


def test_the_same_message_twice_in_a_minute_counts_twice_and_names_do_not_count() -> None:
    (once,) = digest([said("ㅋㅋ")])
    (twice,) = digest([said("ㅋㅋ"), said("ㅋㅋ")])
    (renamed,) = digest([said("ㅋㅋ", sender="다른 이름"), said("ㅋㅋ")])
    assert adds_to(twice.keys, once.keys) == 1
    assert adds_to(once.keys, twice.keys) == 0
    assert renamed.keys == twice.keys


def test_what_one_phone_calls_a_photo_another_may_too() -> None:
    days = [
        next(digest([said(body, kind=Kind.PLACEHOLDER)]))
        for body in ("사진", "<Photo>", "(사진)", "사진 3장", f"{'b' * 64}.jpg")
    ]
    assert len({day.keys for day in days}) == 1
    (other,) = digest([said("이모티콘", kind=Kind.PLACEHOLDER)])
    assert other.keys != days[0].keys


def test_minutes_tell_that_nothing_is_new_where_bodies_differ() -> None:
    (known,) = digest([said("a"), said("b", 1), said("c", 1)])
    (same,) = digest([said("blacked out", 1), said("blacked out", 0)])
    (more,) = digest([said("x", 0), said("x", 2)])
    assert minutes_beyond(same.minutes, known.minutes) == 0
    assert minutes_beyond(more.minutes, known.minutes) == 1


MESSAGES = st.lists(
    st.builds(
        said,
        st.sampled_from(["", "ㅋㅋ", "hi", "are you there?", "a\nb"]),
        st.integers(0, 4000),
        st.sampled_from(["Iris", "me"]),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(MESSAGES, st.randoms(use_true_random=False))
def test_the_order_of_a_file_changes_neither_days_nor_keys(messages: list[Message], chance: object) -> None:
    mixed = sorted(messages, key=lambda _: chance.random())  # type: ignore[attr-defined]
    ordered = [(day.on, day.keys, day.minutes, dict(day.senders)) for day in digest(messages)]
    assert [(day.on, day.keys, day.minutes, dict(day.senders)) for day in digest(mixed)] == ordered


@settings(deadline=None)
@given(MESSAGES, MESSAGES)
def test_what_is_known_from_two_phones_is_never_new_again(one: list[Message], other: list[Message]) -> None:
    known: dict[date, bytes] = {}
    for day in (*digest(one), *digest(other)):
        known[day.on] = together(known.get(day.on, b""), day.keys)
    for day in (*digest(one), *digest(other)):
        assert adds_to(day.keys, known[day.on]) == 0


@pytest.mark.parametrize(
    "text",
    [
        *(
            "are you there?",
            "어디예요",
            "내일 시간 괜찮으신가요",
            "같이 갈까요 ㅎㅎ",
            "언제 오실래요~",
            "밥 먹었니",
            "잘 지내나요",
            "이거 맞습니까",
        ),
        *("뭐해", "어때요^^", "왜요ㅠ", "何時ですか。", "你好吗", "來嗎", "see https://x.org/?a=1 ok?", "얼마예요"),
    ],
)
def test_questions_are_known_with_and_without_a_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "see you",
            "https://x.org/?a=1",
            "내일 만나요",
            "제가 할게요",
            "비가 오니까",
            "집에 가요",
            "이제 끝나요",
            "좋아요!",
            "",
            "네",
        ),
        *("그러니까요", "다음에 봐요~~", "고마워요"),
    ],
)
def test_what_asks_nothing_is_no_question(text: str) -> None:
    assert not asks(text)
