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

    def show(self, card: Card | None, today: date) -> None:
        """Show a card, or nothing."""
        self.update(Content("") if card is None else Content("\n").join(_lines(card, today)))


def _lines(card: Card, today: date) -> list[Content]:
    person = card.person
    head = content(name(person), "bold")
    if person.address and person.address != person.name:
        head += content(f"  “{person.address}”")
    facts = [tie(person.tie), person.company, rhythm(person.rhythm) if person.rhythm else ""]
    lines = [head, content(" · ".join(fact for fact in facts if fact), "$text-muted"), Content("")]
    lines += [content(f"▸ {why(row, today)}", "$accent") for row in card.reasons]
    if card.answered:
        lines.append(content(_("Answered today"), "$text-muted"))
    if card.peace_until is not None:
        lines.append(
            content(fill(_("Two messages wait for an answer; in peace until $day"), day=day(card.peace_until, today)))
        )
    for talk in card.talks[:_TALKS]:
        said = talk.said or _("(no words)")
        lines.append(content(f"{when(talk.on, today)}, {how(talk)}", "$text-muted") + content(f"  {said}"))
    lines += [_fact(_("Ask"), question.phrase) for question in card.questions]
    lines += [_fact(_("Promised"), f"{promise.what} ({when(promise.due_on, today)})") for promise in card.promises]
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
    if person.never_say:
        lines.append(_fact(_("Never say"), person.never_say.replace("\n", ", ")))
    return lines


def _fact(label: str, text: str) -> Content:
    return content(f"{label}  ", "$text-muted") + content(text)
