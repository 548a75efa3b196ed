"""Bringing in what other programs know of people: a plan first, then one change with everything that was chosen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from closecircle.circle.care import Care
from closecircle.circle.people import People, shown_name
from closecircle.circle.room import Room
from closecircle.core.change import Edit, added
from closecircle.core.errors import WrongUse
from closecircle.core.known_chat import KnownChat
from closecircle.core.person import Seat
from closecircle.core.text import one_line
from closecircle.exchange import arrivals, formats, merge
from closecircle.exchange.chat_likeness import DayCount
from closecircle.exchange.formats import Format
from closecircle.exchange.merge import SOMEBODY_NEW, Acquainted, Identity, State
from closecircle.exchange.news import Known, Manner, Sentence, news
from closecircle.exchange.phones import name_key
from closecircle.store.ids import new_id
from closecircle.store.matching import Matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from closecircle.core.days import SpecialDay
    from closecircle.core.person import Person
    from closecircle.core.talk import Talk
    from closecircle.exchange import csv_mapping
    from closecircle.exchange.arrivals import Arrivals, Progress
    from closecircle.exchange.chat_talks import DayTalk
    from closecircle.exchange.merge import ImportPlan, PlanRow
    from closecircle.store.journal import Committed

UNANSWERED = "Left out, since it is not known who this is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an import wrote; `committed` None: there was nothing to write, and nothing was.

    `added` and `changed` are people by what they go by, `benched` those of the added for whom no seat was left.
    `left_out`: chosen rows that were not taken, each with why.
    """

    committed: Committed | None
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    benched: tuple[str, ...] = ()
    days: int = 0
    left_out: tuple[tuple[PlanRow, Sentence], ...] = ()


@dataclass(slots=True, kw_only=True)
class _Folder:
    """One person while an import is made up: as they were, and as they will be."""

    known: Known
    before: Person | None = None
    days_before: dict[str, SpecialDay] = field(default_factory=dict)
    talks_before: dict[str, Talk] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)

    def edits(self) -> Iterable[Edit]:
        person = self.known.person
        if self.before is None:
            yield Edit(None, person)
        elif person != self.before:
            yield Edit(self.before, person)
        yield from added(*(handle for handle in self.known.handles if handle.id in self.fresh))
        yield from added(*(day for day in self.known.days if day.id in self.fresh))
        for day in self.known.days:
            if day.id in self.days_before:
                yield Edit(self.days_before[day.id], day)
        # The newest talk of a day decides whose turn it is, so they go in by day, in the order they came.
        talks = sorted((one for one in self.known.talks if one.id in self.fresh), key=lambda one: one.on)
        yield from added(*talks)
        for talk in self.known.talks:
            if talk.id in self.talks_before:
                yield Edit(self.talks_before[talk.id], talk)


class Imports(Room):
    """From a file to people and talks."""

    def is_whole_circle(self, path: Path) -> bool:
        """Whether it is closecircle's own file, which `circle.exports` brings back. Raises Unreadable."""
        return formats.recognise(path) is Format.CLOSECIRCLE

    def columns(self, path: Path) -> csv_mapping.Mapping:
        """What the columns of a table of contacts mean, to be corrected before planning. Raises Unreadable."""
        return arrivals.columns(path)

    def plan(
        self, path: Path, *, dayfirst: bool | None = None, mapping: csv_mapping.Mapping | None = None, me: str = ""
    ) -> ImportPlan:
        """What the file holds and how it stands to the circle: `read`, then `compare`. Nothing is written."""
        return self.compare(self.read(path, dayfirst=dayfirst, mapping=mapping), me=me)

    def read(
        self,
        path: Path,
        *,
        dayfirst: bool | None = None,
        mapping: csv_mapping.Mapping | None = None,
        progress: Progress | None = None,
    ) -> Arrivals:
        """What the file holds.

        Args:
            path: A file or an archive, of any kind that `exchange.formats` recognises.
            dayfirst: Whether 3/4 is the third of April, once that was asked.
            mapping: What the columns of a table mean, as corrected.
            progress: Told (bytes read, bytes in all) now and then; whatever it raises ends the reading.

        Raises:
            Unreadable: Nothing in it can be read.
            DayOrderAsked: `dayfirst` is needed.
            WrongUse: The file is closecircle's own.
        """
        if mapping is None and self.is_whole_circle(path):
            raise WrongUse("$name is a whole circle and comes in as one, without a plan.", name=path.name)
        return arrivals.read(path, today=self._today, dayfirst=dayfirst, mapping=mapping, progress=progress)

    def compare(self, found: Arrivals, *, me: str = "", progress: Progress | None = None) -> ImportPlan:
        """How what was read stands to the circle. The reading itself needs no circle, so a screen does it aside.

        Args:
            found: The file.
            me: The user's own name in a chat, once that was asked.
            progress: Told (steps done, steps in all) now and then; whatever it raises ends the comparing.

        Raises:
            WrongUse: Nobody in it goes by `me`.
        """
        own_name = self._ground.settings.name
        return merge.plan(found, self._acquainted(), self._manner(), me=me, own_name=own_name, progress=progress)

    def take(self, plan: ImportPlan, chosen: Iterable[PlanRow], *, progress: Progress | None = None) -> Taken:
        """Write what was chosen, as one change, after a backup.

        An unsure row comes in only when it was answered (`PlanRow.answered`). New people sit in the circle until its
        seats are taken, the starred ones first, then on the outer bench. Days of a chat settle no question and owe
        nobody thanks: nobody looked at what was said. `progress` is told (rows made up, rows in all) now and then;
        whatever it raises ends it with nothing written.
        """
        maker = _Maker(self, plan)
        rows = sorted(chosen, key=lambda row: (not row.starred, row.number))
        for done, row in enumerate(rows):
            if progress is not None and done % merge.TOLD_EVERY == 0:
                progress(done, len(rows))
            maker.take(row)
        if progress is not None:
            progress(len(rows), len(rows))
        return maker.written()

    def _manner(self) -> Manner:
        from closecircle.settings import system_language  # noqa: PLC0415  # only where nothing else says

        settings = self._ground.settings
        return Manner(region=settings.region, language=settings.language or system_language())

    def _acquainted(self) -> Acquainted:
        matching = Matching(self._store.connection)
        owners: dict[str, tuple[str, ...]] = {}
        for key, person_id in matching.handle_keys():
            owners[key] = (*owners.get(key, ()), person_id)
        namesakes: dict[str, tuple[str, ...]] = {}
        shown: dict[str, str] = {}
        present: set[str] = set()
        for person_id, name, seat in matching.names():
            shown[person_id] = name
            key = name_key(name)
            namesakes[key] = (*namesakes.get(key, ()), person_id)
            if seat != Seat.ARCHIVE.value:
                present.add(person_id)
        known_counts: dict[str, dict[str, list[DayCount]]] = {}

        def counts(kind: str) -> Mapping[str, Sequence[DayCount]]:
            if kind not in known_counts:
                people = known_counts[kind] = {}
                for person_id, on, received, sent in matching.counts(kind):
                    people.setdefault(person_id, []).append(DayCount(on=on, received=received, sent=sent))
            return known_counts[kind]

        return Acquainted(
            owners=owners,
            namesakes=namesakes,
            shown=shown,
            present=frozenset(present),
            identities={
                Identity(kind=one.kind, room=one.room, sender=one.sender): one.person_id
                for kind in Format
                for one in matching.known(kind.value)
            },
            look=self._known,
            counts=counts,
        )

    def _known(self, person_id: str, talks: tuple[DayTalk, ...]) -> Known:
        return Known(
            person=self._person(person_id),
            handles=tuple(self._store.people.handles(person_id)),
            days=tuple(self._store.people.days(person_id)),
            talks=tuple(self._talks(person_id, talks)),
        )

    def _talks(self, person_id: str, talks: tuple[DayTalk, ...]) -> list[Talk]:
        if not talks:
            return []
        first, last = min(talk.on for talk in talks), max(talk.on for talk in talks)
        return Matching(self._store.connection).talks(person_id, first, last)


class _Maker:
    """Makes up the one change of an import, person by person."""

    def __init__(self, imports: Imports, plan: ImportPlan) -> None:
        self._imports = imports
        self._ground = imports._ground  # noqa: SLF001  # a part of the room
        self._plan = plan
        self._people = People(self._ground)
        self._seats = self._people.seats_left()
        self._manner = imports._manner()  # noqa: SLF001  # a part of the room
        self._folders: dict[str, _Folder] = {}
        self._firsts: dict[int, str] = {}
        self._ties: dict[Identity, str | None] = {}
        self._left_out: list[tuple[PlanRow, Sentence]] = []
        self._days = 0

    def take(self, row: PlanRow) -> None:
        """Add one row to the change."""
        answer = row.as_person_id
        if row.state is State.UNSURE and answer is None:
            self._left_out.append((row, row.why if not row.candidates else Sentence(template=UNANSWERED)))
            return
        target = answer or row.person_id
        if target is None and row.state is State.SAME:
            return
        first = row.number if row.joins is None or answer == SOMEBODY_NEW else row.joins
        if target is None or target == SOMEBODY_NEW:
            target = self._firsts.get(first) or self._somebody_new(row)
        # Whoever joins this row goes where it went, also where the user said who it is.
        self._firsts.setdefault(first, target)
        folder = self._folder(target, row)
        if self._bring(folder, row) or answer is not None:
            self._ties[row.identity] = target

    def written(self) -> Taken:
        """Write the change, unless there is nothing in it."""
        names = [shown_name(one.known.person) for one in self._folders.values()]
        edits: list[Edit] = []
        added_names, changed_names, benched = [], [], []
        for name, folder in zip(names, self._folders.values(), strict=True):
            mine = list(folder.edits())
            edits += mine
            if folder.before is None:
                added_names.append(name)
                if folder.known.person.seat is Seat.BENCH:
                    benched.append(name)
            elif mine:
                changed_names.append(name)
        people = added_names + changed_names
        label = "Noted who is who in $file"
        if people:
            label = "Brought in $name from $file" if len(people) == 1 else "Brought in $count people from $file"
        edits += self._tied()
        committed = None
        if edits:
            Care(self._ground).back_up("before-import")
            committed = self._imports._commit(  # noqa: SLF001  # a part of the room
                label,
                edits,
                name=", ".join(people[:1]),
                count=str(len(people)),
                file=one_line(self._plan.file),
            )
        return Taken(
            committed=committed,
            added=tuple(added_names),
            changed=tuple(changed_names),
            benched=tuple(benched),
            days=self._days,
            left_out=tuple(self._left_out),
        )

    def _tied(self) -> Iterable[Edit]:
        """What people are known again by next time, and the user's own names once they were asked for."""
        known = self._imports._acquainted().identities  # noqa: SLF001  # a part of the room
        # The user's own names are remembered with the first people of the chat.
        ties: dict[Identity, str | None] = {**dict.fromkeys(self._plan.own if self._ties else ()), **self._ties}
        for identity, person_id in ties.items():
            if identity not in known:
                yield from added(
                    KnownChat(
                        id=new_id(), kind=identity.kind, room=identity.room, sender=identity.sender, person_id=person_id
                    )
                )

    def _somebody_new(self, row: PlanRow) -> str:
        seat = Seat.CIRCLE if self._seats > 0 else Seat.BENCH
        self._seats -= 1
        person = self._people.new(row.record.contact.name, seat=seat)
        self._folders[person.id] = _Folder(known=Known(person=person))
        return person.id

    def _folder(self, person_id: str, row: PlanRow) -> _Folder:
        folder = self._folders.get(person_id)
        talks = row.record.talks
        if folder is None:
            known = self._imports._known(person_id, talks)  # noqa: SLF001  # a part of the room
            folder = self._folders[person_id] = _Folder(known=known, before=known.person)
        elif talks and folder.before is not None:
            here = {talk.id for talk in folder.known.talks}
            more = self._imports._talks(person_id, talks)  # noqa: SLF001  # a part of the room
            folder.known = replace(
                folder.known, talks=(*folder.known.talks, *(talk for talk in more if talk.id not in here))
            )
        return folder

    def _bring(self, folder: _Folder, row: PlanRow) -> bool:
        """Put what is new of a row into its person's folder; False when nothing is."""
        known = folder.known
        found = news(row.record, known, self._manner)
        if not found:
            return folder.before is None
        handles = tuple(replace(one, id=new_id(), person_id=known.person.id) for one in found.handles)
        days = tuple(replace(one, id=new_id(), person_id=known.person.id) for one in found.days)
        talks = tuple(replace(one, id=new_id(), person_id=known.person.id) for one in found.talks)
        folder.fresh |= {one.id for one in handles} | {one.id for one in days} | {one.id for one in talks}
        for day, _ in found.days_filled:
            if day.id not in folder.fresh:
                folder.days_before.setdefault(day.id, day)
        for talk, _ in found.talks_filled:
            if talk.id not in folder.fresh:
                folder.talks_before.setdefault(talk.id, talk)
        filled_days = {after.id: after for _, after in found.days_filled}
        filled_talks = {after.id: after for _, after in found.talks_filled}
        folder.known = Known(
            person=found.person,
            handles=(*known.handles, *handles),
            days=(*(filled_days.get(one.id, one) for one in known.days), *days),
            talks=(*(filled_talks.get(one.id, one) for one in known.talks), *talks),
        )
        self._days += len({one.on for one in (*found.talks, *(after for _, after in found.talks_filled))})
        return True
