"""Imports into a real circle: the plan, one change, one undo, and never the same twice."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from closecircle.circle import Circle
from closecircle.circle.talks import I_WROTE, How
from closecircle.core.errors import Unreadable, WrongUse
from closecircle.core.numbers import Numbers
from closecircle.core.person import Seat
from closecircle.core.talk import Channel, Side
from closecircle.exchange.arrivals import DayOrderAsked
from closecircle.exchange.merge import SOMEBODY_NEW
from closecircle.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle.imports import Taken
    from closecircle.exchange.merge import ImportPlan
    from conftest import Clock


def card(name: str, *lines: str) -> str:
    return "\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""))


MINJI = card("김민지", "UID:8f14e45f-ceea-467f-a7d5-1234567890ab", "TEL;TYPE=CELL:010-2345-6789", "BDAY:1987-10-06")
DANIEL = card("Daniel Kim", "EMAIL:Daniel@Example.org", "ORG:Blue Oven", "NOTE:likes sourdough")
TANAKA = card("타나카", "NOTE:음력 8월 15일")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "contacts.vcf"
    path.write_text(MINJI + DANIEL + TANAKA, encoding="utf-8")
    return path


def chat(tmp_path: Path, *lines: str, name: str = "chat.txt", title: str = "김민지 님과 카카오톡 대화") -> Path:
    path = tmp_path / name
    days = dict.fromkeys(line.split(" 오")[0] for line in lines)
    body = [
        text
        for day in days
        for text in ("", f"{day} 오전 8:00", *(line for line in lines if line.startswith(day + " ")))
    ]
    path.write_text(
        "\r\n".join((title, "저장한 날짜 : 2026년 11월 20일 오전 9:00", *body, "")), encoding="utf-8", newline=""
    )
    return path


def states(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(row.name, row.state.value) for row in plan.rows]


def take_all(circle: Circle, path: Path, **asked: str) -> Taken:
    plan = circle.imports.plan(path, **asked)  # type: ignore[arg-type]  # any answer
    return circle.imports.take(plan, plan.rows)


def dump(circle: Circle) -> dict[str, list[tuple[object, ...]]]:
    tables = ("people", "handles", "special_days", "talks", "known_chats", "standing")
    return {name: circle.store.connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}


def test_an_address_book_is_shown_first_and_nobody_is_chosen(circle: Circle, file: Path) -> None:
    plan = circle.imports.plan(file)
    assert states(plan) == [("김민지", "new"), ("Daniel Kim", "new"), ("타나카", "new")]
    assert plan.chosen == ()
    assert circle.people.find("") == []
    assert [row.line for row in plan.rows] == [1, 8, 15]


def test_what_was_chosen_comes_in_as_one_change_with_one_undo(circle: Circle, file: Path) -> None:
    before = dump(circle)
    taken = take_all(circle, file)
    assert taken.added == ("김민지", "Daniel Kim", "타나카")
    assert len(circle.history.entries()) == 1
    minji, daniel, tanaka = (circle.people.named(name) for name in taken.added)
    assert (minji.language, daniel.language, daniel.company, daniel.notes) == (
        "ko",
        "en",
        "Blue Oven",
        "likes sourdough",
    )
    assert [(one.kind, one.key) for one in circle.people.handles(minji.id)] == [("phone", "+821023456789")]
    assert [(day.kind, day.month, day.day, day.year) for day in circle.people.days(minji.id)] == [
        ("birthday", 10, 6, 1987)
    ]
    assert [(day.lunar, day.month, day.day) for day in circle.people.days(tanaka.id)] == [(True, 8, 15)]
    assert [one.reason for one in circle.care.backups()] == ["before-import"]
    circle.history.undo()
    assert dump(circle) == before


def test_the_same_file_again_changes_nothing(circle: Circle, file: Path) -> None:
    take_all(circle, file)
    before = dump(circle)
    plan = circle.imports.plan(file)
    assert {row.state.value for row in plan.rows} == {"same"}
    assert circle.imports.take(plan, plan.rows).committed is None
    assert dump(circle) == before
    assert len(circle.history.entries()) == 1
    assert len(circle.care.backups()) == 1


def test_the_same_person_is_known_by_address_and_mobile_number_however_they_are_spelt(
    circle: Circle, tmp_path: Path
) -> None:
    minji, daniel = circle.people.add("민지 언니"), circle.people.add("Dan")
    circle.people.add_handle(minji.id, "phone", "+82 10 2345 6789")
    circle.people.add_handle(daniel.id, "email", "daniel@example.org")
    path = tmp_path / "c.vcf"
    path.write_text(MINJI + DANIEL, encoding="utf-8")
    plan = circle.imports.plan(path)
    assert [(row.state.value, row.person_id, row.chosen) for row in plan.rows] == [
        ("differs", minji.id, True),
        ("differs", daniel.id, True),
    ]
    assert [one.values["value"] for one in plan.rows[0].news] == ["1987-10-06"]
    taken = circle.imports.take(plan, plan.chosen)
    assert (taken.added, taken.changed) == ((), ("민지 언니", "Dan"))
    assert circle.people.get(daniel.id).name == "Dan", "nothing that stands is overwritten"
    assert {row.state.value for row in circle.imports.plan(path).rows} == {"same"}


def test_a_name_alone_never_merges_anybody_but_asks(circle: Circle, tmp_path: Path) -> None:
    minji = circle.people.add("김민지")
    path = tmp_path / "c.vcf"
    path.write_text(MINJI, encoding="utf-8")
    plan = circle.imports.plan(path)
    row = plan.rows[0]
    assert (row.state.value, row.chosen, [one.id for one in row.candidates]) == ("unsure", False, [minji.id])
    left = circle.imports.take(plan, plan.rows)
    assert left.committed is None
    assert [one.line for one, _ in left.left_out] == [1]
    circle.imports.take(plan, [row.answered(minji.id)])
    assert len(circle.people.find("김민지")) == 1
    assert len(circle.people.handles(minji.id)) == 1
    assert [one.state.value for one in circle.imports.plan(path).rows] == ["same"]


def test_an_unsure_one_may_be_somebody_new(circle: Circle, tmp_path: Path) -> None:
    circle.people.add("김민지")
    path = tmp_path / "c.vcf"
    path.write_text(MINJI, encoding="utf-8")
    plan = circle.imports.plan(path)
    circle.imports.take(plan, [plan.rows[0].answered(SOMEBODY_NEW)])
    assert len(circle.people.find("김민지")) == 2
    assert [one.state.value for one in circle.imports.plan(path).rows] == ["same"]


def test_a_number_of_several_people_asks_and_a_landline_settles_nothing(circle: Circle, tmp_path: Path) -> None:
    for name in ("엄마", "아빠"):
        person = circle.people.add(name)
        circle.people.add_handle(person.id, "phone", "010-7777-8888")
        circle.people.add_handle(person.id, "phone", "02-555-1234") if name == "엄마" else None
    path = tmp_path / "c.vcf"
    path.write_text(card("집", "TEL:010-7777-8888") + card("누나", "TEL:02-555-1234"), encoding="utf-8")
    assert states(circle.imports.plan(path)) == [("집", "unsure"), ("누나", "new")]


def test_an_office_address_on_many_cards_never_pours_one_person_into_another(circle: Circle, tmp_path: Path) -> None:
    path = tmp_path / "c.vcf"
    both = card("Ann Lee", "EMAIL:studio@paper.example") + card("Bo Park", "EMAIL:studio@paper.example")
    path.write_text(both, encoding="utf-8")
    plan = circle.imports.plan(path)
    assert states(plan) == [("Ann Lee", "new"), ("Bo Park", "new")]
    circle.imports.take(plan, plan.rows[:1])
    assert states(circle.imports.plan(path)) == [("Ann Lee", "same"), ("Bo Park", "unsure")]


def test_two_cards_of_one_new_person_become_one_person(circle: Circle, tmp_path: Path) -> None:
    path = tmp_path / "c.vcf"
    path.write_text(MINJI + card("김민지 과장님", "TEL:+821023456789", "EMAIL:minji@shop.example"), encoding="utf-8")
    plan = circle.imports.plan(path)
    assert plan.rows[1].joins == 0
    taken = circle.imports.take(plan, plan.rows)
    assert taken.added == ("김민지",)
    assert len(circle.people.handles(circle.people.named("김민지").id)) == 2
    assert {row.state.value for row in circle.imports.plan(path).rows} == {"same"}


def test_people_beyond_the_seats_sit_on_the_outer_bench_starred_ones_last(tmp_path: Path, clock: Clock) -> None:
    settings = Settings(numbers=Numbers(seats=2))
    circle = Circle.open(tmp_path / "small" / "circle.db", today=clock, settings=settings)
    path = tmp_path / "c.vcf"
    path.write_text("".join(card(f"Person {n}", f"EMAIL:p{n}@example.org") for n in range(3)), encoding="utf-8")
    path.write_text(path.read_text() + card("Star", "EMAIL:s@example.org", "CATEGORIES:starred"), encoding="utf-8")
    plan = circle.imports.plan(path)
    assert [row.name for row in plan.chosen] == ["Star"]
    taken = circle.imports.take(plan, plan.rows)
    assert taken.benched == ("Person 1", "Person 2")
    assert circle.people.named("Star").seat is Seat.CIRCLE
    circle.close()


def test_a_chat_becomes_one_talk_a_day_and_whose_turn_it_is_follows(circle: Circle, tmp_path: Path) -> None:
    minji = circle.people.add("김민지")
    path = chat(
        tmp_path,
        "2026년 11월 20일 오전 9:00, 회원님 : 안녕하세요",
        "2026년 11월 20일 오전 9:05, 김민지 : 네, 다음 주에 시험이에요",
        "2026년 11월 21일 오후 7:00, 김민지 : 잘 봤어요!",
    )
    plan = circle.imports.plan(path)
    assert states(plan) == [("김민지", "unsure")], "a name alone is asked about once"
    circle.imports.take(plan, [plan.rows[0].answered(minji.id)])
    talks = circle.store.talks.of(minji.id)
    assert [
        (talk.on.day, talk.channel, talk.began, talk.last_by, talk.sent, talk.received, talk.said) for talk in talks
    ] == [
        (21, Channel.MESSAGE, Side.THEM, Side.THEM, 0, 1, "잘 봤어요!"),
        (20, Channel.MESSAGE, Side.ME, Side.THEM, 1, 1, "네, 다음 주에 시험이에요"),
    ]
    assert [(row.person.name, row.due.reason.value) for row in circle.today.day().rows] == [("김민지", "reply")]
    circle.history.undo()
    assert circle.store.talks.of(minji.id) == []


def test_a_chat_that_has_grown_adds_its_new_days_and_fills_up_the_last_one(circle: Circle, tmp_path: Path) -> None:
    first = "2026년 11월 19일 오전 9:00, 김민지 : 안녕하세요"
    second = "2026년 11월 19일 오후 9:00, 회원님 : 네!"
    take_all(circle, chat(tmp_path, first))
    minji = circle.people.named("김민지")
    again = circle.imports.plan(chat(tmp_path, first))
    assert states(again) == [("김민지", "same")]
    grown = chat(tmp_path, first, second, "2026년 11월 20일 오전 9:00, 김민지 : 오늘 쉬세요?", name="later.txt")
    plan = circle.imports.plan(grown)
    assert (states(plan), plan.rows[0].chosen) == ([("김민지", "differs")], True)
    before = dump(circle)
    circle.imports.take(plan, plan.chosen)
    assert [(talk.on.day, talk.sent, talk.received, talk.last_by) for talk in circle.store.talks.of(minji.id)] == [
        (20, 0, 1, Side.THEM),
        (19, 1, 1, Side.ME),
    ]
    assert states(circle.imports.plan(chat(tmp_path, first))) == [("김민지", "same")], (
        "the older file takes nothing away"
    )
    circle.history.undo()
    assert dump(circle) == before


def test_a_chat_in_an_archive_of_several_parts_is_one_room(circle: Circle, tmp_path: Path) -> None:
    parts = (
        chat(
            tmp_path,
            "2026년 11월 19일 오전 9:00, 김민지 : 하나",
            "2026년 11월 20일 오전 9:00, 회원님 : 둘",
            name="a-1.txt",
        ),
        chat(tmp_path, "2026년 11월 20일 오후 9:00, 김민지 : 셋", name="a-2.txt"),
    )
    path = tmp_path / "talk.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in parts:
            archive.write(part, part.name)
        archive.writestr("photo.jpg", b"\xff\xd8\xff")
        archive.writestr("notes.txt", "nothing that can be read")
    plan = circle.imports.plan(path)
    assert [(row.name, len(row.record.talks)) for row in plan.rows] == [("김민지", 2)]
    circle.imports.take(plan, plan.rows)
    talks = circle.store.talks.of(circle.people.named("김민지").id)
    assert [(talk.on.day, talk.sent, talk.received, talk.last_by) for talk in talks] == [
        (20, 1, 1, Side.THEM),
        (19, 0, 1, Side.THEM),
    ]
    assert states(circle.imports.plan(path)) == [("김민지", "same")]


@pytest.mark.parametrize("how", [I_WROTE, How(channel=Channel.IN_PERSON)])
def test_a_day_logged_by_hand_is_linked_and_keeps_its_words(
    circle: Circle, tmp_path: Path, clock: Clock, how: How
) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "따님 시험 이야기", on=clock.on.replace(day=20), how=how)
    path = chat(tmp_path, "2026년 11월 20일 오전 9:00, 김민지 : 내일 시험이에요")
    plan = circle.imports.plan(path)
    circle.imports.take(plan, [plan.rows[0].answered(minji.id)])
    (talk,) = circle.store.talks.of(minji.id)
    assert (talk.said, talk.received, talk.source, talk.channel) == ("따님 시험 이야기", 1, "kakaotalk", how.channel)
    assert states(circle.imports.plan(path)) == [("김민지", "same")]


def test_the_same_room_from_another_phone_adds_nothing(circle: Circle, tmp_path: Path) -> None:
    days = [(day, count) for day, count in ((17, 3), (18, 5), (19, 2))]
    mine = [f"2026년 11월 {day}일 오전 9:0{n}, 문태오 목공방 : {n}" for day, count in days for n in range(count)]
    mine += [f"2026년 11월 {day}일 오전 10:00, 회원님 : 네" for day, _ in days]
    take_all(circle, chat(tmp_path, *mine, title="문태오 목공방 님과 카카오톡 대화"))
    before = dump(circle)
    other = tmp_path / "windows.txt"
    lines = ["R 님과 카카오톡 대화", "저장한 날짜 : 2026-11-20 10:44:52", ""]
    for day, count in days:
        lines.append(f"--------------- 2026년 11월 {day}일 화요일 ---------------")
        lines += [f"[태오] [오전 9:0{n}] {n}" for n in range(count)]
        lines.append("[박서점] [오전 10:00] 네")
    other.write_text("\r\n".join([*lines, ""]), encoding="utf-8", newline="")
    plan = circle.imports.plan(other)
    assert [(row.name, row.state.value, [one.name for one in row.candidates]) for row in plan.rows] == [
        ("태오", "unsure", ["문태오 목공방"])
    ]
    assert circle.imports.take(plan, plan.rows).committed is None
    circle.imports.take(plan, [plan.rows[0].answered(plan.rows[0].candidates[0].id)])
    after = dump(circle)
    assert {name: rows for name, rows in after.items() if name != "known_chats"} == {
        name: rows for name, rows in before.items() if name != "known_chats"
    }
    assert states(circle.imports.plan(other)) == [("태오", "same")], "who is who is asked once"


def test_a_room_of_several_is_not_chosen_and_says_so(circle: Circle, tmp_path: Path) -> None:
    lines = [
        f"2026년 11월 20일 오전 9:0{n}, {name} : 안녕" for n, name in enumerate(("회원님", "김민지", "박준", "이도윤"))
    ]
    plan = circle.imports.plan(chat(tmp_path, *lines, title="동네 모임 4 님과 카카오톡 대화"))
    assert [(row.name, row.is_group, row.others, row.chosen) for row in plan.rows] == [
        (name, True, 3, False) for name in ("김민지", "박준", "이도윤")
    ]
    assert "room with $count others" in plan.rows[0].why.template
    assert len(circle.imports.take(plan, plan.rows[:1]).added) == 1


def test_who_the_user_is_gets_asked_once(circle: Circle, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(
        "2026-11-20, 09:00 - Sue: hello\n2026-11-20, 09:01 - Maya Lin: is it open today?\n"
        "2026-11-21, 09:01 - Maya Lin: thank you\n"
    )
    plan = circle.imports.plan(path)
    assert plan.who_are_you == ("Sue", "Maya Lin")
    assert all(row.asks_me and not row.chosen for row in plan.rows)
    with pytest.raises(WrongUse, match="Nobody in this file goes by “Zoe”"):
        circle.imports.plan(path, me="Zoe")
    take_all(circle, path, me="sue")
    assert states(circle.imports.plan(path)) == [("Maya Lin", "same")]


def test_dates_that_may_be_read_both_ways_are_asked_about(circle: Circle, tmp_path: Path) -> None:
    path = tmp_path / "WhatsApp Chat with Maya.txt"
    path.write_text("3/4/26, 09:00 - Maya: hello\n3/4/26, 09:01 - Sue: hi\n")
    with pytest.raises(DayOrderAsked) as asked:
        circle.imports.plan(path)
    assert (asked.value.question.day_first.month, asked.value.question.month_first.month) == (4, 3)
    plan = circle.imports.plan(path, dayfirst=True)
    assert (plan.rows[0].name, plan.rows[0].record.talks[0].on.month) == ("Maya", 4)


def test_a_friends_journal_brings_its_activities_as_talks_and_its_notes(circle: Circle, tmp_path: Path) -> None:
    path = tmp_path / "friends.md"
    path.write_text(
        "### Activities:\n- 2026-11-02: Baked bread with **Maya Lin** in _Seoul_ @food\n- 2026-11-01: alone\n\n"
        "### Notes:\n- 2026-10-30: **Maya Lin** got a new oven\n\n"
        "### Friends:\n- Maya Lin (a.k.a. May) [Seoul] @bakery\n\n### Locations:\n- Seoul\n"
    )
    taken = take_all(circle, path)
    maya = circle.people.named("Maya")
    assert taken.days == 1
    assert (maya.trait, maya.tags, maya.notes) == ("May", "bakery", "2026-10-30: Maya Lin got a new oven")
    assert [(talk.on.day, talk.channel, talk.said) for talk in circle.store.talks.of(maya.id)] == [
        (2, Channel.IN_PERSON, "Baked bread with Maya Lin in Seoul")
    ]
    assert states(circle.imports.plan(path)) == [("Maya Lin", "same")]


def test_a_text_message_finds_its_person_by_number(circle: Circle, tmp_path: Path) -> None:
    minji = circle.people.add("민지")
    circle.people.add_handle(minji.id, "phone", "010-2345-6789")
    path = tmp_path / "sms.xml"
    path.write_text(
        '<?xml version="1.0"?><smses count="1"><sms address="+821023456789" date="1795132800000" type="1" '
        'body="hello" contact_name="Kim M." /></smses>'
    )
    plan = circle.imports.plan(path)
    assert [(row.state.value, row.person_id) for row in plan.rows] == [("differs", minji.id)]


def test_reading_is_stopped_by_whatever_progress_raises_and_nothing_is_written(circle: Circle, tmp_path: Path) -> None:
    path = tmp_path / "c.vcf"
    path.write_text("".join(card(f"Person {n}", "NOTE:" + "x" * 300) for n in range(3000)))
    seen: list[tuple[int, int]] = []
    circle.imports.read(path, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)
    assert len(seen) > 2

    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        circle.imports.read(path, progress=stop)
    assert circle.history.entries() == []


def test_what_holds_nothing_is_refused_in_one_sentence(circle: Circle, tmp_path: Path) -> None:
    big = tmp_path / "big.vcf"
    with big.open("wb") as stream:
        stream.write(MINJI.encode())
        stream.truncate(200 * 1024 * 1024 + 1)
    bad = {"empty.vcf": b"", "photo.vcf": b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "text.txt": b"hello\n"}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    for name in (*bad, "missing.vcf", "big.vcf"):
        with pytest.raises(Unreadable) as refused:
            circle.imports.plan(tmp_path / name)
        assert name in str(refused.value)
        assert "\n" not in str(refused.value)


def test_a_cut_file_gives_what_came_before_and_names_the_line(circle: Circle, tmp_path: Path) -> None:
    path = tmp_path / "c.vcf"
    path.write_text(
        MINJI + "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nEND:VCARD\n" + card("Team", "KIND:group"), encoding="utf-8"
    )
    plan = circle.imports.plan(path)
    assert states(plan) == [("김민지", "new")]
    assert [(one.line, str(one)) for one in plan.problems] == [
        (8, "The contact on line 8 has no name and was left out"),
        (12, "Line 12 is a list of people, not a person, and was left out: Team"),
    ]


def test_a_second_card_of_somebody_goes_where_the_first_was_said_to_go(circle: Circle, tmp_path: Path) -> None:
    somebody = circle.people.add("민지 언니")
    path = tmp_path / "c.vcf"
    phone = "TEL;TYPE=CELL:010-9876-5432"
    path.write_text(card("김민지", phone) + card("김민지", phone, "ORG:Blue Oven"), encoding="utf-8")
    first, second = circle.imports.plan(path).rows
    assert second.joins == first.number
    taken = circle.imports.take(circle.imports.plan(path), [first.answered(somebody.id), second])
    assert (taken.added, taken.changed) == ((), ("민지 언니",))
    assert circle.people.get(somebody.id).company == "Blue Oven"


def test_whoever_asks_how_far_it_is_can_end_the_comparing_and_the_writing_with_nothing_changed(
    circle: Circle, file: Path
) -> None:
    def enough(_done: int, _in_all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        circle.imports.compare(circle.imports.read(file), progress=enough)
    plan = circle.imports.plan(file)
    with pytest.raises(KeyboardInterrupt):
        circle.imports.take(plan, plan.rows, progress=enough)
    assert circle.people.find("") == []
    assert circle.history.entries() == []
