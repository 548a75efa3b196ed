"""The plan of an import as data: its rows, what is known of everybody here, and the words for why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from closecircle.exchange import csv_mapping
    from closecircle.exchange.arrivals import Arrival
    from closecircle.exchange.chat_likeness import DayCount
    from closecircle.exchange.chat_talks import DayTalk
    from closecircle.exchange.formats import Format
    from closecircle.exchange.news import Known, Sentence
    from closecircle.exchange.records import ReadProblem

SOMEBODY_NEW = "new"
WHO_ARE_YOU = "Which of these is you is not known: $who"
CONTACT = ("uid", "card", "name")  # the rooms of identities that are no chat's


class State(StrEnum):
    """How a row stands to the circle."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a person is known again by in files of one kind: kept as a KnownChat, so it is no way to reach them.

    A chat's sender in its room; for contacts `room` is "uid" with the UID, "card" with a digest of the whole card where
    there is none, "name" in a friends journal, whose names are its keys.
    """

    kind: str
    room: str
    sender: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody here who may be meant."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One contact, or one partner of a chat.

    `person_id` is the person it would go to, None for somebody new. An unsure row needs an answer: `as_person_id`, one
    of the `candidates` or any other person, or SOMEBODY_NEW. `news` names what would be added, `kept` what the file
    says otherwise. `joins` is the number of an earlier row that is the same new person. `others`: how many more take
    part in the chat's room, when it is a group; `open_room` a public one. Such rows are taken only when asked for.
    """

    number: int
    name: str
    record: Arrival
    identity: Identity
    state: State
    why: Sentence
    person_id: str | None = None
    candidates: tuple[Candidate, ...] = ()
    news: tuple[Sentence, ...] = ()
    kept: tuple[Sentence, ...] = ()
    chosen: bool = False
    starred: bool = False
    line: int = 0
    joins: int | None = None
    others: int = 0
    open_room: bool = False
    as_person_id: str | None = None

    @property
    def is_group(self) -> bool:
        """Whether it comes from a room of more than two."""
        return self.others > 1 or self.open_room

    @property
    def asks_me(self) -> bool:
        """Whether it cannot come in before it is known who the user is in its room."""
        return self.why.template == WHO_ARE_YOU

    def answered(self, person_id: str) -> PlanRow:
        """The row as the user settled it: this person here, or SOMEBODY_NEW."""
        return replace(self, as_person_id=person_id, chosen=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """A file as it would come in.

    `who_are_you` names the senders of whom one is the user, when nothing tells which; `own` are the user's own names in
    its chats, to be remembered. `mapping` is of a table.
    """

    file: str
    format: Format
    rows: tuple[PlanRow, ...]
    problems: tuple[ReadProblem, ...] = ()
    problem_count: int = 0
    mapping: csv_mapping.Mapping | None = None
    who_are_you: tuple[str, ...] = ()
    own: tuple[Identity, ...] = ()

    def of(self, state: State) -> tuple[PlanRow, ...]:
        """The rows in one state."""
        return tuple(row for row in self.rows if row.state is state)

    @property
    def chosen(self) -> tuple[PlanRow, ...]:
        """The rows that are chosen."""
        return tuple(row for row in self.rows if row.chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquainted:
    """Everybody here as an import needs to know them, asked once.

    `owners`: a number's or address's key → whose it is; `namesakes`: a name's key → who has it; `shown`: what people go
    by; `present`: who is not archived; `identities`: see Identity, None for the user and whoever was left out.
    `look` gives all that is known of one person, with the talks of the days in question; `counts` how many messages
    went to and fro with whom on which day, as far as they came in by one kind of file.
    """

    owners: Mapping[str, tuple[str, ...]]
    namesakes: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]
    present: frozenset[str]
    identities: Mapping[Identity, str | None]
    look: Callable[[str, tuple[DayTalk, ...]], Known]
    counts: Callable[[str], Mapping[str, Sequence[DayCount]]]
