"""Dates typed in digits alone: ISO, 2026. 11. 3., 26.11.03, 12/3, 11.3."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from closecircle.core.months import date_or_none
from closecircle.core.typed_dates_rules import Trust, rule, said

if TYPE_CHECKING:
    import re
    from datetime import date

    from closecircle.core.typed_dates_rules import Frame, Rule

_KO_WEEKDAYS = "월화수목금토일"
_EN_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A weekday written beside a date: (목), (목요일), 목요일, (thu).
_BESIDE = (
    rf"(?:\s?\(\s?(?:(?P<ko>[{_KO_WEEKDAYS}])(?:요일)?|(?P<en>{'|'.join(_EN_WEEKDAYS)})[a-z]*)\s?\)"
    rf"|\s?(?P<ko_long>[{_KO_WEEKDAYS}])요일)?"
)
_Y = r"(?P<y>(?:1[0-9]|2[01])[0-9]{2})"
_M = r"(?P<m>[0-9]{1,2})"
_D = r"(?P<d>[0-9]{1,2})"
_AS_NUMBERS = 2


def _weekday(found: re.Match[str]) -> int | None:
    korean = found["ko"] or found["ko_long"]
    if korean:
        return _KO_WEEKDAYS.index(korean)
    return _EN_WEEKDAYS.index(found["en"]) if found["en"] else None


def _year_first(found: re.Match[str], frame: Frame) -> date | None:
    on = date_or_none(frame.short_year(found["y"]), int(found["m"]), int(found["d"]))
    return said(on, _weekday(found))


def _year_last(found: re.Match[str], frame: Frame) -> date | None:
    """12/3/2026 by the setting; the other order where the setting's is no date, since then it is the only reading."""
    year, one, two = frame.short_year(found["y"]), int(found["m"]), int(found["d"])
    month, day = (two, one) if frame.dayfirst else (one, two)
    swapped = None if len(found["y"]) == _AS_NUMBERS else date_or_none(year, day, month)
    return said(date_or_none(year, month, day) or swapped, _weekday(found))


def _no_year(found: re.Match[str], frame: Frame) -> date | None:
    one, two = int(found["m"]), int(found["d"])
    return frame.month_day(*((two, one) if frame.dayfirst else (one, two)), _weekday(found))


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The forms in digits; compiled when the first is typed."""
    clock = r"(?:t[0-9:.]+z?)?"
    return (
        rule(rf"{_Y}-{_M}-{_D}{clock}{_BESIDE}", _year_first),
        rule(rf"{_Y}/{_M}/{_D}{_BESIDE}", _year_first),
        rule(rf"{_Y}\.\s?{_M}\.\s?{_D}\.?{_BESIDE}", _year_first),
        rule(rf"{_Y}\s{_M}\s{_D}{_BESIDE}", _year_first, Trust.WHOLE),
        rule(rf"{_Y}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}}){_BESIDE}", _year_first),
        rule(rf"(?P<y>[0-9]{{2}})(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}}){_BESIDE}", _year_first, Trust.WHOLE),
        rule(rf"'?(?P<y>[0-9]{{2}})\.\s?{_M}\.\s?{_D}\.?{_BESIDE}", _year_first),
        rule(rf"'?(?P<y>[0-9]{{2}})-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}}){_BESIDE}", _year_first),
        rule(rf"{_M}(?P<mark>[/.-]){_D}(?P=mark)(?P<y>[0-9]{{4}}){_BESIDE}", _year_last),
        rule(rf"{_M}/{_D}/(?P<y>[0-9]{{2}}){_BESIDE}", _year_last),
        rule(rf"{_M}/{_D}{_BESIDE}", _no_year, Trust.OPEN),
        rule(rf"{_M}\s/\s{_D}{_BESIDE}", _no_year, Trust.WHOLE),
        rule(rf"{_M}\.\s?{_D}\.?{_BESIDE}", _no_year, Trust.DECIMAL),
        rule(rf"{_M}-{_D}{_BESIDE}", _no_year, Trust.WHOLE),
    )
