"""`closecircle add`: a new person, with whatever is said of them at once."""

from __future__ import annotations

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import say, tell
from closecircle.core.person import Familiarity, Seat, Tie
from closecircle.i18n import _, fill
from closecircle.wording import name as shown
from closecircle.wording import rhythm as every
from closecircle.wording import tie as tie_words


@click.command("add")
@click.argument("name", default="")
@click.option("--trait", default="", help="What they are known by while nameless.")
@click.option("--tie", type=click.Choice([tie.value for tie in Tie]), default=Tie.REGULAR.value, help="What you are.")
@click.option("--rhythm", default="", help="How often you would like to be in touch: 10d, 3w, 2m.")
@click.option("--address", default=None, help="How you call them: 김 과장님, Daniel.")
@click.option("--familiarity", type=click.Choice([item.value for item in Familiarity]), default="chat")
@click.option("--language", type=click.Choice(["ko", "en"]), default=None, help="The language you write to them in.")
@click.option("--company", default="")
@click.option("--usual", default="", help="What they usually have.")
@click.option("--likes", default="")
@click.option("--tags", default="")
@click.option("--introduced-by", "introducer", default="", help="Who brought them.")
def command(
    *,
    name: str,
    trait: str,
    tie: str,
    rhythm: str,
    address: str | None,
    familiarity: str,
    language: str | None,
    company: str,
    usual: str,
    likes: str,
    tags: str,
    introducer: str,
) -> None:
    """Add a person by NAME, or by a trait while nameless.

    For example: closecircle add 김민지 --rhythm 3w --usual "늘 라떼"
    """
    with circle() as open_circle:
        by = open_circle.people.named(introducer).id if introducer else None
        person = open_circle.people.add(
            name,
            trait=trait,
            tie=tie,
            rhythm=rhythm,
            address=address,
            familiarity=familiarity,
            language=language or "",
            company=company,
            usual=usual,
            likes=likes,
            tags=tags,
            introduced_by=by,
        )
        say(f"{shown(person)} · {tie_words(person.tie)} · {every(person.rhythm)}")
        if person.seat is Seat.BENCH:
            seats = open_circle.settings.numbers.seats
            tell(fill(_("The circle's $seats seats are taken, so they sit on the outer bench for now."), seats=seats))
