"""The lines of KakaoTalk's text exports: stamps with a whole date on phones, day lines and brackets on Windows."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from closecircle.exchange.chat_bodies import kind_of
from closecircle.exchange.chat_records import BEFORE_ANY, CUT, NO_SUCH_DAY, Message
from closecircle.exchange.chat_times import Clocks, Midnights, month_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closecircle.exchange.chat_lines import Lines
    from closecircle.exchange.chat_records import ChatReading

_S = "[ \u202f\u00a0\u2009]"
_CLOCK = rf"(?:(?:오전|오후|午前|午後|AM|PM){_S}?)?\d{{1,2}}:\d\d"
_ENGLISH_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
_ENGLISH_CLOCK = rf"\d{{1,2}}:\d\d(?:{_S}?[AaPp]\.?[Mm]\.?)?"
STAMP = re.compile(
    r"(?:"
    rf"(?P<ymd>\d{{4}}(?:년|年|\.|-|/) ?\d{{1,2}}(?:월|月|\.|-|/) ?\d{{1,2}}(?:일|日|\.)?),? (?P<clock>{_CLOCK})|"
    rf"(?P<mdy>{_ENGLISH_DAY})(?:,| at){_S}(?P<time>{_ENGLISH_CLOCK})|"
    rf"(?P<first>{_ENGLISH_CLOCK}), (?P<after>{_ENGLISH_DAY})"
    r")(?P<mark>, |: |$)"
)
BRACKETS = re.compile(rf"\[(.*?)\] \[({_CLOCK}|{_ENGLISH_CLOCK})\](?: |$)")
RULE = re.compile(r"-{5,}(?: (.+?) -{5,})?\s*")
_DAY = re.compile(
    r"(?:"
    r"(\d{4})(?:년|年) ?(\d{1,2})(?:월|月) ?(\d{1,2})(?:일|日)"
    r"(?: ?\(?[월화수목금토일月火水木金土日](?:요일|曜日)?\)?)?|"
    r"(?:[A-Z][a-z]{2,8}, )?([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4})|"
    r"(?:[A-Z][a-z]{2,8},? )?(\d{1,2}) ([A-Z][a-z]{2,8}),? (\d{4})"
    r")"
)
_PARTS = re.compile(r"\d+|[A-Z][a-z]+")
_SYSTEM = re.compile(
    r".{1,60}님(?:이|을|과|께서)? ?.{0,60}(?:들어왔|나갔|초대했|내보냈|되었|변경했)습니다\.?|"
    r"(?:(?:채팅방 )?관리자가 )?메시지를 가렸습니다\.?|(?:삭제된 메시지입니다|메시지가 삭제되었습니다)\.?|"
    r".{1,60} (?:joined|left)(?: (?:this|the) (?:chat ?room|chat|group))?\.|.{1,60} invited .{1,200}\.|"
    r".{1,60} has (?:joined|left|been removed).{0,40}\."
)
_TITLES = (
    re.compile(r"(?P<name>.+?)?\s*\((?P<count>\d+)명\)과 카카오톡 대화(?:-\d+)?(?:\.txt)?"),
    re.compile(r"(?P<name>.+?) (?P<count>\d+) 님과 카카오톡 대화(?:-\d+)?(?:\.txt)?"),
    re.compile(r"(?P<name>.*?) ?님과 카카오톡 대화(?:-\d+)?(?:\.txt)?"),
    re.compile(r"KakaoTalk Chats with (?P<name>.+?) \((?P<count>\d+) people\)(?:-\d+)?(?:\.txt)?"),
    re.compile(r"KakaoTalk Chats with ?(?P<name>.*?)(?:-\d+)?(?:\.txt)?"),
    re.compile(r"(?P<name>.*?) with KakaoTalk Chats"),
    re.compile(r"Chat with (?P<name>.+)"),
)
SAVED = re.compile(r"(?:저장한 날짜|Date Saved|保存した日付|保存日時?) ?: ?.+")
_HEADER_LINES = 12
TITLE_LENGTH = 300
_SYSTEM_ENDS = (".", "다")
_CUT_STAMP = re.compile(
    r"\d{4}(?:[년年.-][\d년월일年月日.\- ]{0,12}(?:오|오[전후]|午|午[前後])?[ \d:]{0,6})?,?|"
    r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}(?:,| at)[ \d:]{0,8}[AP]?M?,?"
)
_CUT_BRACKET = re.compile(r"\[[^\]]{0,60}(?:\](?: (?:\[[^\]]{0,9})?)?)?")


def title_of(line: str) -> re.Match[str] | None:
    """The match of a header that names the room, with the groups `name` and perhaps `count`."""
    if len(line) > TITLE_LENGTH:
        return None
    return next((match for pattern in _TITLES if (match := pattern.fullmatch(line.strip()))), None)


def day_of(text: str) -> date | None:
    """A day line's date, None for any other text and for days that do not exist."""
    match = _DAY.fullmatch(text.strip()) if len(text) < TITLE_LENGTH else None
    if match is None:
        return None
    year, month, day, en_month, en_day, en_year, gb_day, gb_month, gb_year = match.groups()
    try:
        if year:
            return date(int(year), int(month), int(day))
        if en_year:
            return date(int(en_year), month_of(en_month), int(en_day))
        return date(int(gb_year), month_of(gb_month), int(gb_day))
    except ValueError:
        return None


def mobile(  # noqa: C901, PLR0912, PLR0915  # one loop, so that a line costs little
    lines: Lines, reading: ChatReading, *, crlf: bool
) -> Iterator[Message]:
    """Android and iOS: every message and every system line carries the whole stamp."""
    days, clocks = Midnights(_midnight), Clocks()
    stamp_of = STAMP.match
    at: datetime | None = None
    sender = ""
    body: list[str] = []
    begun = number = 0
    dangling = False
    started = False
    line = ""
    for number, line in enumerate(lines, 1):  # the last one is looked at behind the loop
        inside, dangling = dangling, crlf
        if line[-1:] == "\r":
            line, dangling = line[:-1], False  # noqa: PLW2901  # the same line without its end
        match = stamp_of(line)
        if match is None:
            if at is None:
                _outside(reading, number, line, started=started)
            elif line and (line[0].isdigit() or line[0].isupper()) and (on := day_of(line)) is not None:
                if on >= at.date() or not body[-1].strip():
                    _drop_rule(body)
                else:
                    body.append(line)
            else:
                body.append(line)
            continue
        ymd, clock, mdy, time, first, after, mark = match.groups()
        day, since = days[ymd or mdy or after], clocks[clock or time or first]
        stamp = None if day is None or since is None else day + since
        if at is not None and (
            (inside and stamp is not None and stamp < at)
            or (not mark and stamp is not None and stamp.date() < at.date() and body[-1].strip())
        ):
            # Pasted from elsewhere: a line break inside a message is a bare LF, and what is quoted is older.
            body.append(line)
            continue
        if at is not None:
            yield _message(at, sender, body, begun)
        at, started = None, True
        if stamp is None:
            reading.trouble(number, NO_SUCH_DAY, line)
        elif mark == ", ":
            rest = line[match.end() :]
            sender, colon, text = rest.partition(" : ")
            if colon:
                at, body, begun = stamp, [text], number
            elif rest.endswith(" :"):
                at, sender, body, begun = stamp, rest[:-2], [""], number
            else:
                reading.system_lines += 1
        elif mark:
            reading.system_lines += 1
    if lines.ended_in_line and _CUT_STAMP.fullmatch(line):
        reading.trouble(number, CUT)
        if at is not None and len(body) > 1:
            body.pop()
    if at is not None:
        yield _message(at, sender, body, begun)


def windows(  # noqa: C901, PLR0912  # one loop, so that a line costs little
    lines: Lines, reading: ChatReading, *, crlf: bool
) -> Iterator[Message]:
    """Windows: a line for each day, `[name] [time] text`, and system lines without any mark."""
    clocks = Clocks()
    brackets = BRACKETS.match
    on: datetime | None = None
    at: datetime | None = None
    sender = ""
    body: list[str] = []
    begun = number = 0
    dangling = started = False
    line = ""
    for number, line in enumerate(lines, 1):
        inside, dangling = dangling, crlf
        if line[-1:] == "\r":
            line, dangling = line[:-1], False  # noqa: PLW2901  # the same line, tidied
        match = brackets(line) if line[:1] == "[" else None
        if match is None:
            if line[:5] == "-----" and (rule := RULE.fullmatch(line)) and rule[1] and (day := day_of(rule[1])):
                midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a wall clock without a zone
                if on is None or midnight >= on:
                    if at is not None:
                        yield _message(at, sender, body, begun)
                    on, at, started = midnight, None, True
                    continue
            if at is not None and line[-1:] in _SYSTEM_ENDS and not inside and _SYSTEM.fullmatch(line):
                yield _message(at, sender, body, begun)
                at = None
                reading.system_lines += 1
            elif at is not None:
                body.append(line)
            elif started and line.strip():
                reading.system_lines += 1
            else:
                _outside(reading, number, line, started=started)
            continue
        since = clocks[match[2]]
        stamp = None if on is None or since is None else on + since
        if inside and at is not None and stamp is not None and stamp < at:
            body.append(line)
            continue
        if at is not None:
            yield _message(at, sender, body, begun)
        at, sender, body, begun = stamp, match[1], [line[match.end() :]], number
        if at is None:
            reading.trouble(number, NO_SUCH_DAY if since is None else BEFORE_ANY, line)
    if lines.ended_in_line and at is not None and len(body) > 1 and _CUT_BRACKET.fullmatch(line):
        reading.trouble(number, CUT)
        body.pop()
    if at is not None:
        yield _message(at, sender, body, begun)


def _message(at: datetime, sender: str, body: list[str], line: int) -> Message:
    text = body[0]
    if len(body) > 1:
        while len(body) > 1 and not body[-1].strip():
            body.pop()
        text = "\n".join(body)
    if "\r" in text:
        text = text.replace("\r", "\n")
    kind, seconds = kind_of(text)
    return Message(at, sender.strip(), text, line, kind, seconds)


def _drop_rule(body: list[str]) -> None:
    """The dashes and empty lines above a day line are no part of the message before it."""
    while len(body) > 1 and (not body[-1].strip() or RULE.fullmatch(body[-1])):
        body.pop()


def _outside(reading: ChatReading, number: int, line: str, *, started: bool) -> None:
    """A line that belongs to no message: the header, the rest of a system line, or damage."""
    bare = line[:TITLE_LENGTH].strip()
    if not bare or started or RULE.fullmatch(bare) or day_of(bare) or SAVED.fullmatch(bare):
        return
    if number <= _HEADER_LINES and (number == 1 or title_of(bare)):
        return
    reading.trouble(number, BEFORE_ANY, bare)


def _midnight(text: str) -> datetime | None:
    parts = _PARTS.findall(text)
    try:
        if not parts[0].isdigit():
            year, month, day = int(parts[2]), month_of(parts[0]), int(parts[1])
        elif len(parts[0]) == 4:  # noqa: PLR2004  # a whole year comes first
            year, month, day = int(parts[0]), int(parts[1]), int(parts[2])
        else:
            year, month, day = int(parts[2]), month_of(parts[1]), int(parts[0])
        return datetime(year, month, day)  # noqa: DTZ001  # a wall clock without a zone
    except (ValueError, IndexError):
        return None
