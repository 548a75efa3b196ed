"""The shorthand of notes written out: w/ her sister, appt, down with flu; data in en_shorthand.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from closecircle.words import english_lexicon as known
from closecircle.words.english_second import plain
from closecircle.words.english_verbs import Form, form_of, past

_CARRY = known.word_set("and but so then also plus yet")
_SHORT_IS = re.compile(r"\b(?P<whose>[\w-]+)'s (?P<next>[\w-]+)")
_STATES = known.word_set("pregnant ill sick poorly off away back home in at under quiet full engaged retired due")
_TENSED = re.compile(r"^TENSED (?P<verb>\w+)")


@dataclass(frozen=True, slots=True)
class _Shorthand:
    """Everything in en_shorthand.toml."""

    short: dict[str, str]
    idioms: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _shorthand() -> _Shorthand:
    room = files("closecircle.words") / "phrases" / "en_shorthand.toml"
    read = tomllib.loads(room.read_text(encoding="utf-8"))
    idioms = tuple((re.compile(pattern, re.IGNORECASE), plainly) for pattern, plainly in read["idiom"].items())
    return _Shorthand(short=dict(read["short"]), idioms=idioms)


def written_out(sentence: str) -> str:
    """The sentence with its shorthand written out and no "and" or "but" before it."""
    short = _shorthand().short
    words = [short.get(word.lower(), word) for word in sentence.replace("’", "'").split()]
    while words and plain(words[0]) in _CARRY:
        words = words[1:]
    text = " ".join(words)
    subject = re.match(r"(?:he|she|they) ", text, re.IGNORECASE)
    head, tail = (subject[0], text[subject.end() :]) if subject else ("", text)
    for pattern, plainly in _shorthand().idioms:
        tail = pattern.sub(plainly, tail, count=1)
    tail = _TENSED.sub(lambda match: past((form_of(match["verb"]) or (match["verb"],))[0]), tail)
    return _at_something(_SHORT_IS.sub(_is_or_whose, head + tail).strip(" ,-–—"))


def _at_something(text: str) -> str:
    """Grandson learning the drums: he is."""
    words = text.split()
    for at, word in enumerate(words[:3]):
        low = plain(words[at + 1]) if at + 2 < len(words) else ""
        found = form_of(low) if plain(word) in known.KIN else None
        if found and found[1] is Form.GERUND and not _names_a_thing(low):
            return " ".join([*words[: at + 1], "are" if plain(word).endswith("s") else "is", *words[at + 1 :]])
    return text


def _is_or_whose(match: re.Match[str]) -> str:
    """His lad's joining, wife's pregnant, garden's under water: "is"; his lad's wedding: whose."""
    low = match["next"].lower()
    found = form_of(low)
    going = found is not None and found[1] is Form.GERUND and not _names_a_thing(low)
    pronoun = match["whose"].lower() in {"he", "she", "it", "that", "there", "who"}
    if pronoun or not (going or low in _STATES):
        return match[0]
    return f"{match['whose']} is {match['next']}"


def _names_a_thing(word: str) -> bool:
    return word in known.OUTINGS | known.TRIALS | known.PROJECTS | known.MASS | known.SPORTS | known.EDIBLE
