"""Opening a source: a file by its path, or a stream that somebody else opened and will close."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE_BYTES = 200 * 1024 * 1024
TOO_BIG = "$name is larger than 200 MB; export less at a time"
_NOT_THERE = "$name cannot be opened: $why"


@contextmanager
def opened(source: Path | BinaryIO, name: str = "", most: int | None = None) -> Iterator[tuple[BinaryIO, str]]:
    """The bytes of a source and what it is called in messages; `most`: how many a file may hold.

    Raises:
        Unreadable: The file cannot be opened or read, or is larger.
    """
    if not isinstance(source, Path):
        yield source, name or str(getattr(source, "name", "") or "the file")
        return
    try:
        if most is not None and source.stat().st_size > most:
            raise Unreadable(TOO_BIG, name=source.name)
        with source.open("rb") as stream:
            yield stream, source.name
    except OSError as trouble:
        raise Unreadable(_NOT_THERE, name=source.name, why=trouble.strerror or trouble) from trouble
