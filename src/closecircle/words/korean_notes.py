"""From a Korean note, as jotted, to speech: "몬스테라를 트럭에 실어도 될지 물어봄" → "… 물어보셨는데".

A note is cut into its parts, and each part is read by its ending (`korean_endings`). What cannot be read with
confidence is at most its noun phrase, or nothing at all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.core.person import Register
from closecircle.core.text import has_hangul, one_line
from closecircle.words import korean_lexicon as lexicon
from closecircle.words.korean_endings import read
from closecircle.words.korean_folk import Whose, honour_folk, whose
from closecircle.words.korean_nouns import noun_phrase, topic_of, unmarked
from closecircle.words.korean_spoken import Ear, Kind, Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Kind", "Spoken", "Whose", "parts", "spoken"]

_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_CUT = re.compile(r"(?<!\d)[,.](?!\d)|(?<=\d)[,.](?=\s|$)|[;/!?~…\n·•]|\s-\s|ㅋ+|ㅎ+|ㅠ+|ㅜ+")
# Prices, long numbers, links and mail are no talk between two people.
_UNFIT = re.compile(
    r"\d[\d,]*\s*(?:만|천)?\s*원|\d{5,}|\d{2,4}-\d{3,4}-\d{4}|\d+\s*%|https?:|www\.|@|[\[\]{}<>()|\\]|"
    "할인|쿠폰|세일|이벤트"
)
# Business one may have talked of; what stands after it may still be about the person.
_BUSINESS = re.compile("재고|견적")
_OF_TRADE = re.compile("없|줄|많|적|뜸|몰|끊|늘|안 ")  # 손님이 줄다: the guests of their own shop
_OF_BUSINESS = re.compile("문제|때문|건[은이을도]?$|일[로은이]?$|관련|조정|확인|정리|회의")
_SHOWN = re.compile(r"[^\w\s가-힣'’&+\-]")
_LONGEST = 34  # syllables of one remembered clause; a longer one is cut at its last joint
_JOINT = re.compile(r"^.+(?:다가|아서|어서|해서|와서|려서|워서|는데|은데|지만|면서|려고|느라|이라)\s+(?=\S+\s+\S)")


def parts(note: str) -> tuple[str, ...]:
    """The note's parts as jotted, in order, white space folded."""
    return tuple(part for raw in _CUT.split(_LINK.sub(" ", one_line(note))) if (part := raw.strip(" \"'“”‘’:-*")))


def spoken(
    note: str,
    register: Register,
    *,
    name: str = "",
    own_kin: bool = False,
    standing: bool = False,
    young: Sequence[str] = (),
) -> tuple[Spoken, ...]:
    """Every part of a note that can be said, in order; parts that cannot are left out.

    `name`: the person's, so that a note that says it is still about them. `own_kin`: writer and person share their kin
    (family), so that 엄마 stays 엄마. `standing`: it is a lasting fact, no single day's talk, so that its present tense
    is what they do (아메리카노만 마심) and not what they did. `young`: the names of their children and pets.
    """
    found: list[Spoken] = []
    for part in parts(note):
        said = _part(part, Ear(register is Register.PLAIN, standing), name, young, own_kin=own_kin)
        if said is not None:
            found.append(said)
    return tuple(found)


def _part(part: str, ear: Ear, name: str, young: Sequence[str], *, own_kin: bool) -> Spoken | None:
    fit = _fit(part.split())
    if not fit or not has_hangul(part) or _SHOWN.search(part) or lexicon.GRIM.search(part):
        return None
    jotted = _without_moments(fit, name)
    if jotted and jotted[-1] != fit[-1]:  # '할머니 생신이 다음 주': the day is gone, the thing stays
        jotted[-1] = unmarked(jotted[-1])
    ours = any(word in lexicon.SELF for word in jotted[:2])
    about = whose(jotted, young)
    words = list(jotted) if ear.plain or own_kin else honour_folk(jotted)
    if not words:
        return None
    said = read(words, ear, about, ours=ours)
    if said is None:
        phrase = noun_phrase(words) or _of_a_name(words, young)
        return Spoken(kind=Kind.PHRASE, text=part, topic=phrase, whose=about) if phrase else None
    if _long(said):
        shorter = _JOINT.sub("", " ".join(words)).split()
        again = read(shorter, ear, about, ours=ours) if len(shorter) < len(words) else None
        if again is None or _long(again):
            return Spoken(kind=Kind.PHRASE, text=part, topic=said.topic, whose=about) if said.topic else None
        said = again
    topic = said.topic or topic_of(words[:-1])
    return replace(said, text=part, topic=topic, whose=Whose.ME if ours else about)


def _of_a_name(words: Sequence[str], young: Sequence[str]) -> str:
    """'하은이 발표회': a noun phrase after the name of a child or a pet, whose last sound looks like a mark."""
    named = len(words) > 1 and any(words[0] in {name, f"{name}이"} for name in young)
    phrase = noun_phrase(words[1:]) if named else ""
    return f"{words[0]} {phrase}" if phrase else ""


def _long(said: Spoken) -> bool:
    return max(len(said.because), len(said.memory)) > _LONGEST


def _fit(words: list[str]) -> list[str]:
    """The words after business ('견적보다 납기가 걱정' → 납기가 …); [] where nothing fit is left."""
    if _UNFIT.search(" ".join(words)):
        return []
    business = [place for place, word in enumerate(words) if _BUSINESS.search(word)]
    if not business:
        return words
    rest = words[business[-1] + 1 :]
    while rest and _OF_BUSINESS.match(rest[0]):
        rest = rest[1:]
    return rest if len(rest) > 2 else []  # noqa: PLR2004  # a subject, a predicate, and what is said of it


def _without_moments(words: Sequence[str], name: str) -> list[str]:
    """The words without those of the jotting's own day, and without the person as a subject."""
    kept: list[str] = []
    skip = False
    for place, word in enumerate(words):
        if skip:
            skip = False
            continue
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in lexicon.MOMENT_HEADS and after in lexicon.MOMENT_TAILS:
            skip = True
        elif (
            word in lexicon.MOMENTS
            or (word in lexicon.THEM and not kept and not _OF_TRADE.match(after))
            or (name and _is_person(word, name))
            or (word in lexicon.WEEKDAYS and words[place - 1] in lexicon.MOMENT_TAILS)
        ):
            continue
        else:
            kept.append(word)
    return kept


def _is_person(word: str, name: str) -> bool:
    called = name.replace(" ", "")
    names = {called, called[1:]} if len(called) == 3 else {called}  # noqa: PLR2004  # surname and two syllables
    return any(
        re.fullmatch(re.escape(each) + r"(?:이|씨|님|이가|가|은|는|이는|씨가|님이|씨는|님은)?", word) for each in names
    )
