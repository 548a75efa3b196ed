"""SMS Backup & Restore: SMS, MMS and calls in one XML file that may be gigabytes and is often not quite XML.

Emoji stand there as pairs of surrogate references, which no XML reader takes; they are mended in the bytes. Attachments
are cut out before parsing. A document type is refused: it is of no use here and can hide a bomb of entities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from closecircle.core.errors import Unreadable
from closecircle.core.text import clean, one_line
from closecircle.exchange import decoding
from closecircle.exchange.chat_bodies import kind_of
from closecircle.exchange.chat_clock import wall_clock
from closecircle.exchange.chat_records import OWNER, TOO_LONG, Chat, ChatReading, Kind, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime, tzinfo

BROKEN = "Line $line is no proper XML; reading goes on with the next message"
ENDS = "The file ends in the middle, at line $line; what came before is kept"
BAD_RECORD = "The message on line $line has no date that can be read and was left out: $value"
REFUSED = "“$name” declares a document type, which no backup of messages does; nothing was read"

LONGEST = 1 << 23
_READ = 1 << 18
_IN, _OUT = "1", "2"
_NAMELESS = frozenset({"", "null", "(Unknown)"})
_HIGH = rb"5529[6-9]|55[3-9]\d\d|56[0-2]\d\d|563[01]\d"
_LOW = rb"563[2-9]\d|56[4-9]\d\d|57[0-2]\d\d|573[0-3]\d|5734[0-3]"
_REFERENCE = re.compile(
    rb"&#(?:[xX]([0-9a-fA-F]{1,6})|(\d{1,7}));(?:&#(?:[xX]([dD][c-fC-F][0-9a-fA-F]{2})|(" + _LOW + rb"));)?"
)
_LONG_RUN = re.compile(rb"[A-Za-z0-9+/=]{4096,}")
_UNFINISHED = re.compile(rb"&#?[0-9a-zA-Z]{0,8}$")
_HIGH_AT_END = re.compile(rb"&#(?:" + _HIGH + rb"|[xX][dD][89abAB][0-9a-fA-F]{2});$")
_STAMP = re.compile(r"-?[0-9]{1,15}")
_NEXT = re.compile(rb"<(?:sms|mms|call)[\s/>]")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_ROOT = b"<smses>"


def read_chat(
    stream: BinaryIO,
    name: str,
    *,
    dayfirst: bool | None = None,  # noqa: ARG001  # its dates are counted in milliseconds
    progress: Callable[[int], None] | None = None,
    zone: tzinfo | None = None,
) -> ChatReading:
    """All talks of the backup, interleaved; `Message.room` is the number, the owner's messages are from `OWNER`.

    Args:
        stream: sms-….xml or calls-….xml.
        name: What the user calls the file.
        dayfirst: Not needed here.
        progress: Told now and then how many bytes have been read.
        zone: Where the clock hung on the wall; None: where this computer is.
    """
    reading = ChatReading(
        name=name, kind="sms_backup_restore", chat=Chat(producer="sms backup & restore", own_names=frozenset({OWNER}))
    )
    reading.source = _Backup(stream, reading, progress, zone).messages()
    return reading


class _Backup:
    """The file's bytes, mended and fed to expat a block at a time."""

    def __init__(
        self, stream: BinaryIO, reading: ChatReading, progress: Callable[[int], None] | None, zone: tzinfo | None
    ) -> None:
        self._stream = decoding.utf8(stream)
        self._reading = reading
        self._progress = progress
        self._zone = zone
        self._ready: list[Message] = []
        self._mms: dict[str, str] | None = None
        self._mms_line = 0
        self._texts: list[str] = []
        self._sides: dict[tuple[str, str], tuple[str, str]] = {}
        self._lines = 0  # before the current parser's first byte
        self._fed = 0
        self._parser = self._new()

    def messages(self) -> Iterator[Message]:
        lost = False
        line = 1
        for data in self._blocks():
            lost, line = self._feed(data, lost=lost, line=line)
            yield from self._ready
            self._ready.clear()
        if not lost:
            self._finish()
        self._reading.may_be_empty = sum(self._reading.records.values()) > 0
        yield from self._ready

    def _blocks(self) -> Iterator[bytes]:
        """Blocks that parse: no control characters, no attachments, no reference cut in two."""
        rest, done = b"", 0
        while piece := self._stream.read(_READ):
            done += len(piece)
            if self._progress is not None:
                self._progress(done)
            data = rest + piece
            rest = b""
            if (cut := _UNFINISHED.search(data, max(0, len(data) - 12))) is not None:
                data, rest = data[: cut.start()], data[cut.start() :]
            if (high := _HIGH_AT_END.search(data, max(0, len(data) - 12))) is not None:
                data, rest = data[: high.start()], data[high.start() :] + rest
            if data:
                yield _mended(data)
        if rest:
            yield _mended(rest)

    def _feed(self, data: bytes, *, lost: bool, line: int) -> tuple[bool, int]:
        """Parse a block; after damage go on at the next record, in this block or a later one.

        `line` is the line on which `data` begins.
        """
        after = line + data.count(b"\n")
        view = memoryview(data)
        place = 0
        while True:
            if lost:
                found = _NEXT.search(data, place)
                if found is None:
                    return True, after
                line += data.count(b"\n", place, found.start())
                place = found.start()
                self._parser = self._new()
                self._parser.Parse(_ROOT)
                self._lines, self._fed, lost = line - 1, len(_ROOT), False
            try:
                self._parser.Parse(view[place:])
            except expat.ExpatError:
                self._reading.trouble(self._line(self._parser.ErrorLineNumber), BROKEN)
                self._mms = None
                begun, place = place, min(place + max(1, self._parser.ErrorByteIndex - self._fed), len(data))
                line += data.count(b"\n", begun, place)
                lost = True
                continue
            self._fed += len(data) - place
            if self._fed - self._parser.CurrentByteIndex > LONGEST:
                self._reading.trouble(self._line(self._parser.CurrentLineNumber), TOO_LONG)
                self._mms = None
                return True, after
            return False, after

    def _finish(self) -> None:
        try:
            self._parser.Parse(b"", True)  # expat's own order
        except expat.ExpatError:
            self._reading.trouble(self._line(self._parser.ErrorLineNumber), ENDS)

    def _new(self) -> expat.XMLParserType:
        # The bytes are UTF-8 by now, whatever the declaration says.
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        return parser

    def _refuse(self, *_: object) -> None:
        raise Unreadable(REFUSED, name=self._reading.name)

    def _line(self, number: int) -> int:
        return self._lines + number

    def _start(self, tag: str, found: dict[str, str]) -> None:
        if tag == "sms":
            self._sms(found, self._line(self._parser.CurrentLineNumber))
        elif tag == "mms":
            self._mms, self._mms_line, self._texts = found, self._line(self._parser.CurrentLineNumber), []
        elif tag == "part" and self._mms is not None:
            text = found.get("text", "")
            if found.get("ct") == "text/plain" and text not in ("", "null"):
                self._texts.append(text)
        elif tag == "call":
            self._call(found, self._line(self._parser.CurrentLineNumber))

    def _end(self, tag: str) -> None:
        if tag == "mms" and self._mms is not None:
            found, self._mms = self._mms, None
            self._record("mms", found, found.get("msg_box", ""), "\n".join(self._texts), self._mms_line)

    def _sms(self, found: dict[str, str], line: int) -> None:
        body = found.get("body", "")
        self._record("sms", found, found.get("type", ""), "" if body == "null" else body, line)

    def _record(self, what: str, found: dict[str, str], direction: str, body: str, line: int) -> None:
        at = self._counted(what, found, direction, line)
        if at is None or direction not in (_IN, _OUT):
            return
        text = clean(body)
        kind, seconds = kind_of(text) if text else (Kind.PLACEHOLDER, 0)
        room, sender = self._room(found, found.get("address", ""))
        self._ready.append(Message(at, OWNER if direction == _OUT else sender, text, line, kind, seconds, room))

    def _call(self, found: dict[str, str], line: int) -> None:
        direction, length = found.get("type", ""), found.get("duration", "")
        at = self._counted("call", found, direction, line)
        if at is None or not (length.isascii() and length.isdigit()) or not int(length[:9]):
            return
        room, sender = self._room(found, found.get("number", ""))
        by = OWNER if direction == _OUT else sender
        self._ready.append(Message(at, by, "", line, Kind.CALL, int(length[:9]), room))

    def _counted(self, what: str, found: dict[str, str], direction: str, line: int) -> datetime | None:
        """When it was; None, and noted, without a date that can be."""
        stamp = found.get("date", "")
        at = wall_clock(int(stamp) / 1000, self._zone) if _STAMP.fullmatch(stamp) else None
        if at is None:
            self._reading.bad_records += 1
            self._reading.trouble(line, BAD_RECORD, clean(stamp))
            return None
        self._reading.records[what] += 1
        self._reading.directions[f"{what}:{direction}"] += 1
        return at

    def _room(self, found: dict[str, str], address: str) -> tuple[str, str]:
        """The room's id and the name of the other side."""
        name = found.get("contact_name", "")
        known = self._sides.get((address, name))
        if known is not None:
            return known
        room = re.sub(r"[\s().-]+", "", clean(address)) or "?"
        shown = "" if name in _NAMELESS else one_line(name)
        chat = self._reading.rooms.get(room)
        if chat is None or (shown and chat.title == one_line(address)):
            self._reading.rooms[room] = Chat(
                title=shown or one_line(address),
                producer="sms",
                group="~" in room,
                own_names=frozenset({OWNER}),
                id=room,
            )
        side = self._sides[address, name] = room, shown or self._reading.rooms[room].title
        return side


def _mended(data: bytes) -> bytes:
    if len(data) > 4096:  # noqa: PLR2004  # as long as a run must be
        data = _LONG_RUN.sub(b"", data)
    data = data.translate(None, _CONTROLS)
    return _REFERENCE.sub(_reference, data) if b"&#" in data else data


def _reference(match: re.Match[bytes]) -> bytes:
    """A character reference, or a pair of surrogates, as the character; nothing for what XML does not allow."""
    code = int(match[1], 16) if match[1] else int(match[2])
    low = int(match[3], 16) if match[3] else int(match[4] or 0)
    if 0xD800 <= code < 0xDC00 and 0xDC00 <= low < 0xE000:  # noqa: PLR2004  # a pair
        return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)).encode()
    if code in (0x22, 0x26, 0x27, 0x3C, 0x3E, 9, 10, 13):
        return b"&#%d;" % code
    if code < 0x20 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF:  # noqa: PLR2004  # XML 1.0
        return b""
    return chr(code).encode()
