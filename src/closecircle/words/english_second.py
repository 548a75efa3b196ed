"""From the third person of a note to the second person of speech: she was → you were, her son → your son.

Who "she" is follows from the whole note: a note is about the person it stands with, unless a daughter or a mother
stands in between. Where that cannot be told, there is no answer (None) and something else is said.
"""

# ruff: noqa: PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import dataclass

from closecircle.words.english_lexicon import (
    ADJECTIVES,
    DETERMINERS,
    KIN_ANY,
    KIN_HE,
    KIN_SHE,
    PETS,
    PREPOSITIONS,
    SUBJECT_LINKS,
    word_set,
)
from closecircle.words.english_verbs import AUXILIARIES, Form, form_of, past

_FAMILY = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
    "they": "they",
    "them": "they",
    "their": "they",
    "theirs": "they",
    "themselves": "they",
}
_SUBJECTS = frozenset({"he", "she", "they"})
_ADVERBS = word_set(
    "always never often still also really just only usually sometimes now probably finally recently already soon "
    "ever mostly rarely not even both definitely maybe perhaps "
)
_AGREE = {"was": "were", "is": "are", "has": "have", "does": "do", "am": "are"}
_AGREE |= {"wasn't": "weren't", "isn't": "aren't", "hasn't": "haven't", "doesn't": "don't"}
_BACK = {
    "will": "would",
    "can": "could",
    "may": "might",
    "shall": "would",
    "is": "was",
    "are": "were",
    "am": "was",
    "has": "had",
    "won't": "wouldn't",
    "can't": "couldn't",
    "isn't": "wasn't",
    "aren't": "weren't",
    "hasn't": "hadn't",
    "doesn't": "didn't",
    "don't": "didn't",
    "does": "did",
}
_WORD = re.compile(r"^([^\w£$€]*)(.*?)([^\w]*)$")


@dataclass(frozen=True, slots=True)
class Folk:
    """Who the pronouns of one note mean: `person` is "he", "she", "they" or ''; `doubtful`: others share them."""

    person: str
    doubtful: frozenset[str]


def plain(word: str) -> str:
    """The word in lower case, without the punctuation around it and with a straight apostrophe."""
    match = _WORD.match(word)
    return (match[2] if match else word).replace("’", "'").lower()


def folk(note: str) -> Folk:
    """Read from a note who its pronouns mean."""
    words = [plain(word) for word in note.replace(",", " ").split()]
    person = ""
    met: set[str] = set()
    for at, word in enumerate(words):
        family = _FAMILY.get(_stem(word))
        if family and family not in met and (not person or (person == "they" and family != "they")):
            person = family
        met |= _families(word, words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else "")
    return Folk(person, frozenset(met))


def _stem(word: str) -> str:
    return word.split("'", maxsplit=1)[0]


def _families(word: str, before: str, after: str) -> set[str]:
    """The pronouns that somebody or something other than the person, named by this word, would take."""
    bare = word.removesuffix("'s").removesuffix("s'")
    if bare in KIN_HE:
        return {"they"} if bare.endswith("s") else {"he"}
    if bare in KIN_SHE:
        return {"they"} if bare.endswith("s") else {"she"}
    if bare in KIN_ANY or bare in PETS:
        return {"he", "she", "they"}
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3  # noqa: PLR2004  # bus, yes
    standing = form_of(word) is None or before in DETERMINERS or before in ADJECTIVES
    return {"they"} if plural and standing and after != "called" else set()


def to_you(text: str, who: Folk) -> str | None:
    """The text said to the person; None when a pronoun may mean somebody else."""
    words = text.split()
    out: list[str] = []
    subject_at = -1
    for at, raw in enumerate(words):
        match = _WORD.match(raw)
        head, core, tail = (match[1], match[2], match[3]) if match else ("", raw, "")
        low = core.replace("’", "'").lower()
        family = _FAMILY.get(_stem(low))
        if family and family != who.person:
            # Somebody else's pronoun is clear only while the somebody stands in the same words.
            if family not in _named(words[:at]):
                return None
            out.append(raw)
            continue
        if family and family in who.doubtful and not _clear(words, at, family, low):
            return None
        if family:
            core = _pronoun(low, words, at)
            if _stem(low) in _SUBJECTS:
                subject_at = at
        elif subject_at >= 0 and _agrees(words, subject_at, at):
            core = _second(core)
        out.append(head + core + tail)
    return " ".join(out)


def _named(words: list[str]) -> set[str]:
    found: set[str] = set()
    for at, word in enumerate(words):
        found |= _families(plain(word), plain(words[at - 1]) if at else "", "")
    return found


def _clear(words: list[str], at: int, family: str, low: str) -> bool:
    """A pronoun shared with others is the person's where nobody of that kind was named before it in the clause.

    A clause that opens with "she" after a sister was spoken of stays in doubt, unless it is what she said or asked.
    """
    if family in _named(words[:at]):
        return False
    if low == family and at == 0:
        return len(words) > 1 and family != "they"
    return True


def _pronoun(low: str, words: list[str], at: int) -> str:
    for ending, whole in (("'s", "'s"), ("'d", "'d"), ("'ll", "'ll"), ("'re", "'re"), ("'ve", "'ve")):
        if low.endswith(ending) and _stem(low) in _SUBJECTS:
            if whole == "'s":
                following = plain(words[at + 1]) if at + 1 < len(words) else ""
                found = form_of(following)
                done = (found is not None and found[1] in {Form.PARTICIPLE, Form.PAST}) or following in {"been", "got"}
                return "you've" if done else "you're"
            return "you" + whole
    if low in {"his", "their"}:
        return "your" if _noun_follows(words, at) else "yours"
    if low == "her":
        return "your" if _noun_follows(words, at) else "you"
    if low in {"hers", "theirs"}:
        return "yours"
    if low in {"himself", "herself", "themselves"}:
        return "yourself"
    return "you"


def _noun_follows(words: list[str], at: int) -> bool:
    if at + 1 >= len(words) or (words[at][-1:] in ",;.!?)"):
        return False
    following = plain(words[at + 1])
    if following in {"own", "new", "next", "two", "three", "first", "last", "second", "old"}:
        return True
    return not (
        following in DETERMINERS
        or following in PREPOSITIONS
        or following in SUBJECT_LINKS
        or following in AUXILIARIES
        or following in _ADVERBS
        or following in {"and", "or", "but", "a", "again", "how", "there", "here", "too", "if", "me", "us"}
    )


def _agrees(words: list[str], subject_at: int, at: int) -> bool:
    """Whether the word at `at` is a verb of the "you" that stands at `subject_at`."""
    between = [plain(word) for word in words[subject_at + 1 : at]]
    if any(words[spot][-1:] in ";.!?" for spot in range(subject_at, at)):
        return False
    low = plain(words[at])
    if all(word in _ADVERBS for word in between):
        return True
    # A second verb after "and": she runs and swims. Only while "you" has one verb and nobody else came in between.
    joined = between[-1] in {"and", "but", "or"} or (
        len(between) > 1 and between[-1] in _ADVERBS and between[-2] in {"and", "but"}
    )
    found = form_of(low)
    reporting = any(word in SUBJECT_LINKS or (form_of(word) or ("",))[0] in _REPORTS for word in between)
    return joined and not reporting and (low in _AGREE or (found is not None and found[1] is Form.THIRD))


_REPORTS = word_set("say think tell feel reckon mention hear know believe guess explain complain hope wonder ask ")


def _second(core: str) -> str:
    low = core.replace("’", "'").lower()
    if low in _AGREE:
        return _AGREE[low]
    found = form_of(low)
    return found[0] if found is not None and found[1] is Form.THIRD else core


def backshift(text: str, *, lexical: bool = True) -> str:
    """What was said then, as it is told now: can → could, will → would, is → was, needs → needed (`lexical`)."""
    words = text.split()
    out: list[str] = []
    told = False
    for at, raw in enumerate(words):
        match = _WORD.match(raw)
        head, core, tail = (match[1], match[2], match[3]) if match else ("", raw, "")
        low = core.replace("’", "'").lower()
        before = plain(words[at - 1]) if at else ""
        after_noun = before not in DETERMINERS and before not in PREPOSITIONS and before not in ADJECTIVES
        if low == "are" and before == "you":
            core = "were"
        elif low == "have" and before in {"you", "they", "we", "i"}:
            core = "had"
        elif low in {"you're", "they're", "we're"}:
            core = core[:-3] + " were"
        elif low in {"you've", "they've", "we've"}:
            core = core[:-3] + " had"
        elif low in {"you'll", "they'll", "it'll"}:
            core = core[:-3] + "'d"
        elif low in {"it's", "that's", "there's"}:
            core = core[:-2] + " was"
        elif low in _BACK and after_noun:
            core = _BACK[low]
        else:
            found = form_of(low)
            ahead = plain(words[at + 1]) if at + 1 < len(words) else ""
            third = found is not None and found[1] is Form.THIRD and ahead not in AUXILIARIES
            if (
                found
                and third
                and lexical
                and at
                and after_noun
                and not before.endswith("'s")
                and (not told or before in {"and", "but"})
            ):
                core = past(found[0])
        told = told or low in AUXILIARIES or (at > 0 and after_noun and form_of(low) is not None)
        out.append(head + core + tail)
    return " ".join(out)
