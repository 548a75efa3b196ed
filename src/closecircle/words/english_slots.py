"""What the slots of the English phrase book hold for one person on one day. A slot without a filling is ''."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from closecircle.core.text import one_line
from closecircle.words.english_clause import Who, clauses
from closecircle.words.english_lexicon import ILL, OPERATIONS, word_set
from closecircle.words.english_notes import frames
from closecircle.words.english_nouns import Kind, noun
from closecircle.words.english_second import Folk, folk, plain, to_you
from closecircle.words.english_verbs import Form, form_of

if TYPE_CHECKING:
    from datetime import date

    from closecircle.words.english_clause import Clause
    from closecircle.words.english_frames import Frame
    from closecircle.words.facts import Facts
    from closecircle.words.plan import Occasion

_SEASON = (
    "",
    "winter",
    "winter",
    "spring",
    "spring",
    "spring",
    "summer",
    "summer",
    "summer",
    "autumn",
    "autumn",
    "autumn",
    "winter",
)
_NOW = (
    "",
    "the year is still new and the evenings long",
    "winter is nearly done",
    "spring is on its way",
    "spring is here",
    "the evenings are light again in late spring",
    "summer has begun",
    "it is the height of summer",
    "summer is slowly turning",
    "autumn is on its way",
    "the leaves are turning this autumn",
    "winter is on its way",
    "the year is drawing in and winter is here",
)
_FEASTS = {
    "christmas": ("Merry Christmas", "a peaceful Christmas"),
    "newyear": ("Happy New Year", "a happy New Year"),
    "seollal": ("Happy Lunar New Year", "a happy Lunar New Year"),
    "chuseok": ("Happy Chuseok", "a happy Chuseok"),
    "easter": ("Happy Easter", "a happy Easter"),
    "thanksgiving": ("Happy Thanksgiving", "a happy Thanksgiving"),
    "eid": ("Eid Mubarak", "a blessed Eid"),
    "diwali": ("Happy Diwali", "a happy Diwali"),
    "hanukkah": ("Happy Hanukkah", "a happy Hanukkah"),
}
_WEEK, _FORTNIGHT, _MONTH, _SEASON_AGO, _YEAR = 7, 14, 31, 75, 330
_LATE = 3  # days after which an answer is late
_BIG = word_set("event_gone event_ahead event_ahead_kin event_open race_gone race_ahead race_open exam_gentle ")
_ILLNESS = ("ill_np", "sore", "operation", "operation_kin", "ill_kin", "ill_you")


@dataclass(frozen=True, slots=True)
class Found:
    """A filling: what is said, the verb that agrees with it, the note it is from, the stem of the thing, its day."""

    text: str = ""
    is_: str = "is"
    source: str = ""
    echo: str = ""
    behind: bool | None = None


@dataclass(frozen=True, slots=True)
class Slots:
    """The fillings for one person."""

    facts: Facts
    occasion: Occasion
    _filled: dict[str, str] = field(default_factory=dict, compare=False)
    _read: dict[str, Found] = field(default_factory=dict, compare=False)

    def fill(self, slot: str) -> str:
        """What a slot holds, '' for nothing."""
        if slot not in self._filled:
            self._filled[slot] = _FILL[slot](self)
        return self._filled[slot]

    def source(self, slot: str) -> str:
        """The note or fact that a slot speaks from, '' for none."""
        return self._found(slot).source

    def echo(self, slot: str) -> str:
        """The stem of the thing a slot speaks of."""
        return self._found(slot).echo

    def _found(self, slot: str) -> Found:
        if slot not in self._read:
            reader = _FOUND.get(slot)
            self._read[slot] = reader(self.facts) if reader else Found()
        return self._read[slot]

    def names_friend(self, text: str) -> bool:
        """Whether a sentence speaks of the one they introduced: what was noted of others is theirs."""
        name = _friend_name(self.facts.introduced)
        return bool(name) and name in text

    def is_event(self, echo: str) -> bool:
        """Whether a stem is that of the big day itself, of which the greeting speaks already."""
        return bool(echo) and echo == event(self.facts).echo


def notes(facts: Facts) -> list[tuple[str, date]]:
    """Every note with the day it was jotted: the talks, newest first, then the lasting facts."""
    jotted = [(talk.said, talk.on or noted_on(facts, place)) for place, talk in enumerate(facts.talks[:3]) if talk.said]
    return [*jotted, *((fact, facts.today) for fact in facts.about)]


def noted_on(facts: Facts, place: int) -> date:
    """The day of a talk without a date: as long ago as the last talk, older ones further back."""
    days = facts.days_since if facts.days_since is not None else _MONTH
    return facts.today - timedelta(days=days + place * _MONTH)


def _pairs(said: str, on: date, today: date, name: str) -> tuple[tuple[Clause | None, Frame], ...]:
    return frames(said, noted=on, today=today, name=name)


def _address(slots: Slots) -> str:
    return slots.facts.address


def _place(slots: Slots) -> str:
    place = one_line(slots.facts.sender_place)
    words = place.split()
    if not words or not slots.facts.sender_name:
        return ""
    bare = place.islower() and words[0] not in {"the", "a", "an", "our", "my"}
    return f"the {place}" if bare else place


def _since(slots: Slots) -> str:
    days = slots.facts.days_since
    if days is None or days < _SEASON_AGO:
        return ""
    then = slots.facts.today - timedelta(days=days)
    if days >= _YEAR:
        return "last year"
    was, now = _SEASON[then.month], _SEASON[slots.facts.today.month]
    return f"the {was}" if was != now else "last " + was if days > _YEAR // 2 else ""


def _ago(slots: Slots) -> str:
    days = slots.facts.days_since
    if days is None or 1 < days < _WEEK:
        return "the other day"
    if days <= 1:
        return "yesterday" if days else "earlier"
    return "last week" if days < _FORTNIGHT else "the other week" if days <= _MONTH else ""


def _hello(slots: Slots) -> str:
    hour = slots.facts.hour
    if hour is None or not 5 <= hour <= 22:  # noqa: PLR2004  # the hours in which one greets by the hour
        return ""
    return "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"  # noqa: PLR2004  # noon, six


def _friend_name(introduced: str) -> str:
    words = [word.strip(",.;") for word in introduced.split()]
    named = [word for word in words if word[:1].isupper() and plain(word) not in {"her", "his", "their", "my", "your"}]
    return " ".join(named)


def _friend(facts: Facts) -> Found:
    told = one_line(facts.introduced)
    if not told:
        return Found()
    spoken = to_you(told, Folk(folk(told).person, frozenset())) or ""
    thing = noun(spoken) if spoken and not spoken[:1].isupper() else None
    text = thing.text if thing else _friend_name(told)
    return Found(text=text, source=facts.introduced, echo=_friend_name(told).lower() or text)


def _friend_first(slots: Slots) -> str:
    name = _friend_name(slots.facts.introduced)
    return name.split()[0] if name else _friend(slots.facts).text


def _passed(facts: Facts) -> Found:
    told = one_line(facts.passed_on)
    if not told:
        return Found()
    for clause in clauses(told, facts.today, name=facts.name):
        rest = clause.rest
        for own in ("our ", "my ", "with friends ", "on "):
            rest = rest.removeprefix(own)
        thing = noun(rest.split(" with ")[0].split(" to ")[0])
        if thing is not None:
            return Found(text=thing.text, source=facts.passed_on, echo=thing.head)
    return Found()


def _promise(facts: Facts) -> Found:
    """The deed that was promised, as a verb: "send you the recipe"."""
    told = one_line(facts.promise.what) if facts.promise else ""
    words = told.rstrip(".").removeprefix("to ").split()
    if not words:
        return Found()
    first = form_of(plain(words[0]))
    spoken = to_you(" ".join(words), Folk(folk(told).person, frozenset()))
    if first is None or first[1] is not Form.BASE or spoken is None:
        return Found()
    last = plain(spoken.split()[-1])
    return Found(text=spoken[:1].lower() + spoken[1:], source=told, echo=last.removesuffix("s"))


def _promised_thing(facts: Facts) -> Found:
    told = one_line(facts.promise.what) if facts.promise else ""
    if not told or _promise(facts).text:
        return Found()
    spoken = to_you(told, Folk(folk(told).person, frozenset()))
    thing = noun(spoken) if spoken else None
    return Found(text=thing.text, is_=thing.is_, source=told, echo=thing.head) if thing else Found()


def _when_kept(found: Found, facts: Facts, *, kept: bool) -> str:
    return found.text if facts.promise is not None and facts.promise.kept is kept else ""


def _birthday(facts: Facts) -> str:
    on = facts.day.on if facts.day and facts.day.kind == "birthday" else facts.today
    days = (on - facts.today).days
    if days == 0:
        return "Happy birthday"
    if days < 0:
        return "A belated happy birthday"
    return (
        "Happy birthday for tomorrow"
        if days == 1
        else f"Happy birthday for {on:%A}"
        if days < _WEEK
        else "Happy birthday soon"
    )


def _feast(facts: Facts) -> tuple[str, str]:
    if facts.day is not None:
        if facts.day.kind in _FEASTS:
            return _FEASTS[facts.day.kind]
        label = one_line(facts.day.label)
        if label:
            return (f"Happy {label}", f"a happy {label}")
    today = facts.today
    if today.month == 12 and 10 <= today.day <= 26:  # noqa: PLR2004  # the days before and of Christmas
        return _FEASTS["christmas"]
    if (today.month, today.day) >= (12, 27) or (today.month, today.day) <= (1, 10):
        return _FEASTS["newyear"]
    return ("Happy holidays", "happy holidays")


def _low(text: str) -> str:
    return text[:1].lower() + text[1:] if text.startswith(("Happy", "A ", "Merry")) else text


def event(facts: Facts) -> Found:
    """Their big day: by its label, the next question, or the newest note that speaks of one."""
    told: list[tuple[str, date, date | None]] = []
    if facts.day and facts.day.label and facts.day.kind != "birthday":
        told.append((facts.day.label, facts.today, facts.day.on))
    if facts.question:
        told.append((facts.question.phrase, noted_on(facts, 0), facts.question.about_on))
    told += [(said, on, None) for said, on in notes(facts)]
    for said, noted, on in told:
        for clause, frame in _pairs(said, noted, facts.today, facts.name):
            if frame.name in _BIG:
                when = on or (clause.on if clause else None)
                done = frame.name.endswith(("gone", "gentle"))
                behind = when <= facts.today if when else True if done else None
                if facts.day and facts.day.kind == "exam":
                    behind = facts.day.on <= facts.today
                text, is_ = frame.slots["np"], frame.slots["is"]
                return Found(text=text, is_=is_, source=said, echo=frame.echo, behind=behind)
    if facts.day and facts.day.kind in {"exam", "suneung"}:
        return Found(text="the exam", source="", echo="exam", behind=facts.day.on <= facts.today)
    return Found()


def _event_when(slots: Slots, behind: bool | None) -> str:  # three answers, not two
    found = event(slots.facts)
    if not found.text or found.behind is not behind:
        return ""
    return f"{found.text} {found.is_}" if behind else found.text


def _ill(facts: Facts) -> Found:
    for said, on in notes(facts):
        found = {
            frame.name: (clause, frame)
            for clause, frame in _pairs(said, on, facts.today, facts.name)
            if frame.name in _ILLNESS
        }
        for name in _ILLNESS:
            if name in found:
                clause, frame = found[name]
                text = frame.slots.get("np", "") or _illness(clause)
                return (
                    Found(text=text, source=said, echo="health" if not frame.slots else frame.echo) if text else Found()
                )
    return Found()


def _illness(clause: Clause | None) -> str:
    """The name of what somebody has: off with flu → the flu; broke her ankle → your ankle."""
    if clause is None:
        return ""
    words = clause.rest.split()
    for word in words:
        if plain(word) in ILL | OPERATIONS:
            return (
                f"your {plain(word)}"
                if plain(word) in {"cough", "cold", "operation", "op", "surgery"}
                else f"the {plain(word)}"
            )
    thing = noun(clause.rest) if clause.verb in {"break", "hurt", "sprain", "twist", "injure", "fracture"} else None
    return thing.text if thing and thing.text.startswith("your ") else ""


def _mourned(facts: Facts) -> Found:
    for said, on in notes(facts):
        for _clause, frame in _pairs(said, on, facts.today, facts.name):
            if frame.name == "mourned":
                text = frame.slots["np"]
                return Found(text=text, source=said, echo=frame.echo) if not text.startswith("the ") else Found()
    return Found()


def _sorry(facts: Facts) -> Found:
    """What went wrong, as a thing: the parcel that came broken, the long wait."""
    for said, on in notes(facts)[:1]:
        for clause in _told_inside(said, on, facts.name):
            if clause.verb == "wait" or "wait" in clause.rest.split():
                return Found(text="the long wait", source=said, echo="wait")
            text = {
                Who.OTHER: clause.subject,
                Who.NOBODY: clause.rest,
                Who.ME: clause.rest if clause.verb in _SLIPS else "",
            }.get(clause.who, clause.rest.removeprefix("about ") if clause.verb == "complain" else "")
            words = text.split()
            if words and plain(words[-1]) in {"wrong", "late", "up", "badly", "twice"}:
                text = " ".join(words[:-1])
            thing = noun(text) if text else None
            named = thing is not None and thing.text[:1].isupper()
            if thing and not named and thing.kind in _MISHAPS and not clause.weekly and len(thing.text.split()) <= 6:  # noqa: PLR2004  # a count of words or letters
                return Found(text=thing.text, source=said, echo=thing.head)
    return Found()


def _told_inside(said: str, on: date, name: str) -> list[Clause]:
    """The clauses of a note, and those of what was told in it: she said the delivery came late."""
    found: list[Clause] = []
    for clause in clauses(said, on, name=name):
        if clause.verb in {"say", "tell", "mention", "complain", "write"}:
            found.extend(clauses(clause.rest.removeprefix("me ").removeprefix("that "), on))
        found.append(clause)
    return found


_MISHAPS = frozenset({Kind.THING, Kind.TRIAL, Kind.PROJECT, Kind.EDIBLE, Kind.WEARABLE, Kind.READABLE, Kind.PLANT})
_SLIPS = word_set("forget lose break miss spill mix get delay send give make drop ruin burn damage mislay")


def _answers(facts: Facts) -> Found:
    told = one_line(facts.material.answers) if facts.material else ""
    spoken = to_you(told, Folk(folk(told).person, frozenset())) if told else None
    thing = noun(spoken) if spoken else None
    return Found(text=thing.text, source=told, echo=thing.head) if thing else Found()


def _gift(slots: Slots) -> str:
    material = slots.facts.material
    if material is None:
        return ""
    title = one_line(material.title)
    if material.link:
        return f"{title.rstrip('.')} {material.link}"
    return title if title[-1:] in ".!?" else f"{title}."


def _late(slots: Slots) -> str:
    days = slots.facts.days_since
    return "late" if days is not None and days >= _LATE else ""


_FOUND = {
    "friend": _friend,
    "passed": _passed,
    "promise": _promise,
    "kept": _promise,
    "promise_thing": _promised_thing,
    "kept_thing": _promised_thing,
    "event": event,
    "ahead": event,
    "behind": event,
    "ill": _ill,
    "mourned": _mourned,
    "sorry": _sorry,
    "answers": _answers,
}
_FILL = {
    "call": _address,
    "me": lambda slots: one_line(slots.facts.sender_name),
    "place": _place,
    "since": _since,
    "ago": _ago,
    "hello": _hello,
    "friend": lambda slots: _friend(slots.facts).text,
    "friend_first": _friend_first,
    "by": lambda slots: _friend_name(slots.facts.introduced_by) or one_line(slots.facts.introduced_by),
    "passed": lambda slots: _passed(slots.facts).text,
    "promise": lambda slots: _when_kept(_promise(slots.facts), slots.facts, kept=False),
    "kept": lambda slots: _when_kept(_promise(slots.facts), slots.facts, kept=True),
    "promise_thing": lambda slots: _when_kept(_promised_thing(slots.facts), slots.facts, kept=False),
    "kept_thing": lambda slots: _when_kept(_promised_thing(slots.facts), slots.facts, kept=True),
    "bday": lambda slots: _birthday(slots.facts),
    "bday_low": lambda slots: _low(_birthday(slots.facts)),
    "feast": lambda slots: _feast(slots.facts)[0],
    "feast_low": lambda slots: _low(_feast(slots.facts)[0]),
    "feast_wish": lambda slots: _feast(slots.facts)[1],
    "event": lambda slots: _event_when(slots, None),
    "ahead": lambda slots: _event_when(slots, False),
    "behind": lambda slots: _event_when(slots, True),
    "ill": lambda slots: _ill(slots.facts).text,
    "mourned": lambda slots: _mourned(slots.facts).text,
    "season": lambda slots: _NOW[slots.facts.today.month],
    "sorry": lambda slots: _sorry(slots.facts).text,
    "answers": lambda slots: _answers(slots.facts).text,
    "gift": _gift,
    "late": _late,
}
