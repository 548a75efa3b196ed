"""What one asks next about the thing a note spoke of ("… 걱정하셨는데, 좀 나아지셨어요?"): easy to answer in a line.

The same can be wished instead of asked ("… 걱정하셨는데, 좀 나아지셨길 바라요."): a draft holds one question at most.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from closecircle.core.person import Register
from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.book import in_register
from closecircle.words.korean_folk import Whose, split
from closecircle.words.korean_particles import with_particle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closecircle.words.korean_notes import Spoken

# What did not come about is not asked after as if it had ("휴가를 못 갔다고" → no "잘 다녀오셨어요").
_NEGATIVE = re.compile("(?:^| )(?:못|안) |못했|취소|싫|그만|포기|떨어졌|떨어짐|탈락")
# Who was pleased is not asked whether it has got better.
_PLEASED = re.compile(
    "(?<!안 )(?:좋|맛있|예쁘|예뻤|마음에 든|마음에 들었|낫|고르|편하|재미있|재밌)(?:었|았)?(?:다고|대)"
)
_WORRY = re.compile("걱정|고민|불안|망설|속상|힘들")
_BROWSED = re.compile("보러 (?:오|왔|옴)|구경|둘러보")
_ENOUGH = 2  # ways of asking about one thing that a draft can choose from
_AFTER_NOUN = "(?:들)?(?:을|를|이|가|은|는|도|만|과|와|랑|이랑|으로|로|에|의|에서|나|이나|라고|이라고)?"
_FOR_A_CHILD = frozenset({"asked", "sought", "did", "phrase", "wondered"})
_FOR = frozenset(
    {
        "",
        "이",
        "가",
        "은",
        "는",
        "도",
        "에게",
        "한테",
        "들에게",
        "들한테",
        "들에게도",
        "에게도",
        "한테도",
        "들도",
        "들이",
    }
)
_KINDS_OF_KIN = frozenset({"did", "said", "state", "sought", "phrase", "habit"})
_OLD = frozenset(
    [
        "어머님",
        "아버님",
        "할머님",
        "할아버님",
        "시어머님",
        "시아버님",
        "장모님",
        "장인어른",
        "친정어머님",
        "친정아버님",
        "외할머님",
        "외할아버님",
        "부모님",
        "엄마",
        "아빠",
        "어머니",
        "아버지",
        "할머니",
        "할아버지",
        "시어머니",
        "시아버지",
        "장모",
        "장인",
        "외할머니",
        "외할아버지",
        "부모",
    ]
)
_NO_KIN = frozenset("친구 친구분 사장 사장님 처가 친정 자녀 자녀분".split())  # noqa: SIM905  # read as words


@dataclass(frozen=True, slots=True)
class _Follow:
    about: re.Pattern[str] | None
    kinds: frozenset[str]
    whose: frozenset[Whose]
    when: str
    them: tuple[str, ...]
    other: tuple[str, ...]
    even: bool
    late: bool
    alone: bool

    def hears(self, text: str) -> bool:
        return self.about is not None and self.about.search(text) is not None


@cache
def _follows() -> tuple[_Follow, ...]:
    room = files("closecircle.words") / "phrases" / "ko_follow.toml"
    return tuple(
        _Follow(
            about=_pattern(entry.get("about", ""), entry.get("nouns", "").split()),
            kinds=frozenset(entry.get("kinds", ())),
            whose=frozenset(map(Whose, entry.get("whose", Whose))),
            when=entry.get("when", ""),
            them=tuple(entry["them"]),
            other=tuple(entry["other"]),
            even=entry.get("even", False),
            late=entry.get("late", False),
            alone=entry.get("alone", False),
        )
        for entry in tomllib.loads(room.read_text(encoding="utf-8"))["follow"]
    )


def _pattern(about: str, nouns: list[str]) -> re.Pattern[str] | None:
    """Both ways of hearing as one pattern: anywhere, or at the end of a word before its particle."""
    if not about and not nouns:
        return None
    ends = rf"(?:{'|'.join(nouns)}){_AFTER_NOUN}(?=\s|$)" if nouns else ""
    return re.compile("|".join(filter(None, (about, ends))))


@cache
def follow_ups(
    text: str,
    kind: str,
    who: Whose,
    register: Register,
    *,
    topic: str = "",
    over: bool,
    known: bool = False,
    own_kin: bool = False,
) -> tuple[str, ...]:
    """Questions without their mark, the fittest first: by the thing spoken of, else by whom, else by the kind of note.

    `topic`, the thing itself ("여행 에세이"), is looked at before the whole text, its last word first. `over`: the day
    of the thing is past. `kind` is a `korean_notes.Kind` or 'question'. `known`: only where the thing itself is known,
    so that the question makes sense without the note before it. `own_kin`: writer and person share their kin.
    """
    if kind in {"said", "state"} and _PLEASED.search(text):
        return ()
    kind = "said" if kind == "worried" and not _WORRY.search(text) else kind
    theirs = who is Whose.THEM
    if theirs and kind in _FOR_A_CHILD and _for_a_child(text):
        who = Whose.CHILD
    heards = (text,) if not topic or _BROWSED.search(text) else (topic.rsplit(maxsplit=1)[-1], topic, text)
    asking = _Asking(text, kind, who, register, over)
    found = asking.first(heards, late=False)
    if found or known:
        return found
    of_kin = _of_kin(text, register, bare=own_kin or register is Register.PLAIN) if kind in _KINDS_OF_KIN else ""
    if of_kin and theirs:
        return (of_kin,)
    return asking.first(heards, late=True) or ((of_kin,) if of_kin else asking.by_kind())


def _for_a_child(text: str) -> bool:
    """Whether the thing is for a child of theirs ('딸이 읽을 책을 물어봄'), who then is asked after."""
    return any(
        kin is not None and kin[1] in _FOR and (kin[0] in lexicon.CHILDREN or kin[0] in lexicon.CHILDREN.values())
        for kin in map(split, text.split())
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    """What is asked about, and how: the note, its kind, whom it is about, the register, and whether its day is past."""

    text: str
    kind: str
    who: Whose
    register: Register
    over: bool

    def first(self, heards: tuple[str, ...], *, late: bool) -> tuple[str, ...]:
        """The questions of the first thing heard that some entry knows."""
        for heard in heards:
            fitting = (each for each in _follows() if each.late == late and each.hears(heard) and self._may(each))
            found = self._said(fitting)
            if found:
                return found
        return ()

    def by_kind(self) -> tuple[str, ...]:
        """The questions that only know the kind of note."""
        return self._said(each for each in _follows() if each.about is None and self._may(each))

    def _may(self, follow: _Follow) -> bool:
        thing = follow.about is not None
        if follow.kinds and self.kind not in follow.kinds and not (thing and self.kind == "question"):
            return False
        if self.who not in follow.whose or (follow.when and (follow.when == "past") != self.over):
            return False
        return follow.even or not thing or _NEGATIVE.search(self.text) is None

    def _said(self, follows: Iterable[_Follow]) -> tuple[str, ...]:
        found: list[str] = []
        for follow in follows:
            texts = follow.them if self.who in {Whose.THEM, Whose.ELDER} else follow.other
            found.extend(said for each in texts if (said := in_register(each, self.register)))
            if follow.alone or len(found) >= _ENOUGH:
                break
        return tuple(dict.fromkeys(found))


def _of_kin(text: str, register: Register, *, bare: bool) -> str:
    """Whoever of theirs the note speaks of is asked after: '할머니 드릴 차를 사 감' → '할머님은 요즘 건강하세요'."""
    for word, after in pairwise((*text.split(), "")):
        kin = split(word)
        if kin is None or kin[0] in _NO_KIN or after.startswith(("된", "되", "됐")):
            continue
        head = kin[0]
        if head in lexicon.CHILDREN or head in lexicon.CHILDREN.values():
            called = head if bare else lexicon.CHILDREN.get(head, head)
            return in_register(f"{with_particle(called, '은')} 잘 {{지내요|지내는지요|지내}}", register)
        called = head if bare else lexicon.ELDERS.get(head, head)
        well = "요즘 {건강하세요|건강하십니까|건강하셔}" if called in _OLD else "잘 {지내세요|지내십니까|지내}"
        return in_register(f"{with_particle(called, '은')} {well}", register)
    return ""


_NO_WISH = re.compile(
    "어떠|어때|어땠|어떻|어디|정하셨|정했|결정|그러|할 만|쓰고 계세요$|쓰고 있어|준비는 다|짐은|아니세요"
)
_TRYING = re.compile(r"^\S+ 보니 ")
_ITS_STATE = re.compile("^(꽃|몸|일|정리|맛|준비|입덧|마음|발|잎)(?:은|는) ")
_KIN_TOO = re.compile("^(\\S+?)(?:은|는) (?:요즘 )?(?=잘 지내|건강하)")
_POLITE_WISHES = (
    (re.compile("세요$"), "시"),
    (re.compile("어요$"), ""),
    (re.compile("(?<=[찮맞])아요$"), ""),
    (re.compile("(?<=[내가자])요$"), ""),
)
_PLAIN_WISHES = (
    (re.compile("해$"), "하"),
    (re.compile("놓여$"), "놓이"),
    (re.compile("(?<=[찮맞])아$"), ""),
    (re.compile("셔$"), "시"),
    (re.compile("어$"), ""),
    (re.compile("(?<=[내가자])$"), ""),
)


@cache
def wish(follow: str, register: Register) -> str:
    """A question as what one wishes, before 바라요: '좀 나아지셨어요' → '좀 나아지셨길', '' where one cannot wish so.

    `follow` is in 해요체 or in 반말; 합쇼체 wishes as 해요체 does.
    """
    if _NO_WISH.search(follow):
        return ""
    bare = _TRYING.sub("", follow.replace("드셔 보니 괜찮", "맛이 괜찮").replace("먹어 보니 괜찮", "맛이 괜찮"))
    bare = _ITS_STATE.sub(lambda thing: with_particle(thing[1], "이") + " ", bare)
    bare = _KIN_TOO.sub(r"\1도 ", bare)
    bends = _PLAIN_WISHES if register is Register.PLAIN else _POLITE_WISHES
    found = next((each for each in bends if each[0].search(bare)), None)
    return found[0].sub(found[1] + "길", bare) if found else ""


def wish_if(wished: str) -> str:
    """The same before 좋겠어요: '나아지셨길' → '나아지셨으면', '되어 가시길' → '되어 가시면'."""
    stem = wished.removesuffix("길")
    return stem + ("으면" if verbs.coda(stem) not in {"", "ㄹ"} else "면")


def wish_follow_ups(spoken: Spoken, register: Register, *, planned: bool) -> tuple[str, ...]:
    """'타고 싶다' → '타 보셨어요', '바꾸기로' → '바꾸셨어요': whether it has come about; () where one cannot ask so."""
    if not spoken.verb or spoken.whose in {Whose.CHILD, Whose.PET}:
        return ()
    stem = verbs.Stem(spoken.verb)
    if spoken.verb in {"가", "다녀오", "놀러가", "여행하", "갔다오"}:
        return tuple(
            in_register(f"{before}{{다녀오셨어요|다녀오셨습니까|다녀왔어}}", register) for before in ("", "잘 ")
        )
    if planned:
        done = f"{stem.honoured()}어요|{stem.honoured()}습니까|{stem.past()}어"
        return tuple(in_register(f"{before}{{{done}}}", register) for before in ("", "그 뒤로 "))
    if spoken.verb in lexicon.DONE:
        done = f"{stem.honoured()}어요|{stem.honoured()}습니까|{stem.past()}어"
        return tuple(in_register(f"{before}{{{done}}}", register) for before in ("", "그 뒤로 "))
    if spoken.verb not in lexicon.TRIED:
        return ()
    tried = "드셔" if spoken.verb in {"먹", "마시"} and register is not Register.PLAIN else stem.eo()
    return tuple(in_register(f"{before}{tried} {{보셨어요|보셨습니까|봤어}}", register) for before in ("", "그 뒤로 "))
