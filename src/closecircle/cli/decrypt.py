"""`closecircle decrypt`."""

from __future__ import annotations

from contextlib import closing

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import is_terminal, say, tell
from closecircle.core.errors import NothingFound, WrongUse
from closecircle.i18n import _, fill
from closecircle.settings import places
from closecircle.store.backup import backups
from closecircle.store.connection import open_file, passphrase_of
from closecircle.store.passphrase import from_keyring, into_keyring, is_encrypted
from closecircle.store.rekeying import rekey


@click.command("decrypt")
@click.option("--backups", "replace", is_flag=True, help="Put one plain backup in place of the encrypted ones.")
def command(*, replace: bool) -> None:
    """Take the passphrase off the circle: its file is a plain one again.

    For example: closecircle decrypt
    """
    file = places().circle
    if not file.exists():
        raise NothingFound("There is no circle yet. Begin with: closecircle add NAME")
    if is_encrypted(file):
        with closing(open_file(file)) as connection:
            passphrase = passphrase_of(connection)
        rekey(file, old=passphrase, new="")
        say(_("The circle is a plain file again."))
    elif not replace:
        raise WrongUse("The circle is under no passphrase. To put it under one: closecircle encrypt")
    locked = [copy for copy in backups(file) if is_encrypted(copy.file)]
    count = str(len(locked))
    asked = fill(_("Older backups that need the passphrase: $count. Put one plain backup in their place?"), count=count)
    if locked and (replace or (is_terminal() and click.confirm(asked))):
        with circle() as open_circle:
            open_circle.care.replace_backups("after-decrypting")
        say(_("One plain backup stands in place of the older ones."))
        locked = []
    if locked:
        tell(
            fill(
                _("Older backups that need the passphrase: $count. To replace them: closecircle decrypt --backups"),
                count=count,
            )
        )
    elif from_keyring(file):
        into_keyring(file, "")
