"""A jotted sentence cut where a new thing is said: at commas, at "and", at "but"; and where its verb stands."""

# ruff: noqa: PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re

from closecircle.words import english_lexicon as known
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_second import plain
from closecircle.words.english_shorthand import written_out
from closecircle.words.english_verbs import AUXILIARIES, Form, form_of, is_finite

SENTENCE_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)(?<!\bMs)[.!?]+(?=\s|$)|;|\s[-–—]+\s|\n|\s/\s|(?<=\w):\s"
)


_STATES = word_set(
    "unsure undecided worried nervous anxious excited keen busy torn ill sick unwell poorly tired exhausted "
    "pregnant recovering afraid scared stressed happy pleased proud curious interested fond thrilled delighted "
    "concerned upset stuck retired away back off into home sad sorry shy lonely homesick due ready vegan vegetarian "
    "coeliac allergic obsessed annoyed disappointed struggling snowed swamped engaged married delayed new "
    "overwhelmed convinced cross furious expecting sure certain hesitant reluctant jealous grateful "
)


ADVERBS = word_set(
    "always never often still also really just only usually sometimes now probably finally recently already soon "
    "both currently mostly regularly apparently definitely slightly very quite so a-bit all rather too once "
    "actually first then maybe possibly perhaps hopefully "
)


_BASES = word_set("love like enjoy prefer want need have own")


_NOUNISH = word_set(
    "books plans tests visits trips plants shows thanks notes calls texts changes matches walks paints lights "
)


_ENDS = word_set("said told asked thinks says mentioned wondered hopes feels reckons")


def pieces_of(sentence: str) -> list[str]:
    """The pieces of a sentence that each say something; a list after a verb keeps only its first thing."""
    parts = [part.strip() for part in sentence.split(",") if part.strip()]
    pieces: list[str] = []
    for part in parts:
        bare = written_out(part)
        if pieces and names_only(bare) and plain(pieces[-1].split()[-1]) in known.KIN | known.PETS:
            pieces.append(bare)
        elif pieces and not _begins(bare):
            if verb_at(pieces[-1].split()) is None and not is_predicate(pieces[-1].split()):
                pieces.append(bare)
            else:
                pieces[-1] += ", " + part
        elif bare:
            pieces.append(bare)
    out: list[str] = []
    for piece in pieces:
        out.extend(_at_and(piece))
    return [piece.split(", ")[0] if _listed(piece) else piece for piece in out]


def names_only(piece: str) -> bool:
    """Whether a piece is nothing but names: "two cats, Salt and Pepper"."""
    words = piece.split()
    return bool(words) and all(word[:1].isupper() or word == "and" for word in words)


def _listed(piece: str) -> bool:
    """A trailing list after a verb ("likes jazz, long walks and olives") is spoken of by its first thing."""
    return ", " in piece


def _at_and(piece: str) -> list[str]:
    words = piece.split()
    for at in range(2, len(words) - 1):
        if plain(words[at]) in {"and", "but"} and not any(plain(word) in _ENDS for word in words[:at]):
            after = words[at + 1 :]
            while len(after) > 1 and plain(after[0]) in ADVERBS:
                after = after[1:]
            low = plain(after[0])
            found = form_of(low)
            contrast = plain(words[at]) == "but" and verb_at(after) is not None
            starts = contrast or (
                low in {"he", "she", "they", "i", "we"}
                or low in AUXILIARIES
                or _contracted(low)
                or (
                    found is not None
                    and (found[1] in {Form.PAST, Form.THIRD})
                    and low not in _NOUNISH
                    and plain(words[at - 1]) not in ADVERBS
                )
            )
            if starts and (verb_at(words[:at]) is not None or is_predicate(words[:at]) or leads(words[:at])):
                return [" ".join(words[:at]), *_at_and(" ".join(after))]
    return [piece]


def _begins(piece: str) -> bool:
    """Whether a piece after a comma says something of its own."""
    words = piece.split()
    if not words:
        return False
    low = plain(words[0])
    found = form_of(low)
    return (
        low in {"he", "she", "they", "i", "we", "you", "not"}
        or low in _STATES
        or low.removesuffix("'s") in known.KIN
        or is_finite(low)
        or (found is not None and found[1] is Form.GERUND)
        or verb_at(words) is not None
        or (low in ADVERBS and len(words) > 1 and _begins(" ".join(words[1:])))
    )


def is_predicate(words: list[str]) -> bool:
    """Whether a piece begins with a state of somebody: "worried the heel would rub", "off to Rome"."""
    lows = [plain(word) for word in words]
    at = 0
    while at < len(lows) and lows[at] in ADVERBS | {"not", "a", "bit", "little"} and lows[at] != "a":
        at += 1
    return (
        at < len(lows)
        and lows[at] in _STATES
        and not (
            lows[at] == "new" or (lows[at] == "home" and len(lows) > at + 1 and lows[at + 1] not in known.PREPOSITIONS)
        )
    )


def verb_at(words: list[str]) -> int | None:
    """Where the finite verb of a clause with a spoken subject stands."""
    for at in range(1, len(words)):
        low, before = plain(words[at]), plain(words[at - 1])
        if low in known.SUBJECT_LINKS and at > 1:
            return None
        base = form_of(low)
        theirs = before in _MANY and base is not None and base[1] is Form.BASE
        if not is_finite(low) and not _contracted(low) and not theirs:
            continue
        if (
            before in known.DETERMINERS
            or before in known.PREPOSITIONS
            or before in known.ADJECTIVES
            or before.endswith("'s")
        ):
            continue
        found = form_of(low)
        if found and found[1] is Form.PAST and low not in AUXILIARIES and before in known.COLOURS:
            continue
        if found and found[1] is Form.THIRD and low in _NOUNISH and at == len(words) - 1:
            continue
        return at
    return None


_MANY = word_set(
    "kids children twins parents sons daughters brothers sisters grandchildren grandkids boys girls friends "
    "grandparents"
)


def _contracted(low: str) -> bool:
    return low.endswith("n't") or low in {"isn't", "wasn't"}


def leads(words: list[str]) -> bool:
    """Whether a clause begins with its verb, the subject left out."""
    low = plain(words[0])
    found = form_of(low)
    following = plain(words[1]) if len(words) > 1 else ""
    if low in AUXILIARIES:
        return True
    if found is None:
        return low in {"didn't", "doesn't", "couldn't", "can't", "won't", "wasn't", "isn't", "hasn't", "wouldn't"}
    if found[1] is Form.PAST or found[1] is Form.PARTICIPLE:
        return following not in known.BODY and not (found[1] is Form.PARTICIPLE and not following)
    if found[1] is Form.THIRD:
        return not (
            low in _NOUNISH and (not following or following in {"on", "for", "of", "about", "with", "from", "and"})
        )
    if found[1] is Form.GERUND:
        if not following:
            return low in {"retiring", "moving", "emigrating", "downsizing"}
        return low != "wedding" and not (low in _MODIFYING and _is_thing(following))
    return low in _BASES or (low in {"live", "work"} and following in {"in", "at", "for", "as", "near", "from"})


# Gerunds that may belong to a noun: walking boots, a training course, the moving van.
_MODIFYING = word_set(
    "walking running hiking swimming sailing cooking writing reading training driving fishing dancing riding moving "
    "building knitting sewing painting baking cycling climbing rowing singing gardening camping skiing "
    "skating opening closing"
)


def _is_thing(word: str) -> bool:
    things = known.WEARABLE | known.OUTINGS | known.PROJECTS | known.TRIALS | known.EXAMS
    return word in things or word in {
        "club",
        "group",
        "season",
        "machine",
        "centre",
        "plans",
        "gear",
        "school",
        "lessons",
        "night",
        "day",
        "evening",
        "party",
    }
