"""What somebody likes: a taste to ask after, a habit to hope for; what they dislike is left unsaid."""

# ruff: noqa: C901, PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import echo_of
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_kinds import Kind
from closecircle.words.english_moment import after_link, last_noun
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import plain
from closecircle.words.english_verbs import Form, form_of, gerund
from closecircle.words.english_wishes import in_hope

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def likes(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Likes, loves, prefers; what they dislike is left unsaid."""
    if clause.negative or clause.verb in {"hate", "dislike", "avoid", "detest", "mind"}:
        return []
    if clause.modal in {"would", "could"}:
        return in_hope(replace(clause, verb="want"), moment)
    if clause.tense is Tense.PAST:
        thing = noun(clause.rest)
        if thing and thing.text.startswith("the ") and thing.kind is not Kind.PET:
            return [Frame(name="loved", slots=of_noun(thing), rank=2, echo=echo_of(thing))]
        return []
    if vp := after_link(clause.rest, "to"):
        first = form_of(plain(vp.split()[0]))
        ving = " ".join([gerund(first[0]), *vp.split()[1:]]) if first else ""
        return [Frame(name="habit", slots={"ving": ving, "vp": vp}, rank=2, echo=last_noun(vp))] if ving else []
    return liked(clause.rest, rank=2)


def liked(rest: str, *, rank: int, read: bool = False) -> list[Frame]:
    """What they like: a taste to ask after, a habit to hope for."""
    thing = noun(rest)
    if thing is None or thing.text.startswith(("the ", "your ")) or thing.kind in {Kind.KIN, Kind.PET}:
        words = rest.split()
        first = form_of(plain(words[0])) if words else None
        if " and " in rest and not read:
            return next((found for part in rest.split(" and ") if (found := liked(part, rank=rank))), [])
        if first and first[1] is Form.GERUND:
            vp = " ".join([first[0], *words[1:]])
            return [Frame(name="habit", slots={"ving": rest, "vp": vp}, rank=rank, echo=last_noun(rest))]
        return _bare_taste(rest, rank, read=read)
    first = form_of(plain(rest.split(maxsplit=1)[0]))
    if first and first[1] is Form.GERUND and " and " not in rest:
        vp = " ".join([first[0], *rest.split()[1:]])
        return [Frame(name="habit", slots={"ving": rest, "vp": vp}, rank=rank, echo=thing.head)]
    if " and " in rest and not read:
        return next((found for part in rest.split(" and ") if (found := liked(part, rank=rank))), [])
    if read:
        return [Frame(name="taste_read", slots={"np": thing.text}, rank=rank, echo=echo_of(thing))]
    if thing.kind is Kind.EDIBLE or thing.head in {"coffee", "tea", "wine", "cheese", "bread"}:
        return [Frame(name="taste_food", slots={"np": thing.text}, rank=rank + 1, echo=echo_of(thing))]
    if thing.head in known.MASS and thing.head.endswith("ing"):
        return [Frame(name="sport", slots={"np": thing.text}, rank=rank, echo=echo_of(thing))]
    if thing.head in known.MASS:
        return [Frame(name="taste", slots={"np": thing.text}, rank=rank, echo=echo_of(thing))]
    if thing.head in known.SPORTS:
        return [Frame(name="taste", slots={"np": thing.text}, rank=rank, echo=echo_of(thing), kinds=("say",))]
    return []


def _bare_taste(rest: str, rank: int, *, read: bool) -> list[Frame]:
    words = rest.split()
    bare = bool(words) and plain(words[0]) not in known.DETERMINERS and len(words) <= 3  # noqa: PLR2004  # crime novels, old maps
    if bare and read:
        return [Frame(name="taste_read", slots={"np": rest}, rank=rank, echo=last_noun(rest))]
    return []
