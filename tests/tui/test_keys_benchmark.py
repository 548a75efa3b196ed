"""The ten daily tasks take as few keys as is promised, without a terminal and from outside the tests."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_ten_daily_tasks_take_as_few_keys_as_is_promised() -> None:
    run = subprocess.run(
        [sys.executable, "benchmarks/keys.py", "--json"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(run.stdout) == {
        "log": 2,
        "log_someone_else": 2,
        "draft_copy_log": 2,
        "not_now": 1,
        "find": 2,
        "add_person": 2,
        "add_special_day": 2,
        "log_for_three": 2,
        "undo": 1,
        "open_handle": 1,
    }
