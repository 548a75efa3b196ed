"""Keys by which the same person is recognised."""

from __future__ import annotations

import pytest

from closecircle.exchange.phones import mail_key, name_key, phone_key


@pytest.mark.parametrize(
    "typed",
    [
        "010-2345-6789",
        "01023456789",
        "010 2345 6789",
        "(010) 2345.6789",
        "+82 10-2345-6789",
        "+82 010-2345-6789",
        "82-10-2345-6789",
        "0082 10 2345 6789",
        "０１０-２３４５-６７８９",
        "00182 10 2345 6789",
        "00700-82-10-2345-6789",
        "010-2345-6789 (교123)",
        "010-2345-6789 내선 12",
        "010-2345-6789 ext. 3",
        "10-2345-6789",
    ],
)
def test_one_mobile_number_has_one_key_however_typed(typed: str) -> None:
    assert phone_key(typed) == "+821023456789"


@pytest.mark.parametrize("typed", ["1588-1234", "080-234-5678", "112", "home", "mobile", "", "+", "12345", "9" * 300])
def test_shared_numbers_and_no_numbers_are_no_key(typed: str) -> None:
    assert phone_key(typed) == ""


def test_numbers_of_other_countries_have_keys_too() -> None:
    assert phone_key("+1 650-253-0000") == "+16502530000"
    assert phone_key("020 7946 0018", "GB") == "+442079460018"


def test_an_address_is_known_in_any_case_and_an_exchange_path_is_none() -> None:
    assert mail_key(" Nora@Mill.example ") == "nora@mill.example"
    assert mail_key("/o=ExchangeLabs/cn=nora") == ""
    assert mail_key("nora") == ""
    assert mail_key("a b@mill.example") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("윤서아", "윤서아 과장님"),
        ("윤서아", "윤서아팀장"),
        ("윤서아", "서아 윤"),
        ("윤서아", "윤서아(한빛)"),
        ("윤서아", "윤 서아"),
        ("윤서아", "윤서아"),
        ("Dr. Inés Peña", "pena, ines"),
        ("Nora Reed", "REED NORA [shop]"),
    ],
)
def test_the_same_name_in_other_clothes_has_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("윤서아", "윤서우"), ("Nora Reed", "Nora Reeds"), ("김대리", "김과장")])
def test_another_syllable_is_another_person(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
