"""What stands after a date: hours, particles, and the words that show it was no date of a talk after all."""

from __future__ import annotations

from closecircle.core.patterns import Pattern

_HOUR_KO = r"(?:[0-9]{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두)\s?시(?:\s?(?:[0-9]{1,2}\s?분|반))?"
_PART_KO = r"(?:(?:이른|늦은)\s?)?(?:아침|점심|저녁|새벽|오전|오후|정오|자정|밤|낮|한낮|대낮)"
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2}){1,2}(?:\s?[ap]\.?m\.?)?|[0-9]{1,2}\s?(?:[ap]\.?m\b\.?|o'clock)"
_PART_EN = r"(?:morning|afternoon|evening|night|noon|midday|midnight|lunch|lunchtime|dinner|breakfast|brunch)\b"
_LEAD_EN = r"(?:(?:at|around|about|in the|early|late|over|@)\s?)?"
_HOUR = rf"(?:{_PART_KO}|{_HOUR_KO}|{_LEAD_EN}(?:{_CLOCK}|{_PART_EN}))"

PARTICLE = r"(?:\s?(?:쯤|경|즈음|무렵))?(?:날에|날|에는|에|엔)?"
# A weekday and the like may carry any particle where nothing else is there.
WHOLE_TAIL = Pattern(
    rf"(?:\s?(?:쯤|경|즈음|무렵))?(?:날)?(?:에는|에|엔|까지는|까지|부터|은|는|도)?"
    rf"(?:,?\s(?:at\s)?(?:{_HOUR}|@\s?[0-9]{{1,2}}|(?:at|around|about)\s[0-9]{{1,2}}|일찍|늦게)(?:\s?(?:때|시간|무렵|쯤|경|나절))?(?:에|까지)?)*[\s.!?,]*$"
)
END = r"(?=$|\s|[,;:!?….—–-](?![0-9]))"
AFTER_PAST = Pattern(PARTICLE + END)
AFTER_FUTURE = Pattern(rf"(?:{PARTICLE}|까지(?:는|만)?){END}")
SEPARATORS = Pattern(r"[\s,;:.!?…—–-]*")

# What shows that "sat", "3일" or "the 3rd" is a day: a stop after it, for the first two an hour or a meal as well, for
# the weekday also what one does together.
_STOPPED = Pattern(r"\s?[,:;—–-]|\.\s")
_HOUR_NEXT = Pattern(rf"\s{_HOUR}(?=$|[\s,.:;!?])")
_DEED_NEXT = Pattern(r"\s(?:coffee|call|phone|met|meeting|drinks|visit)\b")
_UNIT = r"점|만|억|천|배|도|원|리터|키로|킬로|센티|미터|그램|퍼센트|프로|시간|인분|개월|주|년|일|명|개|잔|평|톤"
_NAMED = r"전쟁|참전|혁명|운동|사태|민주|절|때"
WRITTEN = Pattern(rf"\s?:|\s(?!(?:{_UNIT})|(?:{_NAMED}))[가-힣]")

# A span, a part of a span, a number of times: not one day, whatever the date before it.
_NO_DAY = Pattern(
    r"동안|내내|만에|연속|정도|이상|이내|안에|이후|중에|사이|초(?:에|\s|$)|중순|하순|상순|초순|말(?:에|\s|$)|첫|둘째|셋째|넷째|마지막"
    r"|이맘때|(?:한|두|세|[0-9]+)\s?[번회]|매출|of\b|of the\b|onwards?\b|or so\b|in a row\b"
)
# Something brought up today that has that date: the coat bought yesterday.
_OF_THEN = Pattern(
    r"(?:산|사신|사간|사가신|사\s간|사\s가신|주문한|주문하신|말한|말하신|말씀하신|말씀드린|얘기한|얘기하신|이야기한|보낸|보내신|받은|받으신|빌린"
    r"|빌려간|빌려\s간|맡긴|맡기신|예약한|예약하신|드린|부탁한|부탁하신|약속한)\s"
)
# What a day usually is, or whose day it is.
_ABOUT_DAY = Pattern(
    r"\S*마다|휴무|휴일|쉬|쉰|쉼|생일|생신|기념일|결혼기념일|제사|음력|예정|매주|별점|만점"
    r"|(?:is|isn't|are|was|were|will|would|works?|suits?|birthday|mornings|afternoons|evenings|nights|lunches|only|off)\b"
)
# What a number counts, so that it is no day of a month.
_COUNTED = Pattern(
    r"(?:people|persons|guests|kids|children|times|cups?|pairs?|bags?|books?|boxes|bottles|hours?|days?|weeks?|months?"
    r"|years?|minutes|mins?|kg|km|miles?|percent|dollars|won|pounds|more|slices?|pieces?|items?|price|full|done|empty)\b|%"
)
_AHEAD = Pattern(
    r"기로\s?(?:함|했|하)|예정|[할갈올볼될릴을]\s?거(?:래|라고|임)|겠대|(?:신|간|온|한|본|는)대요?[.!?~\s]*$"
    r"|(?:일|날|시험|검사|수술|결혼식|면접|발표)이래요?[.!?~\s]*$"
    r"|\b(?:will|going to|gonna|plans to|wants to|is having)\b|\b\w+'ll\b"
)
_SENTENCES = Pattern(r"[.!?;,/\n]\s*\S|는데|더니|면서")
_JOINED = Pattern(r"\s?(?:[~&/—–-]|,|and\b|or\b|to\b|through\b|till\b|until\b|이나\b|또는\b|아니면\b|및\b)\s?")
_RANGED = Pattern(r"\s?[~—–-]\s?[0-9]")


def no_day(rest: str) -> bool:
    """Whether what follows makes it a span, a part of one, or a frequency: 3일 동안, 3일에 한 번, last week of."""
    return bool(_NO_DAY.match(rest))


def of_then(rest: str) -> bool:
    """Whether what follows is a thing of that day that somebody speaks of today: 어제 산 코트."""
    return not rest[:1].isascii() and bool(_OF_THEN.match(rest))  # Korean words alone


def about_the_day(rest: str) -> bool:
    """Whether what follows tells of the day itself: Friday is her day off, 금요일 휴무."""
    return bool(_ABOUT_DAY.match(rest))


def counted(said: str, rest: str) -> bool:
    """Whether the number in the date counts things: May 3 people, 1/2 cup (12/3 cup is no fraction of one)."""
    upper, slash, lower = said.partition("/")
    fraction = not slash or (upper.isdecimal() and lower.isdecimal() and int(upper) < int(lower))
    return fraction and bool(_COUNTED.match(rest))


def marked(said: str, after: str) -> bool:
    """Whether what follows shows that a word or number that looks like other things is a day."""
    if _STOPPED.match(after):
        return True
    if said.endswith(("st", "nd", "rd", "th")):
        return False
    return bool(_HOUR_NEXT.match(after) or (said.isalpha() and _DEED_NEXT.match(after)))


def lies_ahead(rest: str) -> bool:
    """Whether one short clause tells of something to come: 금요일 커피 마시기로 함, Friday she'll fly."""
    return bool(_AHEAD.search(rest)) and not _SENTENCES.search(rest)


def joined(after: str) -> int | None:
    """How long the word or sign is that joins another date to this one (12/3~, mon or); None when there is none."""
    found = _JOINED.match(after)
    return found.end() if found else None


def ranged(after: str) -> bool:
    """Whether a range of numbers goes on: 12/3-5."""
    return bool(_RANGED.match(after))
