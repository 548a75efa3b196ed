"""Dates as people type them. Today is Wednesday, 18 June 2025, unless a test says otherwise."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.typed_dates import Found, Prefer, leading_date, read_date

TODAY = date(2025, 6, 18)
PAST, FUTURE = Prefer.PAST, Prefer.FUTURE


def log_field(text: str) -> str:
    on = read_date(text, TODAY, prefer=PAST)
    return on.isoformat() if on else ""


def reminder(text: str) -> str:
    on = read_date(text, TODAY, prefer=FUTURE)
    return on.isoformat() if on else ""


def logged(line: str) -> tuple[str, str]:
    found = leading_date(line, TODAY, prefer=PAST)
    return (found.on.isoformat(), found.rest) if found else ("", line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("그끄저께", "2025-06-15"),
        ("엊그제", "2025-06-16"),
        ("나흘 전", "2025-06-14"),
        ("열흘 전", "2025-06-08"),
        ("이 주 전", "2025-06-04"),
        ("석 달 전", "2025-03-18"),
        ("한 달 반 전", "2025-05-03"),
        ("반년 전", "2024-12-18"),
        ("2년 전", "2023-06-18"),
        ("지지난주 목요일", "2025-06-05"),
        ("저번주 일요일", "2025-06-15"),
        ("지난 수요일", "2025-06-11"),
        ("수요일", "2025-06-18"),
        ("토욜", "2025-06-14"),
        ("지난 주말", "2025-06-14"),
        ("저번달 30일", "2025-05-30"),
        ("7일", "2025-06-07"),
        ("7일날", "2025-06-07"),
        ("31일", "2025-05-31"),
        ("8월 15일", "2024-08-15"),
        ("재작년 9월 1일", "2023-09-01"),
        ("유월 육일", "2025-06-06"),
        ("25년 6월 2일", "2025-06-02"),
        ("6월 2일(월)", "2025-06-02"),
        ("설날", "2025-01-29"),
        ("추석 전날", "2024-09-16"),
        ("작년 크리스마스", "2024-12-25"),
        ("어제 오후 3시 반", "2025-06-17"),
        ("어젯밤 11시", "2025-06-17"),
        ("２０２５．６．２", "2025-06-02"),
        ("25.6.2", "2025-06-02"),
        ("'25.6.2", "2025-06-02"),
        ("6/2/2025", "2025-06-02"),
        ("2025-06-02 14:30", "2025-06-02"),
        ("7/4", "2024-07-04"),
        ("6.2", "2025-06-02"),
        ("last wednesday", "2025-06-11"),
        ("wed", "2025-06-18"),
        ("sat", "2025-06-14"),
        ("Fri night", "2025-06-13"),
        ("last weekend", "2025-06-14"),
        ("a couple of weeks ago", "2025-06-04"),
        ("a fortnight ago", "2025-06-04"),
        ("half a year ago", "2024-12-18"),
        ("the week before last", "2025-06-04"),
        ("thursday last week", "2025-06-12"),
        ("1st of June", "2025-06-01"),
        ("the 5th", "2025-06-05"),
        ("Friday the 13th", "2025-06-13"),
        ("Mon, June 2", "2025-06-02"),
        ("Dec 24, 2023", "2023-12-24"),
        ("last christmas", "2024-12-25"),
        ("  YESTERDAY at noon. ", "2025-06-17"),
    ],
)
def test_a_log_field_reads_the_day_that_has_been(text: str, expected: str) -> None:
    assert log_field(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("글피", "2025-06-21"),
        ("내일모레", "2025-06-20"),
        ("사흘 뒤", "2025-06-21"),
        ("보름 후", "2025-07-03"),
        ("다다음 주 화요일", "2025-07-01"),
        ("이번 주 금요일까지", "2025-06-20"),
        ("이번 월요일", "2025-06-23"),
        ("담주 금", "2025-06-27"),
        ("차주 월요일", "2025-06-23"),
        ("다음 달 31일", "2025-07-31"),
        ("월말", "2025-06-30"),
        ("6월 2일", "2026-06-02"),
        ("추석", "2025-10-06"),
        ("크리스마스 이브", "2025-12-24"),
        ("내년 3월 2일", "2026-03-02"),
        ("the day after tomorrow", "2025-06-20"),
        ("in two weeks", "2025-07-02"),
        ("in a week's time", "2025-06-25"),
        ("3 days from now", "2025-06-21"),
        ("next wednesday", "2025-06-25"),
        ("next thursday", "2025-06-19"),
        ("this friday", "2025-06-20"),
        ("friday next week", "2025-06-27"),
        ("Tuesday week", "2025-07-01"),
        ("a week from friday", "2025-06-27"),
        ("12 Dec 2026", "2026-12-12"),
        ("by the 5th", "2025-07-05"),
        ("15th of next month", "2025-07-15"),
        ("end of the month", "2025-06-30"),
        ("Christmas", "2025-12-25"),
        ("tomorrow 3pm", "2025-06-19"),
    ],
)
def test_a_reminder_field_reads_the_day_to_come(text: str, expected: str) -> None:
    assert reminder(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2월 30일", "13월 3일", "2/30", "Feb 30", "2025-02-29", "다음 달 32일", "0/3", "6월 2일(금) 2025",
        "2025년 6월 2일(금)", "May", "june", "금", "3", "2025", "2025.6", "3일간", "3일 동안", "며칠 전",
        "a few days ago",
        "달포 전", "이번 주", "this week", "매주 금요일", "every friday", "음력 8월 15일", "soon", "언젠가",
        "x" * 5000,
        "the other day", "하루 종일", "다음 주 중", "26/11/03", "192.168.0.1", "010-1234-5678",
    ],
)  # fmt: skip
def test_what_is_no_one_day_is_not_guessed(text: str) -> None:
    assert log_field(text) == ""
    assert reminder(text) == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("어제 빵 사러 들르심", ("2025-06-17", "빵 사러 들르심")),
        ("어제는 통화만", ("2025-06-17", "통화만")),
        ("어제, 통화", ("2025-06-17", "통화")),
        ("  그제\t산책", ("2025-06-16", "산책")),
        ("지난주 토요일 점심 같이", ("2025-06-14", "점심 같이")),
        ("금요일에 빵집에서", ("2025-06-13", "빵집에서")),
        ("금요일날 통화", ("2025-06-13", "통화")),
        ("3일전 통화", ("2025-06-15", "통화")),
        ("7일에 만남", ("2025-06-07", "만남")),
        ("7일 저녁 식사", ("2025-06-07", "저녁 식사")),
        ("6월 2일(월) 꽃 사 가심", ("2025-06-02", "꽃 사 가심")),
        ("6.2 꽃다발", ("2025-06-02", "꽃다발")),
        ("추석 전날 인사", ("2024-09-16", "인사")),
        ("그제 통화. 다음 달 이사 가신대", ("2025-06-16", "통화. 다음 달 이사 가신대")),
        ("어제 금요일 약속 잡음", ("2025-06-17", "금요일 약속 잡음")),
        ("yesterday: new glasses", ("2025-06-17", "new glasses")),
        ("yesterday 3pm walk", ("2025-06-17", "3pm walk")),
        ("last fri he found a flat", ("2025-06-13", "he found a flat")),
        ("7/4 jar of honey", ("2024-07-04", "jar of honey")),
        ("sat: market", ("2025-06-14", "market")),
        ("on sat we met", ("2025-06-14", "we met")),
        ("sat lunch", ("2025-06-14", "lunch")),
        ("2 weeks ago, long call", ("2025-06-04", "long call")),
        ("3 june call", ("2025-06-03", "call")),
        ("last night – fireworks", ("2025-06-17", "fireworks")),
        ("어제", ("2025-06-17", "")),
    ],
)
def test_a_date_at_the_start_of_a_line_is_taken_off_it(line: str, expected: tuple[str, str]) -> None:
    assert logged(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        # words that only begin like a date
        "May looked tired", "April called", "march 는 힘들대", "sunny day", "sat down with him", "sat with her",
        "sun was out",
        "wed her sweetheart", "mon ami came by", "Fridays she bakes", "friday's loaf", "today's loaf",
        "yesterday's cake",
        "모레노 씨 만남", "오늘따라 조용함", "어제의 용사", "일 때문에 바쁨", "화 많이 남", "금목걸이 자랑",
        "설명 들음", "보름달 봄",
        "지난번에 얘기한 책", "월세 얘기", "last time he laughed", "one day she said", "the 3rd time she came",
        "on the 3rd floor",
        # spans and frequencies
        "3일간 여행", "3일 동안 여행", "3일 휴가", "3일 전화함", "3일에 한 번 들르심", "2주에 한 번 옴",
        "사흘 내내 비", "일요일마다 옴",
        "금요일 저녁마다 옴", "지난주 내내 아프심", "한 달 만에 옴", "last week of october", "3d movie",
        "2-3 people came",
        "어제부터 아프심", "어제까지 출장", "월요일부터 금요일까지 출장", "7/4-7/6 trip", "7/4~6 여행",
        "mon-fri open", "monday or tuesday",
        "금요일이나 토요일", "어제 오늘 연락 없음",
        # numbers
        "2.5kg 아기", "2.5 kg 아기", "3.5 점", "1.5 hours", "6.25 참전 용사", "24/7 open", "50/50",
        "1/2 of the cake", "may 3 people",
        "3 may have come", "3시 커피", "3pm tea", "010-1234-5678", "2월 30일 점심", "2025-02-30 lunch",
        # what a day usually is, what is still to come, what belongs to another day
        "Friday is her day off", "일요일은 쉬신대", "금요일 휴무래", "7월 4일 생일이래", "7/4 is her birthday",
        "내일 시험이래",
        "tomorrow she flies", "in 3 days he flies", "금요일에 이사 가신대", "금요일 산책하기로 함",
        "Friday she'll fly", "어제 산 코트 환불",
        "다음 주 이사 가신대", "2025-12-25 dinner", "크리스마스 선물 고름", "christmas shopping", "작년 이사",
        "2년 전 개업하셨대",
        "", "통화함 어제",
    ],
)  # fmt: skip
def test_a_line_that_only_looks_dated_stays_whole(line: str) -> None:
    assert logged(line) == ("", line)


def test_a_reminder_line_looks_ahead() -> None:
    assert leading_date("금요일까지 견적 보내기", TODAY, prefer=FUTURE) == Found(
        on=date(2025, 6, 20), length=5, rest="견적 보내기"
    )
    found = leading_date("by fri send the list", TODAY, prefer=FUTURE)
    assert found is not None
    assert (found.on, found.rest) == (date(2025, 6, 20), "send the list")
    assert leading_date("어제 말한 책", TODAY, prefer=FUTURE) is None


def test_day_first_turns_slashes_round_and_nothing_else() -> None:
    assert read_date("4/6", TODAY, prefer=PAST, dayfirst=True) == date(2025, 6, 4)
    assert read_date("4/6", TODAY, prefer=PAST) == date(2025, 4, 6)
    assert read_date("2025/4/6", TODAY, prefer=PAST, dayfirst=True) == date(2025, 4, 6)
    assert read_date("24/7", TODAY, prefer=PAST) is None
    assert read_date("24/5/2025", TODAY, prefer=PAST) == date(2025, 5, 24)


def test_a_weekday_beside_the_date_decides_the_year_and_never_is_overruled() -> None:
    assert log_field("12월 3일(화)") == "2024-12-03"
    assert log_field("12월 3일(수)") == "2025-12-03"
    assert log_field("12월 3일(금)") == ""


def test_29_february_is_read_only_in_its_year() -> None:
    assert read_date("2/29", date(2024, 3, 5), prefer=PAST) == date(2024, 2, 29)
    assert read_date("2월 29일", date(2025, 3, 5), prefer=PAST) is None


def test_decomposed_korean_is_read_and_measured_in_its_composed_form() -> None:
    found = leading_date(unicodedata.normalize("NFD", "어제 커피"), TODAY, prefer=PAST)
    assert found == Found(on=date(2025, 6, 17), length=2, rest="커피")


@given(st.dates(), st.sampled_from(list(Prefer)))
@settings(deadline=None, max_examples=200)
def test_every_day_is_read_back_from_its_own_spelling(on: date, prefer: Prefer) -> None:
    if on.year >= 1900 and on.year < 2200:
        for text in (on.isoformat(), f"{on.year}년 {on.month}월 {on.day}일", f"{on.year}. {on.month}. {on.day}."):
            assert read_date(text, TODAY, prefer=prefer) == on


@given(st.dates(date(1950, 1, 1), date(2099, 1, 1)), st.integers(1, 60))
@settings(deadline=None, max_examples=100)
def test_so_many_days_ago_and_ahead_are_that_many(today: date, days: int) -> None:
    assert read_date(f"{days}일 전", today, prefer=PAST) == today - timedelta(days=days)
    assert read_date(f"in {days} days", today, prefer=FUTURE) == today + timedelta(days=days)


_WORDS = (
    "어제 지난주 금요일 3일 12/3 12월 32일 전 뒤 999년 (목) 추석 에 2월 29일 0월 까지 "
    "last fri the 31st of may ago 9999 . - ~ christmas İ 0 year in 1/1/1"
)
_PIECES = st.sampled_from(_WORDS.split())


@given(
    st.one_of(
        st.text(max_size=40), st.lists(_PIECES, max_size=6).map("".join), st.lists(_PIECES, max_size=8).map(" ".join)
    ),
    st.sampled_from(list(Prefer)),
    st.dates(),
)
@settings(deadline=None, max_examples=500)
def test_any_line_is_kept_whole_or_split_into_date_and_rest(line: str, prefer: Prefer, today: date) -> None:
    read_date(line, today, prefer=prefer)
    found = leading_date(line, today, prefer=prefer)
    if found is not None:
        composed = unicodedata.normalize("NFC", line)
        assert 0 < found.length <= len(composed)
        assert composed.rstrip().endswith(found.rest)
        assert found.on <= today if prefer is PAST else found.on >= today
