"""Where the passphrase of a circle comes from: the environment, the system's keyring, or the person at the keyboard.

Nothing here is loaded from outside the standard library unless a file under a passphrase is met.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from closecircle.core.errors import StoreTrouble
from closecircle.core.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VARIABLE = "CLOSECIRCLE_PASSPHRASE"
_HEADER = b"SQLite format 3\x00"
_PAGE = 4096  # bytes; SQLCipher's page, and ours
_SERVICE = "closecircle"


def is_encrypted(file: Path) -> bool:
    """Whether a file can be a database under a passphrase: whole pages of which the first begins with a random salt."""
    with file.open("rb") as stream:
        beginning = stream.read(len(_HEADER))
        size = os.fstat(stream.fileno()).st_size
    return size > 0 and size % _PAGE == 0 and beginning != _HEADER and len(set(beginning)) > 1


class Passphrases:
    """`ask` is set by the front end: it asks for the passphrase of a file. What opened a file is kept until the end."""

    def __init__(self) -> None:
        self.ask: Callable[[Path], str] | None = None
        self.known = ""

    def of(self, file: Path) -> str:
        """The passphrase to try on a file.

        Raises:
            StoreTrouble: there is none, and nobody to ask.
        """
        found = clean(os.environ.get(VARIABLE, "")) or self.known or from_keyring(file)
        if not found and self.ask is not None:
            found = clean(self.ask(file))
        if not found:
            raise StoreTrouble(
                "$file is under a passphrase, or no circle. In a script set $variable.",
                file=file.name,
                variable=VARIABLE,
            )
        return found


PASSPHRASES = Passphrases()


def from_keyring(file: Path) -> str:
    """The passphrase that the system's keyring holds for the circle of this folder; '' without one."""
    try:
        import keyring  # noqa: PLC0415  # an extra, and 100 ms
        from keyring.errors import KeyringError  # noqa: PLC0415  # the same
    except ImportError:
        return ""
    try:
        return keyring.get_password(_SERVICE, _place(file)) or ""
    except KeyringError:
        return ""  # no keyring on this machine, or a locked one: the next way is to ask


def into_keyring(file: Path, passphrase: str) -> None:
    """Have the system's keyring keep the passphrase; '' takes it out, where there is one.

    Raises:
        StoreTrouble: there is no keyring here.
    """
    try:
        import keyring  # noqa: PLC0415  # an extra, and 100 ms
        from keyring.errors import KeyringError  # noqa: PLC0415  # the same
    except ImportError:
        raise StoreTrouble("The keyring needs a package: pip install keyring. Nothing was changed.") from None
    try:
        if passphrase:
            keyring.set_password(_SERVICE, _place(file), passphrase)
        else:
            keyring.delete_password(_SERVICE, _place(file))
    except KeyringError as error:
        raise StoreTrouble("The system's keyring did not answer: $why.", why=str(error)) from error


def _place(file: Path) -> str:
    """A circle and its backups share one passphrase, named by their folder."""
    folder = file.absolute().parent
    return str(folder.parent if folder.name == "backups" else folder)
