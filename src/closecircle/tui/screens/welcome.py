"""The first start: three questions at most, each may be left empty, and then the first person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.i18n import N_, _, language, use
from closecircle.settings import save
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import BACK, Command
from closecircle.tui.widgets.inputs import SafeInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

_FIELDS = ("name", "place", "first")


class Welcome(CircleDialog[None]):
    """Name, place, the first person; F2 changes the language."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        BACK,
        Command(action="language", keys="f2", label=N_("Language"), help=N_("한국어 or English")),
    )

    def compose(self) -> ComposeResult:
        """Three lines."""
        with Vertical(classes="dialog"):
            yield Label(classes="first", id="title", markup=False)
            for field in _FIELDS:
                yield Label(id=f"{field}-label", markup=False)
                yield SafeInput(id=field)
            yield Static(id="keys", classes="keys", markup=False)

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
            "keys": _(
                "Enter goes on · F2 한국어/English · Esc later. Bring in contacts: closecircle import contacts.vcf"
            ),
        }
        for place, text in words.items():
            self.query_one(f"#{place}", Static).update(text)

    @on(Input.Submitted)
    async def _on(self, event: Input.Submitted) -> None:
        at = _FIELDS.index(event.input.id or _FIELDS[-1])
        if at + 1 < len(_FIELDS):
            self.set_focus(self.query_one(f"#{_FIELDS[at + 1]}", SafeInput))
            return
        values = {field: self.query_one(f"#{field}", SafeInput).text.strip() for field in _FIELDS}
        await self._keep(values["name"], values["place"])
        first = values["first"]
        if first and await self.do(lambda circle: circle.people.add(first)) is None:
            return
        self.dismiss(None)

    async def _keep(self, name: str, place: str) -> None:
        app = self.circle_app
        chosen = replace(app.settings, name=name, place=place, language=language())
        save(app.places.settings, chosen)
        app.settings = chosen
        await self.ask(lambda circle: setattr(circle.ground, "settings", chosen))

    def action_language(self) -> None:
        """The other language."""
        use("en" if language() == "ko" else "ko")
        self._say()
