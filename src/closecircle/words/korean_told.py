"""Notes brought to the phrase books: which parts may be spoken of on this occasion, and how each fills a phrase."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from closecircle.core.person import Tie
from closecircle.core.text import nfc
from closecircle.words import korean_seen as seen
from closecircle.words.korean_fill import once, uncalled
from closecircle.words.korean_folk import Whose
from closecircle.words.korean_follow import follow_ups, wish_follow_ups
from closecircle.words.korean_notes import Kind, spoken
from closecircle.words.plan import Occasion, Saying, Way

if TYPE_CHECKING:
    from closecircle.core.person import Register
    from closecircle.words.book import Phrase
    from closecircle.words.facts import Facts
    from closecircle.words.korean_fill import Fill
    from closecircle.words.korean_notes import Spoken

NOTE_SLOTS = frozenset(
    "because memory gave ?said ?asked follow followalone thanks regret sorry topic topicfollow "
    "?theirs ?young ?ill".split(),
)
_OPENERS = {
    "near": ("지난번에 ", "얼마 전에 ", "저번에 "),
    "middle": ("지난번에 ", "저번에 ", "얼마 전에 "),
    "far": ("예전에 ", "지난번에 ", "언젠가 "),
    "fact": ("",),
}
_SOON, _NEAR, _FAR = 7, 10, 100
# What one bought or signed is business, no memory between two people, once it stands among the facts.
_BUSINESS = re.compile("출고|계약|구매|구입|주문|등록|가입|납품|교체|견적|거래|예산|발주")
# A loan brought up sounds like asking for it back.
_LOAN = re.compile("빌려 ?[가갔]|빌려 ?감|빌림|빌렸|외상")
_TRIFLE = 5  # characters
_SLIP = re.compile("잘못|늦|빠뜨|깜빡|깜박|실수|못 |못했|틀리|틀렸|헷갈|바뀌|잊|모자라|엎|쏟|깨|망가")
_DATED = ("지난번", "예전", "올해", "작년", "봄", "여름", "가을", "겨울", "요즘")
_MOST_TOLD = 4  # parts of notes looked at for one draft, the fittest first
_BIG_FACTS = {
    Occasion.BIG_DAY: re.compile("수능|시험|면접|발표|공연|대회|고3|수험생|콩쿠르|연주|전시|긴장"),
    Occasion.MOVED: seen.MOVED,
    Occasion.ILLNESS: seen.ILL,
    Occasion.PURCHASE: seen.BOUGHT,
    Occasion.INTRODUCED: re.compile("소개|모셔|데려|데리고"),
    Occasion.PASSED_ON: re.compile("공유|나눠|전해|올려|퍼|알려|추천"),
    Occasion.WEDDING: re.compile("결혼|웨딩|신혼|예식"),
    Occasion.BIRTH: re.compile("임신|출산|아기|예정일|태어"),
    Occasion.PROMOTION: re.compile("승진|발령|부서"),
    Occasion.OPENING: re.compile("개업|오픈|가게|창업|인테리어"),
    Occasion.SEASON: re.compile("봄|여름|가을|겨울|철|김장|수확|모내기|단풍|벚꽃|첫눈|농사"),
}
# The fact that is the occasion itself is said by the greeting, and not remembered beside it.
_ITSELF = frozenset({Occasion.BIRTH, Occasion.WEDDING, Occasion.PROMOTION, Occasion.OPENING})
_OWED = frozenset({Occasion.THANKS, Occasion.PASSED_ON, Occasion.INTRODUCED})
_HELD_OUT = re.compile(
    "빌려|도와|챙겨|나눠|보내|선물|소개|공유|올려|맡아|태워|데려|고쳐|알려|전해|사 ?[다줌]|와 ?줌|들어"
)
_SCORES = re.compile("합격|점수|등급|결과|떨어|붙었|성적")


@dataclass(frozen=True, slots=True)
class Told:
    """One spoken part of a note, how old it is, and how much it belongs to the occasion (0 most)."""

    spoken: Spoken
    fact: str
    age: str
    rank: int


@lru_cache(maxsize=2048)
def _spoken(note: str, register: Register, name: str, *, own_kin: bool, standing: bool) -> tuple[Spoken, ...]:
    return spoken(note, register, name=name, own_kin=own_kin, standing=standing)


def tolds(facts: Facts, occasion: Occasion) -> list[Told]:  # noqa: C901  # one exception after the other
    """Every part of every note that may be spoken of, with its age and its fitness for the occasion."""
    found: list[Told] = []
    own_kin = facts.tie is Tie.FAMILY
    fitting = _BIG_FACTS.get(occasion)

    def add(note: str, age: str, rank: int) -> None:
        for place, part in enumerate(
            _spoken(nfc(note), facts.speech, facts.name, own_kin=own_kin, standing=age == "fact")
        ):
            if part.kind is Kind.DID and (_LOAN.search(part.text) or len(part.text) <= _TRIFLE):
                continue
            if facts.promise is not None and facts.promise.what in part.text:
                continue
            if age == "fact" and _BUSINESS.search(part.text):
                continue
            if occasion is not Occasion.APOLOGY and part.kind in {Kind.DID, Kind.SOUGHT} and _SLIP.search(part.text):
                continue
            if occasion is Occasion.BIG_DAY and _SCORES.search(part.text):
                continue
            fits = fitting is not None and fitting.search(part.text) is not None
            moving = occasion is Occasion.MOVED and part.kind is Kind.DID
            if fits and age == "fact" and (occasion in _ITSELF or moving):
                continue
            if part.kind is Kind.GAVE and occasion in _OWED:
                found.append(Told(part, note, age, 0 if _HELD_OUT.search(part.text) else 1))
                continue
            found.append(Told(part, note, age, max(0, rank + min(place, 1) - fits)))

    for place, talk in enumerate(facts.talks[:3]):
        days = facts.days_since if place == 0 else (facts.today - talk.on).days if talk.on else None
        age = "middle" if days is None else "near" if days <= _NEAR else "far" if days > _FAR else "middle"
        add(talk.said, age, min(2 * place, 3))
    for fact in facts.about:
        if not (re.match(r"\s*생일", fact) or seen.pet(fact) or seen.child(fact, facts.speech)):
            add(fact, "fact", 2)
    return sorted(found, key=lambda told: told.rank)[:_MOST_TOLD]


@dataclass(frozen=True, slots=True)
class Ready:
    """A told part with its slots filled, ready to go into any phrase."""

    told: Told
    values: dict[str, str]
    openers: tuple[str, ...]
    follows: tuple[str, ...]

    @classmethod
    def of(cls, told: Told, fill: Fill) -> Ready:
        """A told part with everything it can fill."""
        part = told.spoken
        speaks = part.kind not in {Kind.GAVE, Kind.REGRET, Kind.OURS, Kind.VOWED, Kind.PHRASE}
        answering = part.kind is Kind.ASKED and fill.occasion is Occasion.REPLY
        introduced = bool(fill.facts.introduced) and fill.facts.introduced.split()[-1] in part.text
        dated = part.text.startswith(_DATED)
        bare = told.age == "fact" or dated or (part.kind is Kind.HABIT and "다고" not in part.because)
        topic = part.topic if part.kind is Kind.PHRASE or fill.occasion is Occasion.PURCHASE else ""
        values = {
            "because": part.because if speaks and not introduced else "",
            "memory": part.memory if speaks and not answering else "",
            "gave": part.gave,
            "?said": "1" if part.kind in {Kind.SAID, Kind.STATE, Kind.WORRIED} else "",
            "?asked": "1" if part.kind is Kind.ASKED else "",
            "thanks": part.thanks,
            "regret": part.memory if part.kind is Kind.REGRET else "",
            "sorry": _sorry(part, fill),
            "topic": "" if seen.workplace(topic) else topic,
            "?theirs": "1" if part.whose in {Whose.THEM, Whose.ELDER} else "",
            "?young": "1" if part.whose in {Whose.CHILD, Whose.PET} else "",
            "?ill": "1" if seen.ILL.search(part.text) else "",
        }
        return cls(told, values, ("",) if bare else _OPENERS[told.age], () if introduced else _follows(told, fill))

    def said(self, phrase: Phrase, slots: frozenset[str], fill: Fill, number: int) -> list[Saying]:
        """One phrase filled from this part: once for each fitting question."""
        mine = self.values
        for slot in slots:
            if slot in mine and not mine[slot]:
                return []
        told, part = self.told, self.told.spoken
        topical = "topic" in slots
        asking = bool(slots & {"follow", "followalone", "topicfollow"})
        if "topicfollow" in slots and (part.kind is not Kind.PHRASE or told.age == "fact"):
            return []
        opener = self.openers[(number + len(part.text)) % len(self.openers)]
        values = dict(mine, because=opener + mine["because"], memory=opener + mine["memory"])
        rank = phrase.rank + told.rank + (3 if "followalone" in slots or (asking and told.age == "fact") else 0)
        found: list[Saying] = []
        for follow in self.follows[:2] if asking else ("",):
            values |= {"follow": follow, "followalone": follow, "topicfollow": once(follow)}
            text = uncalled(phrase.filled(partial(fill.value, more=dict(values))))
            if text:
                found.append(
                    Saying(
                        move=phrase.move,
                        text=text,
                        way=Way.NOUN_PHRASE if topical else Way.FACT if told.age == "fact" else Way.NOTE,
                        fact=told.fact,
                        asks="?" in text,
                        rank=rank,
                        echo="" if "followalone" in slots else part.text,
                    ),
                )
        return found


def _sorry(part: Spoken, fill: Fill) -> str:
    """What the user is sorry for: their own slip, which a note tells without a subject."""
    if fill.occasion is not Occasion.APOLOGY:
        return ""
    if part.kind is Kind.REGRET:
        return part.sorry
    return part.sorry if _SLIP.search(part.text) and part.kind in {Kind.DID, Kind.OURS, Kind.STATE, Kind.SOUGHT} else ""


def _follows(told: Told, fill: Fill) -> tuple[str, ...]:
    part, facts = told.spoken, fill.facts
    register = facts.speech
    since = facts.days_since if facts.days_since is not None else _FAR
    if (part.kind is Kind.WANTED and since < _SOON) or (part.kind is Kind.ASKED and fill.occasion is Occasion.REPLY):
        return ()
    soon = part.kind is Kind.PLANNED and since < _SOON
    if part.kind in {Kind.WANTED, Kind.PLANNED} and not soon:
        wished = wish_follow_ups(part, register, planned=part.kind is Kind.PLANNED)
        if wished:
            return wished
    over = not (soon or fill.ahead)
    return follow_ups(part.text, str(part.kind), part.whose, register, topic=part.topic, over=over)
