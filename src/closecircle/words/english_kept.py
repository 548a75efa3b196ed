"""What is kept of somebody in words, as it is said to them: who they brought, what they passed on, what I promised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.core.text import one_line
from closecircle.words.english_found import Found
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import Folk, folk, plain, to_you
from closecircle.words.english_sentences import clauses
from closecircle.words.english_verbs import form_of, is_finite, participle

if TYPE_CHECKING:
    from closecircle.words.facts import Facts


def friend_name(introduced: str) -> str:
    """The name in "her brother Ben", '' for none."""
    words = [word.strip(",.;") for word in introduced.split()]
    named = [word for word in words if word[:1].isupper() and plain(word) not in {"her", "his", "their", "my", "your"}]
    return " ".join(named)


def friend(facts: Facts) -> Found:
    """Who was introduced: "your brother Ben"."""
    told = one_line(facts.introduced)
    if not told:
        return Found()
    spoken = to_you(told, Folk(folk(told).person, frozenset())) or ""
    thing = noun(spoken) if spoken and not spoken[:1].isupper() else None
    text = thing.text if thing else friend_name(told)
    return Found(text=text, source=facts.introduced, echo=friend_name(told).lower() or text)


def passed(facts: Facts) -> Found:
    """What was passed on: "the roof post"."""
    told = one_line(facts.passed_on)
    if not told:
        return Found()
    for clause in clauses(told, facts.today, name=facts.name):
        rest = clause.rest
        for own in ("our ", "my ", "with friends ", "on "):
            rest = rest.removeprefix(own)
        thing = noun(rest.split(" with ")[0].split(" to ")[0])
        if thing is not None:
            return Found(text=thing.text, source=facts.passed_on, echo=thing.head)
    return Found()


def promise(facts: Facts) -> Found:
    """The deed that was promised, as a verb: "send you the recipe"."""
    told = one_line(facts.promise.what) if facts.promise else ""
    words = told.rstrip(".").removeprefix("to ").split()
    if not words:
        return Found()
    first = form_of(plain(words[0]))
    spoken = to_you(" ".join(words), Folk(folk(told).person, frozenset()))
    if first is None or first[0] != plain(words[0]) or spoken is None:
        return Found()
    last = plain(spoken.split()[-1])
    return Found(text=spoken[:1].lower() + spoken[1:], source=told, echo=last.removesuffix("s"))


def done(facts: Facts) -> Found:
    """The promised deed as done: "sent you the recipe"."""
    found = promise(facts)
    verb, _space, rest = found.text.partition(" ")
    return replace(found, text=f"{participle(verb)} {rest}") if rest else Found()


def promised_thing(facts: Facts) -> Found:
    """The thing that was promised, where no deed is named: "the walnut recipe"."""
    told = one_line(facts.promise.what) if facts.promise else ""
    if not told or promise(facts).text or any(is_finite(plain(word)) for word in told.split()):
        return Found()
    spoken = to_you(told, Folk(folk(told).person, frozenset()))
    thing = noun(spoken) if spoken else None
    return Found(text=thing.text, is_=thing.is_, source=told, echo=thing.head) if thing else Found()


def answers(facts: Facts) -> Found:
    """What the material answers, as a thing they raised: "your boots"."""
    told = one_line(facts.material.answers) if facts.material else ""
    spoken = to_you(told, Folk(folk(told).person, frozenset())) if told else None
    thing = noun(spoken) if spoken else None
    return Found(text=thing.text, source=told, echo=thing.head) if thing else Found()
