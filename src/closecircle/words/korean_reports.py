"""Reports in a Korean note, opened: 다닌대 → 다닌다고 함; and a predicate nobody knows, told by its shape alone."""

# ruff: noqa: SIM905  # word lists are read as words, not as a column of quotes
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.korean_nouns import NOUNS_IN_DAE, topic_of
from closecircle.words.korean_spoken import Kind, Spoken, quoted_part

if TYPE_CHECKING:
    from closecircle.words.korean_spoken import Ear

_NOUNS_IN_RAE = re.compile("(?:노|빨|미|고|모|본|원|유|왕|장|아|진달|나|벌|나물|재|도|시)래$")
_TOGETHER = re.compile("(.+(?:다고|라고|냐고|기로|려고|싶다))(?:함|하심)")
_SHORT_FOR = {"미안": "미안함", "죄송": "죄송함", "계심": "있음", "계신다": "있음", "계셨음": "있음"}
_NOUNS_IN_SIM = re.compile("(?:관|중|열|욕|점|안|결|진|의|조|핵|도|한|심|호기|애국|자존|양|경각|인내|동)심$")
# What the one who jots makes of it: no word of theirs.
GUESSED = frozenset("듯 듯함 듯하다 모양 모양임 싶음 것같음 같음 같다 같아 같아보임".split())
OPINION = frozenset(
    "귀엽 예쁘 멋있 멋지 친절하 착하 젊 똑똑하 재미있 얌전하 씩씩하 다정하 꼼꼼하 까칠하 퉁명하 순하".split()
)


def opened(words: list[str]) -> list[str]:
    """Contracted reports taken apart: 다닌대 → 다닌다고 함, 거래 → 거라고 함, 교사래 → 교사라고 함."""
    last, ahead = words[-1], words[:-1]
    if last.endswith(("대요", "래요")):
        last = last[:-1]
    quoted = _contracted(last, ahead) or _run_together(last)
    if quoted:
        return [*ahead, quoted, "함"]
    if last.endswith(("다고", "라고", "냐고", "기로")) and len(last) > len("다고"):
        return [*words, "함"]
    if last in _SHORT_FOR:
        return [*ahead, _SHORT_FOR[last]]
    if last in {"함", "하심"} and ahead and ahead[-1].endswith(("다", "라", "냐", "자")) and _finite(ahead[-1]):
        return [*ahead[:-1], ahead[-1] + "고", "함"]
    return words


def _contracted(last: str, ahead: list[str]) -> str:
    """'다닌대' → '다닌다고', '교사래' → '교사라고', '갔다더라' → '갔다고', '' where nothing is contracted."""
    if last.endswith("대") and len(last) > 1 and _reports(last):
        return last[:-1] + "다고"
    if last == "거래":
        return "거라고" if ahead and verbs.coda(ahead[-1]) == "ㄹ" else ""
    if last.endswith("래") and len(last) > len("이래") and not _NOUNS_IN_RAE.search(last):
        return last[:-1] + "라고"
    for tail in ("다더라고", "다더라", "다던데", "다네"):
        head = last.removesuffix(tail) + "다"
        if last.endswith(tail) and verbs.find(head):
            return head + "고"
    return ""


def _run_together(last: str) -> str:
    """'온다고함' → '온다고', '이사하기로하심' → '이사하기로', '' for a word by itself."""
    match = _TOGETHER.fullmatch(last)
    return match[1] if match else ""


def _reports(last: str) -> bool:
    """Whether a word in -대 reports: a form that is known, or one that no noun has (-았대, -는대)."""
    head = last[:-1]
    if verbs.find(head + "다") or head.endswith(("겠", "싶", "였")):
        return True
    return verbs.coda(head) in {"ㅆ", "ㄴ"} and len(head) > 1 and not NOUNS_IN_DAE.search(last)


def _finite(word: str) -> bool:
    """Whether a word is a finished plain form: a known one, or one in -았다, -는다, -라, -자, -냐."""
    return verbs.find(word) is not None or not word.endswith("다") or verbs.coda(word[:-1]) in {"ㅆ", "ㄴ"}


def by_shape(words: list[str], ear: Ear) -> Spoken | None:
    """A predicate nobody knows, told by its shape alone: '끼었음', '놓친다', '썰렁했다' are reported as they stand."""
    last, ahead = words[-1], words[:-1]
    head = last[:-1]
    if not ahead or len(last) < 3:  # noqa: PLR2004  # shorter ones may be anything
        return None
    if last.endswith(("음", "다", "네", "지", "어")) and verbs.coda(head) == "ㅆ":
        return quoted_part(Kind.STATE, " ".join([*ahead, head + "다고"]), ear, ahead)
    if last.endswith("다") and verbs.coda(head) == "ㄴ" and head.endswith("는"):
        return quoted_part(Kind.STATE, " ".join([*ahead, last + "고"]), ear, ahead)
    if last.endswith("심") and last not in lexicon.NOUNS_IN_M and not ear.plain and not _NOUNS_IN_SIM.search(last):
        because, memory = (" ".join([*ahead, head + end]) for end in ("셨는데", "셨던 게"))
        return Spoken(kind=Kind.DID, text="", because=because, memory=memory, topic=topic_of(ahead))
    return None
