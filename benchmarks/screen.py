"""The screen in a real pseudo-terminal: first paint, key to paint, memory, beside an empty Textual app.

    python benchmarks/screen.py [--rounds 9] [--keys 60] [--json]

First paint: CPU and wall time from the start of the process until the first row of Today, or the one word of the empty
app, has come through the terminal; the apps take turns, and the ratio is the median of the rounds' own. Key to paint:
CPU of the whole process from a key until it rests again, and wall time until the first byte, on Today, among 10,000
people, and in a story of 5,000 talks. Memory: resident, at rest after the first paint, and after all of that. CPU time
is Linux's (/proc), in nanoseconds; elsewhere wall time stands in its place, and `cpu` says so.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from typing import TYPE_CHECKING

import big_circle
from closecircle.circle import Circle
from closecircle.store import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("at rest")

Empty().run()
"""
SMALL, LARGE = "200 people", "10,000 people"
WIDE, HIGH = 120, 40
STORY = 5_000
LONGEST = 60.0  # seconds to wait for anything
AT_REST = 0.06  # seconds without output after which a key is dealt with


class Screen:
    """One program in a terminal of its own."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.began = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", HIGH, WIDE, 0, 0))
            os.execvpe(command[0], command, environment)  # noqa: S606  # no shell is the point

    def until(self, shown: str) -> None:
        """Read until the text has come through."""
        wanted, seen, end = shown.encode(), b"", time.perf_counter() + LONGEST
        while wanted not in seen:
            if not select.select([self._terminal], [], [], max(0.0, end - time.perf_counter()))[0]:
                raise TimeoutError(f"“{shown}” did not come: {seen[-400:]!r}")
            seen = seen[-4096:] + os.read(self._terminal, 65536)

    def rest(self, quiet: float = AT_REST) -> float:
        """Read until nothing has come for a while; the moment of the first byte."""
        first = 0.0
        while select.select([self._terminal], [], [], quiet if first else 1.0)[0]:
            os.read(self._terminal, 65536)
            first = first or time.perf_counter()
        return first

    def press(self, keys: str) -> None:
        """Type, as one burst."""
        os.write(self._terminal, keys.encode())

    def cpu(self) -> float:
        """Seconds of CPU of all threads so far; wall time where the system does not tell."""
        try:
            threads = [each.read_text().split() for each in Path(f"/proc/{self.pid}/task").glob("*/schedstat")]
        except OSError:
            threads = []
        return sum(int(each[0]) for each in threads) / 1e9 if threads else time.perf_counter() - self.began

    def megabytes(self) -> float:
        """Resident memory."""
        done = subprocess.run(["ps", "-o", "rss=", "-p", str(self.pid)], capture_output=True, text=True, check=True)
        return int(done.stdout) / 1024

    def close(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        apps = Apps(Path(folder))
        result: dict[str, object] = {"cpu": "CPU" if Path("/proc/self/schedstat").exists() else "wall"}
        result |= first_paints(apps, asked.rounds)
        result |= keys_to_paint(apps, asked.keys)
    if asked.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for name, value in result.items():
        print(f"{name:52}{value!s:>14}")


class Apps:
    """The three programs and the first words each of them shows."""

    def __init__(self, place: Path) -> None:
        (place / "empty.py").write_text(EMPTY, encoding="utf-8")
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "TEXTUAL"))},
            "PYTHONPYCACHEPREFIX": str(place / "compiled"),
            "CLOSECIRCLE_TODAY": big_circle.TODAY.isoformat(),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        program = Path(sys.executable).with_name("closecircle")
        ours = [str(program)] if program.exists() else [sys.executable, "-m", "closecircle"]
        self._commands = {"empty app": [sys.executable, str(place / "empty.py")], SMALL: ours, LARGE: ours}
        self._folders = {"empty app": place, SMALL: place / "small", LARGE: place / "large"}
        self.first = {"empty app": "at rest"}
        self.people: list[str] = []
        for name, people in ((SMALL, 200), (LARGE, 10_000)):
            self._build(name, people)
        for name in self._commands:
            with self.opened(name):
                pass  # compiles, and makes the day's backup

    def _build(self, name: str, people: int) -> None:
        self._folders[name].mkdir()
        file = self._folders[name] / "circle.db"
        big_circle.build(file, people, people * 10)
        circle = Circle.open(file, today=lambda: big_circle.TODAY)
        if name == LARGE:
            connection = circle.store.connection
            connection.execute(
                "UPDATE talks SET person_id = 'p000001' WHERE search_id IN (SELECT search_id FROM talks LIMIT ?)",
                (STORY,),
            )
            standing.refresh_all(connection)
        self.first[name] = circle.today.day().rows[0].person.name
        circle.close()

    @contextmanager
    def opened(self, name: str) -> Iterator[Screen]:
        """One of them, from its start until it has painted."""
        screen = Screen(self._commands[name], {**self._environment, "CLOSECIRCLE_DATA": str(self._folders[name])})
        try:
            screen.until(self.first[name])
            yield screen
        finally:
            screen.close()


def first_paints(apps: Apps, rounds: int) -> dict[str, object]:
    """From the start of the process until the first row, and the memory it then takes."""
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in apps.first}
    for _ in range(rounds):
        for name in apps.first:
            with apps.opened(name) as screen:
                cpu, wall = screen.cpu(), time.perf_counter() - screen.began
                screen.rest(0.3)
                taken[name].append((cpu, wall, screen.megabytes()))
    result: dict[str, object] = {}
    for name, rows in taken.items():
        floor = taken["empty app"]
        for place, what in enumerate(("first paint, ms of CPU", "first paint, ms", "memory, MB")):
            factor = 1 if what.startswith("memory") else 1000
            result[f"{name}: {what}"] = round(statistics.median(row[place] for row in rows) * factor, 1)
            if name != "empty app":
                ratios = [row[place] / empty[place] for row, empty in zip(rows, floor, strict=True)]
                result[f"{name}: {what}, x empty"] = round(statistics.median(ratios), 2)
    return result


def keys_to_paint(apps: Apps, keys: int) -> dict[str, object]:
    """What a key costs in each place, in the circle of 10,000."""
    result: dict[str, object] = {}
    with apps.opened(LARGE) as screen:
        screen.rest(0.5)
        result |= pressed(screen, "Today", ("\x1b[B", "\x1b[A"), keys)
        screen.press("\x1b[13~")  # F3
        screen.rest(0.5)
        result |= pressed(screen, "People", ("\x1b[B",), keys)
        screen.press("/")
        screen.rest(0.3)
        screen.press("Daniel p000001")
        screen.rest(0.5)
        screen.press("\r")
        screen.rest(0.5)
        result |= pressed(screen, "a story of 5,000 talks", ("\x1b[B",), keys)
        result["after all of that: memory, MB"] = round(screen.megabytes(), 1)
    return result


def pressed(screen: Screen, place: str, keys: tuple[str, ...], times: int) -> dict[str, object]:
    """Keys one after another, each when the one before has been dealt with."""
    cpu, wall = [], []
    for number in range(times + 3):
        before, began = screen.cpu(), time.perf_counter()
        screen.press(keys[number % len(keys)])
        painted = screen.rest()
        if not painted:
            raise TimeoutError(f"a key on {place} painted nothing")
        if number >= 3:  # the first ones load what is needed
            cpu.append((screen.cpu() - before) * 1000)
            wall.append((painted - began) * 1000)
    return {
        f"{place}: a key, ms of CPU, median": round(statistics.median(cpu), 1),
        f"{place}: a key, ms of CPU, 95 of 100": round(statistics.quantiles(cpu, n=20)[-1], 1),
        f"{place}: first byte, ms, median": round(statistics.median(wall), 1),
    }


if __name__ == "__main__":
    main()
