"""`closecircle log`: a talk as it is typed, in one line."""

from __future__ import annotations

import click

from closecircle.circle.talks import I_WROTE, THEY_WROTE, How
from closecircle.cli.log_talk import log_lines, log_talk
from closecircle.cli.reading import read_text
from closecircle.core.talk import Channel, Side

_HOWS = {"in-person": Channel.IN_PERSON, "phone": Channel.PHONE, "message": Channel.MESSAGE}


@click.command("log")
@click.argument("name")
@click.argument("text", nargs=-1)
@click.option("--ask", default="", help="What to ask next time; a day at its start is the day of the thing.")
@click.option("--promise", default="", help="What you said you would do; a day at its start is when.")
@click.option("--on", "on_text", default="", help="The day of the talk, if the text does not say.")
@click.option("--how", "channel", type=click.Choice(list(_HOWS)), help="How; as the last time unless said.")
@click.option("--began", type=click.Choice(["me", "them"]), help="Who began; as the last time unless said.")
@click.option("--they-wrote", is_flag=True, help="It was a message of theirs that waits for your answer.")
@click.option("--i-wrote", is_flag=True, help="It was a message of yours that waits for theirs.")
def command(
    *,
    name: str,
    text: tuple[str, ...],
    ask: str,
    promise: str,
    on_text: str,
    channel: str | None,
    began: str | None,
    they_wrote: bool,
    i_wrote: bool,
) -> None:
    """Log a talk with NAME: any unambiguous part of a name, a trait or initials.

    A day at the start of the TEXT is understood. `log NAME -` reads the text from stdin, `log -` reads lines like
    "NAME: text".

    For example: closecircle log 민지 어제 커피 마심 --ask "따님 피아노 시험"
    """
    how = THEY_WROTE if they_wrote else I_WROTE if i_wrote else _how(channel, began)
    if name == "-":
        log_lines(read_text("-"), on_text=on_text, how=how, ask=ask, promise=promise)
    else:
        words = read_text("-") if text == ("-",) else " ".join(text)
        log_talk(name, words, on_text=on_text, how=how, ask=ask, promise=promise)


def _how(channel: str | None, began: str | None) -> How | None:
    if channel is None and began is None:
        return None
    side = Side(began) if began else None
    had = _HOWS[channel or "in-person"]
    return How(channel=had, began=side, last_by=side if had is Channel.MESSAGE else None)
