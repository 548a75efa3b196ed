"""The English tongue: what a good clerk who remembers would say, warm or plain, and how it is joined and measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from closecircle.core.person import Tie
from closecircle.words.english_book import ECHO, from_book, voiced
from closecircle.words.english_found import noted_on
from closecircle.words.english_frames import Told
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_notes import frames, of_note
from closecircle.words.english_questions import of_question
from closecircle.words.english_slots import Slots
from closecircle.words.english_voice import MOST_WORDS, holds, joined, stems, word_count
from closecircle.words.plan import UNASKED, Move, Occasion, Saying, Way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.words.facts import Facts

__all__ = ["ENGLISH", "English"]

_STIFF = frozenset({Tie.CLIENT, Tie.BUYER, Tie.SUPPLIER})
# Sorrow is not for cards and congratulations.
_GLAD = frozenset(
    {
        Occasion.BIRTHDAY,
        Occasion.WEDDING,
        Occasion.BIRTH,
        Occasion.PROMOTION,
        Occasion.OPENING,
        Occasion.HOLIDAY,
        Occasion.INTRODUCED,
        Occasion.PASSED_ON,
        Occasion.THANKS,
        Occasion.PURCHASE,
        Occasion.FIRST,
        Occasion.SEASON,
        Occasion.PROMISE,
    },
)
_GENTLE = word_set("ill_you ill_kin ill_np operation operation_kin results pet")
_SORROW = word_set(
    "sorry_thing mourned mourned_pet missing heavy regret ill_you ill_kin ill_np operation operation_kin results "
)
_SHOWN: tuple[tuple[Occasion, frozenset[str], int], ...] = (
    (Occasion.MOURNING, frozenset({"mourned"}), 21),
    (Occasion.ILLNESS, frozenset({"ill_you", "ill_kin", "ill_np", "sore", "operation", "operation_kin"}), 45),
    (Occasion.MOVED, frozenset({"settle", "settle_place", "settle_home"}), 60),
    (Occasion.BIG_DAY, frozenset({"exam_gentle"}), 14),
)
# How far the second talk and a lasting fact stand behind the last talk.
_BEHIND = (0, 2, 3)
_FACT_BEHIND = 2
# What an occasion already says in its greeting, so that nothing after it says it again.
_SAID = {
    Occasion.MOVED: frozenset({"settle", "settle_place", "settle_home", "move_ahead"}),
    Occasion.PROMISE: frozenset({"promised"}),
    Occasion.PROMOTION: frozenset({"good_news"}),
    Occasion.WEDDING: frozenset({"good_news"}),
}
# What they asked me to know: the answer is mine to give, not theirs.
_ANSWERED_BY_ME = frozenset({"asked", "asked_how", "asked_to", "asked_would", "asked_about"})
# What somebody bought is small beside their big day.
_BOUGHT = frozenset({"bought", "for_somebody", "wear", "eat", "read", "plant"})


@dataclass(frozen=True, slots=True)
class English:
    """The English side of `tongue.Tongue`."""

    language: str = "en"

    def occasion(self, facts: Facts) -> Occasion | None:
        """What the newest notes show: a loss, an illness, a move, an exam just behind."""
        near = [(talk.said, talk.on or facts.today) for talk in facts.talks[:2]]
        if not near and facts.days_since is None:
            near = [(each, facts.today) for each in facts.about]
        for said, on in near:
            names = {frame.name for _clause, frame in frames(said, noted=on, today=facts.today, name=facts.name)}
            for occasion, signs, days in _SHOWN:
                if names & signs and (facts.today - on).days <= days:
                    return occasion
        return None

    def sayings(self, facts: Facts, occasion: Occasion) -> Sequence[Saying]:
        """Every sentence that could be said, in the register of this person."""
        slots = Slots(facts=facts, occasion=occasion)
        found = from_book(facts, occasion, slots)
        if occasion is not Occasion.MOURNING:
            found += _from_notes(facts, occasion, slots)
        return found

    def join(self, sayings: Sequence[Saying]) -> str:
        """The sentences as one message."""
        return joined([each.text for each in sayings])

    def fits(self, text: str) -> bool:
        """At most 60 words."""
        return word_count(text) <= MOST_WORDS

    def stems(self, text: str) -> frozenset[str]:
        """The stems by which two drafts are held against each other."""
        return stems(text)

    def holds(self, text: str, never: str) -> bool:
        """Whether the text says what must never be said."""
        return holds(text, never)


def _from_notes(facts: Facts, occasion: Occasion, slots: Slots) -> list[Saying]:
    today = facts.today
    ranked: list[tuple[int, Told]] = [(0, each) for each in _next_question(facts)]
    for place, talk in enumerate(facts.talks[:3]):
        noted = talk.on or noted_on(facts, place)
        ranked += [(_BEHIND[place], each) for each in of_note(talk.said, noted=noted, today=today, name=facts.name)]
    for fact in facts.about:
        heard = of_note(fact, noted=today, today=today, name=facts.name, standing=True)
        ranked += [(_FACT_BEHIND, each) for each in heard]
    return [said for behind, each in ranked if (said := _for_occasion(each, behind, occasion, slots)) is not None]


def _next_question(facts: Facts) -> list[Told]:
    """An open next question is always asked, plainly where its words could not be turned."""
    question = facts.question
    if question is None:
        return []
    found: list[Told] = []
    for each in of_question(
        question.phrase, noted=noted_on(facts, 0), today=facts.today, about_on=question.about_on, name=facts.name
    ):
        saying = each.saying
        found.append(
            replace(each, saying=replace(saying, move=Move.ASK, rank=0) if saying.asks else replace(saying, rank=2))
        )
    if not any(each.saying.asks for each in found):
        found = [replace(each, saying=replace(each.saying, rank=0)) for each in found]
    if not found:
        plain = (
            "How have things been since we last talked?",
            "How did things turn out since last time?",
        )
        asks = [Saying(move=Move.ASK, text=text, way=Way.QUESTION, fact=question.phrase, asks=True) for text in plain]
        found = [Told(frame="thing", saying=ask) for ask in asks]
    return found


def _for_occasion(told: Told, behind: int, occasion: Occasion, slots: Slots) -> Saying | None:
    """The sentence as it belongs to this occasion, or None where it does not."""
    each, kind = told.saying, told.frame
    if not _belongs(told, occasion, slots):
        return None
    rank, echo = each.rank + behind, each.echo
    if occasion is Occasion.ILLNESS:
        rank = 2 if kind == "pet" else 0
    elif occasion is Occasion.APOLOGY or (occasion is Occasion.BIG_DAY and kind in _BOUGHT):
        rank += 6
    elif kind in _SAID.get(occasion, frozenset()):
        rank, echo = rank + 4, ECHO.get(occasion, echo)
    elif occasion in {Occasion.THANKS, Occasion.PASSED_ON}:
        rank = 0 if kind == "thanks" else rank + 3
    elif occasion is Occasion.REPLY and kind == "asked_me":
        rank = 0
    return Saying(
        move=each.move,
        text=voiced(each.text, slots.facts),
        way=each.way,
        fact=each.fact,
        asks=each.asks,
        rank=rank,
        echo=echo,
    )


def _belongs(told: Told, occasion: Occasion, slots: Slots) -> bool:
    """Whether a sentence may be said on this occasion at all."""
    each, kind = told.saying, told.frame
    stiff = slots.facts.tie in _STIFF
    if occasion is Occasion.REPLY and kind in _ANSWERED_BY_ME:
        return False
    if (each.asks and occasion in UNASKED) or (kind in _SORROW and occasion in _GLAD):
        return False
    if (kind == "waited" and stiff) or (kind == "waited_for_us" and not stiff):
        return False
    return {
        Occasion.ILLNESS: kind in _GENTLE,
        Occasion.APOLOGY: kind in {"kin", "pet", "child"},
        Occasion.INTRODUCED: kind != "thanks" and not slots.names_friend(each.text),
        Occasion.PASSED_ON: kind != "thanks"
        or not any(word in each.text for word in ("hank", "passed on", "passing on")),
        Occasion.BIG_DAY: kind not in {"event_gone", "event_open", "event_open_kin"} or not slots.is_event(each.echo),
    }.get(occasion, True)


ENGLISH = English()
