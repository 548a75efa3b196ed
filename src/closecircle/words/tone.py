"""The tone guard: what in a text has begun to sell, and what one would say to somebody dear instead.

It names spans and the habit they show (rules F1..F7, W for words of war, PRESSURE for guilt and haste), never a
verdict on the whole. Each rule is data in words/tone/*.toml. With the person at hand it also looks at what a stranger's
ear cannot hear: see tone_person.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from closecircle.words.language import languages_in
from closecircle.words.tone_hints import letters_of
from closecircle.words.tone_person import Context, person_findings
from closecircle.words.tone_rules import rules

if TYPE_CHECKING:
    from closecircle.words.tone_rules import Rule

__all__ = ["HABITS", "LAW_NOTE", "Context", "Finding", "check", "is_silent", "law_note", "positions"]

HABITS = ("F1", "F2", "F3", "F4", "F5", "F6", "F7")

# 정보통신망법 제50조 (Act on Promotion of Information and Communications Network Utilization, article 50): advertising
# by electronic message needs prior consent, a mark, an opt-out, and a separate consent between 21:00 and 08:00.
LAW_NOTE = {
    "ko": "참고: 개인 메시지라도 제안이 섞이면 법에서 광고로 볼 수 있어요"
    "(정보통신망법 50조: 광고 표시, 수신 거부, 밤 9시~아침 8시 별도 동의).",
    "en": "Note: in Korea a personal message that slips in an offer may count as an advertisement by law "
    "(Network Act, art. 50: mark, opt-out, consent for 21:00-08:00).",
}

# Signs below weight 1 speak together only when they stand this near, in characters: a page of prose mentions much.
_TOGETHER = 400
# Together they speak from a half and a third on.
_ENOUGH = 0.83
# How far around a match an exception is looked for, and how often one rule may speak in one text.
_AROUND = 60
_TIMES = 200
_SENTENCE_END = re.compile(r"[.!?\n。！？]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A span of the text (offsets in characters), the habit it shows, and two kind sentences about it."""

    start: int
    end: int
    habit: str
    why: str
    instead: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Sign:
    start: int
    end: int
    rule: Rule


def check(
    text: str,
    language: str | None = None,
    context: Context | None = None,
    voice: str = "en",
) -> tuple[Finding, ...]:
    """What in the text would grate, in reading order.

    `language` ('ko', 'en') limits the rules to one tongue; None reads whatever is there, mixed texts too. `context`
    adds the checks that need the person. `voice` is the language of the sentences in the findings.
    """
    composed, places = _composed(text)
    composed = composed.replace("\u2019", "'")
    tongues = languages_in(composed) if language is None else frozenset({language})
    signs = _speaking(_signs(composed, tongues))
    found = [
        Finding(
            start=places[sign.start] if places else sign.start,
            end=places[sign.end] if places else sign.end,
            habit=sign.rule.habit,
            why=sign.rule.sayings[voice].why,
            instead=sign.rule.sayings[voice].instead,
            rule=sign.rule.id,
        )
        for sign in signs
    ]
    if context is not None:
        for start, end, habit, saying in person_findings(composed, context, voice):
            found.append(
                Finding(
                    start=places[start] if places else start,
                    end=places[end] if places else end,
                    habit=habit,
                    why=saying.why,
                    instead=saying.instead,
                    rule=f"person-{habit.lower().replace('_', '-')}",
                ),
            )
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))


@lru_cache(maxsize=8192)
def is_silent(sentence: str, language: str) -> bool:
    """Whether no rule at all hears anything in a sentence, not even a weak sign that speaks only beside another."""
    return not _signs(_composed(sentence)[0].replace("\u2019", "'"), frozenset({language}))


def positions(text: str, finding: Finding) -> tuple[int, int, int]:
    """Where a finding stands, as a linter says it: line, first column, and the column after its end, all from 1.

    Columns count characters of the finding's first line; a span that goes on to the next line ends with its line.
    """
    line_start = text.rfind("\n", 0, finding.start) + 1
    line_end = text.find("\n", finding.start)
    end = finding.end if line_end < 0 else min(finding.end, line_end)
    return (
        text.count("\n", 0, finding.start) + 1,
        finding.start - line_start + 1,
        max(end, finding.start) - line_start + 1,
    )


def law_note(findings: tuple[Finding, ...], voice: str = "en") -> str:
    """The one line about the law where an offer was found (F6), '' otherwise. A note, not advice."""
    return LAW_NOTE[voice] if any(finding.habit == "F6" for finding in findings) else ""


def _signs(text: str, tongues: frozenset[str]) -> list[_Sign]:
    found: list[_Sign] = []
    held = letters_of(text)
    for rule in rules():
        if rule.language != "any" and rule.language not in tongues:
            continue
        times = 0
        for match in rule.pattern.found(text, held):
            if match.start() == match.end():
                continue
            times += 1
            if times > _TIMES:
                break
            if rule.after is not None and rule.after.match(text, match.end()):
                continue
            if rule.unless is not None and _excused(rule.unless, text, match.start(), match.end()):
                continue
            if rule.beside is not None and rule.beside.search(text) is None:
                break
            found.append(_Sign(match.start(), match.end(), rule))
    return found


def _excused(unless: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether an exception touches or stands around the match, within its own sentence."""
    low = max(0, start - _AROUND)
    for match in _SENTENCE_END.finditer(text, low, start):
        low = match.end()
    high = min(len(text), end + _AROUND)
    stop = _SENTENCE_END.search(text, end, high)
    return unless.search(text, low, stop.end() if stop else high) is not None


def _speaking(signs: list[_Sign]) -> list[_Sign]:
    """Strong signs, and the weak ones that stand together; of those on one spot with one habit the longest."""
    heard = _together(signs) + [sign for sign in signs if sign.rule.weight >= 1]
    kept: list[_Sign] = []
    for sign in sorted(heard, key=lambda one: (one.start, -one.end)):
        if kept and sign.end <= kept[-1].end and sign.rule.habit == kept[-1].rule.habit:
            continue
        kept.append(sign)
    return kept


def _together(signs: list[_Sign]) -> list[_Sign]:
    """The weak signs that add up to enough with different signs near them, one of which turns to the reader.

    Words counted once speak for one sign only.
    """
    against = sum({sign.rule.id: sign.rule.weight for sign in signs if sign.rule.weight < 0}.values())
    weak: list[_Sign] = []
    for sign in sorted((sign for sign in signs if 0 < sign.rule.weight < 1), key=lambda one: (one.start, -one.end)):
        if not weak or sign.start >= weak[-1].end:
            weak.append(sign)
    heard: dict[int, _Sign] = {}
    first = 0
    for last, sign in enumerate(weak):
        while weak[first].start < sign.start - _TOGETHER:
            first += 1
        near = weak[first : last + 1]
        weights = {other.rule.id: other.rule.weight for other in near}
        if sum(weights.values()) + against > _ENOUGH and any(other.rule.turns for other in near):
            heard.update((other.start, other) for other in near)
    return list(heard.values())


def _composed(text: str) -> tuple[str, list[int] | None]:
    """The NFC form, and for each of its places the place in the text as given (None where they are the same)."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, None
    parts: list[str] = []
    places: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _goes_on(text[end]):
            continue
        part = unicodedata.normalize("NFC", text[start:end])
        parts.append(part)
        places += [start] * len(part)
        start = end
    places.append(len(text))
    return "".join(parts), places


def _goes_on(sign: str) -> bool:
    return unicodedata.combining(sign) != 0 or "\u1160" <= sign <= "\u11ff"
