"""What bringing a backup back would change, said before it is done."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closecircle.core.errors import StoreTrouble
from closecircle.store.connection import reading
from closecircle.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence: a template (and the id of its translation) and its values."""

    template: str
    values: dict[str, str]


def would_change(present: Path, copy: Path) -> list[Line]:
    """The changes of the present file that the copy does not have, newest first; or why there is nothing to compare."""
    newer = _changes(present)
    if newer is None:
        return [Line(template="The present file cannot be read; it is kept aside as it is.", values={})]
    older = {change[0] for change in _changes(copy) or []}
    gone = [change for change in newer if change[0] not in older]
    if not gone:
        return [Line(template="Nothing that is here now would be missing.", values={})]
    lines = [Line(template=label, values=values) for _key, label, values in gone[:_SHOWN]]
    if len(gone) > _SHOWN:
        lines.append(Line(template="… and $count more would be missing.", values={"count": str(len(gone) - _SHOWN)}))
    return [Line(template="These would be missing afterwards:", values={}), *lines]


def _changes(file: Path) -> list[tuple[tuple[int, str], str, dict[str, str]]] | None:
    if not file.exists() or file.stat().st_size == 0:
        return None
    try:
        with reading(file) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return None
            rows = connection.execute('SELECT id, at, label, "values" FROM changes ORDER BY id DESC').fetchall()
    except (sqlite3.DatabaseError, StoreTrouble):
        return None  # a damaged file, or a lost passphrase, is the very reason to bring a backup back
    return [((id_, at), label, json.loads(values)) for id_, at, label, values in rows]
