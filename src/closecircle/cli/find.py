"""`closecircle find`: everything said that holds some words."""

from __future__ import annotations

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import say_json, say_table
from closecircle.core.errors import NothingFound
from closecircle.wording import day, name


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(*, words: tuple[str, ...], as_json: bool) -> None:
    """Search everything said, newest first.

    For example: closecircle find 커피
    """
    query = " ".join(words)
    with circle() as open_circle:
        today = open_circle.ground.clock()
        talks = open_circle.talks.find(query)
        people = {talk.person_id: open_circle.people.get(talk.person_id) for talk in talks}
        if as_json:
            say_json(
                [{"on": talk.on.isoformat(), "name": name(people[talk.person_id]), "said": talk.said} for talk in talks]
            )
        else:
            say_table((day(talk.on, today), name(people[talk.person_id]), talk.said) for talk in talks)
        if not talks:
            raise NothingFound("Nobody has spoken of “$words”.", words=query)
