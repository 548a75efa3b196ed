"""A person's story so far: talks, promises, questions, material, introductions, special days, in one line of time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from closecircle.circle.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from closecircle.core.rhythm import Rhythm
    from closecircle.core.talk import NextQuestion, Promise, Talk, Thanks


class Kind(StrEnum):
    """What a moment of the story is."""

    TALK = "talk"
    QUESTION = "question"
    PROMISE = "promise"
    SHOWN = "shown"
    PASSED_ON = "passed on"
    BROUGHT = "brought"
    CAME = "came"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment: the day, what it is, and the words that go with it."""

    on: date
    kind: Kind
    words: str
    key: str
    talk: Talk | None = None
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """The rhythm as it is lived: gaps in days between talks, oldest first, beside what one wishes."""

    gaps: tuple[int, ...]
    wanted: Rhythm | None
    suggested: Rhythm | None


_PAGE = 200


class Timeline(Room):
    """The story so far, newest first, read as far as one scrolls."""

    def of(self, person_id: str, offset: int = 0, limit: int = 50) -> list[Moment]:
        """A page of the story."""
        moments = merge(
            self._talks(person_id),
            sorted(self._others(person_id), key=_newest_first),
            key=_newest_first,
        )
        return list(islice(moments, offset, offset + limit))

    def count(self, person_id: str) -> int:
        """How long the story is, for the scroll bar alone."""
        return self._store.talks.count(person_id) + sum(1 for _ in self._others(person_id))

    def lived(self, person_id: str) -> Lived:
        """Rhythm wanted beside rhythm lived."""
        from closecircle.core.rhythm import Rhythm, lived, suggest  # noqa: PLC0415  # only on a person's page

        dates = self._store.talks.dates(person_id)
        wish = self._person(person_id).rhythm
        return Lived(gaps=tuple(lived(dates)), wanted=Rhythm.parse(wish) if wish else None, suggested=suggest(dates))

    def _talks(self, person_id: str) -> Iterator[Moment]:
        offset = 0
        while page := self._store.talks.of(person_id, limit=_PAGE, offset=offset):
            for talk in page:
                yield Moment(on=talk.on, kind=Kind.TALK, words=talk.said, key=talk.id, talk=talk)
            offset += len(page)

    def _others(self, person_id: str) -> Iterator[Moment]:
        for question in self._store.talks.questions(person_id):
            yield _question(question)
        for promise in self._store.talks.promises(person_id):
            yield _promise(promise)
        for thanks in self._store.talks.thanks(person_id):
            yield Moment(
                on=thanks.since,
                kind=Kind.THANKS,
                words=self.thanked_for(thanks),
                key=thanks.id,
                settled_on=thanks.thanked_on,
            )
        for showing in self._store.material.showings_to(person_id):
            material = self._store.material.get(showing.material_id)
            title = "" if material is None else material.title
            yield Moment(on=showing.shown_on, kind=Kind.SHOWN, words=title, key=showing.id)
            if showing.passed_on is not None:
                yield Moment(on=showing.passed_on, kind=Kind.PASSED_ON, words=title, key=f"{showing.id}+")
        for friend in self._store.people.introduced_by(person_id):
            yield Moment(on=friend.added_on, kind=Kind.BROUGHT, words=friend.name or friend.trait, key=friend.id)
        person = self._person(person_id)
        by = self._store.people.get(person.introduced_by) if person.introduced_by else None
        yield Moment(on=person.added_on, kind=Kind.CAME, words="" if by is None else by.name or by.trait, key=person.id)

    def thanked_for(self, thanks: Thanks) -> str:
        """What thanks are owed for: the friend who came, or the title of what was passed on."""
        friend = self._store.people.get(thanks.subject)
        if friend is not None:
            return friend.name or friend.trait
        material = self._store.material.get(thanks.subject)
        return thanks.subject if material is None else material.title


def _question(question: NextQuestion) -> Moment:
    return Moment(
        on=question.noted_on, kind=Kind.QUESTION, words=question.phrase, key=question.id, settled_on=question.asked_on
    )


def _promise(promise: Promise) -> Moment:
    return Moment(on=promise.made_on, kind=Kind.PROMISE, words=promise.what, key=promise.id, settled_on=promise.kept_on)


def _newest_first(moment: Moment) -> tuple[int, int]:
    # On one day the talk stands before what came of it.
    return (-moment.on.toordinal(), 0 if moment.kind is Kind.TALK else 1)
