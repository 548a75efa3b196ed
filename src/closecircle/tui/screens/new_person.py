"""Somebody new: a name or a trait, and as much more as one likes. Enter saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.core.person import Tie
from closecircle.core.text import one_line
from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, LINES, SAVE, Command
from closecircle.tui.safe import content
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.wording import tie

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.core.person import Person

_TIES = tuple(Tie)


class NewPerson(CircleDialog[None]):
    """Three lines, of which the first is enough; `added` is told who came."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        SAVE,
        Command(action="tie", keys="f2", label=N_("Tie"), help=N_("What you are to each other")),
        Command(action="trait", keys="f3", label=N_("Nameless"), help=N_("The first line is a trait, no name yet")),
        *LINES,
        *DIALOG,
    )

    def __init__(self, added: Callable[[str], Awaitable[object]]) -> None:
        super().__init__()
        self._added = added
        self._tie = Tie.REGULAR
        self._nameless = False
        self._suggested = ""
        self._full = False

    def compose(self) -> ComposeResult:
        """Name, address, rhythm."""
        with Vertical(classes="dialog"):
            yield Label(_("Somebody new"), classes="first", markup=False)
            yield SafeInput(id="name", placeholder=_("A name; or a trait in brackets: (orange hat)"))
            yield Static(id="understood", classes="quiet")
            yield Label(_("How you call them (empty: by no name)"), markup=False)
            yield SafeInput(id="address")
            yield Label(_("How often you would like to be in touch (optional)"), markup=False)
            yield SafeInput(id="rhythm", placeholder=_("10d, 3w, 2m, “every 3 weeks”"))
            yield DialogKeys()

    async def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one("#name", SafeInput))
        self._full = not await self.ask(lambda circle: circle.people.seats_left())
        await self._understand()

    @on(Input.Changed, "#name")
    async def _understand(self) -> None:
        name, trait = self._who()
        words = fill(_("known by “$trait”"), trait=trait) if trait else name or "…"
        shown = f"{words} · {tie(self._tie)}"
        if self._full:
            shown += " · " + _("the circle is full: you will be asked who makes room")
        self.query_one("#understood", Static).update(content(shown))
        await self._suggest(name)

    async def _suggest(self, name: str) -> None:
        """Fill in the address while nobody has typed one."""
        line, which = self.query_one("#address", SafeInput), self._tie
        suggestion = await self.ask(lambda circle: circle.people.new(name, tie=which).address) if name else ""
        if line.value == self._suggested and name == self._who()[0]:
            self._suggested = line.value = suggestion

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """Add them."""
        name, trait = self._who()
        await self._suggest(name)  # Enter may come in the same burst as the letters
        address, rhythm = (self.query_one(f"#{field}", SafeInput).text for field in ("address", "rhythm"))
        which = self._tie

        def add(circle: Circle) -> Person:
            return circle.people.add(name, trait=trait, tie=which, address=address, rhythm=rhythm)

        person = await self.do(add)
        if person is not None:
            self.dismiss(None)
            app, added = self.circle_app, self._added
            app.call_later(added, person.id)

    async def action_tie(self) -> None:
        """The next tie."""
        self._tie = _TIES[(_TIES.index(self._tie) + 1) % len(_TIES)]
        await self._understand()

    async def action_trait(self) -> None:
        """A trait, or a name after all."""
        self._nameless = not self._nameless
        await self._understand()

    def _who(self) -> tuple[str, str]:
        """The name and the trait; one of them."""
        typed = one_line(self.query_one("#name", SafeInput).text)
        if typed.startswith("("):
            return "", typed.strip("() ")
        return ("", typed) if self._nameless else (typed, "")
