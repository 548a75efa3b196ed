"""Bringing contacts in on the screen: find the file, look at the plan, pick, one Enter, one undo."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from closecircle.core.numbers import Numbers
from closecircle.core.person import Seat
from closecircle.settings import Settings
from closecircle.tui.screens.bring_plan import BringPlan
from closecircle.tui.screens.bring_report import BringReport
from closecircle.tui.screens.bring_work import AtWork
from closecircle.tui.widgets.line_list import LineList
from conftest import HOSTILE
from tui.harness import opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from closecircle.circle import Circle
    from conftest import Clock
    from tui.harness import CircleHands


def card(name: str, *lines: str) -> str:
    return "\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""))


MINJI = card("김민지", "TEL;TYPE=CELL:010-2345-6789", "ORG:Blue Oven")
DANIEL = card("Daniel Kim", "EMAIL:daniel@example.org")
MAYA = card("Maya Lin", "TEL;TYPE=CELL:010-9999-1234")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "contacts.vcf"
    path.write_text(MINJI + DANIEL + MAYA, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(folder))
    return folder


def minji_is_here(circle: Circle) -> None:
    person = circle.people.add("김민지")
    circle.people.add_handle(person.id, "phone", "010-2345-6789")


@asynccontextmanager
async def bringing(
    folder: Path, clock: Clock, file: Path | str, *, before: Callable[[Circle], object] = minji_is_here, seats: int = 30
) -> AsyncIterator[CircleHands]:
    """The place, and the file typed into its line."""
    settings = Settings(name="수진", language="en", theme="dark", numbers=Numbers(seats=seats))
    async with opened(folder / "circle", clock, before=before, settings=settings) as hands:
        await hands.press("ctrl+o")
        await hands.write(str(file))
        await hands.press("enter")
        yield hands


async def names(hands: CircleHands) -> list[str]:
    return sorted(line.name for line in await hands.ask(lambda circle: circle.people.find("")))


async def begun(screen: AtWork) -> None:
    """Until the place is at work."""
    while not screen.is_at_work:  # noqa: ASYNC110  # the screen has no event that says so
        await asyncio.sleep(0)


@asynccontextmanager
async def at_work(folder: Path, clock: Clock, file: Path) -> AsyncIterator[CircleHands]:
    """The place while it still reads the file."""
    async with opened(folder / "circle", clock, before=minji_is_here) as hands:
        await hands.press("ctrl+o")
        await hands.write(str(file))
        hands._send("enter")
        screen = hands.app.screen
        assert isinstance(screen, AtWork)
        await begun(screen)
        yield hands


async def test_the_plan_shows_who_is_new_and_who_has_something_new_and_marks_only_those_already_here(
    tmp_path: Path, clock: Clock, file: Path
) -> None:
    async with bringing(tmp_path, clock, file) as hands:
        assert "Who would come in · contacts.vcf: new 2, differs 1" in hands.text
        assert "Here already, with something new (1)" in hands.text
        assert "Same mobile number as 김민지" in hands.text
        assert "company Blue Oven" in " ".join(hands.text.split())
        assert hands.app.screen.query_one("#plan", LineList).marked == ["0"]
        assert "Enter brings in 1" in hands.text
        assert await names(hands) == ["김민지"]


async def test_space_marks_one_enter_brings_them_in_and_f12_takes_all_of_it_back(
    tmp_path: Path, clock: Clock, file: Path
) -> None:
    async with bringing(tmp_path, clock, file) as hands:
        await hands.press("down", "space", "enter")
        assert isinstance(hands.app.screen, BringReport)
        assert "Brought in 2 people from contacts.vcf" in hands.text
        assert "New: Daniel Kim" in hands.text
        assert "More is known of: 김민지" in hands.text
        assert await names(hands) == ["Daniel Kim", "김민지"]
        await hands.press("f12")
        assert await names(hands) == ["김민지"]
        assert hands.said[-1] == "Undone: Brought in 2 people from contacts.vcf"
        assert "All of it was taken back." in hands.text


async def test_one_key_marks_all_that_are_certain_and_takes_their_marks_away_again(
    tmp_path: Path, clock: Clock, file: Path
) -> None:
    async with bringing(tmp_path, clock, file) as hands:
        await hands.press("1")
        assert "Enter brings in 3" in hands.text
        await hands.press("ㅁ")  # the twin of a
        assert "Space marks who comes in" in hands.text
        await hands.press("down", "enter")
        assert hands.said == ["Nobody is marked yet. Space marks one, 1 all that are certain."]
        assert isinstance(hands.app.screen, BringPlan)


async def test_the_filter_finds_by_initials_and_marks_survive_it(tmp_path: Path, clock: Clock, file: Path) -> None:
    async with bringing(tmp_path, clock, file) as hands:
        await hands.press("slash")
        await hands.write("maya")
        await hands.press("enter", "space", "slash", "backspace", "backspace", "backspace", "backspace")
        await hands.write("ㄱㅁㅈ")
        assert "Daniel" not in hands.text
        assert "Enter brings in 2" in hands.text
        await hands.press("escape", "escape")
        assert "Daniel" in hands.text
        await hands.press("enter")
        assert await names(hands) == ["Maya Lin", "김민지"]


async def test_a_namesake_is_asked_about_by_one_key(tmp_path: Path, clock: Clock, file: Path) -> None:
    async with bringing(tmp_path, clock, file, before=lambda circle: circle.people.add("Maya Lin")) as hands:
        assert "Same name as Maya Lin; the same person?" in hands.text
        await hands.press("space")
        assert "Who is Maya Lin?" in hands.text
        await hands.press("1")
        assert "→ Maya Lin" in hands.text
        await hands.press("enter")
        assert await names(hands) == ["Maya Lin"]
        assert "More is known of: Maya Lin" in hands.text


async def test_a_namesake_may_be_somebody_new_or_somebody_else_here(tmp_path: Path, clock: Clock, file: Path) -> None:
    def two(circle: Circle) -> None:
        circle.people.add("Maya Lin")
        circle.people.add("M. from the bakery")

    async with bringing(tmp_path, clock, file, before=two) as hands:
        await hands.press("space", "3")
        await hands.write("bakery")
        await hands.press("enter")
        assert "→ M. from the bakery" in hands.text
        await hands.press("home", "2", "2")
        assert "→ somebody new" in hands.text
        await hands.press("enter")
        assert await names(hands) == ["M. from the bakery", "Maya Lin", "Maya Lin"]


async def test_beyond_the_seats_the_outer_bench_takes_them_with_a_sentence(
    tmp_path: Path, clock: Clock, file: Path
) -> None:
    async with bringing(tmp_path, clock, file, seats=2) as hands:
        await hands.press("1")
        assert "1 seat is left; the others sit on the outer bench" in hands.text.replace("\n ", "")
        await hands.press("enter")
        assert "The circle's 2 seats are taken, so these sit on the outer bench: Maya Lin" in hands.text


async def test_two_cards_of_one_new_person_are_marked_as_one(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "c.vcf"
    path.write_text(MAYA + DANIEL + MAYA.replace("END:", "ORG:Mill\nEND:"), encoding="utf-8")
    async with bringing(tmp_path, clock, path) as hands:
        assert "The same person as line 1 of this file" in hands.text
        await hands.press("space")
        assert "Enter brings in 2" in hands.text
        await hands.press("enter")
        maya = await hands.ask(lambda circle: circle.people.named("Maya Lin"))
        assert maya.company == "Mill"


async def test_the_same_file_again_brings_nothing(tmp_path: Path, clock: Clock, file: Path) -> None:
    async with bringing(tmp_path, clock, file) as hands:
        await hands.press("1", "enter", "escape")
        await hands.write(str(file))
        await hands.press("enter")
        assert "contacts.vcf: the same 3" in hands.text
        await hands.press("space")
        assert hands.said == ["There is nothing new to bring in here."]
        await hands.press("enter")
        assert len(await hands.ask(lambda circle: circle.history.entries())) == 3  # added, a number, brought in


async def test_a_change_from_elsewhere_is_seen_in_the_plan(tmp_path: Path, clock: Clock, file: Path) -> None:
    async with bringing(tmp_path, clock, file) as hands:
        await hands.press("1")
        assert "Enter brings in 3" in hands.text
        await hands.app.thread.do(lambda circle: circle.people.add("Maya Lin"))
        await hands.settled()
        assert "Unsure" in hands.text
        assert "Enter brings in 2" in hands.text, "nobody comes in of whom it is open who it is"


async def test_what_was_left_out_and_what_could_not_be_read_is_named_with_its_line(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "c.vcf"
    path.write_text(DANIEL + "BEGIN:VCARD\nVERSION:3.0\nTEL:\nEND:VCARD\n" + MAYA, encoding="utf-8")
    async with bringing(tmp_path, clock, path) as hands:
        assert "new 2 · 1 line not read" in hands.text
        assert "Could not be read (1)" in hands.text
        await hands.press("end", "space", "2")
        assert "The contact on line 6 has no name and was left out" in hands.lines[-3], "it is named, and only read"
        await hands.press("1", "enter")
        assert "Could not be read" in hands.text
        assert "The contact on line 6 has no name and was left out" in hands.text


async def test_esc_stops_a_long_reading_with_nothing_changed(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "many.vcf"
    path.write_text("".join(card(f"Person {number}", f"NOTE:{'x' * 300}") for number in range(6_000)), encoding="utf-8")
    async with at_work(tmp_path, clock, path) as hands:
        screen = hands.app.screen
        hands._send("escape")
        await hands.settled()
        assert hands.said == ["Stopped. Nothing was changed."]
        assert hands.app.screen is screen
        assert await names(hands) == ["김민지"]
        await hands.press("escape")
        assert "Today" in hands.text


async def test_esc_stops_the_bringing_in_before_anything_is_written(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "many.vcf"
    path.write_text("".join(card(f"Person {number}") for number in range(3_000)), encoding="utf-8")
    async with bringing(tmp_path, clock, path) as hands:
        screen = hands.app.screen
        assert isinstance(screen, BringPlan)
        await hands.press("1")
        hands._send("enter")
        await begun(screen)
        hands._send("escape")
        await hands.settled()
        assert hands.said == ["Stopped. Nothing was changed."]
        assert hands.app.screen is screen
        assert await names(hands) == ["김민지"]


async def test_leaving_the_place_ends_the_reading_and_the_screen_goes_on(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "many.vcf"
    path.write_text("".join(card(f"Person {number}", f"NOTE:{'x' * 300}") for number in range(6_000)), encoding="utf-8")
    async with at_work(tmp_path, clock, path) as hands:
        await hands.press("f2")
        assert hands.text.startswith("  Today")
        assert hands.said == []
        await hands.press("1", "escape")
        assert hands.app.is_running


async def test_a_plan_that_comes_while_the_screen_is_hidden_waits_until_it_is_shown_again(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "many.vcf"
    path.write_text("".join(card(f"Person {number}") for number in range(3_000)), encoding="utf-8")
    async with at_work(tmp_path, clock, path) as hands:
        await hands.press("f11")
        assert "Person" not in hands.text
        await hands.press("enter")
        assert "many.vcf: new 3000" in hands.text


async def test_what_was_begun_is_finished_though_one_goes_elsewhere_and_is_said_there(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "many.vcf"
    path.write_text("".join(card(f"Person {number}") for number in range(1_000)), encoding="utf-8")
    async with bringing(tmp_path, clock, path) as hands:
        screen = hands.app.screen
        assert isinstance(screen, BringPlan)
        await hands.press("1")
        hands._send("enter")
        await begun(screen)
        await hands.press("f3")
        assert hands.said == ["Brought in 1000 people from many.vcf"]
        assert "People" in hands.text
        bench = await hands.ask(lambda circle: circle.people.find("", (Seat.BENCH,)))
        assert (len(await names(hands)), len(bench)) == (1_001, 971)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("missing.vcf", None, "There is no missing.vcf in "),
        ("empty.vcf", b"", "empty.vcf is empty"),
        ("photo.vcf", b"\x89PNG\r\n\x1a\n\x00\x00", "photo.vcf is no file of contacts or chats that can be read"),
        ("cut.zip", b"PK\x03\x04\x14\x00", "cut.zip"),
    ],
)
async def test_what_cannot_be_read_is_said_in_one_sentence_and_the_line_stays(
    tmp_path: Path, clock: Clock, name: str, data: bytes | None, sentence: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    async with bringing(tmp_path, clock, tmp_path / name) as hands:
        assert [said.startswith(sentence) for said in hands.said] == [True]
        assert "Bring in people and chats" in hands.text
        assert await names(hands) == ["김민지"]


async def test_exports_in_downloads_are_listed_and_chosen_by_arrow(
    tmp_path: Path, clock: Clock, downloads: Path
) -> None:
    (downloads / "contacts.vcf").write_text(MINJI + DANIEL + MAYA, encoding="utf-8")
    (downloads / "diary.txt").write_text("no export at all\n")
    async with opened(tmp_path / "circle", clock, before=minji_is_here) as hands:
        await hands.press("ctrl+o")
        assert "In Downloads" in hands.text
        assert "contacts (vCard)" in hands.text
        assert "diary" not in hands.text
        await hands.press("enter")
        assert "new 2, differs 1" in hands.text


async def test_tab_completes_the_name_and_a_folder_shows_what_is_in_it(
    tmp_path: Path, clock: Clock, downloads: Path
) -> None:
    (downloads / "contacts.vcf").write_text(MINJI + DANIEL + MAYA, encoding="utf-8")
    (downloads / "contacts of last year").mkdir()
    async with opened(tmp_path / "circle", clock, before=minji_is_here) as hands:
        await hands.press("ctrl+o")
        await hands.write("~/Dow")
        await hands.press("tab")
        assert "~/Downloads/" in hands.text
        assert "›contacts of last year/" in hands.text
        await hands.press("tab")
        await hands.write(".")
        await hands.press("tab", "enter")
        assert "new 2, differs 1" in hands.text


async def test_what_is_typed_after_an_arrow_counts_again(tmp_path: Path, clock: Clock, downloads: Path) -> None:
    for number, name in enumerate(("a.vcf", "aa.vcf", "ab.vcf")):
        (downloads / name).write_text(card(f"Person {number}"), encoding="utf-8")
    async with opened(tmp_path / "circle", clock, before=minji_is_here) as hands:
        await hands.press("ctrl+o")
        await hands.write("~/Downloads/")
        await hands.press("down", "down")
        assert "›ab.vcf" in hands.text
        await hands.write("a")
        await hands.press("enter")
        assert "a.vcf: new 1" in hands.text
        assert "Person 0" in hands.text


async def test_a_dropped_file_arrives_in_quotes_and_is_understood(tmp_path: Path, clock: Clock) -> None:
    odd = tmp_path / "my people's list.vcf"
    odd.write_text(MINJI + DANIEL, encoding="utf-8")
    async with opened(tmp_path / "circle", clock, before=minji_is_here) as hands:
        await hands.press("ctrl+o")
        await hands.paste("'" + str(odd).replace("'", "'\\''") + "' ")
        await hands.press("enter")
        assert "my people's list.vcf: new 1, differs 1" in hands.text


async def test_hostile_names_are_shown_harmlessly_and_come_in(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "c.vcf"
    path.write_text("".join(card(value.replace("\n", " ")) for value in HOSTILE), encoding="utf-8")
    async with bringing(tmp_path, clock, path) as hands:
        seen = []
        for _row in HOSTILE:
            seen.append(hands.text)
            await hands.press("down")
        text = "\n".join(seen)
        assert "[@click=app.quit]x[/]" in text
        assert not [sign for sign in text if ord(sign) < 0x20 and sign != "\n"]
        assert "\u202e" not in text
        await hands.press("1", "enter")
        assert "Brought in" in hands.text
        assert len(await names(hands)) == len(HOSTILE) + 1


async def test_a_whole_circle_comes_back_and_goes_again_with_one_undo(tmp_path: Path, clock: Clock) -> None:
    from closecircle.circle import Circle  # noqa: PLC0415  # the type alone is needed above
    from closecircle.circle.exports import Form  # noqa: PLC0415  # for this test alone

    other = Circle.open(tmp_path / "other.db", today=clock)
    other.talks.log([other.people.add("이서연").id], "커피 마심")
    other.exports.to_file(Form.JSONL, tmp_path / "all.jsonl")
    other.close()
    async with bringing(tmp_path, clock, tmp_path / "all.jsonl") as hands:
        assert "all.jsonl: " in hands.text
        assert "이서연" in hands.text
        assert await names(hands) == ["김민지"]
        await hands.press("enter")
        assert "Brought back all.jsonl" in hands.text
        assert await names(hands) == ["김민지", "이서연"]
        await hands.press("f12")
        assert await names(hands) == ["김민지"]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_the_plan_and_its_keys_are_there_in_every_size(
    tmp_path: Path, clock: Clock, file: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path / "circle", clock, before=minji_is_here, size=size) as hands:
        await hands.press("ctrl+o")
        await hands.write(str(file))
        await hands.press("enter")
        for words in ("김민지", "Daniel Kim", "Space Mark", "Enter Bring in", "Enter brings in 1"):
            assert words in hands.text


async def test_a_first_start_leads_here_and_keeps_what_was_typed(tmp_path: Path, clock: Clock, file: Path) -> None:
    async with opened(tmp_path / "circle", clock) as hands:
        await hands.write("수진")
        await hands.press("f3")
        await hands.write(str(file))
        await hands.press("enter", "1", "enter")
        assert "Brought in 3 people" in hands.text
        assert hands.app.settings.name == "수진"


async def test_settings_lead_here_too(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path / "circle", clock, before=minji_is_here) as hands:
        await hands.press("f10")
        hands.app.screen.query_one("#settings", LineList).go_to("go:bring")
        await hands.press("enter")
        assert "A file: type where it is, or drop it here" in hands.text


async def test_in_korean_every_step_speaks_korean(tmp_path: Path, clock: Clock, file: Path) -> None:
    settings = Settings(name="수진", language="ko", theme="dark")
    async with opened(tmp_path / "circle", clock, before=minji_is_here, settings=settings) as hands:
        await hands.press("ctrl+o")
        assert "사람과 대화 가져오기" in hands.text
        await hands.write(str(file))
        await hands.press("enter")
        assert "가져올 분 · contacts.vcf" in hands.text
        assert "이미 계신 분" in hands.text
        await hands.press("ㅁ", "down")
        await hands.press("enter")
        assert "가져온 것" in hands.text
        assert "F12를 누르면 모두 되돌려요." in hands.text
        assert not [word for word in ("Brought", "New:", "Enter brings", "Undo") if word in hands.text]
