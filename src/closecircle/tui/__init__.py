"""The screen. `run` is its one door."""

from __future__ import annotations

import gc
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
    gc.disable()  # what is loaded now stays: looking for garbage in it would take 12 ms of the start, and more later
    from closecircle.tui.app import CloseCircle  # noqa: PLC0415  # Textual, after the lines above

    app = CloseCircle(places, settings)
    gc.freeze()
    gc.enable()
    app.run()
    if app.refused is not None:
        raise app.refused
