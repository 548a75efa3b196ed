"""Whole texts and whole situations before the tone guard: advertisements are found, ordinary talk is left alone."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from closecircle.words.tone import HABITS, Context, check

HERE = Path(__file__).parent
TEXTS = tomllib.loads((HERE / "tone_texts.toml").read_text("utf-8"))
SITUATIONS = [json.loads(line) for line in (HERE / "tone_situations.jsonl").read_text("utf-8").splitlines()]


def habits(text: str) -> list[str]:
    return [finding.habit for finding in check(text) if finding.habit in HABITS]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_advertisement_shows_a_habit(language: str) -> None:
    assert [text for text in TEXTS["advertisements"][language] if not habits(text)] == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_friends_talk_and_a_day_at_work_show_none(language: str) -> None:
    assert {text: habits(text) for text in TEXTS["ordinary"][language] if habits(text)} == {}


def reader_of(situation: dict[str, str]) -> Context:
    return Context(
        known_words=tuple(situation["known"]),
        address=situation["address"],
        register=situation["register"],
        occasion=situation["occasion"],
        language=situation["language"],
    )


@pytest.mark.parametrize("situation", SITUATIONS, ids=[situation["id"] for situation in SITUATIONS])
def test_a_good_draft_is_left_alone_and_a_bad_one_is_not(situation: dict[str, str]) -> None:
    assert check(situation["good"], context=reader_of(situation)) == ()
    assert check(situation["bad"], context=reader_of(situation)) != ()
