"""Cards for phones: what goes out reads back, here and by another program."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.days import SpecialDay
from closecircle.core.person import Handle, Person
from closecircle.core.text import clean, one_line
from closecircle.exchange import vcard
from closecircle.exchange.records import ContactRecord
from closecircle.exchange.vcard_out import card

MINJI = Person(id="01a20bbc-df48-77df-9530-b1c6d65345ed", name="김민지", added_on=date(2026, 1, 2))
BIRTHDAY = SpecialDay(id="d1", person_id=MINJI.id, kind="birthday", month=12, day=12)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=90)


def back(text: str) -> ContactRecord:
    (found,) = vcard.read(io.BytesIO(text.encode()))
    assert isinstance(found, ContactRecord)
    return found


def handle(kind: str, value: str, label: str = "", key: str = "") -> Handle:
    return Handle(id="h", person_id=MINJI.id, kind=kind, value=value, label=label, key=key)


def test_a_card_as_a_phone_gets_it() -> None:
    person = replace(MINJI, company="고래 상회", tags="단골 오전", notes="늘 라떼; 창가, 둘째 자리\n조용히")
    handles = [handle("phone", "010-0000-1204", key="+821000001204"), handle("email", "minji@example.org", "work")]
    text = card(person, handles, [replace(BIRTHDAY, year=1985)])
    assert text == (
        "BEGIN:VCARD\r\n"
        "VERSION:3.0\r\n"
        "UID:urn:uuid:01a20bbc-df48-77df-9530-b1c6d65345ed\r\n"
        "N:;김민지;;;\r\n"
        "FN:김민지\r\n"
        "ORG:고래 상회\r\n"
        "TEL:+821000001204\r\n"
        "EMAIL;TYPE=WORK:minji@example.org\r\n"
        "BDAY:1985-12-12\r\n"
        "CATEGORIES:단골,오전\r\n"
        "NOTE:늘 라떼\\; 창가\\, 둘째 자리\\n조용히\r\n"
        "END:VCARD\r\n"
    )


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (BIRTHDAY, "BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-12"),
        (replace(BIRTHDAY, month=2, day=29), "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29"),
        (replace(BIRTHDAY, month=2, day=29, year=1992), "BDAY:1992-02-29"),
        (replace(BIRTHDAY, day=None), "BDAY:--12"),
        (replace(BIRTHDAY, month=11, day=1, year=1985, lunar=True), "X-ALTBDAY;CALSCALE=chinese:007800021101"),
        (replace(BIRTHDAY, month=8, day=15, year=1952, lunar=True), "X-ALTBDAY;CALSCALE=chinese:007700290815"),
        (replace(BIRTHDAY, month=8, day=15, lunar=True), "NOTE:음력 8월 15일"),
        (replace(BIRTHDAY, month=8, day=15, year=1952, lunar=True, leap=True), "NOTE:음력 8월 15일 (윤달)"),
        (replace(BIRTHDAY, kind="wedding"), "item1.X-ABLabel:_$!<Anniversary>!$_"),
    ],
)
def test_a_day_as_far_as_it_is_known(day: SpecialDay, line: str) -> None:
    assert line in card(MINJI, days=[day]).split("\r\n")


@pytest.mark.parametrize("lunar", [False, True])
@pytest.mark.parametrize("year", [None, 1988])
@pytest.mark.parametrize("leap", [False, True])
def test_a_birthday_reads_back_with_what_was_known_of_it(lunar: bool, year: int | None, leap: bool) -> None:
    day = replace(BIRTHDAY, year=year, lunar=lunar, leap=lunar and leap, month=5, day=21)
    (found,) = back(card(MINJI, days=[day])).days
    assert (found.kind, found.month, found.day, found.lunar, found.leap) == ("birthday", 5, 21, lunar, lunar and leap)
    # A leap month has no place in Apple's field, and a note has no place for the year.
    assert found.year == (None if lunar and leap else year)


def test_a_child_s_birthday_is_not_taken_for_one_s_own() -> None:
    days = [replace(BIRTHDAY, id="d2", month=3, label="지우 생일"), BIRTHDAY]
    text = card(MINJI, days=days)
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-12" in text
    assert [(day.month, day.label) for day in back(text).days] == [(12, ""), (3, "지우 생일")]


def test_handles_read_back_each_as_what_it_is() -> None:
    handles = [
        handle("phone", "010-0000-1204", "cell"),
        handle("phone", "02-000-0000", "가게"),
        handle("email", "minji@example.org"),
        handle("kakao", "minji;k,1"),
        handle("instagram", "minji.reads"),
        handle("url", "https://example.org/a;b"),
        handle("in person", "수요일 오전"),
    ]
    found = back(card(MINJI, handles))
    assert [(one.value, one.label) for one in found.phones] == [("010-0000-1204", "cell"), ("02-000-0000", "가게")]
    assert [one.value for one in found.emails] == ["minji@example.org"]
    assert [(one.label, one.value) for one in found.handles] == [
        ("kakao", "minji;k,1"),
        ("instagram", "minji.reads"),
        ("url", "https://example.org/a;b"),
    ]
    assert found.note == "in person: 수요일 오전"


@given(name=words, company=words, note=words)
@settings(deadline=None, max_examples=300)
def test_any_text_reads_back_and_no_line_is_over_75_octets(name: str, company: str, note: str) -> None:
    name, company, note = one_line(name) or "x", one_line(company).rstrip("; "), clean(note).replace("\t", " ").strip()
    text = card(replace(MINJI, name=name, company=company, notes=note))
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[-1] == ""
    assert not any("\n" in line or "\r" in line for line in lines)
    found = back(text)
    assert (found.uid, found.name, found.company) == (f"urn:uuid:{MINJI.id}", name, company)
    if "음" not in note:
        assert found.note == note


def test_another_program_reads_the_card() -> None:
    vobject = pytest.importorskip("vobject")
    person = replace(MINJI, name="Daniel Okafor", company="Wren; Co", tags="a b", notes="가나다 " * 40)
    card_read = vobject.readOne(card(person, [handle("phone", "+821000001204")], [BIRTHDAY]))
    assert (card_read.fn.value, card_read.n.value.family, card_read.n.value.given) == (
        "Daniel Okafor",
        "Okafor",
        "Daniel",
    )
    assert card_read.note.value == person.notes.strip() or card_read.note.value == person.notes
    assert card_read.categories.value == ["a", "b"]
