"""`closecircle forget`: one person out of everything, without undo."""

from __future__ import annotations

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import is_terminal, say, tell
from closecircle.core.errors import WrongUse
from closecircle.i18n import _, fill
from closecircle.wording import name as shown


@click.command("forget")
@click.argument("name")
@click.option("--name-again", default="", help="The whole name once more, for a script.")
def command(*, name: str, name_again: str) -> None:
    """Erase one person everywhere: talks, history, search, and every backup. There is no undo.

    For example: closecircle forget 김민지
    """
    with circle() as open_circle:
        person = open_circle.people.named(name)
        tell(
            fill(
                _("This erases $name everywhere: talks, history, search and all backups. It cannot be undone."),
                name=shown(person),
            )
        )
        if not name_again:
            if not is_terminal():
                raise WrongUse("Give the whole name once more with --name-again.")
            name_again = click.prompt(_("Type the name to go on"))
        open_circle.care.forget(person.id, name_again)
        say(_("Erased."))
