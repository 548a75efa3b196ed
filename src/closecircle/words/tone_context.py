"""What the tone guard is told of the person at hand, from the facts that a draft is written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.words.tone_person import Context

if TYPE_CHECKING:
    from closecircle.words.facts import Facts


def context_of(facts: Facts) -> Context:
    """Everything by which a text could be tied to this person, and what holds for it."""
    told = [facts.introduced, facts.passed_on, facts.introduced_by, facts.last_message]
    told += [facts.question.phrase if facts.question else "", facts.promise.what if facts.promise else ""]
    told += [facts.material.title if facts.material else "", facts.day.label or facts.day.kind if facts.day else ""]
    return Context(
        known_words=(facts.name, *facts.about, *(talk.said for talk in facts.talks), *filter(None, told)),
        register=facts.speech.value,
        address=facts.address,
        never_say=facts.never_say,
        recent=facts.month,
        hour=facts.hour,
        language=facts.language,
    )
