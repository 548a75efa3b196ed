"""A jotted note read into clauses: whose deed, which verb, what follows it, and when.

A clause is read only as far as it is understood; one that is not understood is not used at all.
"""

# ruff: noqa: PLR0911  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_clause import Clause, Tense, Who, verbal
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_pieces import ADVERBS, SENTENCE_END, is_predicate, leads, names_only, pieces_of, verb_at
from closecircle.words.english_second import folk, plain, to_you
from closecircle.words.english_shorthand import written_out
from closecircle.words.english_spelling import lowered, spelt
from closecircle.words.english_time import timed
from closecircle.words.english_verbs import AUXILIARIES, Form, form_of, is_finite

if TYPE_CHECKING:
    from datetime import date

    from closecircle.words.english_second import Folk

_MONEY = re.compile(
    r"[£$€¥₩]|\b(?:discounts?|coupons?|vouchers?|refund(?:s|ed)?|invoices?|price[sd]?|quotes?|deposits?|overdraft|salary|unpaid)\b",
    re.IGNORECASE,
)


_UNSPEAKABLE = re.compile(r"https?:|www\.|[@#=<>{}\[\]|\\^~*_→]|\d{5,}|\?\?|[\"“”]|\b[A-Z]{5,}\b")


# Said in the past of what was still to come: asked about Friday, was off to Rome next week.
_AHEAD = word_set("be ask want need hope plan promise say mention tell book wonder worry have choose offer agree ")


def clauses(note: str, noted: date, *, name: str = "") -> tuple[Clause, ...]:
    """The clauses of a note that can be spoken of, in its order. `noted` is the day it was jotted."""
    who = folk(_unnamed(note, name))
    found: list[Clause] = []
    for sentence in SENTENCE_END.split(_unnamed(re.sub(r"\s*\([^)]*\)?", "", note), name)):
        before: Clause | None = None
        for piece in pieces_of(written_out(sentence)):
            if _MONEY.search(piece) or _UNSPEAKABLE.search(piece):
                continue
            if (
                before
                and names_only(piece)
                and before.rest
                and plain(before.rest.split()[-1]) in known.KIN | known.PETS
            ):
                found[-1] = before = replace(before, rest=f"{before.rest} called {piece}")
                continue
            clause = _clause(piece, noted, who, before)
            if clause is None:
                continue
            if before and before.verb and not clause.verb and not _stands_alone(clause.rest):
                continue
            found.append(clause)
            before = clause
    return tuple(found)


def _unnamed(note: str, name: str) -> str:
    """The note with the person's own name said to them already: Marta said → you said, Marta's knee → your knee."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    if len(first) < 2 or not first[:1].isupper():  # noqa: PLR2004  # an initial is no name to look for
        return note
    note = re.sub(rf"\b{re.escape(first)}(?:'s|’s)\b", "YOUR_", note)
    note = re.sub(rf"\b{re.escape(first)}\b(?= (?:\w+ly )?(\w+))", lambda m: "YOU_" if is_finite(m[1]) else m[0], note)
    return (
        note.replace("YOU_ was", "you were")
        .replace("YOU_ is", "you are")
        .replace("YOU_ has", "you have")
        .replace(
            "YOUR_",
            "your",
        )
        .replace("YOU_", "you")
    )


def _stands_alone(rest: str) -> bool:
    """Whether a noun phrase after a verb clause is a thing of its own: somebody's, or an event."""
    words = [plain(word) for word in rest.split()]
    return bool(words) and (
        words[0].removesuffix("'s") in known.KIN
        or words[-1] in known.EXAMS | known.TRIALS | known.OUTINGS | known.OPERATIONS | known.RACES
        or words[0] in {"your", "her", "his"}
    )


def _clause(piece: str, noted: date, who: Folk, before: Clause | None) -> Clause | None:
    words = piece.split()
    if not words or len(words) > 24:  # noqa: PLR2004  # longer than anybody jots in one breath
        return None
    time = timed(lowered(piece), noted)
    words = _strip(time.text.split())
    if not words:
        return None
    low = plain(words[0])
    if low in _HANGING or (
        low in _TODO and (len(words) == 1 or plain(words[1]) in known.PREPOSITIONS | known.DETERMINERS | _BACKS)
    ):
        return None
    if low in {"ask", "asking"} and len(words) > 1:
        return _asked(words, time.on, who)
    found = _parsed(words, low, who, before)
    on = time.on
    if (
        found
        and on
        and on > noted
        and found.tense in {Tense.PAST, Tense.DONE}
        and found.verb
        and found.verb not in _AHEAD
    ):
        on = None
    return replace(found, on=on, weekly=time.weekly) if found else None


def _strip(words: list[str]) -> list[str]:
    while words and (
        plain(words[0])
        in {"apparently", "also", "then", "so", "and", "but", "maybe", "btw", "ps", "nb", "still", "just", "recently"}
        or (len(words) > 1 and plain(words[0]) in ADVERBS and form_of(plain(words[1])) is not None)
    ):
        words = words[1:]
    return words


def _asked(words: list[str], on: date | None, who: Folk) -> Clause | None:
    """A note to oneself, "ask her about the exam": the thing is what counts."""
    words = words[1:]
    if plain(words[0]) in {"him", "her", "them"} and len(words) > 1:
        words = words[1:]
    if plain(words[0]) in {"about", "after", "for"}:
        rest = to_you(" ".join(words[1:]), who)
        return Clause(who=Who.NOBODY, rest=spelt(rest), on=on) if rest else None
    return None


def _parsed(words: list[str], low: str, who: Folk, before: Clause | None) -> Clause | None:
    if low in {"he", "she", "they", "you"} or low.split("'", maxsplit=1)[0] in {"he", "she", "they"}:
        return _of_pronoun(words, who)
    if low in {"i", "we", "i'm", "i've", "i'd", "i'll", "we've", "we'll"}:
        return _of_me(words, who)
    if is_predicate(words):
        kin = before is not None and before.who is Who.KIN
        spoken = to_you(" ".join(words), who)
        subject = before.subject if kin and before else "you"
        whose = Who.KIN if kin else Who.YOU
        return verbal(whose, subject, ["were", *spoken.split()]) if spoken else None
    if leads(words):
        if before is not None and before.who in {Who.KIN, Who.OTHER}:
            return verbal(before.who, before.subject, words)
        return _subjectless(words, who)
    at = verb_at(words)
    spoken = to_you(" ".join(words), who)
    if spoken is None:
        return None
    if "being" in words[1:]:
        said = spoken.split()
        thing = said[: words.index("being")]
        return Clause(who=_whose(thing), subject=spelt(" ".join(thing)), verb="be", tense=Tense.GOING, rest=said[-1])
    if at is None:
        return Clause(who=Who.NOBODY, rest=spelt(spoken)) if _phrase(spoken) else None
    told = spoken.split()
    doer = told[:at]
    while len(doer) > 1 and plain(doer[-1]) in ADVERBS:
        doer = doer[:-1]
    return verbal(_whose(doer), " ".join(doer), told[at:])


def _phrase(text: str) -> bool:
    """Whether a text without a verb may be taken for a noun phrase."""
    words = [plain(word) for word in text.split()]
    return not any(word in AUXILIARIES or word in {"he", "she", "they", "i"} for word in words)


def _whose(subject: list[str]) -> Who:
    lows = [plain(word) for word in subject]
    if lows[0] == "you":
        return Who.YOU
    if any(word.removesuffix("'s") in known.KIN | known.PETS for word in lows):
        return Who.KIN
    return Who.OTHER


_HANGING = word_set("who which that where because as since if although though while re")


# Notes to oneself: call him back, send her the list.
_TODO = word_set(
    "call send email text phone ring remind bring check find give tell get buy look try make do remember keep let "
    "pick put return pay say write follow "
)


_BACKS = word_set("back him her them up me again")


_SENT = word_set(
    "lend give send tell show promise bring offer call phone message email text recommend sell help meet see "
)


def _subjectless(words: list[str], who: Folk) -> Clause | None:
    found = form_of(plain(words[0]))
    if found and found[0] in _SENT and len(words) > 1 and _to_them(words, who):
        spoken = to_you(" ".join(words), who)
        return verbal(Who.ME, "I", spoken.split()) if spoken else None
    spoken = to_you(" ".join(words), who)
    if spoken is None:
        return None
    said = spoken.split()
    if found and found[1] is Form.GERUND:
        said = ["were", *said]
    return verbal(Who.YOU, "you", said)


def _to_them(words: list[str], who: Folk) -> bool:
    """Whether the deed was done to the person, so that the one who writes did it: lent him a ladder, sent it to her."""
    lows = [plain(word) for word in words]
    family = {"he": "him", "she": "her", "they": "them"}.get(who.person, "")
    if not family or family not in lows:
        return False
    at = lows.index(family)
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if at == 1 and family == "her":
        return (
            not following
            or following in known.DETERMINERS
            or following in known.PREPOSITIONS
            or following in {"that", "how"}
        )
    return at == 1 or lows[at - 1] in {"to", "for", "with"}


def _of_pronoun(words: list[str], who: Folk) -> Clause | None:
    spoken = to_you(" ".join(words), who)
    if spoken is None:
        return None
    said = spoken.split()
    first = said[0].lower()
    if first == "you":
        # The tense is read from the note's own verb: "reads" and "read" are one word once said to "you".
        ran = form_of(plain(words[1])) if len(words) > 1 else None
        own = [words[1], *said[2:]] if ran and ran[1] is Form.THIRD and ran[0] not in {"be", "have", "do"} else said[1:]
        return verbal(Who.YOU, "you", own)
    for ending, whole in (("you're", "are"), ("you've", "have"), ("you'd", "would"), ("you'll", "will")):
        if first == ending:
            return verbal(Who.YOU, "you", [whole, *said[1:]])
    return None


def _of_me(words: list[str], who: Folk) -> Clause | None:
    spoken = to_you(" ".join(words), who)
    if spoken is None:
        return None
    said = spoken.split()
    opened = {"i'm": ["am"], "i've": ["have"], "we've": ["have"], "i'd": ["would"], "i'll": ["will"], "we'll": ["will"]}
    low = plain(said[0])
    return verbal(Who.ME, "I", [*opened.get(low, []), *said[1:]])
