"""Who is who in a chat room."""

from __future__ import annotations

from closecircle.core.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChat:
    """Somebody's name in a chat room, tied to a person once; `person_id` None: left out."""

    id: str
    kind: str
    room: str
    sender: str
    person_id: str | None
