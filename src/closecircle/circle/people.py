"""People: finding them, adding them, changing what is known of them, seating them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from closecircle.circle.room import Room
from closecircle.core.change import Edit, added, removed
from closecircle.core.errors import NothingFound, WrongUse
from closecircle.core.person import Familiarity, Handle, Person, Register, Seat, Tie
from closecircle.core.records import replace
from closecircle.core.text import clean, has_hangul, is_initials, one_line
from closecircle.store.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from closecircle.core.absence import Absence
    from closecircle.core.days import SpecialDay
    from closecircle.store.journal import Committed
    from closecircle.store.people import PersonLine

# `paused_until` of somebody who rests until woken.
RESTING = date.max
_ONE_LINE = frozenset({"name", "trait", "address", "company", "usual", "tags", "rhythm", "register", "language"})


class Ambiguous(NothingFound):
    """More than one person fits what was typed; nothing is changed. `candidates` are shown to choose from."""

    def __init__(self, typed: str, candidates: Sequence[PersonLine]) -> None:
        names = ", ".join(shown_name(line) for line in candidates[:8])
        super().__init__("“$typed” fits several people: $names. Type a little more.", typed=typed, names=names)
        self.candidates = tuple(candidates)


def shown_name(person: Person | PersonLine) -> str:
    """What a person goes by: the name, or the trait in brackets while nameless."""
    return person.name or f"({person.trait})"


class People(Room):
    """Everyone in the circle, on the outer bench, and in the archive."""

    def get(self, person_id: str) -> Person:
        """One person. Raises NothingFound."""
        return self._person(person_id)

    def find(self, typed: str, seats: Iterable[Seat] = (Seat.CIRCLE, Seat.BENCH)) -> list[PersonLine]:
        """Whom the words fit, by name: part of a name, trait, usual order, tag, tie, company, handle, or initials."""
        return self._store.people.find(typed, seats)

    def named(self, typed: str) -> Person:
        """The one person whom a name, a part of it, a trait or initials mean.

        Raises:
            NothingFound: nobody.
            Ambiguous: several; a whole name wins over a part of one.
        """
        wanted = one_line(typed)
        if not wanted:
            raise NothingFound("Nobody here goes by “$typed”.", typed=wanted)
        seats = (Seat.CIRCLE, Seat.BENCH)
        candidates = self._store.people.known_as(wanted, seats) or self._called(wanted, seats)
        if not candidates and is_initials(wanted):
            candidates = [(line.id, line.seat) for line in self.find(wanted, seats)]
        seated = [person_id for person_id, seat in candidates if seat is Seat.CIRCLE]
        found = set(seated or [person_id for person_id, _seat in candidates])
        if not found:
            raise NothingFound("Nobody here goes by “$typed”.", typed=wanted)
        if len(found) > 1:
            raise Ambiguous(wanted, [line for line in self._store.people.lines() if line.id in found])
        return self._person(found.pop())

    def _called(self, part: str, seats: tuple[Seat, ...]) -> list[tuple[str, Seat]]:
        """Whoever has the part in their name or trait; whoever's whole name it is, in small letters or large, alone."""
        folded = part.casefold()
        found = self._store.people.called(part, seats)
        whole = [row for row in found if folded in {row[1].casefold(), row[2].casefold()}]
        return [(row[0], row[3]) for row in whole or found]

    def handles(self, person_id: str) -> list[Handle]:
        """The ways to reach a person."""
        return self._store.people.handles(person_id)

    def days(self, person_id: str) -> list[SpecialDay]:
        """A person's special days."""
        return self._store.people.days(person_id)

    def anybody(self) -> bool:
        """Whether anybody is in the circle or on the outer bench."""
        return self._store.people.anybody()

    def seats_left(self) -> int:
        """How many seats are free; 0 when the circle is full."""
        return max(0, self._numbers.seats - self._store.people.seated())

    def add(self, name: str = "", *, trait: str = "", **facts: Any) -> Person:
        """Add a person with the defaults of rules "On the command line"; to the outer bench when the circle is full.

        Raises:
            WrongUse: neither a name nor a trait.
        """
        person = self.new(name, trait=trait, **facts)
        self._commit("Added $name", added(person), name=shown_name(person))
        return person

    def new(self, name: str = "", *, trait: str = "", **facts: Any) -> Person:
        """The person that `add` would add, not yet written."""
        name, trait = one_line(name), one_line(trait)
        if not name and not trait:
            raise WrongUse("Give a name, or a trait to know them by, like “orange hat”.")
        plain = self._cleaned(facts)
        tie = plain.get("tie", Tie.REGULAR)
        language = plain.pop("language", "") or ("ko" if has_hangul(name) else self._language())
        address = plain.pop("address", None)
        if address is None:
            address = _suggested_address(name, intimate=tie in {Tie.FRIEND, Tie.FAMILY})
        seat = plain.pop("seat", None) or (Seat.CIRCLE if self.seats_left() else Seat.BENCH)
        return Person(
            id=new_id(),
            name=name,
            trait=trait,
            address=address,
            language=language,
            seat=seat,
            added_on=self._today,
            **plain,
        )

    def change(self, person_id: str, **facts: Any) -> Committed:
        """Change what is known of a person, field by field. Raises WrongUse for a value that does not fit."""
        before = self._person(person_id)
        return self._commit("Changed $name", [self._changed(before, facts)], name=shown_name(before))

    def change_many(self, person_ids: Iterable[str], **facts: Any) -> Committed:
        """Change the same facts of several people, as one change."""
        people = [self._person(person_id) for person_id in person_ids]
        edits = [self._changed(person, facts) for person in people]
        return self._commit("Changed $name", edits, name=", ".join(shown_name(person) for person in people))

    def tag_many(self, person_ids: Iterable[str], tag: str) -> Committed:
        """Add a tag to several people, or take it off with a minus before it ("-neighbour"), as one change."""
        typed = one_line(tag)
        word = typed.lstrip("-#").replace(" ", "-")
        if not word:
            raise WrongUse("Say which tag.")
        people = [self._person(person_id) for person_id in person_ids]
        edits: list[Edit] = []
        for person in people:
            others = [each for each in person.tags.split() if each != word]
            tags = " ".join(others if typed.startswith("-") else [*others, word])
            if set(tags.split()) != set(person.tags.split()):
                edits.append(Edit(person, replace(person, tags=tags)))
        return self._commit("Changed $name", edits, name=", ".join(shown_name(person) for person in people))

    def seat(self, person_ids: Sequence[str], seat: Seat) -> Committed:
        """Move people into the circle, to the outer bench, or to the archive; nothing of theirs is lost."""
        people = [self._person(person_id) for person_id in person_ids]
        coming = sum(1 for person in people if person.seat is not Seat.CIRCLE)
        if seat is Seat.CIRCLE and coming > self.seats_left():
            raise WrongUse(
                "The circle has $seats seats and they are taken. Move somebody to the outer bench first.",
                seats=self._numbers.seats,
            )
        label = {
            Seat.CIRCLE: "Brought $name into the circle",
            Seat.BENCH: "Moved $name to the outer bench",
            Seat.ARCHIVE: "Put $name into the archive",
        }[seat]
        edits = [Edit(person, replace(person, seat=seat)) for person in people]
        return self._commit(label, edits, name=", ".join(shown_name(person) for person in people))

    def not_now(self, person_id: str, until: date | None = None) -> Committed:
        """Leave a person for now: a few days, or until a day."""
        until = until or self._today + timedelta(days=self._numbers.not_now)
        if until <= self._today:
            raise WrongUse("Choose a day after today.")
        return self._pause(person_id, until, "Not now: $name")

    def rest(self, person_id: str) -> Committed:
        """Let a person rest until woken."""
        return self._pause(person_id, RESTING, "Giving $name space")

    def wake(self, person_id: str) -> Committed:
        """End a pause."""
        return self._pause(person_id, None, "$name may come up again")

    def skip(self, person_id: str) -> Committed:
        """Pass over a person today; they may come up again tomorrow."""
        edits = self._answered(person_id)
        if not edits:
            raise WrongUse("They do not come up today.")
        return self._commit("Not today: $name", edits, name=shown_name(self._person(person_id)))

    def add_handle(self, person_id: str, kind: str, value: str, label: str = "") -> Committed:
        """Add a way to reach a person."""
        handle = Handle(
            id=new_id(),
            person_id=person_id,
            kind=one_line(kind),
            value=one_line(value),
            label=one_line(label),
            key=self.handle_key(kind, value),
        )
        if not handle.value:
            raise WrongUse("Say how they are reached: a number, an address, a name.")
        return self._commit("Changed $name", added(handle), name=shown_name(self._person(person_id)))

    def change_handle(self, handle: Handle, kind: str, value: str) -> Committed:
        """Correct a way to reach a person."""
        kind, value = one_line(kind), one_line(value)
        if not value:
            raise WrongUse("Say how they are reached: a number, an address, a name.")
        after = replace(handle, kind=kind, value=value, key=self.handle_key(kind, value))
        return self._commit("Changed $name", [Edit(handle, after)], name=shown_name(self._person(handle.person_id)))

    def remove_handle(self, person_id: str, handle_id: str) -> Committed:
        """Take a way to reach a person out."""
        found = [handle for handle in self.handles(person_id) if handle.id == handle_id]
        return self._commit("Changed $name", removed(*found), name=shown_name(self._person(person_id)))

    def handle_key(self, kind: str, value: str) -> str:
        """The comparable form of a handle; '' where there is none."""
        from closecircle.exchange.phones import mail_key, phone_key  # noqa: PLC0415  # the phone tables load late

        if kind == "phone":
            return phone_key(value, self._ground.settings.region)
        return mail_key(value) if kind == "email" else one_line(value).casefold()

    def add_day(self, person_id: str, kind: str, month: int, day: int | None = None, **more: Any) -> Committed:
        """Add a special day; `more`: year, lunar, leap, label."""
        from closecircle.core.days import SpecialDay  # noqa: PLC0415  # logging a talk needs none
        from closecircle.core.months import days_in  # noqa: PLC0415  # only here

        if not 1 <= month <= 12 or (day is not None and not 1 <= day <= days_in(2000, month)):  # noqa: PLR2004  # months
            raise WrongUse("There is no such day.")
        more["label"] = one_line(more.get("label", ""))
        special = SpecialDay(id=new_id(), person_id=person_id, kind=one_line(kind), month=month, day=day, **more)
        return self._commit("Noted a special day of $name", added(special), name=shown_name(self._person(person_id)))

    def change_day(self, special: SpecialDay, **fields: Any) -> Committed:
        """Correct a special day: kind, month, day, year, lunar, leap, label."""
        name = shown_name(self._person(special.person_id))
        return self._commit("Corrected a special day of $name", [Edit(special, replace(special, **fields))], name=name)

    def remove_day(self, person_id: str, day_id: str) -> Committed:
        """Take a special day out."""
        found = [day for day in self.days(person_id) if day.id == day_id]
        return self._commit(
            "Took out a special day of $name", removed(*found), name=shown_name(self._person(person_id))
        )

    def absences(self, person_id: str | None = None) -> list[Absence]:
        """A person's known absences, or one's own closed days."""
        return self._store.people.absences(person_id)

    def add_absence(
        self,
        person_id: str | None = None,
        *,
        weekday: int | None = None,
        from_on: date | None = None,
        to_on: date | None = None,
        label: str = "",
    ) -> Committed:
        """Note days that do not age a relation: a weekday on which one is closed, a holiday, a season of rest."""
        if weekday is None and (from_on is None or to_on is None or to_on < from_on):
            raise WrongUse("Give a weekday, or a first and a last day.")
        from closecircle.core.absence import Absence  # noqa: PLC0415  # logging a talk needs none

        absence = Absence(
            id=new_id(), person_id=person_id, weekday=weekday, from_on=from_on, to_on=to_on, label=one_line(label)
        )
        return self._commit("Noted days away", added(absence))

    def remove_absence(self, absence: Absence) -> Committed:
        """Take days away out again."""
        return self._commit("Took out days away", removed(absence))

    def _pause(self, person_id: str, until: date | None, label: str) -> Committed:
        person = self._person(person_id)
        edits = [*self._answered(person_id), Edit(person, replace(person, paused_until=until))]
        return self._commit(label, edits, name=shown_name(person))

    def _changed(self, before: Person, facts: dict[str, Any]) -> Edit:
        after = replace(before, **self._cleaned(facts))
        if not after.name and not after.trait:
            raise WrongUse("Give a name, or a trait to know them by, like “orange hat”.")
        if not before.name and after.name and not before.address:
            suggestion = _suggested_address(after.name, intimate=after.tie in {Tie.FRIEND, Tie.FAMILY})
            after = replace(after, address=suggestion)
        return Edit(before, after)

    def _cleaned(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Values as they may be written: cleaned text, known ties, a rhythm as it is spelt."""
        plain: dict[str, Any] = {}
        for name, value in facts.items():
            if isinstance(value, str):
                plain[name] = one_line(value) if name in _ONE_LINE else clean(value).strip()
            else:
                plain[name] = value
        for name, kind in (("tie", Tie), ("familiarity", Familiarity), ("seat", Seat)):
            if name in plain and not isinstance(plain[name], kind):
                plain[name] = _one_of(kind, plain[name])
        if plain.get("rhythm"):
            from closecircle.core.rhythm import Rhythm  # noqa: PLC0415  # logging a talk needs none

            plain["rhythm"] = Rhythm.parse(plain["rhythm"]).spell()
        if plain.get("register"):
            plain["register"] = _one_of(Register, plain["register"]).value
        if plain.get("language") and plain["language"] not in {"ko", "en"}:
            raise WrongUse("“$value” is none of: $names.", value=plain["language"], names="ko, en")
        return plain

    def _language(self) -> str:
        from closecircle.settings import system_language  # noqa: PLC0415  # only where nothing else says

        return self._ground.settings.language or system_language()


def _suggested_address(name: str, *, intimate: bool) -> str:
    from closecircle.words.address import suggested_address  # noqa: PLC0415  # only where somebody is new

    return suggested_address(name, intimate=intimate)


def _one_of(kind: type[Any], value: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        names = ", ".join(item.value for item in kind)
        raise WrongUse("“$value” is none of: $names.", value=value, names=names) from None
