"""`closecircle` alone: open the screen."""

from __future__ import annotations

from closecircle.cli.output import is_terminal
from closecircle.cli.unlock import unlock
from closecircle.core.errors import WrongUse
from closecircle.settings import clock, load, places


def open_screen() -> None:
    """Open the user's circle on the screen; Textual is imported here and nowhere else on the command line."""
    if not is_terminal():
        raise WrongUse("The screen needs a terminal. In a script name a command: closecircle today")
    where = places()
    settings = load(where.settings)
    clock()
    unlock(where.circle)
    from closecircle.tui import run  # noqa: PLC0415  # 250 ms of Textual

    run(where, settings)
