"""People as a table for a spreadsheet: UTF-8 with a mark that Excel needs, and no cell that it would compute."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from closecircle.core.days import SpecialDay
    from closecircle.core.person import Handle, Person

MARK = "\ufeff"
HEADER = (
    "Name",
    "Trait",
    "Address by",
    "Tie",
    "Familiarity",
    "Language",
    "Company",
    "Phone",
    "E-mail",
    "Other handles",
    "Birthday",
    "Other days",
    "Usual",
    "Likes",
    "Family",
    "Never say",
    "Notes",
    "Tags",
    "Rhythm",
    "Last talk",
    "Introduced by",
    "Seat",
    "Here since",
    "UID",
)
_MANY = " ::: "  # as Google puts several values into one cell
# An apostrophe before one of these is what a guard looks like, so such a text is guarded too: nothing is lost.
_RISKY = re.compile(r"'*[=+\-@\t\r\0]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\0]")


def guard(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula (OWASP: CSV injection)."""
    return f"'{text}" if _RISKY.match(text) else text


def unguard(cell: str) -> str:
    """The text as it was before `guard`, which stripped nothing else."""
    return cell[1:] if _GUARDED.match(cell) else cell


def header() -> str:
    """The first row, with the mark in front."""
    return MARK + _row(HEADER)


def row(
    person: Person,
    handles: Iterable[Handle],
    days: Iterable[SpecialDay],
    *,
    by: str = "",
    last_talk: date | None = None,
) -> str:
    """One person as a row; `by` is who introduced them."""
    reached, days = list(handles), list(days)
    birthday = next((day for day in days if day.kind == "birthday" and not day.label), None)
    return _row(
        (
            person.name,
            person.trait,
            person.address,
            person.tie.value,
            person.familiarity.value,
            person.language,
            person.company,
            _MANY.join(handle.value for handle in reached if handle.kind == "phone"),
            _MANY.join(handle.value for handle in reached if handle.kind == "email"),
            "\n".join(f"{each.kind}: {each.value}" for each in reached if each.kind not in {"phone", "email"}),
            "" if birthday is None else _spelt(birthday),
            "\n".join(f"{day.label or day.kind}: {_spelt(day)}" for day in days if day is not birthday),
            person.usual,
            person.likes,
            person.family,
            person.never_say,
            person.notes,
            person.tags,
            person.rhythm,
            "" if last_talk is None else last_talk.isoformat(),
            by,
            person.seat.value,
            person.added_on.isoformat(),
            person.id,
        )
    )


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([guard(cell) for cell in cells])
    return out.getvalue()


def _spelt(day: SpecialDay) -> str:
    """1985-12-12, --12-12, --12; lunar ones as Korean address books note them: 음 8.15, 음 윤5.3, 음 1952.8.15."""
    if day.lunar:
        year = f"{day.year}." if day.year is not None else ""
        leap = "윤" if day.leap else ""
        number = f".{day.day}" if day.day is not None else "월"
        return f"음 {year}{leap}{day.month}{number}"
    number = f"-{day.day:02d}" if day.day is not None else ""
    return f"{day.year:04d}-{day.month:02d}{number}" if day.year is not None else f"--{day.month:02d}{number}"
