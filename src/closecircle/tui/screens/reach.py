"""Open a handle: a number, a mail address, a chat, with the message where the other program takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

from textual.containers import Vertical
from textual.widgets import Label

from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.clipboard import copied
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.open_handle import link_for, open_link
from closecircle.tui.safe import content
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import handle_kind, name

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.core.person import Handle


class Reach(CircleDialog[bool]):
    """The ways to reach a person; Enter opens one, True. Where there is but one way, it is opened without asking.

    A message written here goes along where the other program takes one, and is copied where it does not; the next
    opening asks whether it was sent. A handle that nothing here can open is copied instead.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="open", keys="enter,8,o", label=N_("Open"), help=N_("Open it in its own program")),
        *DIALOG,
    )

    def __init__(self, person_id: str, text: str = "") -> None:
        super().__init__()
        self._person_id = person_id
        self._text = text
        self._handles: list[Handle] = []

    def compose(self) -> ComposeResult:
        """The handles."""
        with Vertical(classes="dialog"):
            yield Label(id="who", classes="first")
            yield LineList(Column(width=12), Column())
            yield DialogKeys()

    async def on_mount(self) -> None:
        """Read the handles."""
        listed, person_id = self.query_one(LineList), self._person_id
        listed.empty = _("No handle yet: say it in person, or add one on their page.")
        self.set_focus(listed)
        person = await self.ask(lambda circle: circle.people.get(person_id))
        self._handles = await self.ask(lambda circle: circle.people.handles(person_id))
        self.query_one("#who", Label).update(content(fill(_("Reach $name"), name=name(person))))
        listed.set_rows(
            [LineRow(key=handle.id, cells=(handle_kind(handle.kind), handle.value)) for handle in self._handles]
        )
        if len(self._handles) == 1:
            await self.action_open()

    async def action_open(self) -> None:
        """Open the handle under the cursor."""
        wanted = self.query_one(LineList).key
        handle = next((each for each in self._handles if each.id == wanted), None)
        if handle is None:
            self.dismiss(False)
            return
        text, person_id = self._text, self._person_id
        if text and await self.do(lambda circle: circle.drafts.copied(person_id, text)) is None:
            return
        self.circle_app.say(self._opened(handle))
        self.dismiss(True)

    def _opened(self, handle: Handle) -> str:
        """Open it, and say what became of it."""
        link = link_for(handle, self._text)
        opened = bool(link) and open_link(link)
        if self._text and not (opened and quote(self._text, safe="") in link):
            way = copied(self.circle_app, self._text)
            said = (
                _("Opened $value. Your message is copied ($way): paste it there.")
                if opened
                else _("Nothing here opens $value. Your message is copied ($way).")
            )
            return fill(said, value=handle.value, way=way)
        if opened:
            return fill(_("Opened $value."), value=handle.value)
        way = copied(self.circle_app, handle.value)
        return fill(_("Nothing here opens $value, so it was copied ($way)."), value=handle.value, way=way)
