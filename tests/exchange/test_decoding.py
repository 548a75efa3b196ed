"""Which encoding undeclared bytes are in."""

from __future__ import annotations

import io

import pytest

from closecircle.exchange import decoding


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp949", "윤서아"),
        ("cp949", "한빛상사 박 과장"),
        ("cp949", "빵집 앞에서 만나요"),
        ("gb2312", "王小明"),
        ("gb18030", "老子"),
        ("big5", "孟子曰"),
        ("big5", "王小明"),
        ("cp932", "さくら"),
        ("cp932", "花子さん"),
        ("euc_jp", "さくらパン"),
        ("cp1252", "Zoë Müller, Köln"),
        ("cp1252", "Inès Lefèvre"),
        ("cp1252", "Íñigo Núñez"),
        ("cp1250", "Bożena Wiśniewska"),
        ("cp1250", "Zoltán Kőszegi"),
        ("cp1250", "Ondřej Dvořáček"),
        ("cp1250", "Halina Zielińska"),
        ("cp1251", "Юрий Соколов"),
        ("cp1251", "Оксана Шевченко"),
        ("cp1253", "Ελένη Παπαδάκη"),
        ("cp1255", "נועה לוי"),
        ("gb18030", "陈晓东，北京市朝阳区"),
    ],
)
def test_a_name_alone_tells_its_encoding(encoding: str, text: str) -> None:
    assert text.encode(encoding).decode(decoding.guess(text.encode(encoding))) == text


def test_what_the_file_declares_elsewhere_comes_first() -> None:
    assert decoding.guess("Привет".encode("koi8-r"), ["koi8-r"]) == "koi8-r"


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("Windows-1252", "cp1252"),
        ("x-windows-949", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("EUC-KR", "cp949"),
        ("Shift_JIS", "cp932"),
        ("us-ascii", ""),
        ("blabla", ""),
        ("base64", ""),
        ("zlib", ""),
        ("unicode_escape", ""),
        ("\0", ""),
        ("", ""),
    ],
)
def test_declared_charsets_are_known_by_their_many_names(declared: str, codec: str) -> None:
    assert decoding.codec(declared) == codec


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8", "utf-32"])
def test_a_stream_becomes_utf_8_whatever_mark_it_has(encoding: str) -> None:
    text = "이름: 윤서아\n" * 50_000
    assert decoding.utf8(io.BytesIO(text.encode(encoding))).read().decode() == text


def test_bytes_that_are_no_text_still_become_something() -> None:
    assert decoding.text(bytes(range(256)))[0]
    assert decoding.text(b"") == ("", "utf-8")
