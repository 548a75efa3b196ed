"""One room, exported by five programs: whichever comes first, the others add nothing."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from closecircle.circle.talks import I_WROTE
from closecircle.core.talk import Side
from closecircle.core.today import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from closecircle.circle import Circle

# (day of November 2026, hour, minute, whether the user wrote it, what)
SAID = (
    (17, 9, 5, False, "호밀빵 아직 있나요?"),
    (17, 9, 7, True, "네 두 개 남았어요"),
    (17, 9, 7, True, "하나 빼 둘까요?"),
    (17, 12, 10, False, "좋아요\n저녁에 들를게요"),
    (19, 0, 5, False, "사진"),
    (19, 20, 34, True, "잘 나왔네요"),
    (22, 8, 0, True, "좋은 아침이에요"),
    (22, 8, 1, False, "주말에도 여세요?"),
)
WEEKDAYS = {17: ("화", "Tuesday"), 19: ("목", "Thursday"), 22: ("일", "Sunday")}


def clock(hour: int, minute: int) -> str:
    return f"{'오전' if hour < 12 else '오후'} {(hour - 1) % 12 + 1}:{minute:02}"


def by_day() -> Iterator[tuple[int, list[tuple[int, int, bool, str]]]]:
    for day in WEEKDAYS:
        yield day, [said[1:] for said in SAID if said[0] == day]


def android_ko() -> str:
    lines = ["\ufeff윤서아 님과 카카오톡 대화", "저장한 날짜 : 2026년 11월 23일 오후 1:00", "", ""]
    for day, said in by_day():
        stamps = [f"2026년 11월 {day}일 {clock(hour, minute)}" for hour, minute, _, _ in said]
        lines += ["", stamps[0]]
        lines += [
            f"{at}, {'회원님' if me else '윤서아'} : {text}" for at, (_, _, me, text) in zip(stamps, said, strict=True)
        ]
    return "\r\n".join([*lines, ""])


def android_en() -> str:
    lines = ["\ufeffKakaoTalk Chats with Seoa Yoon", "Date Saved : November 23, 2026, 1:00 PM", ""]
    for day, said in by_day():
        for hour, minute, me, text in said:
            at = f"November {day}, 2026, {(hour - 1) % 12 + 1}:{minute:02} {'AM' if hour < 12 else 'PM'}"
            body = {"사진": "<Photo>"}.get(text, text)
            lines.append(f"{at}, {'you' if me else 'Seoa Yoon'} : {body}")
    return "\r\n".join([*lines, ""])


def ios_ko() -> str:
    lines = ["윤서아(빵집)님과 카카오톡 대화", "저장한 날짜 : 2026. 11. 23. 13:00", ""]
    for day, said in by_day():
        lines += ["", "---------------", f"2026년 11월 {day}일 {WEEKDAYS[day][0]}요일"]
        lines += [
            f"2026. 11. {day}. {hour:02}:{minute:02}, {'나' if me else '윤서아(빵집)'} : {text}"
            for hour, minute, me, text in said
        ]
    return "\n".join([*lines, ""])


def windows_ko() -> str:
    lines = ["서아 with KakaoTalk Chats", "Date Saved : 2026-11-23 13:00:00", ""]
    for day, said in by_day():
        lines.append(f"--------------- 2026년 11월 {day}일 {WEEKDAYS[day][0]}요일 ---------------")
        lines += [f"[{'문태오' if me else '서아'}] [{clock(hour, minute)}] {text}" for hour, minute, me, text in said]
    return "\r\n".join([*lines, ""])


def mac() -> str:
    rows = [
        f'2026-11-{day} {hour:02}:{minute:02}:{place:02},"{"태오" if me else "서아 단골"}","{text}"'
        for day, said in by_day()
        for place, (hour, minute, me, text) in enumerate(said)
    ]
    return "\n".join(["Date,User,Message", *rows, ",,메시지가 삭제되었습니다.", ""])


PROGRAMS = {
    "android ko": ("KakaoTalkChats.txt", android_ko),
    "ios ko": ("Talk_2026.11.23 13_00-1.txt", ios_ko),
    "windows ko": ("KakaoTalk_20261123_1300_00_001_서아.txt", windows_ko),
    "mac": ("KakaoTalk_Chat_서아 단골_2026-11-23-13-00-00.csv", mac),
    "android en": ("KakaoTalkChats.txt", android_en),
}


def bring(circle: Circle, folder: Path, program: str) -> bool:
    """Bring in the room as this program wrote it, saying who is who where that is asked; whether days came in."""
    name, written = PROGRAMS[program]
    path = folder / program / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(written(), encoding="utf-8", newline="")
    plan = circle.imports.plan(path)
    if plan.who_are_you:
        own = {"windows ko": "문태오", "mac": "태오", "ios ko": "나"}[program]
        plan = circle.imports.plan(path, me=own)
    (row,) = plan.rows
    if row.state.value == "unsure":
        (candidate,) = row.candidates
        row = row.answered(candidate.id)
    return circle.imports.take(plan, [row]).days > 0


def talks(circle: Circle) -> list[tuple[object, ...]]:
    return circle.store.connection.execute(
        'SELECT p.name, "on", channel, began, last_by, sent, received FROM talks t JOIN people p ON p.id = t.person_id'
    ).fetchall()


@pytest.mark.parametrize(("first", "second"), list(permutations(PROGRAMS, 2)))
def test_the_same_room_from_another_program_adds_nothing(
    circle: Circle, tmp_path: Path, first: str, second: str
) -> None:
    assert bring(circle, tmp_path, first)
    before = talks(circle)
    assert [(row[4], row[5], row[6]) for row in before] == [("them", 2, 2), ("me", 1, 1), ("them", 1, 1)]
    assert not bring(circle, tmp_path, second)
    assert talks(circle) == before


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_day_logged_by_hand_is_linked_and_not_doubled(circle: Circle, tmp_path: Path, program: str) -> None:
    assert bring(circle, tmp_path, "android ko")
    circle.history.undo()
    seoa = circle.people.add("윤서아")
    circle.talks.log([seoa.id], "19일 사진 이야기", on=date(2026, 11, 19), how=I_WROTE)
    name, written = PROGRAMS[program]
    path = tmp_path / name
    path.write_text(written(), encoding="utf-8", newline="")
    plan = circle.imports.plan(path)
    if plan.who_are_you:
        plan = circle.imports.plan(path, me={"windows ko": "문태오", "mac": "태오", "ios ko": "나"}[program])
    circle.imports.take(plan, [plan.rows[0].answered(seoa.id)])
    of_the_day = [talk for talk in circle.store.talks.of(seoa.id) if talk.on.day == 19]
    assert [(talk.said, talk.sent, talk.received) for talk in of_the_day] == [("19일 사진 이야기", 1, 1)]


def test_what_they_asked_last_waits_for_an_answer_today(circle: Circle, tmp_path: Path) -> None:
    bring(circle, tmp_path, "android ko")
    (row,) = circle.today.day().rows
    assert row.due.reason is Reason.REPLY
    last = max(circle.store.talks.of(circle.people.named("윤서아").id), key=lambda talk: talk.on)
    assert (last.last_by, last.said) == (Side.THEM, "주말에도 여세요?")
