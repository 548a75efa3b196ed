"""What a part of a Korean note becomes when it is read: its kind, and the clauses in which it can be spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from closecircle.words.korean_folk import Whose
from closecircle.words.korean_nouns import topic_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.words import korean_verbs as verbs

QUOTES = ("다고", "라고", "자고", "냐고")


class Kind(StrEnum):
    """What a part of a note tells."""

    ASKED = "asked"
    WORRIED = "worried"
    WANTED = "wanted"
    PLANNED = "planned"
    WONDERED = "wondered"
    SAID = "said"
    STATE = "state"
    HABIT = "habit"
    DID = "did"
    SOUGHT = "sought"
    GAVE = "gave"
    OURS = "ours"
    REGRET = "regret"
    MET = "met"
    VOWED = "vowed"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One part of a note, ready to be spoken of in one register.

    `because` ends in -는데 ("… 물어보셨는데"), `memory` in -던 게 ("… 물어보셨던 게"), `gave` in -신 것
    ("빌려 주신 것"), `thanks` and `sorry` in -서; each is '' where it makes no sense. `topic` is the thing spoken of,
    bare ("새 오븐"). `verb` is the dictionary stem they want or plan to do ('' unknown). `whose` says who is spoken of,
    `text` is the part as jotted.
    """

    kind: Kind
    text: str
    because: str = ""
    memory: str = ""
    gave: str = ""
    thanks: str = ""
    sorry: str = ""
    topic: str = ""
    verb: str = ""
    whose: Whose = Whose.THEM


@dataclass(frozen=True, slots=True)
class Ear:
    """How it will be said: polite or plain, kin honoured or not."""

    plain: bool
    standing: bool = False

    def said(self, quoted: str) -> tuple[str, str]:
        r"""What was reported, as a reason and as a memory: \'…다고 하셨는데\', \'…다고 하셨던 게\'."""
        return (
            (f"{quoted} 했는데", f"{quoted} 했던 게") if self.plain else (f"{quoted} 하셨는데", f"{quoted} 하셨던 게")
        )

    def did(self, body: str, stem: verbs.Stem) -> tuple[str, str]:
        r"""What was done, as a reason and as a memory: \'… 사 가셨는데\', \'… 사 가셨던 게\'."""
        past = stem.past() if self.plain else stem.honoured()
        return f"{body}{past}는데", f"{body}{past}던 게"


def join(body: str, word: str) -> str:
    """A body and its last word, which may stand alone."""
    return f"{body} {word}" if body else word


def quoted_part(kind: Kind, quoted: str, ear: Ear, ahead: Sequence[str], verb: str = "") -> Spoken:
    """A part told as reported speech, its quotation (-다고, -라고) given."""
    because, memory = ear.said(quoted)
    return Spoken(kind=kind, text="", because=because, memory=memory, topic=topic_of(ahead), verb=verb)


def did_part(kind: Kind, body: str, stem: verbs.Stem, ear: Ear, *, glue: str = " ") -> Spoken:
    """A part told as a deed of theirs."""
    because, memory = ear.did(body + glue if body else "", stem)
    return Spoken(kind=kind, text="", because=because, memory=memory, topic=topic_of(body.split()))
