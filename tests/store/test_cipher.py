"""A circle under a passphrase behaves as any other, and says nothing to whoever has not the passphrase."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from closecircle.circle import Circle
from closecircle.core.errors import StoreTrouble
from closecircle.store import backup, connection, doctor, passphrase, said
from closecircle.store.passphrase import PASSPHRASES, is_encrypted
from closecircle.store.rekeying import _equal, rekey
from closecircle.store.store import Store
from closecircle.store.trouble import trouble
from locked import PASSPHRASE, holding

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("pocket")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A circle of one person under the passphrase, which the program knows."""
    file = tmp_path / "home" / "circle.db"
    with closing(Circle.open(file)) as circle:
        minji = circle.people.add("Quillhilde")
        circle.talks.log([minji.id], "bought 제비꽃 and a zeppelin")
    rekey(file, old="", new=PASSPHRASE)
    PASSPHRASES.known = PASSPHRASE
    return file


def everything(store: sqlite3.Connection) -> list[object]:
    tables = [row[0] for row in store.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'said'")]
    return [(name, store.execute(f'SELECT * FROM "{name}"').fetchall()) for name in tables]


def test_neither_header_nor_name_nor_note_stands_in_any_byte_of_the_folder(file: Path) -> None:
    with closing(Circle.open(file)) as circle:
        circle.care.back_up()
        with circle.store.at_one_moment():  # a journal stands beside the file meanwhile
            circle.people.add("Benedikta")
            assert (file.parent / "circle.db-journal").exists()
            secrets = ("Quillhilde", "zeppelin", "제비꽃", "Benedikta", "people", "SQLite format")
            assert holding(file.parent, *secrets) == set()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in file.parent.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_the_passphrase_may_be_typed_in_either_form_of_hangul(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, unicodedata.normalize("NFD", PASSPHRASE))
    Store(file).close()


@pytest.mark.parametrize("wrong", ["", "it's 우리 집", "x' OR 1", PASSPHRASE + "!"])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(
    file: Path, wrong: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    PASSPHRASES.known = wrong
    with pytest.raises(StoreTrouble, match="That passphrase does not open" if wrong else "under a passphrase"):
        Store(file)
    assert file.read_bytes() == before
    assert capfd.readouterr() == ("", "")  # SQLCipher itself would write to stderr
    PASSPHRASES.known = PASSPHRASE
    Store(file).close()


def test_there_and_back_gives_every_row_and_the_search_as_they_were(tmp_path: Path, file: Path) -> None:
    with closing(Store(file)) as store:
        before = everything(store.connection)
    rekey(file, old=PASSPHRASE, new="")
    assert not is_encrypted(file)
    with closing(sqlite3.connect(file)) as plain:
        assert everything(plain) == before
        assert [talk.said for _place, talk in said.find(plain, "제비꽃")] == ["bought 제비꽃 and a zeppelin"]
    assert [path.name for path in file.parent.iterdir()] == ["circle.db"]


def test_a_rekeying_that_is_not_equal_changes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()
    monkeypatch.setattr("closecircle.store.rekeying._equal", lambda *_files: False)
    with pytest.raises(StoreTrouble, match="not equal"):
        rekey(file, old=PASSPHRASE, new="")
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["circle.db"]


def test_nobody_writes_into_the_form_that_goes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def while_it_is_compared(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
        with closing(connection.connect(file, busy=0.05)) as writer, pytest.raises(sqlite3.OperationalError) as told:
            writer.execute("BEGIN IMMEDIATE")
        return told.value.sqlite_errorname == "SQLITE_BUSY" and _equal(one, other)

    monkeypatch.setattr("closecircle.store.rekeying._equal", while_it_is_compared)
    rekey(file, old=PASSPHRASE, new="")
    assert not is_encrypted(file)


def test_what_a_killed_rekeying_left_goes_with_the_next(file: Path) -> None:
    (file.parent / ".circle.db.rekeyed.part").write_bytes(b"Quillhilde")
    (file.parent / ".circle.db.rekeyed.part-journal").write_bytes(b"Quillhilde")
    rekey(file, old=PASSPHRASE, new=PASSPHRASE + "!")
    assert holding(file.parent, "Quillhilde") == set()
    PASSPHRASES.known = PASSPHRASE + "!"
    Store(file).close()


def test_one_row_that_differs_is_seen(file: Path, tmp_path: Path) -> None:
    for change in (
        "UPDATE talks SET said = said || ' '",
        "DELETE FROM said_data WHERE id > 10",
        "DROP INDEX talks_by_person",
    ):
        other = tmp_path / "other.db"
        shutil.copyfile(file, other)
        with closing(connection.connect(file)) as one, closing(connection.connect(other)) as two:
            assert _equal(one, two)
            two.execute(change)
            assert not _equal(one, two), change


def test_a_screen_that_is_open_meanwhile_is_told_that_the_file_has_moved(file: Path) -> None:
    with closing(Circle.open(file)) as circle:
        rekey(file, old=PASSPHRASE, new="")
        with pytest.raises(StoreTrouble, match="no longer where it was"), trouble(file):
            circle.people.add("Benedikta")


def test_a_file_held_by_another_program_says_the_usual_sentence(file: Path) -> None:
    with closing(connection.connect(file)) as other, closing(Circle.open(file, busy=0.05)) as circle:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreTrouble, match="Another program is holding"), trouble(file):
            circle.people.add("Benedikta")
        other.execute("ROLLBACK")
        circle.people.add("Benedikta")


@pytest.mark.parametrize(
    ("statement", "kind", "name"),
    [
        ("INSERT INTO forgotten (id) VALUES (NULL)", sqlite3.IntegrityError, "SQLITE_CONSTRAINT"),
        ("SELECT nothing", sqlite3.OperationalError, "SQLITE_ERROR"),
        ("SELECT abs(-9223372036854775808)", sqlite3.OperationalError, "SQLITE_ERROR"),
    ],
)
def test_its_exceptions_are_those_of_sqlite3(file: Path, statement: str, kind: type[sqlite3.Error], name: str) -> None:
    with closing(connection.connect(file)) as locked:
        for ways in (
            lambda: locked.execute(statement).fetchall(),
            lambda: locked.cursor().executescript(statement),
            lambda: locked.cursor().execute(statement).fetchone(),
            lambda: list(locked.execute(statement)),
        ):
            with pytest.raises(kind) as told:
                ways()
            assert told.value.sqlite_errorname == name
        with pytest.raises(sqlite3.ProgrammingError):
            locked.executemany("INSERT INTO forgotten VALUES (?, ?)", [(1,)])


def test_a_damaged_page_is_found_and_never_read_as_something_else(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    for page in range(2, len(whole) // 4096):
        whole[page * 4096 + 50] ^= 1
    file.write_bytes(whole)
    assert doctor.examine(file).ails == (doctor.Ail.DAMAGED,)
    with pytest.raises(StoreTrouble, match="damaged"):
        backup.check_copy(file)


def test_a_file_whose_first_page_is_lost_is_brought_back(file: Path) -> None:
    with closing(Circle.open(file)) as circle:
        made = circle.care.back_up()
    file.write_bytes(bytes(range(256)) * 16 + file.read_bytes()[4096:])
    with pytest.raises(StoreTrouble, match="closecircle restore"):
        Store(file)
    backup.restore(file, made.file)
    Store(file).close()


def test_a_backup_is_under_the_same_passphrase_and_comes_back(file: Path) -> None:
    with closing(Circle.open(file)) as circle:
        made = circle.care.back_up()
        circle.people.add("Benedikta")
    assert is_encrypted(made.file)
    assert doctor.examine(file).ok
    backup.restore(file, made.file)
    with closing(Circle.open(file)) as circle:
        assert [person.name for person in circle.store.people.all()] == ["Quillhilde"]


def test_a_plain_circle_is_opened_without_a_word_of_any_passphrase(tmp_path: Path) -> None:
    PASSPHRASES.ask = lambda _file: pytest.fail("asked")
    Store(tmp_path / "circle.db").close()
    Store(tmp_path / "circle.db").close()


@pytest.mark.parametrize("content", [b"", bytes(8192), b"a letter " * 1000, b"SQLite format 3\x00" + bytes(4080)])
def test_what_cannot_be_encrypted_is_not_taken_for_it(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter").write_bytes(content)
    assert not is_encrypted(tmp_path / "letter")
