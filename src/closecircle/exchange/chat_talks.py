"""A chat as the circle keeps it: one talk a day a person, with counts and a hint; the messages themselves go by.

Memory grows with days and senders, not with messages.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closecircle.core.talk import Channel, Side
from closecircle.exchange.chat_bodies import asks
from closecircle.exchange.chat_records import Chat, Kind
from closecircle.exchange.records import ReadProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime

    from closecircle.exchange.chat_records import Message
    from closecircle.exchange.records import LabelledValue

HINT_LENGTH = 60
_TEXT_LENGTH = 8 * HINT_LENGTH
IN_THE_FUTURE = "Line $line lies in the future ($value) and was left out"
TOO_LONG_AGO = "Line $line says $value, when nobody wrote such messages yet, and was left out"

_FIRST_YEAR = 1990  # a moment that was never set counts from 1970
_A_FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTalk:
    """One day with one person, as a file tells it.

    `hint` is the first line they wrote, and where they wrote last and asked something, that line too: it waits for an
    answer. Of an `activity` (a talk that the file holds in words, no chat) it is the whole text. For calls `sent` and
    `received` count calls, and `seconds` is their length in all.
    """

    on: date
    channel: Channel
    began: Side | None = None
    last_by: Side | None = None
    hint: str = ""
    sent: int = 0
    received: int = 0
    seconds: int = 0
    activity: bool = False


@dataclass(slots=True)
class _Wrote:
    """What one sender did on one day; a moment is the time and the place in the file, which decides within a minute."""

    count: int = 0
    first: tuple[datetime, int] | None = None
    last: tuple[datetime, int] | None = None
    first_text: str = ""
    first_text_at: tuple[datetime, int] | None = None
    last_text: str = ""
    last_text_at: tuple[datetime, int] | None = None
    calls: int = 0
    seconds: int = 0
    last_call: tuple[datetime, int] | None = None

    def take(self, message: Message, number: int) -> None:
        """One more message, the `number`-th of the file."""
        moment = (message.at, number)
        if message.kind is Kind.CALL:
            self.calls += 1
            self.seconds += message.seconds
            self.last_call = max(self.last_call or moment, moment)
            return
        self.count += 1
        if self.first is None or moment < self.first:
            self.first = moment
        if self.last is None or moment > self.last:
            self.last = moment
        if message.kind is Kind.TEXT:
            if self.first_text_at is None or moment < self.first_text_at:
                self.first_text, self.first_text_at = message.text[:_TEXT_LENGTH], moment
            if self.last_text_at is None or moment > self.last_text_at:
                self.last_text, self.last_text_at = message.text[-_TEXT_LENGTH:], moment


@dataclass(slots=True, kw_only=True)
class ChatRoom:
    """One room, gathered. `key` is what tells it apart from others of its kind; `lines`: where each sender begins.

    `phones` are the other side's numbers, where the file has an address book beside its chats.
    """

    kind: str
    key: str = ""
    phones: tuple[LabelledValue, ...] = ()
    chat: Chat = field(default_factory=Chat)
    senders: Counter[str] = field(default_factory=Counter)
    lines: dict[str, int] = field(default_factory=dict)
    days: dict[date, dict[str, _Wrote]] = field(default_factory=dict)

    def is_group(self, own: frozenset[str] | None) -> bool:
        """Whether more than two take part: as the file says, else by counting; `own` None: the user may be any."""
        if self.chat.group is not None:
            return self.chat.group
        return len(self.senders) > _A_FEW if own is None else len(self.senders.keys() - own) >= _A_FEW

    def counts(self, sender: str) -> dict[str, int]:
        """How many messages a sender wrote on each day of the room (ISO), 0 included."""
        return {on.isoformat(): wrote[sender].count if sender in wrote else 0 for on, wrote in self.days.items()}

    def talks(self, names: frozenset[str], own: frozenset[str], *, group: bool) -> tuple[DayTalk, ...]:
        """One talk a day with whoever wrote under these names, calls apart; in a group only days on which they wrote.

        Nobody answers anybody in a group, so who began and who wrote last stay open there.
        """
        return tuple(talk for on in sorted(self.days) for talk in self._day(on, names, own, group=group))

    def _day(self, on: date, names: frozenset[str], own: frozenset[str], *, group: bool) -> Iterator[DayTalk]:
        wrote = self.days[on]
        theirs = together(wrote[name] for name in names if name in wrote)
        mine = together(wrote[name] for name in own if name in wrote)
        found: list[tuple[tuple[datetime, int], DayTalk]] = []
        if theirs.last is not None or (mine.last is not None and not group):
            ends = [(one.last, side) for one, side in ((theirs, Side.THEM), (mine, Side.ME)) if one.last is not None]
            begins = [
                (one.first, side) for one, side in ((theirs, Side.THEM), (mine, Side.ME)) if one.first is not None
            ]
            last_by = max(ends, key=lambda item: item[0])[1]
            talk = DayTalk(
                on=on,
                channel=Channel.MESSAGE,
                began=None if group else min(begins, key=lambda item: item[0])[1],
                last_by=None if group else last_by,
                hint=_hint(theirs, waits=last_by is Side.THEM and not group),
                sent=mine.count,
                received=theirs.count,
            )
            found.append((max(end for end, _ in ends), talk))
        calls = [one for one in ((theirs,) if group else (theirs, mine)) if one.last_call is not None]
        if calls:
            talk = DayTalk(
                on=on,
                channel=Channel.PHONE,
                began=None if group else Side.ME if theirs.calls == 0 else Side.THEM if mine.calls == 0 else None,
                sent=0 if group else mine.calls,
                received=theirs.calls,
                seconds=sum(one.seconds for one in calls),
            )
            found.append((max(one.last_call for one in calls if one.last_call is not None), talk))
        # Whichever came last is written last: the newest talk of a day decides whose turn it is.
        yield from (talk for _, talk in sorted(found, key=lambda item: item[0]))


def gather(
    messages: Iterable[Message], room_of: Callable[[str], ChatRoom], today: date, trouble: Callable[[ReadProblem], None]
) -> None:
    """Take in the messages of a file; `room_of` gives the room for a `Message.room`."""
    room: ChatRoom | None = None
    inside: str | None = None
    on: date | None = None
    wrote: dict[str, _Wrote] = {}
    last_at: datetime | None = None
    for number, message in enumerate(messages):
        if room is None or message.room != inside:
            inside, room, last_at = message.room, room_of(message.room), None
        if message.at is not last_at:
            last_at = message.at
            on = last_at.date()
            if on > today or on.year < _FIRST_YEAR:
                what = IN_THE_FUTURE if on > today else TOO_LONG_AGO
                trouble(ReadProblem(line=message.line, what=what, value=on.isoformat()))
                last_at = None
                continue
            wrote = room.days.setdefault(on, {})
        sender = message.sender
        one = wrote.get(sender)
        if one is None:
            one = wrote[sender] = _Wrote()
            room.lines.setdefault(sender, message.line)
        room.senders[sender] += 1
        one.take(message, number)


def _hint(theirs: _Wrote, *, waits: bool) -> str:
    """The first line they wrote, cut to a length that a row can show; and the question that they ended with."""
    first = _line(theirs.first_text.strip().partition("\n")[0])
    if not waits or theirs.last_text_at == theirs.first_text_at or not asks(theirs.last_text):
        return first
    question = theirs.last_text.strip().rpartition("\n")[2]
    return f"{first} … {_line(question)}"


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= HINT_LENGTH else f"{line[: HINT_LENGTH - 1].rstrip()}…"


def together(parts: Iterable[_Wrote]) -> _Wrote:
    """Several names of one side as one."""
    whole = _Wrote()
    for one in parts:
        whole.count += one.count
        whole.calls += one.calls
        whole.seconds += one.seconds
        if one.first is not None and (whole.first is None or one.first < whole.first):
            whole.first = one.first
        if one.last is not None and (whole.last is None or one.last > whole.last):
            whole.last = one.last
        if one.last_call is not None and (whole.last_call is None or one.last_call > whole.last_call):
            whole.last_call = one.last_call
        if one.first_text_at is not None and (whole.first_text_at is None or one.first_text_at < whole.first_text_at):
            whole.first_text, whole.first_text_at = one.first_text, one.first_text_at
        if one.last_text_at is not None and (whole.last_text_at is None or one.last_text_at > whole.last_text_at):
            whole.last_text, whole.last_text_at = one.last_text, one.last_text_at
    return whole
