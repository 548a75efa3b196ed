"""KakaoTalk for Mac: `Date,User,Message` rows, quoted or not, with line breaks inside messages."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from closecircle.exchange.chat_bodies import kind_of
from closecircle.exchange.chat_records import BEFORE_ANY, CUT, NO_SUCH_DAY, Message
from closecircle.exchange.chat_times import Clocks, Midnights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closecircle.exchange.chat_lines import Lines
    from closecircle.exchange.chat_records import ChatReading

_ROW = re.compile(r'"?(\d{4}-\d{1,2}-\d{1,2})[ T]((?:[^\W\d]+ ?)?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)"?,')
_NOBODY = re.compile(r'(?:""|),(?:""|),')
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?:,|$)')


def csv_messages(  # noqa: C901  # one loop, so that a line costs little
    lines: Lines, reading: ChatReading
) -> Iterator[Message]:
    """The rows with a date and a user. A row is known by its stamp, so a quote never closed costs one message only."""
    days, clocks = Midnights(_midnight), Clocks()
    at = None
    row: list[str] = []
    begun = 0
    for number, raw in enumerate(lines, 1):
        line = raw.removesuffix("\r")
        match = _ROW.match(line)
        if match is None:
            if _NOBODY.match(line) and not _is_open(row):
                if at is not None:
                    yield _message(at, row, begun)
                at, row = None, []
                reading.system_lines += 1
            elif at is not None:
                row.append(line)
            elif number > 1 and line.strip() and not reading.system_lines:
                reading.trouble(number, BEFORE_ANY, line)
            continue
        day, time = days[match[1]], clocks[match[2]]
        stamp = None if day is None or time is None else day + time
        if at is not None and stamp is not None and stamp < at and _is_open(row):
            row.append(line)
            continue
        if at is not None:
            yield _message(at, row, begun)
        at = stamp
        row, begun = [line[match.end() :]], number
        if at is None:
            reading.trouble(number, NO_SUCH_DAY, line)
    if at is not None and lines.ended_in_line and len(row) == 1 and _is_cut(row[0]):
        reading.trouble(begun, CUT)
    elif at is not None:
        yield _message(at, row, begun)


def _is_cut(rest: str) -> bool:
    """Whether the file ends inside the name, before anything was said."""
    quoted = _QUOTED.match(rest)
    return "," not in rest if quoted is None and rest[:1] != '"' else quoted is None or quoted[0][-1:] != ","


def _is_open(row: list[str]) -> bool:
    """Whether the message's quotation mark has not been closed yet."""
    return sum(line.count('"') for line in row) % 2 == 1


def _message(at: datetime, row: list[str], line: int) -> Message:
    rest = "\n".join(row) if len(row) > 1 else row[0]
    quoted = _QUOTED.match(rest)
    if quoted is not None:
        user, body = quoted[1].replace('""', '"'), rest[quoted.end() :]
    else:
        user, _, body = rest.partition(",")
    body = body.rstrip("\n")
    if body.startswith('"'):
        body = body[1:].removesuffix('"').replace('""', '"')
    kind, seconds = kind_of(body)
    return Message(at, user.strip(), body, line, kind, seconds)


def _midnight(text: str) -> datetime | None:
    year, month, day = text.split("-")
    try:
        return datetime(int(year), int(month), int(day))  # noqa: DTZ001  # a wall clock without a zone
    except ValueError:
        return None
