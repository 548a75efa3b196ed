"""A chat as the circle keeps it: one day a talk, and a key a message by which the same room is known again."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from closecircle.exchange.chat_bodies import asks, comparable
from closecircle.exchange.chat_records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from closecircle.exchange.chat_records import Message

KEY_BYTES = 8
HINT_LENGTH = 120
_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15  # odd, so that n repeats of one message get n different keys


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDigest:
    """What one day of one room comes to.

    `senders` counts messages by sender. `began` sent the first message of the day, `last` the last; `last_asks`: what
    they wrote last asks something. `first_line` is the first words of the day, one line, '' when there were only
    photos. `calls` has the seconds of each call. `keys` are the keys of all messages, 8 bytes each, sorted, one after
    the other: see `adds_to`. `minutes` are the minutes of the day, two bytes each, sorted: see `minutes_beyond`.
    """

    on: date
    senders: Mapping[str, int]
    began: str
    last: str
    last_asks: bool
    last_at: datetime
    first_line: str
    calls: tuple[int, ...]
    keys: bytes
    minutes: bytes
    room: str = ""
    first_at: datetime

    @property
    def messages(self) -> int:
        """How many there were, calls and photos included."""
        return sum(self.senders.values())


@dataclass(slots=True)
class _Day:
    senders: Counter[str] = field(default_factory=Counter)
    calls: list[int] = field(default_factory=list)
    keys: array[int] = field(default_factory=lambda: array("Q"))
    minutes: array[int] = field(default_factory=lambda: array("H"))
    first: Message | None = None
    last: Message | None = None
    first_text: Message | None = None
    last_text: Message | None = None


def digest(messages: Iterable[Message]) -> Iterator[DayDigest]:
    """One digest a room and day, rooms in the order they appear, days in order; memory grows by 8 bytes a message.

    Days may come in any order, even more than once: two phones do not agree on it, and Meta writes newest first.
    """
    days: dict[tuple[str, date], _Day] = {}
    at: datetime | None = None
    on: date
    day: _Day | None = None
    room, minute, clock = "", b"", 0
    for message in messages:
        if message.at is not at or day is None or message.room != room:
            at, room = message.at, message.room
            clock = at.hour * 60 + at.minute
            minute = b"%d " % (at.toordinal() * 1440 + clock)
            on = at.date()
            day = days.get((room, on))
            if day is None:
                day = days[room, on] = _Day()
        day.minutes.append(clock)
        _add(day, message, minute)
    for (room, on), day in sorted(days.items(), key=lambda item: item[0][1]):
        yield _closed(room, on, day)


def adds_to(new: bytes, known: bytes) -> int:
    """How many messages of `new` keys are not among the `known` ones (both as in `DayDigest.keys`)."""
    return len(_split(new) - _split(known))


def minutes_beyond(new: bytes, known: bytes) -> int:
    """How many messages of a day stand in minutes in which the known ones have fewer (both as `DayDigest.minutes`).

    Within one room, and with bodies that differ (edited, withdrawn, blacked out), 0 still says: nothing new.
    """
    return sum((_minutes(new) - _minutes(known)).values())


def together(one: bytes, other: bytes) -> bytes:
    """The keys of both, each once, as they are kept after a room came in from two phones."""
    return b"".join(sorted(_split(one) | _split(other)))


def _split(keys: bytes) -> set[bytes]:
    return {keys[place : place + KEY_BYTES] for place in range(0, len(keys), KEY_BYTES)}


def _minutes(packed: bytes) -> Counter[bytes]:
    return Counter(packed[place : place + 2] for place in range(0, len(packed), 2))


def _add(day: _Day, message: Message, minute: bytes) -> None:
    day.senders[message.sender] += 1
    body = comparable(message).encode("utf-8", "replace")
    day.keys.append(int.from_bytes(blake2b(minute + body, digest_size=KEY_BYTES).digest(), "big"))
    at = message.at
    if day.first is None or at < day.first.at:
        day.first = message
    if day.last is None or at >= day.last.at:
        day.last = message
    if message.kind is Kind.TEXT:
        if day.first_text is None or at < day.first_text.at:
            day.first_text = message
        if day.last_text is None or at >= day.last_text.at:
            day.last_text = message
    elif message.kind is Kind.CALL:
        day.calls.append(message.seconds)


def _closed(room: str, on: date, day: _Day) -> DayDigest:
    first, last, text = day.first, day.last, day.last_text
    if first is None or last is None:
        raise AssertionError("a day without messages is never opened")
    hint = " ".join(day.first_text.text[: 4 * HINT_LENGTH].split()) if day.first_text is not None else ""
    return DayDigest(
        on=on,
        room=room,
        senders=dict(day.senders),
        began=first.sender,
        last=last.sender,
        last_asks=text is not None and text.sender == last.sender and asks(text.text),
        first_at=first.at,
        last_at=last.at,
        first_line=hint[:HINT_LENGTH],
        calls=tuple(day.calls),
        keys=_numbered(day.keys),
        minutes=b"".join(minute.to_bytes(2, "big") for minute in sorted(day.minutes)),
    )


def _numbered(keys: array[int]) -> bytes:
    """The n-th repeat of a body within its minute gets a key of its own, whatever the order of the file."""
    done: list[int] = []
    before, repeats = -1, 0
    for key in sorted(keys):
        repeats = repeats + 1 if key == before else 0
        before = key
        done.append((key + repeats * _STEP) & _MASK)
    return b"".join(key.to_bytes(KEY_BYTES, "big") for key in sorted(done))
