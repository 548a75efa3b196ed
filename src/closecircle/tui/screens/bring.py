"""Bringing people and chats in: which file it is, typed, dropped, completed, or chosen from what lies in Downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from closecircle.circle.bringing_back import lines_of
from closecircle.core.errors import Unreadable
from closecircle.exchange import arrivals, formats
from closecircle.exchange.formats import Format
from closecircle.i18n import N_, _, fill
from closecircle.tui.aside import aside
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.long_work import LongWork
from closecircle.tui.screens.bring_columns import BringColumns
from closecircle.tui.screens.bring_reading import Asked, Reading
from closecircle.tui.screens.bring_whole import BringWhole
from closecircle.tui.typed_path import chosen, completed, exports_seen, going_on, shown
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import when

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from closecircle.store.journal import Committed
    from closecircle.tui.typed_path import Export

KINDS = {
    Format.VCARD: N_("contacts (vCard)"),
    Format.CONTACTS_CSV: N_("a table (CSV)"),
    Format.KAKAOTALK: N_("a KakaoTalk chat"),
    Format.WHATSAPP: N_("a WhatsApp chat"),
    Format.LINE: N_("a LINE chat"),
    Format.TELEGRAM: N_("Telegram chats"),
    Format.FACEBOOK: N_("a Facebook chat"),
    Format.INSTAGRAM: N_("an Instagram chat"),
    Format.SMS: N_("text messages"),
    Format.MBOX: N_("a mailbox"),
    Format.FRIENDS: N_("a friends journal"),
    Format.MONICA: N_("contacts of Monica"),
    Format.KNOTTER: N_("contacts of knotter"),
    Format.CLOSECIRCLE: N_("a whole circle"),
}
_TABLES = frozenset((".csv", ".tsv"))


class Bring(Reading):
    """A line for a file, and what fits it; empty, the newest exports in Downloads."""

    AUTO_FOCUS = "#path"
    HEADING = N_("Bring in people and chats")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="open", keys="enter", label=N_("Read"), help=N_("Read the file; nothing is written yet")),
        Command(action="complete", keys="tab", label=N_("Complete"), help=N_("Go on with the name as far as it fits")),
        Command(action="down", keys="down", label=N_("Next"), help=N_("The next one that fits")),
        Command(action="up", keys="up", label=N_("Before"), help=N_("The one before"), footer=False),
        BACK,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._exports: list[Export] = []
        self._picked = False

    def body(self) -> ComposeResult:
        """The line, what fits it, how far the reading is."""
        yield SafeInput(placeholder=_("A file: type where it is, or drop it here"), id="path")
        yield LineList(Column(), Column(width=26), id="files")
        yield self.work_line()

    @property
    def _line(self) -> SafeInput:
        return self.query_one("#path", SafeInput)

    @property
    def _files(self) -> LineList:
        return self.query_one("#files", LineList)

    def concerns(self, committed: Committed | None) -> bool:
        """Nothing of the circle is shown here."""
        del committed
        return False

    async def load(self) -> None:
        """What lies in Downloads."""
        self._files.can_focus = False
        self._exports = await aside(exports_seen)
        await self._list()

    async def _list(self) -> None:
        typed = self._line.value
        entries = await aside(lambda: going_on(typed)) if typed.strip() else []
        if typed != self._line.value:
            return  # more was typed meanwhile, and that is listed already
        if typed.strip():
            self._files.empty = ""
            rows = [LineRow(key=each.text, cells=(each.name, "")) for each in entries]
            self._files.set_rows(rows, key=rows[0].key if rows and not self._picked else "")
            return
        today = self.circle_app.today()
        self._files.empty = _(
            "A vCard or a table of contacts, a KakaoTalk, WhatsApp, LINE, Telegram, Instagram or Facebook export, "
            "text messages, or a whole circle. Nothing is written before you have seen a plan."
        )
        rows = [
            LineRow(key=shown(each.path), cells=(each.path.name, f"{_(KINDS[each.format])} · {when(each.on, today)}"))
            for each in self._exports
        ]
        self._files.set_rows([LineRow(key="", cells=(_("In Downloads"),), kind="heading"), *rows] if rows else [])

    @on(Input.Changed, "#path")
    async def _typed(self) -> None:
        self._picked = False
        await self._list()

    @on(Input.Submitted, "#path")
    async def _entered(self) -> None:
        await self.action_open()

    @on(LineList.Chosen, "#files")
    async def _chosen(self) -> None:
        self._picked = True
        await self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter goes through the line, behind the letters that came in the same burst."""
        if action == "open" and isinstance(self.focused, Input):
            return False
        return super().check_action(action, parameters)

    async def action_complete(self) -> None:
        """Go on with the name as far as everything that fits agrees; or with the one gone to with the arrows."""
        typed = self._line.value
        entries = await aside(lambda: going_on(typed)) if typed.strip() else []
        further = completed(typed, entries)
        if self._picked and self._files.key:
            further = self._files.key
        self._line.value = further
        self._line.cursor_position = len(further)

    def action_down(self) -> None:
        """The next one that fits."""
        self._picked = True
        self._files.action_move(1)

    def action_up(self) -> None:
        """The one before."""
        self._picked = True
        self._files.action_move(-1)

    async def action_open(self) -> None:
        """Read the file that the line means, or the one under the cursor; a folder shows what is in it."""
        if self.is_at_work:
            return
        await self._list()  # Enter may come in the same burst as the letters
        typed, under, picked = self._line.text.strip(), self._files.key, self._picked
        async with self.circle_app.kindly():
            path = await aside(lambda: chosen(typed, under, picked=picked)) if typed or under else None
            if path is None:
                self.circle_app.say(_("Type where the file is, or drop it on this window."))
            elif path.is_dir():
                self._line.value = f"{shown(path)}/"
                self._line.cursor_position = len(self._line.value)
            else:
                self.run_worker(self._bring(path), group="recognising", exclusive=True)

    async def _bring(self, path: Path) -> None:
        """By its kind: a whole circle, a table whose columns are looked at first, or everything else."""
        async with self.circle_app.kindly():
            try:
                kind = await aside(lambda: formats.recognise(path))
            except Unreadable:
                if path.suffix.casefold() not in _TABLES:
                    raise
                kind = Format.CONTACTS_CSV  # its columns may be unknown; the user can say what they are
            if kind is Format.CLOSECIRCLE:
                await self._whole(path)
            elif kind is Format.CONTACTS_CSV:
                mapping = await aside(lambda: arrivals.columns(path))
                await self.go_on(BringColumns(path, mapping))
            else:
                self.start(Asked(path=path))

    async def _whole(self, path: Path) -> None:
        work = LongWork(fill(_("Reading $file"), file=path.name))
        lines = await self.at_work(work, lambda tell: aside(lambda: list(lines_of(path, tell))))
        if lines is not None:
            look = await self.ask(lambda circle: circle.exports.compare(lines, path.name))
            await self.go_on(BringWhole(look))
