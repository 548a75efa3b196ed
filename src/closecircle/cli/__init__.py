"""The command line: the same deeds as the screen, for scripts.

Nothing heavy is imported here but click; a command loads when it is called (measured: click 40 ms, sqlite_utils 100,
textual 250).
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

# Looking for garbage after every 700 new objects, as Python does, takes 6 ms of a short command and finds none, so it
# is made rare before the first large import.
gc.set_threshold(20_000)

import click  # noqa: E402

from closecircle import __version__  # noqa: E402
from closecircle.i18n import N_, _, fill  # noqa: E402

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
    "demo": ("demo", N_("Open a throw-away circle of invented people")),
}


class Commands(click.Group):
    """The commands, each in a module of its own that loads when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names in the order of a day, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"closecircle.cli.{COMMANDS[cmd_name][0]}").command
        assert isinstance(command, click.Command)  # noqa: S101  # a slip in our own table
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        """List the commands without loading any."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(help_)) for name, (_module, help_) in COMMANDS.items()])


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__)
@click.pass_context
def closecircle(ctx: click.Context) -> None:
    """Be closer to those who are dear already.

    Without a command the screen opens. For example: closecircle log Minji yesterday had coffee
    """
    if ctx.invoked_subcommand is None:
        from closecircle.cli.screen import open_screen  # noqa: PLC0415  # Textual loads only here

        open_screen()


def main() -> None:
    """Run the command line; a CircleError becomes one sentence on stderr and its exit code."""
    from closecircle.core.errors import CircleError, StoreTrouble  # noqa: PLC0415  # keeps --help to click alone
    from closecircle.i18n import use  # noqa: PLC0415  # the same
    from closecircle.settings import system_language  # noqa: PLC0415  # the same

    use(system_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal of another encoding loses a sign, not the answer
    try:
        closecircle(prog_name="closecircle")
    except CircleError as error:
        _leave(fill(_(error.template), **error.values), error.exit_code)
    except PermissionError as error:  # a folder of ours that is closed to this user, wherever it is met first
        template = _("$file cannot be opened. Check that its folder exists and that you may read it.")
        _leave(fill(template, file=error.filename), StoreTrouble.exit_code)


def _leave(sentence: str, code: int) -> NoReturn:
    from closecircle.cli.output import tell  # noqa: PLC0415  # only when there is something to tell

    tell(sentence)
    sys.exit(code)
