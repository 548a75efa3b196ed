"""Patterns that are compiled when first used: compiling one takes 0.2 to 2 ms, and a typed line needs few of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Pattern:
    """A regular expression, asked as a compiled one is."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """What stands at `start`."""
        return self._compiled.match(text, start)

    def search(self, text: str) -> re.Match[str] | None:
        """What stands anywhere."""
        return self._compiled.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """What the whole text is."""
        return self._compiled.fullmatch(text)

    def findall(self, text: str) -> list[str]:
        """Everything that fits, of a pattern without groups."""
        return self._compiled.findall(text)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with other text in its place."""
        return self._compiled.sub(put, text, count=count)
