from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import sms
from closecircle.exchange.chat_records import OWNER, Kind
from exchange.gathered import rooms

if TYPE_CHECKING:
    from closecircle.exchange.chat_records import ChatReading, Message

DATE = 'date="1709553600000"'
ONE = f'<sms address="010-2345-6789" {DATE} type="1" body="bread today?" contact_name="하윤" />\n'


def read(text: str | bytes) -> tuple[list[Message], ChatReading]:
    data = text if isinstance(text, bytes) else text.encode()
    reading = sms.read_chat(io.BytesIO(data), "sms.xml", zone=UTC)
    return list(reading), reading


def test_messages_both_ways_drafts_counted_but_not_streamed() -> None:
    messages, reading = read(
        f"<?xml version='1.0' encoding='UTF-8'?>\n<smses count=\"999\">\n{ONE}"
        f'<sms address="01023456789" {DATE} type="2" body="yes" contact_name="null" />'
        f'<sms address="01023456789" {DATE} type="3" body="draft" contact_name="(Unknown)" /></smses>'
    )
    assert [(m.sender, m.text, m.room) for m in messages] == [
        ("하윤", "bread today?", "01023456789"),
        (OWNER, "yes", "01023456789"),
    ]
    assert messages[0].at == datetime.fromisoformat("2024-03-04T12:00")
    assert reading.rooms["01023456789"].title == "하윤"
    assert reading.records == {"sms": 3}
    assert reading.directions == {"sms:1": 1, "sms:2": 1, "sms:3": 1}


def test_emoji_written_as_halves_come_out_whole_and_forbidden_references_vanish() -> None:
    body = "a &#55357;&#56832; b &#xD83D;&#xDE00; c &#0;&#55357; &amp;&#10;&lt;d &#128512;"
    messages, reading = read(f'<smses><sms address="1" {DATE} type="1" body="{body}"/></smses>')
    assert messages[0].text == "a 😀 b 😀 c  &\n<d 😀"
    assert not reading.problems


@pytest.mark.parametrize("before", range(40))
def test_an_emoji_cut_by_the_end_of_a_block_comes_out_whole(before: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sms, "_READ", 64)
    body = "x" * before + "&#55357;&#56832;" * 9
    messages, _ = read(f'<smses><sms address="1" {DATE} type="1" body="{body}"/></smses>')
    assert messages[0].text == "x" * before + "😀" * 9


def test_a_picture_message_gives_its_words_and_its_picture_is_never_held() -> None:
    picture = "QUJD" * 500_000
    messages, reading = read(
        f'<smses><mms address="+82101~+82102" {DATE} msg_box="2"><parts><part ct="image/png" data="{picture}"/>'
        f'<part ct="text/plain" text="two loaves"/></parts></mms>{ONE}</smses>'
    )
    assert [(m.sender, m.text) for m in messages] == [(OWNER, "two loaves"), ("하윤", "bread today?")]
    assert reading.rooms["+82101~+82102"].group is True


def test_calls_with_a_length_are_talks_and_missed_ones_are_not() -> None:
    messages, reading = read(
        f'<calls><call number="1" {DATE} type="2" duration="75"/>'
        f'<call number="1" {DATE} type="3" duration="0"/></calls>'
    )
    assert [(m.kind, m.seconds, m.sender) for m in messages] == [(Kind.CALL, 75, OWNER)]
    assert reading.records["call"] == 2


def test_what_stands_before_and_after_damage_is_kept_and_the_line_named() -> None:
    messages, reading = read(
        f'<smses>\n{ONE}<sms address="1" {DATE} type="1" body="bro<ken" />\n{ONE}<sms address="1" da'
    )
    assert [m.line for m in messages] == [2, 4]
    assert [problem.line for problem in reading.problems] == [3, 5]


def test_a_record_without_a_date_is_named_and_the_others_are_kept() -> None:
    messages, reading = read(f'<smses>\n<sms/>\n<sms address="1" date="today" type="1" body="x"/>\n{ONE}</smses>')
    assert len(messages) == 1
    assert reading.bad_records == 2
    assert [problem.line for problem in reading.problems] == [2, 3]


def test_a_document_type_is_refused_before_anything_is_read() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(Unreadable, match="document type"):
        read(f"<?xml version='1.0'?>{bomb}<smses>{ONE}</smses>")


def test_another_encoding_by_its_mark_is_read() -> None:
    assert read(f'<?xml version="1.0" encoding="UTF-16"?><smses>{ONE}</smses>'.encode("utf-16"))[0][0].sender == "하윤"


def test_a_message_larger_than_any_is_left_out_and_the_next_is_read() -> None:
    messages, reading = read(f'<smses>\n<sms address="1" {DATE} type="1" body="{"ab " * 4_000_000}"/>\n{ONE}</smses>')
    assert [m.text for m in messages] == ["bread today?"]
    assert [problem.line for problem in reading.problems] == [2]


def test_two_numbers_are_two_talks_on_one_day() -> None:
    messages, _ = read(f"<smses>{ONE}{ONE.replace('010-2345-6789', '010-1111-2222')}</smses>")
    assert sorted(rooms(messages)) == ["01011112222", "01023456789"]


@pytest.mark.parametrize(
    "data", [b"", b"<smses count='3'></smses>", b"<smses>", b"hello", b"\0\0", b"<smses><sms/></smses>"]
)
def test_what_holds_no_message_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"sms\.xml"):
        read(data)
