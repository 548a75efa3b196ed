"""What somebody asked, wanted, doubted or worried about, and how one asks after it."""

# ruff: noqa: C901, PLR0911, PLR0912  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_kinds import Kind
from closecircle.words.english_moment import after_link, first_noun, is_whole, last_noun, retold, would_do
from closecircle.words.english_nouns import noun
from closecircle.words.english_second import backshift, plain
from closecircle.words.english_verbs import Form, form_of
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment
    from closecircle.words.english_nouns import Noun


def regret(after: str) -> list[Frame]:
    """A clerk's own note that something went wrong: "sorry that the pears ran short"."""
    if after.startswith(("about ", "for ")):
        thing = noun(after.split(" ", 1)[1])
        return [Frame(name="regret", slots={"x": f"about {thing.text}"}, rank=1, echo=echo_of(thing))] if thing else []
    inner = after.removeprefix("that ")
    if after.startswith("to ") or not is_whole(inner) or plain(inner.split()[0]) == "you":
        return []
    return [Frame(name="regret", slots={"x": f"that {inner}"}, rank=1, echo=first_noun(f"that {inner}"))]


def in_two_minds(inner: str) -> list[Frame]:
    """A doubt, retold."""
    inner = inner.removeprefix("about ") if inner.startswith(("about whether", "about which", "about how")) else inner
    if inner.startswith("between "):
        return _between(inner.removeprefix("between "))
    if re.match(r"\w+ (?:it|they|that|this)\b", inner):
        return []
    if inner.startswith(("whether", "which", "what", "how", "where", "when", "who")):
        return [Frame(name="torn", slots={"x": inner}, rank=1, echo=first_noun(inner))]
    if inner.startswith("about "):
        thing = noun(inner.removeprefix("about "))
        return (
            [Frame(name="worried_about", slots=of_noun(thing), rank=2, echo=echo_of(thing), kinds=("ask",))]
            if thing
            else []
        )
    return []


def _between(rest: str) -> list[Frame]:
    sides = rest.split(" and ")
    if len(sides) != 2:  # noqa: PLR2004  # two things to choose between
        return []
    thing = noun(sides[1])
    slots = {"x": rest, "x2": " or ".join(sides)}
    clear = any(plain(word) in known.DETERMINERS for word in rest.split())
    return [
        Frame(
            name="between",
            slots=slots,
            rank=0 if clear else 2,
            echo=echo_of(thing) if thing else plain(sides[1].split()[-1]),
        )
    ]


def in_worry(after: str, clause: Clause, moment: Moment) -> list[Frame]:
    """A worry, retold, or hoped away."""
    if after and not after.startswith(("about ", "for ", "over ", "that ", "of ", "to ")) and not is_whole(after):
        after = f"about {after}"
    if after.startswith(("about ", "for ", "over ")):
        rest = after.split(" ", 1)[1]
        first = form_of(plain(rest.split()[0])) if rest.split() else None
        thing = noun(rest)
        if first and first[1] is Form.GERUND and plain(rest.split()[0]) not in known.MASS:
            return [Frame(name="worried", slots={"x": f"about {rest}"}, rank=1, echo=first_noun(rest))]
        if thing and thing.kind in {Kind.KIN, Kind.PET}:
            return [
                Frame(
                    name="ill_kin" if thing.kind is Kind.PET else "kin",
                    slots=of_noun(thing),
                    rank=1,
                    echo=echo_of(thing),
                )
            ]
        if thing and thing.kind in {Kind.EXAM, Kind.TRIAL, Kind.OPERATION, Kind.RACE}:
            return about(thing, gone(clause.on, moment.noted, moment.today), rank=1, way=Way.NOTE)
        if thing and thing.kind is Kind.ILL:
            return about(thing, None, rank=1, way=Way.NOTE)
        return [Frame(name="worried_about", slots=of_noun(thing), rank=1, echo=echo_of(thing))] if thing else []
    if not after:
        return []
    if plain(after.removeprefix("that ").split()[0]) in {"it", "they", "this", "that"}:
        return []
    text = after if after.startswith("that ") else f"that {after}"
    inner = backshift(text)
    if len(inner.split()) < 4 or not is_whole(inner.removeprefix("that ")):  # noqa: PLR2004  # a subject and a verb
        return []
    thing, verb, negative = would_do(after)
    found = [Frame(name="worried", slots={"x": inner}, rank=1, echo=echo_of(thing) if thing else first_noun(inner))]
    if thing and verb and thing.kind not in {Kind.KIN, Kind.HEAVY, Kind.ILL}:
        slots = of_noun(thing) | {"x": inner, "base": verb}
        found.insert(
            0, Frame(name="worried_not" if negative else "worried_would", slots=slots, rank=0, echo=echo_of(thing))
        )
    return found


def asked_clause(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """What they asked or wondered."""
    rest = clause.rest.removeprefix("me ").removeprefix("us ").removeprefix("to know ")
    if clause.verb == "want" and not clause.rest.startswith("to know "):
        return None
    if thing_text := after_link(rest, "about", "after"):
        thing = noun(thing_text)
        if thing_text.startswith(("my ", "our ")):
            return [Frame(name="thanks", slots={"x": f"asking after {thing_text}"}, rank=2, echo=last_noun(thing_text))]
        if clause.verb == "wonder" and plain(thing_text.split()[0]) in {"a", "an"}:
            return [Frame(name="thought_of", slots={"x": thing_text}, rank=1, echo=last_noun(thing_text))]
        if thing and thing.kind in {Kind.KIN, Kind.PET, Kind.HEAVY, Kind.MOURNED}:
            return about(thing, None, rank=2)
        return [Frame(name="asked_about", slots=of_noun(thing), rank=1, echo=echo_of(thing))] if thing else []
    if wanted := after_link(rest, "for"):
        if wanted.startswith(("help", "advice", "a hand", "directions", "the bill")):
            return []
        thing = noun(wanted, definite=False)
        asked_for = [Frame(name="asked_us", slots=of_noun(thing), rank=1, echo=echo_of(thing))] if thing else []
        return sought(wanted) or asked_for
    inner = retold(rest, lexical=False)
    if ours := _ours(inner):
        return [Frame(name="asked_us", slots=of_noun(ours), rank=1, echo=echo_of(ours))]
    if {plain(word) for word in inner.split()} & {
        "we",
        "we'd",
        "we'll",
        "our",
        "us",
        "i",
        "i'd",
        "i'll",
        "i'm",
        "i've",
        "my",
    } or _ARRIVES.search(inner):
        return []
    said = is_whole(inner) or re.match(r"(?:whether|how|what|when|where|which|who)(?: \w+)? to \w", inner)
    if inner.startswith(("whether", "how", "what", "when", "where", "why", "which", "who")) and said:
        thing = _subject_thing(inner)
        if thing and inner.startswith("whether"):
            return [Frame(name="asked_thing", slots=of_noun(thing) | {"x": inner}, rank=0, echo=echo_of(thing))]
        me = Frame(name="asked_me", slots={"x": inner}, rank=2, echo=first_noun(inner))
        if _HOW_TO.match(inner):
            return [Frame(name="asked_to", slots={"x": inner}, rank=0, echo=first_noun(inner)), me]
        if _NEWS_OF_US.match(inner):
            return []
        name = "asked" if _OPEN.match(inner) else "asked_how"
        return [Frame(name=name, slots={"x": inner}, rank=0, echo=first_noun(inner)), me]
    return []


_NEWS_OF_US = re.compile(r"how .+ (?:was|were|is|are)\b")
_OPEN = re.compile(r"whether .+ (?:could|would|should|might|can|will)\b|whether to\b")
_HOW_TO = re.compile(r"(?:how|what|where|which|when)(?: \w+){0,2} to \w")
_ARRIVES = re.compile(r"\b(?:came|comes|come|coming|arrived?|back) in\b|in stock")
_OUR_NEXT = re.compile(
    r"^whether (the (?:next|new) (?:\w+ )?(?:batch|lot|crop|harvest|vintage|delivery|roast|blend|season))\b"
)
_OURS = re.compile(
    r"\bwe(?:'d| would| were|'re| had| will)?(?: be| ever| going to)* (?:get|getting|have|had|make|making) (.+)"
)
_ARRIVING = re.compile(
    r"^(?:when|whether) (.+?) (?:came|comes|would come|was coming|is coming|would be|will be|was|is|were|are) "
    r"(?:(?:back )?in|ready|back|available|in season)$"
)


def _ours(inner: str) -> Noun | None:
    """The thing of ours that they asked for: the navy coat we might get in, the yarn that was to come."""
    match = _OURS.search(inner) or _OUR_NEXT.search(inner) or _ARRIVING.search(inner)
    words = match[1].split() if match else []
    while words and plain(words[-1]) in {"in", "again", "soon", "back", "left", "more"}:
        words = words[:-1]
    if not words or plain(words[0]) in {"to", "any"}:
        return noun(" ".join(words[1:])) if len(words) > 1 and plain(words[0]) == "any" else None
    return noun(" ".join(words))


_SIZE = re.compile(r"\s\d[\d.,]* ?(?:[x×]|by|cm|mm|m|kg|g|l|ml|ft|in)\b.*$|\s\d[\d.,]*[x×]\d.*$", re.IGNORECASE)


def _subject_thing(inner: str) -> Noun | None:
    """The thing a question was about, where it lives on: the fern that could go outside."""
    words = inner.split()[1:]
    for at, word in enumerate(words):
        if plain(word) in {"could", "would", "was", "were", "might", "needed", "needs", "should"} and at:
            thing = noun(" ".join(words[:at]))
            return thing if thing and thing.kind in {Kind.PLANT, Kind.PET} else None
    return None


def sought(wanted: str) -> list[Frame]:
    """What they were looking for."""
    wanted = _SIZE.sub("", wanted)
    thing = noun(wanted, definite=False)
    the = noun(wanted)
    if thing is None or the is None or len(wanted.split()) > 9:  # noqa: PLR2004  # longer is a story
        return []
    if wanted.startswith("something "):
        return [Frame(name="looked_for", slots={"x": wanted}, rank=1, echo=last_noun(wanted))]
    if the.kind is Kind.EDIBLE or (not the.plural and plain(wanted.split(maxsplit=1)[0]) not in known.DETERMINERS):
        return []
    if the.text.split()[0] not in {"the", "your"} and not wanted.split(maxsplit=1)[0][:1].isupper():
        return []
    return [Frame(name="looked_for", slots=of_noun(the) | {"x": wanted, "xthe": the.text}, rank=1, echo=echo_of(the))]


def in_hope(clause: Clause, moment: Moment) -> list[Frame] | None:
    """What they hoped, wanted or planned to do."""
    rest = clause.rest
    if clause.negative:
        return []
    if rest.startswith("to know "):
        return asked_clause(clause, moment)
    vp = after_link(rest, "to")
    if vp:
        first = form_of(plain(vp.split()[0]))
        if first is None or first[1] is not Form.BASE or first[0] == "be":
            return []
        race = noun(" ".join(vp.split()[1:])) if first[0] in {"run", "do", "ride", "walk", "swim"} else None
        if race and race.kind is Kind.RACE:
            return about(race, gone(clause.on, moment.noted, moment.today), rank=0, way=Way.NOTE)
        words = vp.split()
        if (words[0] in _ERRANDS and "you" in words) or {"it", "them", "that"} & set(words[1:]):
            return []
        if vp.startswith(
            ("have ", "get rid", "come", "return", "pop", "call", "cut down", "catch up", "keep up", "cope", "sleep")
        ):
            return []
        name = "hoped_ahead" if clause.on and not gone(clause.on, moment.noted, moment.today) else "hoped"
        return [Frame(name=name, slots={"x": vp}, rank=0, echo=first_noun("x " + vp))]
    if wanted := after_link(rest, "for"):
        return _seek_hope(wanted)
    rest = _SIZE.sub("", rest)
    if clause.verb == "hope" and (wished := _hoped_of_a_thing(rest)):
        return wished
    if (
        clause.verb in {"want", "need"}
        and rest
        and plain(rest.split()[0]) in {"a", "an", "some", "something", "two", "new"}
    ):
        return (
            [Frame(name="wanted", slots={"x": rest}, rank=1, echo=last_noun(rest.split(" by ")[0].split(" for ")[0]))]
            if noun(rest)
            else []
        )
    if clause.verb == "plan" and (thing := noun(rest)):
        return about(thing, gone(clause.on, moment.noted, moment.today), rank=1, way=Way.NOTE)
    return []


def _hoped_of_a_thing(rest: str) -> list[Frame]:
    """Hoped the new oil would be less bitter: a thing of which something was hoped."""
    x = backshift(rest.removeprefix("that "))
    thing = noun(re.split(r" (?:would|might|could) ", x)[0])
    if thing is None or not is_whole(x) or plain(x.split()[0]) in {"it", "they", "he", "she", "you", "there"}:
        return []
    return [Frame(name="hoped_thing", slots=of_noun(thing) | {"x": x}, rank=1, echo=echo_of(thing))]


# Notes to oneself: ring her when the parts come.
_ERRANDS = known.word_set(
    "ring call phone email text message tell ask send remind give find check order show write let"
)


def _seek_hope(wanted: str) -> list[Frame]:
    thing = noun(wanted)
    return [Frame(name="hoped_for", slots={"x": wanted}, rank=2, echo=echo_of(thing))] if thing else []


def needed(clause: Clause, moment: Moment) -> list[Frame] | None:
    """What they needed."""
    if clause.rest.startswith("to "):
        return in_hope(clause, moment)
    thing = noun(clause.rest)
    if clause.negative or thing is None:
        return []
    if thing.kind is Kind.OPERATION:
        return about(thing, None, rank=0, way=Way.NOTE)
    return in_hope(clause, moment) or []


def waited(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """What they were waiting for."""
    rest = after_link(clause.rest, "for", "on")
    thing = noun(rest) if rest else None
    if thing is None:
        return []
    if thing.kind in {Kind.OPERATION, Kind.ILL} or {plain(word) for word in rest.split()} & known.OPERATIONS:
        return [Frame(name="results", slots=of_noun(thing), rank=0, echo=echo_of(thing))]
    if thing.kind is Kind.EXAM or "results" in rest:
        return [Frame(name="waited", slots=of_noun(thing), rank=1, echo=echo_of(thing), kinds=("say",))]
    return [Frame(name=name, slots=of_noun(thing), rank=0, echo=echo_of(thing)) for name in ("waited", "waited_for_us")]


def complained(clause: Clause, _moment: Moment) -> list[Frame] | None:
    """What bothered them."""
    thing = noun(after_link(clause.rest, "about", "of", "from", "with"))
    if thing is None:
        return []
    if thing.kind in {Kind.ILL, Kind.HEAVY} or thing.head in known.BODY:
        return [Frame(name="ill_np", slots=of_noun(thing), rank=1, echo="health")]
    return [Frame(name="better", slots=of_noun(thing), rank=1, echo=echo_of(thing))]


def could_not(clause: Clause) -> list[Frame]:
    """What did not come off then may have come off since."""
    if (
        clause.negative
        and clause.modal in {"could", "can"}
        and clause.rest
        and clause.verb not in {"stand", "bear", "afford", "eat"}
    ):
        if clause.verb in {"decide", "choose"}:
            return in_two_minds(retold(clause.rest))
        if clause.verb == "sleep":
            return [Frame(name="busy_you", rank=1, echo="sleep")]
        if clause.rest.startswith(("on ", "up ")):
            return []
        if clause.verb == "find":
            return sought(clause.rest)
        return [
            Frame(
                name="hoped",
                slots={"x": f"{clause.verb} {clause.rest}"},
                rank=1,
                echo=last_noun(clause.rest),
                kinds=("ask",),
            )
        ]
    return []
