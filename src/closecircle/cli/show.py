"""`closecircle show`: one person, the story so far."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import say, say_json, say_table
from closecircle.i18n import _
from closecircle.wording import FAMILIARITIES, day, how, moment, rhythm, special_day, tie, why
from closecircle.wording import name as shown


@click.command("show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option("--all", "whole", is_flag=True, help="The story back to its beginning.")
def command(*, name: str, as_json: bool, whole: bool) -> None:
    """Show one person: why they come up, the story so far, what helps a talk.

    For example: closecircle show 민지 --json
    """
    with circle() as open_circle:
        person = open_circle.people.named(name)
        today = open_circle.ground.clock()
        card = open_circle.today.card(person.id)
        story = open_circle.timeline.of(person.id, limit=10**9 if whole else 20)
        if as_json:
            facts = {key: _plain(value) for key, value in asdict(person).items()}
            facts["handles"] = [{"kind": handle.kind, "value": handle.value} for handle in card.handles]
            facts["days"] = [{key: _plain(value) for key, value in asdict(item).items()} for item in card.days]
            facts["reasons"] = [{"reason": row.due.reason.value, "why": why(row, today)} for row in card.reasons]
            facts["story"] = [
                {"on": item.on.isoformat(), "kind": item.kind.value, "words": item.words} for item in story
            ]
            say_json(facts)
            return
        say(shown(person))
        facts_shown = [
            (_("Tie"), tie(person.tie)),
            (_("Rhythm"), rhythm(person.rhythm)),
            (_("Familiarity"), _(FAMILIARITIES[person.familiarity])),
            *((label, value.replace("\n", ", ")) for label, value in _texts(person) if value),
            *((_("Special day"), special_day(item)) for item in card.days),
            *((handle.kind, handle.value) for handle in card.handles),
            *((_("Today"), why(row, today)) for row in card.reasons),
        ]
        say_table(facts_shown)
        say()
        say_table(
            (day(item.on, today), how(item.talk) if item.talk is not None else "", moment(item)) for item in story
        )


def _texts(person: object) -> list[tuple[str, str]]:
    labels = {
        "company": _("Company"),
        "usual": _("Usual"),
        "likes": _("Likes"),
        "family": _("Family"),
        "never_say": _("Never say"),
        "notes": _("Notes"),
        "tags": _("Tags"),
    }
    return [(label, str(getattr(person, field))) for field, label in labels.items()]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
