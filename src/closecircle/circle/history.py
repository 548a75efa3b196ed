"""History: every change, undone and done again at any distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.circle.room import Room

if TYPE_CHECKING:
    from datetime import date

    from closecircle.store.journal import Committed, Entry


class History(Room):
    """What was done, newest first."""

    def entries(self, limit: int = 100, before: int | None = None) -> list[Entry]:
        """The changes, newest first; `before` is the id to go on from."""
        return self._store.history(limit, before)

    def forgotten(self) -> list[date]:
        """The days on which somebody was forgotten, newest first: dated lines without data."""
        return self._store.forgotten()

    def undo(self, change_id: int | None = None) -> Committed:
        """Take back the newest change, or the one named. Refused where something newer would be lost."""
        return self._store.undo(change_id)

    def redo(self, change_id: int | None = None) -> Committed:
        """Do again what was undone last, or the change named."""
        return self._store.redo(change_id)
