"""What every reader of a clause needs: when it was jotted, what state it tells of, the small words at its start."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_frames import of_noun
from closecircle.words.english_kinds import Kind
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import backshift, plain
from closecircle.words.english_verbs import Form, form_of, is_finite

if TYPE_CHECKING:
    from datetime import date

    from closecircle.words.english_clause import Clause
    from closecircle.words.english_nouns import Noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a note was jotted and when it is spoken of; `standing`: it is a lasting fact, not a talk."""

    noted: date
    today: date
    standing: bool = False


PARTS = word_set("collar sleeve sleeves strap zip lens sole soles waist hem lace laces handle seam button buttons ")


WORRIES = frozenset({"worried", "anxious", "nervous", "concerned", "afraid", "scared"})


DOUBTS = frozenset({"unsure", "undecided", "torn", "hesitant", "sure", "certain"})


def state_of(clause: Clause) -> str:
    """The state a clause tells of ("worried", "busy"), '' for none."""
    if clause.verb in {"worry", "fear", "dread"}:
        return "worried"
    if clause.verb != "be" or not clause.rest:
        return ""
    for word in clause.rest.split()[:3]:
        low = plain(word)
        if low in WORRIES | DOUBTS or low not in _FILL:
            return "unsure" if low in {"sure", "certain"} and clause.negative else low
    return ""


_FILL = word_set("a an bit little very so quite rather really slightly too still all just not feeling")


def after_state(clause: Clause) -> str:
    """What follows the state."""
    if clause.verb in {"worry", "fear", "dread"}:
        return clause.rest
    words = clause.rest.split()
    for at, word in enumerate(words[:4]):
        if plain(word) not in _FILL:
            return " ".join(words[at + 1 :])
    return ""


def retold(text: str, *, lexical: bool = True) -> str:
    """A subordinate clause as it is retold: if → whether, can → could; `lexical`: needs → needed too."""
    words = text.split()
    if words and plain(words[0]) == "if":
        words[0] = "whether"
    return backshift(" ".join(words), lexical=lexical)


def would_do(text: str) -> tuple[Noun | None, str, bool]:
    """The thing, the verb and the "not" of a worry: "the left heel would rub" → the left heel, rub."""
    words = text.removeprefix("that ").split()
    for at, word in enumerate(words):
        low = plain(word)
        if low in {"would", "will", "might", "may", "could", "won't", "wouldn't", "can't", "couldn't"} and at:
            thing = noun(" ".join(words[:at]))
            rest = words[at + 1 :]
            negative = low.endswith("n't")
            if rest and plain(rest[0]) in {"not", "never"}:
                negative, rest = True, rest[1:]
            found = form_of(plain(rest[0])) if rest else None
            whole = " ".join(rest) if found and found[1] is Form.BASE and found[0] != "be" else ""
            return (
                (thing, whole, negative)
                if (thing and thing.text.split()[0] not in {"you", "it", "they", "the"} | {"I"})
                or (thing and plain(words[0]) not in {"it", "he", "she", "they", "you", "i", "we", "there"})
                else (None, "", False)
            )
    return None, "", False


def without_article(text: str) -> str:
    """The phrase without "the" or "your"."""
    for own in ("the ", "your ", "her ", "his ", "their "):
        text = text.removeprefix(own)
    return text


def newly_theirs(words: list[str]) -> bool:
    """Whether the note says it is theirs, or new."""
    return plain(words[0]) in {"your", "new"} or "new" in words[:2]


def slots_named(called: str, thing: Noun) -> dict[str, str]:
    """The slots of a name, for an animal or a child."""
    both = " and " in called
    return of_noun(replace(thing, text=called, plural=both))


def last_noun(text: str) -> str:
    """The stem of the last word, for the echo."""
    words = text.split()
    return plain(words[-1]).removesuffix("s") if words else ""


def with_x(thing: Noun, *, bare: bool = False) -> dict[str, str]:
    """The slot of a second thing."""
    text = thing.text
    if (
        bare
        and thing.head in {"school", "university", "uni", "college", "nursery", "work", "football", "piano"}
        and len(text.split()) == 2  # noqa: PLR2004  # an article and the thing
    ):
        text = without_article(text) if thing.head != "piano" else text
    return {"x": text, "xis": thing.is_}


def is_name(words: list[str], thing: Noun) -> bool:
    """Whether a subject is somebody's name."""
    return words[0][:1].isupper() and thing.kind in {Kind.PLACE, Kind.THING}


def first_noun(text: str) -> str:
    """The stem of the first word that names a thing."""
    words = [plain(word) for word in text.split()]
    for word in words[1:]:
        if word not in known.DETERMINERS and word not in known.PREPOSITIONS and len(word) > 3 and form_of(word) is None:  # noqa: PLR2004  # a count of words or letters
            return word.removesuffix("s")
    return words[-1] if words else ""


def is_whole(text: str) -> bool:
    """Whether a retold clause has its subject and its verb."""
    words = [plain(word) for word in text.split()]
    return any(
        (is_finite(word) and before not in known.DETERMINERS and before not in known.ADJECTIVES) or word.endswith("n't")
        for before, word in pairwise(words)
    )


def starts_gerund(text: str) -> bool:
    """Whether a text begins with a gerund and goes on."""
    words = text.split()
    first = form_of(plain(words[0])) if words else None
    return bool(first and first[1] is Form.GERUND and len(words) > 1)


def after_link(rest: str, *links: str) -> str:
    """What follows one of the links at the start of the rest, '' when none does."""
    return next((rest[len(link) + 1 :] for link in links if rest.startswith(link + " ")), "")


VAGUE = word_set("it there that this someone somebody everyone everybody nobody people no nothing everything all ")
