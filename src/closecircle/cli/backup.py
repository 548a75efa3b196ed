"""`closecircle backup`: a checked copy of the circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import say, say_json, say_table

if TYPE_CHECKING:
    from closecircle.store.backup import Backup


@click.command("backup")
@click.option("--list", "listed", is_flag=True, help="List the copies instead of making one.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(*, listed: bool, as_json: bool) -> None:
    """Copy the circle aside now, checked after writing. It also happens by itself, once a day.

    For example: closecircle backup --list
    """
    with circle() as open_circle:
        copies = open_circle.care.backups() if listed else [open_circle.care.back_up()]
        if as_json:
            say_json([_facts(copy) for copy in copies])
        elif listed:
            say_table((copy.file.name, copy.at.astimezone().strftime("%Y-%m-%d %H:%M"), copy.reason) for copy in copies)
        else:
            say(str(copies[0].file))


def _facts(copy: Backup) -> dict[str, str]:
    return {"file": str(copy.file), "at": copy.at.isoformat(), "reason": copy.reason}
