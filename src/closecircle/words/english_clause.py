"""A clause: who does what, already said to "you"; and how its verb group is read: was going to, has been, won't.

A verb that is not known gives no clause (None), and the note speaks through its other clauses, or not at all.
"""

# ruff: noqa: C901, PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from closecircle.words.english_lexicon import word_set
from closecircle.words.english_pieces import ADVERBS
from closecircle.words.english_second import plain
from closecircle.words.english_spelling import spelt
from closecircle.words.english_verbs import Form, form_of, is_form

if TYPE_CHECKING:
    from datetime import date


class Who(StrEnum):
    """Whose deed a clause tells."""

    YOU = "you"
    ME = "me"
    KIN = "kin"
    OTHER = "other"
    NOBODY = "nobody"


class Tense(StrEnum):
    """How the note tells it."""

    PAST = "past"
    PRESENT = "present"
    GOING = "going on"
    DONE = "done"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One thing a note says. `rest` follows the verb, said to "you"; a bare noun phrase has NOBODY and no verb."""

    who: Who
    subject: str = ""
    verb: str = ""
    tense: Tense = Tense.PAST
    modal: str = ""
    negative: bool = False
    rest: str = ""
    on: date | None = None
    weekly: str = ""


_MODALS = word_set("will would can could shall should may might must")


def verbal(who: Who, subject: str, said: list[str]) -> Clause | None:
    """Read the verb group at the start of `said`; what follows is the rest."""
    tense = Tense.PAST
    at, modal, negative = 0, "", False
    be = have = False
    lows = [plain(word) for word in said]
    while at < len(said):
        low = lows[at]
        following = lows[at + 1] if at + 1 < len(lows) else ""
        if low.endswith("n't"):
            negative, low = True, {"won't": "will", "can't": "can"}.get(low, low[:-3])
        if low in _MODALS:
            modal = low
        elif low in {"do", "does", "did"} and (lows[at].endswith("n't") or following == "not"):
            tense = Tense.PRESENT if low != "did" else Tense.PAST
        elif low in {"not", "never"}:
            negative = True
        elif (
            (low in ADVERBS or (low.endswith("ly") and have | be))
            and at + 1 < len(said)
            and (be or have or modal or at == 0)
            and not (be and low in {"so", "all", "very", "quite", "a", "too"})
        ):
            pass
        elif low in {"is", "are", "was", "were", "am"} and not be:
            be = True
            tense = Tense.PRESENT if low in {"is", "are", "am"} else Tense.PAST
        elif low in {"has", "have", "had"} and not have and _done_follows(lows[at + 1 :]):
            have = True
        else:
            break
        at += 1
    return _finish(who, subject, said[at:], tense=tense, modal=modal, negative=negative, be=be, have=have)


def _done_follows(lows: list[str]) -> bool:
    for low in lows[:3]:
        if low in ADVERBS or low == "not" or low.endswith("ly"):
            continue
        found = form_of(low)
        return low in {"been", "got"} or (
            found is not None and found[1] in {Form.PARTICIPLE, Form.PAST} and low != "had"
        )
    return False


def _finish(
    who: Who,
    subject: str,
    said: list[str],
    *,
    tense: Tense,
    modal: str,
    negative: bool,
    be: bool,
    have: bool,
) -> Clause | None:
    made = partial(Clause, who=who, subject=spelt(subject), modal=modal, negative=negative)
    if not said:
        return made(verb="be", tense=tense) if be and who is not Who.YOU else None
    low = plain(said[0])
    found = form_of(low)
    rest = spelt(" ".join(said[1:]))
    if have and low == "been" and len(said) > 1:
        inner = form_of(plain(said[1]))
        if inner and inner[1] is Form.GERUND:
            return made(verb=inner[0], tense=Tense.GOING, rest=spelt(" ".join(said[2:])))
        return made(verb="be", tense=Tense.DONE, rest=rest)
    if have and low == "got" and not (found and modal):
        return made(verb="have", tense=Tense.PRESENT, rest=rest)
    if have and found:
        return made(verb=found[0], tense=Tense.DONE, rest=rest)
    if (
        be
        and low == "going"
        and len(said) > 2  # noqa: PLR2004  # going to see
        and plain(said[1]) == "to"
        and is_form(plain(said[2]), Form.BASE)
    ):  # going to see
        return made(verb="plan", tense=Tense.GOING, rest=spelt(" ".join(said[1:])))
    if be and found and found[1] is Form.GERUND and low not in {"boring", "worrying"}:
        return made(verb=found[0], tense=Tense.GOING, rest=rest)
    if be:
        return made(verb="be", tense=tense, rest=spelt(" ".join(said)))
    if found is None:
        return None
    if modal:
        return made(verb=found[0], tense=Tense.AHEAD, rest=rest)
    if negative:
        return made(verb=found[0], tense=tense, rest=rest)
    ran = Tense.PRESENT if found[1] in {Form.THIRD, Form.BASE} else Tense.PAST
    return made(verb=found[0], tense=ran, rest=rest)
