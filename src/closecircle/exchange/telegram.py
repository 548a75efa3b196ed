"""Telegram's result.json: one chat, or everything, with an address book beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.exchange.chat_bodies import kind_of
from closecircle.exchange.chat_json import NO_DATE, events, text_of, wall_clock
from closecircle.exchange.chat_records import NOT_A_CHAT, Chat, ChatReading, Kind, Message
from closecircle.exchange.records import ContactRecord, LabelledValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

_PLACES = ("", "chats.list.item", "left_chats.list.item")
_ONE_TO_ONE = frozenset({"personal_chat", "bot_chat", "saved_messages", "replies"})
_FIELDS = (
    *("type", "date", "date_unixtime", "from", "from_id", "actor", "actor_id", "action", "duration_seconds"),
    *("text", "text.item", "text.item.text"),
)
_TEXTS = frozenset({"text", "text.item", "text.item.text"})
_SCALARS = frozenset({"string", "number"})


@dataclass(slots=True)
class _Place:
    """One of the three places where chats stand in the file, and its paths."""

    chat: str
    messages: str = field(init=False)
    item: str = field(init=False)
    fields: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        dot = f"{self.chat}." if self.chat else ""
        self.messages = f"{dot}messages"
        self.item = f"{dot}messages.item"
        self.fields = {f"{self.item}.{name}": name for name in _FIELDS}


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
    places = {place.messages: place for place in map(_Place, _PLACES)}
    about = {
        (f"{place.chat}." if place.chat else "") + key: key
        for place in places.values()
        for key in ("name", "type", "id")
    }
    stream_of_events = events(stream, guard, progress)
    head: dict[str, Any] = {}
    owner = ""
    reading: ChatReading | None = None
    for path, event, value in stream_of_events:
        if path in about and event in _SCALARS:
            head[about[path]] = value
        elif event == "start_array" and path in places:
            reading = ChatReading(name=name, kind="telegram", may_be_empty=True, chat=_chat(head))
            reading.problems = guard.problems
            reader = _messages(stream_of_events, places[path], reading, owner, zone)
            reading.source = reader
            yield reading
            for _ in reader:
                pass
            head = {}
        elif path == "personal_information.user_id":
            owner = f"user{value}"
        elif event == "start_map" and path and path in _PLACES:
            head = {}
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


def read_contacts(
    stream: BinaryIO, name: str, *, progress: Callable[[int], None] | None = None
) -> Iterator[ContactRecord]:
    """The address book in a full export; empty where there is none."""
    guard = ChatReading(name=name, kind="telegram")
    found: dict[str, str] = {}
    number = 0
    for path, event, value in events(stream, guard, progress):
        if not path.startswith("contacts.list.item"):
            if path == "contacts" and event == "end_map":
                return
            continue
        if event == "start_map":
            found = {}
        elif event == "end_map" and path == "contacts.list.item":
            number += 1
            given, family = found.get("first_name", ""), found.get("last_name", "")
            phone = found.get("phone_number", "")
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
        elif event == "string":
            found[path.rpartition(".")[2]] = " ".join(text_of(value).split())


def _chat(head: dict[str, Any]) -> Chat:
    kind = str(head.get("type", ""))
    return Chat(
        title=" ".join(text_of(head.get("name")).split()),
        producer="telegram",
        group=kind not in _ONE_TO_ONE if kind else None,
        open_room=kind.startswith("public_") or kind.endswith("_channel"),
        id=str(head.get("id", "")),
    )


def _messages(  # noqa: C901  # one loop over millions of events
    stream: Iterator[tuple[str, str, Any]], place: _Place, reading: ChatReading, owner: str, zone: tzinfo | None
) -> Iterator[Message]:
    """Messages until the array ends; whose `from_id` is not the other's in a chat of two is the owner."""
    item, messages, names = place.item, place.messages, place.fields
    found: dict[str, Any] = {}
    own: set[str] = set()
    texts: list[str] = []
    number = 0
    other = f"user{reading.chat.id}"
    for path, event, value in stream:
        key = names.get(path)
        if key is not None:
            if event in _SCALARS:
                if key in _TEXTS:
                    texts.append(str(value))
                else:
                    found[key] = value
        elif path == item:
            if event == "start_map":
                found, texts = {}, []
                number += 1
            elif event == "end_map" and (message := _message(found, texts, number, reading, zone)) is not None:
                by = str(found.get("from_id") or found.get("actor_id") or "")
                if (owner and by == owner) or (not owner and reading.chat.group is False and by and by != other):
                    own.add(message.sender)
                yield message
        elif path == messages and event == "end_array":
            break
    chat = reading.chat
    if own:
        reading.chat = Chat(
            title=chat.title,
            producer=chat.producer,
            group=chat.group,
            own_names=frozenset(own),
            open_room=chat.open_room,
            id=chat.id,
        )


def _message(
    found: dict[str, Any], texts: list[str], number: int, reading: ChatReading, zone: tzinfo | None
) -> Message | None:
    service = found.get("type", "message") != "message"
    length = found.get("duration_seconds", 0) if service and found.get("action") == "phone_call" else 0
    if service:
        reading.system_lines += 1
        if not isinstance(length, int) or length <= 0:
            return None
    at = _at(found, zone)
    if at is None:
        reading.trouble(number, NO_DATE, str(found.get("date_unixtime", found.get("date", ""))))
        return None
    sender = text_of(found.get("from") or found.get("actor") or "") or str(found.get("from_id") or "")
    sender = " ".join(sender.split())
    if service:
        reading.calls_beside += 1
        return Message(at, sender, "", number, Kind.CALL, length)
    text = text_of("".join(texts))
    kind, seconds = kind_of(text) if text else (Kind.PLACEHOLDER, 0)
    return Message(at, sender, text, number, kind, seconds)


def _at(found: dict[str, Any], zone: tzinfo | None) -> datetime | None:
    """By the count of seconds; the written date has no zone and is the last resort."""
    stamp = found.get("date_unixtime")
    if stamp is not None:
        try:
            return wall_clock(int(stamp), zone)
        except (ValueError, OverflowError):
            return None
    try:
        return datetime.fromisoformat(str(found.get("date", ""))).replace(tzinfo=None)
    except ValueError:
        return None
