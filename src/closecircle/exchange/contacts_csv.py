"""Address books as CSV: Google old and new, Outlook, Thunderbird, Korean headers, and any other by a shown mapping."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.core.text import clean, one_line
from closecircle.exchange import contact_names
from closecircle.exchange.csv_dates import split_date
from closecircle.exchange.csv_mapping import Mapping, Meaning, sniff, text_lines
from closecircle.exchange.csv_out import unguard
from closecircle.exchange.days_found import (
    ANNIVERSARY,
    BIRTHDAY,
    OTHER,
    is_lunar_label,
    kind_of,
    lunar_days,
    read_day,
)
from closecircle.exchange.opening import FILE_BYTES, opened
from closecircle.exchange.records import NO_CONTACT, ContactRecord, LabelledValue, ReadProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from closecircle.exchange.records import DayRecord

__all__ = ["Mapping", "Meaning", "read", "sniff"]

_REPORT_EVERY = 1 << 18
_MONTHS = 12

SHORT = "Line $line has fewer columns than the header ($value); what was there is kept"
BROKEN = "Line $line is not readable as a row and was left out: $value"
ORDER = "Line $line: whether $value begins with the day or the month is not known; the date was left out"
_NO_COLUMN = "None of the columns of $name says a name, a number or an address"

_MANY = " ::: "
_SERVICES = re.compile(r"instagram|kakao|line|telegram|whatsapp|facebook|skype|jabber")
_KOREAN_SERVICES = {
    "인스타": "instagram",
    "카카오": "kakao",
    "카톡": "kakao",
    "텔레그램": "telegram",
    "페이스북": "facebook",
}
_EXCHANGE_PATH = re.compile(r"/o=|^/cn=", re.IGNORECASE)


def read(
    source: Path | BinaryIO,
    mapping: Mapping | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[ContactRecord | ReadProblem]:
    """Every contact of the file and a line for each part that could not be read.

    Args:
        source: A path, or an open binary stream that can be wound back, which is left open.
        mapping: As `sniff` found it and the user corrected it; found again when left out.
        progress: Told now and then how many bytes have been read.

    Raises:
        Unreadable: The file is missing or over 200 MB, has no column that means anything, or no contact at its end.
    """
    with opened(source, most=FILE_BYTES) as (stream, name):
        yield from _read(stream, name, mapping, progress)


def _read(
    stream: BinaryIO,
    name: str,
    mapping: Mapping | None,
    progress: Callable[[int], None] | None,
) -> Iterator[ContactRecord | ReadProblem]:
    begin = stream.tell()
    if mapping is None:
        mapping = sniff(stream)
        stream.seek(begin)
    if not mapping.is_useful:
        raise Unreadable(_NO_COLUMN, name=name)
    width = max((place + 1 for place, column in enumerate(mapping.columns) if column.header), default=0)
    found = told = 0
    for row_number, (line, row) in enumerate(_rows(stream, mapping, width)):
        if isinstance(row, str):
            yield ReadProblem(line=line, what=BROKEN, value=row)
            continue
        if row_number <= mapping.header_row or not any(cell.strip() for cell in row):
            continue
        if len(row) < width:
            yield ReadProblem(line=line, what=SHORT, value=f"{len(row)}/{width}")
        contact = _Row(row, mapping, line)
        found += 1
        yield contact.record()
        yield from contact.problems
        if progress is not None and (at := stream.tell()) - told >= _REPORT_EVERY:
            told = at
            progress(at - begin)
    if not found:
        raise Unreadable(NO_CONTACT, name=name)


def _rows(stream: BinaryIO, mapping: Mapping, width: int) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the line it begins on; in place of one that cannot be read, what is wrong with it.

    A quotation mark that is never closed makes one row of many lines. Where each of them is a whole row by itself, they
    are taken so.
    """
    held: list[str] = []

    def told() -> Iterator[str]:
        for line in text_lines(stream, mapping.encoding):
            held.append(line)
            yield line

    reader = csv.reader(told(), delimiter=mapping.delimiter)
    while True:
        begun = reader.line_num + 1
        held.clear()
        row: list[str] | str
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as trouble:
            row = str(trouble)
        if len(held) > 1 and (isinstance(row, str) or len(row) != width):
            apart = [_one_row(line, mapping.delimiter) for line in held]
            if all(len(one) >= width for one in apart[1:]):
                yield from enumerate(apart, begun)
                continue
        yield begun, row


def _one_row(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


class _Row:
    """One row, asked by meaning."""

    def __init__(self, row: Sequence[str], mapping: Mapping, line: int) -> None:
        self._row = row
        self._mapping = mapping
        self._line = line
        self.problems: list[ReadProblem] = []

    def record(self) -> ContactRecord:
        given, family = self._one(Meaning.GIVEN), self._one(Meaning.FAMILY)
        middle, full = self._one(Meaning.MIDDLE), self._one(Meaning.NAME)
        company, nickname = self._one(Meaning.COMPANY), self._one(Meaning.NICKNAME)
        phones, emails = self._labelled(Meaning.PHONE), self._emails()
        name = contact_names.called(full, family, given, middle)
        others = (company, nickname, *(one.value for one in emails[:1]), *(one.value for one in phones[:1]))
        note = "\n".join(clean(cell).strip() for _, cell in self._cells(Meaning.NOTE))
        tags, starred = contact_names.tags(
            one_line(word) for _, cell in self._cells(Meaning.TAGS) for word in re.split(r" ::: |[,;]", cell)
        )
        days = [*self._days(), *lunar_days(note)]
        return ContactRecord(
            uid=self._one(Meaning.UID),
            name=name or next((other for other in others if other), ""),
            name_raw=name,
            given=given,
            family=family,
            nickname=nickname,
            company=company,
            title=self._one(Meaning.TITLE),
            phones=phones,
            emails=emails,
            handles=self._handles(),
            days=tuple(dict.fromkeys(days)),
            bdays_raw=tuple(one_line(cell) for _, cell in self._cells(Meaning.BIRTHDAY)),
            note=note,
            tags=tags,
            starred=starred,
            line=self._line,
        )

    def _cells(self, meaning: Meaning) -> Iterator[tuple[int, str]]:
        for place, column in enumerate(self._mapping.columns):
            if column.meaning is meaning and place < len(self._row):
                cell = _bare(self._row[place])
                if cell:
                    yield place, cell

    def _one(self, meaning: Meaning) -> str:
        return next((one_line(cell) for _, cell in self._cells(meaning)), "")

    def _label(self, place: int) -> str:
        column = self._mapping.columns[place]
        if column.label_from is not None and column.label_from < len(self._row):
            return one_line(self._row[column.label_from]).removeprefix("* ")
        return column.label

    def _labelled(self, meaning: Meaning) -> tuple[LabelledValue, ...]:
        return tuple(
            LabelledValue(value=value, label=self._label(place))
            for place, cell in self._cells(meaning)
            for part in cell.split(_MANY)
            if (value := one_line(part))
        )

    def _emails(self) -> tuple[LabelledValue, ...]:
        """Addresses; an Exchange path (`/o=…/cn=…`) is none."""
        return tuple(one for one in self._labelled(Meaning.EMAIL) if not _EXCHANGE_PATH.search(one.value))

    def _handles(self) -> tuple[LabelledValue, ...]:
        return tuple(
            LabelledValue(value=one.value, label=_service(one.label)) for one in self._labelled(Meaning.HANDLE)
        )

    def _days(self) -> Iterator[DayRecord]:
        for place, cell in self._cells(Meaning.BIRTHDAY):
            yield from self._day(cell, BIRTHDAY, self._mapping.columns[place].header)
        for _, cell in self._cells(Meaning.ANNIVERSARY):
            yield from self._day(cell, ANNIVERSARY, "")
        for place, cell in self._cells(Meaning.EVENT):
            label = self._label(place)
            yield from self._day(cell, kind_of(label, OTHER), label)
        parts = [self._one(part) for part in (Meaning.BIRTH_YEAR, Meaning.BIRTH_MONTH, Meaning.BIRTH_DAY)]
        if all(part.isdecimal() for part in parts[1:]):
            year = parts[0] if re.fullmatch(r"\d{4}", parts[0]) else "0000"
            yield from self._day(f"{year}-{parts[1][-2:]:0>2}-{parts[2][-2:]:0>2}", BIRTHDAY, "")

    def _day(self, cell: str, kind: str, label: str) -> Iterator[DayRecord]:
        """The day in a cell; none for 0/0/00; a problem where day and month cannot be told apart."""
        lunar = is_lunar_label(label)
        shown = label if kind == OTHER or lunar else ""
        split = split_date(cell)
        if split is None:
            day = read_day(cell, kind=kind, label=shown, lunar=lunar)
            if day is not None:
                yield day
            return
        first, second = split.first, split.second
        if not first or not second:
            return
        open_order = first <= _MONTHS and second <= _MONTHS and first != second and not split.year_first
        if split.unclear or (open_order and self._mapping.day_first is None):
            self.problems.append(ReadProblem(line=self._line, what=ORDER, value=one_line(cell)))
            return
        day_first = first > _MONTHS or (open_order and self._mapping.day_first)
        month, number = (second, first) if day_first else (first, second)
        day = read_day(f"{split.year or 0:04}-{month:02}-{number:02}", kind=kind, label=shown, lunar=lunar)
        if day is not None:
            yield day


def _bare(cell: str) -> str:
    """A cell without what spreadsheets put around it: ="010…", '+82…."""
    bare = cell.strip()
    if bare.startswith('="') and bare.endswith('"'):
        bare = bare[2:-1]
    return unguard(bare)


def _service(label: str) -> str:
    lower = label.casefold()
    for word, service in _KOREAN_SERVICES.items():
        if word in lower:
            return service
    found = _SERVICES.search(lower)
    return found[0] if found else "url"
