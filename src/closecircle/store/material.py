"""Questions about the shelf: what is on it, who was shown what, who passed it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.material import Material, Showing
from closecircle.store.rows import read, read_all, select

if TYPE_CHECKING:
    import sqlite3


class MaterialRows:
    """The shelf."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, material_id: str) -> Material | None:
        """One material by key."""
        row = self._connection.execute(select(Material, "WHERE id = ?"), (material_id,)).fetchone()
        return None if row is None else read(Material, row)

    def shelf(self, *, put_away: bool = False) -> list[Material]:
        """What is on the shelf, newest first; or what was put away."""
        rest = "IS NOT NULL" if put_away else "IS NULL"
        rows = self._connection.execute(select(Material, f"WHERE put_away_on {rest} ORDER BY made_on DESC, id DESC"))
        return read_all(Material, rows)

    def showings_of(self, material_id: str) -> list[Showing]:
        """Who was shown a material, oldest first."""
        rows = self._connection.execute(select(Showing, "WHERE material_id = ? ORDER BY shown_on, id"), (material_id,))
        return read_all(Showing, rows)

    def showings_to(self, person_id: str) -> list[Showing]:
        """What a person was shown, oldest first."""
        rows = self._connection.execute(select(Showing, "WHERE person_id = ? ORDER BY shown_on, id"), (person_id,))
        return read_all(Showing, rows)

    def showing(self, showing_id: str) -> Showing | None:
        """One showing by key."""
        row = self._connection.execute(select(Showing, "WHERE id = ?"), (showing_id,)).fetchone()
        return None if row is None else read(Showing, row)

    def passed_on_since(self, day: str) -> list[Showing]:
        """What was passed on since a day, oldest first."""
        return read_all(
            Showing, self._connection.execute(select(Showing, "WHERE passed_on >= ? ORDER BY passed_on, id"), (day,))
        )
