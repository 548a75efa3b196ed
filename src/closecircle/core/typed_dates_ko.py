"""Dates as they are typed in Korean."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from closecircle.core.months import add_days, date_or_none
from closecircle.core.typed_dates_rules import MONTHS, WEEK, Prefer, Trust, either, rule, said

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from datetime import date

    from closecircle.core.typed_dates_rules import Frame, Rule

WEEKDAYS = "월화수목금토일"
_SATURDAY = 5
_DAYS = {
    "오늘": 0,
    "금일": 0,
    "어제": -1,
    "어저께": -1,
    "작일": -1,
    "그제": -2,
    "그저께": -2,
    "엊그제": -2,
    "엊그저께": -2,
    "그끄제": -3,
    "그끄저께": -3,
    "내일": 1,
    "낼": 1,
    "명일": 1,
    "모레": 2,
    "내일모레": 2,
    "내일 모레": 2,
    "낼모레": 2,
    "낼 모레": 2,
    "글피": 3,
    "그글피": 4,
}
# Words that hold their hour already: nothing follows them but 에.
_NIGHTS = {
    "오늘밤": 0,
    "어젯밤": -1,
    "어제밤": -1,
    "간밤": -1,
    "지난밤": -1,
    "지난 밤": -1,
    "엊저녁": -1,
}
_COUNTED_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
_NATIVE = "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두".split()  # noqa: SIM905  # reads as counted
_COUNT = {word: count for count, word in enumerate(_NATIVE, 1)} | {"석": 3, "넉": 4}
_DIGIT = "일이삼사오육칠팔구"
_SINO = f"[{_DIGIT}]?십[{_DIGIT}]?|[{_DIGIT}]"
_N = rf"[0-9]{{1,3}}|{either(_COUNT)}|{_SINO}"
_DAY = rf"(?P<day>[0-9]{{1,2}}|[이삼]?십[{_DIGIT}]?|[{_DIGIT}])\s?일"
_MONTH = r"(?P<month>[0-9]{1,2}|십[일이]|시|유|[일이삼사오칠팔구])\s?월"
_WEEKS = {
    "지지난": -2,
    "저저번": -2,
    "지난": -1,
    "저번": -1,
    "이번": 0,
    "요번": 0,
    "다음": 1,
    "담": 1,
    "다다음": 2,
    "다음 다음": 2,
    "다음다음": 2,
}
_OFFICE_WEEKS = {"금": 0, "차": 1, "내": 1}
_MONTHS = {**_WEEKS, "이": 0, "내": 1}
_YEARS = {"재작년": -2, "작년": -1, "지난해": -1, "올해": 0, "금년": 0, "내년": 1, "다음 해": 1, "내후년": 2, "후년": 2}
_WD = rf"(?P<weekday>[{WEEKDAYS}])(?:요일|욜)"
_BESIDE = rf"(?:\s?\(\s?(?P<beside>[{WEEKDAYS}])(?:요일)?\s?\)|\s?(?P<beside_long>[{WEEKDAYS}])요일)?"
# By the names of the holidays in `core.holidays`.
_KEPT = {
    "설": "SEOLLAL",
    "설날": "SEOLLAL",
    "구정": "SEOLLAL",
    "추석": "CHUSEOK",
    "한가위": "CHUSEOK",
    "정월 대보름": "FIRST_FULL_MOON",
    "정월대보름": "FIRST_FULL_MOON",
    "대보름": "FIRST_FULL_MOON",
    "부처님 오신 날": "BUDDHA",
    "부처님오신날": "BUDDHA",
    "석가탄신일": "BUDDHA",
    "단오": "DANO",
    "크리스마스": "CHRISTMAS",
    "성탄절": "CHRISTMAS",
    "크리스마스 이브": "CHRISTMAS_EVE",
    "크리스마스이브": "CHRISTMAS_EVE",
    "신정": "NEW_YEAR",
    "새해 첫날": "NEW_YEAR",
    "삼일절": "INDEPENDENCE_MOVEMENT",
    "어린이날": "CHILDREN",
    "어버이날": "PARENTS",
    "스승의 날": "TEACHERS",
    "스승의날": "TEACHERS",
    "현충일": "MEMORIAL",
    "제헌절": "CONSTITUTION",
    "광복절": "LIBERATION",
    "개천절": "FOUNDATION",
    "한글날": "HANGEUL",
    "핼러윈": "HALLOWEEN",
    "할로윈": "HALLOWEEN",
    "빼빼로데이": "PEPERO",
    "밸런타인데이": "VALENTINE",
    "발렌타인데이": "VALENTINE",
    "화이트데이": "WHITE_DAY",
}
_SHIFTS = {"전전날": -2, "전날": -1, "전일": -1, "당일": 0, "다음 날": 1, "다음날": 1, "이튿날": 1}


def number(word: str) -> int:
    """3, 세, 삼, 이십오 as a number."""
    if word.isdecimal():
        return int(word)
    if word in _COUNT:
        return _COUNT[word]
    tens, ten, ones = word.rpartition("십")
    return (10 * (_DIGIT.index(tens) + 1 if tens else 1) if ten else 0) + (_DIGIT.index(ones) + 1 if ones else 0)


def _ago(found: re.Match[str], frame: Frame) -> date | None:
    way = -1 if found["way"] == "전" else 1
    if found["counted"]:
        return frame.days(way * _COUNTED_DAYS[found["counted"]])
    if found["half_year"]:
        return frame.months(way * MONTHS // 2)
    count, unit, half = number(found["n"]), found["unit"], bool(found["half"])
    if unit == "일":
        return None if half else frame.days(way * count)
    if unit in ("주", "주일"):
        return None if half else frame.days(way * WEEK * count)
    months = count * MONTHS + MONTHS // 2 * half if unit in ("년", "해") else count
    on = frame.months(way * months)
    # Half a month is 15 days, as 보름 is.
    return add_days(on, way * 15) if on is not None and half and unit in ("달", "개월") else on


def _month_day(found: re.Match[str], frame: Frame) -> date | None:
    month = {"시": 10, "유": 6}.get(found["month"]) or number(found["month"])
    day = number(found["day"])
    beside = found["beside"] or found["beside_long"]
    weekday = WEEKDAYS.index(beside) if beside else None
    if found["year_word"]:
        return said(date_or_none(frame.today.year + _YEARS[found["year_word"]], month, day), weekday)
    if found["year"]:
        return said(date_or_none(frame.short_year(found["year"].lstrip("'")), month, day), weekday)
    return frame.month_day(month, day, weekday)


def _bare_day(found: re.Match[str], frame: Frame) -> date | None:
    groups = found.groupdict()
    beside = groups["beside"] or groups["beside_long"] or groups.get("noted")
    return said(frame.day_of_month(number(found["day"])), WEEKDAYS.index(beside) if beside else None)


def _leaned(found: re.Match[str], frame: Frame) -> Frame:
    """지난 and 오는 before a date say its side, whatever the field prefers."""
    if not found["lean"]:
        return frame
    return frame.leaning(Prefer.PAST if found["lean"] == "지난" else Prefer.FUTURE)


def _week_day(found: re.Match[str], frame: Frame) -> date | None:
    weeks = _WEEKS[found["week"]] if found["week"] else _OFFICE_WEEKS[found["office"]]
    return frame.weekday_of_week(WEEKDAYS.index(found["weekday"]), weeks)


def _near_weekday(found: re.Match[str], frame: Frame) -> date | None:
    weekday = WEEKDAYS.index(found["weekday"])
    match found["side"]:
        case "지난" | "저번":
            return frame.last_weekday(weekday)
        case "이번" | "요번":
            return frame.this_weekday(weekday)
        case _:
            return frame.coming_weekday(weekday)


def _holiday(found: re.Match[str], frame: Frame) -> date | None:
    from closecircle.core.holidays import Holiday  # noqa: PLC0415  # few dates name one

    holiday, shift = Holiday[_KEPT[found["kept"]]], _SHIFTS[found["shift"]] if found["shift"] else 0
    if found["year_word"] or found["year"]:
        year = frame.today.year + _YEARS[found["year_word"]] if found["year_word"] else int(found["year"])
        on = holiday.on(year)
        return None if on is None else add_days(on, shift)
    if found["side"]:
        leaning = {"지난": Prefer.PAST, "저번": Prefer.PAST}.get(found["side"], Prefer.FUTURE)
        return frame.leaning(leaning).holiday(holiday, shift)
    return frame.holiday(holiday, shift)


def _vague(places: dict[str, int], step: Callable[[Frame, int], date | None]) -> Callable[..., date | None]:
    """지난주, 지난달, 작년 alone: the same day then; this week or this month alone is no day."""
    return lambda found, frame: step(frame, places[found["span"]]) if places[found["span"]] else None


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The Korean forms; each compiled when a line begins as it does."""
    digits = "0123456789"
    numbers = (*digits, *_COUNT, *_DIGIT, "십")
    in_week = (*_WEEKS, *_OFFICE_WEEKS)
    kept_ones = (*_YEARS, *digits, "지난", "저번", "이번", "다음", "오는", *_KEPT)
    weeks, months = either(_WEEKS), either(_MONTHS)
    kept = rf"(?P<kept>{either(_KEPT)})"
    of_year = (
        rf"(?:(?P<year_word>{either(_YEARS)})\s?|(?P<year>[0-9]{{4}})\s?년\s?|(?P<side>지난|저번|이번|다음|오는)\s)?"
    )
    shift = rf"\s?(?P<shift>{either(_SHIFTS)})"
    return (
        rule(
            rf"(?P<word>{either(_DAYS)})(?:은|는|도)?",
            lambda found, frame: frame.days(_DAYS[found["word"]]),
            begins=_DAYS,
        ),
        rule(rf"(?P<word>{either(_NIGHTS)})", lambda found, frame: frame.days(_NIGHTS[found["word"]]), begins=_NIGHTS),
        rule(
            rf"(?:(?P<counted>{either(_COUNTED_DAYS)})|(?P<half_year>반\s?년)"
            rf"|(?P<n>{_N})\s?(?P<unit>주일|일|주|달|개월)(?P<half>\s?반)?)\s?(?:쯤\s?|정도\s)?(?P<way>전|후|뒤|있다가)",
            _ago,
            begins=(*_COUNTED_DAYS, "반", *numbers),
        ),
        rule(
            rf"(?P<counted>)(?P<half_year>)(?P<n>{_N})\s?(?P<unit>년|해)(?P<half>\s?반)?\s?(?:쯤\s?)?(?P<way>전|후|뒤|있다가)",
            _ago,
            Trust.WHOLE,
            begins=numbers,
        ),
        rule(_WD, lambda found, frame: frame.weekday(WEEKDAYS.index(found["weekday"])), Trust.OPEN, begins=WEEKDAYS),
        rule(rf"(?:(?P<week>{weeks})\s?|(?P<office>[금차내]))주\s?{_WD}", _week_day, begins=in_week),
        rule(
            rf"(?:(?P<week>{weeks})\s?|(?P<office>[금차내]))주\s?(?P<weekday>[{WEEKDAYS}])",
            _week_day,
            Trust.WHOLE,
            begins=in_week,
        ),
        rule(
            rf"(?P<side>지난|저번|이번|요번|다음|오는|돌아오는|다가오는)\s?{_WD}",
            _near_weekday,
            begins=("지난", "저번", "이번", "요번", "다음", "오는", "돌아", "다가"),
        ),
        rule(
            rf"(?P<span>{weeks})\s?(?:주\s?)?주말",
            lambda found, frame: frame.weekday_of_week(_SATURDAY, _WEEKS[found["span"]]),
            begins=_WEEKS,
        ),
        rule("주말", lambda _, frame: frame.weekday(_SATURDAY), Trust.WHOLE, begins=("주",)),
        rule(rf"(?P<span>{weeks})\s?주", _vague(_WEEKS, lambda frame, weeks: frame.days(WEEK * weeks)), begins=_WEEKS),
        rule(rf"(?P<span>{months})\s?달", _vague(_MONTHS, lambda frame, months: frame.months(months)), begins=_MONTHS),
        rule(
            rf"(?P<span>{either(_YEARS)})",
            _vague(_YEARS, lambda frame, y: frame.months(MONTHS * y)),
            Trust.WHOLE,
            begins=_YEARS,
        ),
        rule(
            rf"(?P<span>{months})\s?달\s?{_DAY}",
            lambda found, frame: frame.in_month(_MONTHS[found["span"]], number(found["day"])),
            begins=_MONTHS,
        ),
        rule(
            rf"(?P<span>{months})\s?달\s?말일?",
            lambda found, frame: frame.in_month(_MONTHS[found["span"]], None),
            Trust.WHOLE,
            begins=_MONTHS,
        ),
        rule("월말|말일", lambda _, frame: frame.in_month(0, None), Trust.WHOLE, begins=("월", "말")),
        rule(
            rf"(?:(?P<year_word>{either(_YEARS)})\s?|(?P<year>[0-9]{{4}}|'?[0-9]{{2}})\s?년도?\s?){_MONTH}\s?{_DAY}{_BESIDE}",
            _month_day,
            begins=(*_YEARS, "'", *digits),
        ),
        rule(
            rf"(?P<year_word>)(?P<year>)(?:(?P<lean>지난|오는|돌아오는|다가오는)\s)?{_MONTH}\s?{_DAY}{_BESIDE}",
            lambda found, frame: _month_day(found, _leaned(found, frame)),
            Trust.OPEN,
            begins=("지난", "오는", "돌아", "다가", "시", "유", *numbers),
        ),
        rule(_DAY + _BESIDE, _bare_day, Trust.SHAKY, begins=numbers),
        # Marked as a day of the month, it cannot be a stretch of days.
        rule(
            rf"{_DAY}(?:{_BESIDE}에|날에?|\s?\(\s?(?P<noted>[{WEEKDAYS}])(?:요일)?\s?\))",
            _bare_day,
            Trust.OPEN,
            begins=numbers,
        ),
        rule(of_year + kept + shift, _holiday, Trust.OPEN, begins=kept_ones),
        rule(rf"{of_year}{kept}(?P<shift>)에", _holiday, Trust.OPEN, begins=kept_ones),
        rule(rf"{of_year}{kept}(?P<shift>)", _holiday, Trust.WHOLE, begins=kept_ones),
        rule(
            "아까|방금|지금|조금 전|좀 전",
            lambda _, frame: frame.today,
            Trust.WHOLE,
            begins=("아까", "방금", "지금", "조금", "좀"),
        ),
    )
