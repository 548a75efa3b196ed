"""Facebook's and Instagram's message_N.json: one thread a file, UTF-8 written as if it were Latin-1."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from closecircle.exchange.chat_bodies import kind_of
from closecircle.exchange.chat_json import NO_DATE, events, text_of, wall_clock
from closecircle.exchange.chat_records import Chat, ChatReading, Kind, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

# The newer, end-to-end encrypted exports have other names for the same things.
_FIELDS = {
    "sender_name": "sender",
    "senderName": "sender",
    "timestamp_ms": "at",
    "timestamp": "at",
    "content": "text",
    "text": "text",
    "call_duration": "call",
}
_PATHS = {f"messages.item.{name}": key for name, key in _FIELDS.items()}
_PEOPLE = frozenset({"participants.item.name", "participants.item"})
_ABOUT = {"title": "title", "threadName": "title", "thread_path": "id", "thread_type": "type"}
_SCALARS = frozenset({"string", "number"})
_A_FEW = 2


def read_chat(
    stream: BinaryIO,
    name: str,
    *,
    dayfirst: bool | None = None,  # noqa: ARG001  # its dates are counted in milliseconds
    progress: Callable[[int], None] | None = None,
    zone: tzinfo | None = None,
    kind: str = "facebook",
) -> ChatReading:
    """One file of a thread, mostly newest first; `chat.id` is the same for all files of the thread.

    Args:
        stream: message_N.json.
        name: What the user calls the file.
        dayfirst: Not needed here.
        progress: Told now and then how many bytes have been read.
        zone: Where the clock hung on the wall; None: where this computer is.
        kind: "facebook" or "instagram"; the files do not say.
    """
    reading = ChatReading(name=name, kind=kind)
    reading.source = _messages(stream, reading, progress, zone)
    return reading


def mended(value: object) -> str:
    """A string whose UTF-8 bytes were written as code points; one that was right already stays as it is."""
    if not isinstance(value, str):
        return ""
    if not value.isascii():
        with suppress(UnicodeError):
            value = value.encode("latin-1").decode("utf-8")
    return text_of(value)


def _messages(
    stream: BinaryIO, reading: ChatReading, progress: Callable[[int], None] | None, zone: tzinfo | None
) -> Iterator[Message]:
    people: list[str] = []
    about: dict[str, str] = {}
    found: dict[str, Any] = {}
    number = 0
    for path, event, value in events(stream, reading, progress):
        key = _PATHS.get(path)
        if key is not None:
            if event in _SCALARS:
                found[key] = value
        elif path == "messages.item":
            if event == "start_map":
                found = {}
                number += 1
            elif event == "end_map" and (message := _message(found, number, reading, zone)) is not None:
                yield message
        elif event == "string" and path in _PEOPLE:
            people.append(_one_line(value))
        elif event == "string" and path in _ABOUT:
            about[_ABOUT[path]] = _one_line(value)
            reading.chat = _chat(about, people, reading)
    reading.chat = _chat(about, people, reading)


def _chat(about: dict[str, str], people: list[str], reading: ChatReading) -> Chat:
    title = about.get("title", "")
    both = frozenset(people)
    return Chat(
        title=title,
        producer=reading.kind,
        group=(len(people) > _A_FEW or "group" in about.get("type", "").lower()) if people else None,
        own_names=both - {title} if len(people) == _A_FEW and title in both else frozenset(),
        id=about.get("id", ""),
    )


def _one_line(value: object) -> str:
    return " ".join(mended(value).split())


def _message(found: dict[str, Any], number: int, reading: ChatReading, zone: tzinfo | None) -> Message | None:
    stamp = found.get("at")
    at = wall_clock(stamp / 1000, zone) if isinstance(stamp, int | float) else None
    if at is None:
        reading.trouble(number, NO_DATE, str(stamp))
        return None
    sender, text, call = _one_line(found.get("sender")), mended(found.get("text")), found.get("call")
    if isinstance(call, int) and call > 0:
        return Message(at, sender, text, number, Kind.CALL, call)
    kind, seconds = kind_of(text) if text else (Kind.PLACEHOLDER, 0)
    return Message(at, sender, text, number, kind, seconds)
