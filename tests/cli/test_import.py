"""`closecircle import` as a person and a script meet it: whole output, exit codes, and nothing written unasked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

CONTACTS = """\
BEGIN:VCARD
VERSION:3.0
FN:김민지
TEL;TYPE=CELL:010-2345-6789
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Daniel Kim
EMAIL:daniel@example.org
END:VCARD
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "CLOSECIRCLE_DATA": str(tmp_path / "data"),
        "CLOSECIRCLE_TODAY": "2026-11-24",
        "LANG": "en_US.UTF-8",
        "PYTHONUTF8": "1",
    }


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    def run_it(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "closecircle", *words],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run_it


@pytest.fixture
def contacts(tmp_path: Path) -> str:
    path = tmp_path / "contacts.vcf"
    path.write_text(CONTACTS, encoding="utf-8")
    return path.name


def people(run: Run) -> list[str]:
    found: list[dict[str, Any]] = json.loads(run("people", "--json").stdout)
    return [one["name"] for one in found]


def test_without_a_terminal_the_plan_is_shown_and_nothing_is_written(run: Run, contacts: str) -> None:
    shown = run("import", contacts)
    assert shown.returncode == 0
    assert shown.stdout == (
        "1    new  김민지      Nobody here yet has this name, number or address\n"
        "2    new  Daniel Kim  Nobody here yet has this name, number or address\n"
        "contacts.vcf: new 2\n"
    )
    assert shown.stderr.startswith("Nothing is written yet. --all ")
    assert people(run) == []


def test_all_brings_in_everybody_and_a_second_time_nobody(run: Run, contacts: str) -> None:
    first = run("import", contacts, "--all")
    assert first.returncode == 0
    assert first.stdout.endswith("Brought in 2 people from contacts.vcf\nNew: 김민지, Daniel Kim\n")
    again = run("import", contacts, "--all")
    assert (again.returncode, again.stdout) == (0, "contacts.vcf: the same 2\nNothing new in contacts.vcf.\n")
    assert sorted(people(run)) == ["Daniel Kim", "김민지"]
    assert run("undo").stdout == "Undone: Brought in 2 people from contacts.vcf\n"
    assert people(run) == []


def test_only_brings_in_the_one_named(run: Run, contacts: str) -> None:
    assert run("import", contacts, "--only", "daniel").returncode == 0
    assert people(run) == ["Daniel Kim"]
    unknown = run("import", contacts, "--only", "Zoe")
    assert (unknown.returncode, unknown.stderr) == (1, "Nobody in this file goes by “Zoe”.\n")
    several = run("import", contacts, "--only", "i")
    assert several.returncode in {0, 1}


def test_a_namesake_is_left_out_by_line_until_it_is_said_who_it_is(run: Run, contacts: str) -> None:
    run("add", "김민지")
    asked = run("import", contacts, "--only", "김민지")
    assert asked.returncode == 1
    assert "Line 1, 김민지: Left out, since it is not known who this is\n" in asked.stderr
    assert run("import", contacts, "--as", "김민지=김민지").returncode == 0
    assert people(run) == ["김민지"]
    shown = json.loads(run("import", contacts, "--json").stdout)
    assert [(row["name"], row["state"]) for row in shown["rows"]] == [("김민지", "same"), ("Daniel Kim", "new")]


def test_json_is_one_document_with_what_was_written(run: Run, contacts: str) -> None:
    document = json.loads(run("import", contacts, "--all", "--json").stdout)
    assert document["counts"] == {"new": 2, "same": 0, "differs": 0, "unsure": 0}
    assert document["written"]["added"] == ["김민지", "Daniel Kim"]
    assert json.loads(run("import", contacts, "--json").stdout)["written"] is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing.vcf", None),
        ("empty.vcf", b""),
        ("photo.vcf", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("cut.zip", b"PK\x03\x04\x14\x00"),
        ("odd.csv", b"\xff\xfe\x00\xd8\x00\xd8"),
    ],
)
def test_what_cannot_be_read_ends_with_one_sentence_and_exit_3(
    run: Run, tmp_path: Path, name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    refused = run("import", name, "--all")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert len(refused.stderr.splitlines()) == 1
    assert name in refused.stderr
    assert people(run) == []


def test_an_ambiguous_date_is_shown_both_ways_and_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "WhatsApp Chat with Maya.txt").write_text("3/4/26, 09:00 - Maya: hello\n3/4/26, 09:01 - Sue: hi\n")
    asked = run("import", "WhatsApp Chat with Maya.txt", "--all")
    assert asked.returncode == 2
    assert asked.stderr.endswith("on line 1 2026-04-03 or 2026-03-04? Say --dayfirst or --monthfirst.\n")
    taken = run("import", "WhatsApp Chat with Maya.txt", "--all", "--monthfirst")
    assert taken.returncode == 0
    assert "1 day of talks, 2026-03-04" in taken.stdout.replace("1 days", "1 day")


def test_whose_name_is_whose_has_to_be_said_before_a_chat_comes_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text("2026-11-20, 09:00 - Sue: hello\n2026-11-20, 09:01 - Maya Lin: open today?\n")
    asked = run("import", "chat.txt", "--all")
    assert (asked.returncode, asked.stderr) == (2, "Say which of these names is yours, with --me NAME: Sue, Maya Lin\n")
    assert run("import", "chat.txt", "--all", "--me", "Sue").returncode == 0
    assert people(run) == ["Maya Lin"]
    assert json.loads(run("today", "--json").stdout)["rows"][0]["reason"] == "reply"


def test_the_columns_of_a_table_are_shown_and_can_be_corrected(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Phone,Dept\nMaya Lin,010-2345-6789,Blue Oven\n")
    shown = run("import", "list.csv")
    assert shown.stdout.splitlines()[0].split() == ["1", "Name", "name", "Maya", "Lin"]
    assert run("import", "list.csv", "--all", "--map", "Dept=company").returncode == 0
    assert json.loads(run("people", "--json").stdout)[0]["company"] == "Blue Oven"
    wrong = run("import", "list.csv", "--map", "Floor=company")
    assert (wrong.returncode, wrong.stderr) == (2, "There is no column “Floor”. There are: Name, Phone, Dept\n")


def test_a_table_of_unknown_columns_comes_in_once_it_is_said_what_they_are(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Gast,Haus,Merk\nMaya Lin,Blue Oven,oat milk\n")
    assert run("import", "list.csv").returncode == 3
    assert run("import", "list.csv", "--all", "--map", "Gast=name", "--map", "Haus=company").returncode == 0
    assert json.loads(run("people", "--json").stdout)[0]["company"] == "Blue Oven"


def test_closecircles_own_file_comes_back_whole_and_once(run: Run, tmp_path: Path) -> None:
    run("add", "김민지")
    run("log", "김민지", "커피 마심")
    (tmp_path / "all.jsonl").write_text(run("export").stdout, encoding="utf-8")
    assert run("undo").returncode == run("undo").returncode == 0
    assert run("import", "all.jsonl").stdout.endswith(" new entries\n  김민지\n")
    assert people(run) == []
    assert run("import", "all.jsonl", "--all").stdout.endswith("Brought back all.jsonl\n")
    assert people(run) == ["김민지"]
    assert run("import", "all.jsonl", "--all").stdout.endswith("Nothing new in all.jsonl.\n")


def test_a_hostile_name_is_shown_as_itself_and_does_nothing(run: Run, tmp_path: Path) -> None:
    name = "\x1b]52;c;aGk=\x07[/] $who \u202eevil"
    (tmp_path / "c.vcf").write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n", encoding="utf-8")
    shown = run("import", "c.vcf", "--all")
    assert shown.returncode == 0
    assert "\x1b" not in shown.stdout
    assert "\u202e" not in shown.stdout
    assert "[/] $who" in shown.stdout


def test_at_a_terminal_it_asks_once_and_takes_the_numbers_typed(
    run: Run, environment: dict[str, str], contacts: str, tmp_path: Path
) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "closecircle", "import", contacts], env=environment, cwd=str(tmp_path), encoding="utf-8"
    )
    child.expect("numbers such as 1 3-5")
    child.sendline("2")
    child.expect("New: Daniel Kim")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert people(run) == ["Daniel Kim"]
