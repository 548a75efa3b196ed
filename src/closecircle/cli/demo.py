"""`closecircle demo`: a throw-away circle of invented people."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from closecircle.cli.output import say
from closecircle.core.errors import WrongUse
from closecircle.i18n import use
from closecircle.settings import Places, clock, load, places, save, system_language


@click.command("demo")
@click.option(
    "--at",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the circle into this folder and open nothing.",
)
def command(*, folder: Path | None) -> None:
    """Open a throw-away circle of two dozen invented people; it is gone when you leave.

    For example: closecircle demo --at ./demo, then CLOSECIRCLE_DATA=./demo closecircle today
    """
    from closecircle.demo import build, settings_for  # noqa: PLC0415  # --help builds nothing

    settings = load(places().settings)
    language = settings.language or system_language()
    use(language)
    today = clock()
    own = settings_for(language, settings)
    if folder is not None:
        if (folder / "circle.db").exists():
            raise WrongUse("There is a circle in $folder already. Choose another folder.", folder=folder)
        where = Places(data=folder, config=folder)
        build(folder, today)
        if not where.settings.exists():
            save(where.settings, own)
        say(str(folder))
        return
    from closecircle.tui import run  # noqa: PLC0415  # 250 ms of Textual

    with TemporaryDirectory(prefix="closecircle-demo-") as temporary:
        where = Places(data=Path(temporary), config=Path(temporary))
        build(where.data, today)
        save(where.settings, own)
        run(where, own)
