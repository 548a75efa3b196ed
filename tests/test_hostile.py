"""Hostile text goes through every way in and comes out of every way out as harmless text.

More inputs for the fuzzed ones: `CLOSECIRCLE_FUZZ=10000 pytest tests/test_hostile.py`.
"""

from __future__ import annotations

import csv
import io
import os
import sys
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pexpect
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from closecircle.calendar_words import CalendarWords
from closecircle.circle import Circle
from closecircle.circle.exports import Form
from closecircle.core.errors import CircleError, WrongUse
from closecircle.core.rhythm import Rhythm
from closecircle.core.text import clean, visible
from closecircle.core.typed_dates import Prefer, leading_date, read_date
from closecircle.settings import Settings, from_table, load, save
from closecircle.tui.commands import EVERYWHERE
from closecircle.tui.places import PLACES
from conftest import HOSTILE, TODAY

if TYPE_CHECKING:
    from pathlib import Path

INPUTS = int(os.environ.get("CLOSECIRCLE_FUZZ", "100"))
MANY = settings(max_examples=INPUTS, deadline=None, suppress_health_check=list(HealthCheck))

# Beside those of every test: C1 introducers, a NUL, a title, a pasted key press, line and paragraph separators, tags.
VALUES = (
    *HOSTILE,
    "\x9b2J\x9d0;PWNED\x9c",
    "nul\x00nul",
    "\x1b[201~\rq\x1b]0;PWNED\x07",
    "\u2066lri\u2069 \u200frlm \u2028ls\u2029",
    "\U000e0041\U000e0042 tag",
    "--version",
    "-",
    "../../etc/passwd",
    "\t=cmd|' /C calc'!A0",
    "@SUM(1)",
    "{{7*7}} %s %(x)s {0}",
    "]]>&lt;script>",
)
SHORT = tuple(value[:200] for value in VALUES)
# None of ours ever writes these; whatever of them is on the wire was theirs.
THEIRS = (
    b"\x1b]52;c;aGFja2Vk",
    b"PWNED\x07",
    b"\x1b]0;PWNED",
    b"\x1b[201~",
    b"\x1b[2J\x1b]",
    b"\x00",
    *(chr(code).encode() for code in range(0x80, 0xA0)),
    *(chr(code).encode() for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x2028, 0x2029)),
)


def filled(circle: Circle) -> None:
    """Everything that a person may type, hostile, in every field there is."""
    for number, value in enumerate(SHORT):
        name = f"{value} {number}"
        person = circle.people.add(
            name, trait=value, company=value, usual=value, likes=value, family=value, notes=value, tags=value,
            address=value, never_say=f"{value} never {number}", rhythm="1w",
        )  # fmt: skip
        circle.people.add_handle(person.id, ("phone", "email", "url", "instagram", value)[number % 5], value, value)
        circle.people.add_day(person.id, value or "day", 11, 25, label=value)
        circle.talks.log([person.id], f"{value} said", ask=f"{value} asked", promise=f"{value} promised")
        circle.talks.log([person.id], f"{value} before", on=TODAY.replace(month=10))
        circle.drafts.send(person.id, f"{value} sent")
        material = circle.material.add(f"{value} shelf", tags=value)
        circle.material.show(material.id, person.id)
    circle.people.add("Daniel")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    own = Settings(name=clean(HOSTILE[0]), place=clean(HOSTILE[3]), signs=clean(HOSTILE[5]), language="en")
    save(folder / "settings.toml", own)
    with closing(Circle.open(folder / "circle.db", today=lambda: TODAY, settings=own)) as circle:
        filled(circle)
        circle.care.back_up_daily()
    return folder


def environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "VIRTUAL_ENV"}}
    return {
        **kept,
        "CLOSECIRCLE_DATA": str(data),
        "CLOSECIRCLE_TODAY": TODAY.isoformat(),
        "LANG": "en_US.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def at_a_terminal(data: Path, *words: str) -> pexpect.spawn:
    return pexpect.spawn(
        sys.executable, ["-m", "closecircle", *words], env=environment(data), dimensions=(40, 120), timeout=20
    )


def harmless(wire: bytes) -> None:
    assert not [sign for sign in THEIRS if sign in wire]


@pytest.mark.parametrize(
    "words",
    [
        ("today", "--more"),
        ("today", "--json"),
        ("people",),
        ("people", "--json"),
        ("show", "nul", "--all"),
        ("show", "evil", "--json"),
        ("show", "HYPERLINK"),
        ("find", "said"),
        ("find", "said", "--json"),
        ("draft", "evil"),
        ("draft", "evil", "--json"),
        ("export",),
        ("export", "--format", "csv"),
        ("export", "--format", "markdown"),
        ("backup", "--list"),
        ("check", "--json", "/dev/null"),
        ("log", "v", "ambiguous"),
        ("log", "\x1b]0;PWNED\x07", "nobody"),
        ("show", "\u202enobody"),
    ],
)
def test_no_command_lets_their_signs_reach_a_terminal(data: Path, words: tuple[str, ...]) -> None:
    child = at_a_terminal(data, *words)
    wire = child.read()
    child.close()
    harmless(wire)
    assert b"\x1b" not in wire  # a command line of plain text has no sequences of its own either
    assert wire.strip() or words[0] == "check"


def test_what_a_command_says_of_what_it_did_is_harmless_too(tmp_path: Path) -> None:
    save(tmp_path / "settings.toml", Settings(language="en"))
    steering = [value for value in VALUES if visible(value) != value and "\x00" not in value and len(value) < 100]
    for value in steering:
        for words in (("add", "--", f"{value} x"), ("undo",)):
            child = at_a_terminal(tmp_path, *words)
            wire = child.read()
            child.close()
            harmless(wire)
            assert b"\x1b" not in wire
            assert b"Traceback" not in wire


class Screen:
    """The real screen in a real pseudo-terminal, and everything it has written."""

    def __init__(self, data: Path) -> None:
        self.child = at_a_terminal(data)
        self.wire = b""

    def until_quiet(self) -> None:
        """Read until it has written nothing for a moment."""
        with suppress(pexpect.TIMEOUT, pexpect.EOF):
            while True:
                self.wire += self.child.read_nonblocking(1 << 16, timeout=0.12)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.child.send(key)
            self.until_quiet()
        assert self.child.isalive(), self.wire[-2000:].decode("utf-8", "replace")
        assert b"Traceback" not in self.wire

    def leave(self) -> None:
        self.child.send("\x03")
        with suppress(pexpect.TIMEOUT):
            self.wire += self.child.read()
        self.child.close(force=True)


F_KEYS = {
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~",
    "ctrl+o": "\x0f",
}  # fmt: skip
ESC, ENTER, DOWN = "\x1b", "\r", "\x1b[B"
# What each place can be asked to show; every walk begins and ends where nothing is open.
WALKS = {
    "today": ["0", DOWN * 6, ENTER, DOWN, ESC],
    "the card, its log, its draft": ["1", "커피 x", ESC, "2", " ", " ", ESC, "8", ESC],
    "a talk logged and undone": ["1", "hello", ENTER, F_KEYS["f12"]],
    "people": [F_KEYS["f3"], DOWN * 14, "/", "said", ESC, ENTER, DOWN, DOWN, ESC],
    "find": ["/", "x", DOWN, ESC],
    "search": [F_KEYS["f8"], "said", ENTER, DOWN, ESC],
    "history": [F_KEYS["f9"], DOWN * 20, ESC],
    "help": [F_KEYS["f1"], DOWN, ESC],
    "hidden": [F_KEYS["f11"], ENTER],
}


def places() -> list[str]:
    keys = {command.name.removeprefix("go."): command.keys for command in EVERYWHERE if command.name.startswith("go.")}
    return [place for place in PLACES if place in keys]


@pytest.fixture(scope="module")
def screen(data: Path) -> Screen:
    shown = Screen(data)
    shown.child.expect_exact("Today")
    shown.wire += shown.child.before + shown.child.after
    shown.until_quiet()
    return shown


@pytest.mark.parametrize("place", places())
def test_no_place_lets_their_signs_reach_the_terminal(screen: Screen, place: str) -> None:
    key = next(command.keys for command in EVERYWHERE if command.name == f"go.{place}").split(",")[0]
    screen.press(F_KEYS[key], DOWN, DOWN, ENTER, DOWN, ESC, F_KEYS["f2"])
    harmless(screen.wire)


@pytest.mark.parametrize("walk", WALKS)
def test_no_way_through_the_screen_lets_their_signs_reach_the_terminal(screen: Screen, walk: str) -> None:
    before = len(screen.wire)
    screen.press(*WALKS[walk], F_KEYS["f2"])
    harmless(screen.wire)
    assert len(screen.wire) > before


def test_no_file_and_no_plan_of_it_lets_their_signs_reach_the_terminal(screen: Screen, data: Path) -> None:
    folder = data / "files"
    folder.mkdir()
    cards = (f"BEGIN:VCARD\nVERSION:3.0\nFN:{one}\nORG:{one}\nNOTE:{one}\nEND:VCARD\n" for one in SHORT)
    (folder / "\x1b]0;PWNED\x07 \u202e.vcf").write_text("".join(cards), encoding="utf-8", errors="surrogatepass")
    table = f"Name,{SHORT[3]}\n{SHORT[3]},{SHORT[4]}\n" + "Maya Lin,a word\n" * 20
    (folder / "[@click=app.quit]x.csv").write_text(table, encoding="utf-8")
    screen.press("\x0f", f"{folder}/", ENTER, DOWN * 24, "2", ESC, ESC, ESC)
    assert b"Who would come in" in screen.wire
    screen.press("\x0f", f"{folder}/", DOWN, ENTER, DOWN, ENTER, DOWN, ESC, ESC, F_KEYS["f2"])
    assert b"What the columns mean" in screen.wire
    harmless(screen.wire)


def test_the_screen_was_still_ours_at_the_end(screen: Screen) -> None:
    """No link in a note was run, no note quit the program, no file was made by a note."""
    screen.press(F_KEYS["f2"])
    screen.leave()
    harmless(screen.wire)
    assert b"@click=app.quit" in screen.wire  # the bracketed note stood there to be read


# Ways in by file, ways out by file.


@pytest.mark.parametrize("form", list(Form))
def test_no_exporter_writes_a_sign_that_steers(data: Path, tmp_path: Path, form: Form) -> None:
    file = tmp_path / "out"
    with closing(Circle.open(data / "circle.db", today=lambda: TODAY)) as circle:
        circle.exports.to_file(form, file, words=CalendarWords())
    text = file.read_bytes().decode("utf-8-sig")
    assert not [sign for sign in text if sign in "\x00\x07\x1b\x7f" or "\x80" <= sign <= "\x9f"]
    if form is Form.CSV:
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in {"=", "@", "\t", "\r"}]
        assert any("HYPERLINK" in cell for cell in cells)


@pytest.mark.parametrize("value", VALUES)
def test_a_hostile_card_and_a_hostile_chat_come_in_as_harmless_text(circle: Circle, tmp_path: Path, value: str) -> None:
    flat = value.replace("\n", " ").replace("\r", " ")
    card = tmp_path / "card.vcf"
    card.write_text(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{flat}\nORG:{flat}\nNOTE:{flat}\nEMAIL:{flat}\nEND:VCARD\n",
        encoding="utf-8", errors="surrogatepass",
    )  # fmt: skip
    chat = tmp_path / "chat.txt"
    chat.write_text(f"2026-11-20, 09:00 - {flat}: {flat}\n2026-11-20, 09:01 - Sue: hi\n", encoding="utf-8")
    for file in (card, chat):
        with suppress(CircleError):
            plan = circle.imports.plan(file, me="Sue")
            circle.imports.take(plan, plan.rows)
    for line in circle.people.find(""):
        assert visible(line.name) == visible(clean(line.name))
        assert not [sign for sign in line.name + line.company if ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0]
    for talk in circle.talks.find("x", 100):
        assert talk.said == clean(talk.said)


@pytest.mark.parametrize("value", VALUES)
def test_settings_bring_every_value_back(tmp_path: Path, value: str) -> None:
    own = Settings(
        name=clean(value), signs=clean(value), openings=(clean(value), "x"), keys={clean(value): clean(value)}
    )
    save(tmp_path / "settings.toml", own)
    back = load(tmp_path / "settings.toml")
    assert (back.name, back.signs, back.openings) == (own.name, own.signs, own.openings)


# Fuzzed ways in.

QUERIES = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="\"'*()^:-+{}[]%_\\ ANDORNEAR가커피ㄱㅁ#a\x00", max_size=40),
    st.lists(st.sampled_from([*SHORT, "AND", "OR", "NOT", "NEAR(", '"', "*", "said:", "커피"]), max_size=5).map(
        " ".join
    ),
)


@pytest.fixture(scope="module")
def searched(data: Path) -> Circle:
    return Circle.open(data / "circle.db", today=lambda: TODAY)


def test_no_query_breaks_the_search(searched: Circle) -> None:
    @MANY
    @given(QUERIES)
    @example("\ud800")
    def asked(query: str) -> None:
        searched.talks.find(query, 5)
        searched.people.find(query)
        with suppress(CircleError):
            searched.people.named(query)

    asked()


WORDS = [
    *(
        "어제",
        "그제",
        "지난주",
        "다음",
        "달",
        "금요일",
        "추석",
        "설날",
        "음력",
        "윤",
        "월",
        "일",
        "2월",
        "30일",
        "전",
        "후",
    ),
    *("last", "next", "monday", "feb", "30th", "in", "days", "ago", "3", "31", "99", "-", "/", "."),
]
TYPED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789-/. ", max_size=14),
    st.lists(
        st.sampled_from(WORDS),
        max_size=6,
    ).map(" ".join),
)  # fmt: skip


@MANY
@given(TYPED, st.sampled_from(list(Prefer)), st.booleans(), st.dates())
def test_no_typed_day_breaks_the_reader(typed: str, prefer: Prefer, dayfirst: bool, today: object) -> None:
    read_date(typed, today, prefer=prefer, dayfirst=dayfirst)  # type: ignore[arg-type]  # hypothesis gives dates
    found = leading_date(typed, today, prefer=prefer, dayfirst=dayfirst)  # type: ignore[arg-type]  # the same
    assert found is None or found.rest is not None


@MANY
@given(st.one_of(st.text(max_size=12), st.from_regex(r"[0-9]{1,6} ?[a-z가-힣]{0,3}", fullmatch=True)))
def test_no_typed_rhythm_breaks_the_reader(typed: str) -> None:
    with suppress(WrongUse):
        Rhythm.parse(typed).spell()


TABLES = st.dictionaries(
    st.sampled_from(
        ["name", "openings", "emoji", "theme", "language", "hide_after", "today", "keys", "model_url", "x"]
    ),
    st.recursive(
        st.one_of(st.text(max_size=8), st.integers(), st.booleans(), st.floats(), st.dates(), st.none()),
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
        max_leaves=5,
    ),
)


@MANY
@given(TABLES)
@example({"today": {"portion": float("nan")}})
@example({"keys": {"log": 3}})
def test_no_settings_table_breaks_the_start(table: dict[str, object]) -> None:
    with suppress(WrongUse):
        own = from_table(table, "settings.toml")
        assert all(isinstance(key, str) for key in own.keys.values())


@MANY
@given(st.binary(max_size=60))
def test_no_settings_file_breaks_the_start(held: bytes) -> None:
    import tempfile  # noqa: PLC0415  # hypothesis and tmp_path do not go together
    from pathlib import Path  # noqa: PLC0415  # the same

    with tempfile.TemporaryDirectory() as folder, suppress(WrongUse):
        file = Path(folder) / "settings.toml"
        file.write_bytes(held)
        load(file)
