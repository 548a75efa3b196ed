"""What a person can act on: one kind sentence, its values, and an exit code. Everything else crashes loudly."""

from __future__ import annotations

from typing import ClassVar


class CircleError(Exception):
    """A sentence for the user: an English template with `$names` (also the id of its translation) and its values."""

    exit_code: ClassVar[int] = 2

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        from string import Template  # noqa: PLC0415  # only where an error is shown as it is

        return Template(self.template).safe_substitute({name: str(value) for name, value in self.values.items()})


class NothingFound(CircleError):
    """Nobody, or nothing, answers to what was asked for."""

    exit_code = 1


class WrongUse(CircleError):
    """What was typed cannot be done as it stands."""

    exit_code = 2


class Unreadable(CircleError):
    """An input file, or a part of it that everything depends on, cannot be read."""

    exit_code = 3


class StoreTrouble(CircleError):
    """The circle's own file is locked, full, read-only, damaged, too new or missing."""

    exit_code = 4


class ChangedSince(CircleError):
    """Something newer stands where this change would write; doing it would lose the newer thing."""

    exit_code = 4
