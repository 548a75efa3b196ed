"""From a clause to the ways of speaking of it: which reader reads which verb, and what is done where none does."""

# ruff: noqa: C901, PLR0911, PLR0912  # a reader is a list of cases, read from top to bottom

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.words import english_lexicon as known
from closecircle.words.english_asks import about, echo_of, gone
from closecircle.words.english_bare import of_thing
from closecircle.words.english_clause import Tense, Who
from closecircle.words.english_doings import did, expects, gone_to, good_news, made, married, opened, reads, started
from closecircle.words.english_frames import Frame, of_noun
from closecircle.words.english_habits import by_habit
from closecircle.words.english_journeys import (
    has_moved,
    lives,
    looked,
    signed,
)
from closecircle.words.english_kin import of_kin
from closecircle.words.english_kindness import lent
from closecircle.words.english_kinds import Kind
from closecircle.words.english_learning import learnt, trained
from closecircle.words.english_moment import (
    VAGUE,
    after_link,
    is_name,
    last_noun,
    starts_gerund,
)
from closecircle.words.english_nouns import noun
from closecircle.words.english_others import of_other
from closecircle.words.english_second import backshift, plain
from closecircle.words.english_sentences import clauses
from closecircle.words.english_states import of_state
from closecircle.words.english_tastes import likes
from closecircle.words.english_things import has, has_broken, has_lost, owns, took
from closecircle.words.english_verbs import Form, form_of, gerund
from closecircle.words.english_wishes import (
    asked_clause,
    complained,
    in_hope,
    in_worry,
    needed,
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
        return of_other(clause, moment)
    if {plain(word) for word in clause.rest.split()} & known.HEAVY:
        return [Frame(name="heavy", rank=0, echo="heavy")]
    if clause.modal in {"might", "may"} and not clause.negative and clause.verb in _WEIGHED and clause.rest:
        doing = f"{gerund(clause.verb)} {clause.rest}"
        return [Frame(name="thought_of", slots={"x": doing}, rank=1, echo=last_noun(doing))]
    if clause.verb == "retire" and not clause.negative:
        ahead = clause.on is not None and clause.on > moment.today
        return [Frame(name="retiring" if ahead else "retired", rank=1, echo="retire")]
    ours = clause.verb in _FAVOURS and clause.rest.startswith(("my ", "our "))
    for_me = clause.verb in _FOR_ME and clause.rest.startswith(("me ", "us "))
    if clause.tense is Tense.PAST and (ours or for_me) and not clause.negative:
        return [
            Frame(
                name="thanks", slots={"x": f"{gerund(clause.verb)} {clause.rest}"}, rank=1, echo=last_noun(clause.rest)
            )
        ]
    if clause.verb == "be":
        return of_state(clause, moment)
    reader = _READERS.get(clause.verb)
    frames = reader(clause, moment) if reader else None
    return by_habit(clause, moment) if frames is None else frames


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
        thing = noun(re.sub(r"^(?:our|my) ", "the ", re.sub(r"^(?:our|my|the|a) copy of ", "", rest)))
        if thing and not rest.startswith(("that", "how")):
            return [Frame(name="my_deed", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
    return []


# What one weighs for a while: they might sell the allotment. What they might buy or whether they come is not asked.
_WEIGHED = known.word_set(
    "sell move learn start stop give try go apply retire build paint study change leave open join adopt"
)


# What somebody did with a thing of mine, and I am thankful for.
_FAVOURS = known.word_set("feed water walk carry fix mend repair hold mind watch clean pass put post hand")
# What somebody did for me myself.
_FOR_ME = known.word_set("drive walk take cook bake make knit pick cheer buy treat invite cover carry fetch fix build")


def _me(text: str) -> str:
    return text.strip(" .,")


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
    if clause.verb in {"say", "tell"} and (mine := re.match(r"(?:that )?(?:we|I)(?:'d| would|'ll| will) (.+)", rest)):
        return [Frame(name="promised", slots={"x": _me(mine[1])}, rank=1, echo=last_noun(mine[1]))]
    if clause.verb == "tell" and (
        spread := re.match(r"(?:everyone|everybody|people|all|.+ friends|.+ colleagues)\b.* about (?:us|me)$", rest)
    ):
        return [Frame(name="thanks", slots={"x": f"telling {spread[0]}"}, rank=1, echo="tell")]
    if rest.split(" ")[0] in {"hello", "hi", "goodbye", "thanks", "sorry", "yes", "no"}:
        return []
    if told := after_link(rest, "about"):
        told = told.split(" and ")[0]
        thing = noun(told)
        if thing and clause.verb in {"talk", "chat", "speak"} and thing.kind is Kind.THING:
            topic = told if _bare_topic(told) else thing.text
            return [Frame(name="talked", slots={"np": topic}, rank=2, echo=echo_of(thing))]
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
    if (
        first.who is Who.OTHER
        and first.verb
        and (subject := noun(first.subject))
        and is_name(first.subject.split(), subject)
    ):
        return of_other(first, moment)
    if first.who is Who.OTHER and first.verb and _speakable(first):
        thing = noun(first.subject)
        if thing and thing.head == "move":
            return (
                has_moved(replace(clause, verb="move", rest="", on=clause.on or first.on, tense=Tense.GOING), moment)
                or []
            )
        if (other := of_other(first, moment)) and other[0].name in {
            "sorted",
            "ill_np",
            "mourned",
            "went_well",
            "sorry_thing",
        }:
            return other
        retold = backshift(rest.rstrip("."))
        if thing is None:
            return []
        if first.verb == "be" and not first.negative and {plain(word) for word in first.rest.split()} & _PRAISED:
            return [Frame(name="loved", slots=of_noun(thing), rank=1, echo=echo_of(thing))]
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


_A_TOPIC = 4  # words; longer is a story


_PRAISED = known.word_set("best favourite lovely delicious wonderful perfect gorgeous superb")


def _bare_topic(told: str) -> bool:
    """A subject of talk without an article: brass bands, old maps."""
    return (
        plain(told.split(maxsplit=1)[0]) not in known.DETERMINERS
        and not told[:1].isupper()
        and len(told.split()) <= _A_TOPIC
    )


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


_READS: tuple[tuple[Callable[[Clause, Moment], list[Frame] | None], str], ...] = (
    (took, "buy take choose pick get order try borrow collect hire rent adopt inherit drink eat"),
    (asked_clause, "ask wonder"),
    (looked, "look search hunt"),
    (_verb_again, "hope want plan intend aim mean"),
    (_thought, "think consider"),
    (trained, "train prepare revise study save rehearse practise practice"),
    (learnt, "learn"),
    (started, "start begin join"),
    (has_moved, "move relocate"),
    (gone_to, "go travel fly drive visit sail head"),
    (reads, "read"),
    (
        made,
        (
            "work build knit sew restore renovate write paint make grow plant redecorate bake cook brew crochet weave "
            "carve dig repair fix mend translate compose organise organize record sow decorate"
        ),
    ),
    (has, "have"),
    (did, "do sit"),
    (lent, "lend give bring send help show teach share introduce refer recommend offer promise"),
    (_said, "say tell mention talk speak chat feel reckon explain guess believe suppose hear"),
    (has_lost, "lose bury"),
    (has_broken, "break hurt sprain twist injure fracture"),
    (needed, "need"),
    (waited, "wait"),
    (good_news, "win pass finish graduate find publish sell"),
    (complained, "complain struggle grumble"),
    (likes, "like love enjoy prefer hate dislike avoid mind adore"),
    (owns, "own run manage"),
    (opened, "open launch"),
    (lives, "live"),
    (expects, "expect"),
    (signed, "sign enrol apply"),
    (married, "marry"),
    (lambda clause, moment: in_worry(clause.rest, clause, moment), "worry fear dread"),
)
_READERS = {verb: reader for reader, verbs in _READS for verb in verbs.split()}
