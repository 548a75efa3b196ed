"""One table of what can be done where: footer, help, palette and remapping all come from it.

Digits, Enter, Esc, arrows and F-keys are the first keys, because an input method may hold a letter back until it is
committed; letters are the second, and each answers to its twin on the two-set (두벌식) keyboard: see `hangul_keys`.

A command runs as a priority binding, in the app's own queue, so that keys typed ahead of a dialog wait for it
(measured: otherwise the text is lost). While a field is being typed in, printable keys stay the field's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from closecircle.core.records import dataclass, replace
from closecircle.i18n import N_
from closecircle.tui.hangul_keys import twin

if TYPE_CHECKING:
    from collections.abc import Mapping


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
        return key_name(self.keys.split(",")[0])

    @property
    def all_shown(self) -> str:
        """Every key as a person reads it, a letter with its twin of the Hangul keyboard: "1 l ㅣ"."""
        keys = [key.strip() for key in self.keys.split(",")]
        return " ".join(f"{key_name(key)} {twin(key)}".rstrip() for key in keys)

    def with_keys(self, chosen: Mapping[str, str]) -> Command:
        """The command on the keys that the user chose for its name, if they did."""
        return replace(self, keys=chosen[self.name]) if chosen.get(self.name) else self


def key_name(key: str) -> str:
    """A key as it is printed on the keyboard."""
    return _KEY_NAMES.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)


_KEY_NAMES = {
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
    "ctrl+d": "Ctrl+D",
    "ctrl+o": "Ctrl+O",
    "ctrl+y": "Ctrl+Y",
    "ctrl+z": "Ctrl+Z",
}

HIDE = Command(action="app.hide", keys="f11", label=N_("Hide"), help=N_("Hide names from the counter"), footer=False)

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
    Command(
        action="app.go('bring')",
        keys="ctrl+o",
        label=N_("Bring in"),
        help=N_("People and chats from a file"),
        footer=False,
    ),
    Command(action="app.find", keys="slash", label=N_("Find"), help=N_("Find a person anywhere, by initials too")),
    Command(action="app.undo", keys="f12,ctrl+z,u", label=N_("Undo"), help=N_("Take back the last change")),
    Command(action="app.redo", keys="ctrl+y", label=N_("Redo"), help=N_("Do it again after all"), footer=False),
    HIDE,
    Command(action="app.quit", keys="ctrl+c,ctrl+d", label=N_("Quit"), help=N_("Close closecircle")),
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
    Command(
        action="special_day",
        keys="d",
        label=N_("Special day"),
        help=N_("Add a birthday, any special day"),
        footer=False,
    ),
    Command(action="until", keys="t", label=N_("Until …"), help=N_("Leave it until a day"), footer=False),
    Command(action="page_card", keys="space", label=N_("Card"), help=N_("Read on in the card"), footer=False),
    Command(
        action="leave", keys="escape", label=N_("Back"), help=N_("Back to the portion; how to close"), footer=False
    ),
)

BACK = Command(action="back", keys="escape", label=N_("Back"), help=N_("Back to where you were"))
# What every dialog has beside its own.
DIALOG = (
    Command(action="back", keys="escape", label=N_("Leave"), help=N_("Leave without an answer")),
    Command(action="app.help", keys="f1", label=N_("Help"), help=N_("What can be done here"), footer=False),
    HIDE,
)
# A dialog of several lines: the arrows go from one to the next, as Tab does.
LINES = (
    Command(action="app.focus_next", keys="down", label=N_("Next line"), help=N_("The next line"), footer=False),
    Command(action="app.focus_previous", keys="up", label=N_("Line before"), help=N_("The line before"), footer=False),
)
SAVE = Command(action="enter", keys="enter", label=N_("Save"), help=N_("Save what was typed"))
