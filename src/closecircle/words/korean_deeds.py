"""Deeds in a Korean note: what they did, what they gave, what the user did or is sorry for, and how each is told."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.korean_nouns import OFTEN, topic_of
from closecircle.words.korean_spoken import Kind, Spoken, join, quoted_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.words.korean_spoken import Ear

_BARE = ("가", "오", "보", "주")  # coming and going alone tell nothing
_NEGATED = frozenset({"못", "안", "거의"})
# Done well, these are what somebody can, and not what they did once.
_SKILLS = frozenset("부르 그리 추 웃 먹 마시 자 하 만들 굽 놀 걷 읽 듣 쓰 타 치".split())


def regret(ahead: list[str], ear: Ear) -> Spoken:
    """'물량이 모자라 미안했음': what the user is sorry for, 죄송했던 게 to those one looks up to."""
    body = " ".join(word for word in ahead if word not in lexicon.SELF)
    sorry = "미안했" if ear.plain else "죄송했"
    return Spoken(
        kind=Kind.REGRET,
        text="",
        because=join(body, sorry + "는데"),
        memory=join(body, sorry + "던 게"),
        sorry=body,
        topic=topic_of(ahead),
    )


def met(body: str, ear: Ear) -> Spoken:
    """'영화관에서 우연히 만남': it was the two of us who met."""
    met = "만났" if ear.plain else "뵈었"
    return Spoken(kind=Kind.MET, text="", memory=f"{body} {met}던 게")


def gives(stem: verbs.Stem) -> bool:
    """Whether the deed was done for somebody: 빌려주다, 주다, 소개하다."""
    return (stem.text.endswith("주") and stem.text not in {"주", "맞추"}) or stem.text in {
        "주",
        "선물하",
        "추천하",
        "소개하",
        "칭찬하",
        "공유하",
    }


def deed(ahead: list[str], found: verbs.Found, ear: Ear, *, ours: bool) -> Spoken | None:  # noqa: PLR0911  # one return a kind of deed
    r"""A deed as it is told: given to the user, the user\'s own, a habit, something sought, or simply done."""
    stem, body = found.stem, " ".join(ahead)
    if stem.text.endswith("돌아가") or (not ahead and (stem.text in {"하", "되"} or stem.text.endswith(_BARE))):
        return None
    reason = join(body, stem.eo() + "서")
    if ours:
        mine = _mine(ahead, stem, ear)
        return Spoken(
            kind=Kind.OURS,
            text="",
            because=f"{mine}는데",
            memory=f"{mine}던 게",
            sorry=join(politely(ahead, ear), stem.eo() + "서"),
        )
    if gives(stem):
        because, memory = ear.did(body + " " if body else "", stem)
        reason = stem.eo() + "서" if ear.plain else stem.honoured()[:-1] + "셔서"
        deed = verbs.with_coda(stem.eu() if ear.plain else stem.honoured_stem(), "ㄴ") + " 것"
        return Spoken(
            kind=Kind.GAVE,
            text="",
            because=because,
            memory=memory,
            gave=join(body, deed),
            thanks=join(body, reason),
            topic=topic_of(ahead),
        )
    often = ear.standing and any(word in OFTEN or word.endswith("마다") or word == "즐겨" for word in ahead)
    lasts = (
        (found.finite and not found.past)
        or stem.text in lexicon.LASTING
        or (ear.standing and _habitual(found, stem))
        or often
        or (ahead[-1:] and ahead[-1] in _NEGATED and stem.text in lexicon.HABITUAL)
        or (ahead[-1:] == ["잘"] and stem.text in _SKILLS)
    )
    if lasts and not found.past:
        return quoted_part(Kind.HABIT, join(body, stem.finite(honoured=not ear.plain) + "고"), ear, ahead)
    if any(word in OFTEN or word.endswith("마다") for word in ahead) and not ear.standing:
        base = stem.eu() if ear.plain else stem.honoured_stem()
        text = stem.text if ear.plain else base
        return Spoken(
            kind=Kind.HABIT,
            text="",
            because=join(body, text + "는데"),
            memory=join(body, text + "던 게"),
            topic=topic_of(ahead),
        )
    because, memory = ear.did(body + " " if body else "", stem)
    if _brought(ahead, stem):
        thanks = join(body, stem.eo() + (" 줘서" if ear.plain else " 주셔서"))
        return Spoken(kind=Kind.DID, text="", because=because, memory=memory, thanks=thanks, topic=topic_of(ahead))
    kind = Kind.SOUGHT if stem.text in {"찾", "찾아보", "구하", "알아보", "둘러보"} else Kind.DID
    return Spoken(
        kind=kind, text="", because=because, memory=memory, sorry=reason, topic=topic_of(ahead), verb=stem.text
    )


def _brought(ahead: list[str], stem: verbs.Stem) -> bool:
    """Whether something was brought along, which is a kindness ('떡을 들고 옴' → '떡을 들고 와 주셔서')."""
    return stem.text in {"가져오", "사오", "챙겨오", "싸오"} or (
        stem.text == "오" and len(ahead) > 1 and ahead[-1] in _CARRIED
    )


_CARRIED = frozenset("들고 가지고 싸 챙겨 사 사서 만들어 구워 담가 끓여 따".split())


def _habitual(found: verbs.Found, stem: verbs.Stem) -> bool:
    """Whether a lasting fact's verb says what they do again and again (마심, 씀), and not what happened once (냄)."""
    return not found.past and (stem.text in lexicon.HABITUAL or stem.text.endswith(("아하", "어하")))


def _mine(ahead: list[str], stem: verbs.Stem, ear: Ear) -> str:
    """The user's own deed: 빌려줌 → 빌려 드렸 to those one looks up to, 빌려줬 among friends."""
    words = politely(ahead, ear)
    if ear.plain or not stem.text.endswith("주"):
        return join(words, stem.past())
    head = stem.text[:-1]
    return join(words, f"{head} 드렸" if head else "드렸")


def politely(ahead: Sequence[str], ear: Ear) -> str:
    """The user speaking of themselves: 내가 → 제가, except among friends."""
    polite = {"내가": "제가", "나는": "저는", "우리가": "저희가", "나도": "저도", "내": "제"}
    return " ".join(ahead if ear.plain else [polite.get(word, word) for word in ahead])
