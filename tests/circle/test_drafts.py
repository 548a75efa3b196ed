"""Drafts as the circle gives them: copied is not sent, one's own sentences come first, nothing private is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import WrongUse
from closecircle.core.talk import Side
from closecircle.settings import Settings

if TYPE_CHECKING:
    from closecircle.circle import Circle
    from conftest import Clock


def test_copied_is_not_sent_until_somebody_says_so(circle: Circle, clock: Clock) -> None:
    minji = circle.people.add("김민지")
    saved = circle.drafts.copied(minji.id, "민지 님, 잘 지내세요?")
    assert circle.timeline.of(minji.id)[0].kind.value == "came"
    clock.move(2)
    [(waiting, person)] = circle.drafts.waiting()
    assert (waiting.text, person.name) == ("민지 님, 잘 지내세요?", "김민지")
    circle.drafts.sent(saved.id)
    assert circle.drafts.waiting() == []
    [talk] = circle.talks.find("지내세요")
    assert (talk.began, talk.last_by, talk.on) == (Side.ME, Side.ME, saved.made_on)
    circle.history.undo()
    assert len(circle.drafts.waiting()) == 1
    circle.drafts.not_sent(saved.id)
    assert circle.drafts.waiting() == []
    assert circle.talks.find("지내세요") == []


def test_an_empty_message_is_neither_copied_nor_sent(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    for deed in (circle.drafts.copied, circle.drafts.send):
        with pytest.raises(WrongUse):
            deed(minji.id, " \n")


def test_sent_in_one_go_is_one_change_and_one_undo(circle: Circle) -> None:
    minji = circle.people.add("김민지")
    before = len(circle.history.entries())
    circle.drafts.send(minji.id, "민지 님, 생각나서요.")
    assert len(circle.history.entries()) == before + 1
    assert len(circle.talks.find("생각나서요")) == 1
    circle.history.undo()
    assert circle.talks.find("생각나서요") == []


def test_a_sentence_of_ones_own_comes_first_and_calls_whoever_is_written_to(circle: Circle) -> None:
    minji, junho = circle.people.add("김민지"), circle.people.add("박준호")
    circle.talks.log([junho.id], "새 자전거를 삼")
    circle.drafts.keep_sentence(minji.id, "greet", "김민지 님, 책방 불 켜고 문득 생각났어요.")
    assert "박준호 님, 책방 불 켜고 문득 생각났어요." in circle.drafts.write(junho.id).text


@pytest.mark.parametrize("variant", range(6))
def test_nothing_private_and_nothing_never_to_be_said_is_in_a_draft(circle: Circle, variant: int) -> None:
    minji = circle.people.add("김민지", never_say="요양원")
    circle.talks.log([minji.id], "어머니를 요양원에 모심")
    circle.talks.log([minji.id], "빚 걱정을 함", private=True)
    text = circle.drafts.write(minji.id, variant=variant).text
    assert "요양원" not in text
    assert "빚" not in text


def test_the_guard_knows_whom_it_is_for(circle: Circle) -> None:
    minji = circle.people.add("김민지", never_say="이혼")
    circle.talks.log([minji.id], "갈색 부츠를 삼")
    habits = {finding.habit for finding in circle.drafts.check("민지야, 이혼은 잘 됐어?", minji.id)}
    assert "NEVER_SAY" in habits
    assert circle.drafts.check("김민지 님, 갈색 부츠는 편하세요?", minji.id) == ()


def test_the_first_message_says_who_writes(circle: Circle) -> None:
    assert circle.ground.settings == Settings(name="수진", place="책방")
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "갈색 부츠를 삼")
    assert "수진" in circle.drafts.write(minji.id).text
    circle.drafts.send(minji.id, "수진이에요.")
    assert "수진" not in circle.drafts.write(minji.id, variant=1).text
