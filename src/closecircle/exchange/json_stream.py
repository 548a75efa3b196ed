"""Large JSON a piece at a time, with one kind sentence for a file that is damaged or cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

CUT = "The file ends or breaks after record $line; what came before is kept"
_BROKEN = "$name is damaged and nothing in it can be read"


class Json:
    """A JSON value of unknown shape, asked kindly: a wrong shape is an empty answer, never an exception."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        self._value = value

    def __getitem__(self, name: str) -> Json:
        return Json(self._value.get(name) if isinstance(self._value, dict) else None)

    def __iter__(self) -> Iterator[Json]:
        return iter([Json(one) for one in self._value] if isinstance(self._value, list) else [])

    @property
    def is_object(self) -> bool:
        """Whether it has names and values."""
        return isinstance(self._value, dict)

    @property
    def text(self) -> str:
        """Its text, or its number as text; '' for anything else."""
        value = self._value
        return (
            value
            if isinstance(value, str)
            else str(value)
            if isinstance(value, int | float) and value is not True
            else ""
        )

    @property
    def true(self) -> bool:
        """Whether it is true, or 1 as some programs write it."""
        return self._value is True or self._value == 1


def items(stream: BinaryIO, prefix: str, name: str, *, of_type: str = "") -> Iterator[Json | None]:
    """Every object at a place such as `contacts.item`; None once, at the end, where the file breaks after some.

    Args:
        stream: The JSON.
        prefix: The place, as ijson spells it.
        name: The file's name, for the refusal.
        of_type: Only those in a collection whose `type`, standing before its `values`, is this word.

    Raises:
        Unreadable: It breaks before the first.
    """
    import ijson  # noqa: PLC0415  # 23 ms, only where JSON is brought in

    found = 0
    builder = None
    beside = f"{prefix.removesuffix('.values.item')}.type"
    chosen = not of_type
    try:
        for place, event, value in ijson.parse(stream, use_float=True):
            if builder is None and place == beside and of_type:
                chosen = value == of_type
            elif builder is None and chosen and place == prefix and event == "start_map":
                builder = ijson.ObjectBuilder()
            if builder is not None:
                builder.event(event, value)
                if place == prefix and event == "end_map":
                    found += 1
                    yield Json(builder.value)
                    builder = None
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as trouble:
        if not found:
            raise Unreadable(_BROKEN, name=name) from trouble
        yield None
