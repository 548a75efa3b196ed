"""A file that was cut or damaged gives the records before and after, and the plan names the line.

Ten thousand inputs more: `CLOSECIRCLE_FUZZ=10000 pytest tests/exchange/test_damage.py`.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closecircle.core.errors import Unreadable
from closecircle.exchange import arrivals

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.exchange.arrivals import Arrivals

TODAY = date(2026, 11, 24)
NAMES = ("Ada", "Bea", "Cid", "Dov", "Eli")


@dataclass(frozen=True)
class Sample:
    """A small file of five records; `spoilt` is a record that cannot be read, `each` one of a person."""

    head: str
    each: str
    tail: str = ""
    between: str = ""
    spoilt: str = ""

    def pieces(self, *, damaged: bool = False) -> list[str]:
        records = [self.each.replace("§", name) for name in NAMES]
        if damaged:
            records[2] = self.spoilt or records[2][: len(records[2]) // 2] + "\n"
        joined = [record + self.between for record in records[:-1]]
        return [self.head, *joined, records[-1], self.tail]


def message(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False)


SAMPLES = {
    "vcard": Sample("", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;§;;;\r\nTEL:010-2345-6789\r\nEND:VCARD\r\n"),
    "vcard in base64": Sample(
        "", "BEGIN:VCARD\nVERSION:2.1\nPHOTO;ENCODING=BASE64:\n AAAA\n\nN;ENCODING=QUOTED-PRINTABLE:§=\n\nEND:VCARD\n"
    ),
    "contacts_csv": Sample("Name,Phone,E-mail\r\n", '§,010-2345-6789,"a@b.example"\r\n', spoilt='"\x00\r\n'),
    "kakaotalk phone": Sample(
        "빵집 3 님과 카카오톡 대화\r\n저장한 날짜 : 2026년 3월 5일 오후 1:00\r\n\r\n",
        "2026년 3월 4일 오후 8:34, § : 네 그럼요\r\n",
        spoilt="2026년 2월 31일 오후 8:34, x : y\r\n",
    ),
    "kakaotalk windows": Sample(
        "빵집 님과 카카오톡 대화\r\n저장한 날짜 : 2026-03-05 13:00:00\r\n\r\n"
        "--------------- 2026년 3월 4일 수요일 ---------------\r\n",
        "[§] [오후 8:34] 네 그럼요\r\n",
        spoilt="[x] [오후 8:77] y\r\n",
    ),
    "kakaotalk mac": Sample(
        "Date,User,Message\n", '2026-03-04 20:34:26,"§","네 그럼요"\n', spoilt='2026-02-31 20:34:26,"x","y"\n'
    ),
    "whatsapp": Sample("", "13/3/26, 20:34 - §: yes, sure\n", spoilt="31/2/26, 20:34 - x: y\n"),
    "line": Sample(
        "[LINE] Chat history in Bakers\nSaved on: 2026/03/05 13:00\n\n",
        "2026/03/04(Wed)\n20:34\t§\tyes\n",
        spoilt="2026/02/31(Wed)\n20:34\tx\ty\n",
    ),
    "telegram": Sample(
        '{"name": "Bakers",\n "type": "private_group",\n "id": 7,\n "messages": [\n',
        message(id=1, type="message", date_unixtime="1772624040", **{"from": "§", "from_id": "u§", "text": "yes"}),
        "\n]}",
        ",\n",
    ),
    "facebook": Sample(
        '{"participants": [{"name": "Ada"}, {"name": "Bea"}, {"name": "Cid"}],\n"messages": [\n',
        message(sender_name="§", timestamp_ms=1772624040000, content="yes", reactions=[{"actor": "x"}]),
        '\n],\n"title": "Bakers", "thread_path": "inbox/bakers_1"}',
        ",\n",
    ),
    "sms": Sample(
        '<?xml version="1.0" encoding="UTF-8"?>\n<smses count="5">\n',
        '<sms address="§" date="1772624040000" type="1" body="yes &#55357;&#56832;" contact_name="§" />\n',
        "</smses>\n",
    ),
    "mbox": Sample(
        "",
        "From §@mill.example Wed Mar 04 12:00:00 2026\nFrom: § <§@mill.example>\n"
        "To: me@mill.example\nDelivered-To: me@mill.example\n"
        "Date: Wed, 04 Mar 2026 21:00:00 +0900\nSubject: bread\n\nhi\n\n",
        spoilt="From x Wed Mar 04 12:00:00 2026\nFrom: x <x@mill.example>\nDate: soon\n\nhi\n\n",
    ),
    "friends.md": Sample("### Friends:\n", "- § (a.k.a. the baker) [Mill]\n", spoilt="-\x01 \n"),
    "monica": Sample(
        '{"version":"1.0-preview.1","account":{"uuid":"1","data":[{"count":5,"type":"contact","values":[\n',
        message(uuid="§", properties={"first_name": "§", "tags": []}, data=[]),
        '\n]}],"instance":{"contact_field_types":[]}}}',
        ",\n",
    ),
    "knotter": Sample(
        '{"metadata":{"format_version":1},"contacts":[\n',
        message(id="§", display_name="§", cadence_days=30, tags=[{"name": "x"}]),
        "\n]}",
        ",\n",
    ),
}


def found_in(path: Path, data: bytes) -> Arrivals | None:
    """What comes in from a file of these bytes; None when it is refused, in one sentence."""
    path.write_bytes(data)
    try:
        return arrivals.read(path, today=TODAY)
    except Unreadable as refused:
        if "\n" in str(refused):
            raise
        return None


def people(came: Arrivals | None) -> list[str]:
    if came is None:
        return []
    rooms = {sender for room in came.rooms for sender in room.senders}
    return sorted({arrival.contact.name for arrival in came.contacts} | rooms)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_file_cut_at_any_byte_gives_every_record_before_the_cut(kind: str, tmp_path: Path) -> None:
    pieces = [piece.encode() for piece in SAMPLES[kind].pieces()]
    data, ends, done = b"".join(pieces), [], 0
    for piece in pieces:
        done += len(piece)
        ends.append(done)
    for cut in range(len(data) + 1):
        whole = sum(end <= cut for end in ends[1:6])
        found = people(found_in(tmp_path / "cut", data[:cut]))
        assert found[:whole] == list(NAMES[:whole]), f"cut at byte {cut}"
        # What is left of the next record may still say who it is.
        assert len(found) <= whole + 1


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_damaged_record_costs_only_itself_and_is_named_by_its_line(kind: str, tmp_path: Path) -> None:
    pieces = SAMPLES[kind].pieces(damaged=True)
    came = found_in(tmp_path / "damaged", "".join(pieces).encode())
    assert came is not None
    assert {"Ada", "Bea", "Dov", "Eli"} <= set(people(came))
    begins = "".join(pieces[:3]).count("\n") + 1
    lines = [problem.line for problem in came.problems]
    assert any(begins <= line <= begins + SAMPLES[kind].each.count("\n") + 2 for line in lines), lines


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_any_unicode_encoding_gives_the_same_people(kind: str, encoding: str, tmp_path: Path) -> None:
    came = found_in(tmp_path / "encoded", "".join(SAMPLES[kind].pieces()).encode(encoding))
    assert people(came) == list(NAMES)
    assert came is not None
    assert came.problems == []


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_file_without_a_record_is_refused_in_one_sentence(kind: str, tmp_path: Path) -> None:
    sample = SAMPLES[kind]
    assert found_in(tmp_path / "empty", (sample.head + sample.tail).encode()) is None


HOSTILE = {
    "assistants inside assistants": b"BEGIN:VCARD\nAGENT:\n" * 50_000,
    "arrays inside arrays": b'{"name":"x","type":"personal_chat","id":1,"messages":[' + b"[" * 500_000,
    "objects inside objects": b'{"name":"x","type":"personal_chat","id":1,"messages":[' + b'{"a":' * 200_000,
    "a number of a million digits": b'{"metadata":{},"contacts":[{"cadence_days":' + b"9" * 1_000_000 + b"}]}",
    "entities": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><smses><sms body="&b;" date="1"/></smses>',
    "one line of ten megabytes": b"1/1/26, 10:00 - x" * 600_000,
    "a quotation mark never closed": b'name,phone\n"' + b"x" * 10_000_000,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_files_end_with_one_sentence(data: bytes, tmp_path: Path) -> None:
    assert found_in(tmp_path / "hostile", data) is None


@settings(
    max_examples=int(os.environ.get("CLOSECIRCLE_FUZZ", "60")), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(st.sampled_from(list(SAMPLES)), st.data())
def test_no_bytes_upset_the_door_through_which_every_file_comes(
    tmp_path_factory: pytest.TempPathFactory, kind: str, chance: st.DataObject
) -> None:
    data = bytearray("".join(SAMPLES[kind].pieces()).encode())
    for _ in range(chance.draw(st.integers(1, 5))):
        at = chance.draw(st.integers(0, len(data)))
        gone = chance.draw(st.integers(0, 20))
        data[at : at + gone] = chance.draw(st.binary(max_size=6))
    with suppress(arrivals.DayOrderAsked):
        found_in(tmp_path_factory.getbasetemp() / "spoilt", bytes(data))
