"""Rhythms as people type them: "3w", "every 3 weeks", "twice a year", "두 달에 한 번", "매주", "보름마다"."""

from __future__ import annotations

import re
import unicodedata

# What a rhythm of one word comes to; spaces do not matter.
_WHOLE = {
    "1d": ("daily", "every day", "a day", "매일", "날마다", "하루"),
    "2d": ("every other day", "이틀", "격일"),
    "3d": ("사흘",),
    "4d": ("나흘",),
    "5d": ("닷새",),
    "6d": ("엿새",),
    "7d": ("이레",),
    "10d": ("열흘",),
    "15d": ("보름",),
    "1w": ("weekly", "every week", "매주", "주마다", "주"),
    "2w": ("fortnightly", "every other week", "every second week", "a fortnight", "every fortnight", "격주"),
    "1m": ("monthly", "every month", "매달", "매월", "달마다", "월마다", "달", "월"),
    "2m": ("every other month", "every second month", "격월", "격달"),
    "3m": ("quarterly", "every quarter", "a quarter", "분기", "분기마다", "매분기", "한분기"),
    "6m": ("half a year", "half yearly", "every half year", "every half a year", "반년", "반기", "매반기"),
    "1y": ("yearly", "annually", "every year", "매년", "해마다", "연마다", "년", "연"),
    "2y": ("every other year", "every second year", "격년"),
}
_SPELT = {phrase.replace(" ", ""): spelt for spelt, phrases in _WHOLE.items() for phrase in phrases}
_UNITS = {
    "d": "d day days 일",
    "w": "w wk wks week weeks 주 주일",
    "m": "m mo mos month months 달 개월",
    "y": "y yr yrs year years 년 해",
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_NUMBERS = (
    ("a", "an", "one", "single", "한", "일"),
    ("two", "couple", "coupleof", "acoupleof", "두", "이"),
    ("three", "세", "석", "삼"),
    ("four", "네", "넉", "사"),
    ("five", "다섯", "오"),
    ("six", "여섯", "육"),
    ("seven", "일곱", "칠"),
    ("eight", "여덟", "팔"),
    ("nine", "아홉", "구"),
    ("ten", "열", "십"),
    ("eleven", "열한", "십일"),
    ("twelve", "열두", "십이"),
)
_COUNT = {word: count for count, words in enumerate(_NUMBERS, 1) for word in words}
_N = "|".join(["[0-9]{1,4}", *sorted(_COUNT, key=len, reverse=True)])
_U = "|".join(sorted(_UNIT, key=len, reverse=True))
_ONCE = re.compile(r"^(?:once|onetime)(?:in|every|per)?")
_EVERY = re.compile(r"^(?:every|each|per)")
_AFTER = re.compile(r"(?:(?:에|마다)(?:한번|1번|1회|한차례)?(?:씩|쯤|정도)?|간격(?:으로)?|쯤|한번)$")
_COUNTED = re.compile(rf"(?P<n>{_N})(?P<unit>{_U})")
_OFTEN = re.compile(
    rf"(?:(?P<twice>twice)|(?P<n>{_N})times)(?:per|every|in)?(?P<span>.+)|(?P<ko_span>.+?)에?(?P<ko>{_N})[번회]씩?"
)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_MONTHS_A_YEAR = 12


def count_and_unit(text: str) -> tuple[int, str] | None:
    """The count and the unit letter (d, w, m, y) of a typed rhythm, or None.

    Several times in a span are shared out: twice a month is 15 days, twice a year 6 months.
    """
    # Compatibility form, so that a rhythm typed in full-width digits counts as well.
    folded = unicodedata.normalize("NFKC", text).casefold()
    packed = "".join(re.sub("(?<=[a-z])-(?=[a-z])", "", folded).split())
    return _plain(packed) or _often(packed)


def _plain(packed: str) -> tuple[int, str] | None:
    packed = _ONCE.sub("", packed)
    bare = _AFTER.sub("", packed)
    for form in (packed, bare):
        if form in _SPELT:
            spelt = _SPELT[form]
            return int(spelt[:-1]), spelt[-1]
    for form in (bare, _EVERY.sub("", bare)):
        if found := _COUNTED.fullmatch(form):
            return _number(found["n"]), _UNIT[found["unit"]]
    if found := re.fullmatch(rf"(?:every|each|per)(?P<unit>{_U})", bare):
        return 1, _UNIT[found["unit"]]
    return None


def _often(packed: str) -> tuple[int, str] | None:
    found = _OFTEN.fullmatch(packed)
    span = _plain(found["span"] or found["ko_span"]) if found else None
    if found is None or span is None:
        return None
    times = 2 if found["twice"] else _number(found["n"] or found["ko"])
    count, unit = span
    if unit == "y":
        count, unit = count * _MONTHS_A_YEAR, "m"
    if not times:
        return None
    if count % times == 0:
        return count // times, unit
    return max(1, round(count * _DAYS[unit] / times)), "d"


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _COUNT[word]
