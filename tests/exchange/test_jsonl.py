"""closecircle's own file: nothing is lost in it, and damage is named by its line."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.errors import Unreadable
from closecircle.core.person import Person
from closecircle.core.talk import Talk
from closecircle.exchange import jsonl
from closecircle.exchange.records import ReadProblem
from closecircle.store.rows import WRITE_ORDER, kind_of
from conftest import HOSTILE
from exchange.rows_made_up import circles

if TYPE_CHECKING:
    from closecircle.core.change import Record

MINJI = Person(id="p1", name="김민지", added_on=date(2026, 1, 2))
TALK = Talk(id="t1", person_id="p1", on=date(2026, 1, 3), said="커피")


def written(*records: Record) -> bytes:
    return b"".join(jsonl.lines(records, version="1.0", schema=1))


def back(data: bytes, schema: int = 1) -> list[jsonl.Line | ReadProblem]:
    return list(jsonl.read(io.BytesIO(data), "circle.jsonl", schema=schema))


def rows(data: bytes) -> list[Record]:
    return [line.record for line in back(data) if isinstance(line, jsonl.Line)]


@given(circles())
@settings(deadline=None, max_examples=60)
def test_every_row_comes_back_exactly_and_gives_the_same_bytes(records: list[Record]) -> None:
    data = written(*records)
    assert rows(data) == records
    assert written(*rows(data)) == data


def test_every_table_of_the_store_is_written_in_an_order_that_can_be_read() -> None:
    assert tuple(jsonl.TABLES) == WRITE_ORDER
    assert all(kind_of(table) is kind for table, kind in jsonl.TABLES.items())


def test_a_person_can_read_the_file() -> None:
    header, person, talk = (json.loads(line) for line in written(MINJI, TALK).splitlines())
    assert header == {"closecircle": "1.0", "schema": 1}
    assert (person["table"], person["name"], person["added_on"]) == ("people", "김민지", "2026-01-02")
    assert (talk["table"], talk["on"], talk["channel"], talk["private"]) == ("talks", "2026-01-03", "in person", False)
    assert set(person) == {"table", *(field.name for field in fields(Person))}


def test_what_a_terminal_would_act_on_stands_as_an_escape() -> None:
    text = written(*(replace(MINJI, notes=note) for note in HOSTILE)).decode()
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\u2028", "\u200b"}
    assert len(text.splitlines()) == len(HOSTILE) + 1


@pytest.mark.parametrize(
    "line",
    [
        b'{"table": "people", "id": "p2"',
        b"\xff\xfe\x00",
        b"[]",
        b'{"id": "p2"}',
        b'{"table": "talks", "id": "t2", "person_id": "p1", "on": "2026-13-01"}',
        b'{"table": "talks", "id": "t2", "person_id": "p1", "on": "20260101"}',
        b'{"table": "talks", "id": "t2", "person_id": "p1", "on": "2026-01-01", "channel": "pigeon"}',
        b'{"table": "talks", "id": "t2", "person_id": "p1", "on": "2026-01-01", "private": 1}',
        b'{"table": "talks", "id": "t2", "person_id": "p1", "on": "2026-01-01", "sent": 1e400}',
        b'{"table": "talks", "id": "t2", "person_id": "p1", "on": "2026-01-01", "said": "\\ud800"}',
        b'{"table": "people", "id": "p2", "name": "x", "added_on": "2026-01-01", "rhythm": "often"}',
        b'{"table": "people", "id": "p2", "name": "x", "added_on": "2026-01-01", "register": "loud"}',
        b'{"table": "people", "id": "", "name": "x", "added_on": "2026-01-01"}',
        b'{"table": "special_days", "id": "d", "person_id": "p1", "kind": "birthday", "month": 13}',
        b'{"table": "answers", "id": "a", "person_id": "p1", "on": "2026-01-01", "reason": "x", "since": "2026-01-01"}',
        b'{"a":' * 30_000,
    ],
)
def test_a_damaged_line_is_named_and_those_around_it_come_in(line: bytes) -> None:
    header, first, second = written(MINJI, TALK).splitlines(keepends=True)
    found = back(header + first + line + b"\n" + second)
    assert [one.record for one in found if isinstance(one, jsonl.Line)] == [MINJI, TALK]
    (problem,) = [one for one in found if isinstance(one, ReadProblem)]
    assert problem.line == 3
    assert str(problem).startswith("Line 3 is damaged")


def test_a_file_that_was_cut_off_gives_what_came_before() -> None:
    data = written(MINJI, TALK)
    found = back(data[:-20])
    assert [type(one) for one in found] == [jsonl.Line, ReadProblem]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "circle.jsonl does not begin as a circle of closecircle does"),
        (b"hello\n", "circle.jsonl does not begin as a circle of closecircle does"),
        (b'{"schema": 1}\n', "circle.jsonl does not begin as a circle of closecircle does"),
        (b'{"closecircle": "9", "schema": 2}\n', "circle.jsonl was written by a newer closecircle (shape 2, this one"),
        (b'{"closecircle": "1", "schema": 1}\nnothing\n', "circle.jsonl holds no row that can be read"),
        (
            b'{"closecircle": "1", "schema": 1}\n{"table": "dreams", "id": "1"}\n',
            "Line 2 of circle.jsonl holds “dreams”, which this closecircle does not know",
        ),
        (
            b'{"closecircle": "1", "schema": 1}\n{"table": "people", "id": "1", "added_on": "2026-01-01", "shoe": 3}\n',
            "Line 2 of circle.jsonl holds “people.shoe”, which this closecircle does not know",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_refused_with_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        back(data)
    assert str(refused.value).startswith(sentence)


def test_a_circle_with_nobody_in_it_is_no_damage() -> None:
    assert back(written()) == []


def test_columns_that_an_older_program_did_not_know_are_filled() -> None:
    data = (
        b'{"closecircle": "0", "schema": 0}\n{"table": "people", "id": "p1", "name": "x", "added_on": "2026-01-01"}\n'
    )
    assert rows(data) == [Person(id="p1", name="x", added_on=date(2026, 1, 1))]


@given(st.binary(max_size=200), st.integers(0, 400))
@settings(deadline=None, max_examples=500)
def test_no_bytes_raise_anything_but_the_reader_s_own_error(noise: bytes, at: int) -> None:
    data = written(MINJI, TALK)
    with suppress(Unreadable):
        back(data[:at] + noise + data[at:])


def test_the_kinds_are_those_that_a_change_may_hold() -> None:
    import closecircle.core.change as module  # noqa: PLC0415  # its alias is read from the source: it is no value

    source = module.__file__
    assert source is not None
    with open(source, encoding="utf-8") as lines:  # noqa: PTH123  # the module's own file
        named = lines.read().partition("Record: TypeAlias = (")[2].partition(")")[0]
    assert {word.strip() for word in named.split("|")} == {kind.__name__ for kind in jsonl.TABLES.values()}
