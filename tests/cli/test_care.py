"""Looking after the file from the command line: backups, bringing one back, the doctor, forgetting somebody."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from typing import TYPE_CHECKING, Any

import pytest

from closecircle.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Done

    Typed = Callable[..., Done]


def document(done: Done) -> Any:
    return json.loads(done.out)


def names(typed: Typed) -> list[str]:
    return [one["name"] for one in document(typed("people", "--json"))]


def test_a_backup_is_made_privately_and_listed(typed: Typed, data: Path) -> None:
    typed("add", "Daniel")
    made = typed("backup")
    assert (made.code, made.err) == (0, "")
    [line] = made.out.splitlines()
    assert line.startswith(f"{data}/backups/circle-")
    listed = typed("backup", "--list").out.splitlines()
    assert {row.rpartition("  ")[2] for row in listed} == {"asked", "daily"}
    assert {copy["reason"] for copy in document(typed("backup", "--list", "--json"))} == {"asked", "daily"}
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (data / "backups").iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(data.stat().st_mode) == stat.S_IMODE((data / "backups").stat().st_mode) == 0o700


def test_restore_shows_first_what_would_be_missing_and_can_be_taken_back(typed: Typed) -> None:
    assert typed("restore").code == 1
    typed("add", "Daniel")
    copy = typed("backup").out.strip()
    typed("add", "Sue")
    shown = typed("restore", copy)
    assert shown.code == 0
    assert "These would be missing afterwards:\n  Added Sue\n" in shown.out
    assert shown.err == "Nothing was changed. closecircle restore --yes does it.\n"
    assert names(typed) == ["Daniel", "Sue"]
    done = typed("restore", copy, "--yes")
    assert done.out.endswith("Brought back.\n")
    kept = done.err.strip().rpartition(" ")[2]
    assert names(typed) == ["Daniel"]
    assert typed("restore", kept, "--yes").code == 0
    assert names(typed) == ["Daniel", "Sue"]


def test_a_damaged_backup_is_not_brought_back(typed: Typed, tmp_path: Path) -> None:
    typed("add", "Daniel")
    other = tmp_path / "other.db"
    for damage in (b"", b"no database at all " * 100):
        other.write_bytes(damage)
        done = typed("restore", str(other), "--yes")
        assert (done.code, done.out, len(done.err.splitlines())) == (4, "", 1)
    assert typed("restore", "nothing.db", "--yes").code == 1
    assert names(typed) == ["Daniel"]


def test_the_doctor_finds_a_well_circle_well(typed: Typed, data: Path) -> None:
    assert typed("doctor", "--json").code == 1  # there is none yet
    typed("add", "Daniel")
    assert typed("doctor").out == "All is well.\n"
    assert document(typed("doctor", "--json")) == {
        "database": str(data / "circle.db"),
        "schema": SCHEMA,
        "ok": True,
        "problems": [],
    }


def _damaged(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + os.urandom(4096 * 6) + whole[4096 * 7 :])


def _newer(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()


def _foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()


DAMAGED = "The file is damaged. Bring back a backup: closecircle restore"
FOREIGN = "The file is not a circle. Bring back a backup: closecircle restore"
AILS: dict[str, tuple[Callable[[Path], object], str]] = {
    "damaged": (_damaged, DAMAGED),
    "cut in half": (lambda file: os.truncate(file, 4096 * 8), DAMAGED),
    "empty": (lambda file: os.truncate(file, 0), FOREIGN),
    "foreign": (_foreign, FOREIGN),
    "a text": (
        lambda file: file.write_text("a letter " * 1000),
        FOREIGN,
    ),
    "newer": (_newer, "The file was written by a newer closecircle. Update the program."),
}


@pytest.mark.parametrize("ail", AILS)
def test_the_doctor_names_what_ails_a_file_and_touches_nothing(typed: Typed, data: Path, ail: str) -> None:
    typed("add", "Daniel")
    spoil, sentence = AILS[ail]
    spoil(data / "circle.db")
    before = (data / "circle.db").read_bytes()
    told = typed("doctor", "--json")
    facts = document(told)
    assert (told.code, facts["ok"], facts["problems"]) == (4, False, [sentence])
    assert typed("doctor").code == 4
    assert (data / "circle.db").read_bytes() == before


@pytest.mark.parametrize("ail", AILS)
@pytest.mark.parametrize("words", [("people",), ("log", "Daniel", "hello"), ("undo",)])
def test_every_command_refuses_such_a_file_with_one_sentence(
    typed: Typed, data: Path, ail: str, words: tuple[str, ...]
) -> None:
    typed("add", "Daniel")
    AILS[ail][0](data / "circle.db")
    before = (data / "circle.db").read_bytes()
    done = typed(*words)
    assert (done.code, done.out, len(done.err.splitlines())) == (4, "", 1)
    assert (data / "circle.db").read_bytes() == before
    assert typed("restore", "--yes").code == 0
    assert names(typed) == ["Daniel"]


def test_the_doctor_mends_what_follows_from_the_rest(typed: Typed, data: Path) -> None:
    typed("add", "Daniel", "--rhythm", "1w")
    typed("log", "Daniel", "2026-11-10", "bought brown boots")
    (data / "circle.db").chmod(0o644)
    with sqlite3.connect(data / "circle.db") as connection:
        connection.execute("UPDATE standing SET rhythm_on = '2030-01-01'")
        connection.execute("INSERT INTO said (said) VALUES ('delete-all')")
    connection.close()
    told = document(typed("doctor", "--json"))["problems"]
    assert len(told) == 3
    assert typed("doctor", "--repair").out == "All is well.\n"
    assert stat.S_IMODE((data / "circle.db").stat().st_mode) == 0o600
    assert typed("find", "boots").code == 0
    assert document(typed("today", "--json"))["rows"][0]["reason"] == "rhythm"


def test_a_forgotten_person_is_gone_from_every_byte(typed: Typed, data: Path) -> None:
    typed("add", "Benedikta", "--company", "Quillworks")
    typed("add", "Daniel", "--introduced-by", "Benedikta")
    typed("log", "Benedikta", "collects zeppelins", "--ask", "her zeppelins", "--promise", "a zeppelin stamp")
    typed("draft", "Benedikta", "--sent")
    typed("undo")
    typed("backup")
    secrets = [word.encode() for word in ("Benedikta", "Quillworks", "zeppelin")]
    files = [data / "circle.db", *(data / "backups").iterdir()]
    assert all(any(word in file.read_bytes() for file in files) for word in secrets)

    refused = typed("forget", "Benedikta")
    assert (refused.code, refused.out) == (2, "")
    assert typed("forget", "Benedikta", "--name-again", "Daniel").code == 2
    assert names(typed) == ["Benedikta", "Daniel"]

    done = typed("forget", "Benedikta", "--name-again", "Benedikta")
    assert (done.code, done.out) == (0, "Erased.\n")
    assert "cannot be undone" in done.err
    files = [path for path in data.rglob("*") if path.is_file()]
    assert {path.name[-19:-3] for path in files if path.parent.name == "backups"} >= {"after-forgetting"}
    for file in files:
        held = file.read_bytes().lower()
        assert not [word for word in secrets if word.lower() in held], file
    assert names(typed) == ["Daniel"]
    assert document(typed("doctor", "--json"))["ok"] is True
    assert "Benedikta" not in typed("undo").out
