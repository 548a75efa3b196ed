"""What a note says of somebody of theirs: a mother in hospital, a son who starts school, a beagle that limps."""

# ruff: noqa: C901, PLR0911, PLR0912  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone, name_in
from closecircle.words.english_clause import Tense
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_health import died, is_ill
from closecircle.words.english_kinds import Kind
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_moment import with_x, without_article
from closecircle.words.english_nouns import noun
from closecircle.words.english_others import of_other
from closecircle.words.english_second import plain
from closecircle.words.english_verbs import gerund, past
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def of_kin(clause: Clause, moment: Moment) -> list[Frame]:
    """Somebody of theirs: a mother in hospital, a son who starts school, a beagle that limps."""
    who = noun(clause.subject)
    if who is None or who.kind not in {Kind.KIN, Kind.PET}:
        return of_other(clause, moment)
    called = name_in(clause.subject)
    if who.text.startswith(("my ", "our ")):
        return []
    if who.kind is Kind.PET and called:
        who = replace(who, text=called, plural=" and " in called)
    slots, echo = of_noun(who), echo_of(who)
    lows = {plain(word) for word in clause.rest.split()}
    if died(clause, lows):
        return [Frame(name="mourned_pet" if who.kind is Kind.PET else "mourned", slots=slots, rank=0, echo=echo)]
    if lows & {"missing", "lost"} or (clause.verb == "miss" and clause.tense is Tense.GOING):
        return [Frame(name="missing", slots=slots, rank=0, echo=echo)]
    if lows & known.HEAVY:
        return [Frame(name="heavy", slots=slots, rank=0, echo=echo)]
    if clause.verb == "be" and lows & {"pregnant", "expecting"}:
        return [Frame(name="kin_expecting", slots=slots, rank=1, echo="baby")]
    treated = noun(clause.rest.split(" on ")[0]) if clause.verb in {"have", "need", "get"} else None
    if treated and treated.kind is Kind.OPERATION and not who.plural:
        owned = replace(treated, text=f"{who.text}'s {without_article(treated.text)}", owner=who.text)
        return about(owned, None, rank=0, way=Way.NOTE)
    if is_ill(clause, lows):
        return [Frame(name="ill_kin", slots=slots, rank=0, echo=echo)]
    if clause.verb == "leave" and "you" in lows:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    plainly = Frame(name="pet" if who.kind is Kind.PET else "kin", slots=slots, way=Way.NOUN_PHRASE, rank=3, echo=echo)
    thing = noun(clause.rest) if clause.rest else None
    behind = gone(clause.on, moment.noted, moment.today)
    if who.kind is Kind.PET or clause.negative:
        return [plainly]
    near: list[Frame] = []
    if clause.verb in _PROUD and clause.tense in {Tense.PAST, Tense.DONE} and clause.rest:
        news = f"{past(clause.verb)} {clause.rest}"
        if clause.verb != "get" or re.match(_GOT, clause.rest):
            near.append(Frame(name="kin_news", slots=slots | {"past": news}, rank=0, echo=echo))
    elif clause.verb == "have" and clause.rest.startswith("a place at "):
        near.append(Frame(name="kin_news", slots=slots | {"past": f"got {clause.rest}"}, rank=0, echo=echo))
    elif clause.verb == "expect":
        near.append(Frame(name="kin_expecting", slots=slots, rank=1, echo="baby"))
    elif clause.verb == "join" and thing:
        near.append(Frame(name="kin_join", slots=slots | with_x(thing), rank=1, echo=echo))
    elif clause.verb in {"have", "get"} and lows & {"boy", "girl", "son", "daughter", "baby"}:
        near.append(Frame(name="little_one", rank=0, echo="baby"))
    elif clause.verb in {"start", "begin"} and thing and thing.head in known.SCHOOLS | _POSTS:
        at = "kin_start_ahead" if behind is False else "kin_start"
        near.append(Frame(name=at, slots=slots | with_x(thing, bare=True), rank=1, echo=echo))
    elif (
        clause.verb in {"have", "take", "sit", "do"}
        and thing
        and thing.kind in {Kind.EXAM, Kind.TRIAL, Kind.OUTING, Kind.RACE}
    ):
        behind = True if clause.tense in {Tense.PAST, Tense.DONE} and not clause.modal else behind
        owned = replace(
            thing, text=f"{who.text}'s {without_article(thing.text)}" if not who.plural else thing.text, owner=who.text
        )
        near += about(owned, behind, rank=1, way=Way.NOTE)
    elif clause.verb in {"visit", "come", "stay"} and not who.text.startswith("the"):
        near.append(Frame(name="kin_visit", slots=slots, rank=1, echo=echo) if behind else plainly)
    elif clause.verb in {"play", "learn", "do", "study", "practise", "love", "like"} and thing and not clause.modal:
        near.append(Frame(name="kin_at", slots=slots | with_x(thing, bare=True), rank=1, echo=echo_of(thing)))
    elif clause.tense in {Tense.PRESENT, Tense.GOING} and clause.verb in _HABITS and not clause.modal:
        ving = f"{gerund(clause.verb)} {clause.rest}".strip()
        near.append(Frame(name="kin_habit", slots=slots | {"ving": ving}, rank=1, echo=echo))
    return [*near, plainly]


_POSTS = word_set("job work course school nursery apprenticeship internship reception training playgroup museum")
_PROUD = word_set("pass win graduate finish get publish")
_GOT = (
    r"(?:into|engaged|married|promoted|the (?:[\w-]+ ){0,3}(?:job|part|place|role|post)|a place|a first|an offer|"
    r"(?:his|her|their) degree)\b"
)
_HABITS = word_set(
    "play sing dance swim run cycle ride work teach paint draw write read train collect bake cook climb row skate "
    "box coach "
)
