"""closecircle as a process in a real pseudo-terminal: bytes in, a terminal's own picture of what comes out."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING

import pexpect
import pyte
import pytest

from closecircle.circle import Circle
from closecircle.circle.talks import How
from closecircle.core.numbers import Numbers
from closecircle.core.talk import Side
from closecircle.settings import Settings, save
from closecircle.store.doctor import examine
from conftest import TODAY
from test_hostile import DOWN, Screen, filled, harmless

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COLUMNS, ROWS = 80, 24
PATIENCE = 20.0  # seconds; a starved machine may need them, a healthy one needs half of one
MINE = Settings(name="수진", place="책방", theme="dark")


class Terminal:
    """A terminal of 80 by 24 with closecircle running in it."""

    def __init__(self, folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name in {"HOME", "VIRTUAL_ENV"}}
        own = {
            "PATH": str(folder / "no programs"),  # so that the clipboard of whoever runs the tests stays theirs
            "CLOSECIRCLE_DATA": str(folder),
            "CLOSECIRCLE_TODAY": TODAY.isoformat(),
            "LANG": "ko_KR.UTF-8",
            "TERM": "xterm-256color",
        }
        self.child = pexpect.spawn(
            sys.executable, ["-m", "closecircle"], env={**kept, **own}, dimensions=(ROWS, COLUMNS)
        )
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)

    @property
    def text(self) -> str:
        """What stands on it; of a wide sign the second cell is empty."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, words: str) -> None:
        """Read until these words stand on the screen."""
        self._until(lambda: words in self.text, words)

    def _until(self, there: Callable[[], bool], what: str) -> None:
        end = monotonic() + PATIENCE
        while not there():
            assert monotonic() < end, f"waited for {what!r}; there is\n{self.text}"
            self.read(0.05)

    def read(self, seconds: float) -> bytes:
        """What it writes next, b"" when it writes nothing for so long."""
        try:
            written: bytes = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return b""
        self._stream.feed(written)
        return written

    def send(self, typed: str) -> None:
        """Bytes as a terminal sends them."""
        self.child.send(typed.encode())

    def leave(self) -> None:
        """Close it, whatever state it is in."""
        self.child.close(force=True)


def three(folder: Path) -> None:
    save(folder / "settings.toml", MINE)
    with closing(Circle.open(folder / "circle.db", today=lambda: TODAY, settings=MINE)) as circle:
        for name, ago in (("김민지", 30), ("박하늘", 25), ("이서연", 20)):
            person = circle.people.add(name, rhythm="1w")
            circle.talks.log([person.id], "책 이야기", on=TODAY - timedelta(days=ago), how=How(began=Side.THEM))


def _killed(terminal: Terminal) -> None:
    terminal.child.kill(signal.SIGKILL)


def _hung_up(terminal: Terminal) -> None:
    terminal.child.kill(signal.SIGHUP)


def _window_closed(terminal: Terminal) -> None:
    os.close(terminal.child.child_fd)
    terminal.child.child_fd = -1


@pytest.mark.parametrize("ended", [_killed, _hung_up, _window_closed], ids=lambda ended: ended.__name__.strip("_"))
def test_a_check_in_in_korean_that_is_cut_off_keeps_everything_that_was_confirmed(
    ended: Callable[[Terminal], None], tmp_path: Path
) -> None:
    three(tmp_path)
    terminal = Terminal(tmp_path)
    try:
        terminal.until("○ ○ ○")
        terminal.send("ㅣ")  # 기록
        terminal.until("김민지 · 나눈 이야기")
        terminal.send("새 오븐 이야기\r")
        terminal.until("● ○ ○")
        terminal.send("ㅈ")  # 쓰기
        terminal.until("박하늘 님께")
        terminal.send("ㅈ")  # 복사하고 보냄
        terminal.until("● ● ○")
        terminal.send("ㅣ어제 커피")  # begun, never confirmed
        terminal.until("어제 커피")
        ended(terminal)
        end = monotonic() + PATIENCE
        while terminal.child.isalive():
            assert monotonic() < end, "it goes on without a terminal"
            with suppress(OSError, pexpect.EOF, pexpect.TIMEOUT, ValueError):
                terminal.child.read_nonblocking(1 << 16, timeout=0.05)
    finally:
        with suppress(pexpect.ExceptionPexpect, OSError):
            terminal.leave()
    again = Terminal(tmp_path)
    try:
        again.until("● ● ○")
        again.until("✓ 김민지")
        again.send("\x1b[24~")  # F12: the newest deed, which was the message
        again.until("● ○ ○")
        again.send("\x1b[24~")
        again.until("○ ○ ○")
        again.send("\x19")  # Ctrl+Y: again, after all
        again.until("● ○ ○")
        again.send("\x03")
        again.child.expect(pexpect.EOF, timeout=PATIENCE)
    finally:
        again.leave()
    assert again.child.exitstatus == 0
    with closing(Circle.open(tmp_path / "circle.db", today=lambda: TODAY, settings=MINE)) as circle:
        assert [talk.said for talk in circle.talks.day(TODAY)] == ["새 오븐 이야기"]
    assert examine(tmp_path / "circle.db").ok


def test_a_fast_typist_loses_nothing_at_a_real_terminal(tmp_path: Path) -> None:
    three(tmp_path)
    terminal = Terminal(tmp_path)
    try:
        terminal.until("○ ○ ○")
        terminal.send("1새 오븉\x7f븐 이야기\r3ㅣ\x1b[200~붙인 말\n둘째 줄\x1b[201~\r")
        terminal.until("오늘은 여기까지예요")
        terminal.send("\x03")
        terminal.child.expect(pexpect.EOF, timeout=PATIENCE)
    finally:
        terminal.leave()
    with closing(Circle.open(tmp_path / "circle.db", today=lambda: TODAY, settings=MINE)) as circle:
        assert [talk.said for talk in circle.talks.day(TODAY)] == ["새 오븐 이야기", "붙인 말 둘째 줄"]
        assert circle.people.named("박하늘").paused_until == TODAY + timedelta(days=3)


def test_keys_typed_before_anything_is_drawn_wait_for_the_place(tmp_path: Path) -> None:
    three(tmp_path)
    terminal = Terminal(tmp_path)
    try:
        while b"?1049h" not in terminal.read(0.05):  # the screen of its own, empty as yet
            pass
        terminal.send("3ㅣ빠른 손\r")
        terminal.until("● ● ○")
    finally:
        terminal.leave()
    with closing(Circle.open(tmp_path / "circle.db", today=lambda: TODAY, settings=MINE)) as circle:
        assert [talk.said for talk in circle.talks.day(TODAY)] == ["빠른 손"]


@pytest.mark.parametrize("key", ["1", "2"])
def test_nothing_is_drawn_while_nothing_happens_so_that_what_is_being_composed_stays(key: str, tmp_path: Path) -> None:
    three(tmp_path)
    terminal = Terminal(tmp_path)
    try:
        terminal.until("○ ○ ○")
        terminal.send(key)
        terminal.until("Esc 나가기")
        terminal.send("\t")
        while terminal.read(0.4):
            pass  # what was still on its way
        assert terminal.read(1.2) == b""
    finally:
        terminal.leave()


def test_hostile_names_on_today_put_nothing_dangerous_on_the_wire(tmp_path: Path) -> None:
    own = replace(MINE, language="en", numbers=Numbers(portion=40, seats=60))
    save(tmp_path / "settings.toml", own)
    with closing(Circle.open(tmp_path / "circle.db", today=lambda: TODAY - timedelta(days=30), settings=own)) as circle:
        filled(circle)
    screen = Screen(tmp_path)
    try:
        screen.until_quiet()
        screen.press(DOWN * 5, " ", DOWN * 20, "1", "x", "\x1b", "2", "\t", "\x1b", "\x1b", "3", "0", "u")
        harmless(screen.wire)
        assert screen.child.isalive()
    finally:
        screen.leave()
