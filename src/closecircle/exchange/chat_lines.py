"""A text chat's bytes as lines: decoded, NFC, without control characters; a block at a time, so a line costs little."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from typing import TYPE_CHECKING, BinaryIO, cast

from closecircle.core.errors import Unreadable
from closecircle.exchange import decoding
from closecircle.exchange.chat_records import BROKEN_BYTES, NOT_A_CHAT, TOO_LONG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from closecircle.exchange.chat_records import ChatReading

BLOCK = 1 << 18
_IN_MEMORY = 1 << 23
LONGEST = 1 << 20
HEAD_LINES = 400
# Control characters but tab, newline and carriage return; lone surrogates cannot come out of a decoder.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Perhaps cut in the middle.
_LAST_CHARACTER = re.compile(rb"[\xc0-\xff][\x80-\xbf]{0,3}\Z")
_SAMPLE = 1 << 14


class Lines:
    """Lines of a stream, without their line feed.

    `head` is the first few hundred without consuming them. With `keep_cr` a line that ended in CRLF keeps its CR,
    which tells KakaoTalk's records from line breaks inside a message.

    Raises:
        Unreadable: The bytes are no text at all.
    """

    def __init__(
        self,
        stream: BinaryIO,
        reading: ChatReading,
        *,
        keep_cr: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self._stream = decoding.utf8(stream)
        self._reading = reading
        self._keep_cr = keep_cr
        self._progress = progress
        self._encoding = ""
        self._numbered = 0
        self._rest = b""
        self._bytes = 0
        self.ended_in_line = False
        self._first = self._block()
        self.head: list[str] = (self._first or [])[:HEAD_LINES]

    def __iter__(self) -> Iterator[str]:
        block = self._first
        self._first = None
        while block is not None:
            yield from block
            block = self._block()

    def _block(self) -> list[str] | None:
        """The lines of the next block, None at the end."""
        data = self._bytes_of_whole_lines()
        if not data:
            return None
        self.ended_in_line = not data.endswith(b"\n")
        if not self._numbered and data[:_SAMPLE].count(0) > len(data[:_SAMPLE]) // 50:
            raise Unreadable(NOT_A_CHAT, name=self._reading.name)
        text = self._decoded(data)
        if "\r" in text:
            if not self._keep_cr:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            elif "\n" not in text:
                text = text.replace("\r", "\n")
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        if _CONTROL.search(text):
            text = _CONTROL.sub("", text)
        lines = text.removesuffix("\n").split("\n")
        self._numbered += len(lines)
        return lines

    def _bytes_of_whole_lines(self) -> bytes:
        """As many lines as a block holds; of a line that is too long its beginning, b"" at the end of the file."""
        pieces, size, told = [self._rest], len(self._rest), False
        self._rest = b""
        while piece := self._stream.read(BLOCK):
            self._bytes += len(piece)
            if self._progress is not None:
                self._progress(self._bytes)
            if size > LONGEST:
                if not told:
                    told = True
                    self._reading.trouble(self._numbered + 1, TOO_LONG)
                    pieces[-1] = _LAST_CHARACTER.sub(b"", pieces[-1])
                end = piece.find(b"\n")
                piece = piece[end:] if end >= 0 else b""  # what is left of it
            cut = piece.rfind(b"\n") + 1
            if cut:
                pieces.append(piece[:cut])
                self._rest = piece[cut:]
                break
            pieces.append(piece)
            size += len(piece)
        return b"".join(pieces)

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode(self._encoding or "utf-8")
        except UnicodeDecodeError:
            pass
        if not self._encoding:
            read = data.decode("utf-8", "replace")
            if _mostly_utf8(read):
                self._encoding = "utf-8"
            else:
                self._encoding = decoding.guess(data[:BLOCK])
                return self._decoded(data)
        return self._mended(data)

    def _mended(self, data: bytes) -> str:
        """Line by line, so that each damaged one is named."""
        lines = []
        for offset, line in enumerate(data.split(b"\n")):
            try:
                lines.append(line.decode(self._encoding))
            except UnicodeDecodeError:
                lines.append(line.decode(self._encoding, "replace"))
                self._reading.trouble(self._numbered + offset + 1, BROKEN_BYTES)
        return "\n".join(lines)


def _mostly_utf8(read: str) -> bool:
    return 4 * read.count("\ufffd") <= sum(not sign.isascii() for sign in read)


def rewindable(stream: BinaryIO) -> BinaryIO:
    """The stream itself, or a copy of it that can be read twice."""
    if stream.seekable():
        return stream
    copy = _Copy(max_size=_IN_MEMORY)
    while piece := stream.read(BLOCK):
        copy.write(piece)
    copy.seek(0)
    return cast("BinaryIO", copy)


class _Copy(tempfile.SpooledTemporaryFile[bytes]):
    """In memory while small, else in a file without a name; gone with the reading that holds it."""

    def __del__(self) -> None:
        self.close()
