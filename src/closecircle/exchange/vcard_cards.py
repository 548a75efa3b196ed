"""The physical side of vCard 2.1, 3.0 and 4.0: bytes to cards of unfolded properties, whatever state they are in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from closecircle.exchange.records import ReadProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CARD_BYTES = 10 * 1024 * 1024
CARD_LINES = 5_000
DEPTH = 2

STRAY = "Line $line belongs to no contact and was left out: $value"
JUNK = "Line $line is not readable as part of a contact and was left out: $value"
CUT = "The contact that begins on line $line has no end; what was there is kept"
TOO_BIG = "The contact that begins on line $line is larger than a contact can be and was left out"
TOO_DEEP = "The contact on line $line lies too deep inside another one and was left out"

_PIECE = 1 << 16
_REPORT_EVERY = 1 << 18
_SHOWN = 60
_MARK = re.compile(
    rb"(?:\xef\xbb\xbf)*[ \t]*(?:[\w-]+\.)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*(.*)", re.IGNORECASE | re.DOTALL
)
# An assistant's card that begins on the line of its property.
_AGENT = re.compile(rb"AGENT[^:]*:[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE)
_PROPERTY = re.compile(rb"(?:[\w-]+\.)?[A-Za-z][\w./ -]*(?:;[^:]*)?:")
_DATA_NAMES = (b"PHOTO", b"LOGO", b"SOUND", b"KEY", b"X-MS-CARDPICTURE")
_DATA_CODING = re.compile(rb";(?:ENCODING=)?\"?(?:BASE64|B)\"?(?:;|$)", re.IGNORECASE)
_ESCAPED = re.compile(rb"=[0-9A-F]{2}")
_QP = b"QUOTED-PRINTABLE"
_KEPT_DATA = (b"N", b"FN", b"NOTE", b"ORG", b"NICKNAME", b"TITLE")


class Property(NamedTuple):
    """One unfolded property: upper-case name and group, parameters as written, value still encoded."""

    name: str
    group: str
    params: str
    value: bytes


@dataclass(slots=True)
class Card:
    """One card; `line` is where it begins."""

    line: int
    properties: list[Property] = field(default_factory=list)


def cards(stream: BinaryIO, progress: Callable[[int], None] | None = None) -> Iterator[Card | ReadProblem]:
    """Each card and each problem in the order of the file. Nothing in the bytes makes this raise.

    Args:
        stream: Bytes in UTF-8 or an undeclared 8-bit encoding, without a mark at the start.
        progress: Told now and then how many bytes have been read.
    """
    maker = _Maker()
    for number, line, fresh in _lines(stream, progress):
        maker.take(number, line, fresh=fresh)
        if maker.ready:
            yield from maker.ready
            maker.ready.clear()
    maker.finish()
    yield from maker.ready


def _lines(stream: BinaryIO, progress: Callable[[int], None] | None) -> Iterator[tuple[int, bytes, bool]]:
    """(line number, bytes without line end, whether a line begins here); very long lines come in pieces."""
    number, done, told = 1, 0, 0
    fresh = True
    while piece := stream.readline(_PIECE):
        done += len(piece)
        if progress is not None and done - told >= _REPORT_EVERY:
            told = done
            progress(done)
        whole = piece.endswith(b"\n")
        bare = piece.rstrip(b"\r\n") if whole else piece
        if b"\r" in bare:
            # An old Mac's file ends its lines with CR alone.
            *firsts, bare = bare.split(b"\r")
            for first in firsts:
                yield number, first, fresh
                fresh = True
                number += 1
        yield number, bare, fresh
        fresh = whole
        number += whole
    if progress is not None:
        progress(done)


class _Maker:
    """Puts lines together to properties and properties to cards."""

    __slots__ = (
        "_bare",
        "_card",
        "_coded",
        "_data",
        "_gap",
        "_indent",
        "_lines",
        "_nested",
        "_parts",
        "_size",
        "_spoilt",
        "_stray",
        "ready",
    )

    def __init__(self) -> None:
        self.ready: list[Card | ReadProblem] = []
        self._card: Card | None = None
        self._bare = False  # nothing but BEGIN so far
        self._parts: list[bytes] = []
        self._coded = False  # inside a quoted-printable property
        self._data = False  # inside a photo or a key, whose bytes are passed over
        self._gap = False  # an empty line after a soft line break
        self._indent = b""  # what stands before every line of a card that was pasted with its margin
        self._nested = 0
        self._stray = False
        self._spoilt = False  # a damaged line of this card has been named
        self._lines = self._size = 0

    def take(self, number: int, line: bytes, *, fresh: bool) -> None:
        if not fresh:
            self._extend(line)
            return
        if self._bare and line:
            # Nothing can be folded onto BEGIN: whoever wrote this sets in every line of a card.
            self._bare = False
            self._indent = self._indent or line[: len(line) - len(line.lstrip(b" \t"))]
        if self._indent:
            line = line.removeprefix(self._indent)
        if line[:1] in b"BbEeIi \t\xef" and (mark := _MARK.match(line)) and self._is_mark(line, mark[1]):
            if mark[1][:1] in b"bB":
                self._begin(number)
                self._indent = self._indent or line[: len(line) - len(line.lstrip(b" \t"))]
            else:
                self._end(number)
            if mark[2]:
                self.take(number, mark[2], fresh=True)
        elif self._card is not None and not self._nested and _AGENT.match(line):
            self._start(line[: line.index(b":") + 1])
            self._begin(number)
        elif self._card is None:
            self._outside(number, line)
        elif self._nested:
            return
        else:
            self._inside(number, line)

    def _is_mark(self, line: bytes, word: bytes) -> bool:
        """Inside a card an indented BEGIN is folded text, but hardly ever an indented END."""
        return self._card is None or line[:1] not in b" \t" or word[:1] in b"eE"

    def finish(self) -> None:
        if self._card is not None:
            self._close(cut=True)

    def _begin(self, number: int) -> None:
        if self._card is not None:
            if self._nested or self._at_agent():
                self._nested += 1
                if self._nested + 1 > DEPTH:
                    self.ready.append(ReadProblem(line=number, what=TOO_DEEP))
                return
            self._close(cut=True)
        self._card = Card(number)
        self._bare = True
        self._stray = self._spoilt = self._coded = self._data = self._gap = False
        self._lines = self._size = 0

    def _at_agent(self) -> bool:
        head = b"".join(self._parts).rstrip()
        return head.endswith(b":") and head[:5].upper() == b"AGENT"

    def _end(self, number: int) -> None:
        if self._nested:
            self._nested -= 1
            self._parts.clear()
        elif self._card is None:
            self._outside(number, b"END:VCARD")
        else:
            self._close(cut=False)

    def _close(self, *, cut: bool) -> None:
        card = self._card
        if card is None:
            return
        self._finish_property()
        if self._size > CARD_BYTES or self._lines > CARD_LINES:
            self.ready.append(ReadProblem(line=card.line, what=TOO_BIG))
        else:
            self.ready.append(card)
            if cut:
                self.ready.append(ReadProblem(line=card.line, what=CUT))
        self._card = None
        self._indent = b""
        self._nested = 0

    def _outside(self, number: int, line: bytes) -> None:
        if not self._stray and line.strip(b" \t\0\x1a"):
            self._stray = True
            self.ready.append(ReadProblem(line=number, what=STRAY, value=_shown(line)))

    def _inside(self, number: int, line: bytes) -> None:
        if line[:1] in b" \t" and line:
            self._folded(line)
        elif self._coded and self._parts[-1].endswith(b"="):
            self._soft(line)
        elif not line:
            if not self._data:
                self._finish_property()
        elif b":" in line:
            self._start(line)
        elif not self._data:
            self._without_colon(number, line)

    def _folded(self, line: bytes) -> None:
        if self._data:
            return
        if self._coded and self._parts[-1].endswith(b"="):
            # Folding inside quoted-printable indents what is no text: an escape cut from its neighbour.
            rest = line.lstrip(b" \t")
            last = self._parts[-1]
            self._parts[-1] = last[:-1]
            self._extend(rest if rest.startswith(b"=") and last[-4:-3] == b"=" else line)
        else:
            self._extend(line[1:])

    def _soft(self, line: bytes) -> None:
        if not line:
            self._gap = True
        elif self._gap and _PROPERTY.match(line):
            self._start(line)
        else:
            self._gap = False
            self._parts[-1] = self._parts[-1][:-1]
            self._extend(line)
        self._lines += 1

    def _start(self, line: bytes) -> None:
        self._finish_property()
        self._lines += 1
        self._size += len(line)
        head = line[: line.index(b":")].upper()
        if b'"' in head:
            head = _quoted_split(line)[0].upper()
        bare = head.partition(b";")[0].rpartition(b".")[2]
        self._data = bare in _DATA_NAMES
        if b";" in head:
            self._data = self._data or (bare not in _KEPT_DATA and _DATA_CODING.search(head) is not None)
            self._coded = _QP in head and not self._data
        if not self._data:
            self._parts.append(line)

    def _without_colon(self, number: int, line: bytes) -> None:
        self._lines += 1
        if self._parts and self._parts[0][:5].upper() in (b"NOTE:", b"NOTE;"):
            # A note typed over several lines and written as it was.
            self._extend(b"\\n" + line)
        elif self._coded and _ESCAPED.search(line):
            # Broken without a soft line break.
            self._extend(line)
        elif not self._parts or b":" in self._parts[-1]:
            self._finish_property()
            if not self._spoilt and not line.isalpha():
                self._spoilt = True
                self.ready.append(ReadProblem(line=number, what=JUNK, value=_shown(line)))

    def _extend(self, more: bytes) -> None:
        if self._data or not self._parts:
            return
        self._size += len(more)
        self._lines += 1
        if self._size > CARD_BYTES or self._lines > CARD_LINES:
            del self._parts[1:]
        else:
            self._parts.append(more)

    def _finish_property(self) -> None:
        self._gap = False
        if self._parts and self._card is not None and self._size <= CARD_BYTES and self._lines <= CARD_LINES:
            line = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
            self._card.properties.append(_property(line))
        self._parts.clear()
        self._coded = self._data = False


def _property(line: bytes) -> Property:
    head, _, value = _quoted_split(line) if b'"' in line.partition(b":")[0] else line.partition(b":")
    name, _, params = head.decode("utf-8", "replace").partition(";")
    group, _, bare = name.strip().upper().rpartition(".")
    return Property(bare, group, params, value)


def _quoted_split(line: bytes) -> tuple[bytes, bytes, bytes]:
    """At the first colon outside quotation marks; at the first one at all when a mark is never closed."""
    quoted = False
    for place, sign in enumerate(line):
        if sign == 0x22:  # noqa: PLR2004  # "
            quoted = not quoted
        elif sign == 0x3A and not quoted:  # noqa: PLR2004  # :
            return line[:place], b":", line[place + 1 :]
    return line.partition(b":")


def _shown(line: bytes) -> str:
    return line[:_SHOWN].decode("utf-8", "replace")
