"""Illness, injury and loss: which clauses tell of them, and what one hopes."""

# a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about
from closecircle.words.english_frames import Frame
from closecircle.words.english_kinds import Kind
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_nouns import noun
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause

HURTS = word_set("break hurt sprain twist fracture injure burn cut crack strain tear pull bang bruise dislocate")


def is_ill(clause: Clause, lows: set[str]) -> bool:
    """Whether a clause tells of illness or injury."""
    if clause.negative:
        return False
    hurt = clause.verb in HURTS and bool(lows & known.BODY)
    fell = clause.verb == "fall" and clause.rest.startswith(("off ", "down ", "over", "from "))
    had = clause.verb in {"have", "get", "catch", "suffer"} and bool(
        lows & (known.ILL | known.OPERATIONS | {"fall", "accident", "chickenpox", "measles"})
    )
    sore = (
        clause.verb == "have"
        and bool(lows & known.BODY)
        and bool(lows & {"bad", "sore", "broken", "sprained", "stiff"})
    )
    off_work = clause.verb == "be" and ({"off", "work"} <= lows or {"signed", "off"} <= lows)
    off = off_work or (
        clause.verb in {"be", "feel", "lie", "fall"}
        and bool(
            lows
            & {
                "hospital",
                "ill",
                "sick",
                "unwell",
                "poorly",
                "weather",
                "recovering",
                "flu",
                "bed",
                "intensive",
                "hospice",
                "injured",
                "diagnosed",
            },
        )
    )
    return (
        hurt
        or fell
        or had
        or sore
        or off
        or clause.verb in {"recover", "limp", "cough", "heal"}
        or (clause.verb == "have" and bool(lows & known.ILL))
    )


def died(clause: Clause, lows: set[str]) -> bool:
    """Whether a clause tells of a death."""
    if re.search(r"\bput (?:down|to sleep)\b", f"{clause.verb} {clause.rest}"):
        return True
    return (
        clause.verb == "die"
        or (clause.verb == "pass" and bool(lows & {"away", "on"}) and clause.rest.startswith(("away", "on")))
        or bool(
            lows & known.MOURNED,
        )
    )


def ailing(after: str) -> list[Frame]:
    """Unwell, with the name of it where the note gives one: recovering from a knee operation, off with flu."""
    named = next(
        (
            after[len(link) :]
            for link in ("from ", "with ", "after ", "sick with ", "work with ")
            if after.startswith(link)
        ),
        "",
    )
    thing = noun(named) if named else None
    near = about(thing, True, rank=0, way=Way.NOTE) if thing and thing.kind in {Kind.OPERATION, Kind.ILL} else []
    return [*near, Frame(name="ill_you", rank=0, echo="health")]
