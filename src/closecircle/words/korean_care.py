"""Care: who is ill, the person or somebody of theirs, and whether they have lost somebody in the last weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.person import Register, Tie
from closecircle.core.text import nfc
from closecircle.words import korean_seen as seen
from closecircle.words.korean_folk import Whose, honour_folk, split, split_pet, whose

if TYPE_CHECKING:
    from closecircle.words.facts import Facts

_WEEKS_AFTER = 60  # days
_MARKS = frozenset({"", "이", "가", "은", "는", "도", "께서", "이가", "이는", "의"})


def grieves(facts: Facts) -> bool:
    """Whether somebody of theirs died in the last weeks, as the newest talks tell."""
    return any(
        seen.MOURNING.search(nfc(talk.said)) and talk.on is not None and (facts.today - talk.on).days <= _WEEKS_AFTER
        for talk in facts.talks[:3]
    )


def who_is_ill(facts: Facts) -> dict[str, str]:
    """The slots of whose illness it is: their own, or that of a kin or a pet they care for."""
    notes = [*(talk.said for talk in facts.talks), *facts.about]
    words = next((nfc(note) for note in notes if seen.ILL.search(note)), "").split()
    young = seen.young(facts.about)
    kin = next((each for word in _up_to_illness(words) if (each := split(word)) and each[1] in _MARKS), None)
    if kin is not None:
        plain = facts.speech is Register.PLAIN or facts.tie is Tie.FAMILY
        return {"?illother": "1", "illwho": kin[0] if plain else honour_folk([kin[0]])[0]}
    if whose(words, young) is Whose.THEM:
        return {"?illself": "1"}
    called = next((name for name in young if any(word.startswith(name) for word in words)), "")
    name = called or next((pet for word in words if (pet := split_pet(word))), "")
    return {"?illother": "1", "illwho": name} if name else {"?illself": "1"}


def _up_to_illness(words: list[str]) -> list[str]:
    """The words before the illness, its own included: whoever stands among them is the one who is ill."""
    place = next((place for place, word in enumerate(words) if seen.ILL.search(word)), len(words) - 1)
    return words[: place + 1]
