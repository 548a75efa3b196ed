"""A mailbox file: who wrote to whom and when, its subject as the text; bodies are passed over.

Headers are decoded by hand: mail in the wild has undeclared Korean, unknown charsets and broken words, and none of it
may stop the reading.
"""

from __future__ import annotations

import base64
import binascii
import re
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.text import one_line
from closecircle.exchange import decoding
from closecircle.exchange.chat_clock import wall_clock
from closecircle.exchange.chat_records import OWNER, Chat, ChatReading, Kind, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime, tzinfo

NO_DATE = "The mail that begins on line $line has no date that can be read and was left out: $value"
NO_SENDER = "The mail that begins on line $line does not say who sent it and was left out"

_LINE = 1 << 16
_HEADER = 1 << 14
_KEPT = frozenset(
    (b"from", b"to", b"cc", b"date", b"subject", b"delivered-to", b"x-gmail-labels", b"list-unsubscribe", b"precedence")
)
_FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]*:[ \t]*(.*)", re.DOTALL)
_FROM_LINE = re.compile(rb">?From \S+ +(?:\(.*\) +)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .*\d{4}")
_WORD = re.compile(rb"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(rb"(\?=)[ \t\r\n]+(=\?)")
_Q = re.compile(rb"=([0-9A-Fa-f]{2})")
_SENT = frozenset(("sent", "보낸편지함", "보낸메일함", "보낸 편지함"))
_MANY = 2
_COMMENTS = 50


def read_chat(
    stream: BinaryIO,
    name: str,
    *,
    dayfirst: bool | None = None,  # noqa: ARG001  # mail dates name their month
    progress: Callable[[int], None] | None = None,
    zone: tzinfo | None = None,
    own: frozenset[str] = frozenset(),
) -> ChatReading:
    """All mails, interleaved; `Message.room` is the other's address, the owner's mails are from `OWNER`.

    Newsletters and other mail to many are counted as system lines.

    Args:
        stream: The mailbox file.
        name: What the user calls the file.
        dayfirst: Not needed here.
        progress: Told now and then how many bytes have been read.
        zone: Where the clock hung on the wall; None: where this computer is.
        own: The owner's addresses in lower case; more are learnt from Delivered-To and from labels of sent mail.
    """
    reading = ChatReading(name=name, kind="mbox", chat=Chat(producer="mbox", own_names=frozenset({OWNER})))
    reading.source = _messages(stream, reading, progress, zone, set(own))
    return reading


def _messages(
    stream: BinaryIO,
    reading: ChatReading,
    progress: Callable[[int], None] | None,
    zone: tzinfo | None,
    own: set[str],
) -> Iterator[Message]:
    for line, fields in _mails(decoding.utf8(stream), progress):
        message = _message(line, fields, reading, zone, own)
        if message is not None:
            yield message


def _mails(stream: BinaryIO, progress: Callable[[int], None] | None) -> Iterator[tuple[int, dict[bytes, bytes]]]:
    """Line of its beginning and the kept headers of each mail."""
    fields: dict[bytes, bytes] = {}
    name = b""
    number = begun = done = 0
    inside = heading = False
    blank = fresh = True
    while line := stream.readline(_LINE):
        done += len(line)
        if progress is not None and (number & 0xFFF) == 0:
            progress(done)
        at_start, fresh = fresh, line.endswith(b"\n")
        number += at_start
        if not at_start:
            continue
        if blank and line.startswith(b"From ") and (not inside or _FROM_LINE.match(line)):
            if inside:
                yield begun, fields
            fields, begun, inside, heading, name, blank = {}, number, True, True, b"", False
            continue
        bare = line.rstrip(b"\r\n")
        blank = not bare
        if blank:
            heading = False
        elif heading:
            name = _header(bare, name, fields)
    if inside:
        yield begun, fields
    if progress is not None:
        progress(done)


def _header(line: bytes, name: bytes, fields: dict[bytes, bytes]) -> bytes:
    """Take a header line, or more of the one before; the name of the header it belongs to."""
    if line[:1] in b" \t":
        if name and len(fields[name]) < _HEADER:
            fields[name] += line
        return name
    match = _FIELD.match(line)
    if match is None:
        return b""
    found = match[1].lower()
    if found not in _KEPT or found in fields:
        return b""
    fields[found] = match[2]
    return found


def _message(
    line: int, fields: dict[bytes, bytes], reading: ChatReading, zone: tzinfo | None, own: set[str]
) -> Message | None:
    if b"list-unsubscribe" in fields or fields.get(b"precedence", b"").lower() in (b"bulk", b"list", b"junk"):
        reading.system_lines += 1
        return None
    at = _at(fields.get(b"date", b""), zone)
    if at is None:
        reading.trouble(line, NO_DATE, decoded(fields.get(b"date", b"")))
        return None
    senders = _addresses(fields, b"from")
    if not senders:
        reading.trouble(line, NO_SENDER)
        return None
    name, address = senders[0]
    own.update(other for _, other in _addresses(fields, b"delivered-to"))
    labels = {label.strip().lower() for label in decoded(fields.get(b"x-gmail-labels", b"")).split(",")}
    if not labels.isdisjoint(_SENT):
        own.add(address)
    others = [
        (other, where) for other, where in _addresses(fields, b"to") + _addresses(fields, b"cc") if where not in own
    ]
    by = OWNER
    if address not in own:
        by = name or address
        others = [(name, address), *(other for other in others if other[1] != address)]
    if not others:
        reading.system_lines += 1
        return None
    title, room = others[0]
    if room not in reading.rooms or not reading.rooms[room].title:
        reading.rooms[room] = Chat(
            title=title or room, producer="mail", group=False, own_names=frozenset({OWNER}), id=room
        )
    if len(others) >= _MANY:
        # To several at once: a room of its own, so that it is no talk with the first of them.
        room = " ".join(sorted(where for _, where in others))
        reading.rooms[room] = Chat(
            title=", ".join(other or where for other, where in others),
            producer="mail",
            group=True,
            own_names=frozenset({OWNER}),
            id=room,
        )
    subject = decoded(fields.get(b"subject", b""))
    return Message(at, by, subject, line, Kind.TEXT if subject else Kind.PLACEHOLDER, 0, room)


def decoded(value: bytes) -> str:
    """A header's words in one line, whatever they are encoded in."""
    joined = _BETWEEN.sub(rb"\1\2", value)
    parts: list[str] = []
    place = 0
    held, charset = b"", ""
    for match in _WORD.finditer(joined):
        if match.start() > place:
            parts += [_text(held, charset), _text(joined[place : match.start()], "")]
            held = b""
        named = match[1].partition(b"*")[0].decode("ascii", "replace")
        if held and named.lower() != charset.lower():
            parts.append(_text(held, charset))
            held = b""
        # A character may be cut between two words of one charset.
        held, charset, place = held + _bytes(match[2], match[3]), named, match.end()
    parts += [_text(held, charset), _text(joined[place:], "")]
    return one_line("".join(parts))


def _bytes(how: bytes, body: bytes) -> bytes:
    if how in b"bB":
        try:
            return base64.b64decode(body + b"=" * (-len(body) % 4))
        except binascii.Error:
            return body
    return _Q.sub(lambda match: bytes.fromhex(match[1].decode()), body.replace(b"_", b" "))


def _text(data: bytes, charset: str) -> str:
    known = decoding.codec(charset) if charset else ""
    if known:
        return data.decode(known, "replace")
    return decoding.text(data, ("euc-kr",))[0] if data else ""


def _addresses(fields: dict[bytes, bytes], name: bytes) -> list[tuple[str, str]]:
    """(name, address in lower case) of each; addresses are split before their names are decoded."""
    value = fields.get(name, b"")[:_HEADER]
    raw = _BETWEEN.sub(rb"\1\2", value).decode("latin-1")
    if raw.count("(") > _COMMENTS:
        # Comments nest, and the standard library reads them by recursion.
        raw = raw.replace("(", " ").replace(")", " ")
    found = []
    for shown, address in getaddresses([raw]):
        if "@" in address:
            found.append((decoded(shown.encode("latin-1", "replace")), one_line(address).lower()))
    return found


def _at(value: bytes, zone: tzinfo | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value[:200].decode("ascii", "replace"))
        return moment.replace(tzinfo=None) if moment.tzinfo is None else wall_clock(moment.timestamp(), zone)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
