"""Material: the shelf of one's own things that the dear few would enjoy and may pass on (rules P8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from closecircle.circle.introductions import refuse_a_circle
from closecircle.circle.people import shown_name
from closecircle.circle.room import Room
from closecircle.core.change import Edit, added
from closecircle.core.errors import NothingFound, WrongUse
from closecircle.core.material import Material, Showing
from closecircle.core.person import Familiarity
from closecircle.core.talk import Thanks
from closecircle.core.text import clean, one_line
from closecircle.store.ids import new_id

if TYPE_CHECKING:
    from datetime import date

    from closecircle.core.person import Person
    from closecircle.store.journal import Committed

THE_FEW = 3  # there is no sending to all (rules P8)
_LINKS = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldEnjoy:
    """Somebody whom a material would please, and what of theirs says so (their own words, as jotted)."""

    person: Person
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One showing with the people in it."""

    showing: Showing
    person: Person
    came: Person | None


class MaterialShelf(Room):
    """What one has to offer, for whom, and what became of it."""

    def shelf(self, *, put_away: bool = False) -> list[Material]:
        """What is on the shelf, newest first."""
        return self._store.material.shelf(put_away=put_away)

    def get(self, material_id: str) -> Material:
        """One material. Raises NothingFound."""
        material = self._store.material.get(material_id)
        if material is None:
            raise NothingFound("This is no longer on the shelf.")
        return material

    def add(self, line: str, *, link: str = "", tags: str = "") -> Material:
        """Put something on the shelf: a line; a link and #tags in it are taken apart. Raises WrongUse when empty."""
        title, found_link, found_tags = _read(line)
        material = Material(
            id=new_id(),
            title=title,
            link=one_line(link) or found_link,
            tags=" ".join(dict.fromkeys([*one_line(tags).split(), *found_tags.split()])),
            made_on=self._today,
        )
        self._commit("Put “$title” on the shelf", added(material), title=title)
        return material

    def rewrite(self, material_id: str, line: str) -> Committed:
        """Say anew what it is, in a line as `as_typed` gives it. Raises WrongUse for an empty one."""
        material = self.get(material_id)
        title, link, tags = _read(line)
        edits = [Edit(material, replace(material, title=title, link=link, tags=tags))]
        return self._commit("Corrected “$title” on the shelf", edits, title=title)

    def put_away(self, material_id: str) -> Committed:
        """Take something off the shelf; who enjoyed it is kept."""
        material = self.get(material_id)
        edits = [Edit(material, replace(material, put_away_on=self._today))]
        return self._commit("Put “$title” away", edits, title=material.title)

    def bring_back(self, material_id: str) -> Committed:
        """Put something that was put away on the shelf again."""
        material = self.get(material_id)
        edits = [Edit(material, replace(material, put_away_on=None))]
        return self._commit("Put “$title” on the shelf again", edits, title=material.title)

    def showings(self, material_id: str) -> list[Shown]:
        """Who was shown a material, and what came of it."""
        return [
            Shown(
                showing=showing,
                person=self._person(showing.person_id),
                came=self._store.people.get(showing.came_id) if showing.came_id else None,
            )
            for showing in self._store.material.showings_of(material_id)
        ]

    def would_enjoy(self, material_id: str) -> list[WouldEnjoy]:
        """Whom it would please, by what they themselves raised; three at most, nobody who has seen it."""
        from closecircle.words.sameness import stems, subjects, touches  # noqa: PLC0415  # only on the shelf

        material = self.get(material_id)
        wanted = subjects(f"{material.title} {material.tags}") or stems(material.tags)
        seen = {showing.person_id for showing in self._store.material.showings_of(material_id)}
        found: list[tuple[int, str, WouldEnjoy]] = []
        for standing in self._store.today.everybody():
            if standing.person_id in seen or standing.familiarity is Familiarity.GREET:
                continue
            person = self._person(standing.person_id)
            raised = [person.likes, person.usual, person.notes, person.family, person.tags]
            raised += [talk.said for talk in self._store.talks.of(person.id, limit=30) if not talk.private]
            lines = [line.strip() for text in raised for line in text.splitlines() if line.strip()]
            shared = [(len(touches(line, wanted)), line) for line in lines]
            best = max(shared, key=lambda pair: pair[0], default=(0, ""))
            if best[0]:
                found.append((-best[0], person.name, WouldEnjoy(person=person, because=best[1])))
        return [match for _, _, match in sorted(found, key=lambda item: item[:2])[:THE_FEW]]

    def show(self, material_id: str, person_id: str) -> Committed:
        """Note that a person was shown a material."""
        material, person = self.get(material_id), self._person(person_id)
        if any(showing.person_id == person_id for showing in self._store.material.showings_of(material_id)):
            raise WrongUse("$name has seen “$title” already.", name=shown_name(person), title=material.title)
        showing = Showing(id=new_id(), material_id=material_id, person_id=person_id, shown_on=self._today)
        return self._commit("Showed $name “$title”", added(showing), name=shown_name(person), title=material.title)

    def shown_by(self, person_id: str, text: str, on: date) -> tuple[Edit, ...]:
        """What a message shows that was sent to a person: whatever of the shelf it names by title or link."""
        seen = {showing.material_id for showing in self._store.material.showings_to(person_id)}
        return added(
            *(
                Showing(id=new_id(), material_id=material.id, person_id=person_id, shown_on=on)
                for material in self.shelf()
                if material.id not in seen and (material.title in text or (material.link and material.link in text))
            )
        )

    def enjoyed(self, showing_id: str, *, enjoyed: bool = True) -> Committed:
        """Note whether they enjoyed it."""
        showing = self._showing(showing_id)
        edits = [Edit(showing, replace(showing, enjoyed=enjoyed))]
        return self._commit("Noted how $name liked it", edits, name=self._name(showing.person_id))

    def passed_on(self, showing_id: str) -> Committed:
        """They shared it with friends of theirs: thanks are owed, once. Raises WrongUse when it is noted already."""
        showing = self._showing(showing_id)
        if showing.passed_on is not None:
            raise WrongUse("It is noted already that $name shared it.", name=self._name(showing.person_id))
        thanks = Thanks(
            id=new_id(),
            person_id=showing.person_id,
            cause="passing on",
            subject=showing.material_id,
            since=self._today,
        )
        edits = [Edit(showing, replace(showing, enjoyed=True, passed_on=self._today)), *added(thanks)]
        return self._commit("$name passed it on", edits, name=self._name(showing.person_id))

    def came(self, showing_id: str, person_id: str) -> Committed:
        """Somebody came through it: introduced by whoever passed it on, unless somebody else brought them.

        Raises:
            WrongUse: it is the one who was shown it, or somebody through whom that one came.
        """
        showing, friend = self._showing(showing_id), self._person(person_id)
        edits = [Edit(showing, replace(showing, came_id=person_id))]
        if friend.introduced_by is None:
            refuse_a_circle(self._person, friend, showing.person_id)
            edits.append(Edit(friend, replace(friend, introduced_by=showing.person_id)))
        return self._commit("$name came through it", edits, name=shown_name(friend))

    def _name(self, person_id: str) -> str:
        return shown_name(self._person(person_id))

    def _showing(self, showing_id: str) -> Showing:
        showing = self._store.material.showing(showing_id)
        if showing is None:
            raise NothingFound("This is no longer here.")
        return showing


def as_typed(material: Material) -> str:
    """The line from which the material would be read again."""
    tags = (f"#{tag}" for tag in material.tags.split())
    title = () if material.title == material.link else (material.title,)
    return " ".join([*title, *([material.link] if material.link else []), *tags])


def _read(line: str) -> tuple[str, str, str]:
    """Title, link and tags of a line; the link is its own title where nothing else is said."""
    words = clean(line).split()
    links = [word for word in words if word.startswith(_LINKS)]
    tags = [word.removeprefix("#") for word in words if word.startswith("#") and word.strip("#")]
    title = " ".join(word for word in words if word not in links[:1] and not (word.startswith("#") and word.strip("#")))
    link = next(iter(links), "")
    if not title and not link:
        raise WrongUse("Say in a line what it is.")
    return title or link, link, " ".join(dict.fromkeys(tags))
