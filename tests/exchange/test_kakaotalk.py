from __future__ import annotations

import io
import unicodedata
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from closecircle.core.errors import Unreadable
from closecircle.exchange import kakaotalk
from closecircle.exchange.chat_records import Kind
from exchange.gathered import room

if TYPE_CHECKING:
    from datetime import date

    from closecircle.exchange.chat_records import ChatReading, Message

ANDROID_KO = """\ufeff빵집 모임 3 님과 카카오톡 대화\r
저장한 날짜 : 2024년 3월 5일 오후 1:00
\r
\r
2024년 3월 4일 오후 8:34\r
2024년 3월 4일 오후 8:34, 도윤님이 서아님을 초대했습니다.\r
2024년 3월 4일 오후 8:34, 도윤 : 가게 앞 은행나무\r
2024년 3월 4일 오후 8:34, 회원님 : 네 봤어요
둘째 줄은 그냥 줄바꿈\r
2024년 3월 4일 오전 12:05, 서아 : 자정 지나서\r
\r
2024년 3월 5일 오후 12:10\r
2024년 3월 5일 오후 12:10, 회원님 : 사진\r
"""
IOS_KO = """빵집 모임 (3명)과 카카오톡 대화-1.txt
저장한 날짜 : 2024. 3. 5. 오후 1:00


---------------
2024년 3월 4일 월요일
2024. 3. 4. 오후 8:34: 도윤님이 서아님을 초대했습니다.
2024. 3. 4. 오후 8:34, 도윤 : 가게 앞 은행나무
2024. 3. 4. 20:34, 김서아 : 네 봤어요
둘째 줄은 그냥 줄바꿈
2024. 3. 4. 00:05, 나라 : 자정 지나서
---------------
2024년 3월 5일 화요일
2024. 3. 5. 12:10, 김서아 : 사진 2장
"""
IOS_EN = """KakaoTalk Chats with Bakers (3 people)-1.txt
Date Saved : Mar 5, 2024, 1:00 PM


Monday, March 4, 2024
Mar 4, 2024, 8:34 PM: Doyun invited Seoa.
Mar 4, 2024, 8:34 PM, Doyun : 가게 앞 은행나무
March 4, 2024 at 8:34\u202fPM, You : 네 봤어요
둘째 줄은 그냥 줄바꿈
March 4, 2024 at 12:05\u202fAM, Seoa : 자정 지나서

Tuesday, March 5, 2024
March 5, 2024 at 12:10\u202fPM, You : photo
"""
ANDROID_EN_OLD = """\ufeffKakaoTalk Chats with Bakers\r
Date Saved : 1:00pm, March 5, 2024\r
\r
8:34pm, March 4, 2024\r
8:34pm, March 4, 2024, Doyun invited Seoa.\r
8:34pm, March 4, 2024, Doyun : 가게 앞 은행나무\r
8:34pm, March 4, 2024, you : 네 봤어요
둘째 줄은 그냥 줄바꿈\r
12:05am, March 4, 2024, Seoa : 자정 지나서\r
\r
12:10pm, March 5, 2024\r
12:10pm, March 5, 2024, you : (Photo)\r
"""
ANDROID_EN = """\ufeffKakaoTalk Chats with Bakers\r
Date Saved : March 5, 2024, 1:00 PM\r
\r
March 4, 2024, 8:34 PM\r
March 4, 2024, 8:34 PM, Doyun invited Seoa.\r
March 4, 2024, 8:34 PM, Doyun : 가게 앞 은행나무\r
March 4, 2024, 8:34 PM, you : 네 봤어요\r
둘째 줄은 그냥 줄바꿈\r
March 4, 2024, 12:05 AM, Seoa : 자정 지나서\r
\r
March 5, 2024, 12:10 PM\r
March 5, 2024, 12:10 PM, you : <Photo>\r
"""
WINDOWS_KO = """빵집 모임 님과 카카오톡 대화\r
저장한 날짜 : 2024-03-05 13:00:00\r
\r
--------------- 2024년 3월 4일 월요일 ---------------\r
도윤님이 서아님을 초대했습니다.\r
[도윤] [오후 8:34] 가게 앞 은행나무\r
[서아] [오후 8:34] 네 봤어요
둘째 줄은 그냥 줄바꿈\r
[나라] [오전 12:05] 자정 지나서\r
\r
--------------- 2024년 3월 5일 화요일 ---------------\r
[서아] [오후 12:10] 사진\r
"""
WINDOWS_EN = """Bakers with KakaoTalk Chats\r
Date Saved : 2024-03-05 13:00:00\r
\r
--------------- Monday, March 4, 2024 ---------------\r
Doyun invited Seoa.\r
[Doyun] [8:34 PM] 가게 앞 은행나무\r
[Seoa] [8:34 PM] 네 봤어요
둘째 줄은 그냥 줄바꿈\r
[Nara] [12:05 AM] 자정 지나서\r
--------------- Tuesday, March 5, 2024 ---------------\r
[Seoa] [12:10 PM] Photo\r
"""
MAC = """Date,User,Message
2024-03-04 20:34:26,"도윤","가게 앞 은행나무"
2024-03-04 20:34:59,"서아","네 봤어요
둘째 줄은 그냥 줄바꿈"
,,메시지가 삭제되었습니다.
2024-03-04 00:05:10,나라,자정 지나서
2024-03-05 12:10:00,"서아","사진"
"""
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
PRODUCERS = {
    "android ko": ANDROID_KO,
    "ios ko": IOS_KO,
    "ios en": IOS_EN,
    "android en": ANDROID_EN,
    "android en (2015)": ANDROID_EN_OLD,
    "windows ko": WINDOWS_KO,
    "windows en": WINDOWS_EN,
    "mac csv": MAC,
}


def read(text: str, name: str = "chat.txt") -> tuple[list[Message], ChatReading]:
    reading = kakaotalk.read_chat(io.BytesIO(text.encode()), name)
    return list(reading), reading


@pytest.mark.parametrize("producer", PRODUCERS)
def test_one_room_reads_the_same_whichever_program_wrote_it(producer: str) -> None:
    messages, reading = read(PRODUCERS[producer])
    assert [(m.at.replace(second=0), m.text) for m in messages[:3]] == [
        (datetime.fromisoformat("2024-03-04T20:34"), "가게 앞 은행나무"),
        (datetime.fromisoformat("2024-03-04T20:34"), "네 봤어요\n둘째 줄은 그냥 줄바꿈"),
        (datetime.fromisoformat("2024-03-04T00:05"), "자정 지나서"),
    ]
    assert messages[3].at == datetime.fromisoformat("2024-03-05T12:10")
    assert messages[3].kind is Kind.PLACEHOLDER
    assert len(messages) == 4
    assert reading.system_lines == 1
    assert reading.chat.producer == producer.removesuffix(" (2015)")
    assert not reading.problems


@pytest.mark.parametrize("producer", PRODUCERS)
def test_the_same_room_from_another_phone_adds_nothing(producer: str) -> None:
    def days(messages: list[Message]) -> dict[date, list[int]]:
        return {on: sorted(one.count for one in wrote.values()) for on, wrote in room(messages).days.items()}

    assert days(read(PRODUCERS[producer])[0]) == days(read(ANDROID_KO)[0])


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "shape",
    [
        "%s 9, 2015, 8:34 PM, Doyun : hi\n",
        "%s 9, 2015 at 8:34\u202fPM, Doyun : hi\n",
        "8:34pm, %s 9, 2015, Doyun : hi\n",
        "9 %s 2015 at 20:34, Doyun : hi\n",
        "--------------- Thursday, %s 9, 2015 ---------------\r\n[Doyun] [8:34 PM] hi\r\n",
    ],
)
def test_every_month_is_read_in_words_short_and_whole(shape: str, month: int) -> None:
    at = datetime(2015, month, 9, 20, 34)  # noqa: DTZ001  # a wall clock without a zone
    for name in (MONTHS[month - 1], MONTHS[month - 1][:3]):
        messages, reading = read(shape % name)
        assert [(m.at, m.sender, m.text) for m in messages] == [(at, "Doyun", "hi")]
        assert reading.problems == []


def test_the_header_tells_the_room_and_whether_it_is_a_group() -> None:
    assert read(ANDROID_KO)[1].chat.title == "빵집 모임"
    assert read(ANDROID_KO)[1].chat.group is True
    assert read(IOS_KO)[1].chat.group is True
    assert read(IOS_EN)[1].chat.title == "Bakers"
    assert read(WINDOWS_EN)[1].chat.title == "Bakers"
    assert read("도윤님과 카카오톡 대화\n\n2024. 3. 4. 20:34, 도윤 : 네\n")[1].chat.title == "도윤"
    assert read(MAC, "KakaoTalk_Chat_도윤_2024-03-05-13-00-00.csv")[1].chat.title == "도윤"


def test_the_owner_of_a_phone_is_known_by_the_words_the_phone_writes() -> None:
    assert "회원님" in read(ANDROID_KO)[1].chat.own_names
    assert "You" in read(IOS_EN)[1].chat.own_names
    assert read(WINDOWS_KO)[1].chat.own_names == frozenset()


def test_a_name_may_hold_colons_brackets_and_slashes() -> None:
    names = ["꽃집: 하루", "A/S 센터", "[총무] 지우", "민준:)"]
    body = "".join(f"2024. 3. 4. 20:34, {name} : 네 : 그럼요\n" for name in names)
    assert [m.sender for m in read(body)[0]] == names
    windows = "--------------- 2024년 3월 4일 월요일 ---------------\n" + "".join(
        f"[{name}] [오후 8:34] 네 [오후 9:00] 그럼요\n" for name in names
    )
    assert [m.sender for m in read(windows)[0]] == names


def test_a_pasted_chat_inside_a_message_is_one_message() -> None:
    pasted = WINDOWS_KO.replace(
        "둘째 줄은 그냥 줄바꿈\r\n",
        "[하늘] [오전 9:11] 어제 이야기\n--------------- 2024년 3월 1일 금요일 ---------------\r\n",
    )
    messages, _ = read(pasted)
    assert len(messages) == 4
    assert messages[2].at == datetime.fromisoformat("2024-03-04T00:05")
    assert messages[-1].at == datetime.fromisoformat("2024-03-05T12:10")
    phone = ANDROID_KO.replace("둘째 줄은 그냥 줄바꿈", "2024년 3월 1일 오전 9:11, 하늘 : 어제 이야기")
    assert [m.sender for m in read(phone)[0]] == ["도윤", "회원님", "서아", "회원님"]


def test_what_windows_writes_without_a_name_is_no_part_of_the_message_above() -> None:
    bare = "메시지가 삭제되었습니다.\r\n채팅방 관리자가 메시지를 가렸습니다.\r\n서아님이 나갔습니다.\r\n"
    messages, reading = read(WINDOWS_KO + bare)
    assert messages[-1].text == "사진"
    assert reading.system_lines == 4


def test_a_call_carries_its_length() -> None:
    messages, _ = read("2024. 3. 4. 20:34, 도윤 : 보이스톡 1:02:17\n2024. 3. 4. 20:34, 도윤 : 보이스톡 해요\n")
    assert [(m.kind, m.seconds) for m in messages] == [(Kind.CALL, 3737), (Kind.PLACEHOLDER, 0)]


def test_every_stand_in_is_known_as_one() -> None:
    bodies = (
        "사진|사진 3장|<사진>|(사진)|Photo|photo|(Photo)|동영상|이모티콘|(이모티콘)|(emoticon)|음성메시지|"
        "파일: 보고서.pdf|연락처|지도|보이스톡 해요|삭제된 메시지입니다.|메시지가 삭제되었습니다.|"
        f"채팅방 관리자가 메시지를 가렸습니다.|30,400원을 받으세요.|{'a' * 64}.jpg"
    ).split("|")
    messages, _ = read("".join(f"2024. 3. 4. 20:34, 도윤 : {body}\n" for body in bodies))
    assert [m.text for m in messages if m.kind is not Kind.PLACEHOLDER] == []


def test_words_that_only_begin_like_a_stand_in_stay_words() -> None:
    bodies = ["사진 잘 나왔네요", "지도 보고 갈게요", "photo shoot tomorrow", "3장 더 주세요", "Call me"]
    messages, _ = read("".join(f"2024. 3. 4. 20:34, 도윤 : {body}\n" for body in bodies))
    assert Counter(m.kind for m in messages) == {Kind.TEXT: 5}


def test_a_cut_file_gives_what_was_there_and_names_the_line() -> None:
    whole = IOS_KO.rstrip("\n")
    messages, reading = read(whole + "\n2024. 3. 5. 오후 1")
    assert len(messages) == 4
    assert [problem.line for problem in reading.problems] == [15]
    messages, reading = read(WINDOWS_KO + "[서아] [오후 1")
    assert len(messages) == 4
    assert [problem.line for problem in reading.problems] == [13]


def test_a_date_that_does_not_exist_is_named_and_never_made_up() -> None:
    messages, reading = read("2024. 2. 31. 20:34, 도윤 : 없는 날\n2024. 3. 1. 20:34, 도윤 : 있는 날\n")
    assert [m.text for m in messages] == ["있는 날"]
    assert [problem.line for problem in reading.problems] == [1]


def test_windows_files_in_the_old_korean_code_page_are_read() -> None:
    reading = kakaotalk.read_chat(io.BytesIO(WINDOWS_KO.encode("cp949")), "x.txt")
    assert [m.sender for m in reading] == ["도윤", "서아", "나라", "서아"]
    reading = kakaotalk.read_chat(io.BytesIO(WINDOWS_KO.encode("utf-16")), "x.txt")
    assert [m.sender for m in reading] == ["도윤", "서아", "나라", "서아"]


def test_mac_names_in_single_jamo_are_composed() -> None:
    assert read(unicodedata.normalize("NFD", MAC))[0][0].sender == "도윤"


def test_a_quote_never_closed_in_a_mac_file_costs_one_message() -> None:
    messages, _ = read(MAC.replace('"가게 앞 은행나무"', '"가게 앞 은행나무'))
    assert len(messages) == 4
    assert messages[0].text == "가게 앞 은행나무"


def test_damaged_bytes_are_named_by_their_line() -> None:
    data = IOS_KO.encode().replace("은행나무".encode(), b"\xec\x9d\xff")
    reading = kakaotalk.read_chat(io.BytesIO(data), "x.txt")
    assert len(list(reading)) == 4
    assert [problem.line for problem in reading.problems] == [8]


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"hello\nworld\n", bytes(range(256)) * 9]
)
def test_what_is_no_chat_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"x\.txt"):
        list(kakaotalk.read_chat(io.BytesIO(data), "x.txt"))


def test_a_header_without_messages_is_refused() -> None:
    with pytest.raises(Unreadable):
        list(
            kakaotalk.read_chat(
                io.BytesIO("도윤 님과 카카오톡 대화\n저장한 날짜 : 2024년 3월 5일 오후 1:00\n".encode()), "x"
            )
        )


def test_a_line_of_ten_megabytes_is_cut_and_the_rest_is_read() -> None:
    text = f"2024. 3. 4. 20:34, 도윤 : {'가' * 4_000_000}\n2024. 3. 4. 20:35, 도윤 : 뒤\n"
    messages, reading = read(text)
    assert messages[-1].text == "뒤"
    assert len(messages[0].text) < 2_000_000
    assert [problem.line for problem in reading.problems] == [1]
