"""Everything out and, from closecircle's own file, in again: on real files."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from closecircle.calendar_words import CalendarWords
from closecircle.circle import Circle
from closecircle.circle.exports import ENDINGS, Form
from closecircle.circle.talks import THEY_WROTE
from closecircle.core.change import Change, added
from closecircle.core.errors import StoreTrouble, Unreadable, WrongUse
from closecircle.demo import build
from closecircle.exchange import contacts_csv, formats, friends_md, vcard
from closecircle.exchange.records import ContactRecord
from closecircle.store.doctor import examine
from conftest import HOSTILE, TODAY
from exchange.rows_made_up import circles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from closecircle.core.change import Record
    from conftest import Clock


def out(circle: Circle, form: Form = Form.JSONL, person_id: str | None = None, since: date | None = None) -> bytes:
    stream = io.BytesIO()
    circle.exports.write(form, stream, person_id=person_id, since=since, words=CalendarWords())
    return stream.getvalue()


def today(circle: Circle) -> list[tuple[str, str, date]]:
    return [(row.person.id, row.due.reason.value, row.due.since) for row in circle.today.day(more=True).rows]


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Iterator[Circle]:
    opened = Circle.open(tmp_path / "empty" / "circle.db", today=clock)
    yield opened
    opened.close()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Circle]:
    opened = Circle.open(build(tmp_path / "demo", TODAY), today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("blank") / "circle.db"
    Circle.open(file).close()
    return file


@given(records=circles())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_circle_goes_out_comes_into_an_empty_one_and_goes_out_again_byte_for_byte(
    records: list[Record], blank: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        (tmp_path / name).mkdir(mode=0o700)
        shutil.copy(blank, tmp_path / name / "circle.db")
    one = Circle.open(tmp_path / "one" / "circle.db", today=lambda: TODAY)
    two = Circle.open(tmp_path / "two" / "circle.db", today=lambda: TODAY)
    try:
        one.store.commit(Change("Made up", added(*records)))
        file = tmp_path / "circle.jsonl"
        one.exports.to_file(Form.JSONL, file)
        assert two.exports.look(file).problems == ()
        assert two.exports.bring_back(file) is not None
        assert out(two) == file.read_bytes()
        assert today(two) == today(one)
        assert examine(two.store.file).ok
        before = out(one)
        assert one.exports.bring_back(file) is None
        two.history.undo()
        assert out(two).count(b"\n") == 1
        assert out(one) == before
        for form in Form:
            out(one, form)
    finally:
        one.close()
        two.close()


def test_the_demo_circle_survives_the_journey_with_the_same_today(demo: Circle, empty: Circle, tmp_path: Path) -> None:
    file = tmp_path / "circle.jsonl"
    demo.exports.to_file(Form.JSONL, file)
    assert formats.recognise(file) is formats.Format.CLOSECIRCLE
    committed = empty.exports.bring_back(file)
    assert committed is not None
    assert committed.entry.label == "Brought back $file"
    assert today(empty) == today(demo)
    assert out(empty) == file.read_bytes()
    assert examine(empty.store.file).ok


def test_an_undo_leaves_what_was_there_before_byte_for_byte(demo: Circle, circle: Circle, tmp_path: Path) -> None:
    circle.talks.log([circle.people.add("김민지").id], "커피 마심")
    before = out(circle)
    file = tmp_path / "circle.jsonl"
    demo.exports.to_file(Form.JSONL, file)
    circle.exports.bring_back(file)
    circle.history.undo()
    assert out(circle) == before
    circle.history.redo()
    assert len(out(circle)) > len(file.read_bytes())


def test_a_row_that_differs_stays_unless_one_asks_to_replace_it(circle: Circle, tmp_path: Path) -> None:
    minji = circle.people.add("김민지", usual="라떼")
    file = tmp_path / "circle.jsonl"
    circle.exports.to_file(Form.JSONL, file)
    circle.people.change(minji.id, usual="녹차")
    found = circle.exports.look(file)
    assert (found.new, found.same) == ((), 0)
    assert [(here, there) for here, there in found.differing] == [(replace(minji, usual="녹차"), minji)]
    assert circle.exports.bring_back(found) is None
    assert circle.people.get(minji.id).usual == "녹차"
    assert circle.exports.bring_back(found, replacing=True) is not None
    assert circle.people.get(minji.id).usual == "라떼"


def test_the_file_is_found_and_looked_into_before_anything_is_written(
    circle: Circle, empty: Circle, tmp_path: Path
) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "커피 마심", ask="따님 시험")
    file = tmp_path / "circle.jsonl"
    circle.exports.to_file(Form.JSONL, file)
    before = out(empty)
    found = empty.exports.look(file)
    assert (found.people, len(found.new), found.same) == (("김민지",), 4, 0)
    assert out(empty) == before
    heard: list[tuple[int, int]] = []
    assert circle.exports.look(file, lambda done, in_all: heard.append((done, in_all))).same == 4
    assert heard
    assert all(0 < done <= in_all == file.stat().st_size for done, in_all in heard)


def test_an_introducer_who_stands_further_down_in_the_file_is_no_trouble(
    circle: Circle, empty: Circle, tmp_path: Path
) -> None:
    first, second, third = (circle.people.add(name) for name in ("가", "나", "다"))
    circle.introductions.introduce(first.id, second.id)
    circle.introductions.introduce(second.id, third.id)
    file = tmp_path / "circle.jsonl"
    circle.exports.to_file(Form.JSONL, file)
    empty.exports.bring_back(file)
    assert out(empty) == file.read_bytes()


def test_introductions_that_go_round_in_a_circle_are_cut_and_named(
    circle: Circle, empty: Circle, tmp_path: Path
) -> None:
    first, second = circle.people.add("가"), circle.people.add("나")
    circle.introductions.introduce(first.id, second.id)
    file = tmp_path / "circle.jsonl"
    circle.exports.to_file(Form.JSONL, file)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if line.get("name") == "나":
            line["introduced_by"] = first.id
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    found = empty.exports.look(file)
    assert len(found.problems) == 1
    empty.exports.bring_back(found)
    assert len(empty.introductions.tree()) == 1


def test_a_damaged_person_takes_along_only_what_hangs_on_them(circle: Circle, empty: Circle, tmp_path: Path) -> None:
    minji, daniel = circle.people.add("김민지"), circle.people.add("Daniel")
    circle.introductions.introduce(daniel.id, minji.id)
    circle.talks.log([minji.id], "커피 마심")
    circle.talks.log([daniel.id], "coffee")
    file = tmp_path / "circle.jsonl"
    circle.exports.to_file(Form.JSONL, file)
    lines = file.read_bytes().splitlines(keepends=True)
    spoilt = next(place for place, line in enumerate(lines) if "김민지".encode() in line)
    file.write_bytes(b"".join(line[:30] + b"\n" if place == spoilt else line for place, line in enumerate(lines)))
    found = empty.exports.look(file)
    assert spoilt + 1 in {problem.line for problem in found.problems}
    empty.exports.bring_back(found)
    assert [person.name for person in empty.store.people.all()] == ["Daniel"]
    assert [talk.said for talk in empty.talks.day(TODAY)] == ["coffee"]
    assert examine(empty.store.file).ok


@pytest.mark.parametrize("data", [None, b"", b"\x00\xff" * 40, b'{"closecircle": "9.9", "schema": 99}\n'])
def test_a_file_that_cannot_be_read_changes_nothing(circle: Circle, tmp_path: Path, data: bytes | None) -> None:
    file = tmp_path / "circle.jsonl"
    if data is not None:
        file.write_bytes(data)
    before = circle.store.file.read_bytes()
    with pytest.raises(Unreadable):
        circle.exports.bring_back(file)
    assert circle.store.file.read_bytes() == before


def test_one_person_goes_out_with_everything_of_theirs_and_nothing_of_others(demo: Circle, empty: Circle) -> None:
    grace = demo.people.named("Grace")
    lines = [json.loads(line) for line in out(demo, person_id=grace.id).splitlines()[1:]]
    assert {line["table"] for line in lines} >= {"people", "handles", "talks", "special_days", "showings", "materials"}
    assert {line["name"] for line in lines if line["table"] == "people"} == {"Grace Adeyemi"}
    assert {line["person_id"] for line in lines if "person_id" in line} == {grace.id}
    for form in (Form.VCARD, Form.CSV, Form.MARKDOWN, Form.ICAL):
        text = out(demo, form, person_id=grace.id).decode()
        assert "Grace" in text
        assert "Ruth" not in text


def test_one_person_alone_comes_back_into_any_circle(demo: Circle, empty: Circle, tmp_path: Path) -> None:
    file = tmp_path / "priya.jsonl"
    demo.exports.to_file(Form.JSONL, file, person_id=demo.people.named("Priya").id)
    assert demo.exports.bring_back(file) is None
    found = empty.exports.look(file)
    assert [problem.line for problem in found.problems] == [2]
    empty.exports.bring_back(found)
    assert empty.people.named("Priya").introduced_by is None


def test_since_a_day_only_what_happened_since_goes_out(demo: Circle) -> None:
    since = TODAY - timedelta(days=5)
    lines = [json.loads(line) for line in out(demo, since=since).splitlines()[1:]]
    assert {line["on"] for line in lines if line["table"] == "talks"} == {"2026-11-20", "2026-11-22", "2026-11-19"}
    assert len([line for line in lines if line["table"] == "people"]) == 24
    names = [one.name for one in vcard.read(io.BytesIO(out(demo, Form.VCARD, since=since))) if hasattr(one, "name")]
    assert names == ["orange hat", "Ben Aldous", "Daniel Okafor", "오말순"]


def test_the_last_of_two_talks_on_one_day_stays_the_last(
    circle: Circle, empty: Circle, clock: Clock, tmp_path: Path
) -> None:
    minji = circle.people.add("김민지")
    circle.talks.log([minji.id], "먼저", on=clock.on - timedelta(days=2))
    moved = circle.store.talks.of(minji.id)[0]
    circle.talks.log([minji.id], "언제 여는지", on=clock.on - timedelta(days=1), how=THEY_WROTE)
    circle.talks.rewrite(moved.id, said="들름", on=clock.on - timedelta(days=1))
    file = tmp_path / "circle.jsonl"
    circle.exports.to_file(Form.JSONL, file)
    empty.exports.bring_back(file)
    assert [talk.said for talk in empty.store.talks.of(minji.id)] == ["들름", "언제 여는지"]
    assert today(empty) == today(circle)


def test_a_file_is_for_its_owner_alone_and_whole_or_not_at_all(demo: Circle, tmp_path: Path) -> None:
    file = tmp_path / "circle.jsonl"
    demo.exports.to_file(Form.JSONL, file)
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()

    def cancel(done: int, in_all: int) -> None:
        assert 0 <= done < in_all
        raise KeyboardInterrupt

    for form in Form:
        with pytest.raises(KeyboardInterrupt):
            demo.exports.to_file(form, file, words=CalendarWords(), progress=cancel)
    assert file.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"demo", "circle.jsonl"}
    demo.people.add("still writes")


def test_the_circle_itself_a_folder_and_a_missing_folder_are_no_place_for_an_export(
    circle: Circle, tmp_path: Path
) -> None:
    before = circle.store.file.read_bytes()
    with pytest.raises(WrongUse):
        circle.exports.to_file(Form.JSONL, circle.store.file)
    with pytest.raises(WrongUse):
        circle.exports.to_file(Form.JSONL, tmp_path)
    with pytest.raises(StoreTrouble):
        circle.exports.to_file(Form.JSONL, tmp_path / "nowhere" / "file.jsonl")
    assert circle.store.file.read_bytes() == before


def test_two_exports_of_one_circle_are_equal_in_every_form(demo: Circle) -> None:
    for form in Form:
        assert out(demo, form) == out(demo, form)
    assert set(ENDINGS.values()) == set(Form)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_and_notes_go_out_in_every_form_as_harmless_text(circle: Circle, hostile: str) -> None:
    person = circle.people.add(f"가 {hostile}", notes=hostile, company=hostile, tags=hostile)
    circle.talks.log([person.id], hostile)
    circle.people.add_handle(person.id, "kakao", f"x{hostile}")
    circle.people.add_day(person.id, "birthday", 2, 29)
    for form in Form:
        text = out(circle, form).decode()
        assert "\x1b" not in text
        assert "\x07" not in text
    (contact,) = (one for one in vcard.read(io.BytesIO(out(circle, Form.VCARD))) if isinstance(one, ContactRecord))
    assert contact.name == person.name
    assert contact.note == person.notes


def test_the_table_reads_back_as_contacts_and_holds_no_formula(demo: Circle) -> None:
    demo.people.add("=1+1", company="@home")
    data = out(demo, Form.CSV)
    assert data.startswith(b"\xef\xbb\xbfName,")
    assert b"\r\n'=1+1," in data
    found = [one for one in contacts_csv.read(io.BytesIO(data)) if isinstance(one, ContactRecord)]
    named = {one.name: one for one in found}
    assert set(named) >= {person.name for person in demo.store.people.all() if person.name and person.name != "=1+1"}
    taeo = named["강태오"]
    assert [one.value for one in taeo.phones] == ["010-0000-9127"]
    assert [one.value for one in taeo.emails] == ["taeo@example.org"]
    assert (named["박정례"].days[0].lunar, named["박정례"].days[0].month) == (True, 10)


def test_the_journal_reads_back_with_its_friends_and_talks(demo: Circle) -> None:
    journal = friends_md.read_journal(io.BytesIO(out(demo, Form.MARKDOWN)), "friends.md")
    assert len(journal.friends) == 24
    assert journal.problems == ()
    talks = [entry for entry in journal.activities if entry.people == ("최가온",)]
    assert talks[0].plain.startswith("최가온: 새 오븐 들여서")
    assert any(note.tags == ("promise",) and "그림책 목록" in note.text for note in journal.notes)


def test_sqlite_utils_opens_the_circle_and_its_names_explain_themselves(demo: Circle) -> None:
    import sqlite_utils  # noqa: PLC0415  # the other program

    database = sqlite_utils.Database(sqlite3.connect(f"{demo.store.file.as_uri()}?mode=ro", uri=True))
    assert {"people", "talks", "promises", "next_questions", "special_days", "materials"} <= set(database.table_names())
    rows = list(
        database.query(
            'SELECT people.name, talks."on", talks.said FROM talks JOIN people ON people.id = talks.person_id '
            'WHERE people.name = :name ORDER BY talks."on" DESC',
            {"name": "최가온"},
        )
    )
    assert rows[0]["said"] == "새 오븐 들여서 온도 맞추는 중. 식빵 윗면이 자꾸 탄다고"
    assert {key.other_table for key in database.table("talks").foreign_keys} == {"people"}
    database.conn.close()


def test_datasette_opens_the_circle(demo: Circle) -> None:
    import asyncio  # noqa: PLC0415  # only with datasette

    from datasette.app import Datasette  # noqa: PLC0415  # the other program

    async def ask() -> list[dict[str, str]]:
        datasette = Datasette([str(demo.store.file)])
        answer = await datasette.client.get("/circle/people.json?name=최가온&_shape=array")
        found: list[dict[str, str]] = answer.json()
        return found

    assert asyncio.run(ask())[0]["company"] == "오후네 빵집"
