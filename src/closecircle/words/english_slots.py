"""What the slots of the English phrase book hold for one person on one day. A slot without a filling is ''."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from closecircle.core.text import one_line
from closecircle.words.english_found import Found, event, ill, mishap, mourned, thanked
from closecircle.words.english_kept import answers, done, friend, friend_name, passed, promise, promised_thing
from closecircle.words.english_year import birthday, feast, season_now, season_of

if TYPE_CHECKING:
    from closecircle.words.facts import Facts
    from closecircle.words.plan import Occasion

_WEEK, _FORTNIGHT, _MONTH, _SEASON_AGO, _YEAR = 7, 14, 31, 75, 330  # days
_LATE = 3  # days after which an answer is late


@dataclass(frozen=True, slots=True)
class Slots:
    """The fillings for one person."""

    facts: Facts
    occasion: Occasion
    _filled: dict[str, str] = field(default_factory=dict, compare=False)
    _read: dict[str, Found] = field(default_factory=dict, compare=False)

    def fill(self, slot: str) -> str:
        """What a slot holds, '' for nothing."""
        name = slot.removeprefix("?")
        if name not in self._filled:
            self._filled[name] = _FILL[name](self)
        return self._filled[name]

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
        name = friend_name(self.facts.introduced)
        return bool(name) and name in text

    def is_event(self, echo: str) -> bool:
        """Whether a stem is that of the big day itself, of which the greeting speaks already."""
        return bool(echo) and echo == event(self.facts).echo


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
    was, now = season_of(then), season_of(slots.facts.today)
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


def _friend_first(slots: Slots) -> str:
    name = friend_name(slots.facts.introduced)
    return name.split()[0] if name else friend(slots.facts).text


def _when_kept(found: Found, facts: Facts, *, kept: bool) -> str:
    return found.text if facts.promise is not None and facts.promise.kept is kept else ""


def _low(text: str) -> str:
    return text[:1].lower() + text[1:] if text.startswith(("Happy", "A ", "Merry")) else text


def _event_when(slots: Slots, behind: bool | None) -> str:  # three answers, not two
    found = event(slots.facts)
    if not found.text or found.behind is not behind:
        return ""
    return f"{found.text} {found.is_}" if behind else found.text


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
    "friend": friend,
    "passed": passed,
    "promise": promise,
    "kept": promise,
    "done": done,
    "thanked": thanked,
    "promise_thing": promised_thing,
    "kept_thing": promised_thing,
    "event": event,
    "ahead": event,
    "behind": event,
    "ill": ill,
    "mourned": mourned,
    "sorry": mishap,
    "answers": answers,
}
_FILL = {
    "call": _address,
    "me": lambda slots: one_line(slots.facts.sender_name),
    "place": _place,
    "since": _since,
    "ago": _ago,
    "hello": _hello,
    "friend": lambda slots: friend(slots.facts).text,
    "friend_first": _friend_first,
    "by": lambda slots: friend_name(slots.facts.introduced_by) or one_line(slots.facts.introduced_by),
    "passed": lambda slots: passed(slots.facts).text,
    "promise": lambda slots: _when_kept(promise(slots.facts), slots.facts, kept=False),
    "kept": lambda slots: _when_kept(promise(slots.facts), slots.facts, kept=True),
    "done": lambda slots: _when_kept(done(slots.facts), slots.facts, kept=True),
    "thanked": lambda slots: thanked(slots.facts).text,
    "promise_thing": lambda slots: _when_kept(promised_thing(slots.facts), slots.facts, kept=False),
    "kept_thing": lambda slots: _when_kept(promised_thing(slots.facts), slots.facts, kept=True),
    "bday": lambda slots: birthday(slots.facts.day, slots.facts.today),
    "bday_low": lambda slots: _low(birthday(slots.facts.day, slots.facts.today)),
    "feast": lambda slots: feast(slots.facts.day, slots.facts.today)[0],
    "feast_low": lambda slots: _low(feast(slots.facts.day, slots.facts.today)[0]),
    "feast_wish": lambda slots: feast(slots.facts.day, slots.facts.today)[1],
    "event": lambda slots: _event_when(slots, None),
    "ahead": lambda slots: _event_when(slots, False),
    "behind": lambda slots: _event_when(slots, True),
    "ill": lambda slots: ill(slots.facts).text,
    "mourned": lambda slots: mourned(slots.facts).text,
    "season": lambda slots: season_now(slots.facts.today),
    "sorry": lambda slots: mishap(slots.facts).text,
    "answers": lambda slots: answers(slots.facts).text,
    "gift": _gift,
    "late": _late,
}
