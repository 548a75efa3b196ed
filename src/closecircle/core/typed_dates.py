"""Dates as people type them, in Korean and English: a whole field, or the start of a free line.

A log field leans to the past, a reminder field to the future; a bare weekday is the nearest on that side, today
included, while last and next are never today; weeks begin on Monday; 12/3 is month and day unless set otherwise
(rules "Typed dates"). What is not surely a date is None, since a wrong date unseen is the worst answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.patterns import Pattern
from closecircle.core.records import dataclass
from closecircle.core.text import nfc
from closecircle.core.typed_dates_rest import (
    AFTER_FUTURE,
    AFTER_PAST,
    SEPARATORS,
    WHOLE_TAIL,
    WRITTEN,
    about_the_day,
    counted,
    joined,
    lies_ahead,
    marked,
    no_day,
    of_then,
    ranged,
)
from closecircle.core.typed_dates_rules import Frame, Prefer, Trust

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from closecircle.core.typed_dates_rules import Rule

__all__ = ["Found", "Prefer", "leading_date", "read_date"]

_WHOLE_PREFIX = Pattern(
    r"(?:on|by|until|till|from|since|about|around)\s|(?:약|한|대략)\s(?=\S+\s?\S*\s?(?:전|후|뒤)(?:\s|에|$))"
)
_PREFIX = {Prefer.PAST: Pattern(r"on\s(?=the\s|[0-9]|[a-z]+\.?\s[0-9])"), Prefer.FUTURE: Pattern(r"(?:on|by)\s")}
_LONGEST = 80
_ORDER = list(Trust)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date at the start of a line: the day, how many characters of the (NFC) line say it, and the line without it."""

    on: date
    length: int
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    match: re.Match[str]
    rule: Rule
    end: int

    @property
    def day_word(self) -> bool:
        """Whether it is a word for one day (어제, today), that needs no other date beside it."""
        return "word" in self.match.re.groupindex


def read_date(text: str, today: date, *, prefer: Prefer, dayfirst: bool = False) -> date | None:
    """The day that the whole text names; an hour after it is passed over; None when it is not surely a date."""
    folded, _ = _fold(text)
    if len(folded) > _LONGEST:
        return None
    frame = Frame(today=today, prefer=prefer, dayfirst=dayfirst)
    prefix = _WHOLE_PREFIX.match(folded)
    for start in (0, prefix.end()) if prefix else (0,):
        hits = [hit for hit in _hits(folded, start) if WHOLE_TAIL.match(folded, hit.end)]
        if hits:
            best = max(hits, key=lambda hit: (hit.end, -_ORDER.index(hit.rule.trust)))
            return best.rule.read(best.match, frame)
    return None


def leading_date(text: str, today: date, *, prefer: Prefer, dayfirst: bool = False) -> Found | None:
    """The day that the start of a free line names, and the rest of the line; None when it is not surely one.

    A date on the other side of today is no date of this talk (or reminder): "내일 시험이래" is logged today. An hour
    or a meal stays in the rest.
    """
    line = nfc(text)
    folded, places = _fold(line)
    frame = Frame(today=today, prefer=prefer, dayfirst=dayfirst)
    hit = _start(folded, frame)
    if hit is None:
        return None
    after = folded[hit.end :]
    if not _stands(hit, after, frame):
        return None
    on = hit.rule.read(hit.match, frame)
    if on is None or not frame.fits(on):
        return None
    length = places[hit.end]
    gap = SEPARATORS.match(line, length)
    return Found(on=on, length=length, rest=line[gap.end() if gap else length :].rstrip())


def _start(folded: str, frame: Frame) -> _Hit | None:
    """The longest date at the start that a particle and the end of a word may follow."""
    prefix = _PREFIX[frame.prefer].match(folded) if folded.startswith(("on ", "by ")) else None
    past = frame.prefer is Prefer.PAST
    best: _Hit | None = None
    for start in (0, prefix.end()) if prefix else (0,):
        for hit in _hits(folded, start):
            tail = (AFTER_PAST if past else AFTER_FUTURE).match(folded, hit.end)
            if tail is None:
                continue
            ended = _Hit(match=hit.match, rule=hit.rule, end=tail.end())
            if best is None or (ended.end, -_ORDER.index(ended.rule.trust)) > (
                best.end,
                -_ORDER.index(best.rule.trust),
            ):
                best = ended
    return best


def _stands(hit: _Hit, after: str, frame: Frame) -> bool:
    """Whether the date is one, seen with what follows it."""
    rest = SEPARATORS.sub("", after, count=1)
    if not rest:
        return True
    trust = hit.rule.trust
    if trust is Trust.WHOLE or ranged(after) or no_day(rest) or _another(hit, after, frame):
        return False
    if trust is Trust.SHAKY and not marked(hit.match[0], after):
        return False
    if trust is Trust.DECIMAL and not WRITTEN.match(after):
        return False
    past = frame.prefer is Prefer.PAST
    if past and of_then(rest):
        return False
    return trust is Trust.SURE or not (
        about_the_day(rest) or counted(hit.match[0], rest) or (past and lies_ahead(rest))
    )


def _another(hit: _Hit, after: str, frame: Frame) -> bool:
    """Whether a second date goes with this one, so that neither is the day: mon or tue, 12/3~12/5, 어제 오늘."""
    join = joined(after)
    second = _start(after[join:] if join else after.lstrip(), frame)
    if second is None:
        return False
    if hit.day_word:
        return second.day_word or (join is not None and not after.startswith((",", " -", "-")))
    return second.rule.trust in (Trust.SURE, Trust.OPEN) or join is not None


def _hits(folded: str, start: int) -> Iterator[_Hit]:
    for rule in _rules(folded[start : start + 1]):
        if rule.begins and not folded.startswith(rule.begins, start):
            continue
        found = rule.pattern.match(folded, start)
        if found:
            yield _Hit(match=found, rule=rule, end=found.end())


def _rules(sign: str) -> Iterator[Rule]:
    """The forms that may begin with the sign; a table is loaded and compiled when it is first needed."""
    digit = sign.isdecimal() or sign == "'"
    if digit:
        from closecircle.core import typed_dates_digits  # noqa: PLC0415  # as said above

        yield from typed_dates_digits.rules()
    if digit or "가" <= sign <= "힣":
        from closecircle.core import typed_dates_ko  # noqa: PLC0415  # as said above

        yield from typed_dates_ko.rules()
    if digit or "a" <= sign <= "z":
        from closecircle.core import typed_dates_en  # noqa: PLC0415  # as said above

        yield from typed_dates_en.rules()


def _fold(text: str) -> tuple[str, list[int]]:
    """The text in lower case and plain width with single spaces, and where each sign and the end stand in the NFC."""
    signs: list[str] = []
    places: list[int] = []
    line = nfc(text)
    for place, sign in enumerate(line):
        plain = _plain(sign)
        if plain == " " and (not signs or signs[-1] == " "):
            continue
        signs.append(plain)
        places.append(place)
    while signs and signs[-1] == " ":
        signs.pop()
        places.pop()
    return "".join(signs), [*places, places[-1] + 1 if places else 0]


def _plain(sign: str) -> str:
    if sign.isspace():
        return " "
    if "！" <= sign <= "～":
        sign = chr(ord(sign) - 0xFEE0)
    lower = sign.lower()
    return {"’": "'", "‘": "'", "·": "."}.get(sign, lower if len(lower) == 1 else sign)
