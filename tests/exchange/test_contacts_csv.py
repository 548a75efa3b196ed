"""Address books as CSV, by whichever program wrote them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import contacts_csv
from closecircle.exchange.contacts_csv import Meaning
from closecircle.exchange.csv_mapping import meaning_of
from closecircle.exchange.records import ContactRecord, LabelledValue, ReadProblem

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.exchange.contacts_csv import Mapping

GOOGLE = """First Name,Middle Name,Last Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Event 1 - Label,Event 1 - Value
서아,,윤,--04-09,"두 줄
음 3.2",* myContacts ::: * starred ::: 단골,* Work,a@b.example ::: c@d.example,Mobile,010-2345-6789,Anniversary,2011-05-21
"""  # noqa: E501  # a header as long as Google's


def both(data: bytes | str, mapping: Mapping | None = None) -> tuple[list[ContactRecord], list[ReadProblem]]:
    found = list(contacts_csv.read(io.BytesIO(data.encode() if isinstance(data, str) else data), mapping))
    contacts = [one for one in found if isinstance(one, ContactRecord)]
    return contacts, [one for one in found if isinstance(one, ReadProblem)]


def mapped(data: str) -> Mapping:
    return contacts_csv.sniff(io.BytesIO(data.encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949"])
def test_google_s_contacts_come_in_whole(encoding: str) -> None:
    ((found,), problems) = both(GOOGLE.encode(encoding))
    assert (found.name, found.note, found.tags, found.starred) == ("윤서아", "두 줄\n음 3.2", ("단골",), True)
    assert found.emails == (
        LabelledValue(value="a@b.example", label="Work"),
        LabelledValue(value="c@d.example", label="Work"),
    )
    assert found.phones == (LabelledValue(value="010-2345-6789", label="Mobile"),)
    assert [(day.kind, day.year, day.month, day.day, day.lunar) for day in found.days] == [
        ("birthday", None, 4, 9, False),
        ("anniversary", 2011, 5, 21, False),
        ("birthday", None, 3, 2, True),
    ]
    assert problems == []


def test_names_in_two_columns_are_joined_in_the_order_of_their_language() -> None:
    heads = ("Nome,Cognome", "Prénom,Nom", "Vorname,Nachname", "Nombre,Apellidos", "First Name,Last Name", "이름,성")
    for head in heads:
        ((found,), _) = both(f"{head},Email\nNora,Reed,n@mill.example\n")
        assert found.name == "Nora Reed"
    ((found,), _) = both("성,이름,휴대폰\n윤,서아,010-2345-6789\n")
    assert found.name == "윤서아"


def test_google_s_older_columns_are_known() -> None:
    text = (
        "Name,Given Name,Additional Name,Family Name,Given Name Yomi,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
        "Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Website 1 - Type,Website 1 - Value\n"
        "Nora Reed,Nora,,Reed,,* My Contacts,* Home,n@mill.example,,Quiet Mill,Baker,Profile,http://mill.example\n"
    )
    ((found,), _) = both(text)
    assert (found.name, found.company, found.title) == ("Nora Reed", "Quiet Mill", "Baker")
    assert found.emails == (LabelledValue(value="n@mill.example", label="Home"),)
    assert found.handles == (LabelledValue(value="http://mill.example", label="url"),)


def test_outlook_s_empty_dates_and_exchange_paths_are_nothing() -> None:
    text = (
        '"Title","First Name","Last Name","Job Title","Mobile Phone","Anniversary","Birthday","E-mail Address",'
        '"E-mail Type","E-mail Display Name","E-mail 2 Address","E-mail 2 Type","Assistant\'s Phone","Gender"\r\n'
        '"Mr.","Nora","Reed","Baker","010-2345-6789","0/0/00","4/19/1988","/o=ExchangeLabs/cn=nora","EX","Nora Reed",'
        '"n@mill.example","SMTP","555","Unspecified"\r\n'
    )
    ((found,), _) = both(text)
    assert (found.name, found.title) == ("Nora Reed", "Baker")
    assert [mail.value for mail in found.emails] == ["n@mill.example"]
    assert [phone.value for phone in found.phones] == ["010-2345-6789"]
    assert [(day.kind, day.year, day.month, day.day) for day in found.days] == [("birthday", 1988, 4, 19)]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_korean_headers_are_understood(sign: str) -> None:
    rows = [
        ["성", "이름", "성별", "휴대폰", "이메일", "회사", "직급", "생일", "음력생일", "메모", "그룹"],
        [
            "윤",
            "서아",
            "여",
            "010-2345-6789",
            "a@b.example",
            "한빛상사",
            "과장",
            "1988.4.9",
            "1960-08-15",
            "라떼",
            "단골",
        ],
    ]
    ((found,), _) = both("\r\n".join(sign.join(row) for row in rows).encode("cp949"))
    assert (found.name, found.company, found.title, found.tags) == ("윤서아", "한빛상사", "과장", ("단골",))
    assert [(day.month, day.day, day.lunar) for day in found.days] == [(4, 9, False), (8, 15, True)]
    assert found.note == "라떼"


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("성별", Meaning.IGNORED),
        ("성명", Meaning.NAME),
        ("file name", Meaning.IGNORED),
        ("Name", Meaning.NAME),
        ("Phone 1 - Label", Meaning.LABEL),
        ("Phone 12 - Value", Meaning.PHONE),
        ("핸드폰 번호", Meaning.PHONE),
        ("전자 메일 주소", Meaning.EMAIL),
        ("집 주소", Meaning.IGNORED),
        ("E-mail 3 Address", Meaning.EMAIL),
        ("E-mail 3 Display Name", Meaning.IGNORED),
        ("Mailing Address", Meaning.IGNORED),
        ("last_name", Meaning.FAMILY),
        ("인스타그램", Meaning.HANDLE),
        ("비고", Meaning.NOTE),
        ("Home Address PO Box", Meaning.IGNORED),
    ],
)
def test_a_header_means_what_it_says_and_no_more(header: str, meaning: Meaning) -> None:
    assert meaning_of(header) is meaning


def test_dates_that_can_be_read_both_ways_are_asked_about_and_never_guessed() -> None:
    text = "name,birthday\nNora,3/4/1990\nSam,5/5/1990\n"
    mapping = mapped(text)
    assert (mapping.day_first, mapping.ask_order) == (None, True)
    contacts, problems = both(text)
    assert [len(contact.days) for contact in contacts] == [0, 1]
    assert [(problem.line, problem.value) for problem in problems] == [(2, "3/4/1990")]
    contacts, problems = both(text, mapping.with_day_first(day_first=True))
    assert (contacts[0].days[0].month, contacts[0].days[0].day, problems) == (4, 3, [])


@pytest.mark.parametrize(("telling", "month"), [("13/4/1990", 4), ("4/13/1990", 3)])
def test_one_telling_date_decides_for_all(telling: str, month: int) -> None:
    contacts, problems = both(f"name,birthday\nNora,3/4/1990\nSam,{telling}\n")
    assert problems == []
    assert contacts[0].days[0].month == month


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("87.10.06", (1987, 10, 6)),
        ("4/19/88", (1988, 4, 19)),
        ("19.4.88", (1988, 4, 19)),
        ("1988. 4. 19.", (1988, 4, 19)),
        ("19880419", (1988, 4, 19)),
        ("4월 19일", (None, 4, 19)),
    ],
)
def test_dates_are_read_in_every_certain_shape(cell: str, expected: tuple[int | None, int, int]) -> None:
    ((found,), problems) = both(f"name,birthday\nNora,{cell}\n")
    (day,) = found.days
    assert (day.year, day.month, day.day) == expected
    assert problems == []


def test_a_short_year_that_may_stand_on_either_side_is_left_out_and_named() -> None:
    ((one, two), problems) = both("name,birthday\nNora,06.10.03\nSam,87.10.06\n")
    assert (one.days, len(two.days)) == ((), 1)
    assert [problem.value for problem in problems] == ["06.10.03"]


def test_a_wrong_mapping_can_be_corrected() -> None:
    text = "who,reach\nNora,010-2345-6789\n"
    mapping = mapped(text).with_meaning(0, Meaning.NAME).with_meaning(1, Meaning.PHONE)
    ((found,), _) = both(text, mapping)
    assert (found.name, found.phones[0].value) == ("Nora", "010-2345-6789")
    assert mapping.samples == (("Nora", "010-2345-6789"),)


def test_a_list_without_a_header_is_read_by_what_its_cells_look_like() -> None:
    contacts, _ = both("Nora Reed;010-2345-6789;n@mill.example\nSam Oak;010-3456-7890;s@mill.example\n")
    assert [(one.name, one.phones[0].value, one.emails[0].value) for one in contacts] == [
        ("Nora Reed", "010-2345-6789", "n@mill.example"),
        ("Sam Oak", "010-3456-7890", "s@mill.example"),
    ]


def test_short_rows_are_kept_and_named_by_their_line() -> None:
    contacts, problems = both('name,phone,note\nNora,1111111,"a\nb"\nSam\n\nAnn,2222222,c\n')
    assert [contact.name for contact in contacts] == ["Nora", "Sam", "Ann"]
    assert [(problem.line, problem.value) for problem in problems] == [(4, "1/3")]


def test_what_a_spreadsheet_put_around_a_number_goes() -> None:
    contacts, _ = both('sep=;\nname;phone\nNora;"=""010-2345-6789"""\nSam;\'+82 10-2345-6789\n')
    assert [contact.phones[0].value for contact in contacts] == ["010-2345-6789", "+82 10-2345-6789"]


def test_an_endless_cell_costs_its_row_only() -> None:
    contacts, problems = both("name,phone\nNora,1111111\nSam," + "x" * 300_000 + "\nAnn,2222222\n")
    assert [contact.name for contact in contacts] == ["Nora", "Ann"]
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 50, b"a,b\n1,2\n", b"name,phone\n"])
def test_a_table_without_people_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        list(contacts_csv.read(io.BytesIO(data)))
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"gone\.csv"):
        list(contacts_csv.read(tmp_path / "gone.csv"))
