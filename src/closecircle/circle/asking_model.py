"""A draft by a model on this machine, for a user who has one: asked with a few facts, shown only if the guard is quiet.

In three steps, so that a screen can wait for the model without holding the circle: `Drafts.for_model` gathers,
`answer` asks, `checked` reads what came back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closecircle.core.errors import NothingFound, WrongUse
from closecircle.core.text import clean, visible
from closecircle.words.draft import tongue_of
from closecircle.words.language import languages_in
from closecircle.words.model_request import model_request
from closecircle.words.plan import Draft, Move, Saying, Way
from closecircle.words.tone_context import context_of
from closecircle.words.tone_person import one_level

if TYPE_CHECKING:
    from closecircle.settings import Settings
    from closecircle.words.facts import Facts
    from closecircle.words.model_request import Request
    from closecircle.words.plan import Occasion

# What a model leaves for somebody to fill in, or says of itself before it begins; and the quotes around it all.
_BLANK = re.compile(r"[\[{<][^\]}>]*[\]}>]|_{2,}|○{2,}|\bas an ai\b|<think>", re.IGNORECASE)
_QUOTES = "\"'“”‘’「」 "


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One question to the model, ready to be put: where, to whom, what."""

    url: str
    name: str
    request: Request
    facts: Facts


def asking(settings: Settings, facts: Facts, occasion: Occasion | None = None) -> Asking:
    """What to ask, from one person's facts. Raises WrongUse where the user has set no model up."""
    if not settings.model_url:
        raise WrongUse("No local model is set up. Its address on this machine goes into the settings: model_url.")
    return Asking(url=settings.model_url, name=settings.model_name, request=model_request(facts, occasion), facts=facts)


def answer(question: Asking) -> str:
    """Ask the model and wait. Raises what `model.client.ask` raises."""
    from closecircle.model.client import ask  # noqa: PLC0415  # nobody without a model pays for it

    return ask(question.url, question.name, question.request.system, question.request.user)


def checked(question: Asking, said: str, voice: str = "en") -> Draft:
    """The model's words as a draft, if they keep every limit that a draft of ours keeps.

    Raises:
        NothingFound: they do not, so they are not shown; the sentence says why.
    """
    from closecircle.words.tone import check  # noqa: PLC0415  # the rules load when first needed

    facts = question.facts
    text = " ".join(visible(clean(said), lines=True).split()).strip(_QUOTES)
    findings = check(text, None, context_of(facts), voice)
    if findings:
        raise NothingFound("The model's message is not shown. $why", why=findings[0].why)
    tongue = tongue_of(facts.language)
    if not text or _BLANK.search(text) or not tongue.fits(text) or tongue.language not in languages_in(text):
        raise NothingFound("The model's message is not shown: too long, unfinished, or in another language.")
    if tongue.language == "ko" and not one_level(text, facts.speech):
        raise NothingFound("The model's message is not shown: it mixes levels of speech.")
    if any(tongue.holds(text, never) for never in facts.never_say):
        raise NothingFound("The model's message is not shown: it says what must never be said.")
    return Draft(
        text=text,
        plan=(Saying(move=Move.REMEMBER, text=text, asks="?" in text, whole=True),),
        occasion=question.request.occasion,
        register=facts.speech,
        used_facts=question.request.used_facts,
        way=Way.NONE,
    )
