"""`closecircle today`: whom to reconnect with, and why."""

from __future__ import annotations

import click

from closecircle.cli.show_today import show_today


@click.command("today")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option("--more", is_flag=True, help="Those who wait as well.")
def command(*, as_json: bool, more: bool) -> None:
    """Whom to reconnect with today, and why.

    For example: closecircle today --json
    """
    show_today(as_json=as_json, more=more)
