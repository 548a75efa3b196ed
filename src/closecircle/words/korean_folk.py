"""Who is spoken of in a note: the person, an elder, a child, a pet; and how one calls them politely (딸 → 따님)."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.korean_particles import particle

if TYPE_CHECKING:
    from collections.abc import Sequence

_AFTER = (
    "",
    *"이 가 은 는 을 를 도 의 와 과 랑 이랑 에게 한테 께 께서 만 네 이가 이는 들이 들은 들도 들을".split(),
    *"들에게 들한테 들 들에게도 에게도 한테도 하고".split(),
)

_CALLED = frozenset(lexicon.ELDERS.values()) | frozenset(lexicon.CHILDREN.values())


class Whose(StrEnum):
    """Who a sentence is about. Only THEM and ELDER are spoken of with -시-."""

    THEM = "them"
    ELDER = "elder"
    CHILD = "child"
    PET = "pet"
    ME = "me"


@cache
def split(word: str) -> tuple[str, str] | None:
    """A word as kin and what follows it ('딸이' → '딸', '이'), None when it names no kin."""
    for cut in range(len(word), 0, -1):
        head, tail = word[:cut], word[cut:]
        if tail in _AFTER and (head in lexicon.ELDERS or head in lexicon.CHILDREN or head in _CALLED):
            return head, tail
    return None


def honour_folk(words: Sequence[str]) -> list[str]:
    """The words, kin called as one calls another's kin, 우리 as 저희, particles right again."""
    found: list[str] = []
    for word in words:
        if word == "우리":
            found.append("저희")
            continue
        kin = split(word)
        if kin is None:
            found.append(word)
            continue
        head, tail = kin
        called = lexicon.CHILDREN.get(head) or lexicon.ELDERS.get(head, head)
        found.append(called + _refit(called, tail))
    return found


def _refit(called: str, tail: str) -> str:
    if called.endswith("들") and tail.startswith("들"):
        tail = tail[1:]
    return (
        particle(called, tail) or tail
        if tail in {"이", "가", "은", "는", "을", "를", "와", "과", "랑", "이랑"}
        else tail
    )


def whose(words: Sequence[str]) -> Whose:
    """Who the words are about: the first kin or pet that stands as a subject, marked or bare ('딸 결혼함')."""
    for place, word in enumerate(words[:3]):
        kin = split(word)
        after = words[place + 1] if place + 1 < len(words) else ""
        if kin is not None:
            marked = kin[1] in _SUBJECT
            bare = place == 0 and not kin[1] and not after.endswith(_OBJECT) and not _bought(words)
            if marked and kin[1] in {"이", "가"} and place + 2 < len(words) and _of_a_noun(after):
                continue
            if marked or bare:
                return Whose.CHILD if kin[0] in lexicon.CHILDREN or kin[0] in lexicon.CHILDREN.values() else Whose.ELDER
        if split_pet(word) and (place == 0 or word not in lexicon.PETS):
            return Whose.PET
    return Whose.THEM


def split_pet(word: str) -> str:
    """The pet a word names as a subject ('고양이가' → 고양이), '' none."""
    return next(
        (
            word[:-cut] if cut else word
            for cut in (0, 1)
            if (word[:-cut] if cut else word) in lexicon.PETS and (not cut or word[-1] in "가는이은도")
        ),
        "",
    )


_SUBJECT = frozenset({"이", "가", "은", "는", "도", "께서", "들이", "들은", "이가", "이는"})
_OBJECT = (
    "모시고",
    "데리고",
    "드릴",
    "보러",
    "만나러",
    "위해",
    "을",
    "를",
    "로",
    "으로",
    "랑",
    "이랑",
    "과",
    "와",
    "하고",
    "에게",
    "한테",
    "줄",
)


def _bought(words: Sequence[str]) -> bool:
    """Whether the words end in buying, seeking or asking, which the person did for their kin."""
    return words[-1] in _ERRANDS or (len(words) > 1 and words[-2] in {"사", "골라", "데리러", "맡기러"})


_ERRANDS = frozenset(
    "찾음 찾으심 물어봄 물어보심 구입 구매 주문 주문함 주문하심 고름 맞춤 맞추심 선물 사감 사심 샀음 예약 문의 "
    "부탁".split()
)


def _of_a_noun(word: str) -> bool:
    """Whether a verb stands before its noun ('아들이 쓰던 샤프심을'): then the kin is no subject of the sentence."""
    return len(word) > 1 and (
        word.endswith(("던", "는")) or (verbs.coda(word) in {"ㄴ", "ㄹ"} and not word.endswith("은"))
    )
