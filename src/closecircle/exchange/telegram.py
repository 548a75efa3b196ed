"""Telegram's result.json: one chat, or everything, with an address book beside it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.exchange.chat_bodies import kind_of
from closecircle.exchange.chat_clock import NO_DATE, text_of, wall_clock
from closecircle.exchange.chat_records import NOT_A_CHAT, Chat, ChatReading, Kind, Message
from closecircle.exchange.json_stream import JsonStream
from closecircle.exchange.json_value import Json
from closecircle.exchange.records import ContactRecord, LabelledValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

_ONE_TO_ONE = frozenset({"personal_chat", "bot_chat", "saved_messages", "replies"})
_MESSAGES = re.compile(r"\"messages\"\s*:\s*\[")
_CONTACTS = r"\"contacts\"\s*:\s*\{[^\[\]{}]{0,4000}\"list\"\s*:\s*\["
_AT_CONTACTS = re.compile(f"{_CONTACTS}$")
_CONTACTS_OR_CHAT = re.compile(f"{_CONTACTS}|{_MESSAGES.pattern}")
_OWNER = re.compile(r"\"personal_information\"\s*:\s*\{.{0,4000}?\"user_id\"\s*:\s*(\d+)", re.DOTALL)
_SECONDS = re.compile(r"-?[0-9]{1,15}")
# Name, type and number stand right before the messages, and nothing else does.
_VALUE = r"(?:\"[^\"\\]*(?:\\.[^\"\\]*)*\"|-?\d+|null|true|false)"
_HEAD = re.compile(rf"\{{\s*((?:\"[^\"\\]*\"\s*:\s*{_VALUE}\s*,\s*)*)\"messages\"\s*:\s*\[$")


def read_chats(
    stream: BinaryIO,
    name: str,
    *,
    progress: Callable[[int], None] | None = None,
    zone: tzinfo | None = None,
) -> Iterator[ChatReading]:
    """Every chat of the file, one after the other; one left unread is passed over when the next is asked for.

    Args:
        stream: result.json.
        name: What the user calls the file.
        progress: Told now and then how many bytes have been read.
        zone: Where the clock hung on the wall; None: where this computer is.

    Raises:
        Unreadable: There is no chat in it.
    """
    guard = ChatReading(name=name, kind="telegram")
    file = JsonStream(stream, guard.trouble, progress)
    owner = ""
    reading: ChatReading | None = None
    while (head := file.find(_MESSAGES)) is not None:
        if found := _OWNER.search(head):
            owner = f"user{found[1]}"
        reading = ChatReading(name=name, kind="telegram", may_be_empty=True, chat=_chat(head))
        reading.problems = guard.problems
        reader = _messages(file.records(_MESSAGES), reading, owner, zone)
        reading.source = reader
        yield reading
        for _ in reader:
            pass
    if reading is None:
        raise Unreadable(NOT_A_CHAT, name=name)
    reading.problem_count += guard.problem_count


def read_chat(
    stream: BinaryIO,
    name: str,
    *,
    dayfirst: bool | None = None,  # noqa: ARG001  # its dates are counted in seconds
    progress: Callable[[int], None] | None = None,
    zone: tzinfo | None = None,
) -> ChatReading:
    """All chats of the file as one stream; `Message.room` is the chat's id and `rooms` describes each.

    Raises:
        Unreadable: There is no chat in it (raised while iterating).
    """
    reading = ChatReading(name=name, kind="telegram", may_be_empty=True)
    reading.source = _all(stream, reading, progress, zone)
    return reading


def _all(
    stream: BinaryIO, reading: ChatReading, progress: Callable[[int], None] | None, zone: tzinfo | None
) -> Iterator[Message]:
    for number, chat in enumerate(read_chats(stream, reading.name, progress=progress, zone=zone), 1):
        room = chat.chat.id or f"#{number}"
        reading.chat = reading.rooms[room] = chat.chat
        for message in chat:
            yield message._replace(room=room)
        reading.chat = reading.rooms[room] = chat.chat
        reading.system_lines += chat.system_lines
        reading.calls_beside += chat.calls_beside
        reading.problems = chat.problems
        reading.problem_count = len(chat.problems)


def read_contacts(stream: BinaryIO) -> Iterator[ContactRecord]:
    """The address book, which in a full export stands before its chats; empty where there is none."""
    file = JsonStream(stream, lambda _line, _what: None)  # read_chats names what is damaged
    before = file.find(_CONTACTS_OR_CHAT)
    if before is None or not _AT_CONTACTS.search(before):
        return
    for number, one in enumerate(file.records(_MESSAGES), 1):
        given, family, phone = (
            " ".join(text_of(one[name].words).split()) for name in ("first_name", "last_name", "phone_number")
        )
        shown = " ".join(part for part in (given, family) if part)
        if shown or phone:
            yield ContactRecord(
                name=shown or phone,
                name_raw=shown,
                given=given,
                family=family,
                phones=(LabelledValue(value=phone, label="telegram"),) if phone else (),
                line=number,
            )


def _chat(before: str) -> Chat:
    """What the text before the messages says of their chat."""
    found = _HEAD.search(before)
    head = Json(json.loads(f"{{{found[1].rstrip().removesuffix(',')}}}", strict=False) if found else None)
    kind = head["type"].words
    return Chat(
        title=" ".join(text_of(head["name"].words).split()),
        producer="telegram",
        group=kind not in _ONE_TO_ONE if kind else None,
        open_room=kind.startswith("public_") or kind.endswith("_channel"),
        id=head["id"].text,
    )


def _messages(records: Iterator[Json], reading: ChatReading, owner: str, zone: tzinfo | None) -> Iterator[Message]:
    """The messages of a chat; whose `from_id` is not the other's in a chat of two is the owner."""
    own: set[str] = set()
    other = f"user{reading.chat.id}"
    for number, found in enumerate(records, 1):
        message = _message(found, number, reading, zone)
        if message is None:
            continue
        by = found["from_id"].text or found["actor_id"].text
        if (owner and by == owner) or (not owner and reading.chat.group is False and by and by != other):
            own.add(message.sender)
        yield message
    if own:
        reading.chat = replace(reading.chat, own_names=frozenset(own))


def _message(found: Json, number: int, reading: ChatReading, zone: tzinfo | None) -> Message | None:
    service = (found["type"].words or "message") != "message"
    length = found["duration_seconds"].number if service and found["action"].words == "phone_call" else None
    if service:
        reading.system_lines += 1
        if not isinstance(length, int) or length <= 0:
            return None
    at = _at(found, zone)
    if at is None:
        reading.trouble(number, NO_DATE, found["date_unixtime"].text or found["date"].text)
        return None
    sender = text_of(found["from"].words or found["actor"].words) or found["from_id"].text
    sender = " ".join(sender.split())
    if isinstance(length, int):
        reading.calls_beside += 1
        return Message(at, sender, "", number, Kind.CALL, length)
    text = text_of(found["text"].words or "".join(part.words or part["text"].words for part in found["text"]))
    kind, seconds = kind_of(text) if text else (Kind.PLACEHOLDER, 0)
    return Message(at, sender, text, number, kind, seconds)


def _at(found: Json, zone: tzinfo | None) -> datetime | None:
    """By the count of seconds; the written date has no zone and is the last resort."""
    stamp = found["date_unixtime"].text
    if stamp:
        return wall_clock(int(stamp), zone) if _SECONDS.fullmatch(stamp) else None
    try:
        return datetime.fromisoformat(found["date"].words).replace(tzinfo=None)
    except ValueError:
        return None
