from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from closecircle.core.errors import Unreadable
from closecircle.core.talk import Side
from closecircle.exchange import meta
from closecircle.exchange.chat_records import Kind
from exchange.gathered import room

if TYPE_CHECKING:
    from closecircle.exchange.chat_records import ChatReading, Message


def spoilt(text: str) -> str:
    """As Meta writes it: each byte a code point."""
    return text.encode().decode("latin-1")


THREAD: dict[str, Any] = {
    "participants": [{"name": spoilt("하윤")}, {"name": spoilt("Zoë Ito")}],
    "messages": [
        {"sender_name": spoilt("하윤"), "timestamp_ms": 1709553720000, "content": spoilt("내일 오실래요? 🙂")},
        {
            "sender_name": spoilt("하윤"),
            "timestamp_ms": 1709553660000,
            "photos": [{"uri": "x"}],
            "reactions": [{"actor": "x"}],
        },
        {"sender_name": spoilt("Zoë Ito"), "timestamp_ms": 1709553600000, "content": "plain", "call_duration": 63},
        {"sender_name": spoilt("Zoë Ito"), "content": "no date"},
    ],
    "title": spoilt("하윤"),
    "thread_path": "inbox/hayun_1",
}


def read(value: object) -> tuple[list[Message], ChatReading]:
    reading = meta.read_chat(io.BytesIO(json.dumps(value).encode()), "message_1.json", zone=UTC)
    return list(reading), reading


def test_letters_written_as_bytes_are_mended() -> None:
    messages, reading = read(THREAD)
    assert [m.sender for m in messages] == ["하윤", "하윤", "Zoë Ito"]
    assert messages[0].text == "내일 오실래요? 🙂"
    assert reading.chat.title == "하윤"
    assert reading.chat.id == "inbox/hayun_1"


def test_letters_that_were_right_already_stay() -> None:
    for right in ("하윤", "Zoë", "plain", "café au lait"):
        assert meta.mended(right) == right


def test_photos_and_calls_are_messages_and_a_missing_date_is_named() -> None:
    messages, reading = read(THREAD)
    assert [(m.kind, m.seconds) for m in messages] == [(Kind.TEXT, 0), (Kind.PLACEHOLDER, 0), (Kind.CALL, 63)]
    assert messages[2].at == datetime.fromisoformat("2024-03-04T12:00")
    assert [problem.line for problem in reading.problems] == [4]


def test_in_a_room_of_two_the_title_is_the_other_so_the_owner_is_known() -> None:
    assert read(THREAD)[1].chat.own_names == frozenset({"Zoë Ito"})
    assert read(THREAD)[1].chat.group is False
    assert read({**THREAD, "participants": [{"name": str(n)} for n in range(3)]})[1].chat.group is True


def test_newest_first_or_last_the_day_says_who_began_and_who_wrote_last() -> None:
    theirs, own = frozenset({"하윤"}), frozenset({"Zoë Ito"})
    newest_first = room(read(THREAD)[0]).talks(theirs, own, group=False)
    assert newest_first == room(reversed(read(THREAD)[0])).talks(theirs, own, group=False)
    call, day = newest_first
    assert (call.began, day.last_by, day.hint) == (Side.ME, Side.THEM, "내일 오실래요? 🙂")


def test_the_newer_encrypted_export_is_read_too() -> None:
    messages, reading = read(
        {
            "participants": ["하윤", "Zoë"],
            "threadName": "하윤_1",
            "messages": [{"senderName": "하윤", "text": "네", "timestamp": 1709553720000, "type": "text"}],
        }
    )
    assert [(m.sender, m.text) for m in messages] == [("하윤", "네")]
    assert reading.chat.title == "하윤_1"


def test_a_cut_file_gives_what_was_there_and_names_the_line() -> None:
    whole = json.dumps(THREAD, indent=1)
    cut = whole[: whole.index('"call_duration"')]
    reading = meta.read_chat(io.BytesIO(cut.encode()), "x", zone=UTC)
    assert len(list(reading)) == 2
    assert [problem.line for problem in reading.problems] == [cut.count("\n") + 1]


@pytest.mark.parametrize("data", [b"", b"{}", b"[1, 2", b'{"messages": [{"timestamp_ms": 1e400}]}', b"\xff\xfe"])
def test_what_holds_no_message_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"x\.json"):
        list(meta.read_chat(io.BytesIO(data), "x.json"))
