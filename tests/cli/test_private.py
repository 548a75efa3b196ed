"""What the program writes is for its user alone, from the first byte, whatever the machine's habit (umask) is."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from closecircle.circle import Circle
from closecircle.settings import Settings, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cli.conftest import Done

    Typed = Callable[..., Done]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """A machine on which every new file would be everybody's."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """Whatever somebody else could read, list or write."""
    return [path.name for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.lstat().st_mode) & 0o077]


def test_a_whole_life_of_the_circle_leaves_nothing_for_others(typed: Typed, data: Path) -> None:
    typed("add", "김민지", "--rhythm", "3w")
    typed("add", "Daniel")
    typed("log", "민지", "어제 커피 마심")
    save(data / "settings.toml", Settings(name="수진"))
    for name, kind in (("a.jsonl", "jsonl"), ("a.vcf", "vcard"), ("a.ics", "ical"), ("a.csv", "csv")):
        assert typed("export", "--format", kind, "--to", str(data / name)).code == 0
    copy = typed("backup").out.strip()
    assert typed("restore", copy, "--yes").code == 0
    assert typed("forget", "Daniel", "--name-again", "Daniel").code == 0
    assert typed("doctor").code == 0
    assert len([path for path in data.rglob("*") if path.is_file()]) >= 7
    assert open_to_others(data) == []


def test_what_stands_there_while_something_is_written_is_private_too(data: Path) -> None:
    with closing(Circle.open(data / "circle.db")) as circle:
        person = circle.people.add("김민지")
        with circle.store.at_one_moment():
            circle.talks.log([person.id], "커피")
            assert (data / "circle.db-journal").exists()
            assert open_to_others(data) == []
