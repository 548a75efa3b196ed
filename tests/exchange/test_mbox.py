from __future__ import annotations

import io
from base64 import b64encode
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import mbox
from closecircle.exchange.chat_records import OWNER

if TYPE_CHECKING:
    from closecircle.exchange.chat_records import ChatReading, Message

SEP = b"From 17@xxx Mon Mar 04 12:00:00 +0000 2024\n"
DATE = b"Date: Mon, 04 Mar 2024 21:00:00 +0900\n"


def read(data: bytes, own: frozenset[str] = frozenset()) -> tuple[list[Message], ChatReading]:
    reading = mbox.read_chat(io.BytesIO(data), "mail.mbox", zone=UTC, own=own)
    return list(reading), reading


def mail(*headers: bytes, body: bytes = b"text\n") -> bytes:
    return SEP + b"".join(header + b"\n" for header in headers) + DATE + b"\n" + body + b"\n"


def test_mails_both_ways_belong_to_the_other_side() -> None:
    data = mail(
        b"From: Iris Vale <Iris@example.org>", b"To: me@example.org", b"Delivered-To: me@example.org", b"Subject: bread"
    )
    data += mail(b'From: "Me" <me@example.org>', b'To: "Vale, Iris" <iris@example.org>', b"Subject: re: bread")
    messages, reading = read(data)
    assert [(m.sender, m.text, m.room) for m in messages] == [
        ("Iris Vale", "bread", "iris@example.org"),
        (OWNER, "re: bread", "iris@example.org"),
    ]
    assert messages[0].at == datetime.fromisoformat("2024-03-04T12:00")
    assert reading.rooms["iris@example.org"].title == "Iris Vale"


def test_sent_mail_shows_who_the_owner_is() -> None:
    messages, _ = read(mail(b"From: me@example.org", b"To: iris@example.org", b"X-Gmail-Labels: Sent,Opened"))
    assert messages[0].sender == OWNER


@pytest.mark.parametrize(
    "subject",
    [
        b"=?UTF-8?B?" + b64encode("빵 나왔어요".encode()) + b"?=",
        b"=?UTF-8?B?"
        + b64encode("빵 나왔어요".encode()[:5])
        + b"?=\n =?UTF-8?B?"
        + b64encode("빵 나왔어요".encode()[5:])
        + b"?=",
        b"=?EUC-KR?B?" + b64encode("빵 나왔어요".encode("euc-kr")) + b"?=",
        b"=?ks_c_5601-1987?Q?=BB=A7_=B3=AA=BF=D4=BE=EE=BF=E4?=",
        "빵 나왔어요".encode(),
        "빵 나왔어요".encode("euc-kr"),
    ],
)
def test_subjects_are_decoded_however_they_are_written(subject: bytes) -> None:
    assert read(mail(b"From: a@example.org", b"Subject: " + subject))[0][0].text == "빵 나왔어요"


def test_a_line_of_a_letter_that_begins_with_from_is_no_new_mail() -> None:
    messages, _ = read(
        mail(b"From: a@example.org", body=b"hello\n\nFrom here it went on\n\nFrom the year 2024\n")
        + mail(b"From: b@example.org")
    )
    assert [m.room for m in messages] == ["a@example.org", "b@example.org"]


def test_a_sender_of_nothing_but_brackets_stops_nothing() -> None:
    messages, _ = read(mail(b"From: " + b"(" * 9000 + b"a@x.org") + mail(b"From: b@example.org"))
    assert messages[-1].room == "b@example.org"


def test_newsletters_are_no_talks() -> None:
    messages, reading = read(mail(b"From: a@example.org", b"List-Unsubscribe: <x>") + mail(b"From: b@example.org"))
    assert [m.room for m in messages] == ["b@example.org"]
    assert reading.system_lines == 1


def test_a_letter_to_several_is_a_group_of_its_own() -> None:
    messages, reading = read(mail(b"From: me@x.org", b"To: a@x.org, b@x.org"), frozenset({"me@x.org"}))
    assert reading.rooms[messages[0].room].group is True


def test_missing_and_absurd_dates_are_named() -> None:
    data = SEP + b"From: a@x.org\nDate: 99 Foo 2024\n\nx\n\n" + SEP + b"From: a@x.org\n\nx\n\n" + mail(b"From: c@x.org")
    messages, reading = read(data)
    assert [m.room for m in messages] == ["c@x.org"]
    assert [problem.line for problem in reading.problems] == [1, 7]


@pytest.mark.parametrize("data", [b"", b"hello\n", SEP, SEP + b"\n\n"])
def test_what_holds_no_mail_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"mail\.mbox"):
        read(data)
