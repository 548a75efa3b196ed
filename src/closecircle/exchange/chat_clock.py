"""What the readers of archives share: moments counted in seconds as a clock on the wall, and text made harmless."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from closecircle.core.text import clean

if TYPE_CHECKING:
    from datetime import tzinfo

NO_DATE = "Message $line has no date that can be read and was left out: $value"


def text_of(value: object) -> str:
    """A string value made harmless, '' for anything else."""
    return clean(value) if isinstance(value, str) else ""


def wall_clock(seconds: float, zone: tzinfo | None) -> datetime | None:
    """Seconds since 1970 (UTC) as the clock on the wall showed them in `zone`, None: where this computer is."""
    try:
        moment = datetime.fromtimestamp(seconds, zone)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.replace(tzinfo=None)
