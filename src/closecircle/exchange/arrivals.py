"""Everything a file, or an archive of files, holds: contacts and chat rooms, whatever wrote it, read as a stream."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from closecircle.core.errors import Unreadable, WrongUse
from closecircle.core.talk import Channel
from closecircle.core.text import one_line
from closecircle.exchange import archives, formats
from closecircle.exchange.chat_records import NOTHING, ORDER_UNKNOWN, PROBLEMS_KEPT
from closecircle.exchange.chat_talks import ChatRoom, DayTalk, gather, together
from closecircle.exchange.formats import Format
from closecircle.exchange.opening import FILE_BYTES, TOO_BIG
from closecircle.exchange.records import NO_CONTACT, ReadProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from closecircle.exchange.chat_records import ChatReading, DayOrderQuestion
    from closecircle.exchange.csv_mapping import Mapping
    from closecircle.exchange.formats import Source
    from closecircle.exchange.friends_md import Entry
    from closecircle.exchange.records import ContactRecord

    Progress: TypeAlias = Callable[[int, int], object]

NO_NAME = "The contact on line $line has no name and was left out"
A_GROUP = "Line $line is a list of people, not a person, and was left out: $value"
NOT_A_FRIEND = "Line $line names nobody of the list of friends and was left out: $value"
MEMBER = "$value"

CHATS = {
    Format.KAKAOTALK: "kakaotalk",
    Format.WHATSAPP: "whatsapp",
    Format.LINE: "line",
    Format.TELEGRAM: "telegram",
    Format.FACEBOOK: "meta",
    Format.INSTAGRAM: "meta",
    Format.SMS: "sms",
    Format.MBOX: "mbox",
}


class DayOrderAsked(WrongUse):
    """A date of the file can be read both ways and nothing in it decides; read again with `dayfirst` set."""

    def __init__(self, name: str, question: DayOrderQuestion) -> None:
        super().__init__(
            ORDER_UNKNOWN,
            name=name,
            line=question.line,
            text=question.text,
            day_first=question.day_first.isoformat(),
            month_first=question.month_first.isoformat(),
        )
        self.question = question


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One contact of a file, with the talks that the file tells of in words; `kind` is the kind of file."""

    kind: str
    contact: ContactRecord
    talks: tuple[DayTalk, ...] = ()


@dataclass(slots=True, kw_only=True)
class Arrivals:
    """A whole file. `problems` are the first thousand, `problem_count` all; `mapping` is of a table."""

    file: str
    format: Format
    contacts: list[Arrival] = field(default_factory=list)
    rooms: list[ChatRoom] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    problem_count: int = 0
    mapping: Mapping | None = None

    def trouble(self, problem: ReadProblem) -> None:
        """Note something that was left out or mended."""
        self.problem_count += 1
        if len(self.problems) < PROBLEMS_KEPT:
            self.problems.append(problem)


def columns(path: Path) -> Mapping:
    """What the columns of a table mean, of any text that could be one. Raises Unreadable."""
    from closecircle.exchange.contacts_csv import sniff  # noqa: PLC0415  # each reader loads with its first file

    with formats.sources(path, table=True)[0].open() as stream:
        return sniff(stream)


def read(
    path: Path,
    *,
    today: date,
    dayfirst: bool | None = None,
    mapping: Mapping | None = None,
    progress: Progress | None = None,
) -> Arrivals:
    """Read everything in the file or archive at `path`.

    Args:
        path: The file.
        today: Later messages are left out.
        dayfirst: Whether 3/4 is the third of April, where the file does not tell.
        mapping: What the columns of a table mean, as corrected by the user; an unknown text is read as a table then.
        progress: Told now and then how many bytes of how many are read; what it raises ends the reading.

    Raises:
        Unreadable: There is nothing in it that can be read.
        DayOrderAsked: `dayfirst` is needed.
    """
    sources = formats.sources(path, table=mapping is not None)
    sizes = _sizes(path, sources)
    arrivals = Arrivals(file=path.name, format=sources[0].format)
    total, done = max(1, sum(sizes)), 0
    refused: Unreadable | None = None
    for source, size in zip(sources, sizes, strict=True):
        told = _told(progress, done, total)
        try:
            _read(source, arrivals, today=today, dayfirst=dayfirst, mapping=mapping, progress=told)
        except Unreadable as trouble:
            if len(sources) == 1:
                raise
            refused = refused or trouble
            arrivals.trouble(ReadProblem(line=0, what=MEMBER, value=str(trouble)))
        done += size
        if told is not None:
            told(0 if source is sources[-1] and not size else size)
    if not arrivals.contacts and not any(room.days for room in arrivals.rooms):
        raise refused or Unreadable(NOTHING if arrivals.format in CHATS else NO_CONTACT, name=path.name)
    return arrivals


def _told(progress: Progress | None, done: int, total: int) -> Callable[[int], None] | None:
    if progress is None:
        return None

    def tell(here: int) -> None:
        progress(min(done + here, total), total)

    return tell


def _sizes(path: Path, sources: tuple[Source, ...]) -> list[int]:
    if not sources[0].member:
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise Unreadable(TOO_BIG, name=path.name)
        return [size]
    with archives.opened(path) as archive:
        return [archive.getinfo(source.member).file_size for source in sources]


def _read(
    source: Source,
    arrivals: Arrivals,
    *,
    today: date,
    dayfirst: bool | None,
    mapping: Mapping | None,
    progress: Callable[[int], None] | None,
) -> None:
    kind = source.format
    with source.open() as stream:
        if kind in CHATS:
            book = _address_book(source, stream)
            rooms = len(arrivals.rooms)
            for reading in _readings(source, stream, dayfirst, progress):
                _chat(reading, source, arrivals, today)
            _reached(arrivals, rooms, book)
        elif kind is Format.FRIENDS:
            _friends(source, stream, arrivals, today)
        else:
            for record in _records(source, stream, arrivals, dayfirst=dayfirst, mapping=mapping, progress=progress):
                _contact(record, kind, arrivals)


def _records(
    source: Source,
    stream: BinaryIO,
    arrivals: Arrivals,
    *,
    dayfirst: bool | None,
    mapping: Mapping | None,
    progress: Callable[[int], None] | None,
) -> Iterable[ContactRecord | ReadProblem]:
    if source.format is Format.VCARD:
        from closecircle.exchange import vcard  # noqa: PLC0415  # each reader loads with its first file

        return vcard.read(stream if source.member else source.path, progress)
    if source.format is Format.CONTACTS_CSV:
        from closecircle.exchange import contacts_csv  # noqa: PLC0415  # see above

        if mapping is None:
            mapping = contacts_csv.sniff(stream)
            stream.seek(0)
        if dayfirst is not None and (mapping.ask_order or mapping.day_first is None):
            mapping = mapping.with_day_first(day_first=dayfirst)
        arrivals.mapping = mapping
        return contacts_csv.read(stream if source.member else source.path, mapping, progress)
    module = import_module(f"closecircle.exchange.{source.format.value}")
    found: Iterator[ContactRecord | ReadProblem] = module.read(stream, source.name)
    return found


def _contact(record: ContactRecord | ReadProblem, kind: Format, arrivals: Arrivals) -> None:
    if isinstance(record, ReadProblem):
        arrivals.trouble(record)
    elif record.group:
        arrivals.trouble(ReadProblem(line=record.line, what=A_GROUP, value=record.name))
    elif not one_line(record.name):
        arrivals.trouble(ReadProblem(line=record.line, what=NO_NAME))
    else:
        arrivals.contacts.append(Arrival(kind=kind.value, contact=record))


def _readings(
    source: Source, stream: BinaryIO, dayfirst: bool | None, progress: Callable[[int], None] | None
) -> Iterator[ChatReading]:
    module = import_module(f"closecircle.exchange.{CHATS[source.format]}")
    if source.format is Format.TELEGRAM:
        yield from module.read_chats(stream, source.name, progress=progress)
    elif CHATS[source.format] == "meta":
        yield module.read_chat(stream, source.name, progress=progress, kind=source.format.value)
    else:
        yield module.read_chat(stream, source.name, dayfirst=dayfirst, progress=progress)


def _address_book(source: Source, stream: BinaryIO) -> list[ContactRecord]:
    """The contacts that Telegram puts before its chats."""
    if source.format is not Format.TELEGRAM:
        return []
    from closecircle.exchange import telegram  # noqa: PLC0415  # each reader loads with its first file

    found = list(telegram.read_contacts(stream))
    stream.seek(0)
    return found


def _reached(arrivals: Arrivals, rooms: int, book: list[ContactRecord]) -> None:
    """A chat of two goes by the name in the address book, so its number is known; whoever has no chat comes beside."""
    numbers: dict[str, list[ContactRecord]] = {}
    for contact in book:
        numbers.setdefault(contact.name_raw, []).append(contact)
    for room in arrivals.rooms[rooms:]:
        alike = numbers.get(room.chat.title, []) if room.chat.title and room.chat.group is False else []
        if len(alike) == 1:
            room.phones = alike[0].phones
            del numbers[room.chat.title]
    for contacts in numbers.values():
        for contact in contacts:
            _contact(contact, Format.TELEGRAM, arrivals)


def _chat(reading: ChatReading, source: Source, arrivals: Arrivals, today: date) -> None:
    if reading.asked is not None:
        raise DayOrderAsked(source.name, reading.asked)
    here: dict[str, ChatRoom] = {}

    def room_of(inside: str) -> ChatRoom:
        return here.setdefault(inside, ChatRoom(kind=source.format.value))

    gather(reading, room_of, today, arrivals.trouble)
    for problem in reading.problems:
        arrivals.trouble(problem)
    arrivals.problem_count += max(0, reading.problem_count - len(reading.problems))
    for inside, room in here.items():
        room.chat = reading.rooms.get(inside, reading.chat)
        room.key = room.chat.id or inside or room.chat.title
        _keep(room, arrivals)


def _keep(room: ChatRoom, arrivals: Arrivals) -> None:
    """A long chat is exported in parts: what has one key is one room."""
    for other in arrivals.rooms if room.key else ():
        if (other.kind, other.key) == (room.kind, room.key):
            other.senders.update(room.senders)
            for sender, line in room.lines.items():
                other.lines.setdefault(sender, line)
            for on, wrote in room.days.items():
                mine = other.days.setdefault(on, {})
                for sender, one in wrote.items():
                    # The border of two parts runs through a day.
                    mine[sender] = together((mine[sender], one)) if sender in mine else one
            return
    arrivals.rooms.append(room)


def _friends(source: Source, stream: BinaryIO, arrivals: Arrivals, today: date) -> None:
    """A friends journal: activities are talks with everybody in them, notes go to the notes of everybody in them."""
    from closecircle.exchange import friends_md  # noqa: PLC0415  # each reader loads with its first file

    journal = friends_md.read_journal(stream, source.name)
    for problem in journal.problems:
        arrivals.trouble(problem)
    talks: dict[str, list[DayTalk]] = {one_line(friend.name): [] for friend in journal.friends}
    notes: dict[str, list[str]] = {name: [] for name in talks}

    def by_name(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
        for entry in sorted(entries, key=lambda one: one.on):
            people = [name for person in entry.people if (name := one_line(person)) in talks]
            if not people:
                arrivals.trouble(ReadProblem(line=entry.line, what=NOT_A_FRIEND, value=entry.plain[:60]))
            yield from ((name, entry) for name in people)

    for name, entry in by_name(one for one in journal.activities if one.on <= today):
        talks[name].append(DayTalk(on=entry.on, channel=Channel.IN_PERSON, hint=entry.plain, activity=True))
    for name, entry in by_name(journal.notes):
        notes[name].append(f"{entry.on.isoformat()}: {entry.plain}")
    seen: set[str] = set()
    for friend in journal.friends:
        name = one_line(friend.name)
        if name in seen or not name:
            continue
        seen.add(name)
        contact = friend.contact()
        if notes[name]:
            contact = replace(contact, note="\n".join(notes[name]))
        arrivals.contacts.append(Arrival(kind=source.format.value, contact=contact, talks=tuple(talks[name])))
