"""The table for a spreadsheet: nothing in it is computed, and nothing is lost by that."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closecircle.core.days import SpecialDay
from closecircle.core.person import Handle, Person
from closecircle.exchange import contacts_csv, csv_out
from closecircle.exchange.csv_out import guard, unguard
from closecircle.exchange.records import ContactRecord

RISKY = "=+-@\t\r\0"


@given(st.text(st.sampled_from(f"'{RISKY}a가 \n"), max_size=8))
def test_what_was_guarded_is_unguarded_exactly(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in set(RISKY)


@pytest.mark.parametrize("text", ["", "김민지", "'quoted'", "it's", "'", "a=b", "010-0000-0000"])
def test_a_text_without_danger_is_left_as_it_is(text: str) -> None:
    assert guard(text) == unguard(text) == text


@pytest.mark.parametrize("sign", RISKY)
def test_each_sign_that_begins_a_formula_is_guarded(sign: str) -> None:
    assert guard(f"{sign}1") == f"'{sign}1"


def test_a_person_as_a_row_that_a_spreadsheet_opens() -> None:
    person = Person(id="p1", name="김민지", notes="둘\n줄", added_on=date(2026, 1, 2))
    handles = [
        Handle(id="h1", person_id="p1", kind="phone", value="+82 10-0000-1204"),
        Handle(id="h2", person_id="p1", kind="phone", value="02-000-0000"),
        Handle(id="h3", person_id="p1", kind="kakao", value="minji"),
    ]
    days = [
        SpecialDay(id="d1", person_id="p1", kind="birthday", month=8, day=15, lunar=True, leap=True),
        SpecialDay(id="d2", person_id="p1", kind="birthday", month=3, day=1, year=2019, label="지우 생일"),
    ]
    text = csv_out.header() + csv_out.row(person, handles, days, by="윤보람", last_talk=date(2026, 1, 3))
    assert text.startswith("\ufeffName,")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["Phone"] == "'+82 10-0000-1204 ::: 02-000-0000"
    assert (row["Other handles"], row["Notes"], row["Introduced by"]) == ("kakao: minji", "둘\n줄", "윤보람")
    assert (row["Birthday"], row["Other days"], row["Last talk"]) == (
        "음 윤8.15",
        "지우 생일: 2019-03-01",
        "2026-01-03",
    )


def test_the_table_comes_in_again_as_any_address_book_does() -> None:
    people = [
        Person(id="p1", name="김민지", company="=Mill", notes="'=kept", tags="단골", added_on=date(2026, 1, 2)),
        Person(id="p2", name="", trait="orange hat", added_on=date(2026, 1, 2)),
    ]
    handle = Handle(id="h1", person_id="p1", kind="phone", value="+82 10-0000-1204")
    day = SpecialDay(id="d1", person_id="p1", kind="birthday", month=8, day=15, year=1987, lunar=True)
    table = csv_out.header() + csv_out.row(people[0], [handle], [day]) + csv_out.row(people[1], [], [])
    minji, hat = [one for one in contacts_csv.read(io.BytesIO(table.encode())) if isinstance(one, ContactRecord)]
    assert (minji.uid, minji.name, minji.company, minji.note) == ("p1", "김민지", "=Mill", "'=kept")
    assert minji.tags == ("단골",)
    assert [one.value for one in minji.phones] == ["+82 10-0000-1204"]
    assert [(one.lunar, one.year, one.month, one.day) for one in minji.days] == [(True, 1987, 8, 15)]
    assert (hat.name, hat.uid) == ("orange hat", "p2")
