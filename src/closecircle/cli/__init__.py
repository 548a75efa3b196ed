"""The command line: the same deeds as the screen, for scripts.

Nothing heavy is imported here; a command loads when it is called, and so does click, which reads the options
(measured: click 20 ms, sqlite_utils 100, textual 250).
"""

from __future__ import annotations

import gc
import os
import sys

# Looking for garbage after every 700 new objects, as Python does, takes 6 ms of a short command and finds none, so it
# is made rare before the first large import.
gc.set_threshold(20_000)

from io import TextIOWrapper  # noqa: E402  # see above
from typing import TYPE_CHECKING, NoReturn  # noqa: E402  # the same

from closecircle.i18n import N_, _, fill  # noqa: E402  # the same

if TYPE_CHECKING:
    from pathlib import Path

# name: (module, what it does). The module's function `command` is the command itself.
COMMANDS = {
    "today": ("today", N_("Whom to reconnect with today, and why")),
    "log": ("log", N_("Log a talk: closecircle log NAME yesterday had coffee")),
    "draft": ("draft", N_("A friendly message to one person")),
    "add": ("add", N_("Add a person")),
    "people": ("people", N_("Everyone in the circle")),
    "show": ("show", N_("One person's story so far")),
    "find": ("find", N_("Search everything said")),
    "check": ("check", N_("Read a text for what sounds like an advertisement")),
    "import": ("bring", N_("Bring in contacts or chats; shows a plan first")),
    "export": ("export", N_("Take everything out: JSON Lines, vCard, calendar, CSV, Markdown")),
    "undo": ("undo", N_("Take back the last change")),
    "redo": ("redo", N_("Do again what was undone last")),
    "backup": ("backup", N_("Copy the circle aside")),
    "restore": ("restore", N_("Bring back a backup, after a look at what would change")),
    "forget": ("forget", N_("Erase one person everywhere; the one deed without undo")),
    "doctor": ("doctor", N_("Test the circle's file, and repair what can be repaired")),
    "encrypt": ("encrypt", N_("Put the circle under a passphrase")),
    "decrypt": ("decrypt", N_("Take the passphrase off the circle")),
    "demo": ("demo", N_("Open a throw-away circle of invented people")),
}


def main() -> NoReturn:
    """Run the command line; a CircleError becomes one sentence on stderr and its exit code."""
    from closecircle.cli.plainly import done_plainly  # noqa: PLC0415  # the table above is asked for without these
    from closecircle.core.errors import CircleError, StoreTrouble  # noqa: PLC0415  # the same
    from closecircle.i18n import use  # noqa: PLC0415  # the same
    from closecircle.settings import system_language  # noqa: PLC0415  # the same
    from closecircle.store.passphrase import PASSPHRASES  # noqa: PLC0415  # the same

    PASSPHRASES.ask = _ask
    use(system_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal of another encoding loses a sign, not the answer
    try:
        if not done_plainly(sys.argv[1:]):
            from closecircle.cli.group import closecircle  # noqa: PLC0415  # click

            closecircle(prog_name="closecircle")
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read along has read enough (`closecircle people | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would say it again at its end
        sys.exit(1)
    except CircleError as error:
        _leave(fill(_(error.template), **error.values), error.exit_code)
    except PermissionError as error:  # a folder of ours that is closed to this user, wherever it is met first
        template = _("$file cannot be opened. Check that its folder exists and that you may read it.")
        _leave(fill(template, file=error.filename), StoreTrouble.exit_code)
    except KeyboardInterrupt:  # as click does: a commit is whole or not there, so there is nothing to explain
        sys.exit(1)
    sys.exit(0)


def _ask(file: Path) -> str:
    from closecircle.cli.unlock import ask  # noqa: PLC0415  # only for a circle under a passphrase

    return ask(file)


def _leave(sentence: str, code: int) -> NoReturn:
    from closecircle.cli.output import tell  # noqa: PLC0415  # only when there is something to tell

    tell(sentence)
    sys.exit(code)
