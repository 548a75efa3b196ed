"""What a contact or a chat would add to what is known of one person. Nothing that stands is ever overwritten."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from closecircle.core.days import SpecialDay
from closecircle.core.person import Handle
from closecircle.core.talk import Channel, Talk
from closecircle.core.text import clean, one_line
from closecircle.exchange.phones import mail_key, phone_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from closecircle.core.person import Person
    from closecircle.exchange.arrivals import Arrival
    from closecircle.exchange.chat_talks import DayTalk
    from closecircle.exchange.records import ContactRecord, DayRecord

NUMBER = "number $value"
ADDRESS = "address $value"
HANDLE = "$kind $value"
BIRTHDAY = "birthday $value"
ANNIVERSARY = "anniversary $value"
OTHER_DAY = "a day to remember, $value"
LUNAR = "lunar birthday $value"
COMPANY = "company $value"
KNOWN_BY = "also known as $value"
TAG = "tag $value"
RHYTHM = "rhythm $value"
NOTE = "note $value"
NEW_DAYS = "$count days of talks, $first to $last"
MORE_DAYS = "$count days with more than before, $first to $last"
LINKED_DAYS = "$count days that are logged already"
KEPT_DAY = "the birthday $value stays as it is here"
KEPT_COMPANY = "the company $value stays as it is here"
LEAP = "whether the lunar month is a leap month is not known; taken as an ordinary one"

_SHOWN = 30
# Talks of these sources were noted by the user's own hand (or sent from here): an import links them.
_BY_HAND = ("", "draft")
_CALL = re.compile(r"(?:통화 \d+분|\d+ min on the phone)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Something to say: an English template (and the id of its translation) with its values."""

    template: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the circle holds of one person; `talks` of the days in question at least."""

    person: Person
    handles: tuple[Handle, ...] = ()
    days: tuple[SpecialDay, ...] = ()
    talks: tuple[Talk, ...] = ()


@dataclass(slots=True, kw_only=True)
class News:
    """What would be written: the person afterwards, rows to add (without a key yet), rows before and after.

    `said` names each thing; `kept` names what the file says otherwise and what stays.
    """

    person: Person
    handles: list[Handle] = field(default_factory=list)
    days: list[SpecialDay] = field(default_factory=list)
    days_filled: list[tuple[SpecialDay, SpecialDay]] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    talks_filled: list[tuple[Talk, Talk]] = field(default_factory=list)
    said: list[Sentence] = field(default_factory=list)
    kept: list[Sentence] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How values are read and written: the region of bare numbers, the language of what is noted for the user."""

    region: str = "KR"
    language: str = "en"


def news(arrival: Arrival, known: Known, manner: Manner) -> News:
    """What of an arrival is not known yet."""
    found = News(person=known.person)
    contact = arrival.contact
    _handles(contact, known, manner, found)
    for day in contact.days:
        _day(day, known, found)
    _facts(contact, found)
    _talks(arrival.talks, arrival.kind, known, manner, found)
    return found


def keys_of(contact: ContactRecord, region: str) -> tuple[tuple[str, str], ...]:
    """The keys by which a contact is recognised, each with the value as written: addresses, then numbers."""
    mails = ((mail_key(one.value), one.value) for one in contact.emails)
    phones = ((phone_key(one.value, region), one.value) for one in contact.phones)
    return tuple({key: value for key, value in (*mails, *phones) if key}.items())


def _handles(contact: ContactRecord, known: Known, manner: Manner, found: News) -> None:
    here = {(one.kind, one.key or one_line(one.value).casefold()) for one in known.handles}
    wanted = (
        *(("phone", one, phone_key(one.value, manner.region), NUMBER) for one in contact.phones),
        *(("email", one, mail_key(one.value), ADDRESS) for one in contact.emails),
        *((one_line(one.label) or "url", one, one_line(one.value).casefold(), HANDLE) for one in contact.handles),
    )
    for kind, one, key, template in wanted:
        value = one_line(one.value)
        sign = (kind, key or value.casefold())
        if not value or sign in here:
            continue
        here.add(sign)
        label = one_line(one.label) if template is not HANDLE else ""
        found.handles.append(Handle(id="", person_id=known.person.id, kind=kind, value=value, label=label, key=key))
        found.said.append(Sentence(template=template, values={"value": value, "kind": kind}))


def _day(day: DayRecord, known: Known, found: News) -> None:
    label = one_line(day.label) if day.kind == "other" else ""
    alike = [
        other
        for other in (*known.days, *found.days)
        if (other.kind, other.lunar) == (day.kind, day.lunar) and (day.kind != "other" or other.label == label)
    ]
    for other in alike:
        if other.month == day.month and (other.day == day.day or other.day is None or day.day is None):
            after = replace(other, day=other.day or day.day, year=other.year or day.year)
            if after != other and other.id:
                found.days_filled.append((other, after))
                found.said.append(_named(day))
            return
    if alike and day.kind == "birthday":
        # Two birthdays of one calendar cannot both be right, and the one here was looked at by the user.
        found.kept.append(Sentence(template=KEPT_DAY, values={"value": _spelt(alike[0])}))
        return
    found.days.append(
        SpecialDay(
            id="",
            person_id=known.person.id,
            kind=day.kind,
            month=day.month,
            day=day.day,
            year=day.year,
            lunar=day.lunar,
            leap=day.leap,
            label=label,
        )
    )
    found.said.append(_named(day))
    if day.leap_unsure:
        found.kept.append(Sentence(template=LEAP))


def _named(day: DayRecord) -> Sentence:
    if day.kind == "birthday":
        return Sentence(template=LUNAR if day.lunar else BIRTHDAY, values={"value": _spelt(day)})
    if day.kind == "anniversary":
        return Sentence(template=ANNIVERSARY, values={"value": _spelt(day)})
    return Sentence(template=OTHER_DAY, values={"value": " ".join(filter(None, (one_line(day.label), _spelt(day))))})


def _spelt(day: DayRecord | SpecialDay) -> str:
    if day.lunar:
        bare = f"{day.month}.{day.day or '?'}"
        return f"{day.year}.{bare}" if day.year else bare
    parts = (f"{day.year:04}" if day.year else "", f"{day.month:02}", f"{day.day:02}" if day.day else "")
    return "-".join(part for part in parts if part)


def _facts(contact: ContactRecord, found: News) -> None:
    before = found.person
    company, nickname = one_line(contact.company), one_line(contact.nickname)
    after = before
    if company and company != before.name:
        if not before.company:
            after = replace(after, company=company)
            found.said.append(Sentence(template=COMPANY, values={"value": company}))
        elif company.casefold() != before.company.casefold():
            found.kept.append(Sentence(template=KEPT_COMPANY, values={"value": before.company}))
    if nickname and not before.trait and nickname != before.name:
        after = replace(after, trait=nickname)
        found.said.append(Sentence(template=KNOWN_BY, values={"value": nickname}))
    notes = [text for text in (one_line(contact.title), clean(contact.note).strip()) if text]
    missing = [text for text in notes if text not in before.notes]
    if missing:
        after = replace(after, notes="\n".join(filter(None, (before.notes, *missing))))
        found.said.append(Sentence(template=NOTE, values={"value": _first_words(missing[0])}))
    tags = before.tags.split()
    for word in contact.tags:
        tag = one_line(word).replace(" ", "-").lstrip("#")
        if tag and tag not in tags:
            tags.append(tag)
            found.said.append(Sentence(template=TAG, values={"value": tag}))
    rhythm = contact.rhythm if contact.rhythm and not before.rhythm else before.rhythm
    if rhythm != before.rhythm:
        found.said.append(Sentence(template=RHYTHM, values={"value": rhythm}))
    found.person = replace(after, tags=" ".join(tags), rhythm=rhythm)


def _first_words(note: str) -> str:
    line = one_line(note.partition("\n")[0])
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _talks(talks: Iterable[DayTalk], kind: str, known: Known, manner: Manner, found: News) -> None:
    by_day: dict[object, list[Talk]] = {}
    for had in known.talks:
        by_day.setdefault(had.on, []).append(had)
    linked: list[DayTalk] = []
    more: list[DayTalk] = []
    new: list[DayTalk] = []
    taken: set[str] = set()
    for talk in talks:
        here = [one for one in by_day.get(talk.on, ()) if one.id not in taken]
        if talk.activity:
            if all(one.said != talk.hint for one in here):
                found.talks.append(_talk(talk, kind, known.person.id, manner))
                new.append(talk)
            continue
        own = _in_order((one for one in here if one.source == kind), talk.channel)
        # Of several the last, because it decides whose turn it is.
        before = own or _in_order((one for one in reversed(here) if one.source in _BY_HAND), talk.channel)
        if before is None:
            found.talks.append(_talk(talk, kind, known.person.id, manner))
            new.append(talk)
            continue
        taken.add(before.id)
        after = _grown(before, talk, manner) if own is not None else _linked(before, talk, kind)
        if after != before:
            found.talks_filled.append((before, after))
            (more if own is not None else linked).append(talk)
    for template, days in ((NEW_DAYS, new), (MORE_DAYS, more), (LINKED_DAYS, linked)):
        found.said.extend(_days(template, days))


def _days(template: str, talks: list[DayTalk]) -> Iterator[Sentence]:
    days = sorted({talk.on for talk in talks})
    if days:
        ends = {"first": days[0].isoformat(), "last": days[-1].isoformat()}
        yield Sentence(template=template, values={"count": str(len(days)), **ends})


def _talk(talk: DayTalk, kind: str, person_id: str, manner: Manner) -> Talk:
    return Talk(
        id="",
        person_id=person_id,
        on=talk.on,
        channel=talk.channel,
        began=talk.began,
        last_by=talk.last_by,
        said=_said(talk, manner),
        sent=talk.sent,
        received=talk.received,
        source=kind,
    )


def _said(talk: DayTalk, manner: Manner) -> str:
    if talk.channel is not Channel.PHONE or talk.activity:
        return clean(talk.hint).strip()
    minutes = max(1, round(talk.seconds / 60))
    return f"통화 {minutes}분" if manner.language == "ko" else f"{minutes} min on the phone"


def _in_order(talks: Iterable[Talk], channel: Channel) -> Talk | None:
    """The talk of a day that a chat's day belongs to: by message, else in person; a call only to a call."""
    order = (Channel.PHONE,) if channel is Channel.PHONE else (Channel.MESSAGE, Channel.IN_PERSON)
    found = list(talks)
    return next((one for kind in order for one in found if one.channel is kind), None)


def _linked(before: Talk, talk: DayTalk, kind: str) -> Talk:
    """A day logged by hand keeps its words, and its way: in person and by phone nobody wrote last."""
    last_by = talk.last_by if before.channel is Channel.MESSAGE else before.last_by
    began = before.began if before.began is not None else talk.began
    return replace(before, sent=talk.sent, received=talk.received, source=kind, last_by=last_by, began=began)


def _grown(before: Talk, talk: DayTalk, manner: Manner) -> Talk:
    """A day that came in before, with more of it now; no file ever takes anything away."""
    if talk.sent <= before.sent and talk.received <= before.received:
        return before
    after = replace(before, sent=max(before.sent, talk.sent), received=max(before.received, talk.received))
    if not before.said or _CALL.fullmatch(before.said):
        after = replace(after, said=_said(talk, manner))
    if talk.sent + talk.received < before.sent + before.received:
        return after
    last_by = talk.last_by if before.channel is Channel.MESSAGE else before.last_by
    return replace(after, began=talk.began or before.began, last_by=last_by)
