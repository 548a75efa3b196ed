"""JSON archives of any size as a stream of (path, event, value); damage ends the stream and is named."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from closecircle.core.text import clean
from closecircle.exchange import decoding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

    from closecircle.exchange.chat_records import ChatReading

BROKEN = "The file is damaged at line $line; what came before is kept"
NO_DATE = "Message $line has no date that can be read and was left out: $value"
# Small, because each event carries its whole path: deep nesting must show before it has eaten the memory.
_READ = 1 << 12
_LONGEST_PATH = 512
_SMALL = 1 << 24


def events(
    stream: BinaryIO, reading: ChatReading, progress: Callable[[int], None] | None = None
) -> Iterator[tuple[str, str, Any]]:
    """What ijson's `parse` gives, up to the first damage."""
    import ijson  # noqa: PLC0415  # only where an archive is read

    start = stream.tell() if stream.seekable() else None
    counted = _Counted(decoding.utf8(stream), progress)
    try:
        for event in ijson.parse(counted, use_float=True, buf_size=_READ):
            if len(event[0]) > _LONGEST_PATH:
                reading.trouble(counted.lines + 1, BROKEN)
                return
            yield event
    except (ijson.JSONError, UnicodeError, OverflowError, RecursionError):
        line = counted.lines + 1
        if start is not None and counted.bytes < _SMALL:
            stream.seek(start)
            line = _line_of_damage(stream.read(_SMALL), line)
        reading.trouble(line, BROKEN)


def _line_of_damage(data: bytes, fallback: int) -> int:
    """Exactly where, for files small enough to look again."""
    try:
        json.loads(decoding.text(data)[0])
    except json.JSONDecodeError as damage:
        return damage.lineno
    except (ValueError, RecursionError):
        return fallback
    return fallback


class _Counted:
    """A stream that knows how many bytes and lines have been taken from it."""

    def __init__(self, stream: BinaryIO, progress: Callable[[int], None] | None) -> None:
        self._stream = stream
        self._progress = progress
        self.bytes = self.lines = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.bytes += len(piece)
        self.lines += piece.count(b"\n")
        if self._progress is not None and piece:
            self._progress(self.bytes)
        return piece


def text_of(value: object) -> str:
    """A string value made harmless, '' for anything else."""
    return clean(value) if isinstance(value, str) else ""


def wall_clock(seconds: float, zone: tzinfo | None) -> datetime | None:
    """Seconds since 1970 (UTC) as the clock on the wall showed them in `zone`, None: where this computer is."""
    try:
        moment = datetime.fromtimestamp(seconds, zone)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.replace(tzinfo=None)
