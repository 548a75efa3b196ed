"""What passes between two people: talks, promises, next questions, thanks."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from closecircle.core.records import dataclass

if TYPE_CHECKING:
    from datetime import date


class Channel(StrEnum):
    """How a talk was had. Only MESSAGE can be left unanswered."""

    IN_PERSON = "in person"
    PHONE = "phone"
    MESSAGE = "message"


class Side(StrEnum):
    """Who began, or who wrote last."""

    ME = "me"
    THEM = "them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One conversation on one day.

    `began` is None when nobody knows. `last_by` says whose message stands last (None in person and by phone: both
    were there). `sent` and `received` count messages where a chat was brought in, 0 otherwise. `source` names the
    kind of import it came from, '' when logged by hand. `private`: never reaches a draft.
    """

    id: str
    person_id: str
    on: date
    channel: Channel = Channel.IN_PERSON
    began: Side | None = None
    last_by: Side | None = None
    said: str = ""
    sent: int = 0
    received: int = 0
    source: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something the user said they would do, by a day; `kept_on` None while it is open."""

    id: str
    person_id: str
    what: str
    due_on: date
    made_on: date
    kept_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextQuestion:
    """One noun phrase to ask about next time ("따님 피아노 시험"); `about_on` is the day of the thing itself."""

    id: str
    person_id: str
    phrase: str
    due_on: date
    noted_on: date
    about_on: date | None = None
    asked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """Thanks owed to a person (rules P7, P8): for an introduction or for passing material on."""

    id: str
    person_id: str
    cause: str
    subject: str
    since: date
    thanked_on: date | None = None
