"""Merging: two entries turn out to be one person. What each holds is shown first; it is one change and one undo."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from closecircle.circle.people import shown_name
from closecircle.circle.room import Room
from closecircle.core.answer import Answer
from closecircle.core.change import Edit, removed
from closecircle.core.errors import WrongUse
from closecircle.core.known_chat import KnownChat
from closecircle.core.material import Showing
from closecircle.core.person import Person, Seat
from closecircle.core.talk import Thanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closecircle.core.days import SpecialDay
    from closecircle.core.person import Handle
    from closecircle.core.talk import Talk
    from closecircle.store.journal import Committed

_ALL = 2**62  # more rows than anybody has
_SEATS = (Seat.CIRCLE, Seat.BENCH, Seat.ARCHIVE)
# One item a line: both lists stay, each item once.
_LISTS = ("likes", "family", "never_say", "notes")
# The kept one's stands; the other's fills a gap, or else goes to the notes, so that nothing that was said is lost.
_SAID = ("name", "trait", "company", "usual")
# The kept one's stands; the other's only fills a gap.
_CHOSEN = ("address", "register", "rhythm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact that differs: what the kept one has, what the other has, and what it becomes."""

    field: str
    kept: str
    other: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What a merge would do. `facts` are those that differ; talks, promises, days and handles of both stay."""

    kept: Person
    other: Person
    becomes: Person
    facts: tuple[Fact, ...]


class Merging(Room):
    """Two that are one."""

    def preview(self, kept_id: str, other_id: str) -> Merge:
        """What `merge` would do, before anything is written. Raises WrongUse when they are the same entry."""
        if kept_id == other_id:
            raise WrongUse("Choose two people to make into one.")
        kept, other = self._person(kept_id), self._person(other_id)
        becomes = self._joined(kept, other)
        facts = tuple(
            Fact(field=item.name, kept=_text(kept, item.name), other=_text(other, item.name), becomes=text)
            for item in fields(Person)
            if item.name not in {"id", "added_on", "introduced_by", "paused_until"}
            and ((text := _text(becomes, item.name)) != _text(kept, item.name) or text != _text(other, item.name))
        )
        return Merge(kept=kept, other=other, becomes=becomes, facts=facts)

    def merge(self, kept_id: str, other_id: str) -> Committed:
        """Make two people one: everything of the other moves to the kept one, whose facts stand; one change."""
        plan = self.preview(kept_id, other_id)
        edits = [
            Edit(plan.kept, plan.becomes),
            *self._friends(plan),
            *self._talks(kept_id, other_id),
            *self._days_and_handles(kept_id, other_id),
            *self._what_hangs_on_talks(kept_id, other_id),
            *self._material(kept_id, other_id),
            *self._thanks(kept_id, other_id),
            *removed(plan.other),
        ]
        return self._commit(
            "$other and $name are one person", edits, name=shown_name(plan.becomes), other=shown_name(plan.other)
        )

    def _joined(self, kept: Person, other: Person) -> Person:
        changes: dict[str, Any] = {
            name: "\n".join(_once(_text(kept, name).splitlines() + _text(other, name).splitlines())) for name in _LISTS
        }
        lost: list[str] = []
        for name in _SAID + _CHOSEN:
            mine, theirs = _text(kept, name), _text(other, name)
            changes[name] = mine or theirs
            if name in _SAID and mine and theirs and mine != theirs:
                lost.append(theirs)
        changes["notes"] = "\n".join(_once([*changes["notes"].splitlines(), *lost]))
        changes["tags"] = " ".join(_once(kept.tags.split() + other.tags.split()))
        return replace(
            kept,
            **changes,
            seat=min(kept.seat, other.seat, key=_SEATS.index),
            added_on=min(kept.added_on, other.added_on),
            introduced_by=self._introducer(kept, other),
        )

    def _introducer(self, kept: Person, other: Person) -> str | None:
        """Who brought them: the first of the two answers that does not lead back to themselves."""
        both = {kept.id, other.id}
        for by_id in (kept.introduced_by, other.introduced_by):
            ancestor, chain = by_id, set[str]()
            while ancestor is not None and ancestor not in both and ancestor not in chain:
                chain.add(ancestor)
                ancestor = self._person(ancestor).introduced_by
            if by_id is not None and ancestor is None:
                return by_id
        return None

    def _friends(self, plan: Merge) -> Iterator[Edit]:
        for friend in self._store.people.introduced_by(plan.other.id):
            if friend.id != plan.kept.id:
                yield Edit(friend, replace(friend, introduced_by=plan.kept.id))

    def _talks(self, kept_id: str, other_id: str) -> Iterator[Edit]:
        known = {_said(talk) for talk in self._store.talks.of(kept_id, limit=_ALL) if talk.said}
        for talk in self._store.talks.of(other_id, limit=_ALL):
            # Logged once for both of them, it is one talk.
            yield Edit(talk, None if _said(talk) in known else replace(talk, person_id=kept_id))

    def _days_and_handles(self, kept_id: str, other_id: str) -> Iterator[Edit]:
        people = self._store.people
        handles = {_reached(handle) for handle in people.handles(kept_id)}
        for handle in people.handles(other_id):
            yield Edit(handle, None if _reached(handle) in handles else replace(handle, person_id=kept_id))
        days = {_falls(day): day for day in people.days(kept_id)}
        for day in people.days(other_id):
            twin = days.get(_falls(day))
            yield Edit(day, None if twin is not None else replace(day, person_id=kept_id))
            if twin is not None and twin.year is None and day.year is not None:
                yield Edit(twin, replace(twin, year=day.year))
                days[_falls(day)] = replace(twin, year=day.year)
        for absence in people.absences(other_id):
            yield Edit(absence, replace(absence, person_id=kept_id))

    def _what_hangs_on_talks(self, kept_id: str, other_id: str) -> Iterator[Edit]:
        talks = self._store.talks
        for promise in talks.promises(other_id):
            yield Edit(promise, replace(promise, person_id=kept_id))
        for question in talks.questions(other_id):
            yield Edit(question, replace(question, person_id=kept_id))
        for saved in talks.drafts(other_id, limit=_ALL):
            yield Edit(saved, replace(saved, person_id=kept_id))
        for answer in self._store.everything(Answer):
            if isinstance(answer, Answer) and answer.person_id == other_id:
                yield Edit(answer, replace(answer, person_id=kept_id))
        for known in self._store.everything(KnownChat):
            if isinstance(known, KnownChat) and known.person_id == other_id:
                yield Edit(known, replace(known, person_id=kept_id))

    def _material(self, kept_id: str, other_id: str) -> Iterator[Edit]:
        for showing in self._store.everything(Showing):
            if isinstance(showing, Showing) and other_id in {showing.person_id, showing.came_id}:
                yield Edit(
                    showing,
                    replace(
                        showing,
                        person_id=kept_id if showing.person_id == other_id else showing.person_id,
                        came_id=kept_id if showing.came_id == other_id else showing.came_id,
                    ),
                )

    def _thanks(self, kept_id: str, other_id: str) -> Iterator[Edit]:
        both = {kept_id, other_id}
        for thanks in self._store.everything(Thanks):
            if not isinstance(thanks, Thanks) or not both & {thanks.person_id, thanks.subject}:
                continue
            if thanks.person_id in both and thanks.subject in both:
                yield Edit(thanks, None)  # nobody is thanked for bringing themselves
            elif other_id in {thanks.person_id, thanks.subject}:
                yield Edit(
                    thanks,
                    replace(
                        thanks,
                        person_id=kept_id if thanks.person_id == other_id else thanks.person_id,
                        subject=kept_id if thanks.subject == other_id else thanks.subject,
                    ),
                )


def _text(person: Person, name: str) -> str:
    return str(getattr(person, name) or "")


def _once(items: list[str]) -> list[str]:
    return list(dict.fromkeys(item for item in items if item))


def _said(talk: Talk) -> tuple[object, ...]:
    return (talk.on, talk.channel, talk.said)


def _reached(handle: Handle) -> tuple[str, str]:
    return (handle.kind, handle.key or handle.value.casefold())


def _falls(day: SpecialDay) -> tuple[object, ...]:
    return (day.kind, day.month, day.day, day.lunar, day.leap, day.label)
