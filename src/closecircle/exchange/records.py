"""What a reader of contacts finds: one record a contact, and a line for what it could not read."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import Template

NO_CONTACT = "No contact can be read in $name"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledValue:
    """A number, an address or another handle as the file has it; `label` says which ("cell", "work", "instagram")."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRecord:
    """A special day as found. `kind` is birthday, anniversary or other; `raw` is what the file says.

    `lunar`: month, day and year are of a lunar calendar. `leap_unsure`: the file cannot say whether the month is the
    leap month of its year, and that year had one; ask. `year` and `day` are None where the file leaves them out.
    """

    kind: str
    month: int
    day: int | None = None
    year: int | None = None
    lunar: bool = False
    leap: bool = False
    leap_unsure: bool = False
    label: str = ""
    raw: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRecord:
    """One contact of an address book; every text is NFC and free of control characters.

    `name` is what to call them (formatted name, else the parts, company, nickname, mail, number), `name_raw` only the
    formatted name or the parts, '' without either. `handles` are labelled by service ("url", "instagram"). `group`: a
    list of people, not a person. `rhythm` is spelt like "3w" where a file carries one. `line` is where it begins.
    """

    uid: str = ""
    name: str = ""
    name_raw: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""
    company: str = ""
    title: str = ""
    phones: tuple[LabelledValue, ...] = ()
    emails: tuple[LabelledValue, ...] = ()
    handles: tuple[LabelledValue, ...] = ()
    days: tuple[DayRecord, ...] = ()
    bdays_raw: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False
    group: bool = False
    rhythm: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProblem:
    """A part of a file that was left out or mended. `what` is an English template with `$line` and `$value`."""

    line: int
    what: str
    value: str = ""

    def __str__(self) -> str:
        return Template(self.what).safe_substitute(line=self.line, value=self.value)
