"""The screen and the two commands of every day as they are typed every day, read without click.

Reading options, writing help and completing words takes click 20 ms of CPU to load, which is more than either deed.
"""

from __future__ import annotations

from os import environ
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPLETION = "_CLOSECIRCLE_COMPLETE"  # click's way of being asked by a shell, which passes no words


def done_plainly(words: Sequence[str]) -> bool:
    """Do what the words say; False, and nothing done, where click is needed to read, explain or complete them."""
    if COMPLETION in environ:
        return False
    match words:
        case []:
            from closecircle.cli.screen import open_screen  # noqa: PLC0415  # loads when called

            open_screen()
        case ["today"] | ["today", "--json"]:
            from closecircle.cli.show_today import show_today  # noqa: PLC0415  # the same

            show_today(as_json="--json" in words, more=False)
        case ["log", name, *text, "--ask", ask] if _plain(name, *text, ask):
            from closecircle.cli.log_talk import log_talk  # noqa: PLC0415  # the same

            log_talk(name, " ".join(text), ask=ask)
        case ["log", name, *text] if _plain(name, *text):
            from closecircle.cli.log_talk import log_talk  # noqa: PLC0415  # the same

            log_talk(name, " ".join(text))
        case _:
            return False
    return True


def _plain(*words: str) -> bool:
    """Whether none of the words could be an option, nor the sign that stands for stdin."""
    return not any(word.startswith("-") for word in words)
