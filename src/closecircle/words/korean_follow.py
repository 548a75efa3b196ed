"""What one asks next about the thing a note spoke of ("… 걱정하셨는데, 좀 나아지셨어요?"): easy to answer in a line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from closecircle.core.person import Register
from closecircle.words import korean_lexicon as lexicon
from closecircle.words import korean_verbs as verbs
from closecircle.words.book import in_register
from closecircle.words.korean_folk import Whose

if TYPE_CHECKING:
    from closecircle.words.korean_notes import Spoken

# What did not come about is not asked after as if it had ("휴가를 못 갔다고" → no "잘 다녀오셨어요").
_NEGATIVE = re.compile("(?:^| )(?:못|안) |취소|싫|그만|포기")
_ENOUGH = 2  # ways of asking about one thing that a draft can choose from


@dataclass(frozen=True, slots=True)
class _Follow:
    about: re.Pattern[str]
    kinds: frozenset[str]
    when: str
    them: tuple[str, ...]
    other: tuple[str, ...]
    plain: bool
    even: bool


@cache
def _follows() -> tuple[_Follow, ...]:
    room = files("closecircle.words") / "phrases" / "ko_follow.toml"
    return tuple(
        _Follow(
            about=re.compile(entry["about"]),
            kinds=frozenset(entry.get("kinds", ())),
            when=entry.get("when", ""),
            them=tuple(entry["them"]),
            other=tuple(entry["other"]),
            plain=not entry["about"],
            even=entry.get("even", False),
        )
        for entry in tomllib.loads(room.read_text(encoding="utf-8"))["follow"]
    )


@cache
def follow_ups(
    text: str,
    kind: str,
    who: Whose,
    register: Register,
    *,
    topic: str = "",
    over: bool,
) -> tuple[str, ...]:
    """Questions without their mark, the fittest first: by the thing spoken of, else by the kind of note.

    `topic`, the thing itself ("여행 에세이"), is looked at before the whole text, its last word first. `over`: the day
    of the thing is past. `kind` is a `korean_notes.Kind` or 'question'.
    """
    for heard in (*([topic.rsplit(maxsplit=1)[-1], topic] if topic else ()), text):
        found = _fitting(heard, kind, who, register, over=over, plain=heard is text)
        if found:
            return found
    return ()


def _fitting(heard: str, kind: str, who: Whose, register: Register, *, over: bool, plain: bool) -> tuple[str, ...]:
    found: list[str] = []
    negative = _NEGATIVE.search(heard) is not None
    for follow in _follows():
        if follow.plain and not plain:
            break
        if follow.kinds and kind not in follow.kinds and not (kind == "question" and not follow.plain):
            continue
        if negative and not (follow.plain or follow.even):
            continue
        if follow.when and (follow.when == "past") != over:
            continue
        if (follow.plain and found) or not follow.about.search(heard):
            continue
        texts = follow.them if who in {Whose.THEM, Whose.ELDER} else follow.other
        found.extend(said for each in texts if (said := in_register(each, register)))
        if len(found) >= _ENOUGH:
            break
    return tuple(dict.fromkeys(found))


def wish_follow_ups(spoken: Spoken, register: Register, *, planned: bool) -> tuple[str, ...]:
    """'타고 싶다' → '타 보셨어요', '바꾸기로' → '바꾸셨어요': whether it has come about; () where one cannot ask so."""
    if not spoken.verb:
        return ()
    stem = verbs.Stem(spoken.verb)
    if spoken.verb in {"가", "다녀오", "놀러가", "여행하", "갔다오"}:
        return tuple(in_register(f"{lead}{{다녀오셨어요|다녀오셨습니까|다녀왔어}}", register) for lead in ("", "잘 "))
    if planned:
        done = f"{stem.honoured()}어요|{stem.honoured()}습니까|{stem.past()}어"
        return tuple(in_register(f"{lead}{{{done}}}", register) for lead in ("", "그 뒤로 "))
    if spoken.verb not in lexicon.TRIED:
        return ()
    tried = "드셔" if spoken.verb in {"먹", "마시"} and register is not Register.PLAIN else stem.eo()
    return tuple(in_register(f"{lead}{tried} {{보셨어요|보셨습니까|봤어}}", register) for lead in ("", "그 뒤로 "))
