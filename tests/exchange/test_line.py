from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import line
from closecircle.exchange.chat_records import Kind, Message

if TYPE_CHECKING:
    from closecircle.exchange.chat_records import ChatReading


def read(text: str, *, name: str = "chat.txt", dayfirst: bool | None = None) -> tuple[list[Message], ChatReading]:
    reading = line.read_chat(io.BytesIO(text.encode()), name, dayfirst=dayfirst)
    return list(reading), reading


@pytest.mark.parametrize(
    ("head", "title", "group"),
    [
        ("[LINE] Chat history with Mina Okada", "Mina Okada", False),
        ("[LINE] Chat history in Bakers", "Bakers", True),
        ("[LINE] 美奈とのトーク履歴", "美奈", False),
        ("[LINE] パン屋のトーク履歴", "パン屋", True),
        ("[LINE] 與美奈的聊天記錄", "美奈", False),
        ("[LINE] 미나님과의 대화", "미나", False),
    ],
)
def test_the_first_line_tells_the_room(head: str, title: str, *, group: bool) -> None:
    _, reading = read(f"{head}\nSaved on: 2026/09/26 11:00\n\n2026/09/25(金)\n21:03\tMina\thi\n")
    assert (reading.chat.title, reading.chat.group) == (title, group)
    assert not reading.problems


@pytest.mark.parametrize(
    "day",
    [
        "2026/09/25(金)",
        "2026/9/25（五）",
        "Fri, 9/25/2026",
        "Fri, 25/9/2026",
        "2026.09.25 星期五",
        "2026.09.25 Friday",
        "2026년 9월 25일 금요일",
    ],
)
@pytest.mark.parametrize("clock", ["21:03", "下午09:03", "午後9:03", "9:03 PM", "오후 9:03"])
def test_every_spelling_of_day_and_time_is_read(day: str, clock: str) -> None:
    messages, _ = read(f"[LINE] Chat history with Mina\nSaved on: x\n\n{day}\n{clock}\tMina\thi\n")
    assert messages == [Message(datetime.fromisoformat("2026-09-25T21:03"), "Mina", "hi", 5)]


@pytest.mark.parametrize("day", ["Wed, 3/4/2026", "Wed, 4/3/2026"])
def test_the_weekday_tells_day_from_month(day: str) -> None:
    messages, _ = read(f"[LINE] Chat history with Mina\n\n{day}\n21:03\tMina\thi\n")
    assert messages[0].at == datetime.fromisoformat("2026-03-04T21:03")


def test_a_date_without_weekday_that_can_be_read_both_ways_is_asked_about() -> None:
    text = "[LINE] Chat history with Mina\n\n9/5/2026\n21:03\tMina\thi\n"
    reading = line.read_chat(io.BytesIO(text.encode()), "x")
    assert reading.asked is not None
    assert read(text, dayfirst=True)[0][0].at == datetime.fromisoformat("2026-05-09T21:03")


def test_a_message_of_several_lines_loses_its_quotation_marks() -> None:
    messages, _ = read(
        '[LINE] Chat history with Mina\n\n2026/09/25(金)\n21:03\tMina\t"one\n""two"" and\nthree"\n21:04\tMina\t"so"\n'
    )
    assert [m.text for m in messages] == ['one\n"two" and\nthree', '"so"']


def test_the_small_hours_counted_on_past_midnight_are_taken_back() -> None:
    assert read("[LINE] x\n\n2026/09/25(金)\n24:53\tMina\thi\n")[0][0].at == datetime.fromisoformat("2026-09-25T00:53")


def test_calls_stand_ins_and_system_lines() -> None:
    messages, reading = read(
        "[LINE] x\n\n2026/09/25(金)\n21:03\tMina\t☎ 通話時間1:23\n21:04\tMina\t[スタンプ]\n21:05\tMina\t[Photo]\n"
        "21:06\t\tMina joined the group\n21:07\tMina unsent a message.\n"
    )
    assert [(m.kind, m.seconds) for m in messages] == [(Kind.CALL, 83), (Kind.PLACEHOLDER, 0), (Kind.PLACEHOLDER, 0)]
    assert reading.system_lines == 2


def test_a_pc_file_with_spaces_keeps_names_of_several_words_together() -> None:
    text = "2026.09.25 Friday\n" + "".join(
        f"21:0{n} {who} {said}\n"
        for n, (who, said) in enumerate(
            [("Mina Okada", said) for said in ("yes", "no bread", "ok then", "bye")]
            + [("Ren", "ok"), ("Ren", "no bread")]
        )
    )
    messages, reading = read(text + "21:09 Mina Okada已收回訊息\n", name="[LINE]Mina Okada.txt")
    assert [m.sender for m in messages] == ["Mina Okada"] * 4 + ["Ren"] * 2
    assert messages[-1].text == "no bread"
    assert reading.system_lines == 1
    assert [m.sender for m in read(text, name="x.txt")[0]] == ["Mina Okada"] * 4 + ["Ren"] * 2


def test_a_name_may_have_as_many_words_as_the_partner_s() -> None:
    messages, _ = read(
        "[LINE] 水野 葵とのトーク履歴\n保存日時：2026/09/26 11:00\n\n2026/09/25(金)\n"
        "21:03 水野 葵 はい\n21:05 岡田 蓮 明日 行く\n21:07 岡田 蓮 どうも\n"
    )
    assert [(m.sender, m.text) for m in messages] == [
        ("水野 葵", "はい"),
        ("岡田 蓮", "明日 行く"),
        ("岡田 蓮", "どうも"),
    ]


@pytest.mark.parametrize("saved", ["Kaydedildi: 2026/09/26 11:00", "บันทึกเมื่อ：26/9/2026 11:00"])
def test_the_line_below_the_title_is_none_of_the_talk_in_any_language(saved: str) -> None:
    messages, reading = read(f"[LINE] Chat history with Mina\n{saved}\n\n2026/09/25(金)\n21:03\tMina\thi\n")
    assert (len(messages), reading.problems) == (1, [])


def test_days_may_come_in_any_order() -> None:
    messages, _ = read("[LINE] x\n\n2026/09/25(金)\n21:03\tMina\thi\n\n2025/01/02(木)\n09:00\tMina\tho\n")
    assert [m.at.year for m in messages] == [2026, 2025]


@pytest.mark.parametrize(
    "data", [b"", b"hello\n", b"[LINE] Chat history with Mina\nSaved on: x\n", b"\x89PNG\0\0\0\0\0\0"]
)
def test_what_has_no_message_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"x\.txt"):
        list(line.read_chat(io.BytesIO(data), "x.txt"))
