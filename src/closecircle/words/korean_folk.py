"""Who is spoken of in a note: the person, an elder, a child, a pet; and how one calls them politely (딸 → 따님)."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

import re
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


_HUMBLE = {
    "우리": "저희",
    "내": "제",
    "나한테": "저한테",
    "나에게": "저에게",
    "나보고": "저보고",
    "나를": "저를",
    "나랑": "저랑",
}
_HANDED = re.compile("(?:.*[가-힣][아어해려라와워춰내]|^)준$")


def honour_folk(words: Sequence[str]) -> list[str]:
    """The words, kin called as one calls another's kin, the user humble (우리 → 저희, 추천해 준 → 추천해 드린)."""
    found: list[str] = []
    for place, word in enumerate(words):
        if word in _HUMBLE:
            found.append(_HUMBLE[word])
            continue
        if _HANDED.match(word) and place + 1 < len(words) and not _given_by_others(words[:place]):
            found.append(word.removesuffix("준") + "드린")
            continue
        kin = split(word)
        becoming = words[place + 1].startswith(("된", "되", "됐")) if place + 1 < len(words) else False
        if kin is None or becoming:  # '할아버지 된다고' is what one becomes, and nobody else
            found.append(word)
            continue
        head, tail = kin
        called = lexicon.CHILDREN.get(head) or lexicon.ELDERS.get(head, head)
        found.append(called + _refit(called, tail))
    return found


def _given_by_others(ahead: Sequence[str]) -> bool:
    """Whether somebody else is named as the giver ('딸이 준 목도리')."""
    return any(len(word) > 1 and word[-1] in "이가서" for word in ahead)


def _refit(called: str, tail: str) -> str:
    if called.endswith("들") and tail.startswith("들"):
        tail = tail[1:]
    return (
        particle(called, tail) or tail
        if tail in {"이", "가", "은", "는", "을", "를", "와", "과", "랑", "이랑"}
        else tail
    )


def whose(words: Sequence[str], young: Sequence[str] = ()) -> Whose:
    """Who the words are about: the first kin or pet that stands as a subject, marked or bare ('딸 결혼함').

    `young`: the names of their children and pets, of whom nobody speaks with -시-.
    """
    errand = _bought(words)
    for place, word in enumerate(words[:3]):
        if young and not errand and _is_named(word, young, marked=place > 0):
            return Whose.PET
        kin = split(word)
        after = words[place + 1] if place + 1 < len(words) else ""
        if kin is not None:
            marked = kin[1] in _SUBJECT
            bare = place == 0 and not kin[1] and not errand and not any(map(_takes_along, words[1:4]))
            if marked and kin[1] in {"이", "가"} and place + 2 < len(words) and _of_a_noun(after):
                continue
            if marked and errand and any(_REASON.search(each) for each in words[place + 1 : -1]):
                continue
            if marked or bare:
                return Whose.CHILD if kin[0] in lexicon.CHILDREN or kin[0] in lexicon.CHILDREN.values() else Whose.ELDER
        pet = split_pet(word)
        if pet and (word != pet or (place == 0 and not errand and not _led(words))):
            return Whose.PET
    return Whose.THEM


def _takes_along(word: str) -> bool:
    """Whether a word after a bare kin makes them no subject ('친구 세 분이랑', '손주 보러', '할아버지 된다고')."""
    return word.endswith(_OBJECT) or word.startswith(("된", "되", "됐"))


def _is_named(word: str, names: Sequence[str], *, marked: bool) -> bool:
    """Whether a word is one of the names, with its subject mark or, at the beginning, without."""
    ends = "(?:이?[가는도]|이|은)" if marked else "(?:이?[가는도]|이|은)?"
    return any(re.fullmatch(re.escape(name) + ends, word) for name in names)


def _led(words: Sequence[str]) -> bool:
    """Whether somebody takes the pet along or does something for it ('강아지 데리고 옴')."""
    return any(_LED.match(each) for each in words[1:4])


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


_LED = re.compile("데리고|데려|안고|업고|산책시|목욕시|씻기|위해|주려고|줄$")
_REASON = re.compile("(?:다고|라고|려고|서)$")
_ERRAND = re.compile(
    "데려|데리러|맡기|맡김|맡겼|맡긴|찾음|찾으|찾아|물어|물음|여쭤|문의|구입|구매|주문|예약|부탁|고름|고르|"
    "고른|골라|골랐|"
    "맞춤|맞추|맞췄|선물|사[심감]?$|사 ?가|샀"
)


def _bought(words: Sequence[str]) -> bool:
    """Whether the words end in buying, seeking or asking, which the person did for their kin."""
    return any(_ERRAND.match(word) for word in words[-2:])


def _of_a_noun(word: str) -> bool:
    """Whether a verb stands before its noun ('아들이 쓰던 샤프심을'): then the kin is no subject of the sentence."""
    return len(word) > 1 and (
        word.endswith(("던", "는")) or (verbs.coda(word) in {"ㄴ", "ㄹ"} and not word.endswith(("은", "을", "를")))
    )
