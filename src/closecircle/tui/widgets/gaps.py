"""The rhythm one wishes beside the rhythm one lives: the gaps between talks as bars, with a line where the wish lies.

Told by shape and by words, never by colour alone: the line is drawn through the bars, and the days stand below.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from closecircle.i18n import _, fill
from closecircle.tui.safe import content
from closecircle.wording import rhythm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closecircle.circle.timeline import Lived
    from closecircle.core.rhythm import Rhythm

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_BAR = 2  # cells a bar, and one of air beside it
_STEP = _BAR + 1
_DAYS = {"d": 1.0, "w": 7.0, "m": 30.44, "y": 365.25}
_WISH = "┄"
_NUMBERS_SHOWN = 4


class Gaps(Static):
    """Bars for the gaps, oldest on the left; `rows` high, or only the words where there is no room for bars."""

    DEFAULT_CSS = "Gaps { height: auto; }"

    def show(self, story: Lived, now: int | None, *, rows: int) -> None:
        """Draw them. `now`: days since the last talk, the gap that is still open; None without a talk."""
        lines = [content(said(story, now))]
        if rows and story.gaps:
            room = max(1, (self.size.width or 60) // _STEP)
            lines = [content(row, "$accent") for row in bars(story.gaps[-room:], wish_days(story.wanted), rows)] + lines
        if story.suggested is not None and story.suggested != story.wanted:
            suggestion = fill(_("0 takes the rhythm you live: $rhythm"), rhythm=rhythm(story.suggested.spell()))
            lines.append(content(suggestion, "$text-muted"))
        self.update(Content("\n").join(lines))


def wish_days(wanted: Rhythm | None) -> float | None:
    """The wish in days; None without one."""
    return None if wanted is None else wanted.count * _DAYS[wanted.unit.value]


def said(story: Lived, now: int | None) -> str:
    """The plot in words: what is wished, what is lived, the last gaps in days."""
    wish = rhythm(story.wanted.spell()) if story.wanted is not None else _("no rhythm")
    if not story.gaps:
        lived = _("not lived long enough to tell")
    else:
        shown = ", ".join(str(gap) for gap in story.gaps[-_NUMBERS_SHOWN:])
        lived = fill(_("about every $days days ($gaps)"), days=round(median(story.gaps)), gaps=shown)
    words = fill(_("Wished: $wish · lived: $lived"), wish=wish, lived=lived)
    return words if now is None else words + fill(_(" · now $days"), days=now)


def bars(gaps: Sequence[int], wish: float | None, rows: int) -> list[str]:
    """The bars, top row first. The wish is a broken line across the row it falls in, also through the bars."""
    top = max([*gaps, wish or 0, 1]) * 1.0
    eighths = [max(1, round(gap / top * rows * 8)) for gap in gaps]
    wish_row = None if wish is None else min(rows - 1, int(wish / top * rows))
    lines: list[str] = []
    for row in reversed(range(rows)):
        air = _WISH if row == wish_row else " "
        cells = [max(0, min(8, eighth - row * 8)) for eighth in eighths]
        lines.append("".join((_EIGHTHS[cell] if cell else air) * _BAR + air for cell in cells))
    return lines
