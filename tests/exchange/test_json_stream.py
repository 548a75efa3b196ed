"""Records of large JSON, one after the other, and on behind whatever is damaged."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.exchange import telegram
from closecircle.exchange.json_stream import JsonStream

ARRAY = re.compile(r"\"rows\"\s*:\s*\[")
ROWS = [{"id": number, "text": f"row {number}", "parts": [{"type": "plain", "text": "}, {"}]} for number in range(5)]
WHOLE = json.dumps({"before": [1, {"id": 7}], "rows": ROWS, "after": {"id": 8}}, indent=1)


def read(text: str | bytes) -> tuple[list[str], list[int], str]:
    """The numbers of the records, the lines of the damage, and what stands behind them."""
    problems: list[int] = []
    data = text.encode() if isinstance(text, str) else text
    file = JsonStream(io.BytesIO(data), lambda line, _what: problems.append(line))
    if file.find(ARRAY) is None:
        return [], problems, ""
    found = [record["id"].text for record in file.records(ARRAY)]
    return found, problems, file.rest()


def test_the_records_of_an_array_come_one_by_one_and_what_is_behind_them_stays() -> None:
    found, problems, rest = read(WHOLE)
    assert (found, problems) == (["0", "1", "2", "3", "4"], [])
    assert rest.lstrip(" ,\n").startswith('"after"')


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"text": "row 2"', '"text": "row 2'),
        ('"text": "row 2"', '"text": row 2"'),
        ('"text": "row 2"', '"text" "row 2"'),
        ('"text": "row 2"', '"text": "row \\x"'),
        ('"id": 2,', '"id": 2'),
        ('"id": 2,', '"id": 02,'),
        ('"id": 2,', '"id": 2}},'),
        ('"id": 2,', '"id": 2,]'),
    ],
)
def test_damage_costs_one_record_and_is_named_by_its_line(right: str, wrong: str) -> None:
    found, problems, rest = read(WHOLE.replace(right, wrong))
    assert [number for number in found if number != "2"] == ["0", "1", "3", "4"]
    line = WHOLE[: WHOLE.index(right)].count("\n") + 1
    assert problems
    assert abs(problems[0] - line) <= 1
    assert '"after"' in rest


def test_what_lies_behind_the_damage_of_one_chat_is_not_its_own() -> None:
    def chat(name: str, number: int) -> dict[str, object]:
        messages = [
            {"id": 10 * number + place, "type": "message", "date_unixtime": "1772624040", "from": name, "text": "hi"}
            for place in range(3)
        ]
        return {"name": name, "type": "personal_chat", "id": number, "messages": messages}

    text = json.dumps({"chats": {"list": [chat("Ada", 1), chat("Bea", 2)]}}, indent=1)
    reading = telegram.read_chat(io.BytesIO(text.replace('"id": 12,', '"id": 12').encode()), "x.json")
    assert [(message.room, message.sender) for message in reading] == [("1", "Ada")] * 2 + [("2", "Bea")] * 3
    assert [reading.rooms[room].title for room in ("1", "2")] == ["Ada", "Bea"]
    assert len(reading.problems) == 1


def test_bytes_that_are_no_text_are_named_and_the_record_stays() -> None:
    found, problems, _ = read(WHOLE.encode().replace(b"row 2", b"row \xff"))
    assert found == ["0", "1", "2", "3", "4"]
    assert problems == [WHOLE[: WHOLE.index("row 2")].count("\n") - 1]


@settings(deadline=None, max_examples=20)
@given(st.integers(2**18 - 400, 2**18 + 400), st.sampled_from(["가", "x", "\n"]))
def test_records_are_whole_wherever_a_block_ends(length: int, sign: str) -> None:
    rows = [{"id": 0, "text": sign * (length // len(sign.encode()))}, *ROWS[1:]]
    found, problems, _ = read(json.dumps({"rows": rows}, ensure_ascii=False))
    assert (found, problems) == (["0", "1", "2", "3", "4"], [])
