"""Invented circles of any size, written straight into the real tables: what the benchmarks measure on."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from closecircle.core.search import index_terms
from closecircle.store import standing
from closecircle.store.store import Store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 24)
DAYS_BACK = 1000
COMMON = ("커피", "coffee")  # in one talk of four
RARE = ("단풍", "walnut")  # in one talk of some ten thousand
APART = "비누나"  # its pairs 비누 and 누나 are common, together they are nowhere
_FAMILY, _GIVEN = "김이박최정강조윤장임한오서신권", "민서지우하윤도준예은수아현진태영"
_KO = [
    "어제",
    "잠깐",
    "들러서",
    "커피",
    "마시고",
    "갔다",
    "책방",
    "이야기",
    "딸이",
    "피아노",
    "시험을",
    "본다고",
    "한다",
    "비누",
    "새로",
    "만든",
    "누나",
    "여행",
    "감기",
    "다",
    "나았다",
]
_EN = [
    "stopped",
    "by",
    "for",
    "coffee",
    "and",
    "talked",
    "about",
    "the",
    "garden",
    "her",
    "son",
    "moved",
    "house",
    "bread",
    "soap",
    "trip",
    "to",
    "Busan",
    "better",
    "now",
]


def build(file: Path, people: int, talks: int, seed: int = 1) -> None:
    """Write a circle: everybody seated, every kind of reason among them, a fifth of the texts told twice over."""
    store = Store(file)
    connection = store.connection
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    chance = random.Random(seed)
    keys = [f"p{number:06}" for number in range(people)]
    connection.executemany(f"INSERT INTO people VALUES ({', '.join('?' * 20)})", _people(keys, chance))
    texts = [_text(chance) for _ in range(20_000)]
    terms = [index_terms(text) for text in texts]
    picks = [chance.randrange(len(texts)) for _ in range(talks)]
    places = [_place(number, talks) for number in range(talks)]
    who = [keys[number] if number < people else chance.choice(keys) for number in range(talks)]
    chance.shuffle(who)
    connection.executemany(
        "INSERT INTO talks VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', 0)",
        (
            (place, f"t{place}", person, _day(place), *_how(chance), texts[pick])
            for place, person, pick in zip(places, who, picks, strict=True)
        ),
    )
    connection.executemany(
        "INSERT INTO said (rowid, terms) VALUES (?, ?)",
        ((place, terms[pick]) for place, pick in zip(places, picks, strict=True)),
    )
    _reasons(connection, keys, chance)
    standing.refresh_all(connection)
    connection.execute("COMMIT")
    connection.execute("INSERT INTO said (said) VALUES ('optimize')")
    store.close()


def _people(keys: list[str], chance: random.Random) -> Iterator[tuple[object, ...]]:
    for number, key in enumerate(keys):
        korean = number % 2 == 0
        name = chance.choice(_FAMILY) + chance.choice(_GIVEN) + chance.choice(_GIVEN) if korean else f"Daniel {key}"
        paused = (TODAY + timedelta(days=9)).isoformat() if chance.random() < 0.05 else None
        familiarity = "greet" if chance.random() < 0.05 else "chat"
        language = "ko" if korean else "en"
        known = ("3w", "Acme", "늘 라떼", "", "", "", "", "tea")
        yield (key, name, "", name, "regular", familiarity, language, "", *known, None, "circle", paused, "2020-01-01")


def _reasons(connection: sqlite3.Connection, keys: list[str], chance: random.Random) -> None:
    day = (TODAY - timedelta(days=2)).isoformat()
    for number, key in enumerate(keys):
        if chance.random() < 0.7:
            birthday = (f"d{number}", key, chance.randint(1, 12), chance.randint(1, 29), int(chance.random() < 0.1))
            connection.execute("INSERT INTO special_days VALUES (?, ?, 'birthday', ?, ?, 1980, ?, 0, '')", birthday)
        if chance.random() < 0.01:
            connection.execute(
                "INSERT INTO promises VALUES (?, ?, 'a book', ?, ?, NULL)", (f"m{number}", key, day, day)
            )
        if chance.random() < 0.03:
            question = (f"q{number}", key, day, day)
            connection.execute("INSERT INTO next_questions VALUES (?, ?, 'the exam', ?, ?, NULL, NULL)", question)


def _place(number: int, talks: int) -> int:
    """The search id: the talks lie evenly over the days behind."""
    a_day = max(1, -(-talks // DAYS_BACK))
    day, of_day = divmod(number, a_day)
    return (TODAY.toordinal() - -(-talks // a_day) + day) * 1_000_000 + of_day


def _day(place: int) -> str:
    return date.fromordinal(place // 1_000_000).isoformat()


def _how(chance: random.Random) -> tuple[str, str, str | None]:
    if chance.random() < 0.7:
        return "in person", "them", None
    side = "me" if chance.random() < 0.7 else "them"
    return "message", side, side


def _text(chance: random.Random) -> str:
    words = chance.sample(_KO if chance.random() < 0.5 else _EN, 9)
    if chance.random() < 1 / 2000:
        words[3] = chance.choice(RARE)
    return " ".join(words)
