"""How closecircle's own file stands to the circle at hand: what is new, the same, different, or about nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from closecircle.circle.people import shown_name
from closecircle.core.errors import Unreadable
from closecircle.core.material import Material, Showing
from closecircle.core.person import Person
from closecircle.exchange import jsonl
from closecircle.exchange.records import ReadProblem
from closecircle.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from closecircle.core.change import Record
    from closecircle.exchange.jsonl import Line
    from closecircle.store.export import ExportRows

NOBODY = "Line $line is about somebody or something that is not in the file, and was left out: $value"
BY_NOBODY = "Line $line: who introduced $value is not in the file, or came through them; that was left out"
_TOLD_EVERY = 500  # lines
_PLACES = {kind: place for place, kind in enumerate(jsonl.TABLES.values())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the file stands to this circle, before anything is written.

    `new` rows are not here yet, in the order in which they can be written; `same` is how many are here already;
    `differing` are here in another wording (here, there). `problems` names the lines that were left out: damaged, or
    about somebody whom neither the file nor the circle holds.
    """

    file: str
    new: tuple[Record, ...] = ()
    same: int = 0
    differing: tuple[tuple[Record, Record], ...] = ()
    problems: tuple[ReadProblem, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """The names of the people who are new, in the order of the file."""
        return tuple(shown_name(record) for record in self.new if isinstance(record, Person))


def lines_of(file: Path, progress: Callable[[int, int], object] | None = None) -> Iterator[Line | ReadProblem]:
    """Every line of closecircle's own file. The circle is not asked, so a screen may read it aside.

    `progress` is told (bytes read, bytes in all) now and then; whatever it raises ends the reading.

    Raises:
        Unreadable: it cannot be opened, is no circle, is newer, or nothing in it can be read.
    """
    try:
        with file.open("rb") as stream:
            in_all = file.stat().st_size
            for count, line in enumerate(jsonl.read(stream, file.name, schema=SCHEMA)):
                if progress is not None and count % _TOLD_EVERY == 0:
                    progress(stream.tell(), in_all)
                yield line
    except OSError as error:
        raise Unreadable("$name cannot be opened: $why", name=file.name, why=error.strerror or "") from error


def look_into(lines: Iterable[Line | ReadProblem], rows: ExportRows, name: str) -> Look:
    """Hold every row of a file against the circle. Raises what reading the lines raises."""
    return _Looking(rows).look(lines, name)


class _Looking:
    def __init__(self, rows: ExportRows) -> None:
        self._rows = rows
        self._lines: dict[tuple[type, str], Line] = {}
        self._problems: list[ReadProblem] = []

    def look(self, lines: Iterable[Line | ReadProblem], name: str) -> Look:
        self._gather(lines)
        self._lead_back()
        new: list[Record] = []
        differing: list[tuple[Record, Record]] = []
        same = 0
        for line in self._lines.values():
            here = self._rows.there(type(line.record), line.record.id)
            if here == line.record:
                same += 1
            elif not self._stands(line.record):
                self._problem(NOBODY, line)
            elif here is None:
                new.append(line.record)
            else:
                differing.append((here, line.record))
        people = [record for record in new if isinstance(record, Person)]
        rest = [record for record in new if not isinstance(record, Person)]
        return Look(
            file=name,
            new=(*_introducers_first(people), *sorted(rest, key=lambda record: _PLACES[type(record)])),
            same=same,
            differing=tuple(differing),
            problems=tuple(sorted(self._problems, key=lambda problem: problem.line)),
        )

    def _gather(self, lines: Iterable[Line | ReadProblem]) -> None:
        for line in lines:
            if isinstance(line, ReadProblem):
                self._problems.append(line)
                continue
            first = self._lines.setdefault((type(line.record), line.record.id), line)
            if first.record != line.record:
                self._problem(jsonl.TWICE, line)

    def _lead_back(self) -> None:
        """Cut what leads nowhere or round in a circle: who introduced a person, who came through a material."""
        for key, line in self._lines.items():
            record = line.record
            if isinstance(record, Person) and record.introduced_by is not None and not self._leads_back(record):
                self._lines[key] = line._replace(record=replace(record, introduced_by=None))
                self._problem(BY_NOBODY, line)
            elif isinstance(record, Showing) and not self._known(Person, record.came_id):
                self._lines[key] = line._replace(record=replace(record, came_id=None))

    def _leads_back(self, person: Person) -> bool:
        seen = {person.id}
        above = person.introduced_by
        while above is not None:
            if above in seen or not self._known(Person, above):
                return False
            seen.add(above)
            line = self._lines.get((Person, above))
            record = self._rows.there(Person, above) if line is None else line.record
            above = record.introduced_by if isinstance(record, Person) else None
        return True

    def _stands(self, record: Record) -> bool:
        """Whether all that a row cannot be without is here or in the file."""
        material = getattr(record, "material_id", None)
        return self._known(Person, getattr(record, "person_id", None)) and self._known(Material, material)

    def _known(self, kind: type[Person | Material], row_id: str | None) -> bool:
        return row_id is None or (kind, row_id) in self._lines or self._rows.there(kind, row_id) is not None

    def _problem(self, what: str, line: Line) -> None:
        record = line.record
        value = shown_name(record) if isinstance(record, Person) else record.id
        self._problems.append(ReadProblem(line=line.number, what=what, value=value))


def _introducers_first(people: list[Person]) -> Iterator[Person]:
    """Each person behind whoever introduced them: the store checks every row as it is written."""
    waiting = {person.id: person for person in people}
    for person in people:
        chain = []
        above: str | None = person.id
        while above is not None and (link := waiting.pop(above, None)) is not None:
            chain.append(link)
            above = link.introduced_by
        yield from reversed(chain)
