"""Introductions: who brought whom, and thanks owed for it (rules P7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from closecircle.circle.people import shown_name
from closecircle.circle.room import Room
from closecircle.core.change import Edit
from closecircle.core.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable

    from closecircle.core.person import Person
    from closecircle.core.talk import Thanks
    from closecircle.store.journal import Committed


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A person and whom they brought, to any depth."""

    person: Person
    brought: tuple[Branch, ...] = ()


class Introductions(Room):
    """The tree of who brought whom."""

    def tree(self) -> list[Branch]:
        """The roots: people who brought somebody and were brought by nobody; by name."""
        came = self._store.people.introductions()
        brought: dict[str, list[Person]] = {}
        for person in came:
            if person.introduced_by is not None:
                brought.setdefault(person.introduced_by, []).append(person)
        roots = sorted(
            (self._person(person_id) for person_id in brought if self._person(person_id).introduced_by is None),
            key=lambda person: (person.name, person.id),
        )
        return [_branch(root, brought) for root in roots]

    def thanks_owed(self) -> list[tuple[Thanks, Person]]:
        """Thanks that nobody has given yet, oldest first."""
        return [(thanks, self._person(thanks.person_id)) for thanks in self._store.talks.open_thanks()]

    def introduce(self, person_id: str, by_id: str | None) -> Committed:
        """Record who brought a person (None: nobody). Raises WrongUse where the tree would bite its tail."""
        person = self._person(person_id)
        refuse_a_circle(self._person, person, by_id)
        label = "$name came through $by" if by_id is not None else "$name came on their own"
        by = "" if by_id is None else shown_name(self._person(by_id))
        return self._commit(label, [Edit(person, replace(person, introduced_by=by_id))], name=shown_name(person), by=by)


def refuse_a_circle(look_up: Callable[[str], Person], person: Person, by_id: str | None) -> None:
    """Nobody comes through themselves, or through somebody they brought. Raises WrongUse."""
    while by_id is not None:
        if by_id == person.id:
            raise WrongUse("$name cannot have come through somebody they brought themselves.", name=shown_name(person))
        by_id = look_up(by_id).introduced_by


def _branch(person: Person, brought: dict[str, list[Person]]) -> Branch:
    return Branch(person=person, brought=tuple(_branch(friend, brought) for friend in brought.get(person.id, ())))
