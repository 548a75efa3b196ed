"""Opening the circle for one command."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from closecircle.i18n import use
from closecircle.settings import clock, load, places, system_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closecircle.circle import Circle


@contextmanager
def circle() -> Iterator[Circle]:
    """The user's circle, closed again afterwards."""
    from closecircle.circle import Circle  # noqa: PLC0415  # --help of a command needs no circle

    where = places()
    settings = load(where.settings)
    use(settings.language or system_language())
    from closecircle.store.trouble import trouble  # noqa: PLC0415  # see above

    clock()  # an unreadable CLOSECIRCLE_TODAY is refused before anything is opened
    with trouble(where.circle):
        opened = Circle.open(where.circle, today=clock, settings=settings)
        try:
            before = opened.store.connection.total_changes
            yield opened
            if opened.store.connection.total_changes != before:
                opened.care.back_up_daily()
        finally:
            opened.close()
