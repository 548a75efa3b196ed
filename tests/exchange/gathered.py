"""The messages of a chat as an import takes them: room by room, day by day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from closecircle.exchange.chat_talks import ChatRoom, gather

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closecircle.exchange.chat_records import Message

LATER = date(2100, 1, 1)


def rooms(messages: Iterable[Message]) -> dict[str, ChatRoom]:
    """Each room by its key."""
    found: dict[str, ChatRoom] = {}
    gather(messages, lambda key: found.setdefault(key, ChatRoom(kind="chat", key=key)), LATER, lambda _: None)
    return found


def room(messages: Iterable[Message]) -> ChatRoom:
    """The only room."""
    (one,) = rooms(messages).values()
    return one
