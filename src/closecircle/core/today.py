"""Whom to reconnect with today, and why: the heart.

Every reason follows from dated facts at the moment of reading, so the passing of a day needs no job. There is no score:
the order is that of `RANK`, inside a reason the earliest date first, then the name, then the key ("Today" in
docs/rules.md).
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from closecircle.core.person import Familiarity
from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from closecircle.core.numbers import Numbers


class Reason(StrEnum):
    """Why a person comes up."""

    PROMISE = "promise"
    REPLY = "reply"
    DAY = "day"
    THANKS = "thanks"
    QUESTION = "question"
    RHYTHM = "rhythm"
    NEW = "new"


# Strongest first. A special day that is today comes before everything: see `rank`.
RANK = (
    Reason.REPLY,
    Reason.PROMISE,
    Reason.DAY,
    Reason.THANKS,
    Reason.QUESTION,
    Reason.RHYTHM,
    Reason.NEW,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The dated facts about one person of the circle from which Today follows. They stay true as days pass.

    `owed_since`: the day of their message, if it stands unanswered. `unanswered`: one's own messages since they last
    said anything, the newest on `last_own_on`. `new_since`: the day they were added, while there is no talk yet.
    """

    person_id: str
    name: str
    familiarity: Familiarity = Familiarity.CHAT
    paused_until: date | None = None
    last_talk_on: date | None = None
    rhythm_on: date | None = None
    owed_since: date | None = None
    unanswered: int = 0
    last_own_on: date | None = None
    question_on: date | None = None
    promise_on: date | None = None
    thanks_since: date | None = None
    new_since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One person with one plain reason. `since`: the dated fact behind it (for a special day, the day itself)."""

    person_id: str
    name: str
    reason: Reason
    since: date

    def order(self, today: date) -> tuple[int, date, str, str]:
        """The total order of Today."""
        return (rank(self.reason, self.since, today), self.since, self.name, self.person_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A day's share: `rows` still open, `done` already answered today, `waiting` behind one key (99 at most)."""

    rows: tuple[Due, ...]
    done: tuple[Due, ...]
    waiting: tuple[Due, ...]


def rank(reason: Reason, since: date, today: date) -> int:
    """0 for a special day that is today, then the place in RANK."""
    if reason is Reason.DAY and since == today:
        return 0
    return 1 + RANK.index(reason)


def left_in_peace(standing: Standing, today: date, numbers: Numbers) -> date | None:
    """Until when the person is left in peace after unanswered messages (rules P3), or None."""
    if standing.unanswered < numbers.peace_after or standing.last_own_on is None:
        return None
    until = standing.last_own_on + timedelta(days=numbers.peace)
    return until if today < until else None


def since(standing: Standing, reason: Reason, today: date, numbers: Numbers) -> date | None:
    """The dated fact that makes `reason` hold today for this person, or None. Special days are asked for elsewhere."""
    if paused(standing, today) or (standing.familiarity is Familiarity.GREET and reason is not Reason.PROMISE):
        return None
    just_talked = standing.last_talk_on is not None and (today - standing.last_talk_on).days < numbers.recent
    in_peace = left_in_peace(standing, today, numbers) is not None
    fact, held_back = {
        Reason.PROMISE: (standing.promise_on, False),
        # Unanswered by the end of that day: it comes up on the next.
        Reason.REPLY: (standing.owed_since, standing.owed_since == today),
        Reason.THANKS: (standing.thanks_since, False),
        Reason.QUESTION: (standing.question_on, in_peace),
        Reason.RHYTHM: (standing.rhythm_on, in_peace or just_talked),
        Reason.NEW: (standing.new_since, False),
        Reason.DAY: (None, True),
    }[reason]
    return fact if fact is not None and fact <= today and not held_back else None


def paused(standing: Standing, today: date) -> bool:
    """Whether the person is set aside for now: "not now", or resting."""
    return standing.paused_until is not None and today < standing.paused_until


def reasons(standing: Standing, days: Iterable[date], today: date, numbers: Numbers) -> list[Due]:
    """Every reason that holds for one person today, strongest first; `days` are their next special days."""
    found = [
        Due(person_id=standing.person_id, name=standing.name, reason=reason, since=on)
        for reason in RANK
        if (on := since(standing, reason, today, numbers)) is not None
    ]
    if not paused(standing, today):
        found += [
            Due(person_id=standing.person_id, name=standing.name, reason=Reason.DAY, since=on)
            for on in days
            if today <= on <= today + timedelta(days=numbers.near)
        ]
    return sorted(found, key=lambda due: due.order(today))


def pick(dues: Iterable[Due], answered: Mapping[str, Due], today: date, numbers: Numbers) -> Portion:
    """The day's portion: one row a person (the strongest reason), whoever was answered today keeps their place.

    `answered` maps a person to the reason they stood for when they were answered today; nobody slides into their place.
    """
    strongest: dict[str, Due] = dict(answered)
    for due in sorted(dues, key=lambda due: due.order(today)):
        strongest.setdefault(due.person_id, due)
    ordered = sorted(strongest.values(), key=lambda due: due.order(today))
    share, rest = ordered[: numbers.portion], ordered[numbers.portion :]
    return Portion(
        rows=tuple(due for due in share if due.person_id not in answered),
        done=tuple(due for due in share if due.person_id in answered),
        waiting=tuple(due for due in rest if due.person_id not in answered)[:WAITING_SHOWN],
    )


# There is no counter of people to grow (rules P6): beyond this, the rest simply waits.
WAITING_SHOWN = 99
