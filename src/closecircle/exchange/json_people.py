"""People out of the JSON of another program: the contacts of its arrays, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.exchange.json_stream import JsonStream
from closecircle.exchange.records import NO_CONTACT, ReadProblem

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from closecircle.exchange.json_value import Json
    from closecircle.exchange.records import ContactRecord


def people(
    stream: BinaryIO, name: str, opening: re.Pattern[str], contact: Callable[[Json, int], ContactRecord | None]
) -> Iterator[ContactRecord | ReadProblem]:
    """Every contact of each array that opens so, and a line for each damage.

    Args:
        stream: The file at its beginning.
        name: What the user calls it.
        opening: What stands before an array of contacts, its bracket included.
        contact: Makes the record of a value, given its number; None where it is nobody to bring in.

    Raises:
        Unreadable: At its end no contact was found in it.
    """
    problems: list[ReadProblem] = []
    file = JsonStream(stream, lambda line, what: problems.append(ReadProblem(line=line, what=what)))
    found = 0
    while file.find(opening) is not None:
        for value in file.records(opening):
            yield from problems
            problems.clear()
            record = contact(value, found + 1)
            if record is not None:
                found += 1
                yield record
    yield from problems
    if not found:
        raise Unreadable(NO_CONTACT, name=name)
