"""Circle: every question and every deed of the program, a room a subject. Both front ends stand on it.

A room is loaded when it is first entered: `closecircle today` pays for Today alone.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from closecircle.circle.room import Ground
from closecircle.settings import Settings, clock
from closecircle.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from closecircle.circle.care import Care
    from closecircle.circle.drafts import Drafts
    from closecircle.circle.exports import Exports
    from closecircle.circle.history import History
    from closecircle.circle.imports import Imports
    from closecircle.circle.introductions import Introductions
    from closecircle.circle.looking_back import LookingBack
    from closecircle.circle.material import MaterialShelf
    from closecircle.circle.merging import Merging
    from closecircle.circle.people import People
    from closecircle.circle.seating import Seating
    from closecircle.circle.talks import Talks
    from closecircle.circle.timeline import Timeline
    from closecircle.circle.today import Today


class Circle:
    """One open circle.

    Args:
        store: the open file.
        today: gives the day whenever it is asked (a screen may stay open over midnight).
        settings: the user's choices.
    """

    def __init__(self, store: Store, *, today: Callable[[], date] = clock, settings: Settings | None = None) -> None:
        self.store = store
        self.ground = Ground(store, today, settings or Settings())

    @classmethod
    def open(
        cls, file: Path, *, today: Callable[[], date] = clock, settings: Settings | None = None, busy: float = 5.0
    ) -> Circle:
        """Open the circle at `file`, or begin one there; `busy` is how many seconds to wait for another program."""
        return cls(Store(file, busy=busy), today=today, settings=settings)

    @cached_property
    def today(self) -> Today:
        """Whom to reconnect with today, and why."""
        from closecircle.circle.today import Today

        return Today(self.ground)

    @cached_property
    def people(self) -> People:
        """Everyone: finding, adding, changing, seating."""
        from closecircle.circle.people import People

        return People(self.ground)

    @cached_property
    def seating(self) -> Seating:
        """Who makes room for whom when the circle is full."""
        from closecircle.circle.seating import Seating

        return Seating(self.ground)

    @cached_property
    def merging(self) -> Merging:
        """Two that turn out to be one person."""
        from closecircle.circle.merging import Merging

        return Merging(self.ground)

    @cached_property
    def talks(self) -> Talks:
        """Everything said, and what follows from it."""
        from closecircle.circle.talks import Talks

        return Talks(self.ground)

    @cached_property
    def drafts(self) -> Drafts:
        """Messages to one person."""
        from closecircle.circle.drafts import Drafts

        return Drafts(self.ground)

    @cached_property
    def timeline(self) -> Timeline:
        """One person's story so far."""
        from closecircle.circle.timeline import Timeline

        return Timeline(self.ground)

    @cached_property
    def material(self) -> MaterialShelf:
        """The shelf."""
        from closecircle.circle.material import MaterialShelf

        return MaterialShelf(self.ground)

    @cached_property
    def introductions(self) -> Introductions:
        """Who brought whom."""
        from closecircle.circle.introductions import Introductions

        return Introductions(self.ground)

    @cached_property
    def looking_back(self) -> LookingBack:
        """A quiet look at the days behind."""
        from closecircle.circle.looking_back import LookingBack

        return LookingBack(self.ground)

    @cached_property
    def history(self) -> History:
        """Every change, undone and done again."""
        from closecircle.circle.history import History

        return History(self.ground)

    @cached_property
    def care(self) -> Care:
        """Backups, the doctor, forgetting."""
        from closecircle.circle.care import Care

        return Care(self.ground)

    @cached_property
    def imports(self) -> Imports:
        """Bringing in what other programs know."""
        from closecircle.circle.imports import Imports

        return Imports(self.ground)

    @cached_property
    def exports(self) -> Exports:
        """Taking everything out, and one's own file back in."""
        from closecircle.circle.exports import Exports

        return Exports(self.ground)

    @property
    def settings(self) -> Settings:
        """The user's choices."""
        return self.ground.settings

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()
