"""The first start: three questions at most, each may be left empty, and then the first person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.i18n import N_, _, fill, language, use
from closecircle.settings import save
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, LINES, Command
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.wording import name

if TYPE_CHECKING:
    from textual.app import ComposeResult

_FIELDS = ("name", "place", "first")


class Welcome(CircleDialog[None]):
    """Name, place, the first person; F2 changes the language."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="enter", keys="enter", label=N_("Go on"), help=N_("The next line; the last one begins")),
        Command(action="language", keys="f2", label="한국어/English", help=N_("한국어 or English")),
        Command(action="bring", keys="f3,ctrl+o", label=N_("Bring in"), help=N_("People and chats from a file")),
        *LINES,
        *DIALOG,
    )

    def compose(self) -> ComposeResult:
        """Three lines."""
        chosen = self.circle_app.settings
        with Vertical(classes="dialog"):
            yield Label(classes="first", id="title", markup=False)
            for field in _FIELDS:
                yield Label(id=f"{field}-label", markup=False)
                yield SafeInput({"name": chosen.name, "place": chosen.place}.get(field, ""), id=field)
            yield Static(id="bring-in", classes="keys", markup=False)
            yield DialogKeys()

    def on_mount(self) -> None:
        """Ready to type."""
        self._say()
        self.set_focus(self.query_one("#name", SafeInput))

    def _say(self) -> None:
        words = {
            "title": _("Welcome. closecircle keeps a few dear people close."),
            "name-label": _("Your name, as you sign a message"),
            "place-label": _("Your shop or firm (may stay empty)"),
            "first-label": _("Somebody dear to begin with"),
            "bring-in": _("Or F3 brings in contacts and chats from a file."),
        }
        for place, text in words.items():
            self.query_one(f"#{place}", Static).update(text)
        self.show_keys()

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """The next line; after the last one everything is kept."""
        at = _FIELDS.index(self.focused.id or "") if isinstance(self.focused, SafeInput) else len(_FIELDS) - 1
        if at + 1 < len(_FIELDS):
            self.set_focus(self.query_one(f"#{_FIELDS[at + 1]}", SafeInput))
            return
        first = self.query_one("#first", SafeInput).text.strip()
        await self._keep()
        if first:
            person = await self.do(lambda circle: circle.people.add(first))
            if person is None:
                return
            self.circle_app.say(fill(_("$name is here. 1 logs your first talk."), name=name(person)))
        self.dismiss(None)

    async def action_back(self) -> None:
        """Later; what was typed and the language are kept."""
        await self._keep()
        self.dismiss(None)

    async def _keep(self) -> None:
        app = self.circle_app
        own, place = (self.query_one(f"#{field}", SafeInput).text.strip() for field in ("name", "place"))
        chosen = replace(app.settings, name=own, place=place, language=language())
        if chosen == app.settings:
            return
        save(app.places.settings, chosen)
        app.settings = chosen
        await self.ask(lambda circle: setattr(circle.ground, "settings", chosen))

    def action_language(self) -> None:
        """The other language."""
        use("en" if language() == "ko" else "ko")
        self._say()

    async def action_bring(self) -> None:
        """The people are in a file already; what was typed is kept."""
        await self._keep()
        await self.dismiss(None)
        await self.circle_app.action_go("bring")
