"""Copying a text out: through the terminal (OSC 52) and, where there is one, the system's own clipboard program."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from closecircle.i18n import _

if TYPE_CHECKING:
    from textual.app import App

# Each reads the text from its standard input, in this encoding; no shell is involved. Without the variable there is no
# display to talk to, and the program is not asked.
_PROGRAMS = (
    (("pbcopy",), "utf-8", ""),
    (("wl-copy",), "utf-8", "WAYLAND_DISPLAY"),
    (("xclip", "-selection", "clipboard"), "utf-8", "DISPLAY"),
    (("clip.exe",), "utf-16", ""),  # with its mark, else Windows reads Hangul in its old code page
)
_SECONDS = 1


def copy(app: App[None], text: str) -> str:
    """Copy the text; returns the program that took it, or "terminal" when only the terminal was asked.

    A terminal never answers whether it did (macOS Terminal and a plain tmux do not), so the text stays on the screen.
    """
    app.copy_to_clipboard(text)
    for program, encoding, display in _PROGRAMS:
        found = shutil.which(program[0])
        if found is None or (display and not os.environ.get(display)):
            continue
        try:
            # Its output goes nowhere: xclip stays behind to serve the text and would hold a pipe open for ever.
            subprocess.run(  # noqa: S603  # a fixed program, the text on its stdin
                [found, *program[1:]],
                input=text.encode(encoding),
                timeout=_SECONDS,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "LC_CTYPE": "UTF-8"} if program[0] == "pbcopy" else None,
            )
        except (OSError, subprocess.SubprocessError):
            continue  # it is there but cannot; the next, or the terminal, may
        return program[0]
    return "terminal"


def copied(app: App[None], text: str) -> str:
    """Copy the text; returns what took it, in the user's language."""
    way = copy(app, text)
    return _("the terminal's clipboard") if way == "terminal" else way
