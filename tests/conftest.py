"""What every test may ask for: a real circle in a real file, on a fixed day that the test may move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from closecircle.circle import Circle
from closecircle.i18n import use
from closecircle.settings import Settings
from closecircle.store.passphrase import PASSPHRASES, VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from locked import Pocket

TODAY = date(2026, 11, 24)  # a Tuesday

# What must show as itself everywhere, and never become markup, an escape sequence, a formula or a shell word.
HOSTILE = (
    "[/",
    "[@click=app.quit]x[/]",
    "a\\[b",
    "\x1b]52;c;aGFja2Vk\x07",
    "\x1b[2J\x1b]0;PWNED\x1b\\",
    "\u202eevil",
    "\u1107\u1161\u11a8\u1106\u1175\u11ab",  # 박민, decomposed as macOS sends it
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "=HYPERLINK(1)",
    "$(touch x); rm -rf ~",
    "'; DROP TABLE people; --",
    "$name ${name} $$",
    "x" * 5000,
)


@dataclass
class Clock:
    """A day that a test may move; called like the real one."""

    on: date = TODAY

    def __call__(self) -> date:
        return self.on

    def move(self, days: int) -> date:
        """Let days pass."""
        self.on += timedelta(days=days)
        return self.on


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests read English unless they say otherwise; the machine's own settings stay outside."""
    for name in ("LC_ALL", "LC_MESSAGES", "CLOSECIRCLE_DATA", "CLOSECIRCLE_TODAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    use("en")
    yield
    use("en")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def circle(tmp_path: Path, clock: Clock) -> Iterator[Circle]:
    opened = Circle.open(tmp_path / "circle" / "circle.db", today=clock, settings=Settings(name="수진", place="책방"))
    yield opened
    opened.close()


@pytest.fixture
def pocket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pocket]:
    """Nothing is known of any passphrase, and the keyring is the test's own, not the machine's."""
    import keyring  # noqa: PLC0415  # only where a passphrase matters

    from locked import Pocket  # noqa: PLC0415  # the same

    machine = keyring.get_keyring()
    mine = Pocket()
    keyring.set_keyring(mine)
    monkeypatch.setattr(PASSPHRASES, "known", "")
    monkeypatch.setattr(PASSPHRASES, "ask", None)
    monkeypatch.delenv(VARIABLE, raising=False)
    yield mine
    keyring.set_keyring(machine)
