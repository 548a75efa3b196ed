"""A short run of the two long proofs in benchmarks/: kills at random moments, and cuts of the power."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed process is a fork, which this system does not have")
def test_a_process_killed_at_any_moment_leaves_every_confirmed_change_and_no_half_one() -> None:
    result: dict[str, Any] = load("kill").run(kills=30, seed=7)
    assert result["wrong"] == []
    assert result["confirmed"] > 0


def test_a_power_cut_at_any_moment_loses_no_confirmed_change() -> None:
    pytest.importorskip("apsw", reason="the file system that forgets what was not synchronised needs apsw")
    result: dict[str, Any] = load("power").run(cuts=120, deeds=40, seed=3)
    assert result["commits"] > 30
    assert (result["lost"], result["corrupt"]) == (0, 0)
