from __future__ import annotations

import io
import json
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import telegram
from closecircle.exchange.chat_records import Kind
from exchange.gathered import rooms

ONE: dict[str, Any] = {
    "name": "Iris Vale",
    "type": "personal_chat",
    "id": 71,
    "messages": [
        {
            "id": 1,
            "type": "message",
            "date": "2024-03-04T05:00:00",
            "date_unixtime": "1709553600",
            "from": "Iris Vale",
            "from_id": "user71",
            "text": "hi",
        },
        {
            "id": 2,
            "type": "message",
            "date_unixtime": "1709553660",
            "from": "Me Myself",
            "from_id": "user9",
            "text": ["see ", {"type": "link", "text": "https://x.org"}, " ok?"],
        },
        {
            "id": 3,
            "type": "service",
            "date_unixtime": "1709553720",
            "actor": "Me Myself",
            "actor_id": "user9",
            "action": "phone_call",
            "duration_seconds": 95,
            "text": "",
        },
        {
            "id": 4,
            "type": "service",
            "date_unixtime": "1709553720",
            "actor": "Me Myself",
            "action": "phone_call",
            "text": "",
        },
        {
            "id": 5,
            "type": "message",
            "date_unixtime": "1709553780",
            "from": None,
            "from_id": "user5",
            "text": "",
            "photo": "a.jpg",
        },
        {
            "id": 6,
            "type": "message",
            "date": "2024-03-04T13:00:00",
            "from": "Iris Vale",
            "from_id": "user71",
            "text": "local",
        },
        {"id": 7, "type": "message", "date": "whenever", "from": "Iris Vale", "text": "lost"},
    ],
}
FULL: dict[str, Any] = {
    "about": "Here is the data",
    "personal_information": {"user_id": 9, "first_name": "Me"},
    "contacts": {
        "list": [
            {"first_name": "Iris", "last_name": "Vale", "phone_number": "+49 30 1234", "date": "x"},
            {"phone_number": "+1 2"},
            {},
        ]
    },
    "chats": {"list": [ONE, {"name": "Square", "type": "public_supergroup", "id": 5, "messages": ONE["messages"][:1]}]},
    "left_chats": {"list": [{"name": None, "type": "personal_chat", "id": 6, "messages": []}]},
}


def stream(value: object) -> io.BytesIO:
    return io.BytesIO(json.dumps(value, ensure_ascii=False).encode())


def test_one_chat_gives_its_messages_calls_and_what_has_no_date() -> None:
    (reading,) = telegram.read_chats(stream(ONE), "result.json", zone=UTC)
    (again,) = [list(chat) for chat in telegram.read_chats(stream(ONE), "result.json", zone=UTC)]
    assert list(reading) == []  # passed over: the next was asked for
    assert [m.at for m in again][:2] == [
        datetime.fromisoformat("2024-03-04T12:00"),
        datetime.fromisoformat("2024-03-04T12:01"),
    ]
    assert [m.text for m in again] == ["hi", "see https://x.org ok?", "", "", "local"]
    assert [m.kind for m in again] == [Kind.TEXT, Kind.TEXT, Kind.CALL, Kind.PLACEHOLDER, Kind.TEXT]
    assert again[2].seconds == 95
    assert Counter(m.sender for m in again) == {"Iris Vale": 2, "Me Myself": 2, "user5": 1}


def test_counts_tell_messages_from_calls_and_service_lines() -> None:
    reading = telegram.read_chat(stream(ONE), "result.json", zone=UTC)
    assert len(list(reading)) == 5
    assert (reading.messages, reading.calls_beside, reading.system_lines) == (4, 1, 2)
    assert [problem.line for problem in reading.problems] == [7]


def test_times_are_those_of_the_wall_the_clock_hung_on() -> None:
    seoul = timezone(timedelta(hours=9))
    assert next(iter(telegram.read_chat(stream(ONE), "x", zone=seoul))).at == datetime.fromisoformat("2024-03-04T21:00")


def test_a_full_export_keeps_its_chats_apart_and_knows_the_owner() -> None:
    reading = telegram.read_chat(stream(FULL), "result.json", zone=UTC)
    rooms = Counter(m.room for m in reading)
    assert rooms == {"71": 5, "5": 1}
    assert reading.rooms["71"].own_names == frozenset({"Me Myself"})
    assert (reading.rooms["71"].title, reading.rooms["71"].group) == ("Iris Vale", False)
    assert reading.rooms["5"].group
    assert reading.rooms["5"].open_room
    assert reading.rooms["6"].title == ""


def test_the_owner_of_a_single_chat_is_whoever_is_not_the_other() -> None:
    own = []
    for chat in telegram.read_chats(stream(ONE), "x", zone=UTC):
        list(chat)
        own.append(chat.chat.own_names)
    assert "Me Myself" in own[0]
    assert "Iris Vale" not in own[0]


def test_the_address_book_of_a_full_export_comes_too() -> None:
    found = list(telegram.read_contacts(stream(FULL)))
    assert [(one.name, one.phones[0].value) for one in found] == [("Iris Vale", "+49 30 1234"), ("+1 2", "+1 2")]


def test_what_is_gathered_of_a_full_export_keeps_rooms_apart() -> None:
    found = rooms(telegram.read_chat(stream(FULL), "x", zone=UTC))
    assert {key: one.senders.total() for key, one in found.items()} == {"5": 1, "71": 5}


def test_a_cut_file_gives_what_was_there_and_names_the_line() -> None:
    whole = json.dumps(ONE, indent=1)
    cut = whole[: whole.index('"photo"')]
    reading = telegram.read_chat(io.BytesIO(cut.encode()), "x", zone=UTC)
    assert [m.text for m in reading] == ["hi", "see https://x.org ok?", ""]
    assert [problem.line for problem in reading.problems] == [cut.count("\n") + 1]


@pytest.mark.parametrize("data", [b"", b"{}", b"[1, 2", b'{"a": "\xff"}', b"[" * 100_000, b'{"messages": 1}'])
def test_what_holds_no_chat_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"x\.json"):
        list(telegram.read_chat(io.BytesIO(data), "x.json"))
