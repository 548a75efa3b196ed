"""The command line as a shell meets it: words in; exit code, stdout and stderr out."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from closecircle.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of everything, on the fixed day."""
    folder = tmp_path / "data"
    monkeypatch.setenv("CLOSECIRCLE_DATA", str(folder))
    monkeypatch.setenv("CLOSECIRCLE_TODAY", "2026-11-24")
    return folder


@pytest.fixture
def typed(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """`typed("log", "민지", "커피 마심")` runs one command; `stdin` is what comes through the pipe."""

    def run(*words: str, stdin: str | bytes = "") -> Done:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "argv", ["closecircle", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        code = left.value.code
        assert code is None or isinstance(code, int)
        return Done(code or 0, said.out, said.err)

    return run
