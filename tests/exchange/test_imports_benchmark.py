"""The benchmark of imports counts what is read and what is right."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def measured(folder: Path) -> dict[str, dict[str, int]]:
    run = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "imports.py", folder, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, dict[str, int]] = json.loads(run.stdout)
    return found


def test_right_wrong_and_refused_files_are_told_apart(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Nora  Reed\nTEL:1\nEND:VCARD\n"
    (tmp_path / "right.vcf").write_text(card)
    (tmp_path / "wrong.vcf").write_text(card * 2)
    (tmp_path / "empty.vcf").write_text("")
    (tmp_path / "chat.txt").write_text("3/4/26, 10:00 - Nora: hello\n")
    (tmp_path / "notes.xyz").write_text("hello\n")
    (tmp_path / "list.csv").write_text("name,phone\nNora,1\n")
    one = {"kind": "vcard", "contacts": 1, "names": ["Nora Reed"], "phones_total": 1, "emails_total": 0}
    none = {"kind": "vcard", "contacts": 0, "names": [], "phones_total": 0, "emails_total": 0}
    (tmp_path / "expected.json").write_text(
        json.dumps(
            {
                "right.vcf": one,
                "wrong.vcf": one,
                "empty.vcf": none,
                "list.csv": {"kind": "contacts_csv", "contacts": 1},
                "chat.txt": {"kind": "whatsapp", "messages": 1, "senders": {"Nora": 1}, "dayfirst": True}
                | {"days_talked": 1, "first": "2026-04-03T10:00:00", "last": "2026-04-03T10:00:00"},
                "notes.xyz": {"kind": "a kind of its own"},
            },
        ),
    )
    found = measured(tmp_path)
    assert found["vcard"] == {"files": 3, "read": 3, "right": 2, "found": 1, "expected": 2, "asked": 0}
    assert found["contacts_csv"] == {"files": 1, "read": 1, "right": 1, "found": 1, "expected": 1, "asked": 0}
    assert found["line"] == {"files": 0, "read": 0, "right": 0, "found": 0, "expected": 0, "asked": 0}
    assert found["whatsapp"] == {"files": 1, "read": 1, "right": 1, "found": 1, "expected": 1, "asked": 1}
    assert found["a kind of its own"]["files"] == 1
