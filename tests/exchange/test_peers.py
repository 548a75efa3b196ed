"""People out of Monica and knotter."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, BinaryIO

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import knotter, monica
from closecircle.exchange.records import ContactRecord, ReadProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MONICA = {
    "version": "1.0-preview.1",
    "account": {
        "uuid": "acc",
        "data": [
            {"count": 1, "type": "user", "values": [{"uuid": "u", "properties": {"first_name": "Me", "email": "m@x"}}]},
            {
                "count": 2,
                "type": "contact",
                "values": [
                    {
                        "uuid": "c1",
                        "properties": {
                            "first_name": "Nora",
                            "last_name": "Reed",
                            "company": "Quiet Mill",
                            "is_starred": True,
                            "stay_in_touch_frequency": 90,
                            "tags": ["baker"],
                            "birthdate": {
                                "is_age_based": False,
                                "is_year_unknown": True,
                                "date": "2026-04-09T00:00:00Z",
                            },
                        },
                        "data": [
                            {
                                "count": 2,
                                "type": "contact_field",
                                "values": [
                                    {"properties": {"data": "n@mill.example", "type": "t1"}},
                                    {"properties": {"data": "010-2345-6789", "type": "t2"}},
                                    {"properties": {"data": "nora.mill", "type": "t3"}},
                                ],
                            },
                            {"count": 1, "type": "note", "values": [{"properties": {"body": "likes rye"}}]},
                        ],
                    },
                    {"uuid": "c2", "properties": {"first_name": "Child", "is_partial": True}},
                ],
            },
        ],
        "instance": {
            "contact_field_types": [
                {"uuid": "t1", "properties": {"name": "Email", "type": "email"}},
                {"uuid": "t2", "properties": {"name": "Phone", "type": "phone"}},
                {"uuid": "t3", "properties": {"name": "Instagram"}},
            ],
        },
    },
}


def contacts(found: list[ContactRecord | ReadProblem]) -> list[ContactRecord]:
    return [one for one in found if isinstance(one, ContactRecord)]


def test_monica_s_people_come_with_their_fields_days_and_notes() -> None:
    (nora,) = contacts(list(monica.read(io.BytesIO(json.dumps(MONICA).encode()))))
    assert (nora.uid, nora.name, nora.company, nora.starred, nora.rhythm) == (
        "c1",
        "Nora Reed",
        "Quiet Mill",
        True,
        "3m",
    )
    assert (nora.emails[0].value, nora.phones[0].value) == ("n@mill.example", "010-2345-6789")
    assert (nora.handles[0].label, nora.handles[0].value) == ("instagram", "nora.mill")
    assert [(day.year, day.month, day.day) for day in nora.days] == [(None, 4, 9)]
    assert (nora.note, nora.tags) == ("likes rye", ("baker",))


def test_knotter_s_people_come_with_their_rhythm() -> None:
    text = json.dumps(
        {
            "metadata": {"format_version": 1},
            "contacts": [
                {
                    "id": "k1",
                    "display_name": "Nora Reed",
                    "emails": ["n@mill.example"],
                    "phone": "010-2345-6789",
                    "cadence_days": 14,
                    "tags": ["baker"],
                    "dates": [{"kind": "birthday", "month": 4, "day": 9, "year": None}],
                },
                {"id": "k2", "display_name": "Gone", "archived_at": 1},
            ],
        },
    )
    (nora,) = contacts(list(knotter.read(io.BytesIO(text.encode()))))
    assert (nora.name, nora.rhythm, nora.tags) == ("Nora Reed", "2w", ("baker",))
    assert [(day.kind, day.month, day.day) for day in nora.days] == [("birthday", 4, 9)]


@pytest.mark.parametrize("read", [monica.read, knotter.read])
@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"{}", b"\xff\xfe\x00", b'{"contacts": 3, "account": {"data": 4}}', b"[" * 9_999]
)
def test_a_file_without_people_is_refused(read: Callable[[BinaryIO], Iterator[object]], data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(read(io.BytesIO(data)))


def test_a_cut_snapshot_keeps_what_came_before() -> None:
    text = '{"contacts": [{"display_name": "Nora"}, {"display_name": "Sam"}, {"display_na'
    found = list(knotter.read(io.BytesIO(text.encode())))
    assert [one.name for one in contacts(found)] == ["Nora", "Sam"]
    assert [one.line for one in found if isinstance(one, ReadProblem)] == [1]
