"""The only writer of stdout and stderr: text made harmless, columns in terminal cells, JSON for scripts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from closecircle.core.patterns import Pattern
from closecircle.core.text import cells, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

# What JSON itself would leave raw, though a terminal may act on it.
_UNSAFE_IN_JSON = Pattern("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")

_PIECE = 1 << 16


def say(text: str = "", *, lines: bool = False) -> None:
    """Write a line to stdout; `lines` keeps the line breaks of a longer text."""
    sys.stdout.write(visible(text, lines=lines) + "\n")


def tell(text: str) -> None:
    """Write a message to stderr: it is about the work, not the work itself."""
    sys.stderr.write(visible(text, lines=True) + "\n")


def say_json(document: object) -> None:
    """Write one JSON document to stdout."""
    import json  # noqa: PLC0415  # only for scripts

    text = json.dumps(document, ensure_ascii=False, indent=2)
    sys.stdout.write(_UNSAFE_IN_JSON.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n")


def say_table(rows: Iterable[Sequence[str]]) -> None:
    """Write rows as columns that line up, whatever the script; the last column runs free."""
    shown = [[visible(value) for value in row] for row in rows]
    if not shown:
        return
    widths = [max(cells(row[place]) for row in shown) for place in range(len(shown[0]))]
    for row in shown:
        padded = [value + " " * (width - cells(value)) for value, width in zip(row, widths, strict=True)]
        sys.stdout.write("  ".join(padded).rstrip() + "\n")


def pour(document: BinaryIO) -> None:
    """Write a whole file to stdout: byte for byte into a pipe, made harmless line by line on a terminal."""
    if sys.stdout.isatty():
        for line in document:
            say(line.decode("utf-8", "replace").rstrip("\r\n"))
        return
    sys.stdout.flush()
    while piece := document.read(_PIECE):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def is_terminal() -> bool:
    """Whether somebody sits at both ends, so that a question can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
