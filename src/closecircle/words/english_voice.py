"""How English sounds and is measured: sentences joined, contractions, stems, what must never be said."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from closecircle.words.english_lexicon import word_set
from closecircle.words.english_verbs import form_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 60
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_STOP = word_set(
    "a an the and or but so if of to in on at by for from with about into as than that this these those it its is "
    "are was were be been being am do does did done have has had will would can could shall should may might must "
    "not no yes i me my mine we us our you your yours he him his she her they them their who what which when where "
    "why how there here too very just still also then now some any all more most one up out off over down again "
    "ever never im ive youre "
)
# Words that may follow a greeting's comma in lower case. Anything else may be a name and begins a sentence of its own.
_LOWERED = word_set(
    "how did do does have has had are is was were will would what which when where who you your thank please the "
    "there here it it's that this these those my our we a an in on at for with no some something take answer "
    "whatever until any today hope fingers good enjoy give say nearly looking so last well "
)
_CONTRACTED = (
    (re.compile(r"\bI am\b(?=\s\w)"), "I'm"),
    (re.compile(r"\bI have (?=(?:been|never|had|kept|heard|just|taken|done|written)\b)"), "I've "),
    (re.compile(r"\b(did|do|does|is|are|was|were|has|have|had|would|could|should) not\b"), r"\1n't"),
    (re.compile(r"(?<!of )\b([Ii])t is\b(?=\s\w)(?! as)"), r"\1t's"),
    (re.compile(r"\b([Ii])t has been\b"), r"\1t's been"),
    (re.compile(r"\b([Tt])hat is\b(?=\s\w)"), r"\1hat's"),
    (re.compile(r"\b([Yy])ou are\b(?=\s\w)"), r"\1ou're"),
    (re.compile(r"\bI will not\b"), "I won't"),
    (re.compile(r"\bI will\b(?=\s\w)"), "I'll"),
    (re.compile(r"\bI would\b(?=\s\w)"), "I'd"),
    (re.compile(r"\b([HhWw])(ow|hat) is (?=\w)"), r"\1\2's "),
    (re.compile(r"\b([Yy])ou have (?=(?:been|had|got|settled|found|done|made)\b)"), r"\1ou've "),
    (re.compile(r"\b([Tt])here is\b(?=\s\w)"), r"\1here's"),
)
_CLOSER = (
    (re.compile(r"(?<!to )(?<!say )(?<!proper )\b([Tt])hank you\b(?! (?:from|properly))"), r"\1hanks"),
    (re.compile(r"(?:^|(?<=[.!?] ))I hope\b"), "Hope"),
    (re.compile(r"\bI hope\b"), "hope"),
)


def joined(texts: Sequence[str]) -> str:
    """Sentences as one message. After "Hi Daniel," the next goes on in lower case, or begins anew at a name."""
    out = ""
    for text in texts:
        said = text.strip()
        if not said:
            continue
        if out.endswith(","):
            first = re.split(r"[\s,]", said, maxsplit=1)[0]
            if first.lower().split("'")[0] in _LOWERED:
                said = said[:1].lower() + said[1:]
            elif first not in {"I", "I'm", "I've", "I'll", "I'd"}:
                out = out[:-1] + "."
        out = f"{out} {said}" if out else said
    return out[:-1] + "." if out.endswith(",") else out


@lru_cache(maxsize=8192)
def contracted(text: str, *, closer: bool) -> str:
    """I'm, didn't, it's, as people speak; `closer` also how's and thanks, for friends and family."""
    for pattern, short in _CONTRACTED + (_CLOSER if closer else ()):
        text = pattern.sub(short, text)
    return text


def word_count(text: str) -> int:
    """How many words a reader counts."""
    return len(text.split())


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry the text."""
    found = set()
    for word in _WORD.findall(text.lower().replace("’", "'")):
        bare = word.split("'")[0]
        if bare not in _STOP and len(bare) > 1:
            found.add(_stem(bare))
    return frozenset(found)


def _stem(word: str) -> str:
    verb = form_of(word)
    if verb is not None:
        return verb[0]
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):  # noqa: PLR2004  # a stem
            return word[: -len(ending)] + instead
    return word


def holds(text: str, never: str) -> bool:
    """Whether the text holds what must never be said: the very words, or all of its stems."""
    wanted = " ".join(never.lower().split())
    if not wanted:
        return False
    if re.search(rf"(?<!\w){re.escape(wanted)}", text.lower()):
        return True
    parts = stems(never)
    return bool(parts) and parts <= stems(text)
