"""Facebook's and Instagram's message_N.json: one thread a file, UTF-8 written as if it were Latin-1."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from closecircle.exchange.chat_bodies import kind_of
from closecircle.exchange.chat_clock import NO_DATE, text_of, wall_clock
from closecircle.exchange.chat_records import Chat, ChatReading, Kind, Message
from closecircle.exchange.json_stream import JsonStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

    from closecircle.exchange.json_value import Json

_MESSAGES = re.compile(r"\"messages\"\s*:\s*\[")
_STRING = r"(\"[^\"\\]*(?:\\.[^\"\\]*)*\")"
_PEOPLE = re.compile(r"\"participants\"\s*:\s*\[([^\[\]]*)\]", re.DOTALL)
_PERSON = re.compile(rf"(?:\"name\"\s*:\s*|(?<=[\[,])\s*){_STRING}(?!\s*:)")
_ABOUT = {
    # The newer, end-to-end encrypted exports have other names for the same things.
    "title": re.compile(rf"\"(?:title|threadName)\"\s*:\s*{_STRING}"),
    "id": re.compile(rf"\"thread_path\"\s*:\s*{_STRING}"),
    "type": re.compile(rf"\"thread_type\"\s*:\s*{_STRING}"),
}
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
    file = JsonStream(stream, reading.trouble, progress)
    before = file.find(_MESSAGES)
    if before is None:
        return
    reading.chat = _chat(before, reading)
    for number, found in enumerate(file.records(_MESSAGES), 1):
        message = _message(found, number, reading, zone)
        if message is not None:
            yield message
    reading.chat = _chat(f"{before}\n{file.rest()}", reading)


def _chat(around: str, reading: ChatReading) -> Chat:
    """What stands before and behind the messages."""
    block = _PEOPLE.search(around)
    people = [_one_line(_string(one[1])) for one in _PERSON.finditer(f"[{block[1]}")] if block else []
    about = {name: _one_line(_string(one[1])) for name, shape in _ABOUT.items() for one in shape.finditer(around)}
    title = about.get("title", "")
    both = frozenset(people)
    return Chat(
        title=title,
        producer=reading.kind,
        group=(len(people) > _A_FEW or "group" in about.get("type", "").lower()) if people else None,
        own_names=both - {title} if len(people) == _A_FEW and title in both else frozenset(),
        id=about.get("id", ""),
    )


def _string(spelt: str) -> object:
    with suppress(ValueError):
        return json.loads(spelt, strict=False)
    return ""


def _one_line(value: object) -> str:
    return " ".join(mended(value).split())


def _message(found: Json, number: int, reading: ChatReading, zone: tzinfo | None) -> Message | None:
    stamp = found["timestamp_ms"].number or found["timestamp"].number
    at = wall_clock(stamp / 1000, zone) if stamp is not None else None
    if at is None:
        reading.trouble(number, NO_DATE, found["timestamp_ms"].text or found["timestamp"].text)
        return None
    sender = _one_line(found["sender_name"].words or found["senderName"].words)
    text, call = mended(found["content"].words or found["text"].words), found["call_duration"].number
    if isinstance(call, int) and call > 0:
        return Message(at, sender, text, number, Kind.CALL, call)
    kind, seconds = kind_of(text) if text else (Kind.PLACEHOLDER, 0)
    return Message(at, sender, text, number, kind, seconds)
