"""`closecircle doctor`: whether the file is sound, and what to do where it is not."""

from __future__ import annotations

import sys

import click

from closecircle.cli.output import say, say_json
from closecircle.core.errors import NothingFound, StoreTrouble
from closecircle.i18n import _, fill
from closecircle.settings import places
from closecircle.store.doctor import NOTES, REPAIRABLE, examine, repair


@click.command("doctor")
@click.option("--repair", "mend", is_flag=True, help="Repair what can be made anew; nothing else is touched.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(*, mend: bool, as_json: bool) -> None:
    """Test the whole circle: its structure, what follows from what, who may read it, its backups.

    For example: closecircle doctor
    """
    file = places().circle
    if not file.exists():
        raise NothingFound("There is no circle yet. Begin with: closecircle add NAME")
    health = examine(file)
    if mend and repair(file, health.ails):
        health = examine(file)
    if as_json:
        problems = [_(ail.value) for ail in health.ails if ail not in NOTES]
        say_json({"database": str(file), "schema": health.schema, "ok": health.ok, "problems": problems})
    else:
        say(_("All is well.") if health.ok else _("Something needs care:"))
        for ail in health.ails:
            say("  " + _(ail.value))
        if set(health.ails) & REPAIRABLE:
            say(fill(_("$command repairs what can be repaired."), command="closecircle doctor --repair"))
    if not health.ok:
        sys.exit(StoreTrouble.exit_code)
