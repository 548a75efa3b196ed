"""A draft: facts → a plan of moves → sentences. No language is known here; a tongue offers, the engine chooses.

It is deterministic given its seed, unlike what this person and others of the month have had, within every limit, and it
answers nothing the guard would mark: where something is found it takes a plainer way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.core.talk import Channel, Side
from closecircle.words.choice import Choice
from closecircle.words.plan import GRAVE, Draft, Move, Occasion, Saying, Way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.words.facts import Facts
    from closecircle.words.tongue import Tongue

LONG_SILENCE = 90  # days; the gap is then named once, lightly
_BY_DAY = {
    "birthday": Occasion.BIRTHDAY,
    "wedding": Occasion.WEDDING,
    "exam": Occasion.BIG_DAY,
    "suneung": Occasion.BIG_DAY,
    "opening": Occasion.OPENING,
    "seollal": Occasion.HOLIDAY,
    "chuseok": Occasion.HOLIDAY,
    "newyear": Occasion.HOLIDAY,
    "christmas": Occasion.HOLIDAY,
    "holiday": Occasion.HOLIDAY,
    "mourning": Occasion.MOURNING,
    "birth": Occasion.BIRTH,
    "promotion": Occasion.PROMOTION,
}
_WAYS = (Way.QUESTION, Way.NOTE, Way.NOUN_PHRASE, Way.FACT, Way.NONE)


def tongue_of(language: str) -> Tongue:
    """The tongue of a language; Korean for 'ko', English for every other."""
    if language == "ko":
        from closecircle.words.korean import KOREAN  # noqa: PLC0415  # a tongue's books load when it is first spoken

        return KOREAN
    from closecircle.words.english import ENGLISH  # noqa: PLC0415  # the same

    return ENGLISH


def draft(facts: Facts, *, occasion: Occasion | None = None, variant: int = 0, seed: int = 0) -> Draft:
    """One message to one person. `variant` 0 is the short one; `occasion` None is guessed from the facts."""
    tongue = tongue_of(facts.language)
    facts = without_unsaid(facts, tongue)
    why = occasion or occasion_of(facts)
    offered = list(tongue.sayings(facts, why))
    if facts.never_say:
        offered = [each for each in offered if _sayable(each.text, facts, tongue)]
    offered += _own(facts, why)
    whole = [each for each in offered if each.whole]
    if whole:
        return _told([whole[0]], facts, why, tongue)
    choice = Choice(facts=facts, occasion=why, tongue=tongue, offered=offered, seed=seed)
    for earlier in range(variant):
        choice.pass_over(earlier)
    plan = choice.compose(variant)
    return _told(plan, facts, why, tongue)


def occasion_of(facts: Facts) -> Occasion:  # noqa: PLR0911  # one return an occasion, in their order
    """Why one would write to this person today, from what is known; what dates show comes before what words show."""
    tongue = tongue_of(facts.language)
    shown = tongue.occasion(facts)
    if shown is Occasion.MOURNING:
        return shown
    if facts.day is not None and facts.day.kind in _BY_DAY:
        return _BY_DAY[facts.day.kind]
    if _reply_owed(facts):
        return Occasion.REPLY
    if facts.promise is not None:
        return Occasion.PROMISE
    if facts.introduced:
        return Occasion.INTRODUCED
    if facts.passed_on:
        return Occasion.PASSED_ON
    if shown is not None:
        return shown
    if facts.days_since is None and not facts.talks:
        return Occasion.FIRST
    if facts.days_since is not None and facts.days_since >= LONG_SILENCE:
        return Occasion.SILENCE
    return Occasion.TOUCH


def _reply_owed(facts: Facts) -> bool:
    spoken = bool(facts.talks) and facts.talks[0].channel is not Channel.MESSAGE
    return facts.last_by is Side.THEM and not (spoken and not facts.last_message)


def without_unsaid(facts: Facts, tongue: Tongue) -> Facts:
    """The facts without every note that holds what must never be said."""
    if not facts.never_say:
        return facts

    def said(text: str) -> bool:
        return not any(tongue.holds(text, never) for never in facts.never_say)

    return replace(
        facts,
        about=tuple(filter(said, facts.about)),
        talks=tuple(talk for talk in facts.talks if said(talk.said)),
        question=facts.question if facts.question and said(facts.question.phrase) else None,
        promise=facts.promise if facts.promise and said(facts.promise.what) else None,
        material=facts.material if facts.material and said(facts.material.title) else None,
        introduced=facts.introduced if said(facts.introduced) else "",
        passed_on=facts.passed_on if said(facts.passed_on) else "",
        kept=tuple(line for line in facts.kept if said(line.text)),
    )


def _sayable(text: str, facts: Facts, tongue: Tongue) -> bool:
    return not any(tongue.holds(text, never) for never in facts.never_say)


def _own(facts: Facts, occasion: Occasion) -> list[Saying]:
    """The user's own openings, closings and kept sentences: before everything else."""
    if occasion in GRAVE:
        return []
    lines = [(Move.GREET, text) for text in facts.openings if occasion in {Occasion.TOUCH, Occasion.SILENCE}]
    lines += [(Move.CLOSE, text) for text in facts.closings]
    lines += [(line.move, line.text) for line in facts.kept]
    return [
        Saying(
            move=move,
            text=text.replace("{call}", facts.address).lstrip(", "),
            asks=text.rstrip().endswith("?"),
            rank=-1,
        )
        for move, text in lines
        if facts.address or "{call}" not in text or text.startswith("{call}, ")
    ]


def _told(plan: Sequence[Saying], facts: Facts, occasion: Occasion, tongue: Tongue) -> Draft:
    text = tongue.join(plan)
    if facts.signs and not any(each.whole for each in plan):
        signed = f"{text} {facts.signs}"
        text = signed if tongue.fits(signed) else text
    ways = {each.way for each in plan}
    return Draft(
        text=text,
        plan=tuple(plan),
        occasion=occasion,
        register=facts.speech,
        used_facts=tuple(dict.fromkeys(each.fact for each in plan if each.fact)),
        way=next(way for way in (*_WAYS, Way.NONE) if way in ways or way is Way.NONE),
    )
