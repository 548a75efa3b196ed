"""Copying a text out: through the terminal (OSC 52) and, where there is one, the system's own clipboard program."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

# Each reads the text from its standard input; no shell is involved.
_PROGRAMS = (
    ("pbcopy",),
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("clip.exe",),
)
_SECONDS = 2


def copy(app: App[None], text: str) -> str:
    """Copy the text; returns the program that took it, or "terminal" when only the terminal was asked.

    A terminal never answers whether it did (macOS Terminal and a plain tmux do not), so the text stays on the screen.
    """
    app.copy_to_clipboard(text)
    for program in _PROGRAMS:
        found = shutil.which(program[0])
        if found is None:
            continue
        try:
            subprocess.run(  # noqa: S603  # a fixed program, the text on its stdin
                [found, *program[1:]], input=text.encode(), timeout=_SECONDS, check=True, capture_output=True
            )
        except (OSError, subprocess.SubprocessError):
            continue  # it is there but has no display to talk to; the next, or the terminal, may
        return program[0]
    return "terminal"
