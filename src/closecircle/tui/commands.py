"""One table of what can be done where: footer, help, palette and remapping all come from it.

Digits, Enter, Esc, arrows and F-keys are the first keys, because an input method may hold a letter back until it is
committed; letters are the second, and each answers to its twin on the two-set (두벌식) keyboard: see `hangul_keys`.

A command runs as a priority binding, in the app's own queue, so that keys typed ahead of a dialog wait for it
(measured: otherwise the text is lost). While a field is being typed in, printable keys stay the field's.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from closecircle.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing that can be done: its action, its keys (the first is shown), what it says in footer and help."""

    action: str
    keys: str
    label: str
    help: str
    footer: bool = True

    @property
    def binding(self) -> Binding:
        """The Textual binding; its id is the name under which the keys may be changed in the settings."""
        return Binding(self.keys, self.action, self.label, show=False, priority=True, id=self.name)

    @property
    def name(self) -> str:
        """The name in the settings: `log`, `go.people`."""
        return self.action.removeprefix("app.").replace("('", ".").replace("')", "")

    @property
    def shown(self) -> str:
        """The first key as a person reads it."""
        first = self.keys.split(",")[0]
        return KEY_NAMES.get(first, first.upper() if first.startswith("f") and first[1:].isdigit() else first)


KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "slash": "/",
    "question_mark": "?",
    "space": "Space",
    "delete": "Del",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "ctrl+c": "Ctrl+C",
    "ctrl+y": "Ctrl+Y",
}

EVERYWHERE = (
    Command(action="app.help", keys="f1,question_mark", label=N_("Help"), help=N_("What can be done here")),
    Command(action="app.go('today')", keys="f2", label=N_("Today"), help=N_("Whom to reconnect with"), footer=False),
    Command(action="app.go('people')", keys="f3", label=N_("People"), help=N_("Everyone in the circle"), footer=False),
    Command(action="app.go('day')", keys="f4", label=N_("Day"), help=N_("Who came today"), footer=False),
    Command(action="app.go('material')", keys="f5", label=N_("Material"), help=N_("Your shelf"), footer=False),
    Command(
        action="app.go('introductions')",
        keys="f6",
        label=N_("Introductions"),
        help=N_("Who brought whom"),
        footer=False,
    ),
    Command(
        action="app.go('looking_back')", keys="f7", label=N_("Looking back"), help=N_("A quiet week"), footer=False
    ),
    Command(
        action="app.go('search')", keys="f8", label=N_("Search"), help=N_("Everything that was said"), footer=False
    ),
    Command(action="app.go('history')", keys="f9", label=N_("History"), help=N_("Undo at any distance"), footer=False),
    Command(action="app.go('settings')", keys="f10", label=N_("Settings"), help=N_("Your choices"), footer=False),
    Command(action="app.find", keys="slash", label=N_("Find"), help=N_("Find a person anywhere, by initials too")),
    Command(action="app.undo", keys="f12,ctrl+z,u", label=N_("Undo"), help=N_("Take back the last change")),
    Command(action="app.redo", keys="ctrl+y", label=N_("Redo"), help=N_("Do it again after all"), footer=False),
    Command(action="app.hide", keys="f11", label=N_("Hide"), help=N_("Hide names from the counter"), footer=False),
    Command(action="app.quit", keys="ctrl+c,ctrl+d", label=N_("Quit"), help=N_("Close closecircle"), footer=False),
)

PERSON_AT_HAND = (
    Command(action="log", keys="1,l", label=N_("Log"), help=N_("Log a talk in one line")),
    Command(action="draft", keys="2,w", label=N_("Write"), help=N_("A message is ready")),
    Command(action="not_now", keys="3,n", label=N_("Not now"), help=N_("Leave it for a few days")),
    Command(action="open", keys="enter", label=N_("Person"), help=N_("Their page: the story so far")),
    Command(action="week", keys="4", label=N_("In a week"), help=N_("Leave it for a week"), footer=False),
    Command(
        action="rest",
        keys="5,r",
        label=N_("Give space"),
        help=N_("Giving them space, until you wake them"),
        footer=False,
    ),
    Command(action="skip", keys="6,s", label=N_("Skip"), help=N_("Pass over today"), footer=False),
    Command(action="kept", keys="7,k", label=N_("Kept"), help=N_("A promise kept, or thanks given"), footer=False),
    Command(action="reach", keys="8,o", label=N_("Reach"), help=N_("Open a number, an address, a chat"), footer=False),
    Command(
        action="promise", keys="9,p", label=N_("Promise"), help=N_("Note what you said you would do"), footer=False
    ),
)

TODAY = (
    *PERSON_AT_HAND,
    Command(action="more", keys="0,m", label=N_("More"), help=N_("Those who wait"), footer=False),
)

BACK = Command(action="back", keys="escape", label=N_("Back"), help=N_("Back to where you were"))
