"""The circle as a journal in the shape of `friends`."""

from __future__ import annotations

import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.days import SpecialDay
from closecircle.core.person import Handle, Person
from closecircle.core.talk import NextQuestion, Promise, Talk
from closecircle.exchange import friends_md
from closecircle.exchange.markdown_out import Gathering

DAY = date(2026, 11, 24)
PERSON = Person(id="p1", name="김민지", trait="늘 라떼", tags="단골 book-club", likes="그림책\n산책", added_on=DAY)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_talks_are_activities_and_all_else_is_a_note_with_its_kind() -> None:
    gathering = Gathering()
    gathering.add(
        PERSON,
        talks=[Talk(id="t1", person_id="p1", on=DAY, said="커피 마심"), Talk(id="t2", person_id="p1", on=DAY)],
        promises=[Promise(id="m", person_id="p1", what="레시피 보내기", due_on=DAY, made_on=DAY)],
        questions=[NextQuestion(id="q", person_id="p1", phrase="따님 시험", due_on=DAY, noted_on=DAY)],
        days=[SpecialDay(id="d", person_id="p1", kind="birthday", month=8, day=15, lunar=True)],
        handles=[Handle(id="h", person_id="p1", kind="kakao", value="minji")],
    )
    assert gathering.written() == (
        "### Activities:\n"
        "- 2026-11-24: **김민지**: 커피 마심\n"
        "- 2026-11-24: **김민지**\n"
        "\n### Notes:\n"
        "- 2026-11-24: **김민지**: 레시피 보내기 @promise\n"
        "- 2026-11-24: **김민지**: 따님 시험 @ask\n"
        "- 2026-11-24: **김민지**: 그림책 @likes\n"
        "- 2026-11-24: **김민지**: 산책 @likes\n"
        "- 2026-11-24: **김민지**: --08-15 음력 @birthday\n"
        "- 2026-11-24: **김민지**: minji @kakao\n"
        "\n### Friends:\n"
        "- 김민지 (a.k.a. 늘 라떼) @단골 @book-club\n"
        "\n### Locations:\n"
    )


@given(st.lists(words, max_size=6))
@settings(deadline=None, max_examples=100)
def test_whatever_was_said_the_journal_reads_back_line_by_line(said: list[str]) -> None:
    gathering = Gathering()
    gathering.add(PERSON, talks=[Talk(id="t", person_id="p1", on=DAY, said=text) for text in said])
    journal = friends_md.read_journal(io.BytesIO(gathering.written().encode()), "friends.md")
    assert journal.problems == ()
    assert [entry.people for entry in journal.activities] == [("김민지",)] * len(said)
    assert [friend.name for friend in journal.friends] == ["김민지"]
