"""Reading a part of a Korean note by its ending: asked, worried, wanted, planned, said, so, done."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.korean_deeds import deed, gives, met, politely, regret
from closecircle.words.korean_folk import Whose, split
from closecircle.words.korean_nouns import topic_of
from closecircle.words.korean_particles import with_particle
from closecircle.words.korean_reports import GUESSED, OPINION, by_shape, opened
from closecircle.words.korean_spoken import QUOTES, Kind, Spoken, did_part, join, quoted_part
from closecircle.words.korean_subjects import somebody_else, theirs, thing_does

if TYPE_CHECKING:
    from closecircle.words.korean_spoken import Ear

_ROLE = re.compile("(?:출신|담당|왼손잡이|채식주의자|비건|외동|장남|장녀|신혼|띠)$")
_GRADE = re.compile(
    r"(?:출신|담당|왼손잡이|채식주의자|비건|외동|장남|장녀|신혼|띠)$|(?:[고중초]\s?\d|\d+(?:살|세|학년|개월)|"
    r"수험생|신입생|대학생|재수생|[초중고]등?학생)$"
)


_DWELLS = re.compile("(?:동네|근처|에|에서|쪽|혼자|이웃|옆집|아파트|빌라|층|동|시)$")
# What comes about by itself, whoever it concerns.
_COMES_ABOUT = frozenset("되 생기 나 걸리 들".split())
_IS_SO = _COMES_ABOUT | {"모자라", "아프"}


def read(words: list[str], ear: Ear, about: Whose, *, ours: bool) -> Spoken | None:  # noqa: C901, PLR0911, PLR0912  # one branch an ending
    """A part of a note by its ending; None where the ending is not understood.

    `about`: whom it is about; `ours`: the user is its subject.
    """
    words = opened(words)
    last, ahead = words[-1], words[:-1]
    if last in GUESSED or (last in {"봄", "봐", "보다", "봐요"} and ahead and ahead[-1].endswith(("가", "나"))):
        return None
    body = " ".join(ahead)
    if ahead and _GRADE.search(last) and (split(words[0]) is not None or _ROLE.search(last)):
        return quoted_part(Kind.STATE, with_particle(" ".join(words), "이라고"), ear, ())
    if last in {"중", "중임", "중이심", "중이다", "중이라고"}:
        return _ongoing(ahead, ear)
    if last in {"예정", "예정임", "계획", "계획임", "예정이심"} and ahead:
        return quoted_part(Kind.PLANNED, f"{body} {last.removesuffix('이심').removesuffix('임')}이라고", ear, ahead)
    if last in {"걱정", "고민"} and ahead:
        return did_part(Kind.WORRIED, _trimmed(ahead) + f" {last}", verbs.Stem("하"), ear, glue="")
    if last in lexicon.DEEDS:
        found = verbs.Found(verbs.Stem(last + "하"), past=True, honoured=False)
    else:
        governed = bool(ahead) and (
            ahead[-1].endswith(("을", "를", *QUOTES)) or ahead[-1] in {"잘", "못", "안", "많이"}
        )
        maybe = verbs.find(last, alone=not ahead or ahead[-1] in lexicon.SEASONAL, governed=governed)
        if maybe is None:
            return _copula(words, ear) or by_shape(words, ear)
        found = maybe
    if last == "사심" and ahead and _DWELLS.search(ahead[-1]):
        found = verbs.Found(verbs.Stem("살"), past=False, honoured=True)
    stem = found.stem
    if stem.text == "앞두" and ahead:
        return quoted_part(Kind.STATE, f"{body} 앞두고 있다고", ear, ahead)
    if stem.text == "듣" and ahead and ahead[-1].endswith(QUOTES):  # what others told of them
        return Spoken(
            kind=Kind.SAID, text="", because=f"{body} 들었는데", memory=f"{body} 들었던 게", topic=topic_of(ahead)
        )
    if stem.text in lexicon.FEELING and ahead and ahead[-1].endswith(QUOTES):
        return did_part(Kind.SAID, body, stem, ear)
    if stem.text in lexicon.SAYING and ahead:
        quoted = (
            _vowed(ahead, ear)
            if ours and ahead[-1].endswith("기로")
            else _reported(ahead, ear, others=about is Whose.CHILD)
        )
        if quoted is not None:
            return quoted
    if stem.text == "싶" or (stem.text in {"하", "싶어하"} and (ahead[-1:] == ["싶어"] or stem.text == "싶어하")):
        head = ahead[:-1] if ahead[-1:] == ["싶어"] else ahead
        return _wanted(head, ear, others=about in {Whose.CHILD, Whose.PET})
    if stem.text in lexicon.ASKING:
        return _asked(ahead, stem, ear)
    if _worried(ahead, stem):
        return _worry(ahead, stem, ear)
    if stem.text in {"미안하", "죄송하"} and not found.honoured:
        return regret(ahead, ear) if ahead or ours else None
    if stem.text in OPINION and not found.finite and not found.past and about is Whose.THEM:
        return None
    if found.honoured and theirs(ahead, about):
        about = Whose.THEM
    if not ours and (stem.state or stem.text in _IS_SO):
        past = stem.text in _COMES_ABOUT and not stem.state
        return quoted_part(Kind.STATE, join(body, finite(found, past=past, elder=about is Whose.ELDER)), ear, ahead)
    if not ours and (thing_does(ahead, stem) or (about is not Whose.THEM and not gives(stem))):
        past = stem.text not in lexicon.LASTING
        return quoted_part(Kind.STATE, join(body, finite(found, past=past, elder=about is Whose.ELDER)), ear, ahead)
    if not ours and somebody_else(ahead) and not gives(stem):
        return quoted_part(Kind.STATE, join(body, finite(found, past=stem.text not in lexicon.LASTING)), ear, ahead)
    if (
        stem.text in lexicon.MEETING
        and not ours
        and ahead
        and not re.search("[을를랑와과]$|친구", ahead[-1])
        and stem.text != "보"
    ):
        return met(body, ear)
    return deed(ahead, found, ear, ours=ours)


def finite(found: verbs.Found, *, past: bool = False, elder: bool = False) -> str:
    """The plain form in which speech is reported, -고 included: 좋다고, 다닌다고, 갔다고."""
    was = (found.past or past) and not (found.stem.state and not found.past)
    if elder and found.honoured:
        return (found.stem.honoured() + "다고") if was else found.stem.finite(honoured=True) + "고"
    return (found.stem.past() + "다고") if was else found.stem.finite() + "고"


def _ongoing(ahead: list[str], ear: Ear) -> Spoken | None:
    if not ahead:
        return None
    if ahead[-1] in {"고민", "걱정"} and len(ahead) > 1:
        return did_part(Kind.WORRIED, f"{_trimmed(ahead[:-1])} {ahead[-1]}", verbs.Stem("하"), ear, glue="")
    if ahead[-1] in {"고민하는", "걱정하는"} and len(ahead) > 1:
        return did_part(Kind.WORRIED, f"{_trimmed(ahead[:-1])} {ahead[-1][:2]}", verbs.Stem("하"), ear, glue="")
    kind = Kind.PLANNED if ahead[-1] in {"준비", "준비하는", "계획", "구상"} else Kind.STATE
    return quoted_part(kind, f"{' '.join(ahead)} 중이라고", ear, ahead)


def _reported(ahead: list[str], ear: Ear, *, others: bool = False) -> Spoken | None:  # noqa: C901, PLR0911  # one return an ending
    """What stands before 함: -고 싶다고, -기로, -려고, -ㄹ까, -냐고, -다고, -라고, -자고."""
    said, body = ahead[-1], " ".join(ahead)
    if said in {"한다고", "하신다고"} and len(ahead) > 1 and ahead[-2].endswith("까"):
        return _reported(ahead[:-1], ear)
    if said == "싶다고":
        return _wanted(ahead[:-1], ear, others=others)
    if said.endswith("기로") and ahead[0] in {"같이", "함께"}:  # the two of us
        return Spoken(kind=Kind.VOWED, text="", because=f"{body} 했는데", memory=f"{body} 했던 게")
    if said.endswith("기로"):
        verb = verbs.stem_before(said, "기로")
        if said.endswith("드리기로"):
            return Spoken(kind=Kind.VOWED, text="", because=f"{body} 했는데", memory=f"{body} 했던 게")
        plan = did_part(Kind.PLANNED, body, verbs.Stem("하"), ear)
        return replace(plan, verb=verb.text if verb else "", topic=topic_of(ahead[:-1]))
    if said.endswith("려고"):
        return quoted_part(Kind.PLANNED, f"{body} 한다고", ear, ahead)
    if said.endswith("까") and len(said) > 1:
        return did_part(Kind.WONDERED, body, verbs.Stem("하"), ear)
    if said.endswith("냐고"):
        return did_part(Kind.ASKED, body, verbs.Stem("물어보"), ear)
    if said.endswith(("드린다고", "드리겠다고")):
        vow = body.removesuffix("드린다고").removesuffix("드리겠다고") + "드리기로"
        return Spoken(kind=Kind.VOWED, text="", because=f"{vow} 했는데", memory=f"{vow} 했던 게")
    if said.endswith(("겠다고", "거라고")) or said == "예정이라고":
        return quoted_part(Kind.PLANNED, body, ear, ahead)
    if said.endswith(("달라고", "자고", "오라고", "와 달라고")):
        asked = quoted_part(Kind.SAID, body, ear, ahead[:-1])
        return replace(asked, because="")
    if said.endswith(QUOTES):
        inner = said.removesuffix("고")
        worry = re.fullmatch(r"(?:걱정|고민)(?:된|이라|스럽)?(?:다)?", inner)
        found = verbs.find(inner)
        lasts = found is not None and not found.past and not found.stem.state and found.stem.text in lexicon.LASTING
        kind = Kind.WORRIED if worry else Kind.HABIT if lasts else Kind.SAID
        return quoted_part(kind, body, ear, ahead[:-1])
    return None


def _vowed(ahead: list[str], ear: Ear) -> Spoken:
    """'내가 적어 주기로': the user's own promise, 적어 드리기로 to those one looks up to."""
    body = politely(ahead, ear)
    body = body if ear.plain else body.removesuffix("주기로") + "드리기로" if body.endswith("주기로") else body
    return Spoken(kind=Kind.VOWED, text="", because=f"{body} 했는데", memory=f"{body} 했던 게")


def _wanted(ahead: list[str], ear: Ear, *, others: bool) -> Spoken | None:
    """What they want to do; of somebody else one says that they want to ('아이가 … 키우고 싶어 한다고')."""
    if not ahead or not ahead[-1].endswith("고"):
        return None
    verb = verbs.stem_before(ahead[-1], "고")
    if verb is not None and verb.text == "보" and len(ahead) > 1:
        verb = verbs.of_infinitive(ahead[-2]) or verb
    if others:
        return quoted_part(Kind.WANTED, f"{' '.join(ahead)} 싶어 한다고", ear, ahead[:-1])
    said = quoted_part(Kind.WANTED, f"{' '.join(ahead)} 싶다고", ear, ahead[:-1], verb.text if verb else "")
    return said if len(ahead) > 1 or verb else None


def _asked(ahead: list[str], stem: verbs.Stem, ear: Ear) -> Spoken | None:
    if not ahead:
        return None
    if stem.text in {"궁금해하", "상의하"}:
        return did_part(Kind.ASKED, " ".join(ahead), stem, ear)
    return did_part(Kind.ASKED, " ".join(ahead), verbs.Stem("물어보"), ear)


def _worried(ahead: list[str], stem: verbs.Stem) -> bool:
    if stem.text in lexicon.WORRYING:
        return bool(ahead)
    bare = ahead[-1] if ahead else ""
    return (
        bare in {"걱정이", "고민이", "걱정", "고민"}
        and stem.text in {"많", "크", "있", "되", "심하", "하", "태산이"}
        and len(ahead) > 1
    )


def _worry(ahead: list[str], stem: verbs.Stem, ear: Ear) -> Spoken:
    if ahead[-1] in {"걱정이", "고민이", "걱정", "고민"}:
        return did_part(Kind.WORRIED, f"{_trimmed(ahead[:-1])} {ahead[-1][:2]}", verbs.Stem("하"), ear, glue="")
    if stem.text in {"걱정되", "고민되"}:
        return did_part(Kind.WORRIED, f"{' '.join(ahead)} {stem.text[:2]}", verbs.Stem("되"), ear, glue="")
    return did_part(Kind.WORRIED, " ".join(ahead), stem, ear)


def _trimmed(ahead: list[str]) -> str:
    """'월세가 걱정' → '월세 걱정': the thing worried about without its subject mark."""
    words = list(ahead)
    if len(words[-1]) > len("비가") and words[-1].endswith("가") and not verbs.coda(words[-1][:-1]):
        words[-1] = words[-1][:-1]
    return " ".join(words)


def _copula(words: list[str], ear: Ear) -> Spoken | None:
    """'교사임', '고3이심' → '교사라고', '고3이라고' said of what somebody or something is."""
    last = words[-1]
    for tail in ("이었음", "였음", "이심", "임", "이다", "이야", "이에요", "예요"):
        head = last.removesuffix(tail)
        if head != last and len(head) > 0 and last not in lexicon.NOUNS_IN_M and not head.endswith("들"):
            noun = " ".join([*words[:-1], head])
            if tail == "임" and len(head) == 1 and len(words) == 1:
                return None
            return quoted_part(Kind.STATE, with_particle(noun, "이라고"), ear, [*words[:-1], head])
    return None
