"""Time in English notes: taken out of the sentence and turned into a day, so that speech knows what is past.

"Piano exam on Saturday", jotted on a Tuesday, is a piano exam and a date; four weeks later nobody says "on Saturday".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAY = r"(?P<weekday>mon|tues?|wed|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_PLAIN_DAY = _DAY.replace("?P<weekday>", "?:")
_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_NTH = r"(?P<nth>\d{1,2})(?:st|nd|rd|th)?"
_SINCE = r"(?:(?:on|until|till?|by|from|since) )?"
_SOME = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|(?:a )?few|(?:a )?couple of)"
_UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year)s?"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "couple of": 2, "few": 3}
_MONTHS_A_YEAR = 12
_SPANS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 1}
_FEASTS = {
    "christmas": (12, 25),
    "new year": (1, 1),
    "halloween": (10, 31),
    "easter": (4, 10),
    "thanksgiving": (11, 26),
    "whitsun": (5, 25),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A text without its words of time; the day they meant, if any; a weekday that comes back every week."""

    text: str
    on: date | None = None
    weekly: str = ""


def _weekday(match: re.Match[str], noted: date) -> date:
    index = [name[:3] for name in _WEEKDAYS].index(match["weekday"].lower()[:3])
    ahead = (index - noted.weekday()) % 7
    if match["which"] and match["which"].lower() == "last":
        return noted - timedelta(days=(noted.weekday() - index) % 7 or 7)
    if match["which"] and match["which"].lower() == "next":
        return noted + timedelta(days=ahead or 7)
    return noted + timedelta(days=ahead)


def _month_day(match: re.Match[str], noted: date) -> date | None:
    month = [name[:3] for name in _MONTHS].index(match["month"].lower()[:3]) + 1
    day = int(match["nth"]) if match["nth"] else 28
    return _coming(noted, month, day, back=40 if match["nth"] else 31)


def _month_only(match: re.Match[str], noted: date) -> date | None:
    month = [name[:3] for name in _MONTHS].index(match["month"].lower()[:3]) + 1
    return _coming(noted, month, 28, back=31)


def _coming(noted: date, month: int, day: int, *, back: int) -> date | None:
    """The next such day, or the one just gone when it lies at most `back` days behind."""
    for year in (noted.year, noted.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if found >= noted - timedelta(days=back):
            return found
    return None


def _nth(match: re.Match[str], noted: date) -> date | None:
    day = int(match["nth"])
    for ahead in range(32):
        found = noted + timedelta(days=ahead)
        if found.day == day:
            return found
    return None


def _near(match: re.Match[str], noted: date) -> date:
    days = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "this morning": 0, "this afternoon": 0}
    return noted + timedelta(days=days.get(match["near"].lower(), 0))


def _span(match: re.Match[str], noted: date) -> date:
    which, unit = match["which"].lower(), match["unit"].lower()
    if unit == "weekend":
        saturday = noted + timedelta(days=(5 - noted.weekday()) % 7)
        return {"last": saturday - timedelta(days=7), "next": saturday + timedelta(days=7)}.get(which, saturday)
    days = _SPANS[unit]
    return noted + timedelta(days={"last": -days, "next": days, "this": days // 2}[which])


def _in_spans(match: re.Match[str], noted: date) -> date:
    count = match["count"].lower()
    number = int(count) if count.isdigit() else _COUNTS[count]
    return noted + timedelta(days=number * _SPANS[match["unit"].lower()])


def _spans_ago(match: re.Match[str], noted: date) -> date | None:
    count = match["count"].lower().removeprefix("a ") if " " in match["count"] else match["count"].lower()
    number = int(count) if count.isdigit() else _COUNTS.get(count)
    return noted - timedelta(days=number * _SPANS[match["unit"].lower()]) if number else None


def _numbers(match: re.Match[str], noted: date) -> date | None:
    """12/12 and 25/12 are days; 3/4 is one of two, and nobody knows which."""
    one, other = int(match["one"]), int(match["other"])
    if one != other and max(one, other) <= _MONTHS_A_YEAR:
        return None
    return _coming(noted, min(one, other), max(one, other), back=40)


def _season(match: re.Match[str], noted: date) -> date | None:
    name = match["season"].lower()
    month, day = _FEASTS[name] if name in _FEASTS else (_SEASONS[name], 28)
    if match["which"] and match["which"].lower() == "last":
        return noted - timedelta(days=60)
    found = _coming(noted, month, day, back=60)
    if found and match["which"] and match["which"].lower() == "next" and found <= noted + timedelta(days=30):
        return _coming(noted + timedelta(days=90), month, day, back=0)
    return found


def _unknown(_match: re.Match[str], _noted: date) -> None:
    return None


_I = re.IGNORECASE
_END = r"(?![\w'’-])"
# Not the Christmas concert, not the summer house.
_ALONE = r"(?=\s*(?:$|[,.;]|(?:with|and|to|in|for|at|from|on)\b))"
_HOURS = r"(?: (?:morning|afternoon|evening|night))?"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
    (re.compile(rf"\b(?:for|after|over|nearly|almost) {_SOME} {_UNIT}{_END}", _I), _unknown),
    (re.compile(rf"\b(?:once|twice|(?:\w+) times) an? {_UNIT}{_END}", _I), _unknown),
    (
        re.compile(rf"\bevery (?:other )?(?:morning|evening|afternoon|night|day|week|weekend|month|year){_END}", _I),
        _unknown,
    ),
    (re.compile(r"\bin (?:19|20)\d\d\b"), _unknown),
    (re.compile(r"\bin order$"), _unknown),
    (re.compile(rf"\bat [2-9]\d{_END}(?! ?(?:%|km|mph))"), _unknown),
    (re.compile(rf"\b{_SOME} {_UNIT} (?:early|late|long|or so){_END}", _I), _unknown),
    (re.compile(r"\bfor the (?:first|second|third|fourth|\d+\w+|last) time\b", _I), _unknown),
    (re.compile(rf"(?<=first )(?P<kept>[\w' -]+?) in {_SOME} {_UNIT}{_END}", _I), _unknown),
    (re.compile(rf"\b(?P<count>{_SOME}) (?P<unit>day|week|fortnight|month|year)s? ago{_END}", _I), _spans_ago),
    (re.compile(rf"\b(?:on )?{_PLAIN_DAY}s? (?:and|or|to) {_PLAIN_DAY}s?{_END}", _I), _unknown),
    (re.compile(rf"\b(?:on )?(?:the )?\d(?:st|nd|rd|th) {_PLAIN_DAY}{_END}", _I), _unknown),
    (re.compile(rf"\b{_SINCE}(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}}){_END}(?!/)", _I), _numbers),
    (re.compile(rf"\b{_SINCE}(?:the )?{_NTH} (?:of )?{_MONTH}{_END}", _I), _month_day),
    (re.compile(rf"\b{_SINCE}{_MONTH} {_NTH}{_END}", _I), _month_day),
    (re.compile(rf"\b(?:in|by|until|till?|early|late|mid|since) {_MONTH}{_END}", _I), _month_only),
    (re.compile(r"\b(?:on|until|till?|by|from) (?:the )?(?P<nth>\d{1,2})(?:st|nd|rd|th)\b", _I), _nth),
    (
        re.compile(rf"\b(?:on |from |until |till? |by |for )(?:(?P<which>next|this|last) )?{_DAY}{_HOURS}{_END}", _I),
        _weekday,
    ),
    (re.compile(rf"\b(?P<which>next|this|last) {_DAY}{_HOURS}{_END}", _I), _weekday),
    (re.compile(rf"\b(?P<which>)(?P<weekday>{'|'.join(_WEEKDAYS)}){_HOURS}{_END}", _I), _weekday),
    (re.compile(rf"\b(?P<which>)(?P<weekday>Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun){_HOURS}{_END}"), _weekday),
    (
        re.compile(
            rf"\b(?P<near>today|tonight|tomorrow|yesterday|this morning|this afternoon)"
            rf"(?: (?:morning|night|evening))?{_END}",
            _I,
        ),
        _near,
    ),
    (
        re.compile(
            rf"\b(?:over |at |for |later )?(?P<which>this|next|last) (?P<unit>weekend|week|fortnight|month|year){_END}",
            _I,
        ),
        _span,
    ),
    (
        re.compile(
            rf"\bin (?:a )?(?P<count>\d{{1,2}}|an?|one|two|three|four|five|six|couple of|few) "
            rf"(?P<unit>day|week|fortnight|month|year)s?{_END}",
            _I,
        ),
        _in_spans,
    ),
    (
        re.compile(
            rf"\b(?:in|at|over|by|before|for|after|around) (?:(?P<which>this|next|last|the) )?"
            rf"(?P<season>spring|summer|autumn|winter|christmas|new year|easter|halloween|thanksgiving|whitsun)"
            rf"{_END}{_ALONE}",
            _I,
        ),
        _season,
    ),
    (
        re.compile(
            rf"\b(?P<which>this|next|last) (?P<season>spring|summer|autumn|winter|christmas|new year|easter)"
            rf"{_END}{_ALONE}",
            _I,
        ),
        _season,
    ),
    (
        re.compile(
            rf"\b(?:soon|these days|at the moment|right now|nowadays|the other day|recently|lately|again soon|"
            rf"in a bit|at last|currently|next time|last time|this time|one day|some ?day|any more|of late){_END}",
            _I,
        ),
        _unknown,
    ),
    (re.compile(rf"\b(?:(?:at|until|till?|from|by|before|after) )?\d{{1,2}}(?::\d\d)? ?(?:am|pm){_END}", _I), _unknown),
    (re.compile(rf"\ball (?:day|night|week|month|year|morning|afternoon|weekend|summer|winter){_END}", _I), _unknown),
    (re.compile(rf"(?<=\w) {_SOME} (?:minutes?|hours?|days?)$", _I), _unknown),
)
_EVERY = re.compile(
    rf"\b(?:(?:every|each) {_DAY}|on (?P<again>{'|'.join(_WEEKDAYS)})s|(?P<plain>{'|'.join(_WEEKDAYS)})s){_END}", _I
)


def timed(text: str, noted: date) -> Timed:
    """Take the words of time out of a clause: "piano exam on Saturday" → "piano exam" and that Saturday."""
    weekly = ""
    match = _EVERY.search(text)
    if match:
        said = (match["weekday"] or match["again"] or match["plain"] or "").lower()[:3]
        weekly = next(name for name in _WEEKDAYS if name.startswith(said)).capitalize()
        text = text[: match.start()] + text[match.end() :]
    on: date | None = None
    for pattern, read in _RULES:
        match = pattern.search(text)
        if match:
            on = on or read(match, noted)
            kept = match.groupdict().get("kept", "")
            text = text[: match.start()] + kept + text[match.end() :]
    words = text.split()
    while (
        on
        and words
        and words[-1].lower() in {"for", "on", "in", "at", "by", "until", "from", "since", "before", "after"}
    ):
        words.pop()
    return Timed(text=" ".join(words).strip(" ,"), on=on, weekly=weekly)
