"""Drafts as the one who gets them would read them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from closecircle.core.person import Familiarity, Register, Tie
from closecircle.core.talk import Channel, Side
from closecircle.words import tone
from closecircle.words.draft import draft, occasion_of
from closecircle.words.facts import DayFact, Facts, KeptLine, MaterialFact, PromiseFact, QuestionFact, TalkFact
from closecircle.words.korean import KOREAN
from closecircle.words.plan import Move, Occasion, Way
from words.drafts_made import variants

TODAY = date(2026, 5, 12)


def somebody(said: str = "새 오븐 예열이 오래 걸린다고 하심", days: int = 20, **more: object) -> Facts:
    facts = Facts(
        name="한소라",
        address="소라 님",
        today=TODAY,
        talks=(TalkFact(on=TODAY - timedelta(days=days), said=said),),
        days_since=days,
    )
    return replace(facts, **more)  # type: ignore[arg-type]  # any field


EVERY_TIE = [
    (tie, register)
    for tie in Tie
    for register in Register
    if not (register is Register.PLAIN and tie not in {Tie.FRIEND, Tie.FAMILY})
]


def test_it_speaks_of_what_was_said() -> None:
    written = draft(somebody())
    assert "소라 님" in written.text
    assert "오븐 예열이 오래 걸린다고 하셨" in written.text
    assert written.way is Way.NOTE
    assert written.used_facts == ("새 오븐 예열이 오래 걸린다고 하심",)


def test_the_same_facts_and_seed_give_the_same_words() -> None:
    assert draft(somebody(), seed=5) == draft(somebody(), seed=5)


def test_the_short_one_greets_and_asks() -> None:
    assert [each.move for each in draft(somebody()).plan] == [Move.GREET, Move.ASK]


def test_three_variants_share_at_most_half_their_stems() -> None:
    facts = somebody(about=("고양이 나비", "간호사", "테니스 좋아함"))
    texts = [KOREAN.stems(each.text) for each in variants(facts)]
    for place, one in enumerate(texts):
        for other in texts[place + 1 :]:
            assert len(one & other) <= 0.7 * min(len(one), len(other))


def test_an_open_question_is_in_every_variant_due_or_not() -> None:
    for due in (True, False):
        facts = somebody(question=QuestionFact(phrase="따님 피아노 시험", due=due))
        for written in variants(facts, count=6):
            assert "피아노 시험" in written.text
            assert written.text.count("?") == 1


def test_a_question_about_a_day_to_come_asks_how_it_goes_and_afterwards_how_it_went() -> None:
    coming = somebody(question=QuestionFact(phrase="이사", about_on=TODAY + timedelta(days=5)))
    over = somebody(question=QuestionFact(phrase="이사", about_on=TODAY - timedelta(days=5)))
    assert re.search("준비|싸셨", draft(coming).text)
    assert re.search("옮기셨|정리|잡으셨", draft(over).text)


@pytest.mark.parametrize(("tie", "register"), EVERY_TIE)
@pytest.mark.parametrize("occasion", list(Occasion))
def test_every_tie_register_and_occasion_has_three_clean_drafts(
    tie: Tie,
    register: Register,
    occasion: Occasion,
) -> None:
    facts = somebody(tie=tie, register=register, about=("강아지 초코", "아이 둘"))
    for written in variants(facts, occasion=occasion):
        assert written.text
        assert tone.check(written.text, "ko") == ()
        assert KOREAN.fits(written.text)
        assert not re.search(r"[{}\0]|당신|수고하세요|고생하세요", written.text)
        assert written.text.count("?") <= 1
        assert written.text.count("!") <= 1


@pytest.mark.parametrize("occasion", [each for each in Occasion if each is not Occasion.MOURNING])
def test_one_level_of_speech_from_first_to_last(occasion: Occasion) -> None:
    for register, ending in (
        (Register.POLITE, r"(?:요|죠|니다)[.?]$"),
        (Register.FORMAL, r"(?:니다|니까|시오|지요)[.?]$"),
    ):
        facts = somebody(tie=Tie.FELLOW, register=register)
        for written in variants(facts, occasion=occasion):
            for sentence in re.findall(r"[^.?!]+[.?!]", written.text):
                assert re.search(ending, sentence), written.text
    for written in variants(somebody(tie=Tie.FRIEND, register=Register.PLAIN, address="소라야"), occasion=occasion):
        assert not re.search(r"(?:요|니다|니까)[.?]", written.text), written.text


def test_nobody_is_called_when_no_call_is_stored() -> None:
    for written in variants(somebody(address="", name="늘 라떼"), count=6):
        assert not written.text.startswith((",", " "))
        assert "라떼" not in written.text


def test_mourning_says_one_sentence() -> None:
    assert draft(somebody(), occasion=Occasion.MOURNING).text == "삼가 고인의 명복을 빕니다."
    assert occasion_of(somebody("어머니가 돌아가셨다고 함", 2)) is Occasion.MOURNING


@pytest.mark.parametrize("occasion", [Occasion.ILLNESS, Occasion.THANKS, Occasion.APOLOGY, Occasion.PASSED_ON])
def test_nothing_is_asked_of_the_ill_nor_with_thanks_nor_with_an_apology(occasion: Occasion) -> None:
    for written in variants(somebody("독감으로 쉰다고 함", 3), occasion=occasion, count=6):
        assert "?" not in written.text


def test_scores_are_never_asked_for() -> None:
    facts = somebody("모의고사 점수가 안 나온다고 걱정함", about=("딸이 올해 수능",), today=date(2026, 11, 24))
    for written in variants(facts, occasion=Occasion.BIG_DAY):
        assert not re.search("점수|등급|합격|몇 점", written.text)
        assert "수능" in written.text or "따님" in written.text or "큰일" in written.text


def test_what_must_never_be_said_takes_its_note_with_it() -> None:
    facts = somebody("술 끊었다고 함", never_say=("술",), about=("고양이 나비",))
    for written in variants(facts, count=6):
        assert "술" not in written.text
        assert "술 끊었다고 함" not in written.used_facts


def test_who_only_likes_a_greeting_is_only_greeted() -> None:
    facts = somebody(familiarity=Familiarity.GREET, about=("고양이 나비",))
    for written in variants(facts, count=6):
        assert "오븐" not in written.text
        assert "나비" not in written.text


def test_the_first_message_says_who_writes() -> None:
    facts = somebody(first_contact=True, sender_name="수진", sender_place="작은 서점")
    assert "작은 서점 수진이에요" in draft(facts).text
    assert "수진" not in draft(replace(facts, first_contact=False)).text


def test_what_one_had_before_is_not_sent_again() -> None:
    facts = somebody()
    had: tuple[str, ...] = ()
    for _ in range(6):
        written = draft(replace(facts, before=had))
        assert written.text not in had
        had = (written.text, *had)


def test_what_others_had_this_month_is_said_otherwise() -> None:
    first = draft(somebody())
    greeting = first.plan[0].text.removeprefix("소라 님, ")
    other = draft(somebody(month=(f"은정 님, {greeting} 잘 지내셨어요?",)))
    assert greeting not in other.text


def test_ones_own_sentences_come_first() -> None:
    facts = somebody(
        openings=("{call}, 저예요.",),
        closings=("그럼 이만 총총.",),
        kept=(KeptLine(move=Move.ASK, text="요즘도 아침에 뛰세요?"),),
    )
    written = draft(facts, variant=1)
    assert written.text.startswith("소라 님, 저예요.")
    assert "요즘도 아침에 뛰세요?" in written.text


def test_material_is_a_gift_only_when_it_answers_what_they_raised() -> None:
    answers = somebody(material=MaterialFact(title="오븐 예열 이야기", answers="오븐"))
    alone = somebody(material=MaterialFact(title="오븐 예열 이야기"))
    assert "오븐 예열 이야기" in draft(answers, variant=2).text
    assert "오븐 예열 이야기" not in draft(alone, variant=2).text


def test_a_promise_speaks_of_what_was_promised() -> None:
    facts = somebody(promise=PromiseFact(what="레시피 보내 주기"))
    assert occasion_of(facts) is Occasion.PROMISE
    assert "레시피 보내 드리기로" in draft(facts).text


def test_an_introduction_is_thanked_for_by_name() -> None:
    facts = somebody(introduced="민수 씨")
    assert all("민수 씨" in written.text or "소개" in written.text for written in variants(facts))


def test_a_birthday_to_come_is_wished_early() -> None:
    coming = somebody(day=DayFact(kind="birthday", on=TODAY + timedelta(days=1)))
    for written in variants(coming):
        assert re.search("미리|일찍|이르", written.text)
    today = somebody(day=DayFact(kind="birthday", on=TODAY))
    for written in variants(today):
        assert not re.search("미리|늦었", written.text)


OCCASIONS = [
    (somebody(), Occasion.TOUCH),
    (somebody(days=150), Occasion.SILENCE),
    (somebody(talks=(), days_since=None), Occasion.FIRST),
    (somebody("독감이라고 함", 4), Occasion.ILLNESS),
    (somebody("호두파이 하나 사 감", 3), Occasion.PURCHASE),
    (somebody("새집으로 이사했다고 함", 10), Occasion.MOVED),
    (somebody(last_by=Side.THEM, last_message="잘 지내시죠?"), Occasion.REPLY),
    (somebody(passed_on="휴무 글"), Occasion.PASSED_ON),
    (somebody(day=DayFact(kind="chuseok", on=TODAY)), Occasion.HOLIDAY),
    (
        somebody(
            talks=(TalkFact(on=TODAY, said="커피 마심", by=Side.THEM, channel=Channel.IN_PERSON),), last_by=Side.THEM
        ),
        Occasion.TOUCH,
    ),
]


@pytest.mark.parametrize(("facts", "occasion"), OCCASIONS)
def test_the_occasion_is_guessed_from_what_is_known(facts: Facts, occasion: Occasion) -> None:
    assert occasion_of(facts) is occasion


@pytest.mark.parametrize("kind", ["seollal", "chuseok", "newyear", "christmas", "suneung", "wedding", "birthday"])
@pytest.mark.parametrize("ahead", [-2, 0, 1, 5])
def test_special_days_are_wished_without_a_form_letter(kind: str, ahead: int) -> None:
    for register in (Register.POLITE, Register.FORMAL):
        facts = somebody(tie=Tie.CLIENT, register=register, day=DayFact(kind=kind, on=TODAY + timedelta(days=ahead)))
        for written in variants(facts, count=9):
            assert tone.check(written.text, "ko") == ()


def test_a_hostile_note_never_reaches_the_text() -> None:
    for note in ("[@click=app.quit]x[/]", "{call} {0} %s", "쿠폰 50% 할인 문의", "\u202e뒤집힌 글", "가" * 5000):
        for written in variants(somebody(note)):
            assert note not in written.text
            assert tone.check(written.text, "ko") == ()
