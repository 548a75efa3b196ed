"""JSON of unknown shape, asked kindly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Json:
    """A value of unknown shape: a wrong shape is an empty answer, never an exception."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        self._value = value

    def __getitem__(self, name: str) -> Json:
        return Json(self._value.get(name) if isinstance(self._value, dict) else None)

    def __iter__(self) -> Iterator[Json]:
        return iter([Json(one) for one in self._value] if isinstance(self._value, list) else [])

    @property
    def text(self) -> str:
        """Its text, or its number as text; '' for anything else."""
        value = self._value
        if isinstance(value, str):
            return value
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""

    @property
    def words(self) -> str:
        """Its text alone; '' for a number and anything else."""
        return self._value if isinstance(self._value, str) else ""

    @property
    def number(self) -> int | float | None:
        """Its number, None for anything else."""
        value = self._value
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    @property
    def true(self) -> bool:
        """Whether it is true, or 1 as some programs write it."""
        return self._value is True or self._value == 1
