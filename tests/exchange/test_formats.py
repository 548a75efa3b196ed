"""A file is known by what is in it, and an archive is looked into with care."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import archives, formats, vcard, whatsapp
from closecircle.exchange.formats import Format

if TYPE_CHECKING:
    from pathlib import Path

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Nora\nEND:VCARD\n"
TEXTS = {
    CARD: Format.VCARD,
    "name,phone\nNora,010-2345-6789\n": Format.CONTACTS_CSV,
    "이름;휴대폰\n서아;010-2345-6789\n": Format.CONTACTS_CSV,
    "서아 님과 카카오톡 대화\n저장한 날짜 : 2026년 1월 2일 오전 9:00\n\n": Format.KAKAOTALK,
    "2026년 1월 2일 오전 9:00, 서아 : 안녕하세요\n": Format.KAKAOTALK,
    "Date,User,Message\n2026-01-02 09:00:00,서아,안녕하세요\n": Format.KAKAOTALK,
    "--------------- 2026년 1월 2일 금요일 ---------------\n[서아] [오전 9:00] 네\n": Format.KAKAOTALK,
    "1/14/26, 7:02\u202fPM - Nora: hello\n": Format.WHATSAPP,
    "[1/15/26, 10:30:00\u202fAM] Nora: hello\n": Format.WHATSAPP,
    "30/01/26, 20:49 - Nora: hello\n": Format.WHATSAPP,
    "2026-12-20, 5:46 p.m. - Nora: hello\n": Format.WHATSAPP,
    "20/6/2026 8:28 p.\u00a0m. - Nora: hola\n": Format.WHATSAPP,
    "13.6.2026 klo 21.25.15 - Nora: moi\n": Format.WHATSAPP,
    "13. 6. 2026. 21:25:15 Nora: bok\n": Format.WHATSAPP,
    "[2026/3/21 下午9:15:00] Nora: hi\n": Format.WHATSAPP,
    "\u200e[2026. 3. 21. 오후 9:15:00] 서아: 네\n": Format.WHATSAPP,
    "2026년 1월 25일 오후 1:23 - Nora: hi\n": Format.WHATSAPP,
    "[2026. 3. 21. 오후 9:15:00] 서아: 카카오톡 대화 봤어?\n[2026. 3. 21. 오후 9:16:00] 서아: 네\n": Format.WHATSAPP,
    '이름,메모\n서아,카카오톡 대화에서 만남\n도윤,"줄\n저장한 날짜 : 어제"\n': Format.CONTACTS_CSV,
    f"From n@mill.example Fri Jan  2 09:00:00 2026\nFrom: n@mill.example\n\n{CARD}": Format.MBOX,
    f"서아 님과 카카오톡 대화\n저장한 날짜 : 2026. 1. 2. 9:00\n\n2026. 1. 2. 9:00, 서아 : {CARD}": Format.KAKAOTALK,
    "2026年6月25日 13:23 - Nora: hi\n": Format.WHATSAPP,
    "\u200f[25\u200f/6\u200f/2026, 1:23:45 م] Nora: hi\n": Format.WHATSAPP,
    "6/25/26 1:23 PM: Nora: hi\n": Format.WHATSAPP,
    "25.06.26, 13:23:45: Nora: hi\n25.06.26, 13:24:45: Sam: ho\n": Format.WHATSAPP,
    "2026年3月4日 午後8:34, 서아 : 네\n": Format.KAKAOTALK,
    "2026-03-04 20:34, 서아 : 네\n": Format.KAKAOTALK,
    "4 March 2026 at 8:34 pm, Nora : hi\n": Format.KAKAOTALK,
    "2026年9月25日 金曜日\n21:03\t花子\tはい\n": Format.LINE,
    "[LINE] Chat history with Nora\nSaved on: 1/2/2026, 11:00\n": Format.LINE,
    "2026.01.02 星期五\n16:10 Nora hi\n": Format.LINE,
    '{"name": "Nora", "type": "personal_chat", "id": 1, "messages": []}': Format.TELEGRAM,
    '{"participants": [{"name": "Nora"}], "messages": [{"sender_name": "Nora", "timestamp_ms": 1}]}': Format.FACEBOOK,
    '<?xml version="1.0"?>\n<smses count="0">\n</smses>': Format.SMS,
    "From nora@mill.example Fri Jan  2 09:00:00 2026\nFrom: nora@mill.example\n\nhi\n": Format.MBOX,
    "### Activities:\n- 2026-01-02: Lunch with **Nora Reed**.\n": Format.FRIENDS,
    '{"version":"1.0-preview.1","account":{"uuid":"1","data":[]}}': Format.MONICA,
    '{"metadata":{},"contacts":[{"display_name":"Nora","cadence_days":30}]}': Format.KNOTTER,
}


@pytest.mark.parametrize(("text", "kind"), TEXTS.items())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_known_by_what_is_in_it(text: str, kind: Format, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "anything.bin"
    path.write_bytes(text.encode(encoding))
    assert formats.recognise(path) is kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf\n",
        b"%PDF-1.7 BEGIN:VCARD",
        bytes(range(256)) * 9,
        b"Dear Nora,\nwe met on Monday, and then, later,\nwent home, too\n",
        b'{"a": 1}',
        b"<html></html>",
        b"2026-03-04 20:34\nrain all day\n2026-03-05 09:10\nsun\n",
        b"2026-03-04 20:34, stayed at home\n",
        b"cn: Nora\nmail: n@mill.example\n",
    ],
)
def test_any_other_file_is_refused_in_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=r"contacts\.vcf") as refused:
        formats.recognise(path)
    assert "\n" not in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused_in_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.vcf", tmp_path):
        with pytest.raises(Unreadable, match=path.name):
            formats.recognise(path)


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_an_archive_is_read_where_it_lies(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"x/b.vcf": CARD, "x/photo.jpg": "zzz", "x/a.txt": "just words\n"})
    (source,) = formats.sources(path)
    assert (source.format, source.name, source.member) == (Format.VCARD, "b.vcf", "x/b.vcf")
    with source.open() as stream:
        assert len(list(vcard.read(stream))) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def test_a_chat_whose_archive_alone_is_named_goes_by_that_name(tmp_path: Path) -> None:
    path = zipped(tmp_path / "WhatsApp Chat - Nora.zip", **{"_chat.txt": "[13/1/26, 10:00:00] Nora: hello\n"})
    (source,) = formats.sources(path)
    with source.open() as stream:
        assert whatsapp.read_chat(stream, source.name).chat.title == "Nora"


def test_instagram_s_archive_is_told_from_facebook_s_by_its_folders(tmp_path: Path) -> None:
    text = '{"participants": [], "messages": [{"sender_name": "Nora", "timestamp_ms": 1}]}'
    path = zipped(tmp_path / "a.zip", **{"your_instagram_activity/messages/inbox/nora/message_1.json": text})
    assert formats.recognise(path) is Format.INSTAGRAM


@pytest.mark.parametrize("name", ["../b.vcf", "/etc/b.vcf", "C:\\b.vcf", "a/..\\b.vcf"])
def test_an_archive_with_path_tricks_is_not_opened(name: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="outside"):
        formats.recognise(zipped(tmp_path / "a.zip", **{name: CARD}))


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MEMBER_BYTES", 50_000)
    with pytest.raises(Unreadable, match="unpacks to more"):
        formats.recognise(zipped(tmp_path / "a.zip", **{"b.vcf": CARD + "X" * 60_000}))


def test_an_archive_that_lies_about_its_size_stops_at_the_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", **{"b.vcf": CARD * 3_000})
    (source,) = formats.sources(path)
    monkeypatch.setattr(archives, "MEMBER_BYTES", 50_000)
    with source.open() as stream, pytest.raises(Unreadable, match="unpacks to more"):
        list(vcard.read(stream))


def test_a_damaged_archive_says_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"b.vcf": CARD * 5_000})
    data = bytearray(path.read_bytes())
    data[60:200] = b"\xff" * 140
    path.write_bytes(bytes(data))
    with pytest.raises(Unreadable, match="damaged"):
        formats.recognise(path)
    path.write_bytes(bytes(data[:100]))
    with pytest.raises(Unreadable, match="damaged"):
        formats.recognise(path)


def test_a_member_that_does_not_begin_where_the_archive_says_is_damage(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"b.vcf": CARD})
    data = path.read_bytes()
    path.write_bytes(data[:30] + b"X.vcf" + data[35:])
    with pytest.raises(Unreadable, match="damaged"):
        formats.recognise(path)


def test_a_spreadsheet_is_asked_for_as_csv(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="save it as CSV"):
        formats.recognise(zipped(tmp_path / "a.xlsx", **{"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}))


def test_a_head_cut_inside_a_letter_is_still_known() -> None:
    data = ("FN:윤서아\n" * 20_000).encode()
    assert formats.of_head((CARD.encode() + data)[: formats.HEAD]) is Format.VCARD
