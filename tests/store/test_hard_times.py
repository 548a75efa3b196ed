"""When the disk, the file or another program stands in the way: one sentence, an exit code, and nothing lost."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

import closecircle
from closecircle.circle import Circle
from closecircle.cli import main
from closecircle.core.errors import StoreTrouble
from closecircle.store import doctor
from closecircle.store.backup import back_up_if_old, backups
from closecircle.store.connection import connect
from closecircle.store.doctor import Ail, examine
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Clock

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child with narrower rights needs fork")
NOBODY = 65534
BIG = "x" * 400_000


class Left(NamedTuple):
    """What a child process left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A circle with Daniel and one talk, in a folder of its own under one that everybody may enter."""
    above = [folder for folder in tmp_path.parents if folder.name.startswith(("pytest-", "popen-"))]
    for folder in (tmp_path, *above):
        folder.chmod(0o755)
    folder = tmp_path / "data"
    monkeypatch.setenv("CLOSECIRCLE_DATA", str(folder))
    monkeypatch.setenv("CLOSECIRCLE_TODAY", "2026-11-24")
    with closing(Circle.open(folder / "circle.db")) as circle:
        daniel = circle.people.add("Daniel")
        circle.talks.log([daniel.id], "brown boots")
        circle.care.back_up()
    return folder


def in_a_child(*words: str, narrow: Callable[[], object], folder: Path) -> Left:
    """Run one command in a fork that has first made its own life harder."""
    _load_everything()
    files = [folder / name for name in ("out", "err")]
    for file in files:
        file.touch()
        file.chmod(0o666)
    pid = os.fork()
    if pid == 0:  # pragma: no cover  # the child
        code = 70
        try:
            sys.stdout, sys.stderr = (file.open("w", encoding="utf-8") for file in files)
            sys.argv = ["closecircle", *words]
            narrow()
            main()
        except SystemExit as left:
            code = int(left.code or 0)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    _pid, status = os.waitpid(pid, 0)
    return Left(os.waitstatus_to_exitcode(status), *(file.read_text(encoding="utf-8") for file in files))


def _load_everything() -> None:
    """A child that is nobody may not read the interpreter's own folder, so what loads late is loaded now."""
    for module in pkgutil.walk_packages(closecircle.__path__, "closecircle."):
        if not module.name.startswith(("closecircle.tui", "closecircle.demo", "closecircle.__main__")):
            importlib.import_module(module.name)
    importlib.import_module("_strptime")


def little_room() -> None:
    import resource  # noqa: PLC0415  # POSIX alone
    import signal  # noqa: PLC0415  # the same

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def become_nobody() -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def said(folder: Path) -> list[str]:
    with closing(Circle.open(folder / "circle.db")) as circle:
        daniel = circle.people.named("Daniel")
        assert examine(folder / "circle.db").ok
        return [talk.said for talk in circle.store.talks.of(daniel.id)]


def one_sentence(left: Left, code: int = 4) -> None:
    last = left.err.strip().splitlines()
    assert (left.code, len(last)) == (code, 1), left
    assert "Traceback" not in left.err


@pytest.mark.parametrize("words", [("log", "Daniel", BIG), ("add", "Sue", "--usual", BIG)])
def test_a_full_disk_loses_only_what_did_not_fit(data: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    one_sentence(in_a_child(*words, narrow=little_room, folder=tmp_path))
    assert said(data) == ["brown boots"]


def test_a_backup_and_a_restore_on_a_full_disk_leave_no_half_file(data: Path, tmp_path: Path) -> None:
    with closing(Circle.open(data / "circle.db")) as circle:
        circle.talks.log([circle.people.named("Daniel").id], BIG)
    copies = sorted((data / "backups").iterdir())
    for words in (("backup",), ("restore", "--yes"), ("export", "--to", str(tmp_path / "all.jsonl"))):
        one_sentence(in_a_child(*words, narrow=little_room, folder=tmp_path))
    assert sorted((data / "backups").iterdir()) == copies
    assert not [path for path in (*data.rglob("*"), *tmp_path.iterdir()) if path.suffix in {".part", ".jsonl"}]
    assert len(said(data)) == 2


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("folder_mode", [0o755, 0o777])
def test_a_file_that_may_only_be_read_is_read_and_never_written(data: Path, tmp_path: Path, folder_mode: int) -> None:
    (data / "circle.db").chmod(0o644)
    data.chmod(folder_mode)
    (data / "backups").chmod(0o755)
    shown = in_a_child("today", narrow=become_nobody, folder=tmp_path)
    assert (shown.code, shown.err) == (0, "")
    for words in (("log", "Daniel", "hi"), ("undo",), ("backup",), ("add", "Sue")):
        left = in_a_child(*words, narrow=become_nobody, folder=tmp_path)
        one_sentence(left)
    for path in (data, data / "backups"):
        path.chmod(0o700)
    (data / "circle.db").chmod(0o600)
    assert said(data) == ["brown boots"]


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("words", [("today",), ("log", "Daniel", "hi"), ("doctor",), ("backup",), ("restore", "--yes")])
def test_a_closed_folder_and_a_closed_file_are_named(data: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    one_sentence(in_a_child(*words, narrow=become_nobody, folder=tmp_path))
    data.chmod(0o755)
    one_sentence(in_a_child(*words, narrow=become_nobody, folder=tmp_path), code=1 if words[0] == "restore" else 4)
    data.chmod(0o700)
    assert said(data) == ["brown boots"]


def test_a_file_that_another_program_holds_is_waited_for_and_then_named(data: Path) -> None:
    with closing(Circle.open(data / "circle.db", busy=0.05)) as circle, closing(connect(data / "circle.db")) as other:
        daniel = circle.people.named("Daniel")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreTrouble, match=r"Another program is holding circle\.db"), trouble(data / "circle.db"):
            circle.talks.log([daniel.id], "too early")
        other.execute("ROLLBACK")
        circle.talks.log([daniel.id], "now it goes")
    assert said(data) == ["now it goes", "brown boots"]


def test_a_file_that_vanishes_or_is_replaced_while_open_is_not_written_into_the_void(data: Path) -> None:
    file = data / "circle.db"
    with closing(Circle.open(file)) as circle:
        daniel = circle.people.named("Daniel")
        file.rename(data / "elsewhere.db")
        with pytest.raises(StoreTrouble):
            circle.talks.log([daniel.id], "into the void")
    (data / "elsewhere.db").rename(file)
    assert said(data) == ["brown boots"]


def test_a_damaged_page_met_on_the_way_is_one_sentence(data: Path) -> None:
    file = data / "circle.db"
    whole = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'talks'").fetchone()[0]
    whole[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    file.write_bytes(whole)
    with closing(Circle.open(file)) as circle:
        daniel = circle.people.named("Daniel")
        with pytest.raises(StoreTrouble, match="is damaged"), trouble(file):
            circle.talks.log([daniel.id], "hi")
    assert file.read_bytes() == bytes(whole)
    assert Ail.DAMAGED in examine(file).ails


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "circle.db").mkdir()
    with pytest.raises(StoreTrouble):
        Circle.open(tmp_path / "circle.db")


def test_a_write_that_a_power_cut_left_half_done_is_finished_by_the_doctor(data: Path, tmp_path: Path) -> None:
    in_a_child("log", "Daniel", BIG, narrow=little_room, folder=tmp_path)
    health = examine(data / "circle.db")
    assert health.ok
    assert not (data / "circle.db-journal").exists()


def test_a_network_folder_is_worth_a_note_and_no_problem(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_file_system", lambda _file: "nfs4")
    health = examine(data / "circle.db")
    assert Ail.NETWORK in health.ails
    assert health.ok


def test_a_clock_that_jumps_back_a_year_neither_stops_backups_nor_loses_a_talk(data: Path) -> None:
    now = datetime.now(UTC)
    with closing(Circle.open(data / "circle.db")) as circle:
        connection, file = circle.store.connection, circle.store.file
        assert back_up_if_old(connection, file, now + timedelta(days=400)) is not None
        assert back_up_if_old(connection, file, now) is not None
        assert back_up_if_old(connection, file, now + timedelta(hours=1)) is None
        assert len(backups(file)) >= 2
    assert said(data) == ["brown boots"]


def test_a_day_that_jumps_neither_crashes_today_nor_a_log(circle: Circle, clock: Clock) -> None:
    daniel = circle.people.add("Daniel", rhythm="1w")
    circle.talks.log([daniel.id], "here", ask="the boots", promise="a map")
    for days in (-400, 8_000, 800, -2_000):
        clock.move(days)
        circle.today.day(more=True)
        circle.today.card(daniel.id)
        circle.drafts.write(daniel.id)
        circle.talks.log([daniel.id], "still here")
    assert [talk.said for talk in circle.store.talks.of(daniel.id)].count("still here") == 4


@pytest.mark.parametrize(
    "held", [b"name = 3\n", b"\xff", b"[today]\nportion = -1\n", b"nonsense = 1", b"= ", b'name = "']
)
def test_settings_that_do_not_read_are_named_and_left_as_they_are(data: Path, tmp_path: Path, held: bytes) -> None:
    (data / "settings.toml").write_bytes(held)
    one_sentence(in_a_child("today", narrow=lambda: None, folder=tmp_path), code=2)
    assert (data / "settings.toml").read_bytes() == held
