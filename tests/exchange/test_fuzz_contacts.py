"""Whatever the bytes, only Unreadable ever leaves a reader of contacts.

Ten thousand inputs a reader: `CLOSECIRCLE_FUZZ=10000 pytest tests/exchange/test_fuzz_contacts.py`.
"""

from __future__ import annotations

import io
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closecircle.core.errors import Unreadable
from closecircle.exchange import contacts_csv, formats, knotter, monica, phones, vcard
from closecircle.exchange.days_found import lunar_days, read_cycle, read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

INPUTS = int(os.environ.get("CLOSECIRCLE_FUZZ", "80"))
MANY = settings(max_examples=INPUTS, deadline=None, suppress_health_check=list(HealthCheck))

SEED = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=EC=9C=A4;=EC=84=9C=\r\n=EC=95=84\r\n"
    b'TEL;TYPE="cell,home":010-2345-6789\r\nitem1.X-ABDATE:2011-05-21\r\nitem1.X-ABLabel:_$!<Anniversary>!$_\r\n'
    b"PHOTO;ENCODING=b:\r\n AAAA\r\n\r\nAGENT:\r\nBEGIN:VCARD\r\nEND:VCARD\r\nBDAY:--0409\r\n"
    b"NOTE:\xc0\xb1\xbc\xad a\\nb\r\nEND:VCARD\r\n"
)
TABLE = (
    "First Name,Last Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value\r\n"
    '서아,윤,3/4/1990,"두\n줄",* starred ::: 단골,* Work,a@b.example ::: c@d.example,010-2345-6789\r\n'
).encode()
SNAPSHOT = (
    b'{"contacts":[{"display_name":"Nora","tags":["a"],"cadence_days":30,'
    b'"dates":[{"kind":"birthday","date":"--04-09"}]}]}'
)
ACCOUNT = (
    b'{"account":{"data":[{"type":"contact","values":[{"uuid":"1","properties":{"first_name":"Nora","tags":["a"],"birthdate":'
    b'{"date":"1988-04-09"}},"data":[{"type":"note","values":[{"properties":{"body":"x"}}]}]}]}],"instance":{}}}'
)
PIECES = [
    b"\r",
    b"\n",
    b"\r\n",
    b'"',
    b"=",
    b":",
    b";",
    b",",
    b"\\",
    b"\0",
    b"\xff",
    b" ",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"'",
    b"{",
    b"[",
]
WORDS = [
    b"BEGIN:VCARD\n",
    b"END:VCARD",
    b"ENCODING=QUOTED-PRINTABLE",
    b"CHARSET=utf-7",
    b"CHARSET=zlib",
    b"AGENT:\n",
    b"BASE64:",
]


@st.composite
def mutated(draw: st.DrawFn, seed: bytes) -> bytes:
    data = bytearray(seed * draw(st.integers(1, 3)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 30)))
        data[at:end] = draw(st.one_of(st.sampled_from([b"", *PIECES, *WORDS]), st.binary(max_size=12)))
    return bytes(data)


def anything(seed: bytes) -> st.SearchStrategy[bytes]:
    return st.one_of(mutated(seed), st.binary(max_size=300))


READERS: list[tuple[Callable[[io.BytesIO], Iterable[object]], bytes]] = [
    (vcard.read, SEED),
    (contacts_csv.read, TABLE),
    (knotter.read, SNAPSHOT),
    (monica.read, ACCOUNT),
]


@pytest.mark.parametrize(("read", "seed"), READERS, ids=["vcard", "csv", "knotter", "monica"])
def test_only_a_refusal_leaves_a_reader(read: Callable[[io.BytesIO], Iterable[object]], seed: bytes) -> None:
    @MANY
    @given(anything(seed))
    def reads(data: bytes) -> None:
        with suppress(Unreadable):
            list(read(io.BytesIO(data)))
        formats.of_head(data)

    reads()


@MANY
@given(st.text(max_size=60))
def test_no_text_upsets_days_numbers_and_names(text: str) -> None:
    read_day(text)
    read_cycle(text)
    list(lunar_days("음" + text))
    phones.phone_key(text)
    phones.mail_key(text)
    phones.name_key(text)


@MANY
@given(
    st.lists(
        st.tuples(st.text("가나다abc ,;=\\", min_size=1, max_size=8), st.integers(10**6, 10**9)), min_size=1, max_size=5
    )
)
def test_what_is_written_carefully_is_read_as_it_was(people: list[tuple[str, int]]) -> None:
    def escaped(name: str) -> str:
        return name.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")

    text = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{escaped(name)}\nTEL:{number}\nEND:VCARD\n" for name, number in people
    )
    found = list(vcard.read(io.BytesIO(text.encode())))
    assert [" ".join(name.split()) for name, _ in people] == [getattr(one, "name_raw", "") for one in found]
