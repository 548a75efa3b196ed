"""Circle: every question and every deed of the program, a room a subject. Both front ends stand on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.circle.care import Care
from closecircle.circle.drafts import Drafts
from closecircle.circle.history import History
from closecircle.circle.introductions import Introductions
from closecircle.circle.looking_back import LookingBack
from closecircle.circle.material import MaterialShelf
from closecircle.circle.people import People
from closecircle.circle.room import Ground
from closecircle.circle.talks import Talks
from closecircle.circle.timeline import Timeline
from closecircle.circle.today import Today
from closecircle.settings import Settings, clock
from closecircle.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path


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
        self.today = Today(self.ground)
        self.people = People(self.ground)
        self.talks = Talks(self.ground)
        self.drafts = Drafts(self.ground)
        self.timeline = Timeline(self.ground)
        self.material = MaterialShelf(self.ground)
        self.introductions = Introductions(self.ground)
        self.looking_back = LookingBack(self.ground)
        self.history = History(self.ground)
        self.care = Care(self.ground)

    @classmethod
    def open(
        cls, file: Path, *, today: Callable[[], date] = clock, settings: Settings | None = None, busy: float = 5.0
    ) -> Circle:
        """Open the circle at `file`, or begin one there; `busy` is how many seconds to wait for another program."""
        return cls(Store(file, busy=busy), today=today, settings=settings)

    @property
    def settings(self) -> Settings:
        """The user's choices."""
        return self.ground.settings

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()
