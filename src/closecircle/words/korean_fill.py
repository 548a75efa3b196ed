"""The slots of the Korean phrase books, filled with what is known of one person on one day.

Slots of phrases/ko.toml: `call` (the address as vocative), `call2` (the address inside a sentence), `self`, `because`,
`memory`, `follow`, `wish`, `wishif`, `thanks`, `regret`, `sorry`, `topic` (from one note, see `korean_told`),
`question`, `qfollow`, `qalone` (the next question, asked after it or in a sentence of its own), `event`, `evwho` (a big
day and whose), `place`, `home` (a move), `who` (whom they introduced), `passed`, `promise`, `promise_body`, `holiday`,
`season`, `seasonin`, `pet`, `child`, `workplace`, `hobby`, `outing`, `material`, `answers`, `illwho`, `dsoon`. A
particle may follow a slot's name ("{pet은}"); it is fitted to the word.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from closecircle.core.person import Register, Tie
from closecircle.core.text import has_hangul, nfc, one_line
from closecircle.words import korean_seen as seen
from closecircle.words import korean_verbs as verbs
from closecircle.words.korean_care import grieves, who_is_ill
from closecircle.words.korean_folk import Whose, honour_folk, split, whose
from closecircle.words.korean_follow import follow_ups
from closecircle.words.korean_particles import particle
from closecircle.words.korean_times import to_come
from closecircle.words.plan import Move, Occasion, Saying, Way

if TYPE_CHECKING:
    from closecircle.words.book import Phrase
    from closecircle.words.facts import Facts

_SLOT = re.compile(r"^(\??[a-z_0-9]+)([가-힣]*)$")
# A birth that is not their own: what is wished to a mother is not said.
_NOT_MOTHER = re.compile("손주|손녀|손자|조카|며느리|딸이|동생이|아내|와이프|언니가|누나가|친구가")
_GRANDCHILD = re.compile("손주|손녀|손자")
_TITLE = re.compile("(?:사장|과장|대리|부장|차장|팀장|대표|셰프|선생|원장|실장|이사|교수|점장|기사|소장|주임)$")
_PEER = re.compile("(?:동료|이웃|후배|지인|이웃사촌|동기|동창|회원)$")
_SOON_SAID = re.compile("다음 ?주|다음 ?달|예정|앞두|앞둠")
_RELATIVE = re.compile("다음 ?주|다음 ?달|이번 ?주|이번 ?달|내일|모레|요일")
_LATELY = 60  # days
_EXAM_SEASON = 10  # from October on whoever is in their last year has the 수능 in mind
_LATER = frozenset({"call", "qfollow", "qalone"})
_WEEK = 7  # days
_MORE = 2  # days; a wish so early says that it is
_TWICE = re.compile(
    "(요즘|그 뒤로|이제|지금|준비|마음|마음에|맛|걱정|몸|정리|자리|소원|결정|잎|발|짐|컨디션|선물|반응|일|"
    "사람|운전|쉬는 건)(?:은|는) "
)
_ECHOES = frozenset({"pet", "child", "workplace", "event", "home"})
_HOLIDAYS = {"seollal": "설", "chuseok": "추석", "newyear": "새해", "christmas": "성탄절", "holiday": "명절"}


@cache
def parsed(slot: str) -> tuple[str, str]:
    """A slot's name and the particle after it ('pet은' → 'pet', '은')."""
    match = _SLOT.match(slot)
    return (match[1], match[2]) if match else (slot, "")


def once(follow: str) -> str:
    """The question after '…은/는': its own 은/는 falls away, so that none stands twice."""
    return _TWICE.sub(r"\1 ", follow.removeprefix("잎은 "))


class Fill:
    """The values of the slots for one person on one day."""

    def __init__(self, facts: Facts, occasion: Occasion) -> None:
        self.facts = facts
        self.occasion = occasion
        self.register = facts.speech
        self.ahead = False
        self.grieves = grieves(facts)
        self.sources: dict[str, str] = {}
        self.values = self._values()

    def value(self, slot: str, more: dict[str, str] | None = None) -> str:
        r"""A slot\'s word with its particle, \'\' when it cannot be filled; `more` are the words of one note."""
        name, tail = parsed(slot)
        if name == "call":
            return self.facts.address or "\0"
        word = more[name] if more and name in more else self.values.get(name, "")
        if not word or not tail:
            return word
        fitted = particle(word, tail)
        return word + fitted if fitted is not None else ""

    def said(self, phrase: Phrase, slots: frozenset[str]) -> list[Saying]:
        """One phrase filled with what is known, once for each fitting question."""
        for slot in slots:
            if slot not in _LATER and not self.values.get(slot):
                return []
        questions = self.qfollows(alone="qalone" in slots) if slots & {"qfollow", "qalone"} else ("",)
        fact = next((self.sources[slot] for slot in phrase.order if slot in self.sources), "")
        found: list[Saying] = []
        for question in questions:
            text = uncalled(phrase.filled(lambda slot, q=question: self.value(slot, {"qfollow": q, "qalone": q})))  # type: ignore[misc]  # mypy infers no default
            if text:
                if phrase.move is Move.GIFT and self.facts.material is not None and self.facts.material.link:
                    text = f"{text} {one_line(self.facts.material.link)}"
                way = Way.QUESTION if "question" in slots else Way.FACT if fact else Way.NONE
                found.append(
                    Saying(
                        move=phrase.move,
                        text=text,
                        way=way,
                        fact=fact,
                        asks="?" in text,
                        rank=phrase.rank,
                        echo=next((self.values[slot] for slot in phrase.order if slot in _ECHOES), ""),
                    ),
                )
        return found

    def qfollows(self, *, alone: bool) -> tuple[str, ...]:
        """What one asks about the open next question, after '…은/는' or in a sentence of its own (`alone`)."""
        question = self.facts.question
        if question is None:
            return ()
        phrase = nfc(question.phrase)
        coming = question.about_on is not None and question.about_on > self.facts.today
        about = _whose_phrase(phrase)
        said = self.values.get("question", "")
        found = follow_ups(phrase, "question", about, self.register, topic=phrase, over=not coming)[:3]
        if alone:
            return found
        fitted = [once(each.removeprefix("준비는 ") if said.endswith("준비") else each) for each in found]
        return tuple(dict.fromkeys(fitted))

    def _values(self) -> dict[str, str]:
        facts, plain = self.facts, self.register is Register.PLAIN
        values = {"call2": "" if plain else facts.address, "self": self._self(), "?grief": "1" if self.grieves else ""}
        values |= self._question() | self._day() | self._event() | self._home() | self._others()
        values["season"], values["seasonin"] = seen.season(facts.today)
        if facts.today.month in {3, 4, 9, 10, 11}:
            values["?turn"] = "1"
        values["?fresh"] = "1" if facts.days_since in {0, 1} else ""
        if facts.hour is not None:
            values["?evening"] = "1" if 17 <= facts.hour < 21 else ""  # noqa: PLR2004  # hours of the clock
            values["?morning"] = "1" if 8 <= facts.hour < 11 else ""  # noqa: PLR2004  # the same
        return values

    def _self(self) -> str:
        facts = self.facts
        if not facts.first_contact or not facts.sender_name:
            return ""
        who = f"{facts.sender_place} {facts.sender_name}".strip()
        if self.register is Register.FORMAL:
            return f"{who}입니다"
        if self.register is Register.PLAIN:
            return facts.sender_name + (particle(facts.sender_name, "이야") or "야")
        return who + (particle(who, "이에요") or "입니다")

    def _question(self) -> dict[str, str]:
        question = self.facts.question
        if question is None:
            return {}
        phrase = re.sub(
            r"\s*(?:물어보기|여쭤보기|묻기|물어볼 것|안부|소식|이야기|얘기|근황|결과)?[?？.]*$",
            "",
            one_line(question.phrase),
        )
        if not phrase:
            return {}
        words = phrase.split()
        if self.register is not Register.PLAIN and self.facts.tie is not Tie.FAMILY:
            words = honour_folk(words)
        self.sources["question"] = question.phrase
        return {"question": " ".join(words)}

    def _day(self) -> dict[str, str]:
        day = self.facts.day
        if day is None and self.occasion is Occasion.HOLIDAY:
            return {"holiday": "명절", "?feast": "1", "?long": "1", "?dcoming": "1"}
        if day is None:
            return {"?dtoday": "1"}
        away = (day.on - self.facts.today).days
        values = {
            "?dtoday": "1" if away == 0 else "",
            "?dpast": "1" if away < 0 else "",
            "?dcoming": "1" if away >= 0 else "",
            "?dlater": "1" if away > _MORE else "",
        }
        soon = {1: "내일", 2: "모레"}.get(away, "다가오는" if away > 0 else "")
        values |= {"dsoon": soon, "?dsoon": "1" if away > 0 else ""}
        if day.kind in _HOLIDAYS:
            values["holiday"] = _HOLIDAYS[day.kind]
            values["?newyear"] = "1" if day.kind in {"seollal", "newyear"} else ""
            values["?feast"] = "" if day.kind == "newyear" else "1"
            values["?long"] = "1" if day.kind in {"seollal", "chuseok", "holiday"} else ""
        return values

    def _event(self) -> dict[str, str]:
        if self.occasion is not Occasion.BIG_DAY and self.occasion is not Occasion.WEDDING:
            return {}
        facts = self.facts
        day = facts.day
        notes = [facts.question.phrase] if facts.question else []
        notes += [day.label] if day and day.label else []
        notes += [*facts.about, *(talk.said for talk in facts.talks)]
        kin = self.facts.tie is Tie.FAMILY
        found = next((event for note in notes if (event := seen.event(nfc(note), self.register, own_kin=kin))), None)
        if found is None and facts.today.month >= _EXAM_SEASON:
            found = next(
                (exam for note in notes if (exam := seen.exam_year(nfc(note), self.register, own_kin=kin))), None
            )
        name = found.name if found else "수능" if day and day.kind == "suneung" else ""
        self.ahead = self._is_ahead(name)
        values = {"?over": "" if self.ahead else "1", "?ahead": "1" if self.ahead else "", "event": name}
        if found:
            self.sources["event"] = self.sources["evwho"] = found.fact
            values["evwho"] = values["?evwho"] = found.who
        values["?evself"] = "" if values.get("evwho") else "1"
        return values

    def _is_ahead(self, name: str) -> bool:
        facts = self.facts
        if facts.day is not None:
            return facts.day.on > facts.today
        if facts.question is not None and facts.question.about_on is not None:
            return facts.question.about_on > facts.today
        if name == "수능":
            return 0 < (seen.suneung(facts.today.year) - facts.today).days <= 60  # noqa: PLR2004  # two months before
        named = self._time_named()
        if named is not None:
            return named
        told = " ".join(talk.said for talk in facts.talks[:1])
        soon = re.search("앞두|곧|준비", f"{told} {' '.join(facts.about)}") is not None
        return soon and (facts.days_since or 0) < _WEEK

    def _time_named(self) -> bool | None:
        """Whether the day that the newest talk or a lasting fact names lies ahead, None where none names one."""
        facts = self.facts
        if any(_SOON_SAID.search(fact) for fact in facts.about):
            return True
        lately = facts.today - timedelta(days=_LATELY)  # a fact has no day; one of the last weeks is meant
        lasting = [(fact, lately) for fact in facts.about if not _RELATIVE.search(fact)]
        times = (
            to_come(nfc(text), on, facts.today)
            for text, on in [*((talk.said, talk.on) for talk in facts.talks[:1]), *lasting]
        )
        return next((time for time in times if time is not None), None)

    def _home(self) -> dict[str, str]:
        if self.occasion is not Occasion.MOVED:
            return {}
        notes = [*self.facts.about, *(talk.said for talk in self.facts.talks)]
        homes = [home for note in notes if (home := seen.moved(nfc(note)))]
        home = next((each for each in homes if each.place), homes[0] if homes else None)
        if home is None:
            return {"home": "새집"}
        self.sources["place"] = self.sources["home"] = home.fact
        return {"place": home.place, "home": f"{home.place} {home.home}".strip()}

    def _others(self) -> dict[str, str]:
        facts = self.facts
        own_kin = facts.tie is Tie.FAMILY
        values: dict[str, str] = {}

        def first(slot: str, found: dict[str, str]) -> None:
            for fact, word in found.items():
                if word:
                    values[slot] = word
                    self.sources[slot] = fact
                    return

        about = [nfc(fact) for fact in facts.about]
        first("pet", {fact: seen.pet(fact) for fact in about})
        first("child", {fact: seen.child(fact, self.register, own_kin=own_kin) for fact in about})
        first("workplace", {fact: seen.workplace(fact) for fact in about})
        first("hobby", {fact: _done(*seen.hobby(fact), self.register) for fact in about})
        polite = self.register is not Register.PLAIN and not own_kin
        first("outing", {fact: _honoured(seen.outing(fact)) if polite else seen.outing(fact) for fact in about})
        if facts.introduced:
            values["who"], self.sources["who"] = self._called(one_line(facts.introduced)), facts.introduced
        if facts.passed_on:
            values["passed"], self.sources["passed"] = one_line(facts.passed_on), facts.passed_on
        if facts.material is not None and facts.material.answers:
            values["material"], self.sources["material"] = one_line(facts.material.title), facts.material.title
            values["answers"] = one_line(facts.material.answers)
        if facts.promise is not None:
            values |= self._promise(one_line(facts.promise.what), kept=facts.promise.kept)
            self.sources["promise"] = self.sources["promise_body"] = facts.promise.what
        if self.occasion is Occasion.BIRTH:
            told = " ".join((*about, *(talk.said for talk in facts.talks)))
            values["?mother"] = "" if _NOT_MOTHER.search(told) else "1"
            grand = _GRANDCHILD.search(told)
            values["grand"] = grand[0] if grand and self.register is not Register.PLAIN else ""
        if self.occasion is Occasion.ILLNESS:
            values |= who_is_ill(facts)
        return values

    def _called(self, who: str) -> str:
        """Who they brought, as one speaks of them: 친구 → 친구분; a name stays as it was given."""
        if self.register is Register.PLAIN:
            return who
        if _TITLE.search(who):
            return who + "님"
        if _PEER.search(who):
            return who + "분"
        return who if " " in who else honour_folk([who])[0]

    def _promise(self, what: str, *, kept: bool) -> dict[str, str]:
        """'레시피 보내 주기' → the body '레시피 보내 드리기로' and the thing '레시피'."""
        values = {"?kept": "1" if kept else "", "?open": "" if kept else "1"}
        bare = re.sub(r"(?<=기)로(?:\s*(?:함|했음|한 것|약속함|약속))?$", "", re.sub("^(?:내가|제가)\\s+", "", what))
        bare = re.sub(r"(?:주겠|드리겠|준|드린)다고(?: (?:함|했음|말함|약속함|약속했음|약속|한 것))?$", "주기", bare)
        if bare.endswith("기") and len(bare) > 2:  # noqa: PLR2004  # a verb and its ending
            if self.register is not Register.PLAIN:
                bare = re.sub(r"(\S+?)\s?주기$", lambda m: f"{m[1]} 드리기", bare)
            values["promise_body"] = bare + "로"
            thing = bare.split("을 ")[0].split("를 ")[0] if re.search("[을를] ", bare) else ""
            values["promise"] = thing
        elif has_hangul(bare) and len(bare) <= 14:  # noqa: PLR2004  # longer ones are no one thing
            values["promise"] = bare
        return values


def _done(pastime: str, stem: str, register: Register) -> str:
    """'사진' and '찍' → '사진 자주 찍으세요', as one asks."""
    if not pastime:
        return ""
    verb = verbs.Stem(stem)
    said = {Register.POLITE: f"{verb.eu()}세요", Register.FORMAL: f"{verb.eu()}십니까", Register.PLAIN: verb.eo()}
    return f"{pastime} 자주 {said[register]}"


def _honoured(phrase: str) -> str:
    """'아들과 주말마다 한강' → '아드님과 주말마다 한강'."""
    return " ".join(honour_folk(phrase.split()))


def _whose_phrase(phrase: str) -> Whose:
    """Whose thing a noun phrase is ('따님 피아노 시험' a child's, '무릎' their own)."""
    for word in phrase.split():
        kin = split(word)
        if kin is not None:
            return whose([kin[0] + "이", "", ""])
        if whose([word]) is Whose.PET:
            return Whose.PET
    return Whose.THEM


def uncalled(text: str) -> str:
    """The sentence without the call's place where there is no call."""
    return text.replace("\0, ", "").replace("\0", "")
