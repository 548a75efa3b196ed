"""How far a longer work has come: a bar on stderr, once it has taken a second."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHOW_AFTER = 1.0  # seconds


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Something to tell (done, in all) to. The bar shows the time left; without a terminal nothing is shown."""
    began = monotonic()
    bars: list[Any] = []  # click keeps the type of its bar to itself

    def tell_progress(done: int, in_all: int) -> None:
        if not bars and monotonic() - began > _SHOW_AFTER and sys.stderr.isatty():
            bar = click.progressbar(length=in_all, label=label, file=sys.stderr)
            bars.append(bar.__enter__())
        for bar in bars:
            bar.update(done - bar.pos)

    try:
        yield tell_progress
    finally:
        for bar in bars:
            bar.render_finish()
