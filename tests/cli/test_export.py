"""`closecircle export`, as somebody at a shell meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from closecircle.core.days import SpecialDay
from closecircle.demo import build
from conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    build(folder, TODAY)
    return folder


def run(*arguments: str, data: Path, language: str = "en_US.UTF-8") -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "CLOSECIRCLE_DATA": str(data),
        "CLOSECIRCLE_TODAY": TODAY.isoformat(),
        "LANG": language,
        "LC_ALL": language,
    }
    return subprocess.run(
        [sys.executable, "-m", "closecircle", "export", *arguments], capture_output=True, check=False, env=environment
    )


def test_without_a_word_everything_goes_to_stdout_as_json_lines(data: Path) -> None:
    done = run(data=data)
    assert (done.returncode, done.stderr) == (0, b"")
    header, *rows = (json.loads(line) for line in done.stdout.splitlines())
    assert header["schema"] == 1
    assert sum(row["table"] == "people" for row in rows) == 24
    assert done.stdout.endswith(b"\n")


@pytest.mark.parametrize(
    ("ending", "beginning"),
    [
        ("jsonl", b'{"closecircle": '),
        ("vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\n"),
        ("ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
        ("csv", b"\xef\xbb\xbfName,"),
        ("md", b"### Activities:\n"),
        ("backup", b'{"closecircle": '),
    ],
)
def test_the_ending_of_a_file_says_the_form(data: Path, tmp_path: Path, ending: str, beginning: bytes) -> None:
    file = tmp_path / f"circle.{ending}"
    done = run("--to", str(file), data=data)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"Written: {file}\n"
    assert file.read_bytes().startswith(beginning)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_format_that_is_named_wins_and_stdout_gets_the_same_bytes(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "circle.txt"
    run("--format", "vcard", "--to", str(file), data=data)
    assert run("--format", "vcard", data=data).stdout == file.read_bytes()


def test_one_person_by_any_part_of_the_name(data: Path) -> None:
    done = run("--format", "markdown", "--person", "ㅊㄱㅇ", data=data)
    assert "최가온" in done.stdout.decode()
    assert "윤보람" not in done.stdout.decode()


def test_since_a_day_as_one_types_it(data: Path) -> None:
    done = run("--format", "csv", "--since", "어제", data=data)
    assert len(done.stdout.splitlines()) == 2
    assert "orange hat" in done.stdout.decode()


def test_the_calendar_speaks_the_user_s_language(data: Path) -> None:
    english = run("--format", "ical", data=data).stdout.decode().replace("\r\n ", "")
    korean = run("--format", "ical", data=data, language="ko_KR.UTF-8").stdout.decode().replace("\r\n ", "")
    assert "SUMMARY:한동주 · promised: 그림책 목록 보내 드리기" in english
    assert "SUMMARY:박정례 · Birthday\\, lunar 10." in english
    assert "Birthday" not in korean
    uids = [[line for line in text.split("\r\n") if line.startswith("UID:")] for text in (english, korean)]
    assert uids[0] == uids[1]


def test_those_who_rest_or_are_left_in_peace_have_no_rhythm_in_the_calendar(data: Path) -> None:
    lines = run("--format", "ical", data=data).stdout.decode().replace("\r\n ", "").split("\r\n")
    assert not [line for line in lines if "배준서" in line]
    peace = next(place for place, line in enumerate(lines) if line.startswith("SUMMARY:신해인"))
    assert lines[peace - 1] == "DTSTART;VALUE=DATE:20261228"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--person", "nobody here"), 1, "Nobody here goes by “nobody here”."),
        (("--since", "some day"), 2, "“some day” is no day that closecircle understands."),
        (("--format", "pdf"), 2, "Invalid value for '--format'"),
        (("--to", "/"), 2, " is a folder. Name a file in it."),
        (("--to", "/nowhere/at/all.csv"), 4, "cannot be made"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    data: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    done = run(*arguments, data=data)
    assert (done.returncode, done.stdout) == (code, b"")
    assert sentence in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_the_circle_itself_is_never_written_over(data: Path) -> None:
    before = (data / "circle.db").read_bytes()
    assert run("--to", str(data / "circle.db"), data=data).returncode == 2
    assert (data / "circle.db").read_bytes() == before


def test_special_days_of_everyone_in_the_circle_are_in_the_calendar(data: Path) -> None:
    rows = [json.loads(line) for line in run(data=data).stdout.splitlines()[1:]]
    days = [
        SpecialDay(**{k: v for k, v in row.items() if k != "table"}) for row in rows if row["table"] == "special_days"
    ]
    lines = run("--format", "ical", data=data).stdout.decode().replace("\r\n ", "").split("\r\n")
    rhythms = sum(line.endswith("-rhythm@closecircle") for line in lines)
    promises = sum(line.endswith("-promise@closecircle") for line in lines)
    assert lines.count("BEGIN:VEVENT") == len(days) + rhythms + promises
    assert promises == 2
