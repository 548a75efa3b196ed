"""The plan of an import: who is new, the same, differing or unsure, and why, before anything is written.

Certain are only the same identity in the same kind of file (a UID, a card brought in before, a name in a chat that was
tied to a person once), the same mail address and the same mobile number. A name alone never merges anybody, and a key
that several people share asks (rules "Who is the same person").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING

from closecircle.core.person import Person
from closecircle.core.text import one_line
from closecircle.exchange.arrivals import Arrival
from closecircle.exchange.chat_likeness import people_alike
from closecircle.exchange.chat_records import OWNER
from closecircle.exchange.import_plan import (
    CONTACT,
    SOMEBODY_NEW,
    WHO_ARE_YOU,
    Acquainted,
    Candidate,
    Identity,
    ImportPlan,
    PlanRow,
    State,
)
from closecircle.exchange.news import Known, News, Sentence, keys_of, news
from closecircle.exchange.owner import owner_of
from closecircle.exchange.phones import is_mobile, mail_key, name_key, phone_key
from closecircle.exchange.records import ContactRecord, LabelledValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closecircle.exchange.arrivals import Arrivals, Progress
    from closecircle.exchange.chat_talks import ChatRoom
    from closecircle.exchange.news import Manner

__all__ = ["SOMEBODY_NEW", "Acquainted", "Candidate", "Identity", "ImportPlan", "PlanRow", "State", "plan"]

NEW = "Nobody here yet has this name, number or address"
NEW_SENDER = "Nobody here is known by this name in chats"
NOTHING_NEW = "Known as $who; nothing new"
SAME_CARD = "The same contact as $who, who came in this way before"
SAME_MAIL = "Same address as $who: $value"
SAME_MOBILE = "Same mobile number as $who: $value"
SAME_SENDER = "$who is known by this name in chats"
SHARED = "$value belongs to several people here: $who"
ALSO_OTHERS = "$value may be shared by several; the same person as $who?"
TWO_PEOPLE = "Its numbers and addresses belong to different people here: $who"
SAME_NAME = "Same name as $who; the same person?"
SAME_COUNTS = "Wrote as many messages on the same days as $who; the same person?"
IN_FILE = "The same person as line $line of this file"
GROUP = "In a room with $count others; taken only when asked for"
OPEN = "In an open chat with $count others; taken only when asked for"
LEFT_OUT = "Left out, as once chosen"

TOLD_EVERY = 100  # rows, between two words of progress
_LONG_UID = 16
_SHOWN = 8
_OFFICES = frozenset(
    {"admin", "contact", "hello", "help", "info", "mail", "master", "office", "sales", "shop", "support", "team"}
)


_NOBODY = Person(id="", name="", added_on=date.min)


@dataclass(slots=True)
class _Found:
    """Whom an arrival is taken for, before it is asked what is new."""

    why: Sentence
    person_id: str | None = None
    candidates: tuple[str, ...] = ()
    left_out: bool = False


@dataclass(slots=True, kw_only=True)
class _Partner:
    arrival: Arrival
    identity: Identity
    line: int
    others: int = 0
    open_room: bool = False
    unasked: tuple[str, ...] = ()


def plan(
    arrivals: Arrivals,
    here: Acquainted,
    manner: Manner,
    *,
    me: str = "",
    own_name: str = "",
    progress: Progress | None = None,
) -> ImportPlan:
    """Compare everything that arrived with everybody here.

    Args:
        arrivals: The file.
        here: The circle.
        manner: Region of bare numbers, language of notes.
        me: The user's own name in the chats, as answered.
        own_name: The user's name in the settings; `me` wins.
        progress: Told now and then how many steps of how many are done, two a contact; what it raises ends it.
    """
    planner = _Planner(here, manner, _told(arrivals.contacts, progress, 0))
    for arrival in _told(arrivals.contacts, progress, len(arrivals.contacts)):
        planner.add(_Partner(arrival=arrival, identity=_identity(arrival), line=arrival.contact.line))
    own, strangers = owner_of(arrivals.rooms, here, me=me, own_name=own_name)
    remembered: dict[Identity, None] = {}
    for room in arrivals.rooms:
        mine = own[id(room)]
        if mine is not None and me:
            remembered.update((Identity(kind=room.kind, room="", sender=name), None) for name in mine if name != OWNER)
        for partner in _partners(room, mine, manner.region):
            planner.add(partner)
    return ImportPlan(
        file=arrivals.file,
        format=arrivals.format,
        rows=tuple(planner.rows),
        problems=tuple(arrivals.problems),
        problem_count=arrivals.problem_count,
        mapping=arrivals.mapping,
        who_are_you=strangers,
        own=tuple(one for one in remembered if one not in here.identities),
    )


def _told(arrived: list[Arrival], progress: Progress | None, before: int) -> Iterable[Arrival]:
    """The contacts on one of two ways through them, each a step; `before` are done."""
    for done, arrival in enumerate(arrived):
        if progress is not None and done % TOLD_EVERY == 0:
            progress(before + done, 2 * len(arrived))
        yield arrival
    if progress is not None and arrived:
        progress(before + len(arrived), 2 * len(arrived))


def _partners(room: ChatRoom, mine: frozenset[str] | None, region: str) -> Iterable[_Partner]:
    own = mine or frozenset()
    others = sorted(room.senders.keys() - own, key=lambda name: room.lines.get(name, 0))
    group = room.is_group(mine) or room.chat.open_room
    if not group and not others and mine:
        # Only the user wrote: the room is named for whoever was written to.
        others = [room.chat.title] if room.chat.title else []
    unasked = tuple(others) if mine is None else ()
    # In a room of two, a second name of the other side is the same person under a newer name.
    sides = [frozenset((name,)) for name in others] if group or unasked else [frozenset(others)] if others else []
    for names in sides:
        name = max(names, key=lambda one: (room.senders[one], one))
        talks = room.talks(names, own, group=group)
        if not talks:
            continue
        yield _Partner(
            arrival=Arrival(kind=room.kind, contact=_contact(name, room, region, group=group), talks=talks),
            identity=Identity(kind=room.kind, room=room.key, sender=name),
            line=min((room.lines.get(one, 0) for one in names), default=0),
            others=len(others) if group else 1,
            open_room=room.chat.open_room,
            unasked=unasked,
        )


def _contact(name: str, room: ChatRoom, region: str, *, group: bool) -> ContactRecord:
    """The other side as a contact: a room, or a name, may be a number or an address."""
    reach = [name] if group else [name, room.key, *(one.value for one in room.phones)]
    numbers = dict.fromkeys(one for one in reach if phone_key(one, region))
    mails = dict.fromkeys(one for one in reach if mail_key(one))
    return ContactRecord(
        name=one_line(name),
        name_raw=name,
        phones=tuple(LabelledValue(value=one) for one in list(numbers)[:1]),
        emails=tuple(LabelledValue(value=one) for one in list(mails)[:1]),
        line=room.lines.get(name, 0),
    )


def _identity(arrival: Arrival) -> Identity:
    contact = arrival.contact
    if arrival.kind == "friends.md":
        return Identity(kind=arrival.kind, room="name", sender=one_line(contact.name))
    if contact.uid:
        return Identity(kind=arrival.kind, room="uid", sender=contact.uid)
    card = repr(replace(contact, line=0, starred=False, bdays_raw=(), tags=tuple(sorted(contact.tags))))
    return Identity(kind=arrival.kind, room="card", sender=blake2b(card.encode(), digest_size=16).hexdigest())


class _Planner:
    """Takes in one arrival after the other; a later one may be the same new person as an earlier."""

    def __init__(self, here: Acquainted, manner: Manner, contacts: Iterable[Arrival]) -> None:
        self._here = here
        self._shared = _shared_keys((arrival.contact for arrival in contacts), manner.region)
        self._manner = manner
        self.rows: list[PlanRow] = []
        self._firsts: dict[tuple[str, str] | Identity, int] = {}
        self._by_sender: dict[tuple[str, str], set[str]] = {}
        for one, person_id in here.identities.items():
            if person_id is not None and one.room not in CONTACT:
                self._by_sender.setdefault((one.kind, one.sender), set()).add(person_id)

    def add(self, partner: _Partner) -> None:
        arrival = partner.arrival
        found = self._match(partner)
        state, why, fresh = State.UNSURE, found.why, News(person=_NOBODY)
        joins = None
        if partner.unasked:
            found = _Found(Sentence(template=WHO_ARE_YOU, values={"who": ", ".join(partner.unasked[:_SHOWN])}))
            why = found.why
        elif found.left_out:
            state = State.SAME
        elif found.person_id is not None:
            fresh = news(arrival, self._here.look(found.person_id, arrival.talks), self._manner)
            state = State.DIFFERS if fresh else State.SAME
            if not fresh:
                why = Sentence(template=NOTHING_NEW, values={"who": self._here.shown[found.person_id]})
        elif not found.candidates:
            state = State.NEW
            joins = self._first(partner)
            if joins is not None:
                why = Sentence(template=IN_FILE, values={"line": str(self.rows[joins].line)})
            if arrival.talks:
                fresh = news(arrival, Known(person=_NOBODY), self._manner)
        group = partner.others > 1 or partner.open_room
        if group and state in (State.NEW, State.DIFFERS):
            template = OPEN if partner.open_room else GROUP
            why = Sentence(template=template, values={"count": str(partner.others)})
        present = found.person_id in self._here.present
        self.rows.append(
            PlanRow(
                number=len(self.rows),
                name=one_line(arrival.contact.name),
                record=arrival,
                identity=partner.identity,
                state=state,
                why=why,
                person_id=found.person_id,
                candidates=tuple(Candidate(id=one, name=self._here.shown[one]) for one in found.candidates),
                news=tuple(fresh.said),
                kept=tuple(fresh.kept),
                chosen=not group
                and ((state is State.DIFFERS and present) or (state is State.NEW and arrival.contact.starred)),
                starred=arrival.contact.starred,
                line=partner.line,
                joins=joins,
                others=partner.others,
                open_room=partner.open_room,
            )
        )

    def _match(self, partner: _Partner) -> _Found:
        identity, contact = partner.identity, partner.arrival.contact
        if identity in self._here.identities:
            person_id = self._here.identities[identity]
            if person_id is None:
                return _Found(Sentence(template=LEFT_OUT), left_out=True)
            who = self._here.shown[person_id]
            template = SAME_CARD if identity.room in CONTACT else SAME_SENDER
            # A short UID ("12") may be another program's; then the name has to agree.
            if identity.room != "uid" or len(identity.sender) >= _LONG_UID or name_key(who) == name_key(contact.name):
                return _Found(Sentence(template=template, values={"who": who}), person_id)
        known_as = self._by_sender.get((identity.kind, identity.sender), set()) if partner.arrival.talks else set()
        if len(known_as) == 1 and identity.room not in CONTACT:
            person_id = next(iter(known_as))
            return _Found(Sentence(template=SAME_SENDER, values={"who": self._here.shown[person_id]}), person_id)
        return self._by_keys(contact) or self._by_counts(partner) or self._by_name(partner, known_as)

    def _by_keys(self, contact: ContactRecord) -> _Found | None:
        """By addresses and mobile numbers; a landline is a household's or a shop's and settles nothing."""
        sure: dict[str, tuple[str, str]] = {}
        asked: _Found | None = None
        for key, value in keys_of(contact, self._manner.region):
            people = self._here.owners.get(key, ())
            if len(people) > 1:
                asked = asked or self._unsure(SHARED, people, value=value)
            elif people and ("@" in key or is_mobile(key)):
                if self._is_shared(key) and name_key(self._here.shown[people[0]]) != name_key(contact.name):
                    asked = asked or self._unsure(ALSO_OTHERS, people, value=value)
                else:
                    sure.setdefault(people[0], (SAME_MAIL if "@" in key else SAME_MOBILE, value))
        if len(sure) == 1:
            person_id, (template, value) = next(iter(sure.items()))
            who = self._here.shown[person_id]
            return _Found(Sentence(template=template, values={"who": who, "value": value}), person_id)
        return self._unsure(TWO_PEOPLE, tuple(sure)) if sure else asked

    def _is_shared(self, key: str) -> bool:
        """A key on cards of several names, or an office's address: it may have come to a person by way of another."""
        return key in self._shared or ("@" in key and key.partition("@")[0] in _OFFICES)

    def _by_name(self, partner: _Partner, known_as: set[str]) -> _Found:
        people = dict.fromkeys(
            (*sorted(known_as), *self._here.namesakes.get(name_key(partner.arrival.contact.name), ()))
        )
        if people:
            return self._unsure(SAME_NAME, tuple(people))
        chat = partner.identity.room not in CONTACT
        return _Found(Sentence(template=NEW_SENDER if chat else NEW))

    def _by_counts(self, partner: _Partner) -> _Found | None:
        """The same room from another phone; see `chat_likeness`."""
        if not partner.arrival.talks or partner.unasked:
            return None
        theirs = {talk.on.isoformat(): talk.received for talk in partner.arrival.talks}
        people = people_alike(theirs, self._here.counts(partner.arrival.kind))
        return self._unsure(SAME_COUNTS, people) if len(people) == 1 else None

    def _unsure(self, template: str, people: tuple[str, ...], **values: str) -> _Found:
        names = ", ".join(self._here.shown[one] for one in people[:_SHOWN])
        return _Found(Sentence(template=template, values={"who": names, **values}), candidates=people)

    def _first(self, partner: _Partner) -> int | None:
        """The earlier row of the same new person: the same card, the same chat name, or one key and one name."""
        contact, identity = partner.arrival.contact, partner.identity
        name = name_key(contact.name)
        marks: list[tuple[str, str] | Identity] = [identity]
        if identity.room not in CONTACT:
            marks.append((f"{identity.kind} sender", identity.sender))
        marks += [(key, name) for key, _ in keys_of(contact, self._manner.region) if "@" in key or is_mobile(key)]
        first = next((self._firsts[mark] for mark in marks if mark in self._firsts), None)
        for mark in marks:
            self._firsts.setdefault(mark, len(self.rows) if first is None else first)
        return first


def _shared_keys(contacts: Iterable[ContactRecord], region: str) -> frozenset[str]:
    """Keys that stand on cards of different names."""
    names: dict[str, str] = {}
    shared: set[str] = set()
    for contact in contacts:
        name = name_key(contact.name)
        shared.update(key for key, _ in keys_of(contact, region) if names.setdefault(key, name) != name)
    return frozenset(shared)
