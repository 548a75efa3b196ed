"""`closecircle draft`: a message to one person, alone on stdout."""

from __future__ import annotations

from datetime import datetime

import click

from closecircle.cli.circles import circle
from closecircle.cli.output import say, say_json, tell
from closecircle.core.errors import WrongUse
from closecircle.i18n import _, fill, language
from closecircle.wording import name as shown


@click.command("draft")
@click.argument("name")
@click.option("--occasion", default="", help="Why you write; guessed from what is known unless said.")
@click.option("--variant", type=click.IntRange(min=0), default=0, help="Another way of saying it: 0, 1, 2 …")
@click.option("--seed", type=int, default=0, help="The same seed gives the same draft.")
@click.option("--model", "by_model", is_flag=True, help="Let your own model on this machine write it, if you have one.")
@click.option("--sent", is_flag=True, help="You sent it: log it as a talk you began.")
@click.option("--json", "as_json", is_flag=True, help="The text, the plan and the facts it used.")
def command(*, name: str, occasion: str, variant: int, seed: int, by_model: bool, sent: bool, as_json: bool) -> None:
    """Print a friendly message to NAME, and nothing else. It changes nothing unless --sent is given.

    For example: closecircle draft Daniel --occasion birthday --variant 1
    """
    from closecircle.words.plan import Occasion  # noqa: PLC0415  # the words load when first needed

    if occasion and occasion not in set(Occasion):
        names = ", ".join(item.value for item in Occasion)
        raise WrongUse("“$value” is none of: $names.", value=occasion, names=names)
    with circle() as open_circle:
        person = open_circle.people.named(name)
        why = Occasion(occasion) if occasion else None
        if by_model:
            written = open_circle.drafts.ask_model(person.id, occasion=why, voice=language())
        else:
            hour = datetime.now().hour  # noqa: DTZ005  # the hour on the wall, where the message is read
            written = open_circle.drafts.write(person.id, occasion=why, variant=variant, seed=seed, hour=hour)
        if as_json:
            plan = [{"move": saying.move.value, "text": saying.text, "fact": saying.fact} for saying in written.plan]
            say_json(
                {
                    "id": person.id,
                    "name": person.name or person.trait,
                    "text": written.text,
                    "occasion": written.occasion.value,
                    "register": written.register.value,
                    "way": written.way.value,
                    "plan": plan,
                    "facts": list(written.used_facts),
                }
            )
        else:
            say(written.text, lines=True)
        if sent:
            open_circle.drafts.send(person.id, written.text)
            tell(fill(_("Logged as sent to $name. closecircle undo takes it back."), name=shown(person)))
