"""A file as it is typed, dropped or half typed is found, however the terminal and the disk spell it."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from closecircle.core.errors import WrongUse
from closecircle.exchange.formats import Format
from closecircle.tui.typed_path import chosen, completed, exports_seen, going_on, meant, shown

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Maya\nEND:VCARD\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path / "Downloads"))
    return tmp_path


@pytest.fixture
def file(home: Path) -> Path:
    path = home / "my people's (list) 연락처.vcf"
    path.write_text(CARD)
    return path


@pytest.mark.parametrize(
    "spelt",
    [
        "{bare}",
        "  {bare}  ",
        '"{bare}"',
        "{single}",
        "{backslashes}",
        "{backslashes} ",
        "{address}",
        "~/{name}",
        "'{folder}'/\"{name}\"",
    ],
)
def test_a_dropped_file_is_understood_however_the_terminal_writes_it(file: Path, spelt: str) -> None:
    bare = str(file)
    typed = spelt.format(
        bare=bare,
        name=file.name,
        folder=file.parent,
        single="'" + bare.replace("'", "'\\''") + "'",
        backslashes="".join(f"\\{sign}" if sign in " '()" else sign for sign in bare),
        address=file.as_uri(),
    )
    assert meant(typed) == file


def test_a_name_that_the_disk_spells_in_jamo_is_found_as_it_is_typed(home: Path) -> None:
    apart = home / unicodedata.normalize("NFD", "연락처.vcf")
    apart.write_text(CARD)
    assert meant(f"{home}/연락처.vcf") == apart
    [entry] = going_on(f"{home}/연")
    assert meant(entry.text) == apart


def test_a_name_with_a_control_in_it_is_found_as_it_is_shown(home: Path) -> None:
    odd = home / "a\x1b[31mb.vcf"
    odd.write_text(CARD)
    assert meant(f"{home}/a␛[31mb.vcf") == odd


def test_what_is_not_there_is_said_with_the_folder_where_it_was_looked_for(home: Path) -> None:
    with pytest.raises(WrongUse) as refused:
        meant("~/nowhere/list.vcf")
    assert str(refused.value) == f"There is no nowhere/list.vcf in {home}."
    with pytest.raises(WrongUse):
        meant("~nobody-of-that-name/list.vcf")
    with pytest.raises(WrongUse):
        meant(f"{home}/{'x' * 5_000}")


def test_several_files_at_once_are_asked_for_one_by_one(home: Path, file: Path) -> None:
    other = home / "b.vcf"
    other.write_text(CARD)
    with pytest.raises(WrongUse, match="One file at a time"):
        meant(f'"{file}" {other}')


def test_tab_goes_on_as_far_as_all_agree_and_leaves_other_files_and_hidden_ones_out(home: Path) -> None:
    for name in ("contacts.vcf", "contacts old.csv", ".contacts.vcf", "contacts.py"):
        (home / name).write_text(CARD)
    (home / "contacts").mkdir()
    entries = going_on("~/Con")
    assert [entry.name for entry in entries] == ["contacts/", "contacts old.csv", "contacts.vcf"]
    assert completed("~/Con", entries) == "~/contacts"
    assert completed("~/contacts.", going_on("~/contacts.")) == "~/contacts.vcf"
    assert completed("~/x", going_on("~/x")) == "~/x"
    assert [entry.name for entry in going_on("~/.con")] == [".contacts.vcf"]


def test_a_file_typed_whole_wins_until_another_is_gone_to_with_the_arrows(home: Path) -> None:
    for name in ("a.vcf", "a.vcf.zip"):
        (home / name).write_text(CARD)
    assert chosen("~/a.vcf", "~/a.vcf.zip", picked=False).name == "a.vcf"
    assert chosen("~/a.vcf", "~/a.vcf.zip", picked=True).name == "a.vcf.zip"
    assert chosen("~/a", "~/a.vcf", picked=False).name == "a.vcf"
    assert chosen("~/", "~/a.vcf", picked=False).name == "a.vcf"


def test_the_newest_exports_in_downloads_are_seen_by_what_is_in_them(home: Path) -> None:
    assert exports_seen() == []
    folder = home / "Downloads"
    folder.mkdir()
    for age, (name, text) in enumerate(
        (("b.vcf", CARD), ("a.txt", "2026-11-20, 09:00 - Sue: hi\n"), ("diary.txt", "Dear diary\n"), ("z.vcf", "no\n"))
    ):
        (folder / name).write_text(text)
        os.utime(folder / name, (1_700_000_000 - age,) * 2)
    assert [(each.path.name, each.format) for each in exports_seen()] == [
        ("b.vcf", Format.VCARD),
        ("a.txt", Format.WHATSAPP),
    ]
    assert shown(exports_seen()[0].path) == "~/Downloads/b.vcf"
    assert shown(Path("/etc/hosts")) == "/etc/hosts"
