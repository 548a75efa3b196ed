"""The Korean tongue: what can be said to somebody, in 해요체, 합쇼체 or 반말, and how it is joined and measured."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from closecircle.core.text import nfc
from closecircle.words import korean_seen as seen
from closecircle.words.book import phrases
from closecircle.words.korean_fill import Fill
from closecircle.words.korean_folk import Whose, whose
from closecircle.words.korean_particles import particle, with_particle
from closecircle.words.korean_told import NOTE_SLOTS, Ready, tolds
from closecircle.words.plan import Move, Occasion, Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.words.facts import Facts

__all__ = ["KOREAN", "Korean", "particle", "with_particle"]
MOST_SYLLABLES = 120
_QUIET = frozenset(
    {Occasion.TOUCH, Occasion.SILENCE, Occasion.PURCHASE, Occasion.FIRST, Occasion.SEASON, Occasion.REPLY}
)
_BUBBLE = 108  # characters with spaces; a chat bubble of four lines
_OPENER = re.compile(
    "(?:(?:지난번|저번|얼마 전|며칠 전|예전|전|지난주|지난달|지난(?:봄|여름|가을|겨울))에 |(?:어제|아까) )"
    "(?:말씀하신 |말한 )?"
)


class Korean:
    """The Korean side of `tongue.Tongue`."""

    language = "ko"

    def occasion(self, facts: Facts) -> Occasion | None:  # noqa: PLR0911  # one return an occasion
        """What only the newest note's words show: mourning, illness, a move, a purchase of these days."""
        if not facts.talks:
            return None
        said, since = nfc(facts.last_said), facts.days_since
        condoled = any("명복" in text for text in facts.before)
        if since is None or since > 60 or not said:  # noqa: PLR2004  # two months: such news are news no more
            return None
        if seen.MOURNING.search(said):  # said once; the weeks after it are quiet ones
            return Occasion.MOURNING if since <= 14 and not condoled else None  # noqa: PLR2004  # two weeks
        if seen.ILL.search(said) and since <= 21 and "병원 차" not in said and whose(said.split()) is not Whose.PET:  # noqa: PLR2004  # three weeks
            return Occasion.ILLNESS
        if seen.MOVED.search(said) and not re.search("이사 ?갈|이사할|예정|까|기로|고 싶", said):
            return Occasion.MOVED
        if seen.BOUGHT.search(said) and since <= 7:  # noqa: PLR2004  # a week after a purchase
            return Occasion.PURCHASE
        return None

    def sayings(self, facts: Facts, occasion: Occasion) -> Sequence[Saying]:
        """Every sentence of the books whose slots these facts fill."""
        if occasion is Occasion.MOURNING:
            return [Saying(move=Move.GREET, text="삼가 고인의 명복을 빕니다.", whole=True)]
        fill = Fill(facts, occasion)
        if fill.grieves and occasion in _QUIET:
            quiet = [
                phrase
                for phrase in phrases("ko", occasion, facts.tie, facts.speech)
                if phrase.move is Move.SELF or "?grief" in phrase.names
            ]
            return [saying for phrase in quiet for saying in fill.said(phrase, phrase.names)]
        ready = [Ready.of(told, fill) for told in tolds(facts, occasion)]
        found: list[Saying] = []
        for number, phrase in enumerate(phrases("ko", occasion, facts.tie, facts.speech)):
            slots = phrase.names
            if slots & NOTE_SLOTS:
                for told in ready:
                    found.extend(told.said(phrase, slots, fill, number))
            else:
                found.extend(fill.said(phrase, slots))
        return found

    def join(self, sayings: Sequence[Saying]) -> str:
        """The sentences in one line; "지난번에" and its like are said once."""
        said: list[str] = []
        opened = False
        for each in sayings:
            opener = _OPENER.match(each.text)
            text = each.text
            if opener is not None and opened:
                text = text.removeprefix(opener[0])
            opened = opened or opener is not None
            said.append(text)
        return " ".join(said)

    def fits(self, text: str) -> bool:
        """At most 120 syllables, and no longer than a bubble with its spaces."""
        return len(text) <= _BUBBLE and sum(1 for sign in text if sign.isalnum()) <= MOST_SYLLABLES

    def stems(self, text: str) -> frozenset[str]:
        """The first two syllables of each word: what stays when its ending changes."""
        return _stems(text)

    def holds(self, text: str, never: str) -> bool:
        """Whether the text says it: the words without spaces, each without its particle."""
        unsaid = re.sub(r"(?:은|는|이|가|을|를)$", "", nfc(never).strip()).casefold().replace(" ", "")
        return bool(unsaid) and unsaid in nfc(text).casefold().replace(" ", "")


KOREAN = Korean()


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:2] for word in re.findall(r"\w{2,}", text))
