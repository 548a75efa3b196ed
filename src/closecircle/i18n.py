"""The two languages of the program's own words, chosen at start and switchable while running.

Message ids are English sentences with `$names`; `fill` puts the values in for the command line and the screen alike.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from closecircle.core.patterns import Pattern

if TYPE_CHECKING:
    from gettext import NullTranslations

_LOCALE = Path(__file__).parent / "locale"
_NAME = Pattern("[$]([a-z_][a-z_0-9]*)")
_state = {"language": "en"}


def use(language: str) -> None:
    """Speak this language from now on: "ko" or "en"."""
    _state["language"] = language


def language() -> str:
    """The language in use."""
    return _state["language"]


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for "translate later"
    """Mark a message in a table; `_` translates it where it is said."""
    return message


def _(message: str) -> str:
    """The message in the language in use."""
    if _state["language"] == "en":
        return message  # the id is the English sentence
    return _catalogue(_state["language"]).gettext(message)


def n_(one: str, many: str, count: int) -> str:
    """The message for one or for many."""
    if _state["language"] == "en":
        return one if count == 1 else many
    return _catalogue(_state["language"]).ngettext(one, many, count)


def fill(template: str, **values: object) -> str:
    """A template with its `$names` filled; a value is never read as a template itself."""
    # string.Template does the same, and costs 1 ms to load.
    pieces = template.split("$$")
    return "$".join(_NAME.sub(lambda found: str(values[found[1]]), piece) for piece in pieces)


@lru_cache(maxsize=4)
def _catalogue(name: str) -> NullTranslations:
    from gettext import translation  # noqa: PLC0415  # 5 ms that English does not need

    return translation("closecircle", _LOCALE, [name])
