"""Which sender of a chat is the user: what the file says, what was answered, what was remembered, what follows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from closecircle.core.errors import WrongUse
from closecircle.core.text import one_line
from closecircle.exchange.chat_likeness import alike, people_alike
from closecircle.exchange.phones import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.exchange.chat_talks import ChatRoom
    from closecircle.exchange.import_plan import Acquainted

NOT_IN_IT = "Nobody in this file goes by “$name”. There are: $names"
_PAIR = 2
_SHOWN = 8


def owner_of(
    rooms: Sequence[ChatRoom], here: Acquainted, *, me: str = "", own_name: str = ""
) -> tuple[dict[int, frozenset[str] | None], tuple[str, ...]]:
    """The user's own names in each room, by `id(room)`, None where nothing tells; and the names to ask about.

    In order: the names the file marks as the exporter's; `me`; a name once answered; the name in the settings; in a
    room of two that is named for one of them, the other; in several rooms, whoever is in most of them; in a room of two
    with somebody tied to a person already, the other; in a room whose others wrote as much on the same days as people
    did before, whoever remains.

    Raises:
        WrongUse: nobody in any room goes by `me`.
    """
    if me and rooms and not any(_named(room, me) for room in rooms):
        names = list(dict.fromkeys(name for room in rooms for name in room.senders if name))
        raise WrongUse(NOT_IN_IT, name=me, names=", ".join(names[:_SHOWN]))
    remembered = {(one.kind, one.sender) for one, person in here.identities.items() if person is None and not one.room}
    tied = {(one.kind, one.sender) for one, person in here.identities.items() if person is not None}
    most = _in_most(rooms)
    found: dict[int, frozenset[str] | None] = {}
    strangers: dict[str, None] = {}
    for room in rooms:
        own = _marked(room) or _named(room, me) or _remembered(room, remembered) or _named(room, own_name)
        own = (
            own
            or _beside_title(room)
            or (most & room.senders.keys())
            or _beside_tied(room, tied)
            or _remaining(room, here)
        )
        if own:
            found[id(room)] = own
        elif me and len(room.senders) > _PAIR:
            found[id(room)] = frozenset()  # a room in which the user never wrote
        elif len(room.senders) == 1:
            # One voice only: the other's, unless the room is named for somebody else.
            found[id(room)] = _alone(room)
        else:
            found[id(room)] = None
            strangers.update(dict.fromkeys(room.senders))
    return found, tuple(strangers)


def _marked(room: ChatRoom) -> frozenset[str]:
    return room.chat.own_names & room.senders.keys()


def _named(room: ChatRoom, name: str) -> frozenset[str]:
    wanted = one_line(name)
    if not wanted:
        return frozenset()
    exact = frozenset(sender for sender in room.senders if one_line(sender).casefold() == wanted.casefold())
    return exact or frozenset(sender for sender in room.senders if name_key(sender) == name_key(wanted))


def _remembered(room: ChatRoom, remembered: set[tuple[str, str]]) -> frozenset[str]:
    return frozenset(sender for sender in room.senders if (room.kind, sender) in remembered)


def _beside_title(room: ChatRoom) -> frozenset[str]:
    title = name_key(room.chat.title)
    others = frozenset(sender for sender in room.senders if name_key(sender) != title)
    return others if title and len(room.senders) == _PAIR and len(others) == 1 else frozenset()


def _beside_tied(room: ChatRoom, tied: set[tuple[str, str]]) -> frozenset[str]:
    others = frozenset(sender for sender in room.senders if (room.kind, sender) not in tied)
    return others if len(room.senders) == _PAIR and len(others) == 1 else frozenset()


def _remaining(room: ChatRoom, here: Acquainted) -> frozenset[str]:
    """The one whom nobody is like, if what the user sent on those days is what that one wrote."""
    known = here.counts(room.kind)
    if not known:
        return frozenset()
    like = {sender: people_alike(room.counts(sender), known) for sender in room.senders}
    others = [sender for sender, people in like.items() if len(people) != 1]
    if len(others) != 1:
        return frozenset()
    sent = {day.on: day.sent for people in like.values() for person in people[:1] for day in known[person]}
    return frozenset(others) if alike(room.counts(others[0]), sent) else frozenset()


def _in_most(rooms: Sequence[ChatRoom]) -> frozenset[str]:
    """Whoever takes part in more rooms than anybody else, in at least two and in more than half."""
    counts = Counter(sender for room in rooms for sender in room.senders).most_common(_PAIR)
    if not counts or counts[0][1] < _PAIR or counts[0][1] * 2 <= len(rooms):
        return frozenset()
    if len(counts) == _PAIR and counts[1][1] == counts[0][1]:
        return frozenset()
    return frozenset((counts[0][0],))


def _alone(room: ChatRoom) -> frozenset[str]:
    title = name_key(room.chat.title)
    mine = title and room.chat.group is False and all(name_key(sender) != title for sender in room.senders)
    return frozenset(room.senders) if mine else frozenset()
