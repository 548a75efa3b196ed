"""KakaoTalk's exports: Android, iOS and Windows text, Mac CSV, in Korean, English and Japanese.

One room exported by several producers has several shapes; a line's shape, not the header, decides, since one file may
mix two of them (an iPhone writes 12 h and 24 h stamps into one file). None of them carries a time zone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.exchange.chat_lines import Lines
from closecircle.exchange.chat_records import NOT_A_CHAT, Chat, ChatReading
from closecircle.exchange.kakaotalk_csv import csv_messages
from closecircle.exchange.kakaotalk_text import (
    BRACKETS,
    RULE,
    SAVED,
    STAMP,
    day_of,
    mobile,
    title_of,
    windows,
)

if TYPE_CHECKING:
    from collections.abc import Callable

OWN_NAMES = frozenset({"you", "You", "회원님", "나", "あなた"})

_A_FEW = 2


def read_chat(
    stream: BinaryIO,
    name: str,
    *,
    dayfirst: bool | None = None,  # noqa: ARG001  # every date here says its order
    progress: Callable[[int], None] | None = None,
) -> ChatReading:
    """A room of KakaoTalk, whoever wrote the file.

    Args:
        stream: The text or CSV file.
        name: What the user calls the file.
        dayfirst: Not needed here.
        progress: Told now and then how many bytes have been read.

    Raises:
        Unreadable: No KakaoTalk chat begins here.
    """
    reading = ChatReading(name=name, kind="kakaotalk")
    lines = Lines(stream, reading, keep_cr=True, progress=progress)
    head = [line.rstrip("\r") for line in lines.head]
    if head and head[0].replace('"', "").replace(" ", "").lower() in ("date,user,message", "날짜,사용자,메시지"):
        reading.chat = Chat(title=_title_of_csv(name), producer="mac csv")
        reading.source = csv_messages(lines, reading)
        return reading
    producer = _producer(head)
    if not producer and not any(title_of(line) or SAVED.fullmatch(line) for line in head[:3]):
        raise Unreadable(NOT_A_CHAT, name=name)
    reading.chat = _chat(head, producer)
    crlf = sum(line.endswith("\r") for line in lines.head) * _A_FEW > len(lines.head)
    if producer.startswith("windows"):
        reading.source = windows(lines, reading, crlf=crlf)
    else:
        reading.source = mobile(lines, reading, crlf=crlf)
    return reading


def is_one(head: list[str]) -> bool:
    """Whether lines without a header have the shape of this program's messages."""
    return any((match := STAMP.match(line)) is not None and _tells(match, line) for line in head)


def _tells(match: re.Match[str], line: str) -> bool:
    """A stamp with a written month, or with a name behind it: any diary has dates in figures."""
    if match["ymd"] and "." not in match["ymd"] and not match["ymd"][-1].isdigit():
        return True
    return match["mark"] == ", " and " : " in line[match.end() :]


def _producer(head: list[str]) -> str:
    """Which program wrote it, by the first lines that show one; '' when none does."""
    ruled = False
    for line in head:
        if BRACKETS.match(line):
            ko = any((match := RULE.fullmatch(day)) and match[1] and "월" in match[1] for day in head)
            return "windows ko" if ko else "windows en"
        if match := STAMP.match(line):
            if match["mark"] == "":
                return "android ko" if match["ymd"] else "android en"
            if match["ymd"]:
                return "ios ko" if "." in match["ymd"] or "-" in match["ymd"] or ruled else "android ko"
            ios = " at" in line[: match.end()] or ruled or _weekday_lines(head)
            return "ios en" if ios else "android en"
        if (rule := RULE.fullmatch(line)) and rule[1] and day_of(rule[1]):
            return "windows ko" if "월" in rule[1] or "月" in rule[1] else "windows en"
        ruled = ruled or rule is not None
    return ""


def _weekday_lines(head: list[str]) -> bool:
    return any(line.partition(",")[0].endswith("day") and day_of(line) for line in head)


def _chat(head: list[str], producer: str) -> Chat:
    title, group = "", None
    for line in head[:3]:
        if match := title_of(line):
            title = (match["name"] or "").strip()
            count = match.groupdict().get("count")
            group = None if count is None else int(count) > _A_FEW
            break
    else:
        if head and not SAVED.fullmatch(head[0]) and any(SAVED.fullmatch(line) for line in head[:3]):
            title = head[0].strip()
    own = frozenset() if producer.startswith("windows") else OWN_NAMES - {"나"}
    return Chat(title=title, producer=producer, group=group, own_names=own)


def _title_of_csv(name: str) -> str:
    match = re.search(r"KakaoTalk_Chat_(.+?)_\d{4}(?:-\d\d){5}\.csv$", name)
    return match[1] if match else ""
