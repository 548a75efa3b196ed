"""Open a handle: a number, a mail address, a chat, with the message where the other program takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Label, Static

from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.clipboard import copy
from closecircle.tui.commands import BACK, Command
from closecircle.tui.open_handle import link_for, open_link
from closecircle.tui.safe import content
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import name

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.core.person import Handle


class Reach(CircleDialog[None]):
    """The ways to reach a person; Enter opens one. What nothing here can open is copied instead."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        BACK,
        Command(action="open", keys="enter,8,o", label=N_("Open"), help=N_("Open it in its own program")),
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
            yield Static(_("Enter opens · Esc leaves"), classes="keys", markup=False)

    async def on_mount(self) -> None:
        """Read the handles."""
        listed, person_id = self.query_one(LineList), self._person_id
        listed.empty = _("No handle yet: say it in person, or add one on their page.")
        self.set_focus(listed)
        person = await self.ask(lambda circle: circle.people.get(person_id))
        self._handles = await self.ask(lambda circle: circle.people.handles(person_id))
        self.query_one("#who", Label).update(content(fill(_("Reach $name"), name=name(person))))
        listed.set_rows([LineRow(key=handle.id, cells=(handle.kind, handle.value)) for handle in self._handles])

    async def action_open(self) -> None:
        """Open the handle under the cursor."""
        wanted = self.query_one(LineList).key
        handle = next((each for each in self._handles if each.id == wanted), None)
        if handle is None:
            return
        link = link_for(handle, self._text)
        if link and open_link(link):
            self.circle_app.say(fill(_("Opened $value."), value=handle.value))
        else:
            way = copy(self.circle_app, handle.value)
            self.circle_app.say(
                fill(_("Nothing here opens $value, so it was copied ($way)."), value=handle.value, way=way)
            )
        self.dismiss(None)
