"""Whatever the bytes, only Unreadable (or the question about day and month) ever leaves a reader of chats.

Ten thousand inputs a reader: `CLOSECIRCLE_FUZZ=10000 pytest tests/exchange/test_fuzz_chats.py`.
"""

from __future__ import annotations

import io
import os
from contextlib import suppress
from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closecircle.core.errors import Unreadable
from closecircle.exchange import friends_md, kakaotalk, line, mbox, meta, sms, telegram, whatsapp
from closecircle.exchange.chat_bodies import asks, kind_of
from exchange.gathered import rooms

if TYPE_CHECKING:
    from collections.abc import Callable

INPUTS = int(os.environ.get("CLOSECIRCLE_FUZZ", "60"))
MANY = settings(max_examples=INPUTS, deadline=None, suppress_health_check=list(HealthCheck))

KAKAO = (
    "\ufeff지우 2 님과 카카오톡 대화\r\n저장한 날짜 : 2024년 3월 5일 오후 1:00\r\n---------------\n"
    "2024년 3월 4일 월요일\n"
    "2024년 3월 4일 오후 8:34, 지우 : 네 : 그럼\nhello\r\n2024. 3. 4. 20:34, 지우 : 보이스톡 0:17\n"
    "Mar 4, 2024, 8:34 PM, You : hi\n"
    "8:34pm, March 4, 2024, you : hi\nMarch 11, 2024 at 9:12\u202fAM: A invited B.\n"
    "2024. 3. 4. 오전 9:00: 지우님이 나갔습니다.\n"
)
WINDOWS = (
    "--------------- 2024년 3월 4일 월요일 ---------------\r\n[지우] [오후 8:34] 네\nx\r\n"
    "지우님이 나갔습니다.\r\n[A] [8:34 PM] hi\r\n"
)
MAC = 'Date,User,Message\n2024-03-04 20:34:26,"지우","a ""b""\nc"\n,,삭제\n2024-03-04 20:34:26,지우,x, y\n'
WHATSAPP = (
    "[1/2/24, 10:30:00\u202fAM] Ann: hi\n1/2/24, 7:02\u202fPM - Ann: <Media omitted>\n"
    "\u200e[2024. 3. 21. 오후 9:15:00] Ann: x\n"
    "13. 6. 2018. 21:25:15 Ann: hello\n20/6/2017 8:28 p.\u00a0m. - Ann:\n23.08.21, 12:30 - created group\n"
)
LINE = (
    '[LINE] Chat history with Mina\nSaved on: x\n\nFri, 9/5/2026\n21:03\tMina\t"a\nb"\n下午04:46\tRen\t☎ 通話時間1:23\n'
    "2026.09.25 Friday\n24:53 Mina Okada hi\n16:17 Ren已收回訊息\n2017/11/20（一）\n21:06\t\tx\n"
)
SMS = (
    "<?xml version='1.0' encoding='UTF-8'?>\n<smses count='3'>\n"
    "<sms address='1' date='1709553600000' type='1' body='a &#55357;&#56832;'/>\n"
    "<mms address='1~2' date='1' msg_box='2'><parts><part ct='text/plain' text='x'/>"
    "</parts></mms><call number='1' date='5' type='2' duration='9'/></smses>"
)
JSON = (
    '{"name":"A","type":"personal_chat","id":1,"participants":[{"name":"B"}],'
    '"title":"\\u00eb\\u0082\\u0098","chats":{"list":[{"messages":[]}]},'
    '"messages":[{"type":"message","date_unixtime":"1709553600","from":"A","text":["x",{"text":"y"}],'
    '"sender_name":"B","timestamp_ms":1709553600000,'
    '"content":"\\u00f0"},{"type":"service","action":"phone_call","duration_seconds":5,'
    '"date":"2024-03-04T05:00:00","call_duration":7}],'
    '"contacts":{"list":[{"first_name":"X","phone_number":"1"}]}}'
)
MBOX = (
    "From a@b.c Mon Mar 04 12:00:00 2024\nFrom: =?EUC-KR?B?sei8?= <a@b.c>, x\nTo: b@c.d\nDelivered-To: b@c.d\n"
    "Date: Mon, 04 Mar 2024 21:00:00 +0900\nSubject: =?x?Q?=ED?=\n =?UTF-8?b?7@?=\n\nbody\n\n"
    "From z Tue Mar 05 1 2024\nFrom: q@r.s\n\n"
)
FRIENDS = (
    "### Activities:\n- 2024-03-04: x **A** _b_ @c\n### Friends:\n- A (a.k.a. B a.k.a. C) [D] @e\n### Locations:\n- D\n"
)


def _chat(read: Callable[..., Any], data: bytes, **more: Any) -> None:
    with suppress(Unreadable):
        for room in rooms(read(io.BytesIO(data), "x", **more)).values():
            room.talks(frozenset(room.senders), frozenset(), group=False)


def _journal(data: bytes) -> None:
    with suppress(Unreadable):
        friends_md.written(friends_md.read_journal(io.BytesIO(data), "x"))


def _contacts(data: bytes) -> None:
    list(telegram.read_contacts(io.BytesIO(data)))


READERS: dict[str, tuple[Callable[[bytes], None], str]] = {
    "kakaotalk": (partial(_chat, kakaotalk.read_chat), KAKAO),
    "kakaotalk windows": (partial(_chat, kakaotalk.read_chat), WINDOWS),
    "kakaotalk mac": (partial(_chat, kakaotalk.read_chat), MAC),
    "whatsapp": (partial(_chat, whatsapp.read_chat), WHATSAPP),
    "whatsapp day first": (partial(_chat, whatsapp.read_chat, dayfirst=True), WHATSAPP),
    "line": (partial(_chat, line.read_chat), LINE),
    "line pc": (partial(_chat, line.read_chat, dayfirst=False), LINE.replace("\t", " ")),
    "telegram": (partial(_chat, telegram.read_chat, zone=UTC), JSON),
    "telegram contacts": (_contacts, JSON),
    "meta": (partial(_chat, meta.read_chat, zone=UTC), JSON),
    "sms": (partial(_chat, sms.read_chat, zone=UTC), SMS),
    "mbox": (partial(_chat, mbox.read_chat, zone=UTC), MBOX),
    "friends.md": (_journal, FRIENDS),
}
ODD = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [
            b"\0",
            b"\xff",
            b"\r",
            b"\n",
            b'"',
            b"<",
            b"&#55357;",
            b"99",
            b"\xe2\x80\xaf",
            b"[",
            b"] ",
            b" : ",
            b", ",
            b"-----",
            b"9" * 30,
        ]
    ),
)


@st.composite
def _damaged(draw: st.DrawFn, seed: bytes) -> bytes:
    """The seed with pieces cut out, doubled, moved and overwritten."""
    data = seed * draw(st.integers(1, 2))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        data = data[:start] + draw(ODD) + data[draw(st.sampled_from([start, end, end])) :]
    return data[: draw(st.one_of(st.just(len(data)), st.integers(0, len(data))))]


@pytest.mark.parametrize("reader", READERS)
def test_a_damaged_file_never_escapes_its_reader(reader: str) -> None:
    read, seed = READERS[reader]
    encoded = seed.encode()

    @MANY
    @given(st.one_of(_damaged(encoded), _damaged(encoded), st.binary(max_size=300), _damaged(seed.encode("utf-16"))))
    def run(data: bytes) -> None:
        read(data)

    run()


@MANY
@given(st.text(max_size=120))
def test_any_body_has_a_kind(text: str) -> None:
    kind_of(text)
    asks(text)
