"""People as vCard 3.0, which phones of both kinds read better than 4.0 (rules "What goes out")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.months import days_in
from closecircle.core.text import has_hangul, one_line
from closecircle.exchange.folding import bare, escaped, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from closecircle.core.days import SpecialDay
    from closecircle.core.person import Handle, Person

# Apple's way to leave out the year: a leap year long ago, named in a parameter.
_NO_YEAR = 1604
_CYCLE_78, _CYCLE_YEARS = 1984, 60
_BIRTHDAY = "birthday"
_ANNIVERSARIES = frozenset({"anniversary", "wedding"})
_TYPES = frozenset({"home", "work", "cell", "fax", "pager", "home fax", "work fax"})
_SERVICES = frozenset(
    {"kakao", "instagram", "facebook", "telegram", "whatsapp", "line", "twitter", "skype", "jabber", "qq", "wechat"}
)
_TWO_WORDS = 2
_FIRST_YEAR, _LAST_YEAR = 1800, 2100  # what phones take for a year of birth


def card(person: Person, handles: Iterable[Handle] = (), days: Iterable[SpecialDay] = ()) -> str:
    """One person as a card, ready to be written: CRLF, folded, in a fixed order."""
    return "".join(folded(line) for line in _lines(person, list(handles), list(days)))


def _lines(person: Person, handles: Sequence[Handle], days: Sequence[SpecialDay]) -> Iterator[str]:
    name = one_line(person.name or person.trait)
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:urn:uuid:{bare(person.id)}"
    yield f"N:{_parts(name) if person.name else _whole(name)}"
    yield f"FN:{escaped(name)}"
    if person.company:
        yield f"ORG:{escaped(one_line(person.company))}"
    groups = _Groups()
    rest: list[str] = []
    for handle in handles:
        yield from _handle(handle, groups, rest)
    dates = _Dates(groups)
    for day in days:
        yield from dates.lines(day)
    if person.tags:
        yield f"CATEGORIES:{','.join(escaped(tag) for tag in person.tags.split())}"
    note = "\n".join(filter(None, (person.notes, *rest, *dates.notes)))
    if note:
        yield f"NOTE:{escaped(note)}"
    yield "END:VCARD"


def _parts(name: str) -> str:
    """Family and given name. Only two Latin words are taken apart: phones put any other guess in a wrong order."""
    words = name.split()
    if len(words) == _TWO_WORDS and not has_hangul(name):
        return f"{escaped(words[1])};{escaped(words[0])};;;"
    return _whole(name)


def _whole(name: str) -> str:
    return f";{escaped(name)};;;"


class _Groups:
    """Counts the groups that tie a label to its value."""

    def __init__(self) -> None:
        self._last = 0

    def labelled(self, name: str, value: str, label: str) -> Iterator[str]:
        """A property with a label of its own, as Apple and Google write it."""
        self._last += 1
        yield f"item{self._last}.{name}:{value}"
        yield f"item{self._last}.X-ABLabel:{escaped(one_line(label))}"


def _handle(handle: Handle, groups: _Groups, rest: list[str]) -> Iterator[str]:
    value, kind = bare(handle.value), one_line(handle.kind).casefold()
    if kind == "phone":
        yield from _typed("TEL", escaped(handle.key if handle.key.startswith("+") else value), handle.label, groups)
    elif kind == "email":
        yield from _typed("EMAIL", escaped(value), handle.label, groups)
    elif kind in ("url", "website", "web"):
        yield f"URL:{escaped(value)}"
    elif kind in _SERVICES:
        # Apple's prefix says that what follows is a name, not an address; other phones show it as it is.
        yield f"IMPP;X-SERVICE-TYPE={kind}:x-apple:{escaped(value)}"
    else:
        rest.append(f"{kind}: {value}")


def _typed(name: str, value: str, label: str, groups: _Groups) -> Iterator[str]:
    known = one_line(label).casefold()
    if not known:
        yield f"{name}:{value}"
    elif known in _TYPES:
        yield f"{name};TYPE={','.join(known.upper().split())}:{value}"
    else:
        yield from groups.labelled(name, value, label)


class _Dates:
    """The special days of one card. `notes` holds what no property can say."""

    def __init__(self, groups: _Groups) -> None:
        self._groups = groups
        self._has_birthday = False
        self.notes: list[str] = []

    def lines(self, day: SpecialDay) -> Iterator[str]:
        """The properties of one day."""
        if day.lunar:
            yield from self._lunar(day)
        elif day.kind == _BIRTHDAY and not day.label and not self._has_birthday:
            self._has_birthday = True
            without_year, value = _solar(day)
            yield f"BDAY{without_year}:{value}"
        else:
            without_year, value = _solar(day)
            label = day.label or ("_$!<Anniversary>!$_" if day.kind in _ANNIVERSARIES else day.kind)
            yield from self._groups.labelled(f"X-ABDATE{without_year}", value, label)

    def _lunar(self, day: SpecialDay) -> Iterator[str]:
        """Apple's lunar birthday where it can say it (no leap months, no missing year), and a note that all keep."""
        birthday = day.kind == _BIRTHDAY and not day.label
        in_time = day.year is not None and _FIRST_YEAR < day.year < _LAST_YEAR
        if birthday and in_time and day.year is not None and day.day is not None and not day.leap:
            cycle, year = divmod(day.year - _CYCLE_78, _CYCLE_YEARS)
            yield f"X-ALTBDAY;CALSCALE=chinese:{cycle + 78:04d}{year + 1:04d}{day.month:02d}{day.day:02d}"
        said = (
            f"음력 {day.month}월" + (f" {day.day}일" if day.day is not None else "") + (" (윤달)" if day.leap else "")
        )
        self.notes.append(said if birthday else f"{one_line(day.label or day.kind)}: {said}")


def _solar(day: SpecialDay) -> tuple[str, str]:
    """Parameter and value of a solar day, as far as it is known."""
    if day.day is None:
        return "", f"--{day.month:02d}"
    if day.year is None or not _FIRST_YEAR < day.year < _LAST_YEAR:
        number = min(day.day, days_in(_NO_YEAR, day.month))
        return f";X-APPLE-OMIT-YEAR={_NO_YEAR}", f"{_NO_YEAR}-{day.month:02d}-{number:02d}"
    return "", f"{day.year:04d}-{day.month:02d}-{min(day.day, days_in(day.year, day.month)):02d}"
