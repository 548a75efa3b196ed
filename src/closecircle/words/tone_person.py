"""What the tone guard hears only when it knows who will read the text.

Is it tied to this person, in one level of speech, short enough, calm, unlike this month's other drafts, silent about
what must never be said, and sent by day?
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closecircle.core.person import Register
from closecircle.words.language import language_of
from closecircle.words.sameness import different, stems, touches
from closecircle.words.tone_rules import sayings

if TYPE_CHECKING:
    from closecircle.words.tone_rules import Saying

# The product's limits for one chat bubble.
MOST_SYLLABLES = 120
MOST_WORDS = 60
# From nine in the evening to eight in the morning a message waits.
NIGHT_FROM = 21
NIGHT_TO = 8

_SYLLABLE = re.compile("[\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?~\n。！？…]+[.!?~。！？…]*")
_POLITE = re.compile(r"(?:요|죠|니다|니까|시오)[\"')\s~^ㅎㅋㅠㅜ]*$")
# Endings of 반말 and of the written plain style; a bare noun, a name or a half sentence (생각나서) is neither.
_PLAIN = re.compile(
    r"(?:[았었였했됐갔왔봤겠있없같]어|(?:할|줄|볼|갈|올)게|(?:할|갈|볼)까|[하가보먹]자|이야|거야|구나|더라|잖아|거든|는데\?"
    r"|[하었았했왔]니|[었했하]냐|해\s?줘|봐봐|[지니냐래야]\?|[았었였했됐갔왔는한간온인난]다)[\"')\s~^ㅎㅋㅠㅜ]*$",
)
_QUESTION = re.compile(r"[?？]")
_EXCLAMATION = re.compile(r"[!！]")
_CHEER = re.compile(r"[!！]|ㅎㅎ|ㅋㅋ|[\U0001f300-\U0001faff\u2600-\u27bf]")
# Words of cheer, and of looking ahead, that hurt where somebody has died.
_LIGHT = re.compile(
    r"힘\s?내|[화파]이팅|좋은\s?일만?\s?(?:있|생)|축하|\bcheer up\b|\bbright side\b|\bat least\b",
    re.IGNORECASE,
)
_NO_QUESTION = (
    "ill",
    "sick",
    "mourning",
    "funeral",
    "condolence",
    "병",
    "아프",
    "아픔",
    "조의",
    "조문",
    "부고",
    "문상",
)
_NO_CHEER = (*_NO_QUESTION, "apolog", "사과")
_ALONE = ("mourning", "funeral", "condolence", "조의", "조문", "부고", "문상")
# Words that say only that something is a subject: "이혼 이야기" is about 이혼.
_SUBJECT = "이야기 얘기 관련 문제 소식 언급 말 about talk story anything topic subject mention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of the person, as plain strings; every field may stay empty and then asks nothing.

    `known_words`: facts, notes, names of theirs, what was said last. `register`: core.person.Register's values.
    `never_say`: one thing each. `recent`: this month's other drafts. `occasion`: in words ("thanks", "illness",
    "mourning"). `hour`: 0..23, when it would be sent. `max_chars`: a limit in characters beside the product's own.
    """

    known_words: tuple[str, ...] = ()
    register: str = ""
    address: str = ""
    max_chars: int | None = None
    never_say: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    occasion: str = ""
    hour: int | None = None
    language: str = ""


def person_findings(text: str, context: Context, voice: str) -> list[tuple[int, int, str, Saying]]:
    """Spans, each with its habit: LENGTH, REGISTER, EXCLAMATION, QUESTION, SAMENESS, NEVER_SAY, NIGHT or STRANGER."""
    if not text.strip():
        return []
    language = context.language or language_of(text)
    found = [
        *_unsaid(text, context),
        *_long(text, context.max_chars),
        *_loud(text, context.occasion),
        *_asking(text, context.occasion),
    ]
    if language == "ko":
        found += _mixed(text, context.register)
    found += [(0, len(text), habit) for habit in _as_a_whole(text, context)]
    return [(start, end, habit, sayings(habit.lower())[voice]) for start, end, habit in found]


def _as_a_whole(text: str, context: Context) -> list[str]:
    habits = []
    if not all(different(text, other) for other in context.recent):
        habits.append("SAMENESS")
    if context.hour is not None and (context.hour >= NIGHT_FROM or context.hour < NIGHT_TO):
        habits.append("NIGHT")
    if _is_for_anybody(text, context):
        habits.append("STRANGER")
    return habits


def _is_for_anybody(text: str, context: Context) -> bool:
    """Nothing known of the person is in it, and it does not so much as ask them something by name."""
    named = stems(context.address)
    known = stems(" ".join(context.known_words)) - named
    if not known or _is(context.occasion, _ALONE) or touches(text, known):
        return False
    return not (touches(text, named) and _QUESTION.search(text))


def _is(occasion: str, names: tuple[str, ...]) -> bool:
    return any(name in occasion.casefold() for name in names)


def _long(text: str, max_chars: int | None) -> list[tuple[int, int, str]]:
    ends = [len(text)]
    if max_chars is not None:
        ends.append(max_chars)
    for pattern, most in ((_SYLLABLE, MOST_SYLLABLES), (_WORD, MOST_WORDS)):
        ends += [match.start() for number, match in enumerate(pattern.finditer(text)) if number == most]
    return [(min(ends), len(text), "LENGTH")] if min(ends) < len(text) else []


def _loud(text: str, occasion: str) -> list[tuple[int, int, str]]:
    if _is(occasion, _NO_CHEER):
        patterns = (_CHEER, _LIGHT) if _is(occasion, _ALONE) else (_CHEER,)
        return [(match.start(), match.end(), "EXCLAMATION") for pattern in patterns for match in pattern.finditer(text)]
    return [(match.start(), match.end(), "EXCLAMATION") for match in list(_EXCLAMATION.finditer(text))[1:]]


def _asking(text: str, occasion: str) -> list[tuple[int, int, str]]:
    asked = [match for match in _SENTENCE.finditer(text) if _QUESTION.search(match[0])]
    allowed = 0 if _is(occasion, _NO_QUESTION) else 2
    return [(match.start(), match.end(), "QUESTION") for match in asked[allowed:]]


def one_level(text: str, register: str) -> bool:
    """Whether every Korean sentence ends politely where the register is polite, and none does where it is 반말.

    Stricter than the guard, which lets half sentences and whatever it is unsure of pass: for texts that nobody wrote.
    """
    ends = [match[0].rstrip(".!?~。！？… ") for match in _SENTENCE.finditer(text) if _SYLLABLE.search(match[0])]
    polite = [bool(_POLITE.search(said)) for said in ends]
    return not any(polite) if register == Register.PLAIN else all(polite)


def _mixed(text: str, register: str) -> list[tuple[int, int, str]]:
    """Polite speech with 반말 in it, or the other way round; 합쇼체 and 해요체 may stand side by side."""
    polite, plain = [], []
    for match in _SENTENCE.finditer(text):
        said = match[0].rstrip(".!。！… ")
        if _POLITE.search(said.rstrip("?~？ ")):
            polite.append(match)
        elif _PLAIN.search(said):
            plain.append(match)
    if register == Register.PLAIN:
        wrong = polite
    elif register or polite:
        wrong = plain
    else:
        wrong = []
    return [(match.start(), match.end(), "REGISTER") for match in wrong]


def _unsaid(text: str, context: Context) -> list[tuple[int, int, str]]:
    found = []
    for thing in context.never_say:
        at = text.casefold().find(thing.strip().casefold()) if thing.strip() else -1
        if at >= 0:
            found.append((at, min(len(text), at + len(thing.strip())), "NEVER_SAY"))
            continue
        about = stems(thing) - stems(_SUBJECT) - stems(context.address)
        found += [
            (match.start(), match.end(), "NEVER_SAY")
            for match in _WORD.finditer(text)
            if about and touches(match[0], about)
        ]
    return found
