"""`closecircle encrypt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import is_terminal, say, tell
from closecircle.cli.unlock import ask_new
from closecircle.core.errors import NothingFound, WrongUse
from closecircle.i18n import _, fill
from closecircle.settings import places
from closecircle.store.backup import backups
from closecircle.store.connection import open_file
from closecircle.store.passphrase import PASSPHRASES, into_keyring, is_encrypted
from closecircle.store.rekeying import rekey

if TYPE_CHECKING:
    from pathlib import Path


@click.command("encrypt")
@click.option("--backups", "replace", is_flag=True, help="Put one encrypted backup in place of the plain ones.")
@click.option("--keyring", is_flag=True, help="Have the system's keyring keep the passphrase.")
def command(*, replace: bool, keyring: bool) -> None:
    """Put the circle under a passphrase: its file and its backups are then encrypted on disk.

    Whoever loses the passphrase loses the circle. For example: closecircle encrypt --backups
    """
    file = places().circle
    if not file.exists():
        raise NothingFound("There is no circle yet. Begin with: closecircle add NAME")
    if not is_encrypted(file):
        _encrypt(file, keyring=keyring)
        say(_("The circle is under the passphrase now. Keep it well: without it nothing here opens."))
    elif not replace:
        raise WrongUse("The circle is under a passphrase already. To take it off: closecircle decrypt")
    plain = [copy for copy in backups(file) if not is_encrypted(copy.file)]
    if not plain:
        return
    count = str(len(plain))
    asked = fill(_("Older backups that are still plain: $count. Put one encrypted backup in their place?"), count=count)
    if replace or (is_terminal() and click.confirm(asked)):
        with circle() as open_circle:
            open_circle.care.replace_backups("after-encrypting")
        say(_("One encrypted backup stands in place of the older ones."))
    else:
        tell(
            fill(
                _("Older backups that are still plain: $count. To replace them: closecircle encrypt --backups"),
                count=count,
            )
        )


def _encrypt(file: Path, *, keyring: bool) -> None:
    open_file(file).close()  # it is a circle, of the present shape, and nothing is half done in it
    passphrase = ask_new()
    if keyring:
        into_keyring(file, passphrase)
    try:
        rekey(file, old="", new=passphrase)
    except BaseException:
        if keyring:
            into_keyring(file, "")
        raise
    PASSPHRASES.known = passphrase
