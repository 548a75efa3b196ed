"""Particles, stems and the Korean tongue's limits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.words.korean import KOREAN
from closecircle.words.korean_particles import particle, with_particle
from closecircle.words.korean_verbs import Stem, find

AFTER = (
    ("민지", "은", "민지는"),
    ("은정", "은", "은정은"),
    ("은별", "으로", "은별로"),
    ("서울", "으로", "서울로"),
    ("부산", "로", "부산으로"),
    ("윤", "와", "윤과"),
    ("보리", "와", "보리와"),
    ("Kim", "은", "Kim은"),
    ("Paul", "로", "Paul로"),
    ("Alex", "은", "Alex는"),
    ("Mark", "은", "Mark는"),
    ("Jack", "은", "Jack은"),
    ("Jane", "이", "Jane이"),
    ("Chloe", "이", "Chloe가"),
    ("Kate", "을", "Kate를"),
    ("Scott", "을", "Scott을"),
    ("José", "은", "José는"),
    ("LG", "은", "LG는"),
    ("KTX", "은", "KTX는"),
    ("3", "은", "3은"),
    ("2", "은", "2는"),
    ("7", "으로", "7로"),
    ("10", "을", "10을"),
    ("100", "과", "100과"),
    ("민지(단골)", "은", "민지(단골)는"),
    ("김 과장 (대명)", "은", "김 과장 (대명)은"),
    ("\u1106\u1175\u11ab", "은", "\u1106\u1175\u11ab은"),
    ("보리", "도", "보리도"),
)


@pytest.mark.parametrize(("word", "kind", "said"), AFTER)
def test_the_particle_follows_the_sound(word: str, kind: str, said: str) -> None:
    assert with_particle(word, kind) == said


@pytest.mark.parametrize("word", ["Борис", "李", "", "♥", "بدر"])
def test_an_unknown_script_goes_without(word: str) -> None:
    assert particle(word, "은") is None
    assert with_particle(word, "은") == word


@given(st.text(max_size=20))
@settings(deadline=None)
def test_any_word_gets_one_of_the_two_forms_or_none(word: str) -> None:
    assert particle(word, "은") in {"은", "는", None}


BENDS = (
    ("읽", "읽어", "읽었", "읽으셨", "읽는다"),
    ("가", "가", "갔", "가셨", "간다"),
    ("오", "와", "왔", "오셨", "온다"),
    ("마시", "마셔", "마셨", "드셨", "마신다"),
    ("배우", "배워", "배웠", "배우셨", "배운다"),
    ("하", "해", "했", "하셨", "한다"),
    ("만들", "만들어", "만들었", "만드셨", "만든다"),
    ("듣", "들어", "들었", "들으셨", "듣는다"),
    ("짓", "지어", "지었", "지으셨", "짓는다"),
    ("돕", "도와", "도왔", "도우셨", "돕는다"),
    ("굽", "구워", "구웠", "구우셨", "굽는다"),
    ("부르", "불러", "불렀", "부르셨", "부른다"),
    ("고르", "골라", "골랐", "고르셨", "고른다"),
    ("치르", "치러", "치렀", "치르셨", "치른다"),
    ("쓰", "써", "썼", "쓰셨", "쓴다"),
    ("쉬", "쉬어", "쉬었", "쉬셨", "쉰다"),
    ("되", "돼", "됐", "되셨", "된다"),
    ("삐", "삐어", "삐었", "삐셨", "삔다"),
)


@pytest.mark.parametrize(("stem", "infinitive", "past", "honoured", "finite"), BENDS)
def test_stems_bend_as_they_are_said(stem: str, infinitive: str, past: str, honoured: str, finite: str) -> None:
    verb = Stem(stem)
    assert (verb.eo(), verb.past(), verb.honoured(), verb.finite()) == (infinitive, past, honoured, finite)


def test_adjectives_report_without_n() -> None:
    assert Stem("좋", state=True).finite() == "좋다"
    assert Stem("고맙", state=True).honoured() == "고마우셨"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("물어봄", "물어보"),
        ("빌려줌", "빌려주"),
        ("걱정하심", "걱정하"),
        ("만듦", "만들"),
        ("힘듦", "힘들"),
        ("들었음", "듣"),
        ("골랐음", "고르"),
    ],
)
def test_a_jotted_form_finds_its_stem(word: str, stem: str) -> None:
    found = find(word)
    assert found is not None
    assert found.stem.text == stem


@pytest.mark.parametrize("word", ["시험", "모임", "아이스크림", "점심", "샤프심", "느낌", "요즘", "봄"])
def test_nouns_that_look_like_verbs_stay_nouns(word: str) -> None:
    assert find(word, alone=True) is None


def test_a_bubble_holds_no_more_than_it_should() -> None:
    assert KOREAN.fits("가" * 100)
    assert not KOREAN.fits("가" * 121)


def test_never_say_is_heard_through_its_particle_and_its_spaces() -> None:
    assert KOREAN.holds("전 남편을 만났다고", "전남편")
    assert KOREAN.holds("담배 끊으셨는지", "담배를")
    assert not KOREAN.holds("담배 이야기", "술")
