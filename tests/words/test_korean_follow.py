"""What one asks or wishes next, and when a thing that a note looked forward to has come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from closecircle.core.person import Register
from closecircle.words.korean_folk import Whose
from closecircle.words.korean_follow import follow_ups, wish, wish_if
from closecircle.words.korean_times import openers, to_come

TODAY = date(2026, 5, 12)


def asked(note: str, kind: str = "did", who: Whose = Whose.THEM, register: Register = Register.POLITE) -> str:
    return " / ".join(follow_ups(note, kind, who, register, over=True))


@pytest.mark.parametrize("note", ["산책하다 들름", "책장을 직접 만듦", "운동화 끈 묶어 드림", "얼굴이 탔다고 웃으심"])
def test_a_word_inside_another_word_is_not_heard(note: str) -> None:
    assert "읽" not in asked(note)
    assert "드셔" not in asked(note)


@pytest.mark.parametrize(
    ("note", "question"),
    [
        ("추리소설 한 권 사 감", "읽으셨어요"),
        ("호두파이 하나 사 감", "드셔 보니"),
        ("남색 코트를 사 감", "입어 보니"),
        ("할머니 드릴 대추차를 사 감", "좋아하셨어요"),
        ("손주 줄 동화책 고르심", "좋아했어요"),
        ("딸이 읽을 역사책을 골라 감", "재미있게 읽었어요"),
        ("아들 군화 끈을 사 감", "아드님은 잘 지내요"),
    ],
)
def test_the_question_fits_the_thing_and_whom_it_is_for(note: str, question: str) -> None:
    assert question in asked(note)


@pytest.mark.parametrize("note", ["지갑을 두고 감", "휴가를 못 갔다고 함", "흰머리 늘었다고 웃으심"])
def test_where_nothing_fits_nothing_is_asked(note: str) -> None:
    assert asked(note) == ""


def test_a_pet_named_after_cheese_is_not_eaten() -> None:
    assert "먹" not in asked("고양이 치즈 중성화", "phrase", Whose.PET)


@pytest.mark.parametrize(
    ("question", "register", "wished", "if_so"),
    [
        ("좀 나아지셨어요", Register.POLITE, "좀 나아지셨길", "좀 나아지셨으면"),
        ("준비는 잘 되어 가세요", Register.POLITE, "준비가 잘 되어 가시길", "준비가 잘 되어 가시면"),
        ("드셔 보니 입에 맞으셨어요", Register.POLITE, "입에 맞으셨길", "입에 맞으셨으면"),
        ("아드님은 잘 지내요", Register.POLITE, "아드님도 잘 지내길", "아드님도 잘 지내면"),
        ("좀 나아졌어", Register.PLAIN, "좀 나아졌길", "좀 나아졌으면"),
        ("몸은 좀 편안해", Register.PLAIN, "몸이 좀 편안하길", "몸이 좀 편안하면"),
    ],
)
def test_a_question_can_be_wished_instead(question: str, register: Register, wished: str, if_so: str) -> None:
    assert wish(question, register) == wished
    assert wish_if(wished) == if_so


@pytest.mark.parametrize("question", ["요즘은 좀 어떠세요", "어디까지 읽으셨어요", "마음은 정하셨어요"])
def test_what_cannot_be_wished_is_not(question: str) -> None:
    assert wish(question, Register.POLITE) == ""


@pytest.mark.parametrize(
    ("note", "days", "ahead"),
    [
        ("다음 주에 면접 본다고 함", 3, True),
        ("다음 주에 면접 본다고 함", 20, False),
        ("면접이 이번 금요일이라 떨린다고 함", 1, True),
        ("면접이 이번 금요일이라 떨린다고 함", 6, False),
        ("여름에 제주 가고 싶다고 함", 60, True),
        ("겨울에 스키 타러 갈 거래", 200, False),
        ("10월에 결혼한다고 함", 30, True),
        ("내년에 은퇴한다고 하심", 30, True),
        ("창가 화분을 물어봄", 30, None),
        ("작년 여름에 다녀왔다고 함", 30, None),
    ],
)
def test_a_named_time_is_counted_from_the_talk(note: str, days: int, *, ahead: bool | None) -> None:
    assert to_come(note, TODAY - timedelta(days=days), TODAY) is ahead


def test_a_talk_is_placed_as_one_says_it() -> None:
    assert openers(1, TODAY) == ("어제 ",)
    assert "지난주에 " in openers(8, TODAY)
    assert "지난달에 " in openers(35, TODAY)
    assert "지난겨울에 " in openers(120, TODAY)
    for days in (3, 9, 20, 40, 120, 400):
        assert "" in openers(days, TODAY)
