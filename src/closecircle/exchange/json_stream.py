"""Large JSON a piece at a time: the records of an array one after the other, and on behind any that is damaged.

A whole file of 100 MB as objects takes half a gigabyte, and one missing quotation mark would cost all of it. So an
array is found by what stands before it, and each record in it is decoded by itself.
"""

from __future__ import annotations

import codecs
import re
from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING, BinaryIO

from closecircle.exchange import decoding
from closecircle.exchange.chat_records import BROKEN_BYTES, CUT
from closecircle.exchange.json_value import Json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BROKEN = "The file is damaged at line $line; what stands around it is kept"

LONGEST = 1 << 23  # characters of one record
KEPT = 1 << 20  # characters of what is passed over
_BLOCK = 1 << 18
_BORDER = 1 << 13  # more than any opening, and any sign of what comes next, is long
_NEAR = 100
_DEEP = re.compile(r"(?:[\[{]\s*(?:\"[^\"\\]*\"\s*:\s*)?)+")
_BETWEEN = re.compile(r"[\s,]*")
_END = re.compile(r"\]\s*(?:[}\]]|,\s*\"|$)")
_FIRST_NAME = re.compile(r"\{\s*\"([^\"\\]{1,80})\"\s*:")


class JsonStream:
    """A file read from its beginning to its end, never back.

    Args:
        stream: UTF-8, or UTF-16 and UTF-32 with a mark.
        trouble: Told a line and what is wrong there, an English template with `$line`.
        progress: Told now and then how many bytes have been read.
    """

    def __init__(
        self,
        stream: BinaryIO,
        trouble: Callable[[int, str], object],
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self._stream = decoding.utf8(stream)
        self._trouble = trouble
        self._progress = progress
        self._decode = JSONDecoder().raw_decode
        self._letters: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8")()
        self._text = ""
        self._at = self._bytes = self._lines = 0  # lines: before the text that is held
        self._ended = self._damaged = False

    def find(self, opening: re.Pattern[str]) -> str | None:
        """Go behind the next place that looks so; the text passed over, its last part only, None at the end of all."""
        passed = ""
        while (found := opening.search(self._text, self._at)) is None and not self._ended:
            passed = self._pass(max(self._at, len(self._text) - _BORDER), passed)
            self._more()
        if found is None:
            self._pass(len(self._text), "")
            return None
        return self._pass(found.end(), passed)

    def rest(self) -> str:
        """The text up to the end of the file, its last part only."""
        passed = ""
        while not self._ended:
            passed = self._pass(len(self._text), passed)
            self._more()
        return self._pass(len(self._text), passed)

    def records(self, opening: re.Pattern[str]) -> Iterator[Json]:
        """The objects of the array that begins here, up to its end; what is damaged is named and passed over.

        `opening` is what the next array looks like: behind damage its records are none of this one's.
        """
        first = ""
        while True:
            self._to_next()
            sign = self._text[self._at : self._at + 1]
            if sign == "{":
                value, place = self._one()
                if value is not None:
                    first = first or next(iter(value), "")
                    yield Json(value)
                    continue
            elif sign == "]" and _END.match(self._text, self._at):
                self._at += 1
                return
            else:
                place = self._at
            if not self._behind(place, opening, first):
                return

    def _one(self) -> tuple[dict[str, object] | None, int]:
        """The object here; None, and the place of the damage, where there is none."""
        wanted = _BLOCK
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except RecursionError:
                deep = _DEEP.match(self._text, self._at)
                return None, deep.end() if deep else self._at
            except ValueError as damage:  # also a number of thousands of digits
                if not isinstance(damage, JSONDecodeError):
                    return None, self._at
                endless = damage.msg.startswith("Unterminated")
                if self._ended:
                    cut = endless or not self._text[damage.pos :].strip() or self._text[damage.pos :].isalpha()
                    return None, len(self._text) if cut else damage.pos
                if len(self._text) - self._at > LONGEST or not (endless or damage.pos + _BORDER > len(self._text)):
                    return None, damage.pos
                self._pass(self._at, "")
                while len(self._text) < wanted and not self._ended:
                    self._more()
                wanted *= 2
                continue
            if self._damaged and "\ufffd" in self._text[self._at : end]:
                self._trouble(self._line(self._at), BROKEN_BYTES)
            self._at = end
            return value, end

    def _behind(self, place: int, opening: re.Pattern[str], first: str) -> bool:
        """Name the damage at `place` and go on to the next record; False when the array has none further.

        Records of one array begin with the same name, and what lies inside them with another one.
        """
        if self._ended and not self._text[place:].strip():
            self._trouble(self._line(len(self._text)), CUT)
        else:
            self._trouble(self._line(place), BROKEN)
        here = _FIRST_NAME.match(self._text, self._at)
        name = re.escape(first or (here[1] if here else "")) or r"[^\"\\]{1,80}"
        begins = re.compile(rf"(?P<record>\{{\s*\"{name}\"\s*:)|{opening.pattern}")
        # A quotation mark that is missing shows only in the name with which the next record begins.
        self._at = max(self._at + 1, place - _NEAR)
        while (found := begins.search(self._text, self._at)) is None and not self._ended:
            self._pass(max(self._at, len(self._text) - _BORDER), "")
            self._more()
        if found is None or found["record"] is None:
            return False
        self._at = found.start()
        return True

    def _to_next(self) -> None:
        """Over spaces and commas, with enough in hand to see what comes."""
        while True:
            found = _BETWEEN.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if len(self._text) - self._at >= _BORDER or self._ended:
                return
            self._pass(self._at, "")
            self._more()

    def _more(self) -> None:
        piece = self._stream.read(_BLOCK)
        self._bytes += len(piece)
        if self._progress is not None and piece:
            self._progress(self._bytes)
        self._ended = not piece
        before = self._letters.getstate()
        try:
            self._text += self._letters.decode(piece, final=self._ended)
        except UnicodeDecodeError:
            self._damaged = True
            self._letters = codecs.getincrementaldecoder("utf-8")("replace")
            self._letters.setstate(before)
            self._text += self._letters.decode(piece, final=self._ended)

    def _pass(self, place: int, passed: str) -> str:
        """Let go of the text before `place`."""
        gone = self._text[:place]
        seen = (passed + gone[self._at :])[-KEPT:]
        self._lines += gone.count("\n")
        self._text = self._text[place:]
        self._at = 0
        return seen

    def _line(self, place: int) -> int:
        return self._lines + self._text.count("\n", 0, place) + 1
