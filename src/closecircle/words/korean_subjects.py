"""Who does it: whether a thing, somebody else or the person is the subject of what a Korean note tells."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

import re

from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.korean_folk import Whose, split
from closecircle.words.korean_nouns import is_noun

_GO_OUT = frozenset("액정 불 전구 전기 퓨즈 차단기 형광등 모터".split())
_ADVERBS = frozenset(
    "같이 많이 깊이 높이 틈틈이 굳이 없이 곰곰이 깨끗이 나날이 일일이 끊임없이 정신없이 처음이".split()
)


def thing_does(ahead: list[str], stem: verbs.Stem) -> bool:
    """Whether a thing is the subject ('프린터가 고장남'): the word right before the verb bears 이/가 and is no kin."""
    if stem.text in lexicon.OF_THINGS or (stem.text == "나가" and ahead and ahead[-1] in _GO_OUT):
        return True
    word = ahead[-1] if ahead else ""
    marked = len(word) > 1 and word[-1] in "이가" and (verbs.coda(word[:-1]) == "") == (word[-1] == "가")
    return marked and word not in _ADVERBS and not is_noun(word) and split(word) is None and word not in lexicon.SELF


def theirs(ahead: list[str], about: Whose) -> bool:
    """Whether a deed that the note itself honours is the person's own: no child and no pet is spoken of with -시-.

    An elder who stands bare before a joint ('시아버지 제사라 일찍 가심') is why, and not who.
    """
    if about in {Whose.CHILD, Whose.PET}:
        return True
    kin = split(ahead[0]) if ahead else None
    return kin is not None and not kin[1] and any(_JOINT.search(word) for word in ahead[1:])


_JOINT = re.compile("(?:[아어해와워려러가]서|라서?|느라|다고|라고|러|려고|으니|니까|고|며|면서|다가)$")


def somebody_else(ahead: list[str]) -> bool:
    """Whether somebody else does it ('보리가 창가를 좋아함'): a subject mark after the last joint."""
    after = ahead
    for place, word in enumerate(ahead):
        if _JOINT.search(word) and not is_noun(word):
            after = ahead[place + 1 :]
    return any(
        len(word) > 2  # noqa: PLR2004  # a name and its mark
        and word[-1] in "이가"
        and (verbs.coda(word[:-1]) == "") == (word[-1] == "가")
        and not is_noun(word)
        and word not in _ADVERBS
        and split(word) is None
        and word not in lexicon.SELF
        for word in after
    )
