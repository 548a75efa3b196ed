"""Asking for a passphrase, hidden, on the terminal itself: whatever stdin and stdout are joined to."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from closecircle.core.errors import StoreTrouble, WrongUse
from closecircle.core.text import clean, visible
from closecircle.i18n import _, fill
from closecircle.store.passphrase import PASSPHRASES, VARIABLE, is_encrypted
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    from pathlib import Path


def ask(file: Path) -> str:
    """The passphrase of a file as typed; '' when nobody sits there."""
    return _hidden(fill(_("Passphrase of $file: "), file=file.name)) if _somebody_is_there() else ""


def ask_new() -> str:
    """A new passphrase: from the environment in a script, else typed twice.

    Raises:
        StoreTrouble: nobody sits there, and the environment holds none.
        WrongUse: it is empty, or the two differ.
    """
    chosen = clean(os.environ.get(VARIABLE, ""))
    if chosen:
        return chosen
    if not _somebody_is_there():
        raise StoreTrouble("There is nobody to ask for a passphrase. In a script set $variable.", variable=VARIABLE)
    chosen = _hidden(_("New passphrase: "))
    if not chosen:
        raise WrongUse("An empty passphrase protects nothing. Nothing was changed.")
    if chosen != _hidden(_("The same once more: ")):
        raise WrongUse("The two are not the same. Nothing was changed.")
    return chosen


def unlock(file: Path) -> None:
    """Before the screen opens: ask what is needed while the terminal is still free, and never again.

    Raises:
        StoreTrouble: the passphrase is not known, or does not open the file.
    """
    with trouble(file):
        if file.is_file() and is_encrypted(file):
            from closecircle.store.connection import opened  # noqa: PLC0415  # the screen opens a plain one itself

            opened(file).close()
    PASSPHRASES.ask = None


def _hidden(prompt: str) -> str:
    from getpass import getpass  # noqa: PLC0415  # only where something is asked

    return clean(getpass(visible(prompt)))


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() or sys.stderr.isatty()
