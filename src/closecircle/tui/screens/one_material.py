"""One material: the three at most who would enjoy it and why, who has seen it, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Static

from closecircle.i18n import N_, _, fill
from closecircle.tui.clipboard import copy
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.person_at_hand import PersonAtHand
from closecircle.tui.safe import content
from closecircle.tui.screens.pick_person import PickPerson
from closecircle.tui.widgets.line_list import Column, LineList, LineRow
from closecircle.wording import name, when

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.circle.material import Shown, WouldEnjoy
    from closecircle.core.material import Material
    from closecircle.store.journal import Committed


class OneMaterial(PersonAtHand):
    """Who would enjoy it stands above, who has seen it below."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="show", keys="1", label=N_("Shown"), help=N_("Note that they were shown it")),
        Command(action="draft", keys="2,w", label=N_("Write"), help=N_("A message with it as a gift")),
        Command(action="enjoyed", keys="3,e", label=N_("Enjoyed"), help=N_("They enjoyed it")),
        Command(
            action="passed_on", keys="4", label=N_("Shared"), help=N_("They shared it with a friend: thanks are owed")
        ),
        Command(action="came", keys="5", label=N_("Came"), help=N_("Somebody came through it")),
        Command(action="another", keys="0,a", label=N_("Somebody else"), help=N_("Somebody else was shown it")),
        Command(action="open", keys="enter", label=N_("Person"), help=N_("Their page")),
        Command(action="link", keys="8,c", label=N_("Copy link"), help=N_("Copy its link"), footer=False),
        BACK,
        *EVERYWHERE,
    )

    def __init__(self, material_id: str) -> None:
        super().__init__()
        self._material_id = material_id
        self._material: Material | None = None

    def body(self) -> ComposeResult:
        """What it is, who would enjoy it, who has seen it."""
        yield Static(id="about-material", classes="quiet")
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
        material_id, today = self._material_id, self.circle_app.today()
        material, would, shown = await self.ask(
            lambda circle: (
                circle.material.get(material_id),
                circle.material.would_enjoy(material_id),
                circle.material.showings(material_id),
            )
        )
        self._material = material
        about = (
            material.link if material.link != material.title else "",
            " ".join(f"#{tag}" for tag in material.tags.split()),
            when(material.made_on, today),
            _("put away") if material.put_away_on is not None else "",
        )
        self.query_one("#about-material", Static).update(content(" · ".join(part for part in about if part)))
        listed = self.query_one("#for", LineList)
        listed.empty = _("Nobody has raised anything like it yet. 0 notes somebody you showed it to.")
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

    @on(LineList.Chosen, "#for")
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_draft(self) -> None:
        """Write with it as a gift."""
        from closecircle.tui.screens.draft import DraftView  # noqa: PLC0415  # loads when first used

        if self.person_id:
            await self.circle_app.push_screen(DraftView(self.person_id, self._material_id))

    async def action_show(self) -> None:
        """They were shown it."""
        if self._key()[0]:
            self.circle_app.say(_("They have seen it already."))
        elif self.person_id:
            await self._shown_to(self.person_id)

    async def action_another(self) -> None:
        """Somebody else was shown it."""
        await self.circle_app.push_screen(PickPerson(_("Who was shown it?"), self._shown_to))

    async def _shown_to(self, person_id: str) -> None:
        material_id = self._material_id
        if await self.do(lambda circle: circle.material.show(material_id, person_id)) is not None:
            await self.read()
            listed = self.query_one("#for", LineList)
            listed.go_to(next((row.key for row in listed.rows if row.key.endswith(f":{person_id}")), ""))

    async def action_enjoyed(self) -> None:
        """They enjoyed it."""
        await self._noted(lambda circle, showing: circle.material.enjoyed(showing), _("Noted. F12 undoes it."))

    async def action_passed_on(self) -> None:
        """They shared it."""
        said = _("Thanks are owed to them: they come up in Today. F12 undoes it.")
        await self._noted(lambda circle, showing: circle.material.passed_on(showing), said)

    async def action_came(self) -> None:
        """Somebody came through it."""
        showing, person_id = self._key()
        if not showing:
            self._not_shown_yet()
            return

        async def came(friend_id: str) -> None:
            await self.do(lambda circle: circle.material.came(showing, friend_id))

        await self.circle_app.push_screen(PickPerson(_("Who came through it?"), came, without=person_id))

    def action_link(self) -> None:
        """Copy its link."""
        link = self._material.link if self._material is not None else ""
        if link:
            self.circle_app.say(fill(_("Copied ($way)."), way=copy(self.circle_app, link)))
        else:
            self.circle_app.say(_("It has no link."))

    async def _noted(self, deed: Callable[[Circle, str], Committed], said: str) -> None:
        showing = self._key()[0]
        if not showing:
            self._not_shown_yet()
        elif await self.do(lambda circle: deed(circle, showing)) is not None:
            self.circle_app.say(said)

    def _not_shown_yet(self) -> None:
        self.circle_app.say(_("They have not seen it yet. 1 notes that you showed it to them."))


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
