"""The journal of `friends`, both ways: activities, notes, friends and places as a Markdown file for people to read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.core.text import one_line
from closecircle.exchange import decoding
from closecircle.exchange.records import ContactRecord, LabelledValue, ReadProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_A_JOURNAL = "“$name” has none of the sections of a friends journal"
NO_ENTRY = "Line $line is no entry of its section and was left out: $value"
SIZE = 64 << 20

_SECTIONS = ("Activities", "Notes", "Friends", "Locations")
_HEADING = re.compile(r"#{1,6} *(Activities|Notes|Friends|Locations) *:? *", re.IGNORECASE)
_ENTRY = re.compile(r"[-*] +(\d{4})-(\d{1,2})-(\d{1,2}) *: *(.*)")
_ITEM = re.compile(r"[-*] +(\S.*)")
_TAGS = re.compile(r"(?:^|\s)@([^\s@]+)\s*$")
_PLACE = re.compile(r"\s\[([^\[\]]+)\]$")
_NICKNAMES = re.compile(r"\s\(a\.k\.a\. (.+?)\)$")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_UNDERLINED = re.compile(r"(?<![\w_])_([^_]+)_(?![\w_])")
_TAG = re.compile(r"(?:^|(?<=\s))@([^\s@]*[^\s@.,;:!?)])")
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Friend:
    """One line under Friends."""

    name: str
    nicknames: tuple[str, ...] = ()
    place: str = ""
    tags: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    def contact(self) -> ContactRecord:
        """The friend as any other contact that comes in."""
        return ContactRecord(
            name=self.name,
            name_raw=self.name,
            nickname=", ".join(self.nicknames),
            handles=(LabelledValue(value=self.place, label="place"),) if self.place else (),
            tags=self.tags,
            line=self.line,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One activity or note. `text` is as written, with **names**, _places_ and @tags in it."""

    on: date
    text: str
    line: int = field(default=0, compare=False)

    @property
    def people(self) -> tuple[str, ...]:
        """Whole names of the friends in it, each once, in order."""
        return tuple(dict.fromkeys(_BOLD.findall(self.text)))

    @property
    def places(self) -> tuple[str, ...]:
        """Places in it, each once."""
        return tuple(dict.fromkeys(_UNDERLINED.findall(self.text)))

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags in it without their @, each once."""
        return tuple(dict.fromkeys(_TAG.findall(self.text)))

    @property
    def plain(self) -> str:
        """The words alone."""
        bare = _UNDERLINED.sub(r"\1", _BOLD.sub(r"\1", self.text))
        while match := _TAGS.search(bare):
            bare = bare[: match.start()].rstrip()
        return bare


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The whole file. `problems` names the lines that were left out."""

    activities: tuple[Entry, ...] = ()
    notes: tuple[Entry, ...] = ()
    friends: tuple[Friend, ...] = ()
    places: tuple[str, ...] = ()
    problems: tuple[ReadProblem, ...] = field(default=(), compare=False)


def read_journal(stream: BinaryIO, name: str) -> Journal:
    """A friends.md.

    Raises:
        Unreadable: It has no section and no entry.
    """
    text, _ = decoding.text(stream.read(SIZE))
    activities: list[Entry] = []
    notes: list[Entry] = []
    friends: list[Friend] = []
    places: list[str] = []
    problems: list[ReadProblem] = []
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = one_line(line)
        if heading := _HEADING.fullmatch(bare):
            section = heading[1].capitalize()
            continue
        if not bare or not section:
            continue
        found: Entry | Friend | str | None
        if section in ("Activities", "Notes"):
            found = _entry(bare, number)
            if found is not None:
                (activities if section == "Activities" else notes).append(found)
        elif (item := _ITEM.fullmatch(bare)) is None:
            found = None
        elif section == "Friends":
            found = _friend(item[1], number)
            friends.append(found)
        else:
            found = item[1]
            places.append(found)
        if found is None:
            problems.append(ReadProblem(line=number, what=NO_ENTRY, value=bare[:_SHOWN]))
    if not section:
        raise Unreadable(NOT_A_JOURNAL, name=name)
    return Journal(
        activities=tuple(activities),
        notes=tuple(notes),
        friends=tuple(friends),
        places=tuple(places),
        problems=tuple(problems),
    )


def written(journal: Journal) -> str:
    """The journal as `friends` writes it: newest first, names in order, each place listed once.

    Line breaks inside a text become spaces, since an entry is one line.
    """
    places = sorted({*journal.places, *(friend.place for friend in journal.friends if friend.place)})
    sections = (
        [_spelt(entry) for entry in _newest_first(journal.activities)],
        [_spelt(entry) for entry in _newest_first(journal.notes)],
        [_named(friend) for friend in sorted(journal.friends, key=lambda friend: one_line(friend.name))],
        [f"- {one_line(place)}" for place in places],
    )
    return "\n".join(
        "".join((f"### {title}:\n", *(f"{line}\n" for line in lines)))
        for title, lines in zip(_SECTIONS, sections, strict=True)
    )


def mention(name: str) -> str:
    """A friend's name as it stands in the text of an entry."""
    return f"**{one_line(name).replace('*', '')}**"


def _entry(line: str, number: int) -> Entry | None:
    match = _ENTRY.fullmatch(line)
    if match is None:
        return None
    try:
        on = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return Entry(on=on, text=match[4], line=number)


def _friend(text: str, number: int) -> Friend:
    """`Name (a.k.a. Nick a.k.a. Nick2) [Place] @tag`, read from its end: a name may hold brackets of its own."""
    tags: list[str] = []
    rest = text
    while (match := _TAGS.search(rest)) and match.start():
        tags.insert(0, match[1])
        rest = rest[: match.start()].rstrip()
    place = ""
    if match := _PLACE.search(rest):
        place, rest = match[1].strip(), rest[: match.start()].rstrip()
    nicknames: tuple[str, ...] = ()
    if match := _NICKNAMES.search(rest):
        nicknames = tuple(nickname.strip() for nickname in match[1].split(" a.k.a. "))
        rest = rest[: match.start()].rstrip()
    return Friend(name=rest, nicknames=nicknames, place=place, tags=tuple(tags), line=number)


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.on, reverse=True)


def _spelt(entry: Entry) -> str:
    return f"- {entry.on.isoformat()}: {one_line(entry.text)}".rstrip()


def _named(friend: Friend) -> str:
    nicknames = " a.k.a. ".join(one_line(nickname) for nickname in friend.nicknames)
    return "".join(
        (
            f"- {one_line(friend.name)}",
            f" (a.k.a. {nicknames})" if nicknames else "",
            f" [{one_line(friend.place)}]" if friend.place else "",
            *(f" @{'-'.join(tag.split())}" for tag in friend.tags),
        )
    )
