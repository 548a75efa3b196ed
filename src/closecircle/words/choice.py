"""The choosing of a draft's sentences: which of everything a tongue offers is said this time, and in which shape."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from closecircle.core.person import Familiarity
from closecircle.words import tone
from closecircle.words.plan import UNASKED, Move, Way
from closecircle.words.sameness import stems
from closecircle.words.tone_person import person_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.words.facts import Facts
    from closecircle.words.plan import Occasion, Saying
    from closecircle.words.tongue import Tongue

SHAPES: tuple[tuple[Move, ...], ...] = (
    (Move.GREET, Move.SELF, Move.ASK),
    (Move.GREET, Move.SELF, Move.REMEMBER, Move.ASK, Move.CLOSE),
    (Move.GREET, Move.SELF, Move.REMEMBER, Move.GIFT, Move.CLOSE),
)
QUIET_SHAPES: tuple[tuple[Move, ...], ...] = (
    (Move.GREET, Move.SELF, Move.REMEMBER),
    (Move.GREET, Move.SELF, Move.REMEMBER, Move.CLOSE),
    (Move.GREET, Move.SELF, Move.CLOSE),
)
_TRIES = 5
_LONG = 95  # characters; a draft that long needs no close
_HALF = 0.5  # drafts that differ share at most half their stems
_EARLIER = 24  # drafts of one's own past that a new one is held against


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """One try at one variant: its moves, whether it must hold the open question, and what the order is salted with."""

    shape: tuple[Move, ...]
    short: bool
    must_ask: bool
    salt: str


@dataclass(slots=True)
class Choice:
    """The choosing of sentences, variant after variant, each unlike the ones before it."""

    facts: Facts
    occasion: Occasion
    tongue: Tongue
    offered: list[Saying]
    seed: int
    texts: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    used_facts: set[str] = field(default_factory=set)
    had: str = ""
    context: tone.Context = field(default_factory=tone.Context)
    by_move: dict[Move, list[Saying]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.had = "\n".join((*self.facts.before, *self.facts.month))
        self.context = tone.Context(
            register=str(self.facts.speech),
            address=self.facts.address,
            never_say=self.facts.never_say,
            occasion=str(self.occasion),
            language=self.facts.language,
        )
        greet_only = self.facts.familiarity is Familiarity.GREET
        for each in self.offered:
            personal = each.fact and each.way is not Way.QUESTION and each.move not in {Move.GREET, Move.SELF}
            if not (greet_only and personal):
                self.by_move.setdefault(each.move, []).append(each)

    def pass_over(self, variant: int) -> None:
        """Take note of an earlier variant, so that a later one is unlike it."""
        plan = self._plan(self._turn(variant, 0))
        self.texts.append(self.tongue.join(plan))
        self.used.update(self._core(each) for each in plan)
        self.used_facts.update(each.fact for each in plan if each.fact)

    def compose(self, variant: int) -> list[Saying]:
        """The plan of one variant that passes every limit and is least like what there was."""
        tried: list[tuple[float, int, list[Saying]]] = []
        for attempt in range(_TRIES):
            plan = self._plan(self._turn(variant, attempt))
            alike = self._alike(self.tongue.join(plan))
            tried.append((alike, attempt, plan))
            if alike <= _HALF and self._passes(plan):
                return plan
        for _alike, _attempt, plan in sorted(tried, key=lambda each: each[:2]):
            if self._passes(plan):
                return plan
        return self._plainest()

    def _turn(self, variant: int, attempt: int) -> _Turn:
        asks_here = self.occasion not in UNASKED
        shapes = SHAPES if asks_here else QUIET_SHAPES
        shape = shapes[variant % len(shapes)]
        must_ask = asks_here and any(each.way is Way.QUESTION for each in self.by_move.get(Move.ASK, ()))
        if must_ask and Move.ASK not in shape:
            shape = (*shape[:-1], Move.ASK)
        return _Turn(
            shape=shape,
            short=variant % len(shapes) == 0,
            must_ask=must_ask,
            salt=f"{self.seed}|{attempt}|{variant}|{self.facts.today}|{self.facts.name}|",
        )

    def _passes(self, plan: Sequence[Saying]) -> bool:
        """Whether the limits hold and the guard finds nothing."""
        text = self.tongue.join(plan)
        return (
            self.tongue.fits(text)
            and text.count("!") <= 1
            and text.count("?") <= 1
            and not any(self.tongue.holds(text, never) for never in self.facts.never_say)
            and self._is_clean(plan, text)
        )

    def _is_clean(self, plan: Sequence[Saying], text: str) -> bool:
        """Sentences are read once each; the whole again where one of them is not silent or speaks of the person."""
        personal = any(each.fact or each.rank < 0 for each in plan)
        if not all(tone.is_silent(self._core(each), self.facts.language) for each in plan):
            return not tone.check(text, self.facts.language, self.context if personal else None)
        return not (personal and person_findings(text, self.context, self.facts.language))

    def _alike(self, text: str) -> float:
        """How much of the text's stems the likest earlier draft holds: 0 none, 1 all."""
        earlier = (*self.texts, *self.facts.before[:_EARLIER], *self.facts.month)
        return max((_shared(_stems(text), _stems(each)) for each in earlier), default=0.0)

    def _plan(self, turn: _Turn) -> list[Saying]:
        plan: list[Saying] = []
        for move in turn.shape:
            if move is Move.CLOSE and sum(len(each.text) for each in plan) > _LONG:
                continue
            picked = self._pick(move, plan, turn)
            if turn.short and move is Move.ASK:
                plan.extend(self._before_asking(plan, turn, picked))
            if picked is not None:
                plan.append(picked)
        if turn.short and sum(each.move is not Move.SELF for each in plan) == 1:  # a greeting alone is no message
            plan.extend(filter(None, (self._pick(Move.CLOSE, plan, turn),)))
        return plan

    def _before_asking(self, plan: Sequence[Saying], turn: _Turn, asked: Saying | None) -> list[Saying]:
        """What the short shape remembers when its question has nothing to do with the last talk, or there is none."""
        if asked is not None and (asked.way is Way.QUESTION or (asked.rank <= 1 and asked.fact)):
            return []
        remembered = self._pick(Move.REMEMBER, plan, turn)
        if remembered is None or (
            asked is not None and (remembered.rank > asked.rank or remembered.echo == asked.echo)
        ):
            return []
        return [remembered]

    def _pick(self, move: Move, plan: Sequence[Saying], turn: _Turn) -> Saying | None:
        """The sentence of a move that costs least; among equals the salt decides."""
        said = (
            self.tongue.stems(self.tongue.join(plan)) - self.tongue.stems(self.facts.address) if plan else frozenset()
        )
        best: tuple[float, int, Saying] | None = None
        for each in self.by_move.get(move, ()):
            if not self._may(each, plan, turn):
                continue
            cost = self._cost(each, plan, turn)
            if best is not None and cost > best[0]:
                continue
            if said:
                cost += (0.1 if each.fact else 0.4) * len(said & self.tongue.stems(each.text))
            order = zlib.crc32((turn.salt + each.text).encode())
            if best is None or (cost, order) < best[:2]:
                best = (cost, order, each)
        return best[2] if best else None

    def _may(self, each: Saying, plan: Sequence[Saying], turn: _Turn) -> bool:
        """Whether a sentence can follow what is said already: one question, nothing twice."""
        asking = each.move is Move.ASK
        if each.asks:
            asked = any(other.asks for other in plan)
            if asked or self.occasion in UNASKED or (not asking and Move.ASK in turn.shape):
                return False
        if turn.must_ask and asking != (each.way is Way.QUESTION) and each.move in {Move.ASK, Move.REMEMBER}:
            return each.move is Move.REMEMBER and each.way is not Way.QUESTION
        return not each.echo or all(each.echo != other.echo for other in plan)

    def _cost(self, each: Saying, plan: Sequence[Saying], turn: _Turn) -> float:
        cost = float(each.rank)
        if each.rank < 0:  # the user's own words wear out on nobody
            return cost
        core = self._core(each)
        if core in self.used:
            cost += 6
        if self.had and core in self.had:
            cost += 5
        if each.fact and each.fact in self.used_facts and each.move is not Move.GREET and each.way is not Way.QUESTION:
            cost += 2.5
        if each.move is Move.ASK and each.fact and any(each.fact == other.fact for other in plan[1:]):
            cost += 1
        if each.move is Move.GREET and turn.short and ". " in each.text:
            cost += 0.5
        return cost

    def _core(self, each: Saying) -> str:
        """The sentence without the person's call, by which it is known again in another's draft."""
        call = self.facts.address
        if not call or call not in each.text:
            return each.text
        before, _call, after = each.text.partition(call)
        return after.lstrip(", ") if len(after) > len(before) else before

    def _plainest(self) -> list[Saying]:
        """The plainest plan: a greeting without facts and a plain question, else a greeting alone."""
        bare = [each for each in self.by_move.get(Move.GREET, ()) if not each.asks]
        asks = self.by_move.get(Move.ASK, ()) if self.occasion not in UNASKED else ()
        plain_asks = [each for each in asks if each.way is Way.QUESTION] or [each for each in asks if not each.fact]
        greets = sorted(bare, key=lambda each: (bool(each.fact), -each.rank))
        for greet in greets:
            for plan in (*([greet, ask] for ask in plain_asks[:6]), [greet]):
                if self._passes(plan):
                    return plan
        greetings = self.by_move.get(Move.GREET)
        if not greetings:  # what must never be said is in every one of them
            return []
        return [min(greetings, key=lambda each: (bool(each.fact), each.asks, len(each.text)))]


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset().union(*map(_stems_of_word, text.split()))


@lru_cache(maxsize=16_384)
def _stems_of_word(word: str) -> frozenset[str]:
    return stems(word)


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> float:
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer else 0.0
