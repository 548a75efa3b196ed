"""`closecircle log`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from closecircle.circle.talks import I_WROTE, THEY_WROTE, How
from closecircle.cli.circles import circle
from closecircle.cli.output import say
from closecircle.cli.reading import read_text
from closecircle.core.errors import WrongUse
from closecircle.core.talk import Channel, Side
from closecircle.core.typed_dates import Prefer, read_date
from closecircle.i18n import _, fill
from closecircle.wording import day, name, when

if TYPE_CHECKING:
    from datetime import date

    from closecircle.circle import Circle

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
    with circle() as open_circle:
        on = _day(open_circle, on_text)
        how = THEY_WROTE if they_wrote else I_WROTE if i_wrote else _how(channel, began)
        if name == "-":
            entries = [_entry(open_circle, line) for line in read_text("-").split("\n") if line.strip()]
        else:
            words = read_text("-") if text == ("-",) else " ".join(text)
            entries = [(open_circle.people.named(name).id, words)]
        for person_id, words in entries:
            _log(open_circle, person_id, words, on=on, how=how, ask=ask, promise=promise)


def _log(
    open_circle: Circle, person_id: str, words: str, *, on: date | None, how: How | None, ask: str, promise: str
) -> None:
    understood = open_circle.talks.understand(words)
    said, day_of = (words.strip(), on) if on is not None else (understood.said, understood.on)
    if not said and not understood.found:
        raise WrongUse("Say in a few words what you talked about.")
    if how is not None and how.began is None and how.last_by is None:
        how = How(channel=how.channel, began=open_circle.talks.guess(person_id).began)
    open_circle.talks.log([person_id], said, on=day_of, how=how, ask=ask, promise=promise)
    person, today = open_circle.people.get(person_id), open_circle.ground.clock()
    day_of = day_of or today
    say(f"{name(person)} · {day(day_of, today)} ({when(day_of, today)}) · {said}")
    if ask:
        say(fill(_("Next time: $what"), what=open_circle.talks.understand(ask, past=False).said))


def _day(open_circle: Circle, typed: str) -> date | None:
    if not typed:
        return None
    today = open_circle.ground.clock()
    on = read_date(typed, today, prefer=Prefer.PAST, dayfirst=open_circle.settings.dayfirst)
    if on is None:
        raise WrongUse(
            "“$typed” is no day that closecircle understands. Try 2026-11-24, yesterday, 지난주 금요일.", typed=typed
        )
    return on


def _how(channel: str | None, began: str | None) -> How | None:
    if channel is None and began is None:
        return None
    side = Side(began) if began else None
    had = _HOWS[channel or "in-person"]
    return How(channel=had, began=side, last_by=side if had is Channel.MESSAGE else None)


def _entry(open_circle: Circle, line: str) -> tuple[str, str]:
    """A line of an evening's log: "NAME: text", "NAME<tab>text", or the first word as the name."""
    for mark in ("\t", ":"):
        head, found, rest = line.partition(mark)
        if found and rest.strip():
            return open_circle.people.named(head.strip()).id, rest.strip()
    head, _space, rest = line.strip().partition(" ")
    return open_circle.people.named(head).id, rest
