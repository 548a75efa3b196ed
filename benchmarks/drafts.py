"""Drafts, measured: thousands over invented people, or the given situations one by one.

python benchmarks/drafts.py [--json] [--count N] [--seed N]
python benchmarks/drafts.py --situations FILE [--json]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

sys.path.insert(0, str(Path(__file__).parent))
import drafts_people as people
from closecircle.core.person import Familiarity, Register, Tie
from closecircle.core.talk import Side
from closecircle.words import tone
from closecircle.words.draft import draft, tongue_of
from closecircle.words.facts import DayFact, Facts, MaterialFact, PromiseFact, QuestionFact, TalkFact
from closecircle.words.plan import Occasion, Way
from closecircle.words.sameness import different

if TYPE_CHECKING:
    from closecircle.words.plan import Draft

TODAY = date(2026, 11, 24)
A_YEAR = 12
POLITE_END = re.compile(r"(?:요|죠|니다|니까|시오|세요)[.?!]")
DOUBLED = re.compile(r"(은는|는은|을를|를을|와과|과와|으로로|\(은\)|\(이\)|은\(는\)|을\(를\))")
DOUBLED_EN = re.compile(r"\b(?:the|an?) (?:the|an?|your|my|our)\b|\b(?:your|my) (?:the|your|my)\b", re.IGNORECASE)
BLANK = re.compile(r"[{}\0]|None|  |,\s*,|\s[.,?]|\.\.|^\s|^,")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=("ko", "en"))
    parser.add_argument("--read", type=int, default=20)
    parser.add_argument("--situations", type=Path)
    chosen = parser.parse_args()
    if chosen.situations:
        return situations(chosen.situations, as_json=chosen.json)
    return many(chosen.count, chosen.seed, chosen.language, chosen.read, as_json=chosen.json)


# ------------------------------------------------------------------ thousands


def person(random_: random.Random, language: str) -> Facts:
    """Somebody invented: a name, a call, a tie and a register that go together."""
    tie = random_.choice(list(Tie))
    name = random_.choice(people.KO_NAMES if language == "ko" else people.EN_NAMES)
    registers: tuple[Register | None, ...]
    if language == "en":
        registers, address = (None, Register.POLITE, Register.PLAIN), name
    elif tie in {Tie.FRIEND, Tie.FAMILY}:
        registers, address = (Register.PLAIN, Register.POLITE), name
    elif tie is Tie.REGULAR:
        registers, address = (Register.POLITE,), f"{name} 님"
    else:
        registers, address = (
            (Register.POLITE, Register.FORMAL),
            f"{name} {random_.choice(('사장님', '과장님', '부장님', '님'))}",
        )
    if random_.random() < 0.08:
        address = ""
    about = people.KO_ABOUT if language == "ko" else people.EN_ABOUT
    return Facts(
        name=name,
        address=address,
        today=TODAY,
        tie=tie,
        language=language,
        register=random_.choice(registers),
        familiarity=random_.choice(list(Familiarity)),
        sender_name=random_.choice(("수진", "Leo", "영호")),
        sender_place=random_.choice(("", "꽃집", "작은 서점") if language == "ko" else ("", "the tile shop")),
        about=tuple(random_.sample(about, random_.randint(0, 4))),
        never_say=("이혼",) if random_.random() < 0.1 else (),
    )


def day(random_: random.Random, somebody: Facts, today: date, had: tuple[str, ...], month: tuple[str, ...]) -> Facts:
    """The same person on one day of the year: another last talk, perhaps a question, a promise, a special day."""
    korean = somebody.language == "ko"
    since = random_.choice((1, 3, 8, 20, 45, 100, 200))
    notes, asks = (people.KO_NOTES, people.KO_ASKS) if korean else (people.EN_NOTES, people.EN_ASKS)
    chance = random_.random()
    facts = replace(
        somebody,
        today=today,
        hour=random_.choice((None, 9, 14, 19)),
        talks=tuple(
            TalkFact(on=today - timedelta(days=since + 30 * n), said=random_.choice(notes))
            for n in range(random_.randint(0, 3))
        ),
        before=had,
        month=month,
    )
    if facts.talks:
        facts = replace(facts, days_since=since)
    if random_.random() < 0.3:
        about_on = random_.choice((None, today - timedelta(days=4), today + timedelta(days=9)))
        facts = replace(facts, question=QuestionFact(phrase=random_.choice(asks), about_on=about_on))
    if chance < 0.12:
        kind = random_.choice(("birthday", "exam", "seollal", "chuseok", "newyear", "suneung", "wedding"))
        facts = replace(
            facts,
            day=DayFact(kind=kind, on=today + timedelta(days=random_.randint(0, 3)), lunar=random_.random() < 0.3),
        )
    elif chance < 0.17:
        what = random_.choice(
            ("레시피 보내 주기", "원두 비율 알아봐 주기", "책 목록") if korean else ("send the recipe", "the seed list")
        )
        facts = replace(facts, promise=PromiseFact(what=what, kept=random_.random() < 0.5))
    elif chance < 0.21:
        facts = replace(facts, last_by=Side.THEM, last_message="잘 지내시죠?" if korean else "How are things?")
    elif chance < 0.25:
        facts = replace(
            facts, introduced=random_.choice(("민수 씨", "동생분", "Ben") if korean else ("Ben", "her brother"))
        )
    elif chance < 0.28:
        facts = replace(facts, passed_on="휴무 글" if korean else "the roof post")
    elif chance < 0.31:
        title = "바질 키우는 글" if korean else "a note on pruning"
        facts = replace(facts, material=MaterialFact(title=title, answers="바질" if korean else "the plum tree"))
    elif chance < 0.34:
        facts = replace(facts, first_contact=True, talks=(), days_since=None, question=None)
    return facts


def faults(written: Draft, facts: Facts) -> list[str]:
    """What is wrong with a draft, in words; empty when nothing is."""
    text, found = written.text, []
    if BLANK.search(text) or not text.strip():
        found.append("blank")
    if DOUBLED.search(text):
        found.append("doubled particle")
    if DOUBLED_EN.search(text):
        found.append("doubled article")
    if any(re.search(rf"(?:^|[.?!,] ){re.escape(talk.said)}(?:[.?!]|$)", text) for talk in facts.talks if talk.said):
        found.append("a note as it was jotted")
    if text.count("!") > 1 or text.count("?") > 1:
        found.append("marks")
    if not tongue_of(facts.language).fits(text):
        found.append("length")
    if facts.language == "ko" and written.occasion is not Occasion.MOURNING and mixed(text, written.register):
        found.append("mixed register")
    if any(never in text for never in facts.never_say):
        found.append("never say")
    return found


def mixed(text: str, register: Register) -> bool:
    """Whether a sentence's end is of another level: 반말 in polite speech, or the other way round."""
    ends = re.findall(r"[^.?!]+[.?!]", text)
    polite = [bool(POLITE_END.search(end)) for end in ends]
    if register is Register.PLAIN:
        return any(polite)
    return not all(polite)


def many(count: int, seed: int, language: str | None, read: int, *, as_json: bool) -> int:
    random_ = random.Random(seed)
    findings, wrong, alike, pairs = 0, 0, 0, 0
    ways: Counter[str] = Counter()
    shown: list[str] = []
    bad: list[str] = []
    spent = 0.0
    made = 0
    occasions: Counter[str] = Counter()
    while made < count:
        tongue = language or random_.choice(("ko", "en"))
        somebody = person(random_, tongue)
        had: list[tuple[str, Occasion]] = []
        for month in range(A_YEAR):
            if made >= count:
                break
            today = TODAY + timedelta(days=30 * month)
            facts = day(random_, somebody, today, tuple(text for text, _ in reversed(had)), tuple(shown[-8:]))
            occasion = random_.choice(list(Occasion)) if random_.random() < 0.3 else None
            begun = time.process_time()
            written = draft(facts, occasion=occasion, variant=random_.choice((0, 0, 1, 2)), seed=seed)
            spent += time.process_time() - begun
            made += 1
            context = tone.Context(
                register="" if written.occasion is Occasion.MOURNING else str(written.register),
                never_say=facts.never_say,
                occasion=str(written.occasion),
                language=facts.language,
            )
            found = tone.check(written.text, facts.language, context)
            findings += bool(found)
            worse = faults(written, facts)
            wrong += len(worse)
            if found or worse:
                bad.append(
                    f"{[each.rule for each in found]} {worse} {written.occasion} {written.register}: {written.text}"
                )
            ways[written.way] += 1
            occasions[written.occasion] += 1
            shown.append(written.text)
            if written.occasion is not Occasion.MOURNING:
                pairs += len(had)
                alike += sum(not different(written.text, text) for text, _ in had)
                had.append((written.text, written.occasion))
    result = {
        "drafts": made,
        "findings": findings,
        "faults": wrong,
        "ms_per_draft": round(1000 * spent / max(1, made), 3),
        "different": round(1 - alike / max(1, pairs), 4),
        "ways": {str(way): ways[way] for way in Way},
    }
    if as_json:
        print(json.dumps(result, ensure_ascii=False))
        return 0
    for text in random_.sample(shown, min(read, len(shown))):
        print(f"  {text}")
    print()
    for line in bad[:20]:
        print(f"  ! {line}")
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return 0


# ------------------------------------------------------------------ situations

TIES = (
    (re.compile("regular|단골|customer|손님"), Tie.REGULAR),
    (re.compile("contact|client|담당"), Tie.CLIENT),
    (re.compile("buyer|구매자|바이어"), Tie.BUYER),
    (re.compile("supplier|공급|납품"), Tie.SUPPLIER),
    (re.compile("friend|친구"), Tie.FRIEND),
    (re.compile("family|가족"), Tie.FAMILY),
    (re.compile("colleague|동료$"), Tie.COLLEAGUE),
    (re.compile("owner|사장"), Tie.FELLOW),
)
OCCASIONS = (
    (re.compile("birthday"), Occasion.BIRTHDAY),
    (re.compile("condolence|mourning|bereave|funeral|death|grief|(?:^|_)loss"), Occasion.MOURNING),
    (re.compile("exam|graduat|big_?day|interview|recital|concert|race|competition"), Occasion.BIG_DAY),
    (re.compile("shar|pass|repost"), Occasion.PASSED_ON),
    (re.compile("introduc|referr|brought"), Occasion.INTRODUCED),
    (re.compile("thank"), Occasion.THANKS),
    (re.compile("apolog|sorry|mistake|delay"), Occasion.APOLOGY),
    (re.compile("moved?(?:_|$)|moving|relocat|new_(?:home|house|flat)"), Occasion.MOVED),
    (re.compile("(?:^|_)ill(?:ness)?(?:_|$)|get_well|sick|recover|surgery|hospital|injur"), Occasion.ILLNESS),
    (re.compile("purchase|bought|after_visit|visit|pickup"), Occasion.PURCHASE),
    (re.compile("first|new_(?:client|customer|regular|person)|welcome"), Occasion.FIRST),
    (re.compile("promis"), Occasion.PROMISE),
    (re.compile("reply|answer"), Occasion.REPLY),
    (re.compile("season"), Occasion.SEASON),
    (re.compile("silence|reconnect|long_time|lapsed|absence"), Occasion.SILENCE),
    (re.compile("wedding|marri"), Occasion.WEDDING),
    (re.compile("birth|baby|newborn"), Occasion.BIRTH),
    (re.compile("promot|new_job"), Occasion.PROMOTION),
    (re.compile("opening|opened|new_shop|launch"), Occasion.OPENING),
    (re.compile("holiday|chuseok|seollal|new_?year|year_?end|christmas"), Occasion.HOLIDAY),
)
DAYS = (
    ("chuseok", "chuseok"),
    ("seollal", "seollal"),
    ("lunar", "seollal"),
    ("christmas", "christmas"),
    ("year", "newyear"),
    ("", "holiday"),
)
REGISTERS = {"해요체": Register.POLITE, "합쇼체": Register.FORMAL, "반말": Register.PLAIN}


# Who was brought and what was passed on are kept as such in the program; a situation tells them in a sentence.
BROUGHT = re.compile(
    r"(?:[Rr]eferred|[Ii]ntroduced|[Bb]rought|[Ss]ent|[Rr]ecommended)\s+(?:(?:us|me|you)\s+)?(?:to\s+)?"
    r"((?:his|her|their|an?)\s+[a-z'-]+(?:\s+[A-Z]\w+)?|[A-Z]\w+)|"
    r"((?:(?:친구|동생|언니|누나|형|오빠|동료|후배|이웃|남편|아내|옆집|직장|동네|옆 부서)\s)?[가-힣A-Za-z]+?"
    r"(?:\s(?:씨|님|사장님?|대표님?|과장님?|부장님?|팀장님?|선생님))?)[을를]?\s(?:소개|모셔|모시|데려|데리|이어)"
)
PASSED = re.compile(
    r"(?:shared|passed(?: on| round| around)?|reposted|posted|forwarded|handed round)\s+(?:our|my|the|your)\s+"
    r"(.+?)(?: (?:last|with|to|in|on|round|around|along) .*)?$",
    re.IGNORECASE,
)


def told(pattern: re.Pattern[str], texts: tuple[str, ...]) -> str:
    """The first thing a pattern names in the texts, '' when none does."""
    found = next((match for text in texts if (match := pattern.search(text))), None)
    return next((group for group in found.groups() if group), "") if found else ""


PROMISED = re.compile(
    r"(?:promised|offered|said I(?: would|'d)|told (?:him|her|them) I(?: would|'d)|I(?: will|'ll))"
    r"(?: (?:him|her|them)(?= to ))?\s+(?:to\s+)?([^,;.]+)",
    re.IGNORECASE,
)
VOWED = re.compile("기로|[주리]겠다고|[준린]다고|약속")


def promised(said: str, about: tuple[str, ...]) -> str:
    """What the user said they would do, out of the sentence that tells of it; else the first clause of the talk."""
    told_ = PROMISED.search(said)
    if told_:
        return told_[1].strip()
    clauses = [clause.strip() for text in (said, *about) for clause in re.split(r"[,;.]", text)]
    return next((clause for clause in clauses if VOWED.search(clause)), clauses[0])


def facts_of(item: dict[str, object]) -> tuple[Facts, Occasion]:
    """A situation's fields as a person's facts: who, what is known, the last talk and when it was. Nothing is added."""
    person_ = cast("dict[str, object]", item["person"])
    sender = cast("dict[str, object]", item["sender"])
    korean = item["lang"] == "ko"
    since = int(str(item.get("days_since", 0)))
    named = str(item["occasion"])
    occasion = next((found for pattern, found in OCCASIONS if pattern.search(named)), Occasion.TOUCH)
    special = None
    if occasion is Occasion.BIRTHDAY:
        special = DayFact(kind="birthday", on=TODAY)
    elif occasion is Occasion.HOLIDAY:
        special = DayFact(kind=next(kind for word, kind in DAYS if word in named), on=TODAY + timedelta(days=2))
    register = next((found for word, found in REGISTERS.items() if word in str(item.get("register", ""))), None)
    about = tuple(str(fact) for fact in cast("list[object]", person_.get("facts", [])))
    said = str(item.get("last_talk") or "")
    passed = told(PASSED, (*about, said)) if occasion is Occasion.PASSED_ON else ""
    return (
        Facts(
            name=str(person_["name"]),
            address=str(person_.get("call", person_["name"])),
            today=TODAY,
            tie=next(
                (tie for pattern, tie in TIES if pattern.search(re.split("->", str(item["role_pair"]))[-1])),
                Tie.REGULAR,
            ),
            language="ko" if korean else "en",
            register=register,
            sender_name=str(sender.get("name", "")),
            sender_place=str(sender.get("place", "")),
            first_contact=occasion is Occasion.FIRST,
            talks=(TalkFact(on=TODAY - timedelta(days=since), said=said),),
            introduced=told(BROUGHT, (*about, said)) if occasion is Occasion.INTRODUCED else "",
            passed_on=f"the {passed}" if passed else "",
            promise=PromiseFact(what=promised(said, about), kept="kept" in named)
            if occasion is Occasion.PROMISE
            else None,
            days_since=since,
            day=special,
            about=about,
        ),
        occasion,
    )


def situations(path: Path, *, as_json: bool) -> int:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    satisfied = 0
    for line in lines:
        item = json.loads(line)
        facts, occasion = facts_of(item)
        written = draft(facts, occasion=occasion)
        text = unicodedata.normalize("NFC", written.text)
        fails = [f"must {rule}" for rule in item["must_re"] if not re.search(rule, text, re.IGNORECASE)]
        fails += [f"not {rule}" for rule in item["not_re"] if re.search(rule, text, re.IGNORECASE)]
        fails += [f"{len(text)} > {item['max_chars']}"] if len(text) > item["max_chars"] else []
        satisfied += not fails
        if not as_json:
            print(f"{item['id']} {occasion} {fails or 'ok'}\n  {text}")
            for variant in (1, 2):
                print(f"    {draft(facts, occasion=occasion, variant=variant).text}")
    result = {"situations": len(lines), "satisfied": satisfied}
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
