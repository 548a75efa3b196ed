"""`closecircle undo`: the last change taken back."""

from __future__ import annotations

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import say
from closecircle.i18n import _, fill


@click.command("undo")
def command() -> None:
    """Take back the last change, and say which it was.

    For example: closecircle undo
    """
    with circle() as open_circle:
        entry = open_circle.history.undo().entry
        say(fill(_("Undone: $what"), what=fill(_(entry.label), **entry.values)))
