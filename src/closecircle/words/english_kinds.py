"""What kind of thing a word names; the kind decides how one asks about it."""

from __future__ import annotations

from enum import StrEnum

from closecircle.words import english_lexicon as known


class Kind(StrEnum):
    """What a noun phrase speaks of; decides how one asks about it."""

    KIN = "kin"
    PET = "pet"
    EXAM = "exam"
    TRIAL = "trial"
    RACE = "race"
    OUTING = "outing"
    OPERATION = "operation"
    ILL = "ill"
    MOURNED = "mourned"
    HEAVY = "heavy"
    PLANT = "plant"
    WEARABLE = "wearable"
    READABLE = "readable"
    EDIBLE = "edible"
    PROJECT = "project"
    SPORT = "sport"
    JOB = "job"
    PLACE = "place"
    THING = "thing"


KINDS = (
    (known.HEAVY, Kind.HEAVY),
    (known.MOURNED, Kind.MOURNED),
    (known.OPERATIONS, Kind.OPERATION),
    (known.ILL, Kind.ILL),
    (known.EXAMS, Kind.EXAM),
    (known.RACES, Kind.RACE),
    (known.TRIALS, Kind.TRIAL),
    (known.OUTINGS, Kind.OUTING),
    (known.KIN, Kind.KIN),
    (known.PETS, Kind.PET),
    (known.PLANTS, Kind.PLANT),
    (known.WEARABLE, Kind.WEARABLE),
    (known.READABLE, Kind.READABLE),
    (known.EDIBLE, Kind.EDIBLE),
    (known.JOBS, Kind.JOB),
    (known.SPORTS | known.TONGUES, Kind.SPORT),
    (known.PROJECTS, Kind.PROJECT),
)
