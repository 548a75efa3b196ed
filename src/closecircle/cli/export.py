"""`closecircle export`: everything out, in one format of five."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import pour, tell
from closecircle.cli.progress import progress
from closecircle.core.errors import WrongUse
from closecircle.core.typed_dates import Prefer, read_date
from closecircle.i18n import _, fill

FORMS = ("jsonl", "vcard", "ical", "csv", "markdown")


@click.command("export")
@click.option("--format", "form", type=click.Choice(FORMS), help="The shape; guessed from the file's ending.")
@click.option("--person", default="", metavar="NAME", help="Everything of one person alone.")
@click.option("--since", default="", metavar="DATE", help="What happened since a day.")
@click.option("--to", "file", type=click.Path(path_type=Path), help="Into this file, readable for you alone.")
def command(*, form: str | None, person: str, since: str, file: Path | None) -> None:
    """Take everything out: JSON Lines (complete, and read back by import), vCard, calendar, CSV, Markdown.

    For example: closecircle export --to calendar.ics
    """
    from closecircle.calendar_words import CalendarWords  # noqa: PLC0415  # --help needs no words
    from closecircle.circle.exports import ENDINGS, Form  # noqa: PLC0415  # nor a circle

    ending = file.suffix.casefold() if file is not None else ""
    shape = Form(form) if form else ENDINGS.get(ending, Form.JSONL)
    with circle() as open_circle:
        day = None
        if since:
            dayfirst = open_circle.settings.dayfirst
            day = read_date(since, open_circle.ground.clock(), prefer=Prefer.PAST, dayfirst=dayfirst)
            if day is None:
                raise WrongUse(
                    "“$typed” is no day that closecircle understands. Try 2026-11-24, yesterday, 지난주 금요일.",
                    typed=since,
                )
        person_id = open_circle.people.named(person).id if person else None
        words = CalendarWords()
        with progress(_("Taking everything out")) as told:
            if file is not None:
                open_circle.exports.to_file(shape, file, person_id=person_id, since=day, words=words, progress=told)
                tell(fill(_("Written: $file"), file=file))
                return
            # Read to its end before the first byte is shown: a slow reader of the pipe would keep others waiting.
            with TemporaryFile() as document:
                open_circle.exports.write(shape, document, person_id=person_id, since=day, words=words, progress=told)
                document.seek(0)
                pour(document)
