"""The screen. `run` is its one door."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

# The Kitty keyboard protocol turns a commit of five or more syllables into junk (measured), so it is switched off
# before Textual is imported.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

if TYPE_CHECKING:
    from closecircle.settings import Places, Settings


def run(places: Places, settings: Settings) -> None:
    """Open the screen on a circle; returns when it is closed.

    Raises:
        CircleError: the circle's file cannot be opened.
    """
    from closecircle.tui.app import CloseCircle  # noqa: PLC0415  # Textual, after the line above

    app = CloseCircle(places, settings)
    app.run()
    if app.refused is not None:
        raise app.refused
