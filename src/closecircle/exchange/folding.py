"""Content lines of vCard and iCalendar: escaped, folded at 75 octets between characters, ended by CR and LF."""

from __future__ import annotations

from closecircle.core.text import clean, one_line

_OCTETS = 75


def escaped(text: str) -> str:
    r"""A text value: backslash, comma and semicolon escaped, line breaks as `\n`, control characters gone."""
    bare = clean(text).replace("\t", " ")
    return bare.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def bare(text: str) -> str:
    """A value on one line that is not escaped: an address, a number."""
    return one_line(text)


def folded(line: str) -> str:
    """The line with its end; what is over 75 octets continues behind a space (RFC 2425 5.8.1, RFC 5545 3.1)."""
    if len(line) * 4 <= _OCTETS or (line.isascii() and len(line) <= _OCTETS):
        return f"{line}\r\n"
    pieces: list[str] = []
    start = size = 0
    room = _OCTETS
    for place, sign in enumerate(line):
        octets = len(sign.encode())
        if size + octets > room:
            pieces.append(line[start:place])
            start, size, room = place, 0, _OCTETS - 1  # the space in front counts too
        size += octets
    pieces.append(line[start:])
    return "\r\n ".join(pieces) + "\r\n"
