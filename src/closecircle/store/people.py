"""Questions about people, their handles and their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.person import Handle, Person, Seat, Tie
from closecircle.core.records import dataclass
from closecircle.core.text import initials, is_initials, nfc, typed_initials
from closecircle.store.rows import read, read_all, select

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date

    from closecircle.core.absence import Absence
    from closecircle.core.days import SpecialDay


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person as a list shows them: light enough for ten thousand at once."""

    id: str
    name: str
    trait: str
    tie: Tie
    company: str
    usual: str
    tags: str
    rhythm: str
    seat: Seat
    last_talk_on: str | None
    haystack: str

    def matches(self, words: list[str]) -> bool:
        """Whether every word is found in what a person is known by."""
        return all(word in self.haystack for word in words)


_LINES = """
SELECT p.id, p.name, p.trait, p.tie, p.company, p.usual, p.tags, p.rhythm, p.seat,
    (SELECT max("on") FROM talks WHERE search_id =
        (SELECT max(search_id) FROM talks WHERE person_id = p.id)),
    p.address,
    (SELECT group_concat(value || ' ' || key, ' ') FROM handles WHERE person_id = p.id)
FROM people AS p ORDER BY p.name, p.id
"""

_KNOWN_AS = """
SELECT id, seat FROM people WHERE seat IN ('circle', 'bench', 'archive') AND name = :words
UNION SELECT id, seat FROM people WHERE trait = :words AND trait <> ''
"""
_CALLED = """
SELECT id, name, trait, seat FROM people
WHERE name LIKE :like ESCAPE '\\' OR trait LIKE :like ESCAPE '\\' OR name GLOB :others OR trait GLOB :others
ORDER BY name, id
"""
_OTHER_LETTERS = "*[^ -~가-힣]*"


class PeopleRows:
    """What the circle knows about who is in it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lines: tuple[object, list[PersonLine]] | None = None

    def get(self, person_id: str) -> Person | None:
        """One person by key."""
        row = self._connection.execute(select(Person, "WHERE id = ?"), (person_id,)).fetchone()
        return None if row is None else read(Person, row)

    def many(self, person_ids: Iterable[str]) -> dict[str, Person]:
        """Several people by key."""
        return {person_id: person for person_id in person_ids if (person := self.get(person_id)) is not None}

    def all(self, seat: Seat | None = None) -> list[Person]:
        """Everyone, or everyone in one kind of seat, by name."""
        if seat is None:
            return read_all(Person, self._connection.execute(select(Person, "ORDER BY name, id")))
        return read_all(Person, self._connection.execute(select(Person, "WHERE seat = ? ORDER BY name, id"), (seat,)))

    def seated(self) -> int:
        """How many seats of the circle are taken."""
        return int(self._connection.execute("SELECT count(*) FROM people WHERE seat = 'circle'").fetchone()[0])

    def anybody(self) -> bool:
        """Whether anybody is in the circle or on the outer bench."""
        row = self._connection.execute("SELECT EXISTS (SELECT 1 FROM people WHERE seat IN ('circle', 'bench'))")
        return bool(row.fetchone()[0])

    def lines(self) -> list[PersonLine]:
        """Everybody as light lines, by name; kept until something changes."""
        # Another process's writes change data_version, our own change total_changes.
        version = (
            self._connection.execute("PRAGMA data_version").fetchone()[0],
            self._connection.total_changes,
        )
        if self._lines is None or self._lines[0] != version:
            self._lines = (version, [_line(row) for row in self._connection.execute(_LINES)])
        return self._lines[1]

    def find(self, typed: str, seats: Iterable[Seat] = tuple(Seat)) -> list[PersonLine]:
        """Whom the typed words fit: a part of a name, trait, usual order, tag, tie, company or handle; initials too."""
        wanted = set(seats)
        words = [typed_initials(word) if is_initials(word) else word for word in nfc(typed).casefold().split()]
        return [line for line in self.lines() if line.seat in wanted and line.matches(words)]

    def known_as(self, words: str, seats: Iterable[Seat]) -> list[tuple[str, Seat]]:
        """Key and seat of whoever's name or trait is exactly this, along an index however many people there are."""
        rows = self._connection.execute(_KNOWN_AS, {"words": words})
        wanted = set(seats)
        return [(id_, seat) for id_, text in rows if (seat := Seat(text)) in wanted]

    def called(self, part: str, seats: Iterable[Seat]) -> list[tuple[str, str, str, Seat]]:
        """Key, name, trait and seat of whoever has the part in their name or trait, by name.

        SQLite's LIKE folds Latin letters only, so names in other letters than these and Hangul are looked at here.
        """
        folded = nfc(part).casefold()
        wanted = set(seats)
        like = "%" + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self._connection.execute(_CALLED, {"like": like, "others": _OTHER_LETTERS}).fetchall()
        return [
            (id_, name, trait, Seat(seat))
            for id_, name, trait, seat in rows
            if seat in wanted and folded in f"{name}\n{trait}".casefold()
        ]

    def handles(self, person_id: str) -> list[Handle]:
        """The ways to reach a person, in the order they were added."""
        return read_all(
            Handle, self._connection.execute(select(Handle, "WHERE person_id = ? ORDER BY id"), (person_id,))
        )

    def days(self, person_id: str) -> list[SpecialDay]:
        """A person's special days."""
        from closecircle.core.days import SpecialDay  # noqa: PLC0415  # not on the way of a daily deed

        rows = self._connection.execute(select(SpecialDay, "WHERE person_id = ? ORDER BY month, day, id"), (person_id,))
        return read_all(SpecialDay, rows)

    def absences(self, person_id: str | None) -> list[Absence]:
        """The known absences of a person, or one's own closed days (None)."""
        from closecircle.core.absence import Absence  # noqa: PLC0415  # see above

        rows = self._connection.execute(select(Absence, "WHERE person_id IS ? ORDER BY id"), (person_id,))
        return read_all(Absence, rows)

    def introduced_by(self, person_id: str) -> list[Person]:
        """Whom this person brought."""
        rows = self._connection.execute(select(Person, "WHERE introduced_by = ? ORDER BY added_on, name"), (person_id,))
        return read_all(Person, rows)

    def added_between(self, first: date, last: date) -> list[Person]:
        """Who was added from the first day to the last, in that order."""
        days = (first.isoformat(), last.isoformat())
        return read_all(
            Person,
            self._connection.execute(
                select(Person, "WHERE added_on BETWEEN ? AND ? ORDER BY added_on, name, id"), days
            ),
        )

    def introductions(self) -> list[Person]:
        """Everybody who came through somebody."""
        rows = self._connection.execute(select(Person, "WHERE introduced_by IS NOT NULL ORDER BY added_on, name"))
        return read_all(Person, rows)


def _line(row: tuple[str, ...]) -> PersonLine:
    id_, name, trait, tie, company, usual, tags, rhythm, seat, last_talk_on, address, handles = row
    texts = " ".join(filter(None, (name, trait, company, usual, tags, tie, address, handles))).casefold()
    return PersonLine(
        id=id_,
        name=name,
        trait=trait,
        tie=Tie(tie),
        company=company,
        usual=usual,
        tags=tags,
        rhythm=rhythm,
        seat=Seat(seat),
        last_talk_on=last_talk_on,
        haystack=f"{texts} {initials(name).replace(' ', '')} {initials(trait)}",
    )
