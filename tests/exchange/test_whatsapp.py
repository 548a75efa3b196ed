from __future__ import annotations

import io
from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import whatsapp
from closecircle.exchange.chat_records import DayOrderUnknown, Kind, Message

if TYPE_CHECKING:
    from closecircle.exchange.chat_records import ChatReading

STAMPS = [
    ("1/14/23, 7:02\u202fPM - ", datetime.fromisoformat("2023-01-14T19:02")),
    ("[1/15/24, 10:30:00\u202fAM] ", datetime.fromisoformat("2024-01-15T10:30")),
    ("[1/15/24, 12:30:00 AM] ", datetime.fromisoformat("2024-01-15T00:30")),
    ("30/01/19, 20:49 - ", datetime.fromisoformat("2019-01-30T20:49")),
    ("2023-12-20, 5:46 p.m. - ", datetime.fromisoformat("2023-12-20T17:46")),
    ("2023/12/20, 5:46 pm - ", datetime.fromisoformat("2023-12-20T17:46")),
    ("20/6/2017 8:28 p.\u00a0m. - ", datetime.fromisoformat("2017-06-20T20:28")),
    ("20/6/2017, 8:28 a. m. - ", datetime.fromisoformat("2017-06-20T08:28")),
    ("23.08.21, 12:30 - ", datetime.fromisoformat("2021-08-23T12:30")),
    ("03.08.21 um 12:30 - ", datetime.fromisoformat("2021-08-03T12:30")),
    ("13.6.2018 klo 21.25.15 - ", datetime.fromisoformat("2018-06-13T21:25:15")),
    ("30/08/25 18.00 - ", datetime.fromisoformat("2025-08-30T18:00")),
    ("13. 6. 2018. 21:25:15 ", datetime.fromisoformat("2018-06-13T21:25:15")),
    ("[13. 6. 2018. 21:25:15] ", datetime.fromisoformat("2018-06-13T21:25:15")),
    ("[2024/3/21 下午9:15:00] ", datetime.fromisoformat("2024-03-21T21:15")),
    ("[2024/3/21 上午12:15:00] ", datetime.fromisoformat("2024-03-21T00:15")),
    ("2024/3/21 凌晨1:15 - ", datetime.fromisoformat("2024-03-21T01:15")),
    ("2024/3/21 中午12:15 - ", datetime.fromisoformat("2024-03-21T12:15")),
    ("[2024/03/21 午後9:15:00] ", datetime.fromisoformat("2024-03-21T21:15")),
    ("[2024. 3. 21. 오후 9:15:00] ", datetime.fromisoformat("2024-03-21T21:15")),
    ("\u200e[2024. 3. 21. 오전 12:15:00] ", datetime.fromisoformat("2024-03-21T00:15")),
    ("2024. 3. 21. 오후 12:15 - ", datetime.fromisoformat("2024-03-21T12:15")),
    ("[15-01-20 02:22:56] ", datetime.fromisoformat("2020-01-15T02:22:56")),
    ("21/03/2024 à 21:15 - ", datetime.fromisoformat("2024-03-21T21:15")),
    ("2024. 03. 21. du. 9:15 - ", datetime.fromisoformat("2024-03-21T21:15")),
    ("21/3/2024 9:15 μ.μ. - ", datetime.fromisoformat("2024-03-21T21:15")),
    ("21/3/2567 21:15 - ", datetime.fromisoformat("2024-03-21T21:15")),
    ("\u200f٢١\u200f/٣\u200f/٢٠٢٤، ٩:١٥ م - ", datetime.fromisoformat("2024-03-21T21:15")),
]


def read(text: str, *, name: str = "chat.txt", dayfirst: bool | None = None) -> tuple[list[Message], ChatReading]:
    reading = whatsapp.read_chat(io.BytesIO(text.encode()), name, dayfirst=dayfirst)
    return list(reading), reading


@pytest.mark.parametrize(("stamp", "at"), STAMPS)
def test_every_phone_language_gives_the_right_time(stamp: str, at: datetime) -> None:
    messages, _ = read(f"{stamp}Noa Berg: warm bread\nand butter\n")
    assert messages == [Message(at, "Noa Berg", "warm bread\nand butter", 1)]


@pytest.mark.parametrize("sender", ["김민지:)", "+82 10-0000-0000", "~\u202fBea", "Dr. Noa / Mill", "🌾"])
def test_every_phone_language_gives_the_right_sender(sender: str) -> None:
    for stamp, at in STAMPS:
        messages, reading = read(f"{stamp}{sender}: bread: warm\n{stamp}you changed the group's picture\n")
        assert messages == [Message(at, sender, "bread: warm", 1)]
        assert reading.system_lines == 1


@pytest.mark.parametrize("stamp", ["5/6/24, 10:00 - ", "[05/06/2024, 10:00:00] ", "5-6-24 10:00 - "])
def test_a_day_that_can_be_read_both_ways_is_asked_about_and_never_guessed(stamp: str) -> None:
    text = f"{stamp}Noa: one\n".encode()
    reading = whatsapp.read_chat(io.BytesIO(text), "x.txt")
    assert reading.asked is not None
    assert (reading.asked.line, reading.asked.day_first, reading.asked.month_first) == (
        1,
        date(2024, 6, 5),
        date(2024, 5, 6),
    )
    with pytest.raises(DayOrderUnknown, match=r"2024-06-05 or 2024-05-06"):
        list(reading)
    assert [m.at.date() for m in read(text.decode(), dayfirst=True)[0]] == [date(2024, 6, 5)]
    assert [m.at.date() for m in read(text.decode(), dayfirst=False)[0]] == [date(2024, 5, 6)]


def test_one_day_over_twelve_anywhere_settles_the_order() -> None:
    early = "".join(f"{day}/1/24, 10:00 - Noa: hi\n" for day in (2, 3))
    assert read(early + "13/1/24, 10:00 - Noa: hi\n")[0][0].at.date() == date(2024, 1, 2)
    early = "".join(f"1/{day}/24, 10:00 - Noa: hi\n" for day in (2, 3))
    assert read(early + "1/13/24, 10:00 - Noa: hi\n")[0][0].at.date() == date(2024, 1, 2)


def test_else_the_order_in_which_days_never_go_back_is_taken() -> None:
    messages, _ = read("11/1/24, 10:00 - Noa: hi\n12/1/24, 10:00 - Noa: hi\n1/2/24, 10:00 - Noa: hi\n")
    assert [m.at.date() for m in messages] == [date(2024, 1, 11), date(2024, 1, 12), date(2024, 2, 1)]


def test_two_digit_years_in_front_are_seen_by_the_last_number_changing() -> None:
    text = "".join(f"[23/12/{day} 10:00:00] Noa: hi\n" for day in ("05", "06", "07", "09"))
    assert [m.at.day for m in read(text)[0]] == [5, 6, 7, 9]


def test_the_same_day_of_several_years_is_no_run_of_days() -> None:
    text = "".join(f"25/12/{year}, 10:00 - Noa: hi\n" for year in (21, 22, 23, 24))
    assert [m.at.date() for m in read(text)[0]] == [date(2000 + year, 12, 25) for year in (21, 22, 23, 24)]


def test_a_given_answer_does_not_overrule_what_the_file_proves() -> None:
    assert read("30/01/19, 20:49 - Noa: hi\n", dayfirst=False)[0][0].at == datetime.fromisoformat("2019-01-30T20:49")


def test_system_lines_are_no_messages_but_empty_bodies_are() -> None:
    messages, reading = read(
        "30/01/19, 20:48 - Messages and calls are end-to-end encrypted.\n"
        '30/01/19, 20:48 - Noa created group "Bread: and more"\n'
        '30/01/19, 20:48 - Noa changed the subject from "Bread: and more" to "Butter: only"\n'
        "30/01/19, 20:49 - Noa: \n"
        "30/01/19, 20:50 - Noa:\n"
        "30/01/19, 20:51 - Noa:.\n"
        "30/01/19, 20:52 - You joined using an invite link https://example.org/x\n"
        "30/01/19, 20:53 - +82 10-0000-0000: hi\n"
        "30/01/19, 20:54 - ~\u202fBea: hi : there: you\n"
    )
    assert Counter(m.sender for m in messages) == {"Noa": 3, "+82 10-0000-0000": 1, "~\u202fBea": 1}
    assert messages[-1].text == "hi : there: you"
    assert reading.system_lines == 4


def test_marks_that_cannot_be_seen_do_not_reach_the_text() -> None:
    messages, _ = read("\u200e[15/01/24, 10:30:00] \u202a+82 10-0000-0000\u202c: \u200eimage omitted\r\n")
    assert (messages[0].sender, messages[0].text) == ("+82 10-0000-0000", "image omitted")
    assert messages[0].kind is Kind.PLACEHOLDER


def test_stand_ins_of_several_languages_are_known() -> None:
    bodies = [
        *("<Media omitted>", "<Medien weggelassen>", "<Multimedia omitido>", "<省略影音内容>", "圖片已略去"),
        *(
            "<attached: 0001-PHOTO.jpg>",
            "IMG-2021.jpg (file attached)",
            "IMG-2.jpg (Datei angehängt)",
            "Bild weggelassen",
        ),
        *("This message was deleted", "Diese Nachricht wurde gelöscht"),
    ]
    messages, _ = read("".join(f"30/01/19, 20:49 - Noa: {body}\n" for body in bodies))
    assert [m.text for m in messages if m.kind is not Kind.PLACEHOLDER] == []


def test_a_cut_file_gives_what_was_there_and_names_the_line() -> None:
    messages, reading = read("[15/01/24, 10:30:00] Noa: hi\n[15/01/24, 10:3")
    assert [m.text for m in messages] == ["hi"]
    assert [problem.line for problem in reading.problems] == [2]


def test_lines_before_the_first_message_and_impossible_days_are_named() -> None:
    messages, reading = read(
        "stray\n30/01/19, 20:49 - Noa: hi\n31/02/19, 20:49 - Noa: never\n01/03/19, 20:49 - Noa: ho\n"
    )
    assert [m.text for m in messages] == ["hi", "ho"]
    assert [problem.line for problem in reading.problems] == [1, 3]


def test_the_file_name_tells_the_room() -> None:
    for name in (
        "WhatsApp Chat with Noa.txt",
        "WhatsApp Chat - Noa.zip",
        "WhatsApp-Chat mit Noa.txt",
        "Chat de WhatsApp con Noa.txt",
    ):
        assert read(f"{STAMPS[0][0]}Noa: hi\n", name=name)[1].chat.title == "Noa"


def test_a_stream_that_cannot_go_back_is_read_all_the_same() -> None:
    class OneWay(io.BytesIO):
        def seekable(self) -> bool:
            return False

    reading = whatsapp.read_chat(OneWay(b"1/2/24, 10:00 - Noa: hi\n1/13/24, 10:00 - Noa: ho\n"), "x")
    assert [m.at.day for m in reading] == [2, 13]


@pytest.mark.parametrize("data", [b"", b"1/2/24 a list\n2/2/24 of dates\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"hello"])
def test_what_is_no_chat_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"x\.txt"):
        list(whatsapp.read_chat(io.BytesIO(data), "x.txt"))
