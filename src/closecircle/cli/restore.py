"""`closecircle restore`: a backup back in place, after a look."""

from __future__ import annotations

from pathlib import Path

import click

from closecircle.cli.output import is_terminal, say, tell
from closecircle.core.errors import NothingFound
from closecircle.i18n import _, fill
from closecircle.settings import places
from closecircle.store.backup import backups, check_copy, restore
from closecircle.store.compare import would_change


@click.command("restore")
@click.argument("backup", required=False)
@click.option("--yes", is_flag=True, help="Do it without asking.")
def command(*, backup: str | None, yes: bool) -> None:
    """Bring BACKUP back, the newest unless named; shows first what would change.

    The present file is kept among the backups, so this can be taken back the same way. For example: closecircle restore
    """
    file = places().circle
    copy = _chosen(file, backup)
    check_copy(copy)
    say(fill(_("Bring back $file"), file=copy.name))
    for line in would_change(file, copy):
        say("  " + fill(_(line.template), **line.values))
    if not yes and not (is_terminal() and click.confirm(_("Bring it back?"))):
        tell(_("Nothing was changed. closecircle restore --yes does it."))
        return
    kept = restore(file, copy)
    say(_("Brought back."))
    if kept is not None:
        tell(fill(_("The file as it was is kept: $file"), file=kept.name))


def _chosen(file: Path, backup: str | None) -> Path:
    if backup:
        named = Path(backup)
        return named if named.is_file() else file.parent / "backups" / named.name
    copies = backups(file)
    if not copies:
        raise NothingFound("There is no backup to bring back.")
    return copies[0].file
