"""vCards as phones and programs really write them."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import vcard
from closecircle.exchange.records import ContactRecord, LabelledValue, ReadProblem

if TYPE_CHECKING:
    from pathlib import Path


def both(data: bytes | str) -> tuple[list[ContactRecord], list[ReadProblem]]:
    found = list(vcard.read(io.BytesIO(data.encode() if isinstance(data, str) else data)))
    contacts = [one for one in found if isinstance(one, ContactRecord)]
    return contacts, [one for one in found if isinstance(one, ReadProblem)]


def one(data: bytes | str) -> ContactRecord:
    contacts, _ = both(data)
    assert len(contacts) == 1
    return contacts[0]


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    return end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def test_a_phone_s_contact_comes_in_whole() -> None:
    found = one(
        card(
            "UID:urn:uuid:1",
            "N:윤;서아;;;",
            "FN:윤서아",
            "NICKNAME:서아",
            "ORG:한빛상사;영업부",
            "TITLE:팀장",
            "TEL;TYPE=CELL,VOICE;TYPE=pref:010-2345-6789",
            "EMAIL;TYPE=INTERNET,WORK:seoa@hanbit.example",
            "BDAY:1988-04-09",
            "NOTE:라떼\\, 늘 두 잔\\n딸 이름은 하린",
            "CATEGORIES:단골,myContacts,starred",
        ),
    )
    assert (found.uid, found.name, found.family, found.given) == ("urn:uuid:1", "윤서아", "윤", "서아")
    assert (found.nickname, found.company, found.title) == ("서아", "한빛상사", "팀장")
    assert found.phones == (LabelledValue(value="010-2345-6789", label="cell"),)
    assert found.emails == (LabelledValue(value="seoa@hanbit.example", label="work"),)
    assert [(day.kind, day.year, day.month, day.day) for day in found.days] == [("birthday", 1988, 4, 9)]
    assert found.note == "라떼, 늘 두 잔\n딸 이름은 하린"
    assert found.tags == ("단골",)
    assert found.starred
    assert found.line == 1


@pytest.mark.parametrize(
    ("lines", "name", "raw"),
    [
        (("N:Reed;Nora;May;Dr.;",), "Nora May Reed", "Nora May Reed"),
        (("N:한;지우;;;",), "한지우", "한지우"),
        (("N:;한지우;;;",), "한지우", "한지우"),
        (("N:한지우;;;;",), "한지우", "한지우"),
        (("FN:지우 한", "N:한;지우;;;"), "한지우", "지우 한"),
        (("FN:한 지우", "N:한;지우;;;"), "한지우", "한 지우"),
        (("FN:", "N:Reed;Nora"), "Nora Reed", "Nora Reed"),
        (("FN:Reed, Nora (shop)",), "Reed, Nora (shop)", "Reed, Nora (shop)"),
        (("N:;;;;", "ORG:Quiet Mill;Office"), "Quiet Mill", ""),
        (("NICKNAME:Bird",), "Bird", ""),
        (("EMAIL:n@mill.example",), "n@mill.example", ""),
        (("TEL:02-345-6789",), "02-345-6789", ""),
        ((), "", ""),
    ],
)
def test_a_contact_is_called_by_the_best_name_it_has(lines: tuple[str, ...], name: str, raw: str) -> None:
    found = one(card(*lines))
    assert (found.name, found.name_raw) == (name, raw)


def test_quoted_printable_lines_go_on_wherever_they_were_cut() -> None:
    text = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=ED=95=9C;=EC=A7=80=EC=9A=",
        "=B0;;;",
        "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:12 Elm=0D=0A=",
        "Springfield: NY 99999=0D=0A=",
        "USA",
        "NOTE;QUOTED-PRINTABLE:one=20two=",
        "",
        "TEL;CELL:010-2345-6789",
        "TITLE;ENCODING=QUOTED-PRINTABLE:Head=20=",
        " =42aker",
        version="2.1",
    )
    found = one(text)
    assert found.name == "한지우"
    assert [phone.value for phone in found.phones] == ["010-2345-6789"]
    assert found.note == "one two"
    assert found.title == "Head Baker"


def test_photos_are_passed_over_however_they_end() -> None:
    rows = ["N" + "A" * 60, "TELxyz+/" * 8, "Zm9v"]
    indented = card("PHOTO;ENCODING=b;TYPE=JPEG:", *(" " + row for row in rows), "TEL:1111111")
    bare = card("PHOTO;BASE64:" + rows[0], *rows[1:], "", "TEL:2222222", version="2.1")
    unended = card("FN:x", "PHOTO;ENCODING=BASE64:" + rows[0], *rows[1:], "TEL:3333333", version="2.1")
    contacts, problems = both(indented + bare + unended)
    assert [phone.value for contact in contacts for phone in contact.phones] == ["1111111", "2222222", "3333333"]
    assert problems == []


def test_a_photo_of_many_lines_or_one_endless_line_is_no_reason_to_lose_its_person() -> None:
    many = card("FN:Nora", "PHOTO;ENCODING=b:", *([" " + "A" * 72] * 9_000), "TEL:1111111")
    endless = card("FN:Sam", "PHOTO:data:image/png;base64," + "A" * 12_000_000, "TEL:2222222")
    contacts, problems = both(many + endless)
    assert [(contact.name, contact.phones[0].value) for contact in contacts] == [
        ("Nora", "1111111"),
        ("Sam", "2222222"),
    ]
    assert problems == []


def test_a_card_beyond_measure_is_left_out_and_named() -> None:
    long = card("FN:Loud", *(f"X-NOISE-{n}:x" for n in range(6_000)))
    wide = card("FN:Wide", "NOTE:" + "x" * 11_000_000)
    contacts, problems = both(long + wide + card("FN:Nora"))
    assert [contact.name for contact in contacts] == ["Nora"]
    assert [problem.line for problem in problems] == [1, 6005]


def test_a_name_of_megabytes_is_no_name_and_costs_only_itself() -> None:
    contacts, problems = both(
        card(f"FN:{'x' * 3_000_000}", "N:Reed;Nora;;;", f"URL:{'y' * 9_000}", f"NOTE:{'z ' * 9_000}")
    )
    assert [(one.name, one.handles, len(one.note)) for one in contacts] == [("Nora Reed", (), 17_999)]
    assert [(problem.line, problem.value) for problem in problems] == [(1, "FN"), (1, "URL")]


def test_damage_costs_only_the_damaged_line() -> None:
    text = (
        card("FN:Before") + card("FN:Hurt", "TEL:1111111", "\x01\x02 garbage", "EMAIL:h@x.example") + card("FN:After")
    )
    contacts, problems = both(text)
    assert [contact.name for contact in contacts] == ["Before", "Hurt", "After"]
    assert (contacts[1].phones[0].value, contacts[1].emails[0].value) == ("1111111", "h@x.example")
    assert [problem.line for problem in problems] == [9]
    assert str(problems[0]).startswith("Line 9 ")


def test_a_cut_file_keeps_what_was_there_and_says_where_it_broke() -> None:
    contacts, problems = both(
        card("FN:Before") + "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Half\r\nNOTE;QUOTED-PRINTABLE:ab=C3="
    )
    assert [contact.name for contact in contacts] == ["Before", "Half"]
    assert [problem.line for problem in problems] == [5]


def test_a_missing_end_does_not_swallow_the_next_person() -> None:
    contacts, problems = both("BEGIN:VCARD\nFN:Half\nTEL:1111111\n" + card("FN:Whole", end="\n"))
    assert [contact.name for contact in contacts] == ["Half", "Whole"]
    assert [problem.line for problem in problems] == [1]


def test_cards_without_a_line_break_between_them_are_two() -> None:
    contacts, _ = both("begin: vcard\nfn:Nora\nend:vcardBEGIN:VCARD\nFN:Sam\nEND:VCARD ")
    assert [contact.name for contact in contacts] == ["Nora", "Sam"]


@pytest.mark.parametrize("begin", ["AGENT:\r\nBEGIN:VCARD", "AGENT:BEGIN:VCARD", "agent;x=y: begin:vcard "])
def test_an_assistant_s_card_inside_another_is_not_a_person_of_its_own(begin: str) -> None:
    found = one(card("FN:Nora", begin, "FN:Agent", "TEL:9999999", "END:VCARD", "TEL:1111111", version="2.1"))
    assert (found.name, [phone.value for phone in found.phones]) == ("Nora", ["1111111"])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_any_line_end_will_do(end: str) -> None:
    found = one(card("FN:Nora", "NOTE:a", " b", "TEL:1111111", end=end))
    assert (found.name, found.note, found.phones[0].value) == ("Nora", "ab", "1111111")


def test_a_card_pasted_with_a_margin_is_read() -> None:
    text = "".join(f"    {line}\n" for line in card("FN:Nora", "NOTE:a", " b", "TEL:1111111", end="\n").splitlines())
    contacts, problems = both(text + card("FN:Sam"))
    assert [(one.name, one.note) for one in contacts] == [("Nora", "ab"), ("Sam", "")]
    assert problems == []


def test_a_card_whose_lines_are_all_set_in_but_its_begin_is_read() -> None:
    assert one("BEGIN:VCARD\n VERSION:3.0\n FN:Nora\n NOTE:a\n  b\n TEL:1111111\nEND:VCARD\n").note == "ab"


def test_a_quoted_parameter_may_hold_any_sign() -> None:
    found = one(card("FN:Nora", 'TEL;X-A="a;b:c";TYPE=CELL:1111111', "X-ABDATE;TYPE=Wedding:2011-05-21"))
    assert [(phone.value, "cell" in phone.label) for phone in found.phones] == [("1111111", True)]
    assert [(day.kind, day.month, day.day) for day in found.days] == [("anniversary", 5, 21)]


def test_an_indented_end_is_an_end() -> None:
    contacts, problems = both("BEGIN:VCARD\nFN:Nora\n END:VCARD\n" + card("FN:Sam"))
    assert ([contact.name for contact in contacts], problems) == (["Nora", "Sam"], [])


def test_labels_typed_on_a_mac_are_kept() -> None:
    found = one(
        card(
            "FN:Nora",
            "item1.TEL;type=pref:1111111",
            "item1.X-ABLabel:가게",
            "item2.X-ABDATE;type=pref:2011-05-21",
            "item2.X-ABLabel:_$!<Anniversary>!$_",
            "item3.X-ABDATE:1960-08-15",
            "item3.X-ABLabel:어머니 음력생일",
        ),
    )
    assert found.phones[0].label == "가게"
    assert [(day.kind, day.label, day.lunar) for day in found.days] == [
        ("anniversary", "Anniversary", False),
        ("birthday", "어머니 음력생일", True),
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:19880409", (1988, 4, 9, False)),
        ("BDAY;VALUE=date:1988-04-09", (1988, 4, 9, False)),
        ("BDAY:1988-04-09T00:00:00Z", (1988, 4, 9, False)),
        ("BDAY:--0409", (None, 4, 9, False)),
        ("BDAY:--04-09", (None, 4, 9, False)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-09", (None, 4, 9, False)),
        ("BDAY:1988-04", (1988, 4, None, False)),
        ("BDAY:1604-02-29", (None, 2, 29, False)),
        ("BDAY;CALSCALE=chinese:19910305", (1991, 3, 5, True)),
        ("X-ALTBDAY;CALSCALE=chinese:007800070315", (1990, 3, 15, True)),
        ("NOTE:커피\\n음 8.15", (None, 8, 15, True)),
        ("BDAY;VALUE=text:음력 1960년 8월 15일", (1960, 8, 15, True)),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1988-04-09;3;;;;;;;;;;;;;", (1988, 4, 9, False)),
        ("X-KNOTTER-DATE:birthday|--04-09|", (None, 4, 9, False)),
    ],
)
def test_birthdays_are_understood_in_every_shape(line: str, day: tuple[int | None, int, int | None, bool]) -> None:
    (found,) = one(card("FN:Nora", line)).days
    assert (found.year, found.month, found.day, found.lunar) == day
    assert found.kind == "birthday"


@pytest.mark.parametrize("value", ["", "about 1790", "020304", "198-12-15", "1988-13-01", "1988-02-30", "00000000"])
def test_what_is_no_certain_day_is_no_day(value: str) -> None:
    found = one(card("FN:Nora", f"BDAY:{value}"))
    assert found.days == ()
    assert found.bdays_raw == ((value,) if value else ())


def test_a_leap_month_that_apple_cannot_say_is_asked_about() -> None:
    # Year 21 of cycle 78 is 2004, which had a second month 2.
    (found,) = one(card("FN:Nora", "X-ALTBDAY;CALSCALE=chinese:007800210210")).days
    assert (found.year, found.month, found.leap_unsure) == (2004, 2, True)


def test_a_cadence_from_knotter_becomes_a_rhythm() -> None:
    assert one(card("FN:Nora", "X-KNOTTER-CADENCE-DAYS:30")).rhythm == "1m"
    assert one(card("FN:Nora", "X-KNOTTER-CADENCE-DAYS:21")).rhythm == "3w"
    assert one(card("FN:Nora", "X-KNOTTER-CADENCE-DAYS:soon")).rhythm == ""


def test_numbers_and_messengers_written_as_addresses_are_plain() -> None:
    found = one(
        card(
            "FN:Nora",
            'TEL;VALUE=uri;TYPE="cell,home":tel:+1-604-555-0147;ext=12',
            "URL:http\\://mill.example",
            "IMPP;X-SERVICE-TYPE=KakaoTalk:x-apple:nora.k",
            "X-SOCIALPROFILE;type=instagram;x-user=nora.mill:http://instagram.com/nora.mill",
            "X-messaging/irc-All:nora",
            version="4.0",
        ),
    )
    assert found.phones == (LabelledValue(value="+1-604-555-0147;ext=12", label="cell home"),)
    assert [(handle.label, handle.value) for handle in found.handles] == [
        ("url", "http://mill.example"),
        ("kakao", "nora.k"),
        ("instagram", "nora.mill"),
        ("irc", "nora"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949"])
def test_a_korean_name_survives_any_encoding(encoding: str) -> None:
    found = one(card("FN:한지우", "N:한;지우;;;", "NOTE:늘 라떼를 마신다").encode(encoding))
    assert (found.name, found.note) == ("한지우", "늘 라떼를 마신다")


def test_a_declared_charset_counts_and_a_nonsense_one_does_not() -> None:
    declared = card("FN;CHARSET=windows-1251:Юля", version="2.1").encode("cp1251")
    nonsense = card("FN:Zoë Müller", "LABEL;CHARSET=blabla:x", version="2.1").encode("cp1252")
    assert one(declared).name == "Юля"
    assert one(nonsense).name == "Zoë Müller"


def test_one_broken_byte_does_not_spoil_a_korean_name() -> None:
    found = one(card("FN:한지우").encode().replace("지".encode(), "지".encode() + b"\xff"))
    assert found.name == "한지\ufffd우"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\x00\x01\x02" * 99, b"name,phone\nNora,1\n", b"END:VCARD\n"])
def test_a_file_without_a_contact_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        list(vcard.read(io.BytesIO(data)))
    assert "\n" not in str(refused.value)
    assert refused.value.exit_code == 3


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"gone\.vcf"):
        list(vcard.read(tmp_path / "gone.vcf"))


def test_hostile_signs_do_not_come_in() -> None:
    found = one(card("FN:No\x1b]52;c;x\x07ra\u200b [/]", "NOTE:a\\nb\x9b"))
    assert found.name == "No]52;c;xra\u200b [/]"
    assert found.note == "a\nb"


def test_progress_is_told_and_ends_at_the_size() -> None:
    data = card("FN:Nora", "NOTE:" + "x" * 500).encode() * 2_000
    told: list[int] = []
    assert sum(1 for _ in vcard.read(io.BytesIO(data), told.append)) == 2_000
    assert told == sorted(told)
    assert told[-1] == len(data)
    assert len(told) > 2


def test_ten_thousand_contacts_do_not_take_long() -> None:
    data = card(
        "N:윤;서아;;;", "FN:윤서아", "TEL;TYPE=CELL:010-2345-6789", "EMAIL:a@b.example", "BDAY:1988-04-09"
    ).encode()
    began = time.process_time()
    count = sum(1 for _ in vcard.read(io.BytesIO(data * 10_000)))
    assert count == 10_000
    assert time.process_time() - began < 4
