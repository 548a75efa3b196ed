"""What a command may load: a person at the till should not wait for what they do not use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_RUN = """
import json, sys
from closecircle.cli import main
sys.argv = ["closecircle", *json.loads(sys.argv[1])]
try:
    main()
finally:
    print("LOADED", json.dumps(sorted({name.split(".")[0] for name in sys.modules} | set(sys.modules))))
"""


def loaded_by(*arguments: str, data: Path) -> set[str]:
    """The modules a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, json.dumps(arguments)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CLOSECIRCLE_DATA": str(data), "CLOSECIRCLE_TODAY": "2026-11-24"},
    )
    return set(json.loads(done.stdout.rpartition("LOADED ")[2]))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A circle that is there already: the first opening builds it, and may take its time."""
    loaded_by("add", "김민지", data=tmp_path)
    return tmp_path


def test_help_loads_neither_the_store_nor_the_screen(tmp_path: Path) -> None:
    assert not loaded_by("--help", data=tmp_path) & {"sqlite_utils", "textual", "rich", "sqlite3", "closecircle.circle"}


@pytest.mark.parametrize("arguments", [("today",), ("today", "--json"), ("log", "민지", "어제 커피 마심")])
def test_the_daily_commands_load_nothing_heavy(arguments: tuple[str, ...], data: Path) -> None:
    heavy = {"sqlite_utils", "textual", "rich", "dateutil", "platformdirs", "phonenumbers", "korean_lunar_calendar"}
    heavy |= {"click", "dataclasses", "inspect", "asyncio"}  # typed without options, they need no reader of options
    assert not loaded_by(*arguments, data=data) & heavy


def test_a_draft_loads_no_screen(data: Path) -> None:
    assert not loaded_by("draft", "민지", data=data) & {"sqlite_utils", "textual", "rich"}
