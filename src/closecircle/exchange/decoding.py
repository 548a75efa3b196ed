"""Bytes to text in the order that loses least: mark, NULs, strict UTF-8, what is declared, Korean, a guess."""

from __future__ import annotations

import codecs
import io
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, BinaryIO

from closecircle.exchange import codepages
from closecircle.exchange.everyday import SYLLABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HANGUL = range(0xAC00, 0xD7A4)
_MOSTLY = 0.6
_NEARLY = 0.9
_KANA = range(0x3041, 0x30FF)
_LAST_OF_LATIN = 0x2000
_UNLIKELY = ["cp949", "euc_kr", "johab", "cp1006", "hp_roman8", "cp037", "cp500", "cp775", "mac_cyrillic"]
_STUCK = re.compile("[A-Za-z][가-힣][a-z]")
_STUCK_TO_LATIN = re.compile("[A-Za-z][\u3400-\u9fff]|[\u3400-\u9fff][a-z]")
_SAMPLE = 1 << 16
_BLOCK = 1 << 20
_THREE_BYTES = "\u0800"
_ALIASES = {
    # Each to the wider code page of the same family, which is what Windows writes under the narrow name.
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "ascii": "",
    "utf-7": "",
}
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@lru_cache(maxsize=64)
def codec(name: str) -> str:
    """Python's name of a declared charset, '' for one that is unknown, plain ASCII or not text at all."""
    bare = name.strip().strip("\"'").lower()
    bare = re.sub(r"^(?:x-)?(?:windows|cp|ms)-?(\d+)$", r"cp\1", bare)
    try:
        found = codecs.lookup(bare)
    except (LookupError, ValueError):
        return ""
    if not getattr(found, "_is_text_encoding", True) or found.name in _NO_CHARSETS:
        return ""
    return _ALIASES.get(found.name, found.name)


def sniff(head: bytes) -> str:
    """The encoding a file's first bytes show by a mark or by NULs: utf-8-sig, utf-16…; '' when they show none."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if (even + odd) * 50 < len(head) or not head or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def guess(sample: bytes, declared: Sequence[str] = ()) -> str:
    """The likeliest encoding of bytes that are not UTF-8; latin-1, which reads anything, when nothing fits.

    Args:
        sample: The undecodable lines, the more the better.
        declared: Charsets that the same file declares elsewhere.
    """
    for name in declared:
        known = codec(name)
        if known and known != "utf-8" and _reads(sample, known):
            return known
    for fits, encoding in _OF_THE_EAST:
        if fits(sample):
            return encoding
    page = codepages.likely(sample)
    if page:
        return page
    from charset_normalizer import from_bytes  # noqa: PLC0415  # 29 ms, for the rare file that needs it

    best = from_bytes(sample[:_SAMPLE], cp_exclusion=_UNLIKELY).best()
    return best.encoding if best is not None and best.encoding != "ascii" else "latin-1"


def text(data: bytes, declared: Sequence[str] = ()) -> tuple[str, str]:
    """A whole small text and the encoding it was read in; what still does not fit becomes U+FFFD."""
    marked = sniff(data[:_SAMPLE])
    if marked:
        return data.decode(marked, "replace").removeprefix("\ufeff"), marked
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        encoding = guess(data, declared) if not _is_cut(data) else "utf-8"
        return data.decode(encoding, "replace"), encoding


def undecodable(stream: BinaryIO) -> bytes:
    """Lines of a stream that are neither UTF-8 nor of a declared charset, 64 KB at most; it is left where it was."""
    begin = stream.tell()
    kept: list[bytes] = []
    size = 0
    while size < _SAMPLE and (block := stream.read(_BLOCK)):
        block += stream.readline(_SAMPLE)
        if not block.isascii() and not is_utf8(block):
            for line in block.splitlines():
                if not line.isascii() and b"CHARSET=" not in line and not is_utf8(line) and not damaged_utf8(line):
                    kept.append(line)
                    size += len(line)
    stream.seek(begin)
    return b"\n".join(kept)[:_SAMPLE]


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 throughout."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def damaged_utf8(data: bytes) -> bool:
    """Whether a few bad bytes stand among characters that hardly any other encoding would make look like UTF-8."""
    read = data.decode("utf-8", "replace")
    return sum(_THREE_BYTES <= sign != "\ufffd" for sign in read) > read.count("\ufffd")


def _is_cut(data: bytes) -> bool:
    """Whether nearly all of it is UTF-8 with a place or two of damage, as a cut file has."""
    read = data.decode("utf-8", "replace")
    return 20 * read.count("\ufffd") < sum(not sign.isascii() for sign in read)


def utf8(stream: BinaryIO) -> BinaryIO:
    """The same bytes without a mark; UTF-16 and UTF-32 become UTF-8 on the way, a block at a time."""
    raw: io.RawIOBase = _Raw(stream)
    source = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(raw)
    marked = sniff(source.peek(4096)[:4096])
    if marked == "utf-8-sig":
        source.read(3)
    if marked in ("", "utf-8-sig"):
        return source
    recoded: io.RawIOBase = _Recoded(source, marked)
    return io.BufferedReader(recoded)


class _Raw(io.RawIOBase):
    """Any readable thing as a raw stream, so that it can be buffered and looked into."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # the library asks for any buffer
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class _Recoded(io.RawIOBase):
    """A stream in another encoding, read as UTF-8."""

    def __init__(self, source: BinaryIO, encoding: str) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # the library asks for any buffer
        while not self._ready:
            piece = self._source.read(_SAMPLE)
            read = self._decoder.decode(piece, final=not piece)
            self._ready = read.encode("utf-8", "replace")
            if not piece:
                break
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size


def _reads(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_korean(sample: bytes) -> bool:
    """CP949 reads nearly any bytes, so most of what comes out must be Hangul, and of the everyday kind.

    A word of another script shows as rare syllables, or as syllables stuck between Latin letters.
    """
    text = sample.decode("cp949", "replace")
    beyond = [sign for sign in text if not sign.isascii()]
    hangul = [sign for sign in beyond if ord(sign) in _HANGUL]
    if not beyond or len(hangul) <= _MOSTLY * len(beyond):
        return False
    return sum(sign in SYLLABLES for sign in hangul) > _MOSTLY * len(hangul) and not _STUCK.search(text)


def _is_japanese(sample: bytes, encoding: str) -> bool:
    """Whether it reads without fault, and a third of it are kana, which names and notes never do without for long."""
    try:
        beyond = [sign for sign in sample.decode(encoding) if not sign.isascii()]
    except UnicodeDecodeError:
        return False
    kana = sum(ord(sign) in _KANA for sign in beyond)
    return kana * 3 >= len(beyond) > 1 and all(ord(sign) > _LAST_OF_LATIN for sign in beyond)


def _is_chinese(sample: bytes) -> bool:
    """Whether nearly all of it is everyday characters of GB 2312 (its first level)."""
    beyond = [sign for sign in sample.decode("gb18030", "replace") if not sign.isascii()]
    everyday = sum(0xB0 <= sign.encode("gb2312", "ignore")[:1].ljust(1, b"\0")[0] <= 0xD7 for sign in beyond)  # noqa: PLR2004  # rows 16 to 55
    return len(beyond) > 1 and everyday > _NEARLY * len(beyond)


def _is_traditional(sample: bytes) -> bool:
    """Whether all of it is everyday characters of Big5 (its first level), none of them stuck to Latin letters."""
    try:
        text = sample.decode("big5")
    except UnicodeDecodeError:
        return False
    beyond = [sign for sign in text if not sign.isascii()]
    everyday = all(0xA4 <= sign.encode("big5")[0] <= 0xC6 for sign in beyond)  # noqa: PLR2004  # its first level
    return len(beyond) > 1 and everyday and not _STUCK_TO_LATIN.search(text)


# In this order: Korean bytes make good Chinese of either kind.
_OF_THE_EAST: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (_is_korean, "cp949"),
    (partial(_is_japanese, encoding="cp932"), "cp932"),
    (partial(_is_japanese, encoding="euc_jp"), "euc_jp"),
    (_is_chinese, "gb18030"),
    (_is_traditional, "big5"),
)
