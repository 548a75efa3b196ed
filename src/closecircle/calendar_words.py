"""What the events of the phone's calendar say: the person, what the day is, and a hint for the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.i18n import _, fill
from closecircle.wording import DAY_KINDS, first_words, name
from closecircle.wording import special_day as with_date

if TYPE_CHECKING:
    from closecircle.core.days import SpecialDay
    from closecircle.core.person import Person
    from closecircle.core.talk import NextQuestion, Promise, Talk


class CalendarWords:
    """The summaries, in the language in use. The hint stands in them, since some phones show nothing else."""

    def day(self, person: Person, day: SpecialDay, question: NextQuestion | None, last: Talk | None) -> str:
        """A special day: "박정례 · Birthday, lunar 8.15 · Ask: …"."""
        what = day.label or (_(DAY_KINDS[day.kind]) if day.kind in DAY_KINDS else day.kind)
        return _joined(person, with_date(day) if day.lunar or day.day is None else what, _hint(question, last))

    def promise(self, person: Person, promise: Promise) -> str:
        """Something the user said they would do."""
        return _joined(person, fill(_("promised: $words"), words=promise.what))

    def rhythm(self, person: Person, question: NextQuestion | None, last: Talk | None) -> str:
        """The day on which the rhythm comes round."""
        return _joined(person, _hint(question, last) or _("It has been a while"))


def _hint(question: NextQuestion | None, last: Talk | None) -> str:
    if question is not None:
        return fill(_("Ask: $what"), what=question.phrase)
    return "" if last is None else first_words(last.said)


def _joined(person: Person, *parts: str) -> str:
    return " · ".join(filter(None, (name(person), *parts)))
