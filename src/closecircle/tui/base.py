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

What a person can act on (CircleError) is said in a toast wherever it happens: in an action, in `load`, in a handler.
Everything else ends the program with its traceback, so that it is seen.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar, cast

from textual.app import App
from textual.events import Key, Paste
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from closecircle.core.errors import CircleError
from closecircle.i18n import _, fill
from closecircle.tui.commands import BACK, DIALOG, EVERYWHERE
from closecircle.tui.hangul_keys import pressed_keys
from closecircle.tui.safe import content, plain
from closecircle.tui.widgets.field import Field
from closecircle.tui.widgets.key_line import DialogKeys, KeyLine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.app import ComposeResult
    from textual.events import Event
    from textual.message import Message
    from textual.widget import Widget

    from closecircle.circle import Circle
    from closecircle.store.journal import Committed
    from closecircle.tui.app import CloseCircle
    from closecircle.tui.commands import Command

T = TypeVar("T")

_A_BURST = 0.03  # seconds within which a Space or Enter belongs to the input method that let go of a jamo
_A_MOMENT = 2.0  # seconds that keys typed on wait for the one before them
_AN_ARRIVAL = 10.0  # seconds, at most, that keys wait for a place to be there
_COMMITTING = frozenset({"space", "enter"})
# A field has bindings for these too, but a place or a dialog may mean them: "enter saves", "Esc leaves", F-keys.
_NEVER_THE_FIELDS = frozenset(
    {"enter", "escape", "tab", "shift+tab", "ctrl+c", *(f"f{number}" for number in range(1, 13))}
)
# Textual gives a field of one line those of a scrolled view too; there is nothing to scroll in it.
_NOT_IN_ONE_LINE = frozenset({"up", "down", "pageup", "pagedown", "ctrl+pageup", "ctrl+pagedown"})


class CircleApp(App[None]):
    """An app that reads keys as they were meant, whatever the input method, and says what a person can act on."""

    def __init__(self) -> None:
        super().__init__()
        # Whether the key at hand is the own key of the field that has the focus: see `belongs_to_field`.
        self.printable_key = False
        self.key_at_hand = ""
        self._last_jamo = 0.0

    async def on_event(self, event: Event) -> None:
        """Keys before anything else sees them; what an action cannot do is said."""
        async with kindly(self):
            if isinstance(event, Key) and not event.is_forwarded:
                await self._key_pressed(event)
            else:
                if isinstance(event, Paste):
                    self._last_jamo = 0.0  # what comes after a paste lets no jamo go
                await super().on_event(event)

    async def _key_pressed(self, event: Key) -> None:
        await self._arrival()
        just_let_go = event.time - self._last_jamo < _A_BURST
        self._last_jamo = 0.0
        if just_let_go and event.key in _COMMITTING:
            return  # the input method's own: it may arrive when the jamo has already opened a field
        letters = pressed_keys(event.character or "") if event.is_printable and not is_field(self.focused) else []
        if not letters:
            await self._pass_on(event)
            return
        self._last_jamo = event.time
        for letter, jamo in letters:
            # Once a field has the focus the rest of the syllable is text again.
            await self._pass_on(Key(jamo, jamo) if is_field(self.focused) else Key(letter, letter))

    async def _arrival(self) -> None:
        """Keys typed ahead wait until the place in front shows what there is now: they are about who is at hand."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(screen, CircleScreen) and not screen.arrived.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(screen.arrived.wait(), _AN_ARRIVAL)

    async def _pass_on(self, event: Key) -> None:
        focused = self.focused
        self.printable_key = belongs_to_field(event, focused)
        self.key_at_hand = event.key
        await super().on_event(event)
        self.key_at_hand = ""
        if event.is_forwarded and focused is not None:
            await _dealt_with(focused, up=event.key == "enter" and is_field(focused))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done everywhere leaves a field its own keys too: u in a word undoes nothing."""
        del action, parameters
        return not (is_field(self.focused) and self.printable_key)

    def say(self, text: str, *, severity: Literal["information", "warning", "error"] = "information") -> None:
        """A word about what was done or cannot be; one at a time, the newest. The text is never markup."""
        self.clear_notifications()
        for screen in self.screen_stack:
            screen.query("ToastHolder").remove()  # Textual leaves it behind, empty and a line high (measured)
        self.notify(plain(text), markup=False, severity=severity, timeout=6)


async def _dealt_with(widget: Widget, *, up: bool) -> None:
    """Wait until a key has been dealt with where it went, so that keys of one burst act in their order.

    Otherwise ↓ 1 logs with the person above (measured), and what follows an Enter falls into the dialog it closes: `up`
    waits until the Enter has come up to the screen. Never longer than a moment: an answer may itself wait for a key.
    """
    for node in widget.ancestors_with_self if up else (widget,):
        done = asyncio.Event()
        if isinstance(node, App) or not node.call_later(done.set):
            return
        try:
            await asyncio.wait_for(done.wait(), _A_MOMENT)
        except TimeoutError:
            return


def is_field(widget: Widget | None) -> bool:
    """Whether text is typed into the widget."""
    return isinstance(widget, Field) and widget.is_typed_into


def _in_one_line(widget: Widget | None) -> bool:
    return isinstance(widget, Field) and widget.ONE_LINE


def belongs_to_field(event: Key, focused: Widget | None) -> bool:
    """Whether a key is the field's own, so that no command of the place takes it: letters, digits, its editing keys."""
    if not isinstance(focused, Field) or not focused.is_typed_into:
        return False
    if _in_one_line(focused) and event.key in _NOT_IN_ONE_LINE:
        return False
    return event.is_printable or (
        event.key not in _NEVER_THE_FIELDS and event.key in focused._bindings.key_to_bindings  # noqa: SLF001  # no public way to ask
    )


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

    @property
    def commands(self) -> tuple[Command, ...]:
        """What can be done here, on the keys that the user chose."""
        return tuple(command.with_keys(self.circle_app.settings.keys) for command in self.KEYS)

    async def ask(self, question: Callable[[Circle], T]) -> T:
        """A question to the circle, off the event loop."""
        return await self.circle_app.thread.ask(question)

    async def do(self, deed: Callable[[Circle], T]) -> T | None:
        """A deed; None when it was refused, and then the reason has been said."""
        async with self.circle_app.kindly():
            return await self.circle_app.thread.do(deed)
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A field's own keys are the field's: see `belongs_to_field`."""
        del action, parameters
        return not (is_field(self.focused) and self.circle_app.printable_key)  # type: ignore[attr-defined]  # a mixin of screens

    async def _on_message(self, message: Message) -> None:
        # Textual has no public door around all handlers of a screen; without one a locked file would end the program.
        async with kindly(self.circle_app):
            await super()._on_message(message)  # type: ignore[misc]  # a mixin of screens


class CircleScreen(_OnCircle, Screen[None]):
    """One place of the program: a heading, a body, a line of keys."""

    HEADING: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Command, ...]] = (*EVERYWHERE, BACK)
    _just_read = False

    def __init__(self) -> None:
        super().__init__()
        self.arrived = asyncio.Event()  # set while it shows what the circle holds

    def compose(self) -> ComposeResult:
        """Heading, body, keys."""
        self._fit()
        yield Static(id="heading")
        yield from self.body()
        yield KeyLine()

    def _fit(self) -> None:
        """Take the classes that Textual gives at the first resize: given then, every style would be reckoned again."""
        across = self.app.HORIZONTAL_BREAKPOINTS if self.HORIZONTAL_BREAKPOINTS is None else self.HORIZONTAL_BREAKPOINTS
        down = self.app.VERTICAL_BREAKPOINTS if self.VERTICAL_BREAKPOINTS is None else self.VERTICAL_BREAKPOINTS
        for points, cells in ((across, self.app.size.width), (down, self.app.size.height)):
            fitting = [name for least, name in sorted(points or ()) if cells >= least]
            self.set_class(True, *fitting[-1:], update=False)

    def body(self) -> ComposeResult:
        """What the place holds."""
        yield from ()

    def heading(self) -> str:
        """What stands at the top."""
        return _(self.HEADING)

    async def on_mount(self) -> None:
        """Read for the first time, before any key that was typed ahead is looked at."""
        self._just_read = True
        await self.read()

    def on_screen_suspend(self) -> None:
        """What is shown grows old while something lies over it."""
        self.arrived.clear()

    async def on_screen_resume(self) -> None:
        """Read again on coming back: another place may have changed what is shown."""
        if self._just_read:
            self._just_read = False  # Textual also resumes a screen that was only now mounted
            self.arrived.set()
        else:
            await self.read()

    def read_soon(self) -> None:
        """Something was written: read again, before the next key is looked at."""
        self.arrived.clear()
        self.call_later(self.read)

    async def read(self) -> None:
        """Show what the circle holds now."""
        try:
            async with self.circle_app.kindly():
                await self.load()
        finally:
            self.arrived.set()
        self.query_one("#heading", Static).update(content(self.heading()))
        self.query_one(KeyLine).show(self.commands)

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
    """A question over a place; Esc leaves it without an answer, F1 says what else can be done.

    A dialog with lines to type in has the command SAVE (or another of the action `enter`).
    """

    KEYS: ClassVar[tuple[Command, ...]] = DIALOG

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter in a line goes through the line, behind the letters that came in the same burst."""
        if action == "enter" and self.circle_app.key_at_hand == "enter" and _in_one_line(self.focused):
            return False
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """The keys, where the dialog shows them."""
        self.show_keys()

    def show_keys(self) -> None:
        """Write the keys in the language in use."""
        for line in self.query(DialogKeys):
            line.show(self.commands)

    async def action_back(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


@asynccontextmanager
async def kindly(app: CircleApp | CloseCircle) -> AsyncIterator[None]:
    """Say what a person can act on, in their language; let everything else crash."""
    try:
        yield
    except CircleError as error:
        app.say(fill(_(error.template), **error.values), severity="warning")
