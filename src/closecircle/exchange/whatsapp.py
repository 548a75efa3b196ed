"""WhatsApp's chat text in every language: stamps in or without brackets, AM/PM words on either side of the time.

The text has no zone, no day/month order and no mark for system lines but a missing `name: `.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.exchange.chat_bodies import kind_of
from closecircle.exchange.chat_dayorder import Order, OrderSeeker, midnight
from closecircle.exchange.chat_lines import Lines, rewindable
from closecircle.exchange.chat_records import BEFORE_ANY, CUT, NO_SUCH_DAY, NOT_A_CHAT, Chat, ChatReading, Message
from closecircle.exchange.chat_times import Clocks, Midnights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_M = f"[{MARKS}]*"
_S = "[ \u202f\u00a0\u2009]"
_DATE = (
    rf"\d{{1,4}}{_M}[./-]{_S}?{_M}\d{{1,2}}{_M}[./-]{_S}?{_M}\d{{1,4}}{_M}\.?"
    r"|\d{4}[年년] ?\d{1,2}[月월] ?\d{1,2}[日일]"
)
_DIGITS = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
# Words before (klo, um, 오후, 下午) and after (PM, p. m.); never the dash or bracket that ends the stamp.
_TIME = (
    rf"{_M}(?:[^\d\s\[\]–—-]{{1,10}}{_S}?){{0,3}}{_DIGITS}"
    rf"(?:{_S}?[^\d\s\[\]:–—-]{{1,10}}(?:{_S}[^\d\s\[\]:–—-]{{1,4}})?)?"
)
_AMPM = rf"(?:{_S}?[AaPp]\.?{_S}?[Mm]\.?)?"
_SHAPES = {
    "ios": re.compile(rf"{_M}\[({_DATE})[,،]?{_S}*({_TIME}){_M}\][ \u00a0]?{_M}"),
    "android": re.compile(rf"{_M}({_DATE})[,،]?{_S}+({_TIME}){_S}+[-–—](?: {_M}|$)"),
    "bare": re.compile(rf"{_M}({_DATE})[,،]?{_S}+((?:[^\d\s]{{1,4}}{_S}?)?{_DIGITS}{_AMPM}):?{_S}+{_M}"),
}
_TITLES = (
    r"WhatsApp[ -]?Chat(?:[ -]+(?:with|mit|met|con|med))? ?-? ?(.+)",
    r"(?:Chat|Conversaci[oó]n) de WhatsApp con (.+)",
    r"Conversa do WhatsApp com (.+)",
    r"(?:Discussion|Conversation) WhatsApp avec (.+)",
    r"Chat WhatsApp con (.+)",
    r"WhatsApp ?대화 ?[-(]? ?(.+?)\)?",
    r"(.+?) ?님과의 (?:WhatsApp|왓츠앱) ?(?:대화|채팅)",
    r"(.+?)とのWhatsAppチャット",
    r"與(.+?)的 ?WhatsApp ?(?:對話|聊天)",
    r"与(.+?)的 ?WhatsApp ?(?:对话|聊天)",
)
_TITLE = re.compile("|".join(f"(?:{title})" for title in _TITLES), re.IGNORECASE)
_CUT_STAMP = re.compile(
    rf"{_M}\[?\d{{1,4}}(?:[./-][\d./ -]{{0,12}}(?:[,،]?{_S}?[\d:.]{{0,8}}(?:{_S}?[APap]\.?[Mm]?\.?)?)?)?\]?(?: -)?"
)
_QUOTES = frozenset('"“”„«»')
_LONGEST_NAME = 100


def read_chat(
    stream: BinaryIO,
    name: str,
    *,
    dayfirst: bool | None = None,
    progress: Callable[[int], None] | None = None,
) -> ChatReading:
    """A room of WhatsApp, in whatever language the phone was.

    Args:
        stream: The text file; it is read twice where its dates could mean two things.
        name: What the user calls the file; it may tell the room.
        dayfirst: The answer to `ChatReading.asked`, None as long as nobody was asked.
        progress: Told now and then how many bytes have been read.

    Raises:
        Unreadable: No WhatsApp chat begins here.
    """
    reading = ChatReading(name=name, kind="whatsapp")
    stream = rewindable(stream)
    start = stream.tell()
    lines = Lines(stream, reading, progress=progress)
    shape = _shape(lines.head)
    if not shape:
        raise Unreadable(NOT_A_CHAT, name=name)
    reading.chat = Chat(title=_title(name), producer=f"whatsapp {shape}")
    seeker = OrderSeeker()
    pattern = _SHAPES[shape]
    if _is_ambiguous(lines.head, pattern, seeker):
        stream.seek(start)
        scan = Lines(stream, ChatReading(name=name, kind="whatsapp"))
        last = ""
        for number, line in enumerate(scan, 1):
            match = pattern.match(line)
            if match is not None and match[1] != last:
                last = match[1]
                if seeker.take(last, number, line):
                    break
        reading.asked = seeker.decide(dayfirst)
        stream.seek(start)
        lines = Lines(stream, reading, progress=progress)
    if seeker.found is not None:
        reading.source = _messages(lines, reading, pattern, seeker.found)
    return reading


def is_one(head: list[str]) -> bool:
    """Whether lines have the shape of this program's messages."""
    return bool(_shape(head))


def _shape(head: list[str]) -> str:
    """The shape most of the first lines have, '' when none has any."""
    counts = {name: sum(pattern.match(line) is not None for line in head) for name, pattern in _SHAPES.items()}
    best = max(counts, key=lambda name: counts[name])
    if best == "bare":
        # Without bracket or dash a name must follow, or any list of dates would be a chat.
        named = [line for line in head if (match := _SHAPES[best].match(line)) and ": " in line[match.end() :]]
        return best if named else ""
    return best if counts[best] else ""


def _is_ambiguous(head: list[str], pattern: re.Pattern[str], seeker: OrderSeeker) -> bool:
    """Whether the order of the dates is still to be found; dots and whole years in front decide it at once."""
    first = next(match[1] for line in head if (match := pattern.match(line)))
    bare = first.strip(MARKS)
    if re.match(r"\d{4}", bare):
        seeker.found = Order.YMD
    elif "." in bare:
        seeker.found = Order.DMY
    return seeker.found is None


def _title(name: str) -> str:
    bare = re.sub(r"\.(?:txt|zip)$", "", name.rpartition("/")[2], flags=re.IGNORECASE)
    match = _TITLE.fullmatch(bare[:200])
    return next((group for group in match.groups() if group), "").strip() if match else ""


def _messages(  # noqa: C901  # one loop, so that a line costs little
    lines: Lines, reading: ChatReading, pattern: re.Pattern[str], order: Order
) -> Iterator[Message]:
    days, clocks = Midnights(partial(midnight, order=order)), Clocks()
    stamp_of = pattern.match
    known: dict[str, str] = {}
    at: datetime | None = None
    sender = text = ""
    more: list[str] = []
    begun = number = 0
    started = cut = False
    line = ""
    for number, line in enumerate(lines, 1):  # the last one is looked at behind the loop
        match = stamp_of(line)
        if match is None:
            if at is not None:
                more.append(line)
            elif not started and line.strip(f"{MARKS} \t"):
                reading.trouble(number, BEFORE_ANY, line)
            continue
        if at is not None:
            yield _message(at, sender, text, more, begun)
            more = more and []
        started = True
        at, begun = None, number
        day, since = days[match[1]], clocks[match[2]]
        if day is None or since is None:
            reading.trouble(number, NO_SUCH_DAY, line)
            continue
        rest = line[match.end() :]
        name, colon, text = rest.partition(": ")
        if colon and name in known:
            at, sender = day + since, known[name]
            continue
        named = _named(rest, known)
        if named is None:
            reading.system_lines += 1
        else:
            at = day + since
            sender, text = named
    if lines.ended_in_line and _CUT_STAMP.fullmatch(line) and (more or not started):
        reading.trouble(number, CUT)
        cut = True
    if at is not None:
        yield _message(at, sender, text, more[:-1] if cut else more, begun)


def _named(rest: str, known: dict[str, str]) -> tuple[str, str] | None:
    """Who wrote and what, None for a system line. Subjects in quotes may hold a colon, addresses do (https:)."""
    name, colon, text = rest.partition(": ")
    if not colon:
        if rest.endswith(":"):
            name, text = rest[:-1], ""
        else:
            name, colon, text = rest.partition(":")
            if not colon or name not in known:
                return None
    if not name.strip() or len(name) > _LONGEST_NAME or not _QUOTES.isdisjoint(name):
        return None
    return known.setdefault(name, name.strip(f"{MARKS} \u00a0")), text


def _message(at: datetime, sender: str, text: str, more: list[str], line: int) -> Message:
    if text[:1] in _MARK_SET:
        text = text.lstrip(MARKS)
    if more:
        while more and not more[-1].strip():
            more.pop()
        text = "\n".join((text, *more))
    kind, seconds = kind_of(text)
    return Message(at, sender, text, line, kind, seconds)


_MARK_SET = frozenset(MARKS)
