"""Text that comes in from a file or a pipe."""

from __future__ import annotations

import sys
from pathlib import Path

from closecircle.core.errors import Unreadable
from closecircle.core.text import clean


def read_text(name: str) -> str:
    """The cleaned text of a file, or of stdin for "-".

    Raises:
        Unreadable: it is not there, may not be read, or is no UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        raise Unreadable("$file cannot be read: $why.", file=name, why=getattr(error, "strerror", "") or "") from None
    try:
        return clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("$file is not UTF-8 text.", file=name) from None
