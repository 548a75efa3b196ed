"""Everything out, in the shapes other programs read; and closecircle's own file in again, whole."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

from closecircle.circle.bringing_back import Look, lines_of, look_into
from closecircle.circle.people import RESTING
from closecircle.circle.room import Room
from closecircle.core.change import Edit
from closecircle.core.days import SpecialDay
from closecircle.core.errors import WrongUse
from closecircle.core.person import Familiarity, Handle, Person, Seat
from closecircle.core.talk import NextQuestion, Promise, Talk
from closecircle.core.text import one_line
from closecircle.core.today import left_in_peace
from closecircle.store.export import ExportRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from closecircle.exchange.ical_out import Event
    from closecircle.exchange.jsonl import Line
    from closecircle.exchange.records import ReadProblem
    from closecircle.store.journal import Committed

T = TypeVar("T")

_TOLD_EVERY = 500
_HINTS_LOOKED_AT = 10


class Form(StrEnum):
    """A shape in which the circle goes out."""

    JSONL = "jsonl"
    VCARD = "vcard"
    ICAL = "ical"
    CSV = "csv"
    MARKDOWN = "markdown"


ENDINGS = {
    ".jsonl": Form.JSONL,
    ".ndjson": Form.JSONL,
    ".vcf": Form.VCARD,
    ".vcard": Form.VCARD,
    ".ics": Form.ICAL,
    ".csv": Form.CSV,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
}


class EventWords(Protocol):
    """Who puts a calendar's events into words, in the user's language."""

    def day(self, person: Person, day: SpecialDay, question: NextQuestion | None, last: Talk | None) -> str:
        """A special day."""

    def promise(self, person: Person, promise: Promise) -> str:
        """An open promise."""

    def rhythm(self, person: Person, question: NextQuestion | None, last: Talk | None) -> str:
        """The next day of a rhythm."""


class Exports(Room):
    """From the circle to a file, and back from its own kind of file."""

    def write(
        self,
        form: Form,
        stream: BinaryIO,
        *,
        person_id: str | None = None,
        since: date | None = None,
        words: EventWords | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write the circle to an open stream, row by row, as of one moment.

        Args:
            form: The shape; ICAL needs `words`.
            stream: Takes the bytes and is left open.
            person_id: Everything of one person alone.
            since: What happened since a day: people, handles and days whole, talks and what hangs on them since.
                In the shapes that list people: those who came or were talked with since.
            words: Who words the calendar's events.
            progress: Told (done, in all) now and then; whatever it raises ends the writing.
        """
        rows = ExportRows(self._store.connection, person_id=person_id, since=since)
        with rows.at_one_moment():
            told = _Told(progress)
            match form:
                case Form.JSONL:
                    chunks = self._jsonl(rows, told)
                case Form.VCARD:
                    chunks = (text.encode() for text in self._vcard(rows, told))
                case Form.ICAL:
                    if words is None:
                        raise TypeError(words)
                    chunks = (text.encode() for text in self._ical(rows, told, words))
                case Form.CSV:
                    chunks = (text.encode() for text in self._csv(rows, told))
                case Form.MARKDOWN:
                    chunks = iter([self._markdown(rows, told).encode()])
            stream.writelines(chunks)

    def to_file(
        self,
        form: Form,
        file: Path,
        *,
        person_id: str | None = None,
        since: date | None = None,
        words: EventWords | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write the circle to a file of the owner's alone, whole or not at all; see `write`.

        Raises:
            StoreTrouble: the file cannot be written.
            WrongUse: the file is the circle itself.
        """
        from closecircle.store.private_write import written_privately  # noqa: PLC0415  # only for files

        if file.exists() and file.samefile(self._store.file):
            raise WrongUse("$file is the circle itself. Choose another file.", file=file.name)
        with written_privately(file) as stream:
            self.write(form, stream, person_id=person_id, since=since, words=words, progress=progress)

    def look(self, file: Path, progress: Callable[[int, int], None] | None = None) -> Look:
        """Read closecircle's own file and see what of it is new. Nothing is written.

        `progress` is told (bytes read, bytes in all) now and then; whatever it raises ends the reading.

        Raises:
            Unreadable: it cannot be opened, is no circle, is newer, or nothing in it can be read.
        """
        return self.compare(lines_of(file, progress), file.name)

    def compare(self, lines: Iterable[Line | ReadProblem], name: str) -> Look:
        """What of the lines of closecircle's own file, called `name`, is new here. Raises what reading them raises."""
        return look_into(lines, ExportRows(self._store.connection), name)

    def bring_back(self, source: Path | Look, *, replacing: bool = False) -> Committed | None:
        """Take in closecircle's own file (or what `look` found in it) as one change, after a backup.

        A row that is here already stays as it is, also where the file says it differently, unless `replacing`. None:
        there was nothing to write. Raises as `look` does.
        """
        found = source if isinstance(source, Look) else self.look(source)
        edits = [Edit(None, record) for record in found.new]
        if replacing:
            edits += [Edit(here, there) for here, there in found.differing]
        if not edits:
            return None
        from closecircle.circle.care import Care  # noqa: PLC0415  # only before a write of this size

        Care(self._ground).back_up("before-import")
        return self._commit("Brought back $file", edits, file=one_line(found.file))

    def _jsonl(self, rows: ExportRows, told: _Told) -> Iterator[bytes]:
        from closecircle import __version__  # noqa: PLC0415  # only for the header
        from closecircle.exchange import jsonl  # noqa: PLC0415  # a shape loads when it is asked for
        from closecircle.store.schema import SCHEMA  # noqa: PLC0415  # see above

        told.in_all = sum(rows.count(kind) for kind in jsonl.TABLES.values())
        records = (record for kind in jsonl.TABLES.values() for record in rows.each(kind))
        return jsonl.lines(told.each(records), version=__version__, schema=SCHEMA)

    def _vcard(self, rows: ExportRows, told: _Told) -> Iterator[str]:
        from closecircle.exchange import vcard_out  # noqa: PLC0415  # a shape loads when it is asked for

        told.in_all = rows.count(Person)
        for person in told.each(rows.people()):
            yield vcard_out.card(person, rows.of(Handle, person.id), rows.of(SpecialDay, person.id))

    def _csv(self, rows: ExportRows, told: _Told) -> Iterator[str]:
        from closecircle.exchange import csv_out  # noqa: PLC0415  # a shape loads when it is asked for

        told.in_all = rows.count(Person)
        yield csv_out.header()
        for person in told.each(rows.people()):
            by = self._store.people.get(person.introduced_by) if person.introduced_by else None
            last = next(iter(self._store.talks.of(person.id, limit=1)), None)
            yield csv_out.row(
                person,
                rows.of(Handle, person.id),
                rows.of(SpecialDay, person.id),
                by="" if by is None else by.name or by.trait,
                last_talk=None if last is None else last.on,
            )

    def _markdown(self, rows: ExportRows, told: _Told) -> str:
        from closecircle.exchange.markdown_out import Gathering  # noqa: PLC0415  # a shape loads when it is asked for

        told.in_all = rows.count(Person)
        gathering = Gathering()
        for person in told.each(rows.people()):
            gathering.add(
                person,
                talks=rows.of(Talk, person.id),
                promises=rows.of(Promise, person.id),
                questions=rows.of(NextQuestion, person.id),
                days=rows.of(SpecialDay, person.id),
                handles=rows.of(Handle, person.id),
            )
        return gathering.written()

    def _ical(self, rows: ExportRows, told: _Told, words: EventWords) -> Iterator[str]:
        from closecircle.exchange import ical_out  # noqa: PLC0415  # a shape loads when it is asked for

        told.in_all = rows.count(Person)
        alone = rows.one is not None
        # Whoever is not in the circle comes up nowhere, in the calendar neither; unless asked for by name.
        people = (person for person in told.each(rows.people()) if alone or person.seat is Seat.CIRCLE)
        return ical_out.calendar(event for person in people for event in self._events(person, words))

    def _events(self, person: Person, words: EventWords) -> Iterator[Event]:
        from closecircle.exchange.ical_out import Event, day_uid, of_day  # noqa: PLC0415  # see above

        talks = self._store.talks.of(person.id, limit=_HINTS_LOOKED_AT)
        last = next((talk for talk in talks if talk.said and not talk.private and talk.source != "draft"), None)
        question = next(iter(self._store.talks.questions(person.id, open_only=True)), None)
        for day in self._store.people.days(person.id):
            summary = words.day(person, day, question, last)
            event = of_day(day, uid=day_uid(day), summary=summary, added_on=person.added_on, today=self._today)
            if event is not None:
                yield event
        for promise in self._store.talks.promises(person.id, open_only=True):
            yield Event(
                uid=f"{promise.id}-promise@closecircle",
                on=promise.due_on,
                summary=words.promise(person, promise),
                stamp=promise.made_on,
            )
        on = self._rhythm_on(person)
        if on is not None:
            yield Event(
                uid=f"{person.id}-rhythm@closecircle",
                on=on,
                summary=words.rhythm(person, question, last),
                stamp=talks[0].on if talks else person.added_on,
            )

    def _rhythm_on(self, person: Person) -> date | None:
        """The day on which the rhythm comes round, or the end of a pause where that is later; None: not of itself."""
        standing = self._store.today.standing(person.id)
        if standing is None or standing.rhythm_on is None or person.familiarity is Familiarity.GREET:
            return None
        peace = left_in_peace(standing, self._today, self._numbers)
        on = max(filter(None, (standing.rhythm_on, person.paused_until, peace)))
        return None if on == RESTING else on


class _Told:
    """Counts what goes by and tells of it now and then."""

    def __init__(self, progress: Callable[[int, int], None] | None) -> None:
        self._progress = progress
        self.in_all = 0

    def each(self, items: Iterable[T]) -> Iterator[T]:
        """The items, counted."""
        for done, item in enumerate(items):
            if self._progress is not None and done % _TOLD_EVERY == 0:
                self._progress(done, self.in_all)
            yield item
