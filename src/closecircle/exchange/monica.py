"""People out of Monica 4's JSON export: names, days, tags, how to reach them, notes.

The shape is that of Monica's own `ExportResource` classes: accounts hold counted collections, contacts their fields,
and a field names its type by the uuid of one that stands at the end of the file. So the file is read twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.text import clean, one_line
from closecircle.exchange import contact_names
from closecircle.exchange.days_found import BIRTHDAY, lunar_days, read_day
from closecircle.exchange.json_people import people
from closecircle.exchange.json_stream import JsonStream
from closecircle.exchange.opening import opened
from closecircle.exchange.records import ContactRecord, LabelledValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from closecircle.exchange.json_value import Json
    from closecircle.exchange.records import DayRecord, ReadProblem

_TYPES = re.compile(r"\"contact_field_types\"\s*:\s*\[")
_CONTACTS = re.compile(r"\"type\"\s*:\s*\"contact\"\s*,\s*\"values\"\s*:\s*\[")


def read(source: Path | BinaryIO, name: str = "") -> Iterator[ContactRecord | ReadProblem]:
    """Every contact that is more than a name in somebody's family; `line` counts them.

    Raises:
        Unreadable: It cannot be opened, or, at its end, no contact was found in it.
    """
    with opened(source, name) as (stream, called):
        begin = stream.tell()
        types = dict(_types(stream))
        stream.seek(begin)
        yield from people(stream, called, _CONTACTS, lambda value, line: _contact(value, types, line))


def _types(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    """The uuid and the name of each type of field."""
    file = JsonStream(stream, lambda _line, _what: None)  # what is damaged is named when the contacts are read
    while file.find(_TYPES) is not None:
        for kind in file.records(_TYPES):
            properties = kind["properties"]
            yield kind["uuid"].text, (properties["type"].text or properties["name"].text).casefold()


def _contact(value: Json, types: dict[str, str], line: int) -> ContactRecord | None:
    properties = value["properties"]
    if not properties["first_name"].text or properties["is_partial"].true:
        return None
    given, family = one_line(properties["first_name"].text), one_line(properties["last_name"].text)
    fields = list(_of_type(value, "contact_field"))
    phones, emails, handles = [], [], []
    for field in fields:
        reach = one_line(field["properties"]["data"].text)
        kind = types.get(field["properties"]["type"].text, "")
        if reach and ("mail" in kind or ("@" in reach and not kind)):
            emails.append(LabelledValue(value=reach))
        elif reach and "phone" in kind:
            phones.append(LabelledValue(value=reach))
        elif reach:
            handles.append(LabelledValue(value=reach, label=kind or "url"))
    notes = [note["properties"]["body"].text for note in _of_type(value, "note")]
    note = "\n".join(clean(text).strip() for text in (properties["description"].text, *notes) if text.strip())
    tags, _ = contact_names.tags(one_line(tag.text) for tag in properties["tags"])
    name = contact_names.joined(family, given, one_line(properties["middle_name"].text))
    return ContactRecord(
        uid=one_line(value["uuid"].text),
        name=name,
        name_raw=name,
        given=given,
        family=family,
        nickname=one_line(properties["nickname"].text),
        company=one_line(properties["company"].text),
        title=one_line(properties["job"].text),
        phones=tuple(phones),
        emails=tuple(emails),
        handles=tuple(handles),
        days=tuple(_days(properties["birthdate"], note)),
        note=note,
        tags=tags,
        starred=properties["is_starred"].true,
        rhythm=contact_names.rhythm_of(properties["stay_in_touch_frequency"].text),
        line=line,
    )


def _of_type(value: Json, kind: str) -> Iterator[Json]:
    for collection in value["data"]:
        if collection["type"].text == kind:
            yield from collection["values"]


def _days(birthdate: Json, note: str) -> Iterator[DayRecord]:
    """A birthday guessed from an age has no day worth keeping."""
    date = birthdate["date"].text[:10]
    if date and not birthdate["is_age_based"].true:
        found = read_day(f"0000{date[4:]}" if birthdate["is_year_unknown"].true else date, kind=BIRTHDAY)
        if found is not None:
            yield found
    yield from lunar_days(note)
