"""What every screen stands on: asking and doing on the circle's thread, reading again when something changed.

A screen in short::

    class People(CircleScreen):
        HEADING = N_("People")
        KEYS = (*EVERYWHERE, BACK, Command(action="open", keys="enter", label=N_("Open"), help=N_("Their page")))

        def body(self) -> ComposeResult:
            yield LineList(Column(width=20), Column(), id="people")

        async def load(self) -> None:                     # at first, and whenever the circle has changed
            lines = await self.ask(lambda circle: circle.people.find(""))
            self.query_one(LineList).set_rows([...])

        async def action_open(self) -> None:
            await self.circle_app.show(Person(self.query_one(LineList).key))
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static, TextArea

from closecircle.core.errors import CircleError
from closecircle.i18n import _, fill
from closecircle.tui.commands import BACK, EVERYWHERE
from closecircle.tui.safe import content
from closecircle.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.store.journal import Committed
    from closecircle.tui.app import CloseCircle
    from closecircle.tui.commands import Command

T = TypeVar("T")


class _OnCircle:
    """What places and dialogs share."""

    KEYS: ClassVar[tuple[Command, ...]] = ()

    def __init_subclass__(cls, **kwargs: object) -> None:
        # Before Textual's own hook reads them: bindings follow from the one table of commands.
        cls.BINDINGS = [command.binding for command in cls.__dict__.get("KEYS", ())]  # type: ignore[attr-defined]  # a mixin of screens
        super().__init_subclass__(**kwargs)

    @property
    def circle_app(self) -> CloseCircle:
        """The app, by its own type."""
        return cast("CloseCircle", self.app)  # type: ignore[attr-defined]  # a mixin of screens

    async def ask(self, question: Callable[[Circle], T]) -> T:
        """A question to the circle, off the event loop."""
        return await self.circle_app.thread.ask(question)

    async def do(self, deed: Callable[[Circle], T]) -> T | None:
        """A deed; None when it was refused, and then the reason has been said."""
        async with self.circle_app.kindly():
            return await self.circle_app.thread.do(deed)
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Printable keys belong to the field that is being typed in."""
        del action, parameters
        focused = self.focused  # type: ignore[attr-defined]  # a mixin of screens
        return not (isinstance(focused, Input | TextArea) and self.circle_app.printable_key)


class CircleScreen(_OnCircle, Screen[None]):
    """One place of the program: a heading, a body, a line of keys."""

    HEADING: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Command, ...]] = (*EVERYWHERE, BACK)

    def compose(self) -> ComposeResult:
        """Heading, body, keys."""
        yield Static(id="heading")
        yield from self.body()
        yield KeyLine(self.KEYS)

    def body(self) -> ComposeResult:
        """What the place holds."""
        yield from ()

    def heading(self) -> str:
        """What stands at the top."""
        return _(self.HEADING)

    async def on_mount(self) -> None:
        """Read for the first time."""
        await self.read()

    async def on_screen_resume(self) -> None:
        """Read again on coming back: another place may have changed what is shown."""
        await self.read()

    async def read(self) -> None:
        """Show what the circle holds now."""
        async with self.circle_app.kindly():
            await self.load()
        self.query_one("#heading", Static).update(content(self.heading()))
        self.query_one(KeyLine).show()

    async def load(self) -> None:
        """Ask the circle and show it; called again whenever something changed."""

    def concerns(self, committed: Committed | None) -> bool:
        """Whether a change touches what is shown; everything, unless a place says less."""
        del committed
        return True

    async def action_back(self) -> None:
        """Back to where one came from."""
        await self.circle_app.back()


class CircleDialog(_OnCircle, ModalScreen[T]):
    """A question over a place; Esc leaves it without an answer."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK,)

    async def action_back(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


@asynccontextmanager
async def kindly(app: CloseCircle) -> AsyncIterator[None]:
    """Say what a person can act on, in their language; let everything else crash."""
    try:
        yield
    except CircleError as error:
        app.say(fill(_(error.template), **error.values), severity="warning")
