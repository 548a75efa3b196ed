"""When: how one says when a talk was, and whether what a note looked forward to has come by today."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from closecircle.words.korean_seen import season, suneung

_SEASONS = {"봄": 3, "여름": 6, "가을": 9, "겨울": 12}  # the month in which each begins
_FEASTS = {"설": (2, 10), "추석": (9, 28), "연말": (12, 31)}  # about; a greeting of the day itself knows better
_LED_IN = 30  # days into a season after which one may ask how it was
_NAMED = re.compile(
    r"(?:^|\s|올)(봄|여름|가을|겨울)(?:에|엔|이|이면|부터| 되면| 오면|방학|까지|\s)|(\d{1,2})월|(내년|새해)|(연말|"
    r"추석|설(?=에|날| 전| 쇠))|(수능)"
)
_PAST = re.compile("작년|지난|올봄|했던")
_RECENT = ((0, ("아까 ", "")), (1, ("어제 ",)), (6, ("며칠 전에 ", "지난번에 ", "")))
_WEEK, _FORTNIGHT, _MONTH, _TWO_MONTHS = 7, 14, 28, 60  # days


def openers(since: int | None, today: date) -> tuple[str, ...]:
    """What may stand before something of a talk so many days ago, '' among them: nobody says 지난번에 each time."""
    if since is None:
        return ("지난번에 ", "", "전에 ")
    for days, said in _RECENT:
        if since <= days:
            return said
    on = today - timedelta(days=since)
    if since < _FORTNIGHT:
        return ("지난주에 " if since - today.weekday() <= _WEEK else "지난번에 ", "지난번에 ", "")
    if since < _MONTH:
        return ("지난번에 ", "저번에 ", "", "얼마 전에 ")
    if since <= _TWO_MONTHS:
        last_month = (today.replace(day=1) - timedelta(days=1)).month == on.month
        return ("지난달에 " if last_month else "지난번에 ", "지난번에 ", "")
    other_season = season(on)[0] != season(today)[0] and since < 11 * _MONTH
    return (f"지난{season(on)[0]}에 ", "", "전에 ") if other_season else ("전에 ", "예전에 ", "")


@cache
def to_come(text: str, on: date | None, today: date) -> bool | None:
    """Whether the time that a note names lies ahead still; None when it names none.

    Days are counted from the talk: "다음 주" of three weeks ago is over.
    """
    if on is None:
        return None
    soon = _named_day(text, on)
    if soon is not None:
        return today <= soon
    named = _NAMED.search(text + " ")
    if named is None or _PAST.search(text):
        return None
    begins = _begins(named, on)
    return begins is not None and today < begins


_DAYS = {"내일": 1, "모레": 2, "내일모레": 2, "글피": 3}
_DATE = re.compile(r"(\d{1,2})월 ?(\d{1,2})일")
_WEEKDAY = re.compile("(다음 ?주|담주|이번 ?주|이번|오는)? ?([월화수목금토일])요일")
_WEEK_OR_MONTH = re.compile("(다음 ?주|담주|이번 ?주|다음 ?달|담달|이번 ?달|이달)")


def _named_day(text: str, on: date) -> date | None:
    """The last day of what a note calls 내일, 3월 5일, 이번 금요일, 다음 주 or 다음 달."""
    for read in (_in_days, _on_a_date, _on_a_weekday, _in_a_span):
        day = read(text, on)
        if day is not None:
            return day
    return None


def _in_days(text: str, on: date) -> date | None:
    said = (
        days for word, days in _DAYS.items() if re.search(rf"(?:^|\s){word}(?:은|이|부터|이라|까지)?(?:\s|$)", text)
    )
    days = next(said, None)
    return on + timedelta(days=days) if days is not None else None


def _on_a_date(text: str, on: date) -> date | None:
    dated = _DATE.search(text)
    month, day = (int(dated[1]), int(dated[2])) if dated else (0, 0)
    return _next(month, day, on) if 1 <= month <= 12 and 1 <= day <= 28 else None  # noqa: PLR2004  # days of any month


def _on_a_weekday(text: str, on: date) -> date | None:
    weekday = _WEEKDAY.search(text)
    if weekday is None or re.search("마다|지난", text):
        return None
    ahead = "월화수목금토일".index(weekday[2]) - on.weekday()
    if weekday[1] and weekday[1].startswith(("다음", "담")):
        return on + timedelta(days=ahead + 7)
    return on + timedelta(days=ahead if ahead >= 0 else ahead + 7)


def _in_a_span(text: str, on: date) -> date | None:
    span = _WEEK_OR_MONTH.search(text)
    if span is None:
        return None
    if "주" in span[1]:
        return on + timedelta(days=6 - on.weekday() + (0 if span[1].startswith("이번") else 7))
    first = on.replace(day=1) + timedelta(days=32 if span[1].startswith("이") else 63)
    return first.replace(day=1) - timedelta(days=1)


def _begins(named: re.Match[str], on: date) -> date | None:
    """The day from which one may ask how it was."""
    of_season, of_month, next_year, feast, _exam = named.groups()
    if of_season:
        start = _next(_SEASONS[of_season], 1, on - timedelta(days=90))
        return start + timedelta(days=_LED_IN)
    if of_month:
        return _next(int(of_month), 20, on) if 1 <= int(of_month) <= 12 else None  # noqa: PLR2004  # months
    if next_year:
        return date(on.year + 1, 3, 1)
    if feast:
        return _next(*_FEASTS[feast], on)
    exam = suneung(on.year)
    return exam if exam >= on else suneung(on.year + 1)


def _next(month: int, day: int, on: date) -> date:
    this_year = date(on.year, month, day)
    return this_year if this_year >= on else date(on.year + 1, month, day)
