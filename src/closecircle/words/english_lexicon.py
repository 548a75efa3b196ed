"""The English words the small grammar of notes knows by kind: kin, animals, events, illness, work, and the rest.

The words are data in phrases/en_words.toml. A word that is missing only means a plainer sentence, never a broken one:
everything here is asked with `in`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def word_set(text: str) -> frozenset[str]:
    """The words of a text, to be asked with `in`."""
    return frozenset(text.split())


@cache
def _book() -> dict[str, str]:
    room = files("closecircle.words") / "phrases" / "en_words.toml"
    return tomllib.loads(room.read_text(encoding="utf-8"))


def _listed(kind: str) -> frozenset[str]:
    return word_set(_book()[kind])


KIN_HE = _listed("kin_he")
KIN_SHE = _listed("kin_she")
KIN_ANY = _listed("kin_any")
KIN = KIN_HE | KIN_SHE | KIN_ANY
DOGS = _listed("dogs")
CATS = _listed("cats")
PETS = DOGS | CATS | _listed("other_pets")
ILL = _listed("ill")
BODY = _listed("body")
OPERATIONS = _listed("operations")
MOURNED = _listed("mourned")
HEAVY = _listed("heavy")
EXAMS = _listed("exams")
TRIALS = _listed("trials")
RACES = _listed("races")
OUTINGS = _listed("outings")
PROJECTS = _listed("projects")
PLANTS = _listed("plants")
WEARABLE = _listed("wearable")
READABLE = _listed("readable")
EDIBLE = _listed("edible")
HOMES = _listed("homes")
SCHOOLS = _listed("schools")
BUSINESSES = _listed("businesses")
GROUPS = _listed("groups")
TROUBLES = _listed("troubles")
FOOTWEAR = _listed("footwear")
OWNED = _listed("owned")
SPORTS = _listed("sports")
TONGUES = _listed("tongues")
JOBS = _listed("jobs")
COLOURS = _listed("colours")
ADJECTIVES = COLOURS | _listed("other_adjectives")
DETERMINERS = _listed("determiners")
PREPOSITIONS = _listed("prepositions")
SUBJECT_LINKS = _listed("subject_links")
MASS = _listed("mass")
