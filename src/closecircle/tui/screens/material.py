"""The shelf: one's own material, for the few who would enjoy it. There is no sending to all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Static

from closecircle.circle.material import as_typed
from closecircle.i18n import N_, _
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.safe import content
from closecircle.tui.screens.line import LineDialog
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import DATE_CELLS, when

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.core.material import Material
    from closecircle.store.journal import Committed


class Shelf(CircleScreen):
    """What is on the shelf, or what was put away."""

    HEADING = N_("Material")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="open", keys="enter", label=N_("Look"), help=N_("Who would enjoy it, who has seen it")),
        Command(action="add", keys="0,a", label=N_("Add"), help=N_("Put something on the shelf: a line, or a link")),
        Command(action="correct", keys="3,c", label=N_("Correct"), help=N_("Say anew what it is")),
        Command(action="put_away", keys="9,d", label=N_("Put away"), help=N_("Take it off the shelf, or put it back")),
        Command(action="switch", keys="tab", label=N_("Other shelf"), help=N_("The shelf, or what was put away")),
        BACK,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._away = False
        self._shelf: dict[str, Material] = {}

    def body(self) -> ComposeResult:
        """The shelf."""
        yield LineList(Column(), Column(width=DATE_CELLS), id="shelf")
        yield Static(id="about-shelf", classes="quiet")

    def heading(self) -> str:
        """Which of the two one is looking at."""
        return f"{_(self.HEADING)} · {_('put away')}" if self._away else _(self.HEADING)

    async def load(self) -> None:
        """Read the shelf."""
        listed, away, today = self.query_one("#shelf", LineList), self._away, self.circle_app.today()
        shelf = await self.ask(lambda circle: circle.material.shelf(put_away=away))
        self._shelf = {item.id: item for item in shelf}
        listed.empty = (
            _("Nothing was put away.")
            if away
            else _("The shelf is empty. 0 adds something of your own that somebody would enjoy.")
        )
        listed.set_rows([LineRow(key=item.id, cells=(_titled(item), when(item.made_on, today))) for item in shelf])
        told = _("9 puts it back on the shelf. Tab: the shelf") if away else _("For the few who would enjoy it.")
        self.query_one("#about-shelf", Static).update(content(told if shelf else ""))
        if self.focused is None:
            self.set_focus(listed)

    @property
    def _at_hand(self) -> Material | None:
        return self._shelf.get(self.query_one("#shelf", LineList).key)

    @on(LineList.Chosen, "#shelf")
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Look at one."""
        from closecircle.tui.screens.one_material import OneMaterial  # noqa: PLC0415  # loads when first used

        if self._at_hand is not None:
            await self.circle_app.show(OneMaterial(self._at_hand.id))

    async def action_add(self) -> None:
        """Put something on the shelf."""
        await self.circle_app.push_screen(
            LineDialog(
                _("What is it? A line, or a line and a link; #words it is about"),
                lambda typed: self.do(lambda circle: circle.material.add(typed)),
                placeholder=_("How we fold the dough, photographs #bread"),
            )
        )

    async def action_correct(self) -> None:
        """Say anew what it is."""
        item = self._at_hand
        if item is not None:
            await self.circle_app.push_screen(
                LineDialog(
                    _("What is it? A line, or a line and a link; #words it is about"),
                    lambda typed: self.do(lambda circle: circle.material.rewrite(item.id, typed)),
                    value=as_typed(item),
                )
            )

    async def action_put_away(self) -> None:
        """Take it off the shelf, or put it back."""
        item, away = self._at_hand, self._away
        if item is not None:

            def turn(circle: Circle) -> Committed:
                return circle.material.bring_back(item.id) if away else circle.material.put_away(item.id)

            if await self.do(turn) is not None:
                self.circle_app.say(_("On the shelf again. F12 undoes it.") if away else _("Put away. F12 undoes it."))

    async def action_switch(self) -> None:
        """The shelf, or what was put away."""
        self._away = not self._away
        await self.read()


def _titled(item: Material) -> str:
    return " · ".join([item.title, *([" ".join(f"#{tag}" for tag in item.tags.split())] if item.tags else [])])
