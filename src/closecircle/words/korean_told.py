"""Notes brought to the phrase books: which parts may be spoken of on this occasion, and how each fills a phrase."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from closecircle.core.person import Register, Tie
from closecircle.core.text import nfc
from closecircle.words import korean_seen as seen
from closecircle.words import korean_tact as tact
from closecircle.words.korean_fill import once, uncalled
from closecircle.words.korean_folk import Whose
from closecircle.words.korean_follow import follow_ups, wish, wish_follow_ups, wish_if
from closecircle.words.korean_notes import Kind, spoken
from closecircle.words.korean_nouns import amount
from closecircle.words.korean_times import openers, to_come
from closecircle.words.plan import Occasion, Saying, Way

if TYPE_CHECKING:
    from closecircle.words.book import Phrase
    from closecircle.words.facts import Facts
    from closecircle.words.korean_fill import Fill
    from closecircle.words.korean_notes import Spoken

NOTE_SLOTS = frozenset(
    "because memory gave ?said ?asked ?did ?good ?hard ?like ?plan follow wish wishif thanks regret sorry "
    "topic topicfollow ?theirs ?young ?ill ?soonill".split(),
)
# Where what they did is why one writes at all.
_OF_THE_DEED = frozenset({Occasion.PURCHASE, Occasion.FIRST, Occasion.THANKS, Occasion.PASSED_ON, Occasion.WEDDING})
# Of the user's own shop, child or dog nobody is asked.
_OURS = re.compile("(?:^| )(?:우리|저희|내) ")
_SOON, _FAR = 7, 100  # days
_PREPARING = 45  # days in which one still prepares
_DATED = re.compile(
    r"(?:이번 |올)?(?:봄|여름|가을|겨울|내년|새해|연말|주말|추석|설|방학|\d+월|요즘|요새|지난|작년|올해|예전|"
    r"아침|매일|다음)"
)
_MOST_TOLD = 4  # parts of notes looked at for one draft, the fittest first
_OWED = frozenset({Occasion.THANKS, Occasion.PASSED_ON, Occasion.INTRODUCED})
_HELD_OUT = re.compile(
    "빌려|도와|챙겨|나눠|보내|선물|소개|공유|올려|맡아|태워|데려|고쳐|알려|전해|사 ?[다줌]|와 ?줌|들어"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One spoken part of a note, its age in days, whether it is lasting, and how much it belongs here (0 most)."""

    spoken: Spoken
    fact: str
    days: int | None
    standing: bool
    rank: int


@lru_cache(maxsize=2048)
def _spoken(
    note: str, register: Register, name: str, young: tuple[str, ...], *, own_kin: bool, standing: bool
) -> tuple[Spoken, ...]:
    return spoken(note, register, name=name, own_kin=own_kin, standing=standing, young=young)


def tolds(facts: Facts, occasion: Occasion) -> list[Told]:
    """Every part of every note that may be spoken of, with its age and its fitness for the occasion."""
    found: list[Told] = []
    own_kin = facts.tie is Tie.FAMILY
    young = seen.young(facts.about)

    def add(note: str, days: int | None, rank: int, *, standing: bool = False) -> None:
        parts = _spoken(nfc(note), facts.speech, facts.name, young, own_kin=own_kin, standing=standing)
        for place, part in enumerate(parts):
            if part.kind is Kind.PHRASE and not tact.speaks(part, standing=standing):
                continue
            if tact.untold(part, facts, occasion, standing=standing):
                continue
            if part.kind is Kind.GAVE and occasion in _OWED:
                found.append(Told(part, note, days, standing, 0 if _HELD_OUT.search(part.text) else 1))
                continue
            traded = tact.OF_TRADE.search(part.text) is not None
            fitness = max(0, rank + min(place, 1) - tact.fits(part, occasion)) + traded
            found.append(Told(part, note, days, standing, fitness))

    for place, talk in enumerate(facts.talks[:3]):
        days = facts.days_since if place == 0 else (facts.today - talk.on).days if talk.on else None
        add(talk.said, days, min(2 * place, 3))
    for fact in facts.about:
        if not (re.match(r"\s*생일", fact) or seen.pet(fact) or seen.child(fact, facts.speech)):
            add(fact, None, 2, standing=True)
    return sorted(found, key=lambda told: told.rank)[:_MOST_TOLD]


@dataclass(frozen=True, slots=True)
class Ready:
    """A told part with its slots filled, ready to go into any phrase."""

    told: Told
    values: dict[str, str]
    openers: tuple[str, ...]
    follows: tuple[str, ...]
    knows: bool

    @classmethod
    def of(cls, told: Told, fill: Fill) -> Ready:
        """A told part with everything it can fill."""
        part = told.spoken
        speaks = part.kind not in {Kind.GAVE, Kind.REGRET, Kind.OURS, Kind.VOWED, Kind.PHRASE}
        answering = part.kind is Kind.ASKED and fill.occasion is Occasion.REPLY
        introduced = bool(fill.facts.introduced) and fill.facts.introduced.split()[-1] in part.text
        habit = part.kind is Kind.HABIT
        dated = _DATED.match(part.because or part.memory) is not None
        bare = told.standing or dated or (part.kind is Kind.HABIT and "다고" not in part.because)
        topic = part.topic if part.kind is Kind.PHRASE or fill.occasion is Occasion.PURCHASE else ""
        follows, knows = ((), False) if introduced else _follows(told, fill)
        wished = _wished(told, fill) if follows else ""
        if part.kind is Kind.DID and not (follows or tact.tells(part) or fill.occasion in _OF_THE_DEED):
            speaks = False
        heard = part.kind in {Kind.SAID, Kind.STATE, Kind.WORRIED, Kind.DID}
        values = {
            "because": part.because if speaks and not introduced else "",
            "memory": part.memory if speaks and not answering and not (told.standing and habit) else "",
            "gave": part.gave,
            "?said": "1" if part.kind in {Kind.SAID, Kind.STATE, Kind.WORRIED} else "",
            "?asked": "1" if part.kind is Kind.ASKED else "",
            "?did": "1" if part.kind in {Kind.DID, Kind.SOUGHT} else "",
            "?good": "1" if heard and tact.GOOD.search(part.because) and not tact.HARD.search(part.because) else "",
            "?hard": "1" if heard and tact.HARD.search(part.because) and not tact.GOOD.search(part.because) else "",
            "?like": "1" if habit and "다고" in part.because and tact.LIKES.search(part.because) else "",
            "?plan": "1" if part.kind in {Kind.PLANNED, Kind.WANTED} else "",
            "wish": wished,
            "wishif": wish_if(wished) if wished else "",
            "thanks": part.thanks,
            "regret": part.memory if part.kind is Kind.REGRET else "",
            "sorry": _sorry(told, fill),
            "topic": "" if seen.workplace(topic) else topic,
            "?theirs": "1" if part.whose in {Whose.THEM, Whose.ELDER} else "",
            "?young": "1" if part.whose in {Whose.CHILD, Whose.PET} else "",
            "?ill": "1" if _is_ill(told, fill) else "",
            "?soonill": "1" if _SOON_TREATED.search(part.text) else "",
        }
        return cls(told, values, ("",) if bare else openers(told.days, fill.facts.today), follows, knows)

    def said(self, phrase: Phrase, slots: frozenset[str], fill: Fill, number: int) -> list[Saying]:
        """One phrase filled from this part: once for each fitting question."""
        mine = self.values
        for slot in slots:
            if slot in mine and not mine[slot]:
                return []
        told, part = self.told, self.told.spoken
        topical = "topic" in slots
        asking = bool(slots & {"follow", "topicfollow"})
        if "topicfollow" in slots and (part.kind is not Kind.PHRASE or told.standing):
            return []
        if not self.knows and "topicfollow" in slots:
            return []
        if topical and not asking and amount(part.text.split()):
            return []
        opener = self.openers[(number + len(part.text)) % len(self.openers)]
        values = dict(mine, because=opener + mine["because"], memory=opener + mine["memory"])
        rank = phrase.rank + told.rank + (3 if asking and told.standing else 0)
        found: list[Saying] = []
        for follow in self.follows[:2] if asking else ("",):
            values |= {"follow": follow, "topicfollow": once(follow)}
            text = uncalled(phrase.filled(partial(fill.value, more=dict(values))))
            if text:
                found.append(
                    Saying(
                        move=phrase.move,
                        text=text,
                        way=Way.NOUN_PHRASE if topical else Way.FACT if told.standing else Way.NOTE,
                        fact=told.fact,
                        asks="?" in text,
                        rank=rank,
                        echo=part.text,
                    ),
                )
        return found


_SOON_TREATED = re.compile(
    "(?:수술|시술|검사|치료|입원).*(?:앞두|앞둠|예정|날짜|한다고|받는다고|잡혔|잡힘|받을|들어간)"
)
# A deed jotted without a subject that only the user can have done to them: 다른 걸 보냄, 차를 세워 둠, 헛걸음하게 함.
_DONE_TO_THEM = re.compile(
    "(?:보냄|보냈음?|드림|드렸음?|둠|뒀음?|넣음|넣었음?|쏟음|쏟았음?|놓음|하게 함|하게 했음?|끼침|끼쳤음?)$"
)


def _is_ill(told: Told, fill: Fill) -> bool:
    """Whether a part tells of an illness: by its words, or because the newest talk is why one writes."""
    if _SOON_TREATED.search(told.spoken.text):
        return False
    newest = fill.occasion is Occasion.ILLNESS and told.rank == 0 and not told.standing
    return newest or seen.ILL.search(told.spoken.text) is not None


def _sorry(told: Told, fill: Fill) -> str:
    """What the user is sorry for: their own slip, which a note tells without a subject."""
    part = told.spoken
    if fill.occasion is not Occasion.APOLOGY:
        return ""
    if part.kind is Kind.REGRET or (told.rank <= 1 and part.kind is Kind.DID and _DONE_TO_THEM.search(part.text)):
        return part.sorry
    return (
        part.sorry
        if tact.SLIP.search(part.text) and part.kind in {Kind.DID, Kind.OURS, Kind.STATE, Kind.SOUGHT}
        else ""
    )


def _follows(told: Told, fill: Fill, register: Register | None = None) -> tuple[tuple[str, ...], bool]:
    """What one may ask next, and whether it speaks of the thing itself."""
    part, facts = told.spoken, fill.facts
    if _OURS.search(part.text):
        return (), False
    register = register or facts.speech
    since = told.days if told.days is not None else _FAR
    if (part.kind is Kind.WANTED and since < _SOON) or (part.kind is Kind.ASKED and fill.occasion is Occasion.REPLY):
        return (), False
    on = facts.today - timedelta(days=told.days) if told.days is not None else None
    ahead = fill.ahead or bool(to_come(part.text, on, facts.today))
    preparing = since < _PREPARING and re.search("준비|신청|접수", part.text) is not None
    ahead = ahead or preparing
    soon = part.kind is Kind.PLANNED and (since < _SOON or ahead)
    if part.kind in {Kind.WANTED, Kind.PLANNED} and not (soon or ahead):
        wished = wish_follow_ups(part, register, planned=part.kind is Kind.PLANNED)
        if wished:
            return wished, True
    if part.kind is Kind.WANTED and ahead:
        return (), False
    kind, over, own = str(part.kind), not (soon or ahead), facts.tie is Tie.FAMILY
    known = follow_ups(part.text, kind, part.whose, register, topic=part.topic, over=over, known=True)
    found = known or follow_ups(part.text, kind, part.whose, register, topic=part.topic, over=over, own_kin=own)
    return tuple(each for each in found if not _repeats(part, each)), bool(known)


def _repeats(part: Spoken, follow: str) -> bool:
    """Whether a question says the note's own verb again ('2층으로 옮기셨는데, 잘 옮기셨어요?')."""
    return bool(part.because) and part.because.rsplit(maxsplit=1)[-1][:2] == follow.rsplit(maxsplit=1)[-1][:2]


def _wished(told: Told, fill: Fill) -> str:
    """The last fitting question as a wish ('좀 나아지셨길'), so that it is another than is asked first; '' none."""
    heard = Register.PLAIN if fill.facts.speech is Register.PLAIN else Register.POLITE
    found, _knows = _follows(told, fill, heard)
    return next((wished for each in reversed(found) if (wished := wish(each, heard))), "")
