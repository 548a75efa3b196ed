"""Care for the file itself: backups, bringing one back, the doctor, and forgetting a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.circle.room import Room
from closecircle.core.errors import WrongUse

if TYPE_CHECKING:
    from closecircle.store.backup import Backup


class Care(Room):
    """What keeps the circle safe."""

    def backups(self) -> list[Backup]:
        """The copies there are, newest first."""
        from closecircle.store.backup import backups  # noqa: PLC0415  # not on the way of a daily deed

        return backups(self._store.file)

    def back_up(self, reason: str = "asked") -> Backup:
        """Copy the circle aside now."""
        from closecircle.store.backup import back_up, rotate  # noqa: PLC0415  # see above

        made = back_up(self._store.connection, self._store.file, reason)
        rotate(self._store.file)
        return made

    def back_up_daily(self) -> Backup | None:
        """The day's own copy, once a day at most."""
        from closecircle.store.backup import back_up_if_old  # noqa: PLC0415  # see above

        return back_up_if_old(self._store.connection, self._store.file)

    def replace_backups(self, reason: str) -> Backup:
        """One fresh copy in place of all there are."""
        from closecircle.store.backup import replace_all  # noqa: PLC0415  # see above

        return replace_all(self._store.connection, self._store.file, reason)

    def forget(self, person_id: str, typed_name: str) -> None:
        """Erase one person everywhere, the backups included. There is no way back.

        Raises:
            WrongUse: `typed_name` is not the person's name (or trait): nothing was erased.
        """
        person = self._person(person_id)
        if typed_name.strip() != (person.name or person.trait):
            raise WrongUse("That is not the name, so nothing was erased.")
        self._store.forget(person_id, self._today)
        self.replace_backups("after-forgetting")
