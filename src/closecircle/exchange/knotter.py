"""People out of knotter's JSON snapshot (`knotter export json`); its vCards are read as any other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.text import one_line
from closecircle.exchange import contact_names
from closecircle.exchange.days_found import BIRTHDAY, OTHER, read_day
from closecircle.exchange.json_people import people
from closecircle.exchange.opening import opened
from closecircle.exchange.records import ContactRecord, LabelledValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from closecircle.exchange.json_value import Json
    from closecircle.exchange.records import DayRecord, ReadProblem

_CONTACTS = re.compile(r"\"contacts\"\s*:\s*\[")


def read(source: Path | BinaryIO, name: str = "") -> Iterator[ContactRecord | ReadProblem]:
    """Every contact that is not archived; `line` counts them.

    Raises:
        Unreadable: It cannot be opened, or, at its end, no contact was found in it.
    """
    with opened(source, name) as (stream, called):
        yield from people(stream, called, _CONTACTS, _contact)


def _contact(value: Json, line: int) -> ContactRecord | None:
    name = one_line(value["display_name"].text)
    if not value["display_name"].text or value["archived_at"].text:
        return None
    emails = [one.text or one["email"].text for one in value["emails"]] or [value["email"].text]
    phone, handle = one_line(value["phone"].text), one_line(value["handle"].text)
    tags, starred = contact_names.tags(one_line(tag.text or tag["name"].text) for tag in value["tags"])
    days = [_day(one) for one in value["dates"]]
    return ContactRecord(
        uid=one_line(value["id"].text),
        name=name,
        name_raw=name,
        phones=(LabelledValue(value=phone),) if phone else (),
        emails=tuple(LabelledValue(value=one_line(mail)) for mail in emails if mail.strip()),
        handles=(LabelledValue(value=handle, label="handle"),) if handle else (),
        days=tuple(day for day in days if day is not None),
        tags=tags,
        starred=starred,
        rhythm=contact_names.rhythm_of(value["cadence_days"].text),
        line=line,
    )


def _day(value: Json) -> DayRecord | None:
    kind = value["kind"].text
    month, day = value["month"].text, value["day"].text
    year = value["year"].text or "0000"
    raw = value["date"].text or f"{year:0>4}-{month:0>2}-{day:0>2}"
    label = one_line(value["label"].text or kind)
    return read_day(raw, kind=BIRTHDAY) if kind == "birthday" else read_day(raw, kind=OTHER, label=label)
