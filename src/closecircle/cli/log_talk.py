"""Logging a talk, or an evening's lines, and saying what was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.cli.circles import circle
from closecircle.cli.output import say
from closecircle.core.errors import WrongUse
from closecircle.core.records import replace
from closecircle.core.typed_dates import Prefer, read_date
from closecircle.i18n import _, fill
from closecircle.wording import day, name, when

if TYPE_CHECKING:
    from datetime import date

    from closecircle.circle import Circle
    from closecircle.circle.talks import How


def log_talk(
    who: str, words: str, *, on_text: str = "", how: How | None = None, ask: str = "", promise: str = ""
) -> None:
    """Log one talk with whomever `who` means; a day at the start of the words is understood."""
    with circle() as open_circle:
        on = _day(open_circle, on_text)
        _log(open_circle, open_circle.people.named(who).id, words, on=on, how=how, ask=ask, promise=promise)


def log_lines(lines: str, *, on_text: str = "", how: How | None = None, ask: str = "", promise: str = "") -> None:
    """Log an evening's lines, each "NAME: words"; everybody is found before anything is written."""
    with circle() as open_circle:
        on = _day(open_circle, on_text)
        entries = [_entry(open_circle, line) for line in lines.split("\n") if line.strip()]
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
        how = replace(how, began=open_circle.talks.guess(person_id).began)
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


def _entry(open_circle: Circle, line: str) -> tuple[str, str]:
    """A line of an evening's log: "NAME: text", "NAME<tab>text", or the first word as the name."""
    for mark in ("\t", ":"):
        head, found, rest = line.partition(mark)
        if found and rest.strip():
            return open_circle.people.named(head.strip()).id, rest.strip()
    head, _space, rest = line.strip().partition(" ")
    return open_circle.people.named(head).id, rest
