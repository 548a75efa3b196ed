"""One private file, recognised before it is trusted."""

from __future__ import annotations

import os
import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest

from closecircle.circle import Circle
from closecircle.core.errors import StoreTrouble
from closecircle.store.connection import connect
from closecircle.store.store import Store
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "circle.db"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_file_is_private_from_its_first_byte_whatever_the_umask(file: Path) -> None:
    before = os.umask(0)
    try:
        Store(file).close()
    finally:
        os.umask(before)
    assert mode(file) == 0o600
    assert mode(file.parent) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["circle.db"]


def test_a_file_of_a_newer_program_is_refused_with_both_numbers_and_left_untouched(file: Path) -> None:
    Store(file).close()
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreTrouble, match="99"):
        Store(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"hello, I am a letter and no database at all, " * 40])
def test_what_is_no_circle_is_refused_and_left_untouched(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(StoreTrouble):
        Store(file)
    assert file.read_bytes() == content


def test_somebody_elses_database_is_refused(file: Path) -> None:
    file.parent.mkdir()
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(StoreTrouble, match="not a circle"):
        Store(file)


def test_a_file_held_by_another_program_says_so_and_keeps_what_was_there(file: Path) -> None:
    circle = Circle.open(file, busy=0.05)
    other = connect(file)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreTrouble, match="Another program"), trouble(file):
        circle.people.add("김민지")
    other.execute("ROLLBACK")
    circle.people.add("김민지")
    circle.close()
    other.close()


def test_a_full_disk_loses_only_the_line_that_did_not_fit(file: Path) -> None:
    circle = Circle.open(file)
    minji = circle.people.add("김민지")
    pages = circle.store.connection.execute("PRAGMA page_count").fetchone()[0]
    circle.store.connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(StoreTrouble, match="no room"):
        circle.talks.log([minji.id], "긴 이야기 " * 20_000)
    assert circle.store.talks.of(minji.id) == []
    circle.talks.log([minji.id], "짧은 이야기")
    assert [talk.said for talk in circle.store.talks.of(minji.id)] == ["짧은 이야기"]
    circle.close()


def test_a_plain_copy_of_the_open_file_is_whole(file: Path, tmp_path: Path) -> None:
    circle = Circle.open(file)
    minji = circle.people.add("김민지")
    for number in range(50):
        circle.talks.log([minji.id], f"talk {number}")
    copy = tmp_path / "stick.db"
    copy.write_bytes(file.read_bytes())
    there = Store(copy)
    assert there.talks.count(minji.id) == 50
    there.close()
    circle.close()


def test_the_settings_of_the_connection_are_those_of_the_promise(file: Path) -> None:
    store = Store(file)
    ask = store.connection.execute
    assert ask("PRAGMA journal_mode").fetchone() == ("delete",)
    assert ask("PRAGMA synchronous").fetchone() == (2,)
    assert ask("PRAGMA foreign_keys").fetchone() == (1,)
    store.close()
