"""Nouns in a Korean note: what is spoken of, and what can stand alone as a phrase, as far as the last sounds tell."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closecircle.core.text import has_hangul
from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.korean_folk import split

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTICLES = tuple("에서 에게 한테 까지 부터 처럼 보다 으로 을 를 에 의 와 께 하고 이랑 랑".split())
_PREDICATE_TAILS = re.compile(
    "(?:는|은|을|던|한|된|인|할|될|고|서|며|면|데|니|지만|려고|다가|게|도|만|에|의|로|를|이|가|와|과|까지|"
    "부터|다고|라고|"
    "마다|까|지|로는|에는)$"
)
# Nouns in -대 that look like reported speech (간대, 갔대).
NOUNS_IN_DAE = re.compile("(?:시간|계산|해운|군|반|연|현|온|판|진열|안내|운전|발판|순|신|전|한|단|민|문|본|선|분)대$")
NOUN_TAILS = frozenset(
    "가게 무게 얼음 창고 광고 냉장고 독서 부서 도서 라면 냉면 화면 어머니 할머니 언니 주머니 종이 아이 고양이 오이 "
    "나이 길이 놀이 창가 물가 길가 강가 바닷가 떡볶이 모이 회의 강의 거의 편의 논의 제주도 온도 지도 습도 강도 "
    "포도 운전면허 화가 휴가 요가 작가 주가 평가 상가 사과 과과 학과 결과 효과 치과 내과 안과 외과 소아과 "
    "정형외과 진로 도로 경로 위로 난로 만화 편지 강아지 가지 잡지 바지 반지 딸기 모의고사 교재 은행 마을 가을 겨울 "
    "노을 발표회 동의 예의 돼지 아버지 할아버지 쥬스 걱정거리 미용실 병원 회원 정원 학원 공원 계란".split(),
)
# The same for compounds: what they end in names a thing.
_NOUN_SHAPES = re.compile(
    "[가-힣](?:파이|걸이|놀이|갈이|들이|맞이|벌이|잡이|둥이|볶이|구이|쟁이|송이|팡이|육이|사고|원고|광고|"
    "망고|창고|보고서|계약서|"
    "이력서|소개서|설명서|원서|도서|작가|전문가|소설가|포도|사과|약과|한과|모과|와인|디자인|라인|직장인|주인|"
    "부인|노인|오렌지|"
    "소시지|먼지|휴지|단지|메시지|이미지|마사지|꽃게|대게|집게|바구니|주머니|라면|냉면|휴가|요가|처가|본가|회의|강의|"
    "치과|내과|외과|안과|원도|기도|상도|라도|청도|와이|순서|독서|가운데|바지|반지|편지)$|^(?:최고|중고|기와|"
    "수면|복도|속도|온도|"
    "하와이|오키나와|망고|원고|와인|애인|파이|송이|냉이|구이|바구니)$"
)
# Inside a noun phrase these endings betray a clause.
_CLAUSAL = re.compile(
    "(?:느라|다고|라고|[가-힣]서|으면|지만|는데|에서|에게|한테|때문에|다가|려고|[가-힣]고|으로|로|[^아]이|가|"
    "을|를|은|는)$"
)
OFTEN = frozenset("늘 항상 매번 자주 꼭 매일 매주 주로 가끔 맨날".split())
_NO_NOUNS = frozenset("새 때 것 거 좀 더 잘 못 안 꼭 또 늘 다 듯 모양 정도 뻔 중 참 김 데 줄 수".split())
# Words that only lead up to a thing.
_LEADING = frozenset("특히 역시 주로 보통 그냥 아마 진짜 완전 너무 그리고 혹시".split())
# How much of it: an order, no subject of a talk.
_AMOUNT = re.compile(
    "^(?:한|두|세|네|다섯|여섯|몇|반|큰|작은)$|^\\d+(?:개|잔|병|봉지?|박스|상자|송이|다발|kg|g|그램|킬로|"
    "포기|판|장|권)?$"
)
_UNIT = re.compile("^(?:개|잔|병|봉|봉지|박스|상자|송이|다발|그램|킬로|포기|판|장|권|거|것|포장)$")
_SHORTEST, _LONGEST = 2, 18  # syllables with spaces; longer ones are rarely one thing
_NOUN_IN_M = re.compile("[가-힣](?:팀|실험|보험|위험|체험|시험|모임|게임|크림|그림)$")
_TIMES = frozenset("올해 내년 작년 이번 곧 지난 올해는 이제 벌써 드디어 요즘".split())


def topic_of(ahead: Sequence[str]) -> str:
    """The thing that is spoken of: the last object, its nouns before it included ('여행 에세이')."""
    for place in range(len(ahead) - 1, -1, -1):
        word = ahead[place]
        if len(word) > 2 and word.endswith(("을", "를")) and (verbs.coda(word[:-1]) == "") == word.endswith("를"):  # noqa: PLR2004  # more than one syllable and its particle
            nouns = [word[:-1]]
            for before in reversed(ahead[max(0, place - 2) : place]):
                if not bare(before):
                    break
                nouns.insert(0, before)
            return " ".join(nouns)
    return ""


def is_noun(word: str) -> bool:
    """Whether a word is a noun although its last sounds look like a particle or an ending (가게, 호두파이)."""
    return word in NOUN_TAILS or _NOUN_SHAPES.search(word) is not None


def unmarked(word: str) -> str:
    """A noun without its subject mark ('생신이' → 생신), as it is where it has none ('고양이', '가게')."""
    head, mark = word[:-1], word[-1:]
    fits = (verbs.coda(head) == "") == (mark in {"가", "는"})
    return head if len(head) > 1 and mark in {"이", "가", "은", "는"} and fits and not is_noun(word) else word


def amount(words: Sequence[str]) -> bool:
    """Whether a bare list says how much of a thing was taken ('라떼 두 잔')."""
    return any(_AMOUNT.match(word) for word in words)


def _thing(words: Sequence[str]) -> list[str]:
    """The words of a bare list without what leads up to them and without how much."""
    kept = list(words)
    while kept and kept[0] in _LEADING:
        kept = kept[1:]
    while len(kept) > 1 and (_AMOUNT.match(kept[-1]) or _UNIT.match(kept[-1])):
        kept = kept[:-1]
    return kept


def bare(word: str) -> bool:
    """Whether a word stands there as a noun without a particle or a verb's ending, as far as its last sounds tell."""
    if word in lexicon.MOMENTS or word in _NO_NOUNS:
        return False
    if len(word) > 2 and verbs.coda(word) in {"ㄴ", "ㄹ"} and verbs.stem_before(verbs.with_coda(word, "") + "고", "고"):  # noqa: PLR2004  # the same
        return False
    return len(word) > 1 and not (_PREDICATE_TAILS.search(word) and not is_noun(word))


def noun_phrase(words: Sequence[str]) -> str:
    """The words as a noun phrase, kin without their particle, '' when they do not look like one to the last sound."""
    words = _thing(words)
    if not words:
        return ""
    last = words[-1]
    kin = split(words[0])
    if kin is not None and kin[1] in {"이", "가"} and any(_of_a_noun(word) for word in words[1:-1]):
        return " ".join(words) if bare(last) else ""
    if kin is not None and kin[1] in {"이", "가", "은", "는"} and len(words) > 1:
        words = [kin[0], *(word for word in words[1:] if word not in _TIMES)]
    phrase = " ".join(words)
    if not _SHORTEST <= len(phrase) <= _LONGEST or not has_hangul(last):
        return ""
    clausal = any(_CLAUSAL.search(word) and not is_noun(word) for word in words[:-1])
    personal = any(word in lexicon.SELF or word in OFTEN or word.endswith("마다") for word in words)
    alone = (
        is_noun(last) or (last in lexicon.LASTLY and len(words) > 1) or (bare(last) and not last.endswith(_PARTICLES))
    )
    return phrase if alone and not (clausal or personal or _verbal(last)) else ""


def _of_a_noun(word: str) -> bool:
    """Whether a verb stands before its noun: '사위가 사 온 와인' keeps its subject mark."""
    return verbs.stem_before(verbs.with_coda(word, "") + "고", "고") is not None if verbs.coda(word) == "ㄴ" else False


def _verbal(last: str) -> bool:
    """Whether the last word looks like a predicate nobody could read: an unknown form in -ㅁ, -다, -더라."""
    nominal = verbs.coda(last) == "ㅁ" and last not in lexicon.NOUNS_IN_M and not _NOUN_IN_M.search(last)
    reported = last.endswith(("대", "래")) and verbs.coda(last[:-1]) in {"ㄴ", "ㅆ"} and not NOUNS_IN_DAE.search(last)
    used = len(last) > len("용도") and last.endswith("용")  # '핸드드립용' says what for
    return (
        nominal or reported or used or (len(last) > len("더라") and last.endswith(("다", "더라", "대요", "네", "듯")))
    )
