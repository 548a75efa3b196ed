"""CloseCircle: the app. It owns the circle's thread, the places and what is the same everywhere."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.events import Key
from textual.screen import Screen

from closecircle.core.errors import CircleError
from closecircle.i18n import _, fill, use
from closecircle.settings import clock, system_language
from closecircle.store.trouble import trouble
from closecircle.tui.base import CircleApp, CircleDialog, CircleScreen, kindly
from closecircle.tui.hangul_keys import latin
from closecircle.tui.places import PLACES
from closecircle.tui.themes import THEMES, theme_for
from closecircle.tui.thread import CircleThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from datetime import date
    from pathlib import PurePath

    from textual.binding import BindingType, Keymap
    from textual.events import Event

    from closecircle.settings import Places, Settings
    from closecircle.store.journal import Committed

_OTHERS_EVERY = 1.0  # seconds between looks for another process's writes


class CloseCircle(CircleApp):
    """The screen of closecircle."""

    TITLE = "closecircle"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/closecircle.tcss", "styles/people.tcss", "styles/bring.tcss"]
    ENABLE_COMMAND_PALETTE = False  # help (F1) lists and runs every command, in the user's language
    BINDINGS: ClassVar[list[BindingType]] = []
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012  # Textual declares it so that mypy takes no ClassVar

    def __init__(self, places: Places, settings: Settings, today: Callable[[], date] = clock) -> None:
        use(settings.language or system_language())
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(theme_for(settings.theme, self.console.color_system))
        self.places = places
        self.settings = settings
        self.today = today
        self._idle_since = monotonic()
        self.thread = CircleThread(places.circle, settings, today, self.told)
        self.refused: CircleError | None = None
        self._day = today()

    def _begin_with(self, name: str) -> None:
        """Take a theme before the style sheet is read: set as later ones are, it would have it read a second time."""
        theme = self.available_themes[name]
        if theme.ansi:
            self.theme = name  # the colours of sixteen go through a filter that only this way sets
            return
        self.set_reactive(CloseCircle.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.update_classes({"-dark-mode": theme.dark, "-light-mode": not theme.dark}, update=False)

    async def on_load(self) -> None:
        """Open the circle, before anything is drawn."""
        try:
            with trouble(self.places.circle):
                await self.thread.open()
        except CircleError as error:
            self.refused = error  # said on the command line, where it stays to be read

    def get_default_screen(self) -> Screen[Any]:
        """Today, on which all the other places stand."""
        return Screen() if self.refused is not None else PLACES["today"]()

    async def on_mount(self) -> None:
        """Today is reading already; see to the rest."""
        if self.refused is not None:
            self.exit()
            return
        self.set_keymap(self.settings.keys)
        self.set_interval(_OTHERS_EVERY, self._look_around)
        self.run_worker(self._back_up())  # the first paint does not wait for it

    async def _back_up(self) -> None:
        async with self.kindly():
            await self.thread.ask(lambda circle: circle.care.back_up_daily())

    async def on_unmount(self) -> None:
        """Finish what is queued and let go of the file."""
        await self.thread.close()

    async def on_event(self, event: Event) -> None:
        """Every key is a sign that somebody is there."""
        if isinstance(event, Key):
            self._idle_since = event.time
        await super().on_event(event)

    def set_keymap(self, keymap: Keymap) -> None:
        """Keys as the user chose them; a jamo means its letter, because that is how it arrives."""
        super().set_keymap({name: ",".join(map(latin, keys.split(","))) for name, keys in keymap.items()})

    def kindly(self) -> AbstractAsyncContextManager[None]:
        """Say what a person can act on; let everything else crash."""
        return kindly(self)

    def told(self, committed: Committed | None) -> None:
        """Something was written, here (a change) or by another process (None): the place in front reads again."""
        screen = self.screen
        if isinstance(screen, CircleScreen) and screen.is_mounted and screen.concerns(committed):
            screen.read_soon()

    async def show(self, screen: Screen[Any]) -> None:
        """Go to a place, typed-ahead keys waiting until it is there."""
        await self.push_screen(screen)

    async def back(self) -> None:
        """Back to where one came from; from the first place there is nowhere to go back to."""
        if len(self.screen_stack) > 1:
            await self.pop_screen()

    async def action_go(self, place: str) -> None:
        """Go to one of the places; Today is where all the others stand on."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if place != "today":
            await self.push_screen(PLACES[place]())

    async def action_find(self) -> None:
        """Find a person anywhere."""
        from closecircle.tui.screens.find import Find  # noqa: PLC0415  # loads when first used

        await self.push_screen(Find())

    async def action_help(self) -> None:
        """What can be done here; the same key leaves it again."""
        from closecircle.tui.screens.help import Help  # noqa: PLC0415  # loads when first used

        screen = self.screen
        if isinstance(screen, Help):
            screen.dismiss(None)
        elif isinstance(screen, CircleScreen | CircleDialog):
            await self.push_screen(Help(screen.commands))

    async def action_undo(self) -> None:
        """Take back the last change."""
        async with self.kindly():
            entry = (await self.thread.do(lambda circle: circle.history.undo())).entry
            self.say(fill(_("Undone: $what"), what=fill(_(entry.label), **entry.values)))

    async def action_redo(self) -> None:
        """Do again what was undone last."""
        async with self.kindly():
            entry = (await self.thread.do(lambda circle: circle.history.redo())).entry
            self.say(fill(_("Done again: $what"), what=fill(_(entry.label), **entry.values)))

    async def action_hide(self) -> None:
        """Hide the screen down to initials, because a till faces customers."""
        from closecircle.tui.screens.hidden import Hidden  # noqa: PLC0415  # loads when first used

        if isinstance(self.screen, Hidden):
            return
        self.clear_notifications()  # they name people too
        await self.push_screen(Hidden())

    async def _look_around(self) -> None:
        async with self.kindly():
            await self.thread.look_for_others()
        minutes = self.settings.hide_after
        if minutes and monotonic() - self._idle_since > minutes * 60:
            self._idle_since = monotonic()
            await self.action_hide()
        if self.today() != self._day:
            self._day = self.today()
            self.told(None)
