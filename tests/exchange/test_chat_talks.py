"""A chat as one talk a day: who began, who wrote last, how many, the first words, and the question that waits."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.talk import Channel, Side
from closecircle.exchange.chat_bodies import asks
from closecircle.exchange.chat_records import Kind, Message
from closecircle.exchange.chat_talks import DayTalk
from exchange.gathered import room

if TYPE_CHECKING:
    from random import Random

NOON = datetime.fromisoformat("2024-03-04T12:00")
ME, IRIS = frozenset({"me"}), frozenset({"Iris"})


def said(text: str, minute: int = 0, sender: str = "Iris", kind: Kind = Kind.TEXT, seconds: int = 0) -> Message:
    return Message(NOON + timedelta(minutes=minute), sender, text, 1, kind, seconds)


def talks(*messages: Message) -> tuple[DayTalk, ...]:
    return room(messages).talks(IRIS, ME, group=False)


def test_a_day_says_who_began_who_wrote_last_and_the_first_words() -> None:
    (day, call) = talks(
        said("사진", 0, kind=Kind.PLACEHOLDER),
        said("the  oven\nis here", 1),
        said("great", 2, sender="me"),
        said("", 3, kind=Kind.CALL, seconds=65),
        said("내일 들러도 될까요", 2, sender="me"),
    )
    assert day == DayTalk(
        on=date(2024, 3, 4),
        channel=Channel.MESSAGE,
        began=Side.THEM,
        last_by=Side.ME,
        hint="the oven",
        sent=2,
        received=2,
    )
    assert (call.channel, call.began, call.received, call.seconds) == (Channel.PHONE, Side.THEM, 1, 65)


def test_a_hint_fits_a_row() -> None:
    (day,) = talks(said("  a  b\nc"))
    assert day.hint == "a b"
    (day,) = talks(said("가" * 100))
    assert day.hint == "가" * 59 + "…"


def test_a_question_that_they_ended_with_waits_beside_the_first_words() -> None:
    (day,) = talks(said("빵 잘 먹었어요"), said("그래요", 1, sender="me"), said("네\n내일 가도 되나요?", 2))
    assert day.hint == "빵 잘 먹었어요 … 내일 가도 되나요?"
    (day,) = talks(said("내일 가도 되나요?"))
    assert day.hint == "내일 가도 되나요?"


def test_an_emoticon_after_a_question_still_leaves_it_asked_and_an_answer_does_not() -> None:
    asked = (said("안녕하세요"), said("와요?", 1))
    (day,) = talks(*asked, said("이모티콘", 2, kind=Kind.PLACEHOLDER))
    assert day.hint == "안녕하세요 … 와요?"
    (day,) = talks(*asked, said("사진", 2, kind=Kind.PLACEHOLDER, sender="me"))
    assert day.hint == "안녕하세요"


MESSAGES = st.lists(
    st.builds(
        said,
        st.sampled_from(["", "ㅋㅋ", "hi", "are you there?", "a\nb"]),
        st.integers(0, 4000),
        st.sampled_from(["Iris", "me"]),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda message: message.at,
)


@settings(deadline=None)
@given(MESSAGES, st.randoms(use_true_random=False))
def test_the_order_of_a_file_changes_no_day(messages: list[Message], chance: Random) -> None:
    mixed = sorted(messages, key=lambda _: chance.random())
    assert talks(*mixed) == talks(*messages)


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
