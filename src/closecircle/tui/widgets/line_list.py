"""The one long list: it draws the lines that are visible and nothing else.

Measured against DataTable and ListView: ten thousand rows start as fast as an empty app, and a key costs 3.5 ms. Cells
are measured in terminal cells, so double-width text lines up and is cut at a cell boundary.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from closecircle.core.records import dataclass
from closecircle.tui.safe import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.binding import BindingType

_GAP = 2
_NEAR_END = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `width` in cells; 0 takes an equal share of what is left."""

    width: int = 0


class Row(Protocol):
    """What a row is to the list; a very long list may make up its cells when they are first drawn."""

    @property
    def key(self) -> str:
        """What it is called by; '' for a heading."""

    @property
    def kind(self) -> str:
        """See LineRow."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The text of each column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One row. `kind` "heading" cannot be chosen, "quiet" is drawn softly (somebody answered already)."""

    key: str
    cells: tuple[str, ...]
    kind: str = ""


class LineList(ScrollView, can_focus=True):
    """A list of rows with a cursor that stays on its row when the rows are read again."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--heading",
        "line-list--quiet",
        "line-list--marked",
        "line-list--second",
    }
    DEFAULT_CSS = """
    LineList { height: 1fr; background: transparent; scrollbar-size-vertical: 1; overflow-x: hidden; }
    LineList > .line-list--cursor { background: $accent; color: $background; text-style: bold; }
    LineList:ansi > .line-list--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
    LineList > .line-list--heading { color: $accent; text-style: bold; }
    LineList > .line-list--quiet { color: $text-muted; }
    LineList > .line-list--second { color: $text; }
    LineList > .line-list--marked { color: $accent; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
    ]

    class OfList(Message):
        """What a list tells; `key` is the row's, '' on none."""

        def __init__(self, of: LineList, key: str) -> None:
            super().__init__()
            self.list = of
            self.key = key

        @property
        def control(self) -> LineList:
            """The list, for `@on` selectors."""
            return self.list

    class Highlighted(OfList):
        """The cursor came to another row."""

    class Chosen(OfList):
        """A row was clicked."""

    class NearEnd(OfList):
        """The cursor nears the last row: more may be read."""

    def __init__(self, *columns: Column, empty: str = "", id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id, classes=classes)
        self._columns = columns
        self._rows: Sequence[Row] = ()
        self._places: dict[str, int] = {}
        self._cursor = 0
        self._marked: set[str] = set()
        self._base = Style.null()
        self.empty = empty

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they were set."""
        return self._rows

    @property
    def key(self) -> str:
        """The key of the row under the cursor, '' on none."""
        return self._rows[self._cursor].key if self._rows and self._rows[self._cursor].kind != "heading" else ""

    @property
    def marked(self) -> list[str]:
        """The marked keys in the order of their rows, those out of sight last; the one under the cursor without any."""
        seen = [row.key for row in self._rows if row.key in self._marked]
        return [*seen, *sorted(self._marked - set(seen))] or ([self.key] if self.key else [])

    @property
    def any_marked(self) -> bool:
        """Whether rows are marked."""
        return bool(self._marked)

    def set_rows(self, rows: Sequence[Row], *, key: str = "", keep_marks: bool = False) -> None:
        """Show these rows. The cursor goes to `key`, or stays on the key it was on, or else at its place.

        `keep_marks`: what is marked stays so while a filter hides it.
        """
        wanted = key or self.key
        self._rows = rows
        self._places = {row.key: place for place, row in enumerate(rows) if row.key}
        if not keep_marks:
            self._marked &= self._places.keys()
        self.virtual_size = Size(self.size.width, max(1, len(rows)))
        place = self._places.get(wanted, min(self._cursor, max(0, len(rows) - 1)))
        self._go(self._selectable(place, 1), told=True)
        self.refresh()

    def toggle_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on to the next."""
        if self.key:
            self._marked ^= {self.key}
            self.action_move(1)
            self.refresh()

    def clear_marks(self) -> None:
        """Take all marks away."""
        self.mark(())

    def mark(self, keys: Iterable[str]) -> None:
        """Mark these rows and no others."""
        self._marked = self._places.keys() & set(keys)
        self.refresh()

    def go_to(self, key: str) -> None:
        """Put the cursor on a row."""
        if key in self._places:
            self._go(self._places[key], told=True)

    def action_move(self, by: int) -> None:
        """Up or down by rows."""
        self._go(self._selectable(self._cursor + by, by))

    def action_page(self, by: int) -> None:
        """Up or down by a page."""
        self._go(self._selectable(self._cursor + by * max(1, self.size.height - 1), by))

    def action_edge(self, by: int) -> None:
        """To the first or the last row."""
        self._go(self._selectable(0 if by < 0 else len(self._rows) - 1, -by))

    async def _on_key(self, event: events.Key) -> None:
        # At once, as in `inputs`: Textual would come back to these after the next key of the same burst.
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            event.stop()
            event.prevent_default()
            await self.run_action(binding.action)
            return

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible lines; the style they share is reckoned once, since it takes longer than to draw one."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        width = self.size.width
        place = self.scroll_offset.y + y
        base = self._base
        if not self._rows:
            said = wrapped(self.empty, max(2, width - 1))
            text = f" {said[y]}" if y < len(said) else ""
            return Strip([Segment(set_cell_size(text, width), base)], width)
        if place >= len(self._rows):
            return Strip.blank(width, base)
        return self._drawn(self._rows[place], place, width, base)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; a second one chooses."""
        place = self.scroll_offset.y + event.y
        if place < len(self._rows) and self._rows[place].kind != "heading":
            if place == self._cursor:
                self.post_message(self.Chosen(self, self.key))
            self._go(place)

    def watch_has_focus(self, value: bool) -> None:  # Textual's signature
        """The cursor is drawn where the focus is."""
        super().watch_has_focus(value)
        self.refresh()

    def _drawn(self, row: Row, place: int, width: int, base: Style) -> Strip:
        marked = row.key in self._marked
        name = "cursor" if place == self._cursor and row.kind != "heading" else "marked" if marked else row.kind
        style = base + self.get_component_rich_style(f"line-list--{name}", partial=True) if name else base
        # A sign as well as a colour: some terminals show no colour, and some people see none.
        sign = "▌" if marked else "›" if name == "cursor" else " "
        if row.kind == "heading":
            return Strip([Segment(set_cell_size(f" {line(row.cells[0])}", width), style)], width)
        segments = [Segment(sign, style)]
        left = width - 1
        for text, cells in zip(row.cells, self._widths(left), strict=False):
            segments.append(Segment(_fitted(text, cells), style))
            segments.append(Segment(" " * _GAP, style))
        return Strip(segments).adjust_cell_length(width, style)

    def _widths(self, width: int) -> list[int]:
        columns = self._columns or (Column(),)
        fixed = sum(column.width for column in columns) + _GAP * len(columns)
        shares = sum(1 for column in columns if not column.width)
        share = max(1, (width - fixed) // max(1, shares))
        return [column.width or share for column in columns]

    def _selectable(self, place: int, direction: int) -> int:
        """The nearest row that is no heading, looking on in one direction first."""
        last = len(self._rows) - 1
        if last < 0:
            return 0
        place = max(0, min(place, last))
        onward, backward = range(place, last + 1), range(place, -1, -1)
        candidates = chain(onward, backward) if direction >= 0 else chain(backward, onward)
        return next((each for each in candidates if self._rows[each].kind != "heading"), place)

    def _go(self, place: int, *, told: bool = False) -> None:
        before = self._cursor
        self._cursor = place
        if not self._rows:
            return
        top = place - 1 if place and self._rows[place - 1].kind == "heading" else place
        self.scroll_to_region(Region(0, top, 1, place - top + 1), animate=False, force=True)
        if before != place:
            self.refresh()
        if (before != place or told) and self.key:
            self.post_message(self.Highlighted(self, self.key))
        if place >= len(self._rows) - _NEAR_END:
            self.post_message(self.NearEnd(self, self.key))

    def on_resize(self) -> None:
        """Widths follow the window."""
        self.virtual_size = Size(self.size.width, max(1, len(self._rows)))
        self.refresh()


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells (2 or more), broken between words, and within a very long one."""
    lines = [""]
    for word in line(text).split():
        rest = word
        if cell_len(lines[-1]) + bool(lines[-1]) + cell_len(rest) <= width:
            lines[-1] = f"{lines[-1]} {rest}".lstrip()
            continue
        while cell_len(rest) > width:
            cut = chop_cells(rest, width)[0]
            lines.append(cut)
            rest = rest[len(cut) :]
        lines.append(rest)
    return [each for each in lines if each]


def _fitted(text: str, cells: int) -> str:
    shown = line(text)
    if cell_len(shown) <= cells:
        return set_cell_size(shown, cells)
    return set_cell_size(set_cell_size(shown, max(0, cells - 1)).rstrip() + "…", cells)
