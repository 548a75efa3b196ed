"""Rows of every kind, made up by hypothesis: anything that may stand in the circle's file, hostile text included."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from hypothesis import strategies as st

from closecircle.core.person import Register
from closecircle.core.text import clean
from closecircle.core.today import Reason
from closecircle.exchange.jsonl import TABLES
from conftest import HOSTILE

if TYPE_CHECKING:
    from closecircle.core.change import Record

# As it stands in the file: every door into the circle has cleaned it.
texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=12)).map(clean)
_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "rhythm": st.sampled_from(["", "3w", "2m", "1y", "10d"]),
    "register": st.sampled_from(["", *Register]).map(str),
    "language": st.sampled_from(["ko", "en"]),
    "month": st.integers(1, 12),
    "day": st.none() | st.integers(1, 31),
    "year": st.none() | st.integers(1900, 2040),
    "weekday": st.none() | st.integers(0, 6),
    "state": st.sampled_from(["copied", "sent", "set aside"]),
    "reason": st.sampled_from(Reason).map(str),
}
_dates = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@st.composite
def circles(draw: st.DrawFn, most: int = 4) -> list[Record]:
    """The rows of a whole circle in the order in which they can be written; everything leads somewhere."""
    ids = (
        f"{number:08x}" for number in draw(st.lists(st.integers(0, 2**32 - 1), unique=True, min_size=90, max_size=90))
    )
    made: dict[str, list[str]] = {}
    found: list[Record] = []
    for table, kind in TABLES.items():
        made[table] = []
        fewest = 1 if table == "people" else 0
        for _ in range(draw(st.integers(fewest, 0 if table == "showings" and not made["materials"] else most))):
            row_id = next(ids)
            found.append(draw(_row(kind, row_id, made)))
            made[table].append(row_id)
    return found


def _row(kind: type[Record], row_id: str, made: dict[str, list[str]]) -> st.SearchStrategy[Record]:
    hints = get_type_hints(kind, localns={"date": date})
    values = {field.name: _value(field.name, hints[field.name], made) for field in fields(kind)}
    return st.builds(kind, **{**values, "id": st.just(row_id)})


def _value(name: str, hint: Any, made: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    kinds = get_args(hint)
    maybe = NoneType in kinds
    kind = next(each for each in kinds if each is not NoneType) if kinds else hint
    found: st.SearchStrategy[Any]
    people, materials = made.get("people", []), made.get("materials", [])
    if name in {"person_id", "introduced_by", "came_id"}:
        found = st.sampled_from(people) if people else st.nothing()
    elif name == "material_id":
        found = st.sampled_from(materials)
    elif name in _BY_NAME:
        return _BY_NAME[name]
    elif issubclass(kind, StrEnum):
        found = st.sampled_from(list(kind))
    elif kind is bool:
        found = st.booleans()
    elif kind is int:
        found = st.integers(0, 1000)
    elif kind is date:
        found = _dates
    else:
        found = texts
    return st.none() | found if maybe else found
