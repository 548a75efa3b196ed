"""Dates as they are typed in English."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from closecircle.core.months import add_days, date_or_none
from closecircle.core.typed_dates_rules import MONTHS, WEEK, Prefer, Trust, either, rule, said

if TYPE_CHECKING:
    import re
    from datetime import date

    from closecircle.core.typed_dates_rules import Frame, Rule

_SATURDAY = 5
_DIGITS = "0123456789"
_DAYS = {
    "today": 0,
    "tonight": 0,
    "earlier today": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "yday": -1,
    "yest": -1,
    "last night": -1,
    "last evening": -1,
    "day before yesterday": -2,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "tmrw": 1,
    "tmr": 1,
    "day after tomorrow": 2,
    "a week from today": 7,
    "a week from tomorrow": 8,
    "the day after tomorrow": 2,
}
_WEEKDAYS = (
    "monday mon",
    "tuesday tues tue",
    "wednesday weds wed",
    "thursday thurs thur thu",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
_WEEKDAY = {word: weekday for weekday, words in enumerate(_WEEKDAYS) for word in words.split()}
# Words of their own: "sat down", "sun was out", "wed her in May", "mon ami".
_WORDS_TOO = ("mon", "wed", "sat", "sun")
_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_MONTH = {word: month for month, words in enumerate(_MONTHS, 1) for word in words.split()}
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905  # reads as counted
_COUNT = (
    {word: count for count, word in enumerate(_NUMBERS, 1)}
    | {"a": 1, "an": 1, "the": 1}
    | {
        "a couple of": 2,
        "a couple": 2,
        "couple of": 2,
        "couple": 2,
    }
)
_UNITS = {
    "d": "d day days",
    "w": "w wk wks week weeks",
    "f": "fortnight fortnights",
    "m": "mo mos mth mths month months",
    "y": "y yr yrs year years",
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_SPAN_WORDS = ("day", "week", "fortnight", "month")
_SPANS = {"last": -1, "past": -1, "next": 1, "coming": 1}
# By the names of the holidays in `core.holidays`.
_KEPT = {
    "christmas": "CHRISTMAS",
    "christmas day": "CHRISTMAS",
    "xmas": "CHRISTMAS",
    "xmas day": "CHRISTMAS",
    "christmas eve": "CHRISTMAS_EVE",
    "xmas eve": "CHRISTMAS_EVE",
    "boxing day": "BOXING_DAY",
    "new year's day": "NEW_YEAR",
    "new years day": "NEW_YEAR",
    "new year's eve": "NEW_YEARS_EVE",
    "new years eve": "NEW_YEARS_EVE",
    "nye": "NEW_YEARS_EVE",
    "valentine's day": "VALENTINE",
    "valentines day": "VALENTINE",
    "halloween": "HALLOWEEN",
    "lunar new year": "SEOLLAL",
    "korean new year": "SEOLLAL",
    "seollal": "SEOLLAL",
    "chuseok": "CHUSEOK",
}
_N = rf"[0-9]{{1,3}}|{either(_COUNT)}"
_U = either(_UNIT)
_COUNTED = rf"(?:(?P<half>half an?|a half)\s(?P<half_unit>year)|(?P<n>{_N})\s?(?P<unit>{_U}))"
_WD = rf"(?P<weekday>{either(_WEEKDAY)})\.?"
_BEFORE = rf"(?:(?P<beside>{either(_WEEKDAY)})\.?,?\s(?:the\s)?)?"
_AFTER = rf"(?:,?\s?\(\s?(?P<noted>{either(_WEEKDAY)})\.?\s?\)|,\s(?P<comma>{either(_WEEKDAY)}))?"
_MON = rf"(?P<month>{either(_MONTH)})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?P<nth>st|nd|rd|th)?"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)[0-9]{2}|'[0-9]{2})|\s(?P<year_word>last|this|next)\syear)"


def _counted(found: re.Match[str], frame: Frame, way: int) -> date | None:
    if found["half"]:
        return frame.months(way * MONTHS // 2)
    count = (_COUNT.get(found["n"]) or int(found["n"])) if found["n"] else 1
    match _UNIT[found["unit"]]:
        case "d":
            return frame.days(way * count)
        case "w":
            return frame.days(way * count * WEEK)
        case "f":
            return frame.days(way * count * WEEK * 2)
        case "m":
            return frame.months(way * count)
        case _:
            return frame.months(way * count * MONTHS)


def _ago(found: re.Match[str], frame: Frame) -> date | None:
    return _counted(found, frame, -1)


def _hence(found: re.Match[str], frame: Frame) -> date | None:
    return _counted(found, frame, 1)


def _weekday(found: re.Match[str], frame: Frame) -> date | None:
    return frame.weekday(_WEEKDAY[found["weekday"]])


def _sided_weekday(found: re.Match[str], frame: Frame) -> date | None:
    weekday = _WEEKDAY[found["weekday"]]
    if found["side"] in ("last", "past", "this past"):
        return frame.last_weekday(weekday)
    return frame.this_weekday(weekday) if found["side"] == "this" else frame.coming_weekday(weekday)


def _weekday_of_week(found: re.Match[str], frame: Frame) -> date | None:
    return frame.weekday_of_week(_WEEKDAY[found["weekday"]], {"last": -1, "this": 0, "next": 1}[found["week"]])


def _second_weekday(found: re.Match[str], frame: Frame) -> date | None:
    """The Friday before last, the Friday after next, Friday week: one week past the nearest."""
    weekday, back = _WEEKDAY[found["weekday"]], "before" in found[0]
    near = frame.last_weekday(weekday) if back else frame.coming_weekday(weekday)
    return None if near is None else add_days(near, -WEEK if back else WEEK)


def _span(found: re.Match[str], frame: Frame) -> date | None:
    """Last week is the same weekday a week ago, last month the same day a month ago, last weekend its Saturday."""
    way = _SPANS[found["side"]]
    match found["unit"]:
        case "week":
            return frame.days(way * WEEK)
        case "fortnight":
            return frame.days(way * WEEK * 2)
        case "weekend":
            return frame.weekday_of_week(_SATURDAY, way)
        case "month":
            return frame.months(way)
        case _:
            return frame.months(way * MONTHS)


def _second_span(found: re.Match[str], frame: Frame) -> date | None:
    way = -2 if found["side"] == "before last" else 2
    match found["unit"]:
        case "week":
            return frame.days(way * WEEK)
        case "weekend":
            return frame.weekday_of_week(_SATURDAY, way)
        case _:
            return frame.months(way)


def _month_day(found: re.Match[str], frame: Frame) -> date | None:
    month, day = _MONTH[found["month"]], int(found["day"])
    beside = found["beside"] or found["noted"] or found["comma"]
    weekday = _WEEKDAY[beside] if beside else None
    groups = found.groupdict()
    if groups.get("year"):
        return said(date_or_none(frame.short_year(groups["year"].lstrip("'")), month, day), weekday)
    if groups.get("year_word"):
        years = {"last": -1, "this": 0, "next": 1}[groups["year_word"]]
        return said(date_or_none(frame.today.year + years, month, day), weekday)
    match groups.get("side"):
        case "last":
            frame = frame.leaning(Prefer.PAST)
        case "next":
            frame = frame.leaning(Prefer.FUTURE)
        case _:
            pass
    return frame.month_day(month, day, weekday)


def _bare_day(found: re.Match[str], frame: Frame) -> date | None:
    on = frame.day_of_month(int(found["day"]))
    return said(on, _WEEKDAY[found["beside"]] if found["beside"] else None)


def _day_of_span(found: re.Match[str], frame: Frame) -> date | None:
    return frame.in_month({"last": -1, "this": 0, "the": 0, "next": 1}[found["span"]], int(found["day"]))


def _month_end(found: re.Match[str], frame: Frame) -> date | None:
    return frame.in_month({"last": -1, "next": 1}.get(found["span"], 0), None)


def _holiday(found: re.Match[str], frame: Frame) -> date | None:
    from closecircle.core.holidays import Holiday  # noqa: PLC0415  # few dates name one

    holiday = Holiday[_KEPT[found["kept"]]]
    shift = {"before": -1, "after": 1}[found["beside"]] if found["beside"] else 0
    if found["year"]:
        on = holiday.on(int(found["year"]))
        return None if on is None else add_days(on, shift)
    if found["side"] == "last":
        frame = frame.leaning(Prefer.PAST)
    elif found["side"]:
        frame = frame.leaning(Prefer.FUTURE)
    return frame.holiday(holiday, shift)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The English forms; each compiled when a line begins as it does."""
    shaky = either(_WORDS_TOO)
    numbers = (*_DIGITS, *_COUNT)
    counted = ("half", *numbers)
    sides = ("last ", "past ", "this ", "next ", "coming ")
    named = ("last ", "next ", *_MONTH, *_WEEKDAY)
    days = ("the ", *_DIGITS, *_WEEKDAY)
    kept = rf"(?P<kept>{either(_KEPT)})(?:\s(?P<year>(?:19|20)[0-9]{{2}}))?"
    beside = r"(?:(?:the )?day (?P<beside>before|after) )"
    side = r"(?:(?P<side>last|next|this|coming)\s)"
    named_first = rf"{_BEFORE}(?:(?P<side>last|next)\s)?{_MON}\s?{_DAY}"
    day_first = rf"{_BEFORE}(?:the\s)?{_DAY}\s?(?:of\s)?{_MON}"
    return (
        rule(f"(?P<word>{either(_DAYS)})", lambda found, frame: frame.days(_DAYS[found["word"]]), begins=_DAYS),
        rule(rf"{_COUNTED}\s(?:ago|back)", _ago, begins=counted),
        rule(r"(?P<half>)(?P<n>)(?P<unit>day|week|fortnight|month)\sago", _ago, begins=_SPAN_WORDS),
        # A year ago says when something happened, hardly when one talked.
        rule(
            rf"(?P<half>)(?P<n>{_N})\s?(?P<unit>yr|yrs|years|year|y)\s(?:ago|back)", _ago, Trust.WHOLE, begins=numbers
        ),
        rule(rf"in\s{_COUNTED}(?:'s?)?(?:\stime)?", _hence, begins=("in ",)),
        rule(rf"{_COUNTED}\s(?:from|after)\s(?:now|today)", _hence, begins=counted),
        rule(rf"(?!(?:{shaky})\b\.?){_WD}", _weekday, Trust.OPEN, begins=_WEEKDAY),
        rule(rf"(?P<weekday>{shaky})", _weekday, Trust.SHAKY, begins=_WORDS_TOO),
        rule(rf"on\s{_WD}", _weekday, Trust.OPEN, begins=("on ",)),
        rule(
            rf"(?:on\s)?(?P<side>last|past|this past|this|next|coming|this coming)\s{_WD}",
            _sided_weekday,
            begins=("on ", *sides),
        ),
        rule(rf"{_WD},?\s(?:of\s)?(?P<week>last|this|next)\sweek", _weekday_of_week, begins=_WEEKDAY),
        rule(
            rf"(?P<week>last|this|next)\sweek,?\s(?:on\s)?{_WD}", _weekday_of_week, begins=("last ", "this ", "next ")
        ),
        rule(rf"(?:the\s)?{_WD}\s(?:before last|after next)", _second_weekday, begins=("the ", *_WEEKDAY)),
        rule(rf"(?:a|one|1)\sweek\s(?:from|on)\s{_WD}", _second_weekday, begins=("a ", "one ", "1 ")),
        rule(rf"{_WD}\sweek", _second_weekday, Trust.WHOLE, begins=_WEEKDAY),
        rule(r"(?P<side>last|past|next|coming)\s(?P<unit>weekend|week|fortnight|month)", _span, begins=sides),
        rule(r"(?P<side>last|next)\s(?P<unit>year)", _span, Trust.WHOLE, begins=("last ", "next ")),
        rule(
            r"(?:the\s)?(?P<unit>weekend|week|month)\s(?P<side>before last|after next)",
            _second_span,
            begins=("the ", "week", "month"),
        ),
        rule("this weekend", lambda _, frame: frame.weekday_of_week(_SATURDAY, 0), begins=("this ",)),
        rule(
            "(?:(?:at|on|over) )?(?:the )?weekend",
            lambda _, frame: frame.weekday(_SATURDAY),
            Trust.WHOLE,
            begins=("at ", "on ", "over ", "the ", "week"),
        ),
        rule(named_first + _AFTER, _month_day, Trust.OPEN, begins=named),
        rule(named_first + _YEAR + _AFTER, _month_day, begins=named),
        rule(day_first + _AFTER, _month_day, Trust.SHAKY, begins=days),
        rule(
            rf"{_BEFORE}(?:the\s)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)\s(?:of\s)?{_MON}{_AFTER}",
            _month_day,
            Trust.OPEN,
            begins=days,
        ),
        rule(rf"{_BEFORE}(?P<day>[0-9]{{1,2}})\s?(?!may|mar|march){_MON}{_AFTER}", _month_day, Trust.OPEN, begins=days),
        rule(day_first + _YEAR + _AFTER, _month_day, begins=days),
        rule(rf"{_BEFORE}(?:the\s)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)", _bare_day, Trust.SHAKY, begins=days),
        rule(
            rf"(?:the\s)?{_DAY}(?:\sof)?\s(?P<span>last|this|next|the)\smonth", _day_of_span, begins=("the ", *_DIGITS)
        ),
        rule(
            rf"(?P<span>last|this|next)\smonth\s(?:on\s)?(?:the\s)?{_DAY}",
            _day_of_span,
            begins=("last ", "this ", "next "),
        ),
        rule(
            r"(?:the\s)?(?:end|last day)\sof\s(?:the\s)?(?:(?P<span>last|this|next)\s)?month",
            _month_end,
            Trust.WHOLE,
            begins=("the ", "end ", "last "),
        ),
        rule(rf"on\s(?P<beside>)(?P<side>){kept}", _holiday, Trust.OPEN, begins=("on ",)),
        rule(rf"{beside}{side}?{kept}", _holiday, Trust.OPEN, begins=("the ", "day ")),
        rule(rf"{side}?(?P<beside>){kept}", _holiday, Trust.WHOLE, begins=(*sides, *_KEPT)),
        rule("just now|now", lambda _, frame: frame.today, Trust.WHOLE, begins=("just ", "now")),
    )
