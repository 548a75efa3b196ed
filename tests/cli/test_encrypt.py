"""Putting the circle under a passphrase from the command line, living with it, and taking it off."""

from __future__ import annotations

import builtins
import json
import stat
import sys
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

from closecircle.store.passphrase import PASSPHRASES, VARIABLE, is_encrypted
from locked import PASSPHRASE, holding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Done
    from locked import Pocket

    Typed = Callable[..., Done]


CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Walburga Ploem\nTEL:+82 10-1234-5678\nEND:VCARD\n"
SECRETS = ("Quillhilde", "zeppelin", "Walburga", "Benedikta", "SQLite format 3")


@pytest.fixture
def plain(typed: Typed, data: Path, pocket: Pocket) -> Path:
    """A plain circle with a talk and plain backups."""
    typed("add", "Quillhilde", "--rhythm", "1w")
    typed("log", "Quillhilde", "2026-11-10", "collects zeppelins", "--ask", "her zeppelins")
    assert typed("backup").code == 0
    return data / "circle.db"


@pytest.fixture
def locked(plain: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same under the passphrase, which stands in the environment."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert typed("encrypt", "--backups").code == 0
    return plain


def again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new process knows nothing of what an earlier one was told."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(PASSPHRASES, "known", "")


def test_there_and_back_is_lossless_byte_for_byte_in_the_export(
    plain: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = typed("export").out
    assert "zeppelins" in before
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    done = typed("encrypt")
    assert (done.code, done.out) == (
        0,
        "The circle is under the passphrase now. Keep it well: without it nothing here opens.\n",
    )
    assert done.err == "Older backups that are still plain: 2. To replace them: closecircle encrypt --backups\n"
    assert is_encrypted(plain)
    assert typed("export").out == before
    assert typed("find", "zeppelins").code == 0
    done = typed("decrypt")
    assert (done.code, done.out, done.err) == (0, "The circle is a plain file again.\n", "")
    assert not is_encrypted(plain)
    assert typed("export").out == before
    assert typed("find", "zeppelins").code == 0


def test_nothing_is_left_to_read_once_the_backups_are_replaced(
    plain: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    typed("encrypt")
    assert holding(plain.parent, *SECRETS) == {"Quillhilde", "zeppelin", "SQLite format 3"}  # the older backups
    done = typed("encrypt", "--backups")
    assert (done.code, done.out) == (0, "One encrypted backup stands in place of the older ones.\n")
    assert holding(plain.parent, *SECRETS) == set()
    assert len(list((plain.parent / "backups").iterdir())) == 1
    modes = {stat.S_IMODE(path.stat().st_mode) for path in plain.parent.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_every_command_lives_with_it(locked: Path, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "cards.vcf").write_text(CARD, encoding="utf-8")
    assert json.loads(typed("today", "--json").out)["rows"][0]["name"] == "Quillhilde"
    for words in (
        ("add", "Benedikta"),
        ("log", "Benedikta", "yesterday", "coffee"),
        ("draft", "Benedikta"),
        ("show", "Benedikta"),
        ("find", "coffee"),
        ("import", str(tmp_path / "cards.vcf"), "--all"),
        ("undo",),
        ("redo",),
        ("doctor",),
        ("backup",),
    ):
        done = typed(*words)
        assert done.code == 0, (words, done)
    people = [one["name"] for one in json.loads(typed("people", "--json").out)]
    assert people == ["Benedikta", "Quillhilde", "Walburga Ploem"]
    copy = typed("backup").out.strip()
    assert typed("forget", "Benedikta", "--name-again", "Benedikta").code == 0
    assert typed("restore", copy, "--yes").code == 1  # forgetting took the older backups along
    typed("add", "Benedikta")
    assert typed("restore", "--yes").code == 0
    assert [one["name"] for one in json.loads(typed("people", "--json").out)] == ["Quillhilde", "Walburga Ploem"]
    assert typed("doctor").out == "All is well.\n"
    assert holding(locked.parent, *SECRETS) == set()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in locked.parent.rglob("*") if path.is_file()}
    assert modes == {0o600}


@pytest.mark.parametrize(
    "words",
    [("today",), ("log", "Quillhilde", "x"), ("undo",), ("doctor",), ("restore", "--yes"), ("decrypt",), ("export",)],
)
@pytest.mark.parametrize("wrong", ["a guess", ""])
def test_without_the_passphrase_one_sentence_and_nothing_changed(
    locked: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], wrong: str
) -> None:
    again(monkeypatch)
    monkeypatch.setenv(VARIABLE, wrong)
    before = {path: path.read_bytes() for path in locked.parent.rglob("*") if path.is_file()}
    done = typed(*words)
    assert (done.code, done.out, len(done.err.splitlines())) == (4, "", 1)
    assert ("That passphrase does not open" if wrong else "is under a passphrase") in done.err
    assert {path: path.read_bytes() for path in locked.parent.rglob("*") if path.is_file()} == before


def test_where_the_extra_is_missing_one_sentence_says_what_to_install(
    plain: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("sqlcipher3") or (name == "closecircle.store" and "cipher" in (rest[2] or ())):
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    before = plain.read_bytes()
    with monkeypatch.context() as missing:
        missing.setattr(builtins, "__import__", without)
        done = typed("encrypt")
        sentence = "A passphrase needs an extra: pip install 'closecircle[passphrase]'\n"
        assert (done.code, done.out, done.err) == (4, "", sentence)
        assert plain.read_bytes() == before
    assert typed("encrypt").code == 0
    monkeypatch.setattr(builtins, "__import__", without)
    done = typed("today")
    assert (done.code, done.out, done.err) == (4, "", sentence)


def test_the_keyring_keeps_it_until_it_is_taken_off(
    plain: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, pocket: Pocket
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert typed("encrypt", "--backups", "--keyring").code == 0
    again(monkeypatch)
    assert list(pocket.held.values()) == [PASSPHRASE]
    assert typed("find", "zeppelins").code == 0
    assert typed("doctor").code == 0
    assert typed("decrypt", "--backups").code == 0
    assert pocket.held == {}
    again(monkeypatch)
    assert typed("restore", "--yes").code == 0


@pytest.mark.parametrize("words", [("encrypt",), ("decrypt",)])
def test_where_there_is_nothing_to_do_it_says_so(
    typed: Typed, data: Path, pocket: Pocket, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    assert typed(*words).code == 1
    typed("add", "Quillhilde")
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    if words == ("encrypt",):
        typed("encrypt")
    done = typed(*words)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)


def test_in_a_script_without_a_passphrase_nothing_is_encrypted(plain: Path, typed: Typed) -> None:
    done = typed("encrypt")
    assert (done.code, done.out) == (4, "")
    assert VARIABLE in done.err
    assert not is_encrypted(plain)


def terminal(*words: str) -> pexpect.spawn:
    return pexpect.spawn(sys.executable, ["-m", "closecircle", *words], encoding="utf-8", timeout=30)


def test_on_a_terminal_it_is_asked_for_hidden_and_twice_when_it_is_new(plain: Path, pocket: Pocket) -> None:
    for first, second in (("", None), ("one thing", "another")):
        child = terminal("encrypt")
        child.expect("New passphrase: ")
        child.sendline(first)
        if second is not None:
            child.expect("once more: ")
            child.sendline(second)
        child.expect("Nothing was changed")
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 2
        assert not is_encrypted(plain)
    child = terminal("encrypt")
    child.expect("New passphrase: ")
    child.sendline("열려라 참깨")
    child.expect("once more: ")
    child.sendline("열려라 참깨")
    child.expect("Put one encrypted backup in their place")
    assert "참깨" not in child.before
    child.sendline("y")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert holding(plain.parent, *SECRETS) == set()
    child = terminal("find", "zeppelins")
    child.expect("Passphrase of circle.db: ")
    child.sendline("열려라 참깨")
    child.expect("collects zeppelins")
    child.expect(pexpect.EOF)


def test_the_screen_asks_before_it_opens(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    child = terminal()
    child.expect("Passphrase of circle.db: ")
    child.sendline("a guess")
    child.expect("That passphrase does not open circle.db")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 4
    child = terminal()
    child.expect("Passphrase of circle.db: ")
    child.sendline(PASSPHRASE)
    child.expect("Quillhilde")
    child.close(force=True)
