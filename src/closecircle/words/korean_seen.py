"""What Korean notes show at a glance: an exam and whose, a move and where to, who is ill, a pet, work, a pastime."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from closecircle.core.person import Register
from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.korean_folk import Whose, honour_folk, split, whose

if TYPE_CHECKING:
    from datetime import date

ILL = re.compile(
    "아프|아파|아픔|아팠|편찮|독감|감기|몸살|수술|입원|퇴원|다쳤|다침|다치|다리를 삐|치료|재활|두통|통증|깁스|회복|"
    "병원|병가|코로나|장염|폐렴|골절|디스크|"
    "대상포진|허리가|무릎이|앓|삐끗|(?:^| )과로|배탈|체했|링거|몸져|기침|(?:^| )열이 (?:나|높|안)|(?:^| )열나"
)
MOURNING = re.compile("부고|상을 당|별세|장례|돌아가셨|돌아가심|조문|발인|상중")
MOVED = re.compile("이사|새집|새 집|입주|옮김|옮겼|옮기심|이전함|이전했")
BOUGHT = re.compile("사 ?감|사 ?가심|사셨|샀음|사심|구입|구매|주문하|주문함|골라 ?감|사 ?갔|맞춤|맞추심")
_EVENT = re.compile(
    "수능|입사 시험|자격증 시험|임용고시|임용|모의고사|운전면허 시험|[가-힣]+ 시험|시험|면접|연주회|발표회|"
    "콩쿠르|콩쿨|오디션|공연|마라톤|대회|논문 심사|발표|결혼식|결혼|고시|전시회|전시"
)
_KEEP_HEAD = re.compile(
    "^(?:피아노|자격증|운전면허|입사|승급|토익|한자|임용|중간|기말|편입|입학|면허|"
    "조리사|기사|어학|영어|바이올린|태권도) 시험$"
)
_TO = re.compile(r"(?:에서\s+)?(\S{1,8}?)(?:으로|로)\s+(?:이사|옮|이전|이주)")
_OFFICE = re.compile("회사|본사|지점|사무소|부서")
_SHOP = re.compile("가게|공방|매장|사무실|작업실|카페|식당|미용실|서점|학원|약국|공장|스튜디오")
_PETS = "|".join(sorted(lexicon.PETS, key=len, reverse=True))
_CHILDREN = "|".join(sorted(lexicon.CHILDREN, key=len, reverse=True))
_THIRD = re.compile("단골|손님|남편|아내|와이프|아들|딸|동생|아버지|어머니|엄마|아빠|언니|오빠|친구")
_STORY = 20  # syllables; a longer fact tells a story and names no workplace
_PET = re.compile(rf"(?:^|\s)(?:반려견|반려묘)?\s?({_PETS})(?:\s*이름은?|\()?\s+([가-힣]{{1,4}}|[A-Z][a-z]+)\)?$")
_CHILD = re.compile(rf"^({_CHILDREN})(?:\s+(둘|셋|넷|하나|[가-힣]{{2,3}}))?(?:\s*\(?\d+(?:살|세|학년|개월)\)?)?$")
# What happens to a child is no name of it.
_NO_NAMES = frozenset(
    "출산 임신 결혼 입학 졸업 군대 입대 제대 전역 취업 취직 수능 시험 사춘기 백일 돌 유학 합격 이사 독립 고삼 유치원 "
    "초등 중등 중학생 대학생 재수".split()
)
_WORK = (
    (re.compile("교사|선생님|강사|교수|교감|교장"), "학교"),
    (re.compile("간호사|의사|병원|물리치료사|치과"), "병원"),
    (re.compile("식당|셰프|주방|요리사"), "식당"),
    (re.compile("카페|커피숍|로스터"), "카페"),
    (re.compile("빵집|제과|베이커리"), "빵집"),
    (re.compile("공방|작업실"), "공방"),
    (re.compile("학원"), "학원"),
    (re.compile("농장|농사|과수원"), "농사일"),
    (re.compile("공장|생산"), "공장"),
    (re.compile("가게|사장|매장|자영업|서점|꽃집|미용실|문구점|자전거포|철물점|세탁소"), "가게"),
    (re.compile("회사|직장|과장|부장|대리|구매 담당|담당자|개발자|디자이너|사무직|공무원|회계사|은행"), "회사"),
)
_HOBBY = re.compile(
    "테니스|골프|수영|낚시|요가|필라테스|달리기|러닝|자전거|독서|뜨개질|베이킹|그림|사진|서예|탁구|배드민턴|볼링|"
    "클라이밍|헬스|캘리그라피|도예|기타 연주|피아노"
)
_DONE_BY = {
    "사진": "찍",
    "그림": "그리",
    "자전거": "타",
    "피아노": "치",
    "테니스": "치",
    "골프": "치",
    "탁구": "치",
    "배드민턴": "치",
}
_OUTING = re.compile(
    r"(?:주말마다|아침마다|저녁마다|매주|매일|주말에는?|주말엔)\s*"
    r"(\S*(?:한강|산|바다|공원|시장|도서관|수영장|헬스장|절|성당|교회|텃밭|계곡|산책|등산|캠핑|낚시))$"
)
_OUTING_TOO = re.compile(
    r"^(등산|캠핑|낚시|산책|여행)(?:을|를)?\s*(?:좋아함|좋아하심|즐김|즐기심|자주 감|자주 다님|다님)?$"
)


@dataclass(frozen=True, slots=True)
class Event:
    """A big day: its name, whose it is in words ('' their own), and the fact it was read in."""

    name: str
    who: str
    whose: Whose
    fact: str


@dataclass(frozen=True, slots=True)
class Home:
    """Where they moved to ('' unknown) and what was moved: a new home or a new shop."""

    place: str
    home: str
    fact: str


@cache
def event(note: str, register: Register, *, own_kin: bool = False) -> Event | None:
    """The exam, concert or other big day a note speaks of, and whose it is."""
    found = _EVENT.search(note)
    if found is None:
        return None
    name = found[0]
    if name.endswith(" 시험") and not _KEEP_HEAD.match(name):
        name = "시험"
    words = re.split(r"[\s,.;]+", note)
    who, about = "", Whose.THEM
    for word in words:
        kin = split(word)
        if kin is not None:
            about = whose([kin[0] + "이", "", ""])
            called = honour_folk([kin[0]])[0]
            who = kin[0] if register is Register.PLAIN or own_kin else called
            break
    return Event(name, who, about, note)


@cache
def exam_year(note: str, register: Register, *, own_kin: bool = False) -> Event | None:
    """The 수능 of whoever is said to be in their last year at school ('딸이 고3')."""
    if not re.search("고3|고 3|수험생|재수생|재수", note):
        return None
    kin = next((each for word in note.split() if (each := split(word))), None)
    if kin is None:
        return Event("수능", "", Whose.THEM, note)
    who = kin[0] if register is Register.PLAIN or own_kin else honour_folk([kin[0]])[0]
    return Event("수능", who, whose([kin[0] + "이", "", ""]), note)


@cache
def moved(note: str) -> Home | None:
    """Where to, if the note tells of a move."""
    if not MOVED.search(note):
        return None
    to = _TO.search(note)
    shop = _SHOP.search(note)
    place = to[1] if to else ""
    if place in {"새집", "새", "집", "곳", "따", "스스", "새로"}:
        place = ""
    home = f"새 {shop[0]}" if shop and shop[0] not in place else "새 사무실" if _OFFICE.search(note) else "새집"
    return Home(place, home, note)


@cache
def pet(fact: str) -> str:
    """A pet's name, or its kind where it has none ('고양이 보리' → 보리, '강아지 키움' → 강아지), '' no pet."""
    named = _PET.search(fact.strip())
    if named and named[2] not in {"키움", "키우심", "있음", "산책", "두", "한", "둘", "셋", "좋아함", "알레르기"}:
        return named[2] + ("이" if verbs.coda(named[2]) else "")
    if re.fullmatch(
        rf"({'|'.join(lexicon.PETS)})(?:를|을)?(?:\s*(?:키움|키우심|있음|둘|셋|두 마리|한 마리|세 마리))?", fact.strip()
    ):
        return re.split(r"[를을\s]", fact.strip())[0]
    return ""


def _is_name(word: str) -> bool:
    """Whether a word after a child's kin is its name, and not what happened ('손주 태어남') or another's kin."""
    return word not in _NO_NAMES and split(word) is None and verbs.find(word) is None


@cache
def child(fact: str, register: Register, *, own_kin: bool = False) -> str:
    """A child as one speaks of it: '아이 둘' → 아이들, '딸 하은' → 따님 하은이 (polite), 하은이 (plain)."""
    found = _CHILD.match(fact.strip())
    if found is None or not (found[2] is None or _is_name(found[2])):
        return ""
    kin, more = found[1], found[2] or ""
    plain = register is Register.PLAIN or own_kin
    called = kin if plain else honour_folk([kin])[0]
    if more in {"둘", "셋", "넷"}:
        return "아이들" if kin in {"아이", "애"} else called + ("들" if not called.endswith("들") else "")
    if more in {"하나", ""} or kin.endswith("들"):
        return called
    name = more + ("이" if (ord(more[-1]) - 0xAC00) % 28 else "")
    return name if plain else f"{called} {name}"


@cache
def young(about: tuple[str, ...]) -> tuple[str, ...]:
    """The names of their children and pets, of whom nobody speaks with -시- ('고양이 보리', '딸 하은')."""
    found: list[str] = []
    for fact in about:
        named = pet(fact)
        if named and named not in lexicon.PETS:
            found.extend({named, named.removesuffix("이")} if len(named) > 2 else {named})  # noqa: PLR2004  # 초롱, 초롱이
        of_child = _CHILD.match(fact.strip())
        if of_child and of_child[2] and _is_name(of_child[2]) and of_child[2] not in {"둘", "셋", "넷", "하나"}:
            found.append(of_child[2])
    return tuple(found)


@cache
def workplace(fact: str) -> str:
    """Where they work, as one asks about it ('초등 교사' → 학교), '' unknown."""
    if len(fact) > _STORY or _THIRD.search(fact) or re.search("시험|준비|취업|합격|퇴직|은퇴", fact):
        return ""
    return next((place for pattern, place in _WORK if pattern.search(fact)), "")


@cache
def hobby(fact: str) -> tuple[str, str]:
    """A pastime and the stem of doing it (요가, 하; 사진, 찍), both '' where there is none."""
    found = _HOBBY.search(fact)
    if found is None or len(fact) > len(found[0]) + 6:
        return "", ""
    return found[0], _DONE_BY.get(found[0], "하")


@cache
def outing(fact: str) -> str:
    """Where they like to go, and how often ('주말마다 한강', '캠핑 자주'), '' none."""
    found = _OUTING.search(fact)
    if found:
        return fact.strip()
    too = _OUTING_TOO.match(fact.strip())
    return f"{too[1]} 자주" if too else ""


def suneung(year: int) -> date:
    """The day of the 수능: the Thursday between 13 and 19 November."""
    from datetime import date, timedelta  # noqa: PLC0415  # the type alone is needed above

    first = date(year, 11, 13)
    return first + timedelta(days=(3 - first.weekday()) % 7)


def season(today: date) -> tuple[str, str]:
    """The season as one says it on that day: its name, and where in it one is (겨울, 초겨울)."""
    names = {
        3: "봄",
        4: "봄",
        5: "봄",
        6: "여름",
        7: "여름",
        8: "여름",
        9: "가을",
        10: "가을",
        11: "겨울",
        12: "겨울",
        1: "겨울",
        2: "겨울",
    }
    within = {
        3: "초봄", 4: "봄", 5: "늦봄", 6: "초여름", 7: "한여름", 8: "늦여름", 9: "초가을", 10: "가을", 11: "초겨울",
        12: "겨울", 1: "한겨울", 2: "늦겨울",
    }  # fmt: skip
    return names[today.month], within[today.month]
