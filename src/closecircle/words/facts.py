"""Everything a draft may be written from: what is known of one person on one day, and of the one who writes.

A draft sees nothing else. Whoever gathers the facts leaves out what is private; the engine itself drops every fact
that holds a *never say*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from closecircle.core.person import Familiarity, Register, Tie
from closecircle.core.talk import Channel

if TYPE_CHECKING:
    from datetime import date

    from closecircle.core.talk import Side
    from closecircle.words.plan import Move

_BY_TIE = {
    Tie.REGULAR: Register.POLITE,
    Tie.CLIENT: Register.FORMAL,
    Tie.BUYER: Register.POLITE,
    Tie.SUPPLIER: Register.POLITE,
    Tie.FELLOW: Register.POLITE,
    Tie.COLLEAGUE: Register.POLITE,
    Tie.FRIEND: Register.PLAIN,
    Tie.FAMILY: Register.PLAIN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFact:
    """One talk: its day (None: unknown), what was jotted of it, whose message stood last, how it was had."""

    on: date | None
    said: str
    by: Side | None = None
    channel: Channel = Channel.IN_PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFact:
    """The open next question: a noun phrase ("따님 시험", "her knee"), the day of the thing itself, due or not."""

    phrase: str
    about_on: date | None = None
    due: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFact:
    """What the user said they would do ("레시피 보내 주기", "send the recipe"), by when, and whether it is done."""

    what: str
    due: date | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFact:
    """A special day near today.

    `kind`: birthday, wedding, anniversary, exam, opening, seollal, chuseok, suneung, christmas, newyear … ; `on` is
    the day it falls on this year; `label` is what the user called it, '' when the kind says enough.
    """

    kind: str
    on: date
    lunar: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialFact:
    """Something of one's own that answers what this person raised; `answers` is what they raised, '' unknown."""

    title: str
    link: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """A sentence the user wrote and kept for next time. `{call}` in it stands for the person's address."""

    move: Move
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one person, and of the one who writes, on one day.

    `address` is the stored call ("민지 님", "김 부장님", "Daniel"), '' = no vocative at all, never assembled,
    never a trait. `register` None: the tie decides (`speech`). `about` holds facts as jotted ("has a beagle called
    Pip", "고양이 보리"). `talks` newest first. `days_since` counts from the last talk, None when there was none.
    `introduced` is who they brought, `passed_on` what they passed on, `introduced_by` who brought them.
    `first_contact`: they have never had a message, so this one says who writes. `openings` and `closings` are the
    user's own phrases, `{call}` allowed. `before` are drafts this person has had, `month` drafts others had this
    month: both are whole texts, newest first, only to be unlike them.
    """

    name: str
    address: str
    today: date
    tie: Tie = Tie.REGULAR
    familiarity: Familiarity = Familiarity.CHAT
    language: str = "ko"
    register: Register | None = None
    sender_name: str = ""
    sender_place: str = ""
    signs: str = ""
    openings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    emoji: bool = False
    hour: int | None = None
    talks: tuple[TalkFact, ...] = ()
    days_since: int | None = None
    question: QuestionFact | None = None
    promise: PromiseFact | None = None
    day: DayFact | None = None
    about: tuple[str, ...] = ()
    material: MaterialFact | None = None
    introduced: str = ""
    passed_on: str = ""
    introduced_by: str = ""
    last_by: Side | None = None
    last_message: str = ""
    never_say: tuple[str, ...] = ()
    first_contact: bool = False
    kept: tuple[KeptLine, ...] = ()
    before: tuple[str, ...] = ()
    month: tuple[str, ...] = ()

    @property
    def speech(self) -> Register:
        """The one level of speech of this person's drafts: their own, or the tie's."""
        if self.register is not None:
            return self.register
        if self.language == "ko":
            return _BY_TIE[self.tie]
        return Register.PLAIN if self.tie in {Tie.FRIEND, Tie.FAMILY} else Register.POLITE

    @property
    def last_said(self) -> str:
        """What was jotted of the newest talk that has words, '' when there is none."""
        return next((talk.said for talk in self.talks if talk.said.strip()), "")
