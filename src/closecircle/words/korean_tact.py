"""Tact: what of a Korean note is better left unsaid on an occasion, what belongs to it, and its mood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closecircle.words import korean_seen as seen
from closecircle.words.korean_folk import Whose
from closecircle.words.korean_spoken import Kind
from closecircle.words.plan import Occasion

if TYPE_CHECKING:
    from closecircle.words.facts import Facts
    from closecircle.words.korean_spoken import Spoken

# What one bought or signed is business, no memory between two people, once it stands among the facts.
_BUSINESS = re.compile("출고|계약|구매|구입|주문|등록|가입|납품|교체|견적|거래|예산|발주")
# A loan brought up sounds like asking for it back.
_LOAN = re.compile("빌려 ?[가갔]|빌려 ?감|빌림|빌렸|외상|돈 ?(?:을 )?[꿔빌]")
_TRIFLE = 5  # characters
# What a shop is asked or told in passing is no matter between two people; nor is what they found fault with (but in an
# apology), nor a promise to come again, which to bring up is pressing, nor a word of excuse, nor a failure, nor
# somebody else's affair.
_ERRAND = re.compile(
    "몇 시|문 여는|문 닫는|영업 ?시간|영업하|휴무인|(?<!\\d)주차|포인트|적립|카드 기계|현금|잔돈|영수증|가격|"
    "비싸|얼마인|언제 "
    "나오|품절|배송 (?:되|언)|"
    "리뷰|후기 남|할인|환불|교환(?!학생)|갈아 달|빼 달|(?:로|씩|잔|거|것) 달라고|깎아 달|당겨 달|늘려 달|자리 찾|현금|"
    "지갑 두고|우산 돌려|돌려주"
)
_FAULT = re.compile(
    "불친절|(?:^| )화[가 ]?[나났내냄낸]|항의|불만|컴플레인|실망|서운|안 받|늦으심|포장이 찢|맛이 변|비싸"
)
_COMING = re.compile(
    "미안해하|미안하다고|죄송하다고|계시냐고|나보고|또 오[겠고심셔]|다시 오[겠고심셔]|다음에 오|데려오겠|"
    "(?<!다녀)오겠다|들르겠|(?:커피|밥|술|한턱|저녁|점심)[은을]? 사겠다|놀러 ?오"
)
_SORE = re.compile(
    "(?:시험|면접|오디션|고시|임용|취업|대학|수능|공모|심사).*(?:떨어|못 붙)|불합격|탈락|낙방|헤어[졌지짐]|"
    "차였|파혼|소개팅|싸웠|싸움|"
    "치매|우울증|빚이|빚을|빚 때문|대출 ?받|대출이|대출금|망했|망함|사기당|사기를 당"
)
# What the one who jots saw or thought of them is no word of theirs; money, faith and how one calls another are private.
_SEEN = re.compile(
    "표정|얼굴이 [밝어좋안]|인상이|말투|안색|말수|웃음 많|살이 빠|살 ?빠|어울|[아어해] ?보[이임였]|예뻐[함하]|울다|"
    "눈물|말하려다|창밖|프사|"
    "나보다|동갑|말띠|띠라|집값|주식|로또|돈 ?벌|세금|연락처|(?:교회|성당|절)(?:에)? 다[니님]|스님|목사|"
    "신부님|선거|투표|"
    "반말|말을 놓|말 놓|얘기하자|내 이름|나이를|자주 오|부쩍|^(?:DM|전화|문자|메일|카톡)(?:으로|로) (?:문의|물)"
)
# Words a strict reader takes for trade; another note is better.
OF_TRADE = re.compile("구매|마감|한정|이벤트|세일|선착순|예약|문의|주문")
# Of bare facts only what goes on or comes up makes a talk ("딸 유학 준비"), not what somebody is ("왼손잡이").
PERSONS = re.compile("(?:인간|동갑|내기|팬|타입|스타일|주재원|직장인|주부|전업주부|동문|동기|또래)$")
EVENTFUL = re.compile(
    "준비|수술|여행|전시|시험|결혼|이사|공연|대회|계획|축제|발표회|잔치|유학|수확|농사|상견례|승급|연습|공부|"
    "치료|재활|공사|졸업|입학"
)
GOOD = re.compile(
    "(?<!안 )좋[다았아대]|맛있|마음에 [든들]|예쁘|예뻤|기뻐|기쁘|자랑|합격[했하]|붙었|태어[났나]|잘됐|잘 됐|잘 큰|"
    "나았|풀었|끝났|땄|"
    "통과|낫다|웃으|뿌듯|당첨|입상|성공|설렌|설레"
)
HARD = re.compile(
    "안 좋|복잡|소음|심하다|졸리|지겹|혼자 일|그만둬|그만뒀|힘들|어렵|속상|답답|피곤|바쁘|정신없|걱정|고민|"
    "아프|편찮|쑤시|시리|고장|"
    "무너|늦어|늦다|모자라|올라서|"
    "줄어|불편|못 잔|설친|밤늦|야근|"
    "출근한|망쳤|막막|외롭|지친|떨린|긴장|끊긴|예민|다쳐|다쳤|어지"
)
LIKES = re.compile("좋아하|즐겨|싫어하|못 [드먹]|안 [드먹]|늘 |항상 |마다 |알레르기")
SLIP = re.compile("잘못|늦|빠뜨|깜빡|깜박|실수|못 |못했|틀리|틀렸|헷갈|바뀌|잊|모자라|엎|쏟|깨|망가")
# Thanks, a promise and an apology speak of the matter itself; a lasting fact beside it sounds like small talk.
_NOW = frozenset(
    {Occasion.THANKS, Occasion.PASSED_ON, Occasion.INTRODUCED, Occasion.PROMISE, Occasion.APOLOGY, Occasion.ILLNESS}
)
_SCORES = re.compile("합격|점수|등급|결과|떨어|붙었|성적")
_BIG_FACTS = {
    Occasion.BIG_DAY: re.compile("수능|시험|면접|발표|공연|대회|고3|수험생|콩쿠르|연주|전시|긴장"),
    Occasion.MOVED: seen.MOVED,
    Occasion.ILLNESS: seen.ILL,
    Occasion.PURCHASE: seen.BOUGHT,
    Occasion.INTRODUCED: re.compile("소개|모셔|데려|데리고"),
    Occasion.PASSED_ON: re.compile("공유|나눠|전해|올려|퍼|알려|추천"),
    Occasion.WEDDING: re.compile("결혼|웨딩|신혼|예식"),
    Occasion.BIRTH: re.compile("임신|출산|아기|예정일|태어"),
    Occasion.PROMOTION: re.compile("승진|발령|부서"),
    Occasion.OPENING: re.compile("개업|오픈|가게|창업|인테리어"),
    Occasion.SEASON: re.compile("봄|여름|가을|겨울|철|김장|수확|모내기|단풍|벚꽃|첫눈|농사"),
}
# The fact that is the occasion itself is said by the greeting, and not remembered beside it.
_ITSELF = frozenset({Occasion.BIRTH, Occasion.WEDDING, Occasion.PROMOTION, Occasion.OPENING})


def _is_a_role(part: Spoken) -> bool:
    """Whether a fact only says what they are ("마트 채소 담당", "초등 교사"): nobody is told that back."""
    said = part.kind is Kind.STATE and "다고" not in part.because and "중이라고" not in part.because
    if "알레르기" in part.text:
        return True
    return said and not EVENTFUL.search(part.text) and not re.search("고3|고 3|수험생", part.text)


def fits(part: Spoken, occasion: Occasion) -> bool:
    """Whether a part speaks of the occasion itself."""
    fitting = _BIG_FACTS.get(occasion)
    return fitting is not None and fitting.search(part.text) is not None


def untold(part: Spoken, facts: Facts, occasion: Occasion, *, standing: bool) -> bool:  # noqa: PLR0911  # one return a reason
    """Whether a part is better left unsaid on this occasion."""
    text = part.text
    did = part.kind in {Kind.DID, Kind.SOUGHT}
    if part.kind in {Kind.DID, Kind.OURS} and (_LOAN.search(text) or len(text) <= _TRIFLE):
        return True
    if standing and (
        (occasion in _NOW and part.kind is not Kind.GAVE and not fits(part, occasion)) or _is_a_role(part)
    ):
        return True
    if facts.promise is not None and facts.promise.what in text:
        return True
    asked = facts.question.phrase.split()[-1:] if facts.question is not None else []
    if any(len(word) > 1 and word in text for word in asked):  # the open question speaks of it
        return True
    if standing and _BUSINESS.search(text):
        return True
    if _SORE.search(text) or _COMING.search(text) or (occasion is not Occasion.APOLOGY and _SEEN.search(text)):
        return True
    if occasion is not Occasion.APOLOGY and (_FAULT.search(text) or (did and SLIP.search(text))):
        return True
    if occasion not in {Occasion.APOLOGY, Occasion.REPLY} and _ERRAND.search(text):
        return True
    if occasion is Occasion.BIG_DAY and _SCORES.search(text):
        return True
    return fits(part, occasion) and standing and (occasion in _ITSELF or (occasion is Occasion.MOVED and did))


def speaks(part: Spoken, *, standing: bool) -> bool:
    """Whether a bare phrase is something one may have talked of: of lasting facts only what goes on or comes up."""
    if part.whose in {Whose.ELDER, Whose.CHILD} and re.match(r"\S+[이가] ", part.text):
        return EVENTFUL.search(part.text) is not None
    return (not standing or EVENTFUL.search(part.text) is not None) and PERSONS.search(part.topic) is None


def tells(part: Spoken) -> bool:
    """Whether a deed nothing can be asked about is still worth a word: it has an object, or a mood."""
    return re.search("[을를] ", part.text) is not None or GOOD.search(part.because) is not None
