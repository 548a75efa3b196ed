"""Keys that the user chooses: read as they are printed on the keyboard, refused where they could not work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closecircle.core.errors import WrongUse
from closecircle.i18n import _
from closecircle.tui.commands import BACK, EVERYWHERE, PERSON_AT_HAND, TODAY
from closecircle.tui.hangul_keys import two_set_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from closecircle.tui.commands import Command

# Whose keys may be chosen.
CHOOSABLE: tuple[Command, ...] = (*PERSON_AT_HAND, *EVERYWHERE)
_OTHERS: tuple[Command, ...] = (*CHOOSABLE, *TODAY, BACK)
_PRINTED = {
    "esc": "escape",
    "del": "delete",
    "/": "slash",
    "?": "question_mark",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
}
# Ctrl+I, M, H and [ are Tab, Enter, Backspace and Esc; terminals keep S, Q, B and A, or C and D mean to leave.
_KEY = re.compile(
    r"[a-z0-9]|f(?:[1-9]|1[0-2])|ctrl\+[efgjklnoprtuvwxyz]|enter|space|delete|tab|slash|question_mark|up|down|left|right"
)


def read_keys(typed: str, name: str, chosen: Mapping[str, str]) -> str:
    """The keys of a line ("F2, x", "ㅣ") for the command of that name, as settings keep them; '': the usual ones.

    Raises:
        WrongUse: one of them is no key that every terminal sends, or it does something else already.
    """
    keys = [_read(part) for part in typed.replace(",", " ").split()]
    for key in dict.fromkeys(keys):
        for other in _OTHERS:
            if other.name != name and key in other.with_keys(chosen).keys.split(","):
                raise WrongUse("“$key” is the key of “$what” already.", key=key, what=_(other.label))
    return ",".join(dict.fromkeys(keys))


def _read(typed: str) -> str:
    key = typed.casefold()
    twins = two_set_keys(key)
    key = twins[0] if len(twins) == 1 else _PRINTED.get(key, key)
    if _KEY.fullmatch(key) is None:
        raise WrongUse("“$key” is no key for this. Give a letter, a digit, F1 to F12 or Ctrl and a letter.", key=typed)
    return key
