"""One dear person, and the ways to reach them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from datetime import date


class Tie(StrEnum):
    """What we are to each other (rules P5); decides register, openings and subjects of a draft."""

    REGULAR = "regular"
    CLIENT = "client"
    BUYER = "buyer"
    SUPPLIER = "supplier"
    FELLOW = "fellow"
    COLLEAGUE = "colleague"
    FRIEND = "friend"
    FAMILY = "family"


class Familiarity(StrEnum):
    """How much the person likes being recognised. GREET never comes up for a message."""

    GREET = "greet"
    CHAT = "chat"
    CLOSE = "close"


class Register(StrEnum):
    """The level of speech one draft keeps throughout: 합쇼체, 해요체, 반말; English knows POLITE (warm) and PLAIN."""

    FORMAL = "formal"
    POLITE = "polite"
    PLAIN = "plain"


class Seat(StrEnum):
    """Where a person sits: in the circle, on the outer bench, or archived. Only the circle comes up in Today."""

    CIRCLE = "circle"
    BENCH = "bench"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle:
    """One way to reach a person. `value` is as typed; `key` is the comparable form (E.164, lower-case mail) or ''."""

    id: str
    person_id: str
    kind: str
    value: str
    label: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One dear person; nameless at first if need be, then known by a trait ("늘 라떼").

    `address` is the one stored way of calling them ("김 과장님", "지훈 어머님", "Daniel"), never assembled elsewhere;
    '' means no vocative at all. `register` '' means the tie decides. `rhythm` is spelt as Rhythm spells it ("3w"), ''
    none. `never_say`, `likes` hold one item a line. `paused_until` is the first day on which the person may come up
    again (date.max: resting until woken).
    """

    id: str
    name: str
    trait: str = ""
    address: str = ""
    tie: Tie = Tie.REGULAR
    familiarity: Familiarity = Familiarity.CHAT
    language: str = "ko"
    register: str = ""
    rhythm: str = ""
    company: str = ""
    usual: str = ""
    likes: str = ""
    family: str = ""
    never_say: str = ""
    notes: str = ""
    tags: str = ""
    introduced_by: str | None = None
    seat: Seat = Seat.CIRCLE
    paused_until: date | None = None
    added_on: date
