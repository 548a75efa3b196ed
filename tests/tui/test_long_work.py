"""How far a long work is said to be: nothing in the first second, then its share and about how long it still takes."""

from __future__ import annotations

import pytest

from closecircle.tui.long_work import LongWork, Stopped, time_left


class Seconds:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def test_a_short_work_says_nothing(seconds: Seconds) -> None:
    work = LongWork("Reading c.vcf", now=seconds)
    work.tell(50, 100)
    seconds.now += 0.9
    assert work.words() == ""


def test_after_a_second_it_says_how_far_it_is_and_how_long_it_still_takes(seconds: Seconds) -> None:
    work = LongWork("Reading c.vcf", now=seconds)
    seconds.now += 8
    assert work.words() == "Reading c.vcf … · Esc stops"
    work.tell(40, 100)
    assert work.words() == "Reading c.vcf: 40 % · about 15 s · Esc stops"
    work.tell(90, 100)
    assert work.words() == "Reading c.vcf: 90 % · nearly there · Esc stops"


def test_rows_are_counted_and_the_end_is_named(seconds: Seconds) -> None:
    work = LongWork("Bringing in", counts=True, at_the_end="Writing it down …", now=seconds)
    seconds.now += 10
    work.tell(1_240, 10_000)
    assert work.words() == "Bringing in: 1,240 of 10,000 · about 2 min · Esc stops"
    work.tell(10_000, 10_000)
    assert work.words() == "Writing it down …"


def test_a_stopped_work_ends_at_its_next_word(seconds: Seconds) -> None:
    work = LongWork("Reading c.vcf", now=seconds)
    work.tell(10, 100)
    work.stop()
    seconds.now += 2
    assert work.words() == "Reading c.vcf: stopping …"
    with pytest.raises(Stopped):
        work.tell(20, 100)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, "nearly there"), (4.9, "nearly there"), (5.1, "about 10 s"), (58.0, "about 60 s"), (61.0, "about 2 min")],
)
def test_the_time_left_does_not_flicker(seconds: float, words: str) -> None:
    assert time_left(seconds) == words
