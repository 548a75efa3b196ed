"""vCard 2.1, 3.0 and 4.0 in, as phones and programs really write it: tolerant, streaming, never raising on damage.

RFC 2426, RFC 6350 and the vCard 2.1 paper, and what Android, Apple, Google, Outlook, Nokia and KDE make of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.core.text import clean, one_line
from closecircle.exchange import contact_names, decoding
from closecircle.exchange.contact_names import rhythm_of
from closecircle.exchange.days_found import (
    ANNIVERSARY,
    BIRTHDAY,
    OTHER,
    is_lunar_label,
    kind_of,
    lunar_days,
    read_cycle,
    read_day,
)
from closecircle.exchange.opening import FILE_BYTES, opened
from closecircle.exchange.records import NO_CONTACT, ContactRecord, LabelledValue, ReadProblem
from closecircle.exchange.vcard_cards import cards
from closecircle.exchange.vcard_values import (
    LUNAR_CALENDAR,
    SERVICES,
    Values,
    components,
    group_label,
    messenger,
    plain,
    types,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from closecircle.exchange.records import DayRecord
    from closecircle.exchange.vcard_cards import Card, Property


TOO_LONG = "The contact that begins on line $line holds a $value too long to be one, which was left out"
_LONGEST = 1 << 13  # of anything but a note

_ANNIVERSARIES = frozenset(
    {
        "ANNIVERSARY",
        "X-ANNIVERSARY",
        "X-MS-ANNIVERSARY",
        "X-EVOLUTION-ANNIVERSARY",
        "X-KADDRESSBOOK-X-ANNIVERSARY",
    },
)
_READ = frozenset(
    {
        *(
            "UID",
            "FN",
            "N",
            "NICKNAME",
            "ORG",
            "TITLE",
            "TEL",
            "EMAIL",
            "BDAY",
            "X-ALTBDAY",
            "NOTE",
            "CATEGORIES",
            "KIND",
        ),
        *("X-ABDATE", "X-ABLABEL", "X-ANDROID-CUSTOM", "X-FAVORITE", "X-ADDRESSBOOKSERVER-KIND"),
        *("X-KNOTTER-CADENCE-DAYS", "X-KNOTTER-DATE"),
        *_ANNIVERSARIES,
        *SERVICES,
    },
)
_ANDROID_EVENTS = {"1": ANNIVERSARY, "2": OTHER, "3": BIRTHDAY}


def read(
    source: Path | BinaryIO, progress: Callable[[int], None] | None = None
) -> Iterator[ContactRecord | ReadProblem]:
    """Every contact of a file, and a line for each part that could not be read, in the order of the file.

    Args:
        source: A path, or an open binary stream, which is left open.
        progress: Told now and then how many bytes have been read.

    Raises:
        Unreadable: The file is missing or over 200 MB, or, at its end, no contact was found in it.
    """
    with opened(source, most=FILE_BYTES) as (stream, name):
        yield from _read(stream, name, progress)


def _read(stream: BinaryIO, name: str, progress: Callable[[int], None] | None) -> Iterator[ContactRecord | ReadProblem]:
    sample = b""
    if stream.seekable():
        sample = decoding.undecodable(stream)
    found = 0
    values = Values(sample)
    for card in cards(decoding.utf8(stream), progress):
        if isinstance(card, ReadProblem):
            yield card
        else:
            found += 1
            contact = _Contact(card, values)
            yield contact.record()
            yield from contact.problems
    if not found:
        raise Unreadable(NO_CONTACT, name=name)


class _Contact:
    """Gathers what the properties of one card say."""

    def __init__(self, card: Card, values: Values) -> None:
        self._card = card
        self._values = values
        self._texts: dict[str, list[tuple[Property, str]]] = {}
        self._labels: dict[str, str] = {}
        self.problems: list[ReadProblem] = []
        for prop in card.properties:
            name = prop.name
            if name.startswith("X-MESSAGING/"):
                name = "IMPP"
            if len(prop.value) > _LONGEST and name != "NOTE":
                if name in _READ:
                    self.problems.append(ReadProblem(line=card.line, what=TOO_LONG, value=name))
            elif name in _READ and prop.value:
                text = values.text(prop, card)
                if not text or text.isspace():
                    continue
                if name == "X-ABLABEL":
                    self._labels[prop.group] = group_label(text)
                else:
                    self._texts.setdefault(name, []).append((prop, text))

    def record(self) -> ContactRecord:
        parts = components(self._first("N"))
        family, given, middle = (one_line(part) for part in (*parts, "", "", "")[:3])
        formatted = one_line(plain(self._first("FN")))
        company = one_line(components(self._first("ORG"))[0])
        nickname = one_line(plain(self._first("NICKNAME")))
        parts_joined = contact_names.joined(family, given, middle)
        phones = self._many("TEL", "tel:")
        emails = self._many("EMAIL", "mailto:")
        others = (company, nickname, *(one.value for one in emails[:1]), *(one.value for one in phones[:1]))
        note = "\n".join(clean(plain(text)).strip() for _, text in self._texts.get("NOTE", ()))
        tags, starred = self._tags()
        return ContactRecord(
            uid=one_line(plain(self._first("UID"))),
            name=contact_names.called(formatted, family, given, middle)
            or next((other for other in others if other), ""),
            name_raw=formatted or parts_joined,
            given=given,
            family=family,
            nickname=nickname,
            company=company,
            title=one_line(plain(self._first("TITLE"))),
            phones=phones,
            emails=emails,
            handles=self._handles(),
            days=self._days(note),
            bdays_raw=tuple(one_line(text) for _, text in self._texts.get("BDAY", ())),
            note=note,
            tags=tags,
            starred=starred,
            group=self._is_group(),
            rhythm=rhythm_of(self._first("X-KNOTTER-CADENCE-DAYS").strip()),
            line=self._card.line,
        )

    def _first(self, name: str) -> str:
        found = self._texts.get(name)
        return found[0][1] if found else ""

    def _label_of(self, prop: Property) -> str:
        """The label typed by hand, else the types that say something."""
        own = self._labels.get(prop.group, "") if prop.group else ""
        return own or types(prop.params)

    def _many(self, name: str, scheme: str) -> tuple[LabelledValue, ...]:
        found = []
        for prop, text in self._texts.get(name, ()):
            value = one_line(plain(text))
            if value[: len(scheme)].lower() == scheme:
                value = value[len(scheme) :]
            if value:
                found.append(LabelledValue(value=value, label=self._label_of(prop)))
        return tuple(found)

    def _handles(self) -> tuple[LabelledValue, ...]:
        found = []
        for prop in self._card.properties:
            service = "im" if prop.name.startswith("X-MESSAGING/") else SERVICES.get(prop.name)
            if service is None or len(prop.value) > _LONGEST:
                continue
            value = one_line(plain(self._values.text(prop, self._card)))
            if service in ("im", "social"):
                service, value = messenger(prop, value, service)
            if value:
                found.append(LabelledValue(value=value, label=service))
        return tuple(found)

    def _tags(self) -> tuple[tuple[str, ...], bool]:
        words = [
            one_line(plain(part))
            for _, text in self._texts.get("CATEGORIES", ())
            for part in re.split(r"(?<!\\)[,;]", text)
        ]
        kept, starred = contact_names.tags(words)
        return kept, starred or self._first("X-FAVORITE").strip().lower() in ("1", "true")

    def _is_group(self) -> bool:
        return "group" in (self._first("KIND").strip().lower(), self._first("X-ADDRESSBOOKSERVER-KIND").strip().lower())

    def _days(self, note: str) -> tuple[DayRecord, ...]:
        found: list[DayRecord | None] = []
        for prop, text in self._texts.get("BDAY", ()):
            label = self._labels.get(prop.group, "") if prop.group else ""
            lunar = LUNAR_CALENDAR.search(prop.params) is not None or is_lunar_label(label)
            found.append(read_day(plain(text), label=label, lunar=lunar))
        found += [read_cycle(plain(text)) for _, text in self._texts.get("X-ALTBDAY", ())]
        for name in _ANNIVERSARIES & self._texts.keys():
            found += [read_day(plain(text), kind=ANNIVERSARY) for _, text in self._texts[name]]
        for prop, text in self._texts.get("X-ABDATE", ()):
            label = self._label_of(prop)
            found.append(read_day(plain(text), kind=kind_of(label, OTHER), label=label, lunar=is_lunar_label(label)))
        found += [_android_day(plain(text)) for _, text in self._texts.get("X-ANDROID-CUSTOM", ())]
        found += [_knotter_day(plain(text)) for _, text in self._texts.get("X-KNOTTER-DATE", ())]
        found += lunar_days(note)
        return _without_twins(found)


def _without_twins(found: list[DayRecord | None]) -> tuple[DayRecord, ...]:
    """Each day once, though two properties and the note may name it; the one that says more stays."""
    kept: dict[tuple[str, int, int | None, bool], DayRecord] = {}
    for day in found:
        if day is None:
            continue
        key = (day.kind, day.month, day.day, day.lunar)
        known = kept.get(key)
        if known is None or (known.year is None and day.year is not None) or (day.leap and not known.leap):
            kept[key] = day
    return tuple(kept.values())


def _android_day(text: str) -> DayRecord | None:
    """`vnd.android.cursor.item/contact_event;1985-03-02;3;;…`: date, type, label."""
    kind, _, rest = text.partition(";")
    if not kind.endswith("/contact_event"):
        return None
    date, type_, label = (*rest.split(";"), "", "", "")[:3]
    return read_day(
        date,
        kind=_ANDROID_EVENTS.get(type_) or kind_of(label, OTHER),
        label=one_line(label),
        lunar=is_lunar_label(label),
    )


def _knotter_day(text: str) -> DayRecord | None:
    """`kind|date|label`, as knotter writes it."""
    kind, date, label = (*text.split("|"), "", "", "")[:3]
    return read_day(date, kind=BIRTHDAY if kind == "birthday" else OTHER, label=one_line(label or kind))
