"""The places by their names. A place is loaded when one first goes there."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen


def _place(module: str, name: str) -> Callable[[], Screen[Any]]:
    def enter() -> Screen[Any]:
        screen: Screen[Any] = getattr(import_module(f"closecircle.tui.screens.{module}"), name)()
        return screen

    return enter


PLACES: dict[str, Callable[[], Screen[Any]]] = {
    "today": _place("today", "Today"),
    "people": _place("people", "People"),
    "day": _place("day", "Day"),
    "material": _place("material", "Shelf"),
    "introductions": _place("introductions", "Introductions"),
    "looking_back": _place("looking_back", "LookingBack"),
    "search": _place("search", "Search"),
    "history": _place("history", "History"),
    "bring": _place("bring", "Bring"),
    "settings": _place("settings", "Settings"),
}
