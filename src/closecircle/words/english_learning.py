"""What somebody learns, practises or trains for, and how it is coming along."""

# a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_kinds import Kind
from closecircle.words.english_moment import after_link, last_noun
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import plain
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def trained(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Training, preparing, studying, saving for something."""
    rest = after_link(clause.rest, "for", "towards")
    if not rest and clause.verb == "train" and (whom := noun(clause.rest)) and whom.kind is Kind.PET:
        return about(whom, None, rank=1, way=Way.NOTE)
    if not rest:
        return (
            learnt(clause, moment) if clause.verb in {"practise", "practice", "study", "revise", "rehearse"} else None
        )
    thing = noun(rest)
    if thing is None:
        return []
    behind = gone(clause.on, moment.noted, moment.today)
    if clause.verb == "train" and thing.kind is not Kind.RACE:
        when = {True: "gone", False: "ahead", None: "open"}[behind]
        return [Frame(name=f"trained_{when}", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    if clause.verb == "save":
        return [
            Frame(
                name="progress",
                slots=of_noun(replace(thing, text=f"the saving for {_article(rest)}", plural=False)),
                rank=1,
                echo=echo_of(thing),
            )
        ]
    kind = thing.kind if thing.kind in {Kind.RACE, Kind.EXAM, Kind.OUTING} else Kind.TRIAL
    return about(replace(thing, kind=kind), behind, rank=0, way=Way.NOTE)


def _article(rest: str) -> str:
    return rest if plain(rest.split(maxsplit=1)[0]) in known.DETERMINERS else (noun(rest) or noun("it")).text  # type: ignore[union-attr]  # "it" is a noun


def learnt(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Learning or practising something."""
    rest = clause.rest
    if clause.negative or not rest:
        return []
    if vp := after_link(rest, "to", "how to"):
        if clause.tense in {Tense.PAST, Tense.DONE}:
            return []
        return [
            Frame(
                name="doing",
                slots={"ving": f"learning to {vp.removeprefix('to ')}"},
                kinds=("both", "ask"),
                rank=1,
                echo=last_noun(vp),
            )
        ]
    thing = noun(re.split(r" (?:at|with|for|from) ", rest)[0])
    if thing is None:
        return []
    if thing.kind in {Kind.EXAM, Kind.TRIAL}:
        return about(thing, gone(clause.on, moment.noted, moment.today), rank=1, way=Way.NOTE)
    text = f"the {thing.text}" if thing.head in known.TONGUES | known.SPORTS and " " not in thing.text else thing.text
    return [Frame(name="learn", slots=of_noun(replace(thing, text=text)), rank=1, echo=echo_of(thing))]
