"""`closecircle people`: everyone, or whoever fits some words."""

from __future__ import annotations

import click

from closecircle.circle.people import shown_name
from closecircle.cli.circles import circle
from closecircle.cli.output import say, say_json, say_table
from closecircle.core.errors import NothingFound
from closecircle.core.person import Seat
from closecircle.i18n import _
from closecircle.wording import rhythm, tie


@click.command("people")
@click.argument("words", nargs=-1)
@click.option("--seat", type=click.Choice([seat.value for seat in Seat]), default=None, help="Where they sit.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(*, words: tuple[str, ...], seat: str | None, as_json: bool) -> None:
    """List everyone in the circle, or whoever fits the WORDS: a name, trait, tag, tie, company, handle, or initials.

    For example: closecircle people ㄱㅁㅈ
    """
    with circle() as open_circle:
        seats = (Seat(seat),) if seat else (Seat.CIRCLE, Seat.BENCH)
        lines = open_circle.people.find(" ".join(words), seats)
        if as_json:
            say_json(
                [
                    {
                        "id": line.id,
                        "name": line.name,
                        "trait": line.trait,
                        "tie": line.tie.value,
                        "company": line.company,
                        "usual": line.usual,
                        "tags": line.tags,
                        "rhythm": line.rhythm,
                        "seat": line.seat.value,
                        "last_talk": line.last_talk_on,
                    }
                    for line in lines
                ]
            )
        elif lines:
            say_table(
                (shown_name(line), tie(line.tie), rhythm(line.rhythm), line.last_talk_on or "", line.company)
                for line in lines
            )
        elif not words:
            say(_("Nobody is here yet. Begin with: closecircle add NAME"))
        if words and not lines:
            raise NothingFound("Nobody here goes by “$typed”.", typed=" ".join(words))
