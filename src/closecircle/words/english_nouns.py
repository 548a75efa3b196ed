"""Noun phrases of notes as they are spoken: which article, one or many, whose, and what kind of thing it is."""

# ruff: noqa: PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from closecircle.words import english_lexicon as known
from closecircle.words.english_kinds import KINDS, Kind
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_second import plain
from closecircle.words.english_spelling import CALENDAR, NUMBERS, PLACES, spelt
from closecircle.words.english_verbs import Form, form_of, is_form

_BUS = 3  # letters: too short a word to tell a plural by its s
_COUNTED = word_set("book volume part chapter year grade level room number season episode platform stage page")
_STOPS = known.PREPOSITIONS | known.SUBJECT_LINKS | {"called", "named", "that", "who"}
_PEOPLE_PLURAL = word_set(
    "kids children people teeth feet men women twins parents grandkids grandchildren mice geese in-laws "
)
_SINGULAR_S = word_set(
    "bus class boss address news glass dress business process series maths gas lens tennis physics chess cross "
    "canvas bass fitness illness campus virus christmas "
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


def noun(text: str, *, definite: bool = True) -> Noun | None:
    """Read a noun phrase that is already said to "you"; None where it is no noun phrase one can speak."""
    words = _whole_person(_untailed(_GRADE.sub("", _PAIR.sub("the ", spelt(text.strip(" ,.;:!?")))).split()))
    if not words or len(words) > 12:  # noqa: PLR2004  # longer is a sentence, not a thing
        return None
    if len(words) > 1 and words[0].isdigit():
        words = words[1:]
    lows = [plain(word) for word in words]
    if lows[0] in _LINKS | _TAILS or any(_verbal(low) for low in lows) or (definite and not _nounlike(lows)):
        return None
    head_at = _head_at(words)
    head = lows[head_at]
    if definite and _no_head(lows, head_at):
        return None
    if not head or (not head[0].isalpha() and head not in known.RACES and not _ROUND_BIRTHDAY.fullmatch(head)):
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
        text=_by_name(spoken),
        head=head,
        plural=plural,
        kind=kind,
        owner=owner.removesuffix("'s").removesuffix("’s").removesuffix("'"),
    )


def _by_name(text: str) -> str:
    """Somebody of theirs whose name is known is called by it: your daughter Mia's recital is Mia's recital."""
    words = text.split()
    if words[:2] == ["your", "own"] and len(words) > 2:  # noqa: PLR2004  # your own clothes are your clothes
        return " ".join(["your", *words[2:]])
    if words[:1] in (["your"], ["the"]):
        for at in range(1, min(len(words) - 1, 4)):
            if plain(words[at]) in known.KIN and words[at + 1][:1].isupper():
                return " ".join(words[at + 1 :])
    return text


_TAILS = word_set(
    "out in up back over off down away on again early late too now yet today together instead there here opposite "
    "nearby"
)
_COMING = word_set(
    "going coming visiting staying arriving starting joining expecting moving living working studying backpacking "
    "travelling training retiring leaving getting having due born"
)


def _untailed(words: list[str]) -> list[str]:
    """The piano exam of "piano exam grade five", the sweet peas of "sweet peas out"."""
    if len(words) > 2 and plain(words[-2]) in {"grade", "level"} and plain(words[-1]) in NUMBERS:  # noqa: PLR2004  # a count of words or letters
        words = words[:-2]
    ends = _COMING | {"we", "i", "he", "she", "they"}
    coming = next((at for at, word in enumerate(words) if at and plain(word) in ends), None)
    words = words[:coming]
    while len(words) > 1 and plain(words[-1]) in _TAILS and plain(words[-2]) not in known.DETERMINERS:
        if plain(words[-1]) in known.BODY and plain(words[-2]) not in known.KIN:
            break  # a bad back
        words = words[:-1]
    return words


def _whole_person(words: list[str]) -> list[str]:
    """Somebody without what was noted behind them: the daughter Mia of "daughter Mia in Japan"."""
    if not words or len(words) < 2:  # noqa: PLR2004  # nothing stands behind one word
        return words
    tailed = (at for at, word in enumerate(words[:-1]) if plain(word) in known.KIN and plain(words[at + 1]) in _TAILS)
    head_at = next(tailed, _head_at(words))
    if plain(words[head_at]) not in known.KIN or any(plain(word) in {"called", "named"} for word in words):
        return words
    end = head_at + 1
    while end < len(words) and words[end][:1].isupper():
        end += 1
    return words[:end]


_LINKS = word_set(
    "in on at by for from with to of about into onto than as until towards during without and or but if no who which "
)


_NOBODYS = word_set(
    "me us them him it everyone everybody someone somebody anyone nobody everything nothing anything hello goodbye "
    "yes no never always often just finally almost nearly really very"
)
_NO_HEADS = word_set(
    "monthly weekly daily yearly overnight twice once later sooner better worse best worst asleep awake alone online "
    "man woman ex guy bloke lady person abroad upstairs downstairs outside inside mad happy sad good bad great lovely "
    "fine well bit"
)
_NO_VERBS = word_set("bed shed sled red seed weed feed speed breed steed need")


def _nounlike(lows: list[str]) -> bool:
    """Whether nothing in the words betrays that they are no thing: a pronoun, an adverb, a verb with "to"."""
    if any(low in _NOBODYS or "'d" in low or "'ll" in low or "'ve" in low for low in lows):
        return False
    first = form_of(lows[0])
    if lows[:3] == ["a", "bit", "of"] or (
        first and first[1] is Form.PAST and not lows[0].endswith("ed") and lows[0] not in known.ADJECTIVES
    ):
        return False
    ends = known.DETERMINERS | {"up", "down", "out", "off", "over", "away"}
    if any(low.endswith("ed") and low not in _NO_VERBS and after in ends for low, after in pairwise(lows)):
        return False
    if len(lows) > 1 and lows[-1].endswith("ed") and lows[-1] not in _NO_VERBS:
        return False
    return not any(low == "to" and is_form(after, Form.BASE) for low, after in pairwise(lows))


def _no_head(lows: list[str], head_at: int) -> bool:
    """Whether the word that would name the thing names none: monthly, overnight, a colour behind the thing itself."""
    qualities = known.ADJECTIVES - known.COLOURS - known.KIN - {"half"}
    if lows[head_at] in qualities or lows[head_at] in CALENDAR:
        return True
    return lows[head_at] in _NO_HEADS or (head_at > 1 and lows[head_at] in known.COLOURS)


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
        and (words[last][:1].isupper() or plain(words[last]) in NUMBERS)
    ):
        return last - 1
    return last


def _kind_of(words: list[str], head_at: int) -> Kind:
    head = plain(words[head_at])
    lows = [plain(word) for word in words]
    if head in {"appointment", "tests", "test", "results"} and any(word in _CLINICAL for word in lows):
        return Kind.OPERATION
    for group, kind in KINDS:
        if head in group:
            return kind
    if head == "day" and "first" in lows:
        return Kind.TRIAL
    if _ROUND_BIRTHDAY.fullmatch(head):
        return Kind.OUTING
    if head == "replacement" and any(word in known.BODY for word in lows):
        return Kind.OPERATION
    if any(word in known.HEAVY for word in lows[: head_at + 1]):
        return Kind.HEAVY
    if head in known.BODY and any(
        word in {"bad", "sore", "broken", "sprained", "dodgy", "stiff", "new"} for word in lows[:head_at]
    ):
        return Kind.ILL
    if head in PLACES or (head_at == 0 and words[0][:1].isupper() and head not in known.KIN):
        return Kind.PLACE
    return Kind.THING


_PAIR = re.compile(r"^(?:an?|the|some|two|three) pairs? of ", re.IGNORECASE)
_GRADE = re.compile(r"\bgrade \w+ (?=\w+ )", re.IGNORECASE)
_ROUND_BIRTHDAY = re.compile(r"\d0th")
_CLINICAL = word_set("hospital clinic doctor doctor's doctors consultant blood heart eye hearing cancer medical scan")


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
    if head in known.KIN and first in known.JOBS:
        return " ".join(["your", *words[head_at:]])
    if _bare(words, head, head_at):
        return " ".join(words)
    return " ".join(["the", *words])


def _bare(words: list[str], head: str, head_at: int) -> bool:
    """Whether English says it without an article: a name, a language, a sport, book one, a gerund."""
    first = words[0]
    counted = plain(words[0]) in _COUNTED and len(words) > 1 and plain(words[1]) in NUMBERS
    if counted or first.endswith(("'s", "’s")):
        return True
    if head in known.GROUPS:
        return False
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
