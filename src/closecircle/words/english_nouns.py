"""Noun phrases of notes as they are spoken: which article, one or many, whose, and what kind of thing it is."""

# ruff: noqa: PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from closecircle.words import english_lexicon as known
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_second import plain
from closecircle.words.english_verbs import Form, form_of

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_BUS = 3  # letters: too short a word to tell a plural by its s
_COUNTED = word_set("book volume part chapter year grade level room number season episode platform stage page")
_SMALL_NUMBER = re.compile(
    r"(?<![\w£$€.:/-])(\d{1,2})(?= [a-z]|$)(?! ?(?:km|kg|am|pm|ml|cm|mm|mi|g|m|k|l|p|percent|degrees)\b)"
)
_STOPS = known.PREPOSITIONS | known.SUBJECT_LINKS | {"called", "named", "that", "who"}
_PEOPLE_PLURAL = word_set(
    "kids children people teeth feet men women twins parents grandkids grandchildren mice geese in-laws "
)
_SINGULAR_S = word_set(
    "bus class boss address news glass dress business process series maths gas lens tennis physics chess cross "
    "canvas bass fitness illness campus virus christmas "
)
_PROPER = word_set(
    "english french spanish german italian welsh irish scottish japanese korean chinese swedish danish norwegian "
    "polish dutch greek scandinavian nordic american british european indian thai portuguese turkish christmas "
    "easter halloween january february march april june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday "
)
_PLACES = word_set(
    "london paris rome lisbon madrid berlin vienna prague dublin edinburgh glasgow leeds york bath bristol cornwall "
    "devon wales scotland ireland england france spain italy portugal greece germany norway sweden denmark iceland "
    "finland crete sicily corsica malta cyprus japan korea china india australia canada america mexico peru chile "
    "egypt morocco turkey croatia poland austria switzerland amsterdam barcelona florence venice milan naples porto "
    "seville tokyo osaka kyoto seoul busan jeju york boston chicago sydney melbourne toronto brighton oxford "
    "cambridge manchester liverpool sheffield norwich exeter cardiff belfast skye orkney tuscany provence brittany "
    "normandy vietnam thailand nepal mallorca madeira tenerife lanzarote iceland krakow budapest athens istanbul "
    "oslo stockholm copenhagen helsinki "
)


class Kind(StrEnum):
    """What a noun phrase speaks of; decides how one asks about it."""

    KIN = "kin"
    PET = "pet"
    EXAM = "exam"
    TRIAL = "trial"
    RACE = "race"
    OUTING = "outing"
    OPERATION = "operation"
    ILL = "ill"
    MOURNED = "mourned"
    HEAVY = "heavy"
    PLANT = "plant"
    WEARABLE = "wearable"
    READABLE = "readable"
    EDIBLE = "edible"
    PROJECT = "project"
    SPORT = "sport"
    JOB = "job"
    PLACE = "place"
    THING = "thing"


_KINDS = (
    (known.HEAVY, Kind.HEAVY),
    (known.MOURNED, Kind.MOURNED),
    (known.OPERATIONS, Kind.OPERATION),
    (known.ILL, Kind.ILL),
    (known.EXAMS, Kind.EXAM),
    (known.RACES, Kind.RACE),
    (known.TRIALS, Kind.TRIAL),
    (known.OUTINGS, Kind.OUTING),
    (known.KIN, Kind.KIN),
    (known.PETS, Kind.PET),
    (known.PLANTS, Kind.PLANT),
    (known.WEARABLE, Kind.WEARABLE),
    (known.READABLE, Kind.READABLE),
    (known.EDIBLE, Kind.EDIBLE),
    (known.JOBS, Kind.JOB),
    (known.SPORTS | known.TONGUES, Kind.SPORT),
    (known.PROJECTS, Kind.PROJECT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun phrase ready to be spoken: "the brown walking boots", "your daughter's piano exam", "Lisbon"."""

    text: str
    head: str
    plural: bool
    kind: Kind
    owner: str = ""

    @property
    def is_(self) -> str:
        """The verb "be" that goes with it."""
        return "are" if self.plural else "is"

    @property
    def was(self) -> str:
        """The same, in the past."""
        return "were" if self.plural else "was"

    @property
    def has(self) -> str:
        """The verb "have" that goes with it."""
        return "have" if self.plural else "has"

    @property
    def it(self) -> str:
        """The pronoun that stands for it."""
        return "them" if self.plural else "it"


def spelt(text: str) -> str:
    """Small numbers in words: book 1 → book one, 2 kids → two kids; languages and months with their capital."""
    text = _SMALL_NUMBER.sub(lambda match: _NUMBERS[int(match[1])] if int(match[1]) < len(_NUMBERS) else match[1], text)
    return " ".join(word.capitalize() if word in _PROPER or word in _PLACES else word for word in text.split(" "))


def lowered(text: str) -> str:
    """A clause without the capital of its first word, where that word is no name."""
    words = text.split()
    if not words:
        return text
    first = words[0]
    low = plain(first)
    keeps = (
        not first[:1].isupper()
        or first in {"I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"}
        or (len(first) > 1 and first.isupper())
        or low in _PROPER
        or low in _PLACES
        or (len(words) > 1 and words[1][:1].isupper() and low not in known.DETERMINERS and not is_common(low))
        or ((first.endswith(("'s", "’s"))) and not is_common(low.removesuffix("'s")))
        or (len(words) > 1 and not is_common(low) and _acts(words[1]))
    )
    return text if keeps else first[:1].lower() + text[1:]


def _acts(word: str) -> bool:
    found = form_of(plain(word))
    return found is not None and found[1] in {Form.THIRD, Form.PAST}


def is_common(word: str) -> bool:
    """Whether the word is one of the everyday words known here, so that its capital is only that of a sentence."""
    bare = plain(word)
    return (
        bare in known.DETERMINERS
        or bare in known.PREPOSITIONS
        or bare in known.ADJECTIVES
        or bare
        in {"he", "she", "they", "we", "it", "you", "me", "us", "not", "still", "just", "always", "also", "there"}
        or form_of(bare) is not None
        or any(bare in words for words, _kind in _KINDS)
        or bare in known.MASS
        or bare in known.BODY
    )


def noun(text: str, *, definite: bool = True) -> Noun | None:
    """Read a noun phrase that is already said to "you"; None where it is no noun phrase one can speak."""
    words = _ungraded(spelt(text.strip(" ,.;:!?")).split())
    if not words or len(words) > 12:  # noqa: PLR2004  # longer is a sentence, not a thing
        return None
    if plain(words[0]) in _LINKS or any(_verbal(plain(word)) for word in words):
        return None
    head_at = _head_at(words)
    head = plain(words[head_at])
    if not head or (not head[0].isalpha() and head not in known.RACES):
        return None
    kind = _kind_of(words, head_at)
    plural = _plural(words, head_at, head)
    owner = ""
    for at, word in enumerate(words[: head_at + 1]):
        bare = plain(word)
        if bare.endswith(("'s", "s'")) and at < head_at:
            owner = " ".join(words[: at + 1])
    spoken = _spoken(words, head, head_at, plural=plural, definite=definite)
    if (
        owner
        and not owner.startswith(("your ", "the ", "my ", "our "))
        and plain(words[0].removesuffix("'s").removesuffix("’s")) in known.KIN
    ):
        owner = "your " + owner
    return Noun(
        text=spoken,
        head=head,
        plural=plural,
        kind=kind,
        owner=owner.removesuffix("'s").removesuffix("’s").removesuffix("'"),
    )


def _ungraded(words: list[str]) -> list[str]:
    """The piano exam of "piano exam grade five"."""
    graded = len(words) > 2 and plain(words[-2]) in {"grade", "level"} and plain(words[-1]) in _NUMBERS  # noqa: PLR2004  # a count of words or letters
    return words[:-2] if graded else words


_LINKS = word_set(
    "in on at by for from with to of about into onto than as until towards during without and or but if no who which "
)


def _verbal(word: str) -> bool:
    return word.endswith("n't") or word in {
        "he",
        "she",
        "they",
        "i",
        "is",
        "was",
        "are",
        "were",
        "would",
        "could",
        "will",
        "can",
    }


def _head_at(words: list[str]) -> int:
    for at, word in enumerate(words):
        low = plain(word)
        if (
            at
            and (low in _STOPS or low in {"and", "or"})
            and not (low == "of" and plain(words[at - 1]) in {"pair", "lot", "bit"})
        ):
            return at - 1
        if at and word[-1:] in ",;" and at < len(words) - 1:
            return at
    last = len(words) - 1
    # "book one", "daughter Mia": the thing is the word before the number or the name.
    before = plain(words[last - 1]) if last else ""
    if (
        last
        and (before in _COUNTED or before in known.KIN | known.PETS)
        and (words[last][:1].isupper() or plain(words[last]) in _NUMBERS)
    ):
        return last - 1
    return last


def _kind_of(words: list[str], head_at: int) -> Kind:
    head = plain(words[head_at])
    for group, kind in _KINDS:
        if head in group:
            return kind
    lows = [plain(word) for word in words]
    if head == "replacement" and any(word in known.BODY for word in lows):
        return Kind.OPERATION
    if any(word in known.HEAVY for word in lows):
        return Kind.HEAVY
    if head in known.BODY and any(
        word in {"bad", "sore", "broken", "sprained", "dodgy", "stiff", "new"} for word in lows[:head_at]
    ):
        return Kind.ILL
    if head in _PLACES or (head_at == 0 and words[0][:1].isupper() and head not in known.KIN):
        return Kind.PLACE
    return Kind.THING


def _plural(words: list[str], head_at: int, head: str) -> bool:
    tail = [plain(word) for word in words[head_at + 1 :]]
    if "and" in tail[:1]:
        return True
    if head in _PEOPLE_PLURAL:
        return True
    return (
        head.endswith("s")
        and head not in _SINGULAR_S
        and not head.endswith(("ss", "us", "is", "'s"))
        and len(head) > _BUS
    )


def _spoken(words: list[str], head: str, head_at: int, *, plural: bool, definite: bool) -> str:
    first = plain(words[0])
    rest = words[1:]
    bare_kin = first.removesuffix("'s").removesuffix("s'")
    if not definite:
        return " ".join(words)
    if first in {"a", "an", "some", "this", "that", "these", "those"}:
        return " ".join(["the", *rest]) if not (first == "some" and not rest) else ""
    if first in {"the", "your", "my", "our", "its", "his", "her", "their"}:
        return " ".join(words)
    if first in known.DETERMINERS and rest and head in known.KIN | known.PETS:
        return " ".join(["the" if plural else "your", *rest])
    if bare_kin in known.KIN and bare_kin not in {"baby", "friend", "friends", "team", "family"}:
        return " ".join(["your", words[0][:1].lower() + words[0][1:], *rest])
    if bare_kin in {"family", "baby", "team"} or bare_kin in known.PETS:
        return " ".join(["the", *words]) if bare_kin != "team" else " ".join(["your", *words])
    if head in known.KIN and first in known.ADJECTIVES and not plural:
        return " ".join(["your", *words])
    if _bare(words, head, head_at):
        return " ".join(words)
    return " ".join(["the", *words])


def _bare(words: list[str], head: str, head_at: int) -> bool:
    """Whether English says it without an article: a name, a language, a sport, book one, a gerund."""
    first = words[0]
    counted = plain(words[0]) in _COUNTED and len(words) > 1 and plain(words[1]) in _NUMBERS
    if counted or first.endswith(("'s", "’s")):
        return True
    if head_at == 0 and (
        head in known.SCHOOLS or head in known.MASS or head in known.SPORTS or head in known.TONGUES or _gerund(head)
    ):
        return True
    if head in known.MASS and plain(first) != "new":
        return True
    if first.isupper() and len(first) > 1:
        return False
    named = all(word[:1].isupper() or plain(word) in known.PREPOSITIONS for word in words[: head_at + 1])
    return named and not (
        head in known.PROJECTS | known.OUTINGS | known.TRIALS | known.EXAMS | known.RACES and head_at > 0
    )


def _gerund(word: str) -> bool:
    found = form_of(word)
    return found is not None and found[1] is Form.GERUND
