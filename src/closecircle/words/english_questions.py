"""A next question as it was jotted, asked aloud: her daughter's piano exam, how the move went, if she got the job."""

# ruff: noqa: PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, gone
from closecircle.words.english_clause import Who
from closecircle.words.english_frames import Frame, told
from closecircle.words.english_kinds import Kind
from closecircle.words.english_moment import Moment
from closecircle.words.english_notes import unlike
from closecircle.words.english_nouns import noun
from closecircle.words.english_readers import frames_of
from closecircle.words.english_second import folk, plain, to_you
from closecircle.words.english_sentences import clauses
from closecircle.words.english_shorthand import written_out
from closecircle.words.english_spelling import PLACES, is_common
from closecircle.words.english_verbs import AUXILIARIES, Form, form_of
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from closecircle.words.english_frames import Told

_HOW = re.compile(r"^how (?P<thing>.+?) (?P<verb>went|is|are|was|were|goes|is going|turned out|got on|is getting on)$")
_HAPPENED = re.compile(r"^what (?:happened|became) (?:to|with|of) (?P<thing>.+)$")
_WHETHER = re.compile(r"^(?:if|whether) (?P<clause>.+)$")
_WH = re.compile(r"^(?P<wh>what|where|when|who|which \w+|why|how(?: many| much| long| often)?) (?P<clause>.+)$")
_ALREADY = re.compile(r"^(?:did|do|does|is|are|was|were|has|have|had|will|can|could|would|should) .+$")
# Asked after when the time for it is there, though a note of it alone is met without a question.
_ASKED_GENTLY = {
    "operation": "operation_asked",
    "operation_kin": "operation_asked",
    "results": "results_asked",
    "ill_np": "sore_asked",
    "sore": "sore_asked",
    "ill_kin": "kin",
}


def of_question(
    phrase: str, *, noted: date, today: date, about_on: date | None = None, name: str = ""
) -> tuple[Told, ...]:
    """Questions about a next question's noun phrase ("her daughter's piano exam"), past or coming by its date.

    Each comes with the kind of thing it speaks of.
    """
    moment = Moment(noted=noted, today=today)
    found: list[Told] = []
    for frame in _by_shape(phrase, moment) or _as_a_note(phrase, moment, about_on, name):
        gently = _ASKED_GENTLY.get(frame.name)
        both = [frame, replace(frame, name=gently)] if gently and "np" in frame.slots else [frame]
        for each in both:
            found.extend(told(replace(each, way=Way.QUESTION, rank=min(each.rank, 1)), phrase))
    return unlike(found)


def _as_a_note(phrase: str, moment: Moment, about_on: date | None, name: str) -> Sequence[Frame]:
    """The phrase read as a note is read."""
    frames: list[Frame] = []
    for clause in clauses(phrase, moment.noted, name=name):
        on = about_on or clause.on
        thing = noun(clause.rest) if clause.who is Who.NOBODY else None
        frames += (
            about(thing, gone(on, moment.noted, moment.today))
            if thing and not clause.weekly
            else frames_of(replace(clause, on=on), moment)
        )
    return frames


def _by_shape(phrase: str, moment: Moment) -> list[Frame]:
    """A phrase that is a question already, or half of one; [] where it is a thing or a clause."""
    text = written_out(phrase.strip(" .?!"))
    low = text[:1].lower() + text[1:]
    if re.fullmatch(r"[A-Z][\w'-]+(?: and [A-Z][\w'-]+)*", text) and text.lower() not in PLACES and not is_common(text):
        slots = {"np": text, "Np": text, "is": "are" if " and " in text else "is"}
        return [Frame(name="kin", slots=slots, echo=text.lower())]
    spoken = to_you(low, folk(low))
    if spoken is None:
        return []
    if match := _HAPPENED.match(spoken):
        return _thing(match["thing"], moment, past=True)
    if (match := _HOW.match(spoken)) and (
        found := _thing(match["thing"], moment, past=match["verb"] in {"went", "was"} or None)
    ):
        return found
    if match := _WHETHER.match(spoken):
        return _direct(_inverted(match["clause"]))
    if match := _WH.match(spoken):
        inverted = _inverted(match["clause"])
        return _direct(f"{match['wh']} {inverted}" if inverted else "")
    return _direct(spoken) if _ALREADY.match(spoken) and len(spoken.split()) > 2 else []  # noqa: PLR2004  # did you find


def _thing(text: str, moment: Moment, *, past: bool | None) -> list[Frame]:
    thing = noun(text)
    if thing is None:
        return []
    return about(thing, past if past is not None else gone(None, moment.noted, moment.today))


def _direct(question: str) -> list[Frame]:
    """The question itself, if one came out of it."""
    words = question.split()
    if not words or any(plain(word) in {"he", "she", "him", "his", "her"} for word in words):
        return []
    agreed = re.sub(r"\b(is|was|has|does) you\b", lambda match: _FOR_YOU[match[1]] + " you", question)
    return [Frame(name="direct", slots={"x": agreed[:1].upper() + agreed[1:]}, echo=plain(words[-1]).removesuffix("s"))]


_FOR_YOU = {"is": "are", "was": "were", "has": "have", "does": "do"}


def _inverted(clause: str) -> str:
    """A clause as a question: you found the keys → did you find the keys; the baby is due → is the baby due."""
    words = clause.split()
    for at in range(1, min(len(words), 7)):
        low, before = plain(words[at]), plain(words[at - 1])
        subject, rest = words[:at], words[at + 1 :]
        if low in AUXILIARIES:
            return " ".join([low, *subject, *rest])
        if before in known.DETERMINERS | known.ADJECTIVES and before not in {"that", "this"}:
            continue
        form = form_of(low)
        if form and form[1] in {Form.PAST, Form.PARTICIPLE}:
            return " ".join(["did", *subject, form[0], *rest])
        if form and form[1] is Form.THIRD:
            return " ".join(["does", *subject, form[0], *rest])
        if form and form[1] is Form.BASE and (before == "you" or _many(subject)):
            return " ".join(["do", *subject, form[0], *rest])
        if low == "still" and at + 1 < len(words) and (inner := form_of(plain(words[at + 1]))):
            helper = {Form.THIRD: "does", Form.BASE: "do"}.get(inner[1], "did")
            return " ".join([helper, *subject, "still", inner[0], *words[at + 2 :]])
    return ""


def _many(subject: list[str]) -> bool:
    thing = noun(" ".join(subject))
    return thing is not None and thing.plural and thing.kind is not Kind.PLACE
