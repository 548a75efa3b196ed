"""The check-in card: the person, the reason, the last talk, what to ask next, what never to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from closecircle.i18n import _, fill
from closecircle.tui.safe import content
from closecircle.wording import day, how, name, rhythm, special_day, tie, when, why

if TYPE_CHECKING:
    from datetime import date

    from closecircle.circle.today import Card

_TALKS = 3


class PersonCard(Static):
    """One person at a glance."""

    def show(self, card: Card | None, today: date, *, copied: bool = False) -> None:
        """Show a card, or nothing. `copied`: a message was copied for them and nobody has said that it was sent."""
        self.update(Content("") if card is None else Content("\n").join(_lines(card, today, copied=copied)))


def _lines(card: Card, today: date, *, copied: bool) -> list[Content]:
    """What one needs before a talk first, so that a small window cuts off the rest."""
    person = card.person
    head = content(name(person), "bold")
    if person.address and person.address != person.name:
        head += content(f"  “{person.address}”")
    facts = [tie(person.tie), person.company, rhythm(person.rhythm) if person.rhythm else ""]
    lines = [head + content("  " + " · ".join(fact for fact in facts if fact), "$text-muted"), Content("")]
    lines += [content(f"▸ {why(row, today)}", "$accent") for row in card.reasons]
    if copied:
        lines.append(content(_("Copied, not yet sent as far as is known. 2 asks."), "$accent"))
    elif card.answered:
        lines.append(content(_("Answered today"), "$text-muted"))
    if card.peace_until is not None:
        lines.append(
            content(fill(_("Two messages wait for an answer; in peace until $day"), day=day(card.peace_until, today)))
        )
    if person.never_say:
        lines.append(_fact(_("Never say"), person.never_say.replace("\n", ", ")))
    lines += _talks(card, today, 0, 1)
    told = {row.question.id for row in card.reasons if row.question is not None}
    lines += [_fact(_("Ask"), question.phrase) for question in card.questions if question.id not in told]
    told = {row.promise.id for row in card.reasons if row.promise is not None}
    lines += [
        _fact(_("Promised"), f"{promise.what} ({when(promise.due_on, today)})")
        for promise in card.promises
        if promise.id not in told
    ]
    lines += [
        _fact(label, text.replace("\n", ", "))
        for label, text in (
            (_("Usual"), person.usual),
            (_("Likes"), person.likes),
            (_("Family"), person.family),
        )
        if text
    ]
    lines += [_fact(_("Special day"), special_day(special)) for special in card.days]
    return lines + _talks(card, today, 1, _TALKS)


def _talks(card: Card, today: date, first: int, end: int) -> list[Content]:
    return [
        content(f"{when(talk.on, today)}, {how(talk)}", "$text-muted") + content(f"  {talk.said or _('(no words)')}")
        for talk in card.talks[first:end]
    ]


def _fact(label: str, text: str) -> Content:
    return content(f"{label}  ", "$text-muted") + content(text)
