"""The circle as a Markdown file in the shape of `friends`: what was done under Activities, what is known under Notes.

What kind of note it is stands behind it as a tag (`@likes`, `@promise`), so the file has no words but the user's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.text import one_line
from closecircle.exchange.friends_md import Entry, Friend, Journal, mention, written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from closecircle.core.days import SpecialDay
    from closecircle.core.person import Handle, Person
    from closecircle.core.talk import NextQuestion, Promise, Talk

_FACTS = ("company", "usual", "likes", "family", "never_say", "notes", "rhythm")


class Gathering:
    """Takes in person by person what the file will hold."""

    def __init__(self) -> None:
        self._activities: list[Entry] = []
        self._notes: list[Entry] = []
        self._friends: list[Friend] = []

    def add(
        self,
        person: Person,
        *,
        talks: Iterable[Talk] = (),
        promises: Iterable[Promise] = (),
        questions: Iterable[NextQuestion] = (),
        days: Iterable[SpecialDay] = (),
        handles: Iterable[Handle] = (),
    ) -> None:
        """One person with everything to be told of them."""
        name = one_line(person.name or person.trait).replace("*", "")
        nicknames = (person.trait,) if person.name and person.trait else ()
        self._friends.append(Friend(name=name, nicknames=nicknames, tags=tuple(person.tags.split())))
        self._activities += [Entry(on=talk.on, text=_said(name, talk.said)) for talk in talks]
        self._notes += [_note(name, item.what, "promise", item.made_on) for item in promises]
        self._notes += [_note(name, item.phrase, "ask", item.noted_on) for item in questions]
        since = person.added_on
        for fact in _FACTS:
            for line in str(getattr(person, fact)).splitlines():
                self._notes.append(_note(name, line, fact.replace("_", "-"), since))
        self._notes += [_note(name, _day(day), day.kind, since) for day in days]
        self._notes += [_note(name, handle.value, handle.kind, since) for handle in handles]

    def written(self) -> str:
        """The whole file."""
        return written(
            Journal(activities=tuple(self._activities), notes=tuple(self._notes), friends=tuple(self._friends))
        )


def _said(name: str, said: str) -> str:
    # Two asterisks would begin a name.
    told = one_line(said).replace("**", "*")
    return f"{mention(name)}: {told}" if told else mention(name)


def _note(name: str, text: str, tag: str, on: date) -> Entry:
    return Entry(on=on, text=f"{_said(name, text)} @{'-'.join(tag.split()) or 'note'}")


def _day(day: SpecialDay) -> str:
    number = f"-{day.day:02d}" if day.day is not None else ""
    spelt = f"{day.year:04d}-" if day.year is not None else "--"
    lunar = f" 음력{' 윤달' if day.leap else ''}" if day.lunar else ""
    return f"{spelt}{day.month:02d}{number}{lunar}{f' {day.label}' if day.label else ''}"
