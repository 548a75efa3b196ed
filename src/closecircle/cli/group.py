"""The commands as click reads them: their options, their help, their completion."""

from __future__ import annotations

from importlib import import_module

import click

from closecircle import __version__
from closecircle.cli import COMMANDS
from closecircle.i18n import _


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
