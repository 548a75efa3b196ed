"""Archives, looked into where they lie: nothing is unpacked to a disk, and none gets to be larger than it should."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from closecircle.core.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MEMBERS = 20_000
MEMBER_BYTES = 200 * 1024 * 1024
ARCHIVE_BYTES = 1024 * 1024 * 1024

_SPREADSHEET = "$name is a spreadsheet; save it as CSV (UTF-8) and bring that in"
_TRICKS = "$name holds files that point outside of it and is not opened"
_BOMB = "$name unpacks to more than can be read and is not opened"
_LOCKED = "$name is locked with a password; unpack it first"
_DAMAGED = "$name is a damaged archive"

_READABLE = re.compile(r"(?i)(?:\.(?:txt|csv|tsv|vcf|vcard|json|jsonl|xml|md|mbox|eml)|/[^./]+|^[^./]+)$")
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
_Found = TypeVar("_Found")


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, closed again afterwards.

    Raises:
        Unreadable: It is damaged.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as trouble:
        raise Unreadable(_DAMAGED, name=path.name) from trouble
    with archive:
        yield archive


def readable(archive: zipfile.ZipFile, name: str) -> list[str]:
    """The members that may be text, by name.

    Raises:
        Unreadable: It is a spreadsheet, is locked, plays path tricks, or would unpack to more than can be read.
    """
    members = archive.infolist()
    if any(member.filename in ("xl/workbook.xml", "[Content_Types].xml") for member in members):
        raise Unreadable(_SPREADSHEET, name=name)
    if any(_OUTSIDE.search(member.filename) or stat.S_ISLNK(member.external_attr >> 16) for member in members):
        raise Unreadable(_TRICKS, name=name)
    texts = [one for one in members if not one.is_dir() and one.file_size and _READABLE.search(one.filename)]
    if any(member.flag_bits & 1 for member in texts):
        raise Unreadable(_LOCKED, name=name)
    sizes = [member.file_size for member in texts]
    if len(members) > MEMBERS or sum(sizes) > ARCHIVE_BYTES or max(sizes, default=0) > MEMBER_BYTES:
        raise Unreadable(_BOMB, name=name)
    return sorted(member.filename for member in texts)


class Member(io.RawIOBase):
    """A member's bytes as they are unpacked, stopping at the cap whatever size the archive claims.

    Raises:
        Unreadable: While reading, when the archive turns out to be damaged or too large.
    """

    def __init__(self, archive: zipfile.ZipFile, member: str, name: str) -> None:
        self._name = name
        self._stream = self._guarded(lambda: archive.open(member))

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always: a member is unpacked again from its beginning."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # the library asks for any buffer
        """Fill the buffer as far as the member goes."""
        piece = self._guarded(lambda: self._stream.read(len(buffer)))
        if self._stream.tell() > MEMBER_BYTES:
            raise Unreadable(_BOMB, name=self._name)
        buffer[: len(piece)] = piece
        return len(piece)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._guarded(lambda: self._stream.seek(offset, whence))

    def close(self) -> None:
        """Let go of the archive."""
        if hasattr(self, "_stream"):  # not where the member could not be opened at all
            self._stream.close()
        super().close()

    def tell(self) -> int:
        """How far it has been read."""
        return self._stream.tell()

    def _guarded(self, deed: Callable[[], _Found]) -> _Found:
        try:
            return deed()
        except _BROKEN as trouble:
            raise Unreadable(_DAMAGED, name=self._name) from trouble
