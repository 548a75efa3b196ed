"""Counter-safe: the screen goes down to initials until a key is pressed, because a till faces customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from closecircle.core.text import initials
from closecircle.i18n import N_, _
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import Command
from closecircle.tui.safe import content
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import name

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Hidden(CircleScreen):
    """Today down to initials; Enter, Esc or F11 brings everything back."""

    HEADING = "closecircle"
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            action="back", keys="enter,escape,f11,space", label=N_("Show again"), help=N_("Back to where you were")
        ),
    )

    def body(self) -> ComposeResult:
        """Initials alone."""
        yield Static(content(_("Hidden from the counter.")), id="veil")
        yield LineList(Column(), id="initials")

    async def load(self) -> None:
        """The portion's initials."""
        portion = await self.ask(lambda circle: circle.today.day())
        listed = self.query_one(LineList)
        listed.set_rows([LineRow(key=row.person.id, cells=(_veiled(name(row.person)),)) for row in portion.rows])
        self.set_focus(listed)


def _veiled(text: str) -> str:
    """김민지 → ㄱㅁㅈ, Daniel Kim → D. K."""
    shown = initials(text)
    if shown != text.casefold():
        return shown
    return " ".join(f"{word[0].upper()}." for word in text.split() if word)
