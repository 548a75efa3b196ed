"""Capitals and numbers of notes as they are spoken: book 1 is book one, and a first word is no name for its capital."""

from __future__ import annotations

import re

from closecircle.words import english_lexicon as known
from closecircle.words.english_kinds import KINDS
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_second import plain
from closecircle.words.english_verbs import AUXILIARIES, Form, form_of

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


_SMALL_NUMBER = re.compile(
    r"(?<![\w£$€.:/-])(\d{1,2})(?= [a-z]|$)(?! ?(?:km|kg|am|pm|ml|cm|mm|mi|g|m|k|l|p|percent|degrees)\b)"
)


CALENDAR = word_set(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday"
)
_PROPER = word_set(
    "english french spanish german italian welsh irish scottish japanese korean chinese swedish danish norwegian "
    "polish dutch greek scandinavian nordic american british european indian thai portuguese turkish christmas "
    "easter halloween january february march april june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday "
)


PLACES = word_set(
    "london paris rome lisbon madrid berlin vienna prague dublin edinburgh glasgow leeds york bath bristol cornwall "
    "devon wales scotland ireland england france spain italy portugal greece germany norway sweden denmark iceland "
    "finland crete sicily corsica malta cyprus japan korea china india australia canada america mexico peru chile "
    "egypt morocco turkey croatia poland austria switzerland amsterdam barcelona florence venice milan naples porto "
    "seville tokyo osaka kyoto seoul busan jeju york boston chicago sydney melbourne toronto brighton oxford "
    "cambridge manchester liverpool sheffield norwich exeter cardiff belfast skye orkney tuscany provence brittany "
    "normandy vietnam thailand nepal mallorca madeira tenerife lanzarote iceland krakow budapest athens istanbul "
    "oslo stockholm copenhagen helsinki "
)


def spelt(text: str) -> str:
    """Small numbers in words: book 1 → book one, 2 kids → two kids; languages and months with their capital."""
    text = _SMALL_NUMBER.sub(lambda match: NUMBERS[int(match[1])] if int(match[1]) < len(NUMBERS) else match[1], text)
    return " ".join(word.capitalize() if word in _PROPER or word in PLACES else word for word in text.split(" "))


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
        or low in PLACES
        or (len(words) > 1 and words[1][:1].isupper() and low not in known.DETERMINERS and not is_common(low))
        or ((first.endswith(("'s", "’s"))) and not is_common(low.removesuffix("'s")))
        or (len(words) > 1 and not is_common(low) and _acts(words[1]))
    )
    return text if keeps else first[:1].lower() + text[1:]


def _acts(word: str) -> bool:
    found = form_of(plain(word))
    if plain(word) in AUXILIARIES or word.endswith("n't"):
        return True
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
        or any(bare in words for words, _kind in KINDS)
        or bare in known.MASS
        or bare in known.BODY
    )
