"""Korean drafts on their occasions, as a Korean ear would judge them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from closecircle.core.person import Register, Tie
from closecircle.words.draft import draft, occasion_of
from closecircle.words.facts import DayFact, Facts, QuestionFact, TalkFact
from closecircle.words.plan import Occasion
from words.drafts_made import variants

TODAY = date(2026, 11, 24)


def somebody(said: str, days: int = 8, **more: object) -> Facts:
    facts = Facts(
        name="한소라",
        address="소라 님",
        today=TODAY,
        talks=(TalkFact(on=TODAY - timedelta(days=days), said=said),),
        days_since=days,
    )
    return replace(facts, **more)  # type: ignore[arg-type]  # any field


def texts(facts: Facts, occasion: Occasion | None = None, count: int = 6) -> list[str]:
    return [written.text for written in variants(facts, occasion=occasion, count=count)]


def test_the_condolence_is_sent_once_and_the_weeks_after_it_are_quiet() -> None:
    facts = somebody("어머니가 돌아가셨다고 함", 5)
    first = draft(facts)
    assert first.text == "삼가 고인의 명복을 빕니다."
    later = replace(facts, before=(first.text,))
    assert occasion_of(later) is not Occasion.MOURNING
    for text in texts(later):
        assert not re.search(r"\?|!|웃|반가|즐거|좋은 하루|어머님|돌아가", text)
        assert "소라 님" in text


def test_months_after_a_loss_one_writes_as_before() -> None:
    facts = somebody("할머니 장례 치렀다고 함", 100)
    assert all("추스르" not in text for text in texts(facts))


@pytest.mark.parametrize("register", [Register.POLITE, Register.FORMAL])
def test_a_feast_is_wished_before_it_and_asked_after_behind_it(register: Register) -> None:
    for away, unsaid in ((2, "보내셨"), (0, "곧 |앞두고"), (-3, "곧 |앞두고|보내세요|보내십시오|쉬세요")):
        day = DayFact(kind="chuseok", on=TODAY + timedelta(days=away))
        for text in texts(somebody("바쁘다고 하심", day=day, tie=Tie.CLIENT, register=register)):
            assert "추석" in text
            assert not re.search(unsaid, text.split(".")[0]), text
            assert not re.search("결혼|취직|취업|아이 소식|손주 소식", text)


def test_nobody_merry_christmases_a_long_holiday() -> None:
    day = DayFact(kind="christmas", on=TODAY + timedelta(days=2))
    assert all("연휴" not in text for text in texts(somebody("트리 장식을 사 감", day=day)))


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("허리를 삐끗해 누워 있다고 하심", "허리를 삐끗해 누워 있다고 하셨는데"),
        ("과로로 입원하셨다고 들음", "입원하셨다고 들었는데"),
        ("아들이 독감에 걸렸다고 함", "아드님"),
        ("무릎 수술을 앞두고 걱정이라고 하심", "잘 받으시길|잘 지나가시길"),
    ],
)
def test_the_ill_are_wished_well_and_asked_nothing(note: str, said: str) -> None:
    facts = somebody(note, 4)
    assert re.search(said, draft(facts, occasion=Occasion.ILLNESS).text)
    for text in texts(facts, Occasion.ILLNESS):
        assert "?" not in text
        assert "서두르" not in text


def test_who_is_ill_is_the_one_who_is_comforted() -> None:
    for text in texts(somebody("아버지 수술 때문에 가게를 닫았다고 함", 4), Occasion.ILLNESS):
        assert not re.search("아프셔서|편찮으시다는|몸은 좀 어떠신지", text)


def test_what_was_brought_along_is_thanked_for() -> None:
    assert "떡을 들고 와 주셔서" in draft(somebody("개업 날 떡을 들고 오심"), occasion=Occasion.THANKS).text


def test_an_apology_names_the_slip_as_jotted() -> None:
    for note, said in (
        ("다른 원두를 보냄", "다른 원두를 보내서"),
        ("예약 날짜를 잘못 적어 헛걸음하게 함", "헛걸음하게 해서"),
    ):
        assert said in draft(somebody(note, 1), occasion=Occasion.APOLOGY).text
    for note in ("강아지랑 산책하다 들름", "호두파이 하나 사 감"):
        assert not re.search("들러서|사 가서", draft(somebody(note, 1), occasion=Occasion.APOLOGY).text)
    assert "비싸다고" not in draft(somebody("비싸다고 하심", 1), occasion=Occasion.TOUCH).text


@pytest.mark.parametrize(
    "note",
    [
        "몇 시까지 하는지 물어봄",
        "포인트 적립 물어봄",
        "또 오겠다고 하심",
        "면접 봤는데 떨어졌대",
        "동생이랑 싸웠대",
        "돈 꿔 감",
    ],
)
def test_errands_failures_and_quarrels_are_left_unsaid(note: str) -> None:
    for text in texts(somebody(note), Occasion.TOUCH):
        assert not re.search("몇 시|적립|오겠다|떨어|싸웠|꿔", text)


def test_not_every_draft_opens_with_last_time() -> None:
    notes = (
        "호두파이 하나 사 감",
        "무릎이 시리다고 하심",
        "바질 키우는 법 물어봄",
        "새 오븐이 자꾸 멈춘다고 함",
        "창가 자리 좋아하심",
    )
    said = [draft(somebody(note, days)).text for note in notes for days in (1, 5, 9, 20, 40, 130)]
    opened = [text for text in said if "지난번에" in text]
    assert 0 < len(opened) < len(said) / 2
    assert any("어제" in text for text in said)


def test_a_mother_is_not_called_as_a_friend_is() -> None:
    mother = somebody("텃밭에 무를 심었다고 하심", tie=Tie.FAMILY, register=Register.PLAIN, name="엄마", address="엄마")
    for seed in range(8):
        assert "네 생각" not in draft(mother, seed=seed).text


def test_what_the_open_question_asks_is_not_remembered_beside_it() -> None:
    facts = somebody("텃밭에 상추 심었다고 함", question=QuestionFact(phrase="텃밭 상추"))
    assert all(text.count("상추") == 1 for text in texts(facts))


def test_an_exam_year_is_known_in_autumn() -> None:
    facts = somebody("딸이 밤마다 코코아를 마신다고 함", about=("딸이 고3",))
    for text in texts(facts, Occasion.BIG_DAY, 3):
        assert "따님" in text
        assert not re.search("점수|등급|합격", text)
