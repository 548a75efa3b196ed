"""The shelf: one's own material, for the few who would enjoy it, and what became of it. There is no sending to all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.screens.line import LineDialog
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import name, when

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.circle.material import Shown, WouldEnjoy
    from closecircle.core.material import Material


class Shelf(CircleScreen):
    """What is on the shelf."""

    HEADING = N_("Material")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="open", keys="enter", label=N_("Look"), help=N_("Who would enjoy it, who has seen it")),
        Command(action="add", keys="0,a", label=N_("Add"), help=N_("Put something on the shelf: a line, or a link")),
        Command(action="put_away", keys="9,d", label=N_("Put away"), help=N_("Take it off the shelf"), footer=False),
        BACK,
        *EVERYWHERE,
    )

    def body(self) -> ComposeResult:
        """The shelf."""
        yield LineList(Column(), Column(width=24), Column(width=14), id="shelf")

    async def load(self) -> None:
        """Read the shelf."""
        listed = self.query_one("#shelf", LineList)
        listed.empty = _("The shelf is empty. 0 adds something of your own that somebody would enjoy.")
        today = self.circle_app.today()
        shelf = await self.ask(lambda circle: circle.material.shelf())
        listed.set_rows(
            [
                LineRow(key=item.id, cells=(item.title, item.tags or item.link, when(item.made_on, today)))
                for item in shelf
            ]
        )
        if self.focused is None:
            self.set_focus(listed)

    @on(LineList.Chosen, "#shelf")
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Look at one."""
        key = self.query_one("#shelf", LineList).key
        if key:
            await self.circle_app.show(OneMaterial(key))

    async def action_add(self) -> None:
        """Put something on the shelf."""
        await self.circle_app.push_screen(
            LineDialog(
                _("What is it? A line, or a line and a link"),
                lambda typed: self.do(lambda circle: circle.material.add(typed)),
                placeholder=_("How we fold the dough, photographs"),
            )
        )

    async def action_put_away(self) -> None:
        """Take it off the shelf."""
        key = self.query_one("#shelf", LineList).key
        if key:
            await self.do(lambda circle: circle.material.put_away(key))


class OneMaterial(PersonAtHand):
    """One material: the three at most who would enjoy it, and who has seen it."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="draft", keys="2,w", label=N_("Write"), help=N_("A message with it as a gift")),
        Command(action="show", keys="1", label=N_("Shown"), help=N_("Note that they were shown it")),
        Command(action="enjoyed", keys="3,e", label=N_("Enjoyed"), help=N_("They enjoyed it")),
        Command(
            action="passed_on", keys="4", label=N_("Shared"), help=N_("They shared it with a friend: thanks are owed")
        ),
        Command(action="came", keys="5", label=N_("Came"), help=N_("Somebody came through it")),
        Command(action="open", keys="enter", label=N_("Person"), help=N_("Their page")),
        BACK,
        *EVERYWHERE,
    )

    def __init__(self, material_id: str) -> None:
        super().__init__()
        self._material_id = material_id
        self._material: Material | None = None

    def body(self) -> ComposeResult:
        """Would enjoy, have seen."""
        yield LineList(Column(width=18), Column(), id="for")

    def heading(self) -> str:
        """The material itself."""
        return self._material.title if self._material is not None else ""

    @property
    def person_id(self) -> str:
        """The person under the cursor."""
        return self._key()[1]

    def _key(self) -> tuple[str, str]:
        showing, _colon, person = self.query_one("#for", LineList).key.partition(":")
        return showing, person

    async def load(self) -> None:
        """Read who would, and who has."""
        material_id = self._material_id
        self._material, would, shown = await self.ask(
            lambda circle: (
                circle.material.get(material_id),
                circle.material.would_enjoy(material_id),
                circle.material.showings(material_id),
            )
        )
        listed = self.query_one("#for", LineList)
        listed.empty = _("Nobody has raised anything like it yet.")
        listed.set_rows([*_would(would), *self._seen(shown)])
        if self.focused is None:
            self.set_focus(listed)

    def _seen(self, shown: list[Shown]) -> list[LineRow]:
        if not shown:
            return []
        today = self.circle_app.today()
        rows = [LineRow(key="", cells=(_("Have seen it"),), kind="heading")]
        for each in shown:
            words = [when(each.showing.shown_on, today)]
            if each.showing.passed_on is not None:
                words.append(_("shared it with a friend"))
            elif each.showing.enjoyed:
                words.append(_("enjoyed it"))
            if each.came is not None:
                words.append(fill(_("$name came through it"), name=name(each.came)))
            rows.append(
                LineRow(key=f"{each.showing.id}:{each.person.id}", cells=(name(each.person), " · ".join(words)))
            )
        return rows

    async def action_draft(self) -> None:
        """Write with it as a gift."""
        from closecircle.tui.screens.draft import DraftView  # noqa: PLC0415  # loads when first used

        if self.person_id:
            await self.circle_app.push_screen(DraftView(self.person_id, self._material_id))

    async def action_show(self) -> None:
        """They were shown it."""
        person_id, material_id = self.person_id, self._material_id
        if person_id and not self._key()[0]:
            await self.do(lambda circle: circle.material.show(material_id, person_id))

    async def action_enjoyed(self) -> None:
        """They enjoyed it."""
        showing = self._key()[0]
        if showing:
            await self.do(lambda circle: circle.material.enjoyed(showing))

    async def action_passed_on(self) -> None:
        """They passed it on."""
        showing = self._key()[0]
        if showing:
            await self.do(lambda circle: circle.material.passed_on(showing))

    async def action_came(self) -> None:
        """Somebody came through it."""
        showing = self._key()[0]
        if not showing:
            return

        def came(circle: Circle, typed: str) -> object:
            return circle.material.came(showing, circle.people.named(typed).id)

        await self.circle_app.push_screen(
            LineDialog(_("Who came through it?"), lambda typed: self.do(lambda circle: came(circle, typed)))
        )


def _would(would: list[WouldEnjoy]) -> list[LineRow]:
    if not would:
        return []
    heading = LineRow(key="", cells=(_("Would enjoy it"),), kind="heading")
    return [
        heading,
        *(
            LineRow(
                key=f":{each.person.id}", cells=(name(each.person), fill(_("because: “$words”"), words=each.because))
            )
            for each in would
        ),
    ]
