"""LINE's chat text: Japanese, Chinese, English and Korean phones with tabs, PCs with spaces.

A day has a line of its own; messages carry the time only. Days may come out of order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.exchange.chat_bodies import kind_of
from closecircle.exchange.chat_dayorder import Order, OrderSeeker, midnight
from closecircle.exchange.chat_lines import Lines, rewindable
from closecircle.exchange.chat_records import BEFORE_ANY, NO_SUCH_DAY, NOT_A_CHAT, Chat, ChatReading, Message
from closecircle.exchange.chat_times import Clocks, clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime, timedelta

_WORD = "(?:午前|午後|上午|下午|凌晨|晚上|早上|中午|오전|오후|AM|PM|[ap]\\.?m\\.?)"
_CLOCK = rf"(?:{_WORD} ?)?\d{{1,2}}:\d\d(?:[ \u202f\u00a0]?{_WORD})?"
_CLOCK_ALONE = re.compile(_CLOCK, re.IGNORECASE)
_SPACED = re.compile(rf"({_CLOCK}) (?=\S)", re.IGNORECASE)
_WEEKDAY = r"[(（]?[^\W\d]{1,10}\.?[)）]?"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}})(?:[./-]|年|년) ?(\d{{1,2}})(?:[./-]|月|월) ?(\d{{1,2}})(?:日|일|\.)?(?:,? ?{_WEEKDAY})?\s*"
)
_YEAR_LAST = re.compile(rf"(?:({_WEEKDAY}),? )?(\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})(?:,? ?({_WEEKDAY}))?\s*")
_DAY_LENGTH = 40
_TITLES = (
    (re.compile(r"\[LINE\] ?Chat history (?P<how>with|in) (?P<name>.+)"), "in"),
    (re.compile(r"\[LINE\] ?(?P<name>.+?)(?P<how>との|の)トーク履歴"), "の"),
    (re.compile(r"\[LINE\] ?(?P<how>與|与)?\s*(?P<name>.+?)\s*的(?:聊天記錄|聊天记录|對話記錄)"), None),
    (re.compile(r"\[LINE\] ?(?P<name>.+?) ?(?P<how>님과의|님과|의) ?(?:대화|채팅).{0,12}"), "의"),
    (re.compile(r"\[LINE\] ?(?P<how>)(?P<name>.+)"), "?"),
)
# Below the title stands when it was saved, in the language of the phone: words, a colon, a date.
_SAVED = re.compile(r"[^\d:：]{2,40} ?[:：] ?\d.{0,40}")
_UNSENT = re.compile(
    r"(\S.{0,40}?) ?(?:已收回訊息|已收回讯息|收回訊息|がメッセージの送信を取り消しました|unsent a message\.?|"
    r"님이 메시지 전송을 취소했습니다\.?)"
)
_JOINED = re.compile(
    r".{1,60}(?:加入聊天|已退出群組|離開聊天|加入群組|が参加しました|が退出しました|がグループに参加しました|"
    r"joined the (?:group|chat)\.?|left the (?:group|chat)\.?|님이 (?:들어왔습니다|나갔습니다)\.?)"
)
_HEADER_LINES = 3
_ENOUGH = 3
_DAYS_OF_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS_OF_WEEK_CJK = ("月月一월", "火火二화", "水水三수", "木木四목", "金金五금", "土土六토", "日日日天일")


def read_chat(
    stream: BinaryIO,
    name: str,
    *,
    dayfirst: bool | None = None,
    progress: Callable[[int], None] | None = None,
) -> ChatReading:
    """A room of LINE.

    Args:
        stream: The text file; read twice where its dates could mean two things.
        name: What the user calls the file; on a PC it tells the other's name.
        dayfirst: The answer to `ChatReading.asked`, None as long as nobody was asked.
        progress: Told now and then how many bytes have been read.

    Raises:
        Unreadable: No LINE chat begins here.
    """
    reading = ChatReading(name=name, kind="line")
    stream = rewindable(stream)
    start = stream.tell()
    lines = Lines(stream, reading, progress=progress)
    tabs = sum("\t" in line and _CLOCK_ALONE.fullmatch(line.partition("\t")[0]) is not None for line in lines.head)
    spaced = sum(_SPACED.match(line) is not None for line in lines.head)
    dated = any(_is_day(line) for line in lines.head)
    reading.chat = _chat(lines.head, name, "line phone" if tabs or not spaced else "line pc")
    if not (dated and (tabs or spaced)) and not (lines.head and lines.head[0].startswith("[LINE]")):
        raise Unreadable(NOT_A_CHAT, name=name)
    seeker = OrderSeeker()
    if any(len(line) < _DAY_LENGTH and _YEAR_LAST.fullmatch(line) for line in lines.head):
        stream.seek(start)
        _seek_order(Lines(stream, ChatReading(name=name, kind="line")), seeker)
        reading.asked = seeker.decide(dayfirst)
        stream.seek(start)
        lines = Lines(stream, reading, progress=progress)
    if reading.asked is None:
        names = None if tabs or not spaced else _names(lines.head, reading.chat.title)
        reading.source = _messages(lines, reading, seeker.found or Order.MDY, names)
    return reading


def is_one(head: list[str]) -> bool:
    """Whether lines without a header have the shape of this program's days and messages."""
    return any(map(_is_day, head)) and any(
        _SPACED.match(line) is not None or _CLOCK_ALONE.fullmatch(line.partition("\t")[0]) is not None for line in head
    )


def _chat(head: list[str], name: str, producer: str) -> Chat:
    first = head[0].strip()[:200] if head else ""
    for pattern, group in _TITLES:
        if match := pattern.fullmatch(first):
            how = match["how"]
            return Chat(title=match["name"].strip(), producer=producer, group=how == group if how else None)
    bare = re.sub(r"\.txt$", "", name.rpartition("/")[2], flags=re.IGNORECASE)
    match = re.fullmatch(
        r"\[LINE\][ _]?(?:Chat (?:history )?with |與)?(.+?)(?:的聊天(?:記錄)?|とのトーク(?:履歴)?)?", bare[:200]
    )
    return Chat(title=match[1].strip() if match else "", producer=producer)


def _seek_order(lines: Lines, seeker: OrderSeeker) -> None:
    """A weekday beside a date that fits one order only settles it; else the rules of `OrderSeeker` do."""
    votes: Counter[Order] = Counter()
    for number, line in enumerate(lines, 1):
        match = _YEAR_LAST.fullmatch(line) if len(line) < _DAY_LENGTH else None
        if match is None:
            continue
        weekday = _weekday(match[1] or match[3] or "")
        fits = [
            order
            for order in (Order.DMY, Order.MDY)
            if (day := midnight(match[2], order)) is not None and day.weekday() == weekday
        ]
        if len(fits) == 1:
            votes[fits[0]] += 1
            if votes[fits[0]] >= _ENOUGH:
                break
        if seeker.take(match[2], number, line):
            break
    if votes:
        seeker.found = votes.most_common(1)[0][0]


def _weekday(word: str) -> int | None:
    bare = word.strip("()（）., ").lower()
    if bare[:3] in _DAYS_OF_WEEK:
        return _DAYS_OF_WEEK.index(bare[:3])
    last = bare.removesuffix("曜日").removesuffix("요일")[-1:]
    return next((place for place, signs in enumerate(_DAYS_OF_WEEK_CJK) if last and last in signs), None)


def _is_saved(number: int, line: str) -> bool:
    return number <= _HEADER_LINES and _SAVED.fullmatch(line) is not None


def _is_day(line: str) -> bool:
    return len(line) < _DAY_LENGTH and (_YEAR_FIRST.fullmatch(line) or _YEAR_LAST.fullmatch(line)) is not None


def _day(line: str, order: Order) -> datetime | None:
    """Midnight of a day line; None when there is no such day."""
    if match := _YEAR_FIRST.fullmatch(line):
        return midnight(f"{match[1]}-{match[2]}-{match[3]}", Order.YMD)
    match = _YEAR_LAST.fullmatch(line)
    return midnight(match[2], order) if match else None


def _names(head: list[str], partner: str) -> list[str]:
    """Names as PCs write them before the text, longest first.

    After the time comes the name, and only spaces divide: words that always follow one another belong to the name.
    Two messages are enough to say so for as many words as the partner's name has.
    """
    alike = len(partner.split(" "))
    rests: defaultdict[str, list[list[str]]] = defaultdict(list)
    known = [partner] if partner else []
    for line in head:
        if match := _SPACED.match(line):
            rest = line[match.end() :]
            if not (partner and rest.startswith(partner + " ")) and not _UNSENT.fullmatch(rest):
                words = rest.split(" ")
                rests[words[0]].append(words)
    for first, found in rests.items():
        length = 1
        while (len(found) >= _ENOUGH or (len(found) > 1 and length < alike)) and all(
            len(words) > length + 1 and words[length] == found[0][length] for words in found
        ):
            length += 1
        known.append(" ".join([first, *found[0][1:length]]))
    return sorted(set(known), key=len, reverse=True)


class _LineClocks(Clocks):
    """Only what is a clock time from end to end."""

    def __missing__(self, text: str) -> timedelta | None:
        found = clock(text) if len(text) < 20 and _CLOCK_ALONE.fullmatch(text) else None  # noqa: PLR2004  # 오후 12:59
        if found is not None:
            self[text] = found
        return found


def _messages(  # noqa: C901, PLR0912  # one loop, so that a line costs little
    lines: Lines, reading: ChatReading, order: Order, names: list[str] | None
) -> Iterator[Message]:
    clocks = _LineClocks()
    on: datetime | None = None
    at: datetime | None = None
    sender = ""
    body: list[str] = []
    begun = 0
    started = False
    for number, line in enumerate(lines, 1):
        if names is None:
            stamp, mark, rest = line.partition("\t")
        elif match := _SPACED.match(line):
            stamp, mark, rest = match[1], " ", line[match.end() :]
        else:
            mark = ""
        since = clocks[stamp] if mark else None
        if since is None:
            if len(line) < _DAY_LENGTH and line[-1:] != "\t" and _is_day(line):
                if at is not None:
                    yield _message(at, sender, body, begun)
                at, started = None, True
                on = _day(line, order)
                if on is None:
                    reading.trouble(number, NO_SUCH_DAY, line)
            elif at is not None:
                body.append(line)
            elif not started and line.strip() and number > 1 and not _is_saved(number, line.strip()):
                reading.trouble(number, BEFORE_ANY, line)
            continue
        if at is not None:
            yield _message(at, sender, body, begun)
        at, begun = None, number
        if names is None:
            sender, mark, text = rest.partition("\t")
            system = not mark or not sender
        else:
            sender, text, system = _divided(rest, names)
        if on is None:
            reading.trouble(number, BEFORE_ANY, line)
        elif system:
            reading.system_lines += 1
        else:
            at, body = on + since, [text]
    if at is not None:
        yield _message(at, sender, body, begun)


def _divided(rest: str, names: list[str]) -> tuple[str, str, bool]:
    """(sender, text, whether it is a system line) of what follows the time in a PC's file."""
    if _UNSENT.fullmatch(rest) or _JOINED.fullmatch(rest):
        return "", rest, True
    for name in names:
        if rest.startswith(name) and rest[len(name) : len(name) + 1] in (" ", ""):
            return name, rest[len(name) + 1 :], False
    name, space, text = rest.partition(" ")
    return name, text, not space


def _message(at: datetime, sender: str, body: list[str], line: int) -> Message:
    while len(body) > 1 and not body[-1].strip():
        body.pop()
    text = "\n".join(body) if len(body) > 1 else body[0]
    if len(body) > 1 and text[:1] == '"':
        # Phones put a message of several lines into quotation marks.
        text = text[1:].removesuffix('"').replace('""', '"')
    kind, seconds = kind_of(text)
    return Message(at, sender.strip(), text, line, kind, seconds)
