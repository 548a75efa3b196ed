"""From a clause to the ways of speaking of it: which reader reads which verb, and what is done where none does."""

# ruff: noqa: C901, PLR0911, PLR0912  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone
from closecircle.words.english_clause import Tense, Who, clauses
from closecircle.words.english_doings import (
    did,
    expects,
    gone_to,
    good_news,
    has,
    has_broken,
    has_lost,
    learnt,
    liked,
    likes,
    made,
    married,
    owns,
    reads,
    started,
    took,
    trained,
)
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_journeys import (
    about_rest,
    forward_to,
    has_moved,
    lives,
    looked,
    signed,
    sorted_out,
    went,
)
from closecircle.words.english_kindness import lent
from closecircle.words.english_lexicon import word_set
from closecircle.words.english_moment import (
    DOUBTS,
    VAGUE,
    WORRIES,
    after_link,
    after_state,
    is_name,
    last_noun,
    retold,
    starts_gerund,
    state_of,
)
from closecircle.words.english_nouns import Kind, noun
from closecircle.words.english_second import backshift, plain
from closecircle.words.english_ties import ailing, at_work, is_ill, of_kin, of_other, of_thing
from closecircle.words.english_verbs import Form, form_of, gerund, past
from closecircle.words.english_wishes import (
    asked_clause,
    complained,
    could_not,
    in_hope,
    in_two_minds,
    in_worry,
    needed,
    regret,
    waited,
)
from closecircle.words.plan import Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from closecircle.words.english_clause import Clause
    from closecircle.words.english_moment import Moment


def frames_of(clause: Clause, moment: Moment) -> list[Frame]:
    """The ways of speaking of one clause."""
    if clause.who is Who.NOBODY:
        return of_thing(clause, moment)
    if clause.who is Who.ME:
        return _of_me(clause, moment)
    if clause.who is Who.KIN:
        return of_kin(clause, moment)
    if clause.who is Who.OTHER:
        return of_other(clause)
    if {plain(word) for word in clause.rest.split()} & known.HEAVY:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    if clause.verb == "be":
        return _of_state(clause, moment)
    reader = _READERS.get(clause.verb)
    frames = reader(clause, moment) if reader else None
    return _fallback(clause, moment) if frames is None else frames


def _of_me(clause: Clause, moment: Moment) -> list[Frame]:
    """What the one who writes did or said; only what is kind to remind of."""
    if clause.verb in {"promise", "say", "offer"} or (clause.modal in {"will", "would"} and clause.verb):
        said = re.match(r"(?:that )?I(?:'d| would|'ll| will) (.+)", clause.rest)
        if said:
            return [Frame(name="promised", slots={"x": _me(said[1])}, rank=1, echo=last_noun(said[1]))]
        if clause.rest.startswith("to "):
            return [Frame(name="promised", slots={"x": _me(clause.rest[3:])}, rank=1, echo=last_noun(clause.rest))]
        if clause.modal and not clause.negative:
            return [
                Frame(
                    name="promised",
                    slots={"x": _me(f"{clause.verb} {clause.rest}".strip())},
                    rank=1,
                    echo=last_noun(clause.rest),
                )
            ]
        return []
    if clause.verb in {"talk", "chat", "speak"}:
        return _said(clause, moment) or []
    if (
        clause.verb in {"lend", "give", "sell", "show", "send", "recommend", "bring"}
        and clause.tense is not Tense.AHEAD
    ):
        rest = clause.rest.removeprefix("you ").removesuffix(" to you").removesuffix(" for you")
        thing = noun(rest)
        if thing and not rest.startswith(("that", "how")):
            return [Frame(name="my_deed", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    return []


def _me(text: str) -> str:
    return text.strip(" .,")


def _of_state(clause: Clause, moment: Moment) -> list[Frame]:  # one branch a state, read from top to bottom
    """You were unsure, worried, busy, off to Crete, back from Rome, in hospital, a nurse."""
    state, after = state_of(clause), after_state(clause)
    lows = {plain(word) for word in clause.rest.split()}
    if lows & known.HEAVY:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    if is_ill(clause, lows):
        return ailing(after)
    if state in DOUBTS and (state not in {"sure", "certain"} or clause.negative):
        return in_two_minds(retold(after))
    if state in WORRIES:
        return in_worry(after, clause, moment)
    if state == "sorry":
        return regret(after)
    if clause.negative:
        return []
    if state in {"pregnant", "due"}:
        return [Frame(name="expecting", rank=1, echo="baby")]
    if state in {"busy", "snowed", "swamped", "overwhelmed"}:
        thing = (
            noun(after.removeprefix("under ").removeprefix("with ").split(" to ")[0])
            if after.startswith(("with ", "under with "))
            else None
        )
        if thing:
            return [Frame(name="busy", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
        return [Frame(name="busy_you", rank=1, echo="busy")]
    if state in {"tired", "exhausted", "stressed"}:
        return [Frame(name="busy_you", rank=1, echo="busy")]
    if state in {"back", "home"} and after.startswith("from "):
        return went(after.removeprefix("from "), True, rank=1)
    if state in {"off", "away"} and after.startswith(("to ", "in ", "on ")):
        return went(after.split(" ", 1)[1], gone(clause.on, moment.noted, moment.today), rank=1)
    if state in {"keen", "interested", "into", "fond", "obsessed", "curious"} and after:
        return liked(
            after.split(" ", 1)[1] if after.split()[0] in {"on", "in", "of", "with", "about"} else after, rank=2
        )
    if state == "excited" and after.startswith(("about ", "for ")):
        return forward_to(after.split(" ", 1)[1], clause, moment)
    if state in {"happy", "pleased", "delighted", "proud", "thrilled"} and after.startswith(("with ", "about ", "of ")):
        return about_rest(after.split(" ", 1)[1], clause, moment)
    if state == "stuck" and after.startswith(("on ", "with ", "in ")):
        return sorted_out(after.split(" ", 1)[1])
    if state == "allergic" or not clause.rest:
        return []
    if plain(clause.rest.split()[0]) in {"a", "an", "the"}:
        thing = noun(clause.rest)
        return at_work(clause.rest, 3) if thing and thing.kind is Kind.JOB else []
    return []


def _verb_again(clause: Clause, moment: Moment) -> list[Frame] | None:
    """A wish to go somewhere whose day has passed is asked after as the journey itself."""
    words = clause.rest.removeprefix("to ").split()
    reader = (
        _READERS.get(plain(words[0])) if words and plain(words[0]) in {"move", "go", "travel", "fly", "visit"} else None
    )
    inner = replace(clause, verb=plain(words[0]) if words else "", rest=" ".join(words[1:]), tense=Tense.GOING)
    near = reader(inner, moment) if reader and clause.on and gone(clause.on, moment.noted, moment.today) else None
    return [*(near or []), *(in_hope(clause, moment) or [])]


def _thought(clause: Clause, moment: Moment) -> list[Frame] | None:
    rest = after_link(clause.rest, "of", "about")
    if clause.verb == "consider":
        rest = clause.rest
    if not rest:
        return _said(clause, moment)
    words = rest.split()
    first = form_of(plain(words[0]))
    if (first and first[1] is Form.GERUND) or noun(rest):
        return [Frame(name="thought_of", slots={"x": rest}, rank=0, echo=last_noun(rest))]
    return []


def _said(clause: Clause, moment: Moment) -> list[Frame] | None:
    """Something told: its own clause is read again; what they said of other people is left unsaid."""
    rest = clause.rest
    for to in ("me ", "us "):
        rest = rest.removeprefix(to)
    if clause.verb == "feel" and {plain(word) for word in rest.split()} & {
        "low",
        "down",
        "lonely",
        "rough",
        "blue",
        "lost",
    }:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    if clause.verb == "feel" and noun(rest):
        return []
    if told := after_link(rest, "about"):
        told = told.split(" and ")[0]
        thing = noun(told)
        if thing and not starts_gerund(told):
            return about(thing, gone(clause.on, moment.noted, moment.today), rank=2, way=Way.NOTE)
        return []
    rest = rest.removeprefix("that ")
    inner = clauses(rest, moment.noted) if rest else ()
    first = inner[0] if inner else None
    words = rest.split()
    if first is None or not words:
        return []
    if plain(words[0]) in {"you", "you'd", "you'll", "you're", "you've"}:
        return _own_words(words, clause, moment)
    if first.who is Who.OTHER and first.verb and _speakable(first):
        thing = noun(first.subject)
        if (other := of_other(first)) and other[0].name in {"sorted", "ill_np", "mourned"}:
            return other
        retold = backshift(rest.rstrip("."))
        if thing is None:
            return []
        slots = of_noun(thing) | {"x": retold}
        plainly = "said_state" if first.verb in {"be", "have", "feel", "look", "seem"} else "said"
        name = (
            "said_would" if first.modal in {"would", "will"} and not first.negative and first.verb != "be" else plainly
        )
        return [
            Frame(name=name, slots=slots, rank=1, echo=echo_of(thing)),
            Frame(name="thing", slots=of_noun(thing), way=Way.NOUN_PHRASE, rank=4, echo=echo_of(thing)),
        ]
    if first.who is Who.KIN and first.verb:
        return of_kin(replace(first, on=clause.on or first.on), moment)
    if first.who is Who.NOBODY and (thing := noun(first.rest)) and not first.verb:
        return about(thing, gone(clause.on, moment.noted, moment.today), rank=3)
    return []


def _own_words(words: list[str], clause: Clause, moment: Moment) -> list[Frame]:
    """She said she would, he said he wants to: their own doings, told by themselves."""
    low = plain(words[0])
    opened = {"you'd": "would", "you'll": "will", "you're": "are", "you've": "have"}
    said = [opened[low], *words[1:]] if low in opened else words[1:]
    inner = clauses("he " + " ".join(said), moment.noted)
    found: list[Frame] = []
    for each in inner:
        if each.modal in {"might", "may", "could"} and not each.negative and each.verb != "be":
            doing = f"{gerund(each.verb)} {each.rest}".strip()
            found.append(Frame(name="thought_of", slots={"x": doing}, rank=0, echo=last_noun(doing)))
        elif each.modal in {"would", "will"} and not each.negative and each.verb not in {"be", "like"}:
            found += (
                in_hope(
                    replace(
                        each, verb="hope", modal="", rest=f"to {each.verb} {each.rest}".strip(), on=clause.on or each.on
                    ),
                    moment,
                )
                or []
            )
        else:
            found += frames_of(replace(each, on=clause.on or each.on), moment)
    return found


def _speakable(clause: Clause) -> bool:
    thing = noun(clause.subject)
    return (
        thing is not None
        and not is_name(clause.subject.split(), thing)
        and plain(clause.subject.split()[0]) not in VAGUE
    )


def _fallback(clause: Clause, _moment: Moment) -> list[Frame]:
    """A deed no reader knows: a habit is asked after, a thing once done is remembered; a doubtful one is left."""
    if clause.negative or clause.modal:
        return could_not(clause)
    lows = {plain(word) for word in clause.rest.split()}
    if lows & known.HEAVY or clause.verb in _UNSAID:
        return []
    if is_ill(clause, lows):
        return ailing(clause.rest)
    ving = f"{gerund(clause.verb)} {clause.rest}".strip()
    echo = last_noun(clause.rest) or clause.verb
    if clause.tense is Tense.PRESENT:
        return [
            Frame(
                name="habit" if clause.verb in _PLEASURES else "habit_plain",
                slots={"ving": ving, "vp": f"{clause.verb} {clause.rest}".strip()},
                rank=2,
                echo=echo,
            )
        ]
    if clause.tense is Tense.GOING:
        return [Frame(name="doing", slots={"ving": ving, "gerund": gerund(clause.verb)}, rank=2, echo=echo)]
    if clause.verb not in _SEEN_DEEDS or len(lows) > 10 or not clause.rest:  # noqa: PLR2004  # a story is not retold
        return []
    return [Frame(name="deed", slots={"ving": ving, "past": f"{past(clause.verb)} {clause.rest}"}, rank=3, echo=echo)]


_PLEASURES = word_set(
    "run swim ride cycle paint draw sing dance sail surf climb hike walk fish garden bake cook knit sew write play "
    "row ski skate camp crochet weave brew photograph jog box fence "
)


# What one sees somebody do, and may remember aloud.
_SEEN_DEEDS = word_set("come drop pop stop stand sing dance play carry joke walk cycle ride draw wear taste sit turn ")


_UNSAID = word_set(
    "be seem sound look smell cost know mean cry admit refuse swear fight pay steal hate fear mind mind forget "
    "return expect complain quit leave suffer argue disagree understand smile laugh hear let keep stand "
)


_READERS: dict[str, Callable[[Clause, Moment], list[Frame] | None]] = (
    dict.fromkeys(
        (
            "buy",
            "take",
            "choose",
            "pick",
            "get",
            "order",
            "try",
            "borrow",
            "collect",
            "hire",
            "rent",
            "adopt",
            "drink",
            "eat",
        ),
        took,
    )
    | dict.fromkeys(("ask", "wonder"), asked_clause)
    | dict.fromkeys(("look", "search", "hunt"), looked)
    | dict.fromkeys(("hope", "want", "plan", "intend", "aim", "mean"), _verb_again)
    | dict.fromkeys(("think", "consider"), _thought)
    | dict.fromkeys(("train", "prepare", "revise", "study", "save", "rehearse", "practise", "practice"), trained)
    | dict.fromkeys(("learn",), learnt)
    | dict.fromkeys(("start", "begin", "join"), started)
    | dict.fromkeys(("move", "relocate"), has_moved)
    | dict.fromkeys(("go", "travel", "fly", "drive", "visit", "sail"), gone_to)
    | dict.fromkeys(("read",), reads)
    | dict.fromkeys(
        (
            "work",
            "build",
            "knit",
            "sew",
            "restore",
            "renovate",
            "write",
            "paint",
            "make",
            "grow",
            "plant",
            "redecorate",
            "bake",
            "cook",
            "brew",
            "crochet",
            "weave",
            "carve",
            "repair",
            "fix",
            "mend",
            "translate",
            "compose",
            "organise",
            "organize",
            "record",
            "sow",
            "decorate",
        ),
        made,
    )
    | dict.fromkeys(("have",), has)
    | dict.fromkeys(("do", "sit"), did)
    | dict.fromkeys(
        (
            "lend",
            "give",
            "bring",
            "send",
            "help",
            "show",
            "teach",
            "share",
            "introduce",
            "refer",
            "recommend",
            "offer",
            "promise",
        ),
        lent,
    )
    | dict.fromkeys(
        (
            "say",
            "tell",
            "mention",
            "talk",
            "speak",
            "chat",
            "feel",
            "reckon",
            "explain",
            "guess",
            "believe",
            "suppose",
            "hear",
        ),
        _said,
    )
    | dict.fromkeys(("lose",), has_lost)
    | dict.fromkeys(("break", "hurt", "sprain", "twist", "injure", "fracture"), has_broken)
    | dict.fromkeys(("need",), needed)
    | dict.fromkeys(("wait",), waited)
    | dict.fromkeys(("win", "pass", "finish", "graduate", "find", "publish"), good_news)
    | dict.fromkeys(("complain", "struggle", "grumble"), complained)
    | dict.fromkeys(("like", "love", "enjoy", "prefer", "hate", "dislike", "avoid", "mind", "adore"), likes)
    | dict.fromkeys(("own", "run", "manage"), owns)
    | dict.fromkeys(("live",), lives)
    | dict.fromkeys(("expect",), expects)
    | dict.fromkeys(("sign", "enrol", "apply"), signed)
    | dict.fromkeys(("marry",), married)
    | dict.fromkeys(("worry", "fear", "dread"), lambda clause, moment: in_worry(clause.rest, clause, moment))
)
