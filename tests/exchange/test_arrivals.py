"""What a whole file brings: contacts and rooms together, parts of one room joined."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING

from closecircle.exchange import arrivals

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 24)


def said(number: int, name: str, by: int) -> dict[str, object]:
    return {
        "id": number,
        "type": "message",
        "date_unixtime": "1772624040",
        "from": name,
        "from_id": f"user{by}",
        "text": "hi",
    }


def test_telegram_s_address_book_gives_its_chats_their_numbers_and_comes_along(tmp_path: Path) -> None:
    book = [
        {"first_name": "Iris", "last_name": "Vale", "phone_number": "+49 30 1234"},
        {"first_name": "Nora", "last_name": "", "phone_number": "+49 30 1"},
        {"first_name": "Nora", "last_name": "", "phone_number": "+49 30 2"},
        {"first_name": "Sam", "last_name": "Oak", "phone_number": "+49 30 3"},
    ]
    chats = [
        {"name": "Iris Vale", "type": "personal_chat", "id": 71, "messages": [said(1, "Iris Vale", 71)]},
        {"name": "Nora", "type": "personal_chat", "id": 72, "messages": [said(2, "Nora", 72)]},
    ]
    path = tmp_path / "result.json"
    path.write_text(
        json.dumps({"about": "x", "contacts": {"about": "y", "list": book}, "chats": {"list": chats}}, indent=1)
    )
    came = arrivals.read(path, today=TODAY)
    assert {room.chat.title: [one.value for one in room.phones] for room in came.rooms} == {
        "Iris Vale": ["+49 30 1234"],
        "Nora": [],  # which of the two is not known
    }
    assert [one.contact.name for one in came.contacts] == ["Nora", "Nora", "Sam Oak"]


def test_a_moment_that_was_never_set_is_no_day_of_talks(tmp_path: Path) -> None:
    path = tmp_path / "sms.xml"
    one = '<sms address="010-2345-6789" date="{}" type="1" body="hi" contact_name="Nora" />\n'
    path.write_text(f"<smses>\n{one.format(0)}{one.format(1772624040000)}</smses>\n")
    came = arrivals.read(path, today=TODAY)
    assert [on.year for room in came.rooms for on in room.days] == [2026]
    assert [(problem.line, problem.value[:4]) for problem in came.problems] == [(2, "1970")]


def test_the_parts_of_a_thread_in_an_archive_are_one_room(tmp_path: Path) -> None:
    def part(*stamps: int) -> str:
        messages = [{"sender_name": "Nora", "timestamp_ms": stamp, "content": "hi"} for stamp in stamps]
        people = [{"name": "Nora"}, {"name": "Me"}]
        return json.dumps({"participants": people, "messages": messages, "title": "Nora", "thread_path": "inbox/nora"})

    path = tmp_path / "facebook.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("messages/inbox/nora/message_1.json", part(1772624040000, 1772624030000))
        archive.writestr("messages/inbox/nora/message_2.json", part(1772624020000))
        archive.writestr("messages/inbox/nora/photo.jpg", b"\xff\xd8")
    (room,) = arrivals.read(path, today=TODAY).rooms
    assert [one["Nora"].count for one in room.days.values()] == [3]
