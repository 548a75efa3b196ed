"""What every reader of chats hands out: messages one by one, the room they belong to, and what could not be read.

A reader module (kakaotalk, whatsapp, line, meta, telegram, sms, mbox) has the one function

    read_chat(stream, name, *, dayfirst=None, progress=None) -> ChatReading

and telegram also `read_chats`, since one of its files may hold many rooms. Iterating a `ChatReading` streams messages
in the order of the file; its counts and problems are complete once the iteration is over.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from closecircle.core.errors import Unreadable
from closecircle.exchange.records import ReadProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

OWNER = ""
"""The sender of the owner's own messages in files that give the owner no name (SMS, mail)."""

PROBLEMS_KEPT = 1_000

NOTHING = "“$name” holds no message that can be read"
NOT_A_CHAT = "“$name” is not a chat of this kind"
ORDER_UNKNOWN = "“$name” does not tell day from month: is $text of line $line $day_first or $month_first?"
BROKEN_BYTES = "Line $line holds bytes that are no text; they are shown as \ufffd"
TOO_LONG = "Line $line is longer than a message can be; its end was left out"
NO_SUCH_DAY = "Line $line has a date that does not exist and was left out: $value"
BEFORE_ANY = "Line $line stands before the first message and belongs to none: $value"
CUT = "The file ends in the middle of line $line; what came before is kept"


class Kind(StrEnum):
    """What a message is: words, a call with its length, or the stand-in for a photo, an emoticon, a deletion."""

    TEXT = "text"
    CALL = "call"
    PLACEHOLDER = "placeholder"


class Message(NamedTuple):
    """One message; a tuple, because a file may hold a million of them.

    `at` is the wall clock of the phone, without a zone. `sender` and `text` are NFC and free of control characters but
    newline and tab. `line` is where it begins (in JSON: which message it is, from 1). `seconds` is the length of a
    call. `room` tells rooms apart in files that hold several interleaved (SMS: the number; mail: the address).
    """

    at: datetime
    sender: str
    text: str
    line: int
    kind: Kind = Kind.TEXT
    seconds: int = 0
    room: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """The room, as far as the file tells.

    `title` is the room's or the other person's name, '' unknown. `producer` says which program wrote it ("ios ko").
    `group` None: the file does not say; count the senders. `own_names` are the senders that are the file's owner
    (you, You, 회원님, OWNER); empty where the owner appears under a real name. `open_room` is a public room or channel.
    """

    title: str = ""
    producer: str = ""
    group: bool | None = None
    own_names: frozenset[str] = frozenset()
    open_room: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOrderQuestion:
    """A date that can be read both ways, nothing else in the file deciding; the caller asks and reads again."""

    line: int
    text: str
    day_first: date
    month_first: date


class DayOrderUnknown(Unreadable):
    """Reading went on although the day/month question was not answered."""


@dataclass(slots=True, kw_only=True)
class ChatReading:
    """A chat being read. Iterate it once; `chat`, the counts and `problems` are complete afterwards.

    With `asked` set nothing can be iterated: read again with `dayfirst=True` or `False`. `rooms` has an entry for
    each `Message.room` other than ''. `calls_beside` counts calls the file does not hold as messages (they are
    streamed, too, but `messages` leaves them out). `records`, `directions` and `bad_records` are of SMS backups:
    "sms" → how many, "sms:1" → how many of that type, drafts included. `problems` keeps the first thousand;
    `problem_count` counts them all. `may_be_empty`: having no message is no reason to refuse the file.
    """

    name: str
    kind: str
    chat: Chat = field(default_factory=Chat)
    asked: DayOrderQuestion | None = None
    system_lines: int = 0
    messages: int = 0
    problems: list[ReadProblem] = field(default_factory=list)
    problem_count: int = 0
    rooms: dict[str, Chat] = field(default_factory=dict)
    calls_beside: int = 0
    records: Counter[str] = field(default_factory=Counter)
    directions: Counter[str] = field(default_factory=Counter)
    bad_records: int = 0
    source: Iterable[Message] = ()
    may_be_empty: bool = False

    def __iter__(self) -> Iterator[Message]:
        """Stream the messages.

        Raises:
            DayOrderUnknown: `asked` is set.
            Unreadable: The end was reached and nothing at all could be read.
        """
        if self.asked is not None:
            asked = self.asked
            raise DayOrderUnknown(
                ORDER_UNKNOWN,
                name=self.name,
                line=asked.line,
                text=asked.text,
                day_first=asked.day_first.isoformat(),
                month_first=asked.month_first.isoformat(),
            )
        count = 0
        for message in self.source:
            count += 1
            yield message
        self.messages = count - self.calls_beside
        if not count and not self.system_lines and not self.may_be_empty:
            raise Unreadable(NOTHING, name=self.name)

    def trouble(self, line: int, what: str, value: str = "") -> None:
        """Note something that was left out or mended."""
        self.problem_count += 1
        if len(self.problems) < PROBLEMS_KEPT:
            self.problems.append(ReadProblem(line=line, what=what, value=value[:60]))
