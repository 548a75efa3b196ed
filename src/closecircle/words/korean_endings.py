"""Reading a part of a Korean note by its ending: asked, worried, wanted, planned, said, so, done."""

# word lists are read as words, not as a column of quotes
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.korean_deeds import deed, gives, met, politely, regret
from closecircle.words.korean_folk import Whose, split
from closecircle.words.korean_nouns import NOUN_TAILS, topic_of
from closecircle.words.korean_particles import with_particle
from closecircle.words.korean_spoken import QUOTES, Kind, Spoken, did_part, join, quoted_part

if TYPE_CHECKING:
    from closecircle.words.korean_spoken import Ear

_ROLE = re.compile("(?:출신|담당|왼손잡이|채식주의자|비건|외동|장남|장녀|신혼|띠)$")
_GRADE = re.compile(
    r"(?:출신|담당|왼손잡이|채식주의자|비건|외동|장남|장녀|신혼|띠)$|(?:[고중초]\s?\d|\d+(?:살|세|학년|개월)|수험생|신입생|대학생|재수생|[초중고]등?학생)$"
)


def read(words: list[str], ear: Ear, about: Whose, *, ours: bool) -> Spoken | None:  # noqa: C901, PLR0911, PLR0912  # one branch an ending
    """A part of a note by its ending; None where the ending is not understood.

    `about`: whom it is about; `ours`: the user is its subject.
    """
    words = _opened(words)
    last, ahead = words[-1], words[:-1]
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
        governed = bool(ahead) and (ahead[-1].endswith(("을", "를")) or ahead[-1] in {"잘", "못", "안", "많이"})
        maybe = verbs.find(last, alone=not ahead or ahead[-1] in lexicon.SEASONAL, governed=governed)
        if maybe is None:
            return _copula(words, ear)
        found = maybe
    stem = found.stem
    if stem.text == "앞두" and ahead:
        return quoted_part(Kind.STATE, f"{body} 앞두고 있다고", ear, ahead)
    if stem.text in lexicon.FEELING and ahead and ahead[-1].endswith(QUOTES):
        return did_part(Kind.DID, body, stem, ear)
    if stem.text in lexicon.SAYING and ahead:
        quoted = _vowed(ahead, ear) if ours and ahead[-1].endswith("기로") else _reported(ahead, ear)
        if quoted is not None:
            return quoted
    if stem.text == "싶" or (stem.text in {"하", "싶어하"} and (ahead[-1:] == ["싶어"] or stem.text == "싶어하")):
        head = ahead[:-1] if ahead[-1:] == ["싶어"] else ahead
        return _wanted(head, ear)
    if stem.text in lexicon.ASKING:
        return _asked(ahead, stem, ear)
    if _worried(ahead, stem):
        return _worry(ahead, stem, ear)
    if stem.text in {"미안하", "죄송하", "미안해하"}:
        return regret(ahead, ear) if ahead or ours else None
    if stem.state or (stem.text in {"되", "생기", "나", "모자라", "들", "걸리", "아프"} and not ours):
        return quoted_part(
            Kind.STATE,
            join(body, finite(found, past=stem.text in {"되", "생기", "나", "걸리", "들"}, elder=about is Whose.ELDER)),
            ear,
            ahead,
        )
    if _thing_does(ahead, stem) and not ours:
        return quoted_part(
            Kind.STATE,
            join(body, finite(found, past=stem.text not in lexicon.LASTING, elder=about is Whose.ELDER)),
            ear,
            ahead,
        )
    if about is not Whose.THEM and not ours and not gives(stem):
        return quoted_part(
            Kind.STATE,
            join(body, finite(found, past=stem.text not in lexicon.LASTING, elder=about is Whose.ELDER)),
            ear,
            ahead,
        )
    if (
        stem.text in lexicon.MEETING
        and not ours
        and ahead
        and not re.search("[을를랑와과]$|친구", ahead[-1])
        and stem.text != "보"
    ):
        return met(body, ear)
    return deed(ahead, found, ear, ours=ours)


def _thing_does(ahead: list[str], stem: verbs.Stem) -> bool:
    """Whether a thing is the subject ('프린터가 고장남'): the word right before the verb bears 이/가 and is no kin."""
    if stem.text in lexicon.OF_THINGS:
        return True
    word = ahead[-1] if ahead else ""
    marked = len(word) > 1 and word[-1] in "이가" and (verbs.coda(word[:-1]) == "") == (word[-1] == "가")
    return marked and word not in NOUN_TAILS and split(word) is None and word not in lexicon.SELF


def _opened(words: list[str]) -> list[str]:  # noqa: PLR0911  # one return a contraction
    """Contracted reports taken apart: 다닌대 → 다닌다고 함, 좋대 → 좋다고 함, 거래 → 거라고 함."""
    last = words[-1]
    if last.endswith("대") and len(last) > 1 and (verbs.find(last[:-1] + "다") or last[:-1].endswith(("겠", "싶"))):
        return [*words[:-1], last[:-1] + "다고", "함"]
    if last.endswith(("거래", "이래", "아니래")) and last not in {"거래", "이래"}:
        return [*words[:-1], last[:-1] + "라고", "함"]
    if last == "거래" and len(words) > 1 and verbs.coda(words[-2]) == "ㄹ":
        return [*words[:-1], "거라고", "함"]
    for tail in ("다더라", "다던데", "다네", "다더라고"):
        if last.endswith(tail) and verbs.find(last[: len(last) - len(tail) + 1]):
            return [*words[:-1], last[: len(last) - len(tail) + 1] + "고", "함"]
    for tail in ("다고함", "라고함", "냐고함", "다고하심", "라고하심", "기로함", "기로하심", "려고함", "싶다함"):
        if last.endswith(tail) and len(last) > len(tail) - 1:
            cut = tail.find("고") + 1 or tail.find("로") + 1 or tail.find("다") + 1
            return [*words[:-1], last[: len(last) - len(tail) + cut], "함"]
    if last.endswith("다고") and verbs.find(last[:-1]):
        return [*words, "함"]
    return words


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


def _reported(ahead: list[str], ear: Ear) -> Spoken | None:  # noqa: C901, PLR0911  # one return an ending
    """What stands before 함: -고 싶다고, -기로, -려고, -ㄹ까, -냐고, -다고, -라고, -자고."""
    said, body = ahead[-1], " ".join(ahead)
    if said == "싶다고":
        return _wanted(ahead[:-1], ear)
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
        lasts = found is not None and not found.past and found.stem.text in lexicon.LASTING
        kind = Kind.WORRIED if worry else Kind.HABIT if lasts else Kind.SAID
        return quoted_part(kind, body, ear, ahead[:-1])
    return None


def _vowed(ahead: list[str], ear: Ear) -> Spoken:
    """'내가 적어 주기로': the user's own promise, 적어 드리기로 to those one looks up to."""
    body = politely(ahead, ear)
    body = body if ear.plain else body.removesuffix("주기로") + "드리기로" if body.endswith("주기로") else body
    return Spoken(kind=Kind.VOWED, text="", because=f"{body} 했는데", memory=f"{body} 했던 게")


def _wanted(ahead: list[str], ear: Ear) -> Spoken | None:
    if not ahead or not ahead[-1].endswith("고"):
        return None
    verb = verbs.stem_before(ahead[-1], "고")
    if verb is not None and verb.text == "보" and len(ahead) > 1:
        verb = verbs.of_infinitive(ahead[-2]) or verb
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
