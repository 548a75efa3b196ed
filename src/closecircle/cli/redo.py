"""`closecircle redo`: the change that was undone last."""

from __future__ import annotations

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import say
from closecircle.i18n import _, fill


@click.command("redo")
def command() -> None:
    """Do again what was undone last, and say what it was.

    For example: closecircle redo
    """
    with circle() as open_circle:
        entry = open_circle.history.redo().entry
        say(fill(_("Done again: $what"), what=fill(_(entry.label), **entry.values)))
