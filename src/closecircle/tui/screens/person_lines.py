"""A person's page in lines: what one should know first, the facts, the story so far."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from closecircle.core.days import next_occurrence, occurrences
from closecircle.core.errors import CircleError
from closecircle.core.person import Seat
from closecircle.core.talk import Channel, Side
from closecircle.i18n import _, fill
from closecircle.tui.safe import content
from closecircle.tui.screens.facts import LABELS, in_words
from closecircle.tui.widgets.line_list import LineRow
from closecircle.wording import day, handle_kind, how, moment, rhythm, special_day, tie, weekday, when, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from closecircle.circle.timeline import Moment
    from closecircle.circle.today import Card
    from closecircle.core.absence import Absence
    from closecircle.core.days import SpecialDay

# Which facts are on the page, in this order.
_FACTS = (
    "name",
    "trait",
    "address",
    "tie",
    "rhythm",
    "familiarity",
    "company",
    "usual",
    "likes",
    "family",
    "never_say",
    "notes",
    "tags",
    "introduced_by",
    "language",
    "register",
    "seat",
)
_SOON = 30  # days ahead in which a special day stands at the top of the story


def first_things(card: Card, today: date) -> Content:
    """What they are, why they come up, whose turn it is, what never to say."""
    person = card.person
    called = f"“{person.address}”" if person.address and person.address != person.name else ""
    known = f"({person.trait})" if person.name and person.trait else ""
    about = (called, known, tie(person.tie), person.company, rhythm(person.rhythm))
    lines = [content(" · ".join(fact for fact in about if fact), "$text-muted")]
    lines += [content(f"▸ {why(row, today)}", "$accent") for row in card.reasons]
    if person.seat is not Seat.CIRCLE:
        lines.append(content(in_words("seat", person.seat.value), "$text-muted"))
    if person.paused_until is not None and person.paused_until > today:
        until = _("You give them space; 5 wakes them.")
        if person.paused_until != date.max:
            until = fill(_("Left until $day; 5 wakes them."), day=day(person.paused_until, today))
        lines.append(content(until, "$text-muted"))
    turn = whose_turn(card, today)
    if turn:
        lines.append(content(turn))
    if person.never_say:
        lines.append(content(f"{_('Never say')}  ", "$text-muted") + content(in_words("never_say", person.never_say)))
    return Content("\n").join(lines)


def whose_turn(card: Card, today: date) -> str:
    """Whose turn it is, in a sentence; '' before the first talk."""
    if not card.talks:
        return ""
    last = card.talks[0]
    if card.peace_until is not None:
        return fill(_("Two messages wait for an answer; in peace until $day"), day=day(card.peace_until, today))
    if last.channel is Channel.MESSAGE and last.last_by is Side.THEM:
        return fill(_("They wrote last, $when: it is your turn."), when=when(last.on, today))
    if last.channel is Channel.MESSAGE and last.last_by is Side.ME:
        return fill(_("You wrote last, $when: it is their turn."), when=when(last.on, today))
    if last.began is Side.THEM:
        return _("They began last time; this time you might.")
    return _("You began last time.") if last.began is Side.ME else ""


def fact_rows(card: Card, absences: Iterable[Absence], introducer: str, today: date) -> list[LineRow]:
    """The facts and what hangs on them, each a line that Enter changes."""
    person = card.person
    rows: list[LineRow] = []
    if card.questions or card.promises:
        rows.append(_heading(_("To ask, to keep")))
    rows += [
        LineRow(key=f"question:{each.id}", cells=(_("Ask"), _with_day(each.phrase, each.about_on, today)))
        for each in card.questions
    ]
    rows += [
        LineRow(key=f"promise:{each.id}", cells=(_("Promised"), _with_day(each.what, each.due_on, today)))
        for each in card.promises
    ]
    rows.append(_heading(_("About them")))
    for field in _FACTS:
        text = introducer if field == "introduced_by" else in_words(field, str(getattr(person, field) or ""))
        rows.append(LineRow(key=f"fact:{field}", cells=(_(LABELS[field]), text or "·"), kind="" if text else "quiet"))
    rows.append(_heading(_("Special days")))
    rows += [
        LineRow(key=f"day:{each.id}", cells=("☆", " · ".join(filter(None, (_named(each), _next(each, today))))))
        for each in card.days
    ]
    rows.append(LineRow(key="add:day", cells=("+", _("a special day"))))
    rows.append(_heading(_("Ways to reach them")))
    rows += [LineRow(key=f"handle:{each.id}", cells=(handle_kind(each.kind), each.value)) for each in card.handles]
    rows.append(LineRow(key="add:handle", cells=("+", _("a number, an address, a name"))))
    rows.append(_heading(_("Away, or at rest")))
    rows += [
        LineRow(key=f"absence:{each.id}", cells=(_("Away"), f"{absence_days(each, today)}  {each.label}".rstrip()))
        for each in absences
    ]
    rows.append(LineRow(key="add:absence", cells=("+", _("days away, a season of rest"))))
    rows.append(_heading(_("Something more")))
    rows.append(LineRow(key="add:question", cells=("+", _("something to ask next time"))))
    rows.append(LineRow(key="add:promise", cells=("+", _("something you promised"))))
    rows.append(LineRow(key="forget:", cells=("…", _("forget them for good"))))
    return rows


def absence_days(away: Absence, today: date) -> str:
    """Days away in words: a weekday, a day, or a first and a last day."""
    if away.weekday is not None:
        # That January began on a Monday.
        return fill(_("every $weekday"), weekday=weekday(date(2024, 1, 1 + away.weekday)))
    first, last = away.from_on or today, away.to_on or away.from_on or today
    return day(first, today) if first == last else f"{day(first, today)} – {day(last, today)}"


def story_rows(moments: Sequence[Moment], days: Iterable[SpecialDay], today: date, *, whole: bool) -> list[LineRow]:
    """The story, newest first, with the special days where they fell; `whole`: it is read to its beginning."""
    rows = [(each.on, place, _moment_row(each)) for place, each in enumerate(moments)]
    if moments:
        rows += _special(days, min(each.on for each in moments), today)
    rows.sort(key=lambda row: (-row[0].toordinal(), row[1]))
    lines: list[LineRow] = []
    year = today.year
    for on, _place, row in rows:
        if on.year != year:
            year = on.year
            lines.append(_heading(str(year)))
        lines.append(row)
    return lines if whole else [*lines, LineRow(key="", cells=("…",), kind="quiet")]


def _moment_row(what: Moment) -> LineRow:
    key = f"{what.kind.value}:{what.key}"
    if what.talk is None:
        return LineRow(key=key, cells=(_date(what.on), "", moment(what)))
    said = what.words or _("(no words)")
    return LineRow(
        key=key,
        cells=(_date(what.on), how(what.talk), f"{_('(private)')} {said}" if what.talk.private else said),
    )


def _special(days: Iterable[SpecialDay], first: date, today: date) -> list[tuple[date, int, LineRow]]:
    found: list[tuple[date, int, LineRow]] = []
    for each in days:
        try:
            falls = [on for on in occurrences(each, first, today.year - first.year + 2) if (on - today).days <= _SOON]
        except CircleError:
            continue  # beyond the lunar table
        found += [
            (on, -1, LineRow(key=f"day:{each.id}@{on}", cells=(_date(on), "", f"☆ {_named(each)}"), kind="quiet"))
            for on in falls
        ]
    return found


def _date(on: date) -> str:
    """A day without its year, which stands above it."""
    return day(on, on)


def _named(each: SpecialDay) -> str:
    """A special day with its year, where that is known."""
    words = special_day(each)
    return f"{words} ({each.year})" if each.year is not None else words


def _next(each: SpecialDay, today: date) -> str:
    try:
        return when(next_occurrence(each, today), today)
    except CircleError:
        return ""  # beyond the lunar table


def _with_day(words: str, on: date | None, today: date) -> str:
    return words if on is None else f"{words} ({when(on, today)})"


def _heading(words: str) -> LineRow:
    return LineRow(key="", cells=(words,), kind="heading")
