"""English drafts: a good clerk who remembers, on every occasion, within every limit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from closecircle.core.person import Register, Tie
from closecircle.words import tone
from closecircle.words.book import phrases
from closecircle.words.draft import draft
from closecircle.words.english import ENGLISH
from closecircle.words.english_voice import contracted, joined
from closecircle.words.facts import DayFact, Facts, MaterialFact, PromiseFact, QuestionFact, TalkFact
from closecircle.words.plan import UNASKED, Move, Occasion, Way

TODAY = date(2026, 11, 24)
GIVEN = Facts(
    name="Robin Vale",
    address="Robin",
    today=TODAY,
    language="en",
    sender_name="Ida",
    sender_place="Harbour Shoes",
    talks=(
        TalkFact(on=TODAY - timedelta(days=24), said="Bought brown walking boots, worried the left heel would rub"),
    ),
    days_since=24,
    about=("has a terrier called Moss", "plays the cello"),
)


def texts(facts: Facts, occasion: Occasion, seeds: int = 4) -> list[str]:
    return [
        draft(facts, occasion=occasion, variant=variant, seed=seed).text
        for variant in range(3)
        for seed in range(seeds)
    ]


@pytest.mark.parametrize("occasion", Occasion)
@pytest.mark.parametrize("tie", Tie)
def test_every_occasion_and_tie_is_short_calm_and_no_advertisement(occasion: Occasion, tie: Tie) -> None:
    for text in texts(replace(GIVEN, tie=tie), occasion, seeds=2):
        assert "Robin" in text
        assert len(text.split()) <= 60
        assert text.count("?") <= 1
        assert text.count("!") <= 1
        assert not re.search(r"[{}]|  |,,|\.\.|,\.| [.,?]", text)
        assert tone.check(text, "en") == ()


@pytest.mark.parametrize("occasion", sorted(UNASKED))
def test_nothing_is_asked_of_the_ill_the_mourning_and_the_thanked(occasion: Occasion) -> None:
    assert not any("?" in text for text in texts(GIVEN, occasion))


@pytest.mark.parametrize("occasion", Occasion)
def test_there_are_many_ways_to_begin(occasion: Occasion) -> None:
    greets = {p.text for p in phrases("en", occasion, Tie.REGULAR, Register.POLITE) if p.move is Move.GREET}
    assert len(greets) >= 8


def test_the_short_draft_asks_after_what_was_said_last() -> None:
    for seed in range(5):
        text = draft(GIVEN, occasion=Occasion.TOUCH, seed=seed).text
        assert "heel" in text or "boots" in text
        assert text.endswith("?")


def test_an_open_next_question_is_asked_on_every_variant() -> None:
    facts = replace(
        GIVEN, question=QuestionFact(phrase="her daughter's piano exam", about_on=TODAY - timedelta(days=2))
    )
    for variant in range(3):
        written = draft(facts, occasion=Occasion.TOUCH, variant=variant)
        assert "your daughter's piano exam" in written.text
        assert written.way is Way.QUESTION


def test_the_first_message_says_who_writes() -> None:
    facts = replace(GIVEN, first_contact=True)
    for text in texts(facts, Occasion.FIRST):
        assert "Ida" in text


def test_without_an_address_nobody_is_named() -> None:
    for occasion in (Occasion.TOUCH, Occasion.BIRTHDAY, Occasion.SILENCE):
        for text in texts(replace(GIVEN, address=""), occasion):
            assert "Robin" not in text
            assert not text.startswith((",", " "))


def test_a_birthday_is_wished_for_its_day() -> None:
    def day(days: int) -> Facts:
        return replace(GIVEN, day=DayFact(kind="birthday", on=TODAY + timedelta(days=days)))

    assert all("appy birthday" in text for text in texts(day(0), Occasion.BIRTHDAY))
    assert all("for tomorrow" in text for text in texts(day(1), Occasion.BIRTHDAY))
    assert all("elated" in text for text in texts(day(-2), Occasion.BIRTHDAY))


def test_a_long_silence_names_the_gap_once_and_without_guilt() -> None:
    for text in texts(replace(GIVEN, days_since=150), Occasion.SILENCE):
        assert len(re.findall(r"a while|good while|some time|long time|not talked|haven't talked", text)) == 1
        assert not re.search(r"missed you|why have|not heard|sorry", text, re.IGNORECASE)


def test_thanks_for_an_introduction_names_the_friend_and_leaves_their_affairs_alone() -> None:
    facts = replace(
        GIVEN,
        introduced="her cousin Theo",
        talks=(
            TalkFact(on=TODAY - timedelta(days=8), said="She said Theo is careless with money and hates being rushed"),
        ),
    )
    for text in texts(facts, Occasion.INTRODUCED):
        assert "Theo" in text
        assert "hank" in text
        assert not re.search(r"money|careless|anyone else|more friends", text)


def test_thanks_for_passing_on_never_ask_for_more() -> None:
    facts = replace(GIVEN, passed_on="our flyer about the repair evening")
    for text in texts(facts, Occasion.PASSED_ON):
        assert "hank" in text
        assert not re.search(r"again, please|keep sharing|next one too", text)
    assert any("the flyer about the repair evening" in text for text in texts(facts, Occasion.PASSED_ON))


def test_an_exam_is_never_asked_for_its_result() -> None:
    facts = replace(GIVEN, about=("daughter sat her finals last week",), talks=(), days_since=None)
    for text in texts(facts, Occasion.BIG_DAY):
        assert not re.search(r"score|result|grade|mark|pass", text)
    assert any("your daughter's finals" in text for text in texts(facts, Occasion.BIG_DAY))


def test_illness_is_named_gently_and_nothing_must_be_answered() -> None:
    facts = replace(GIVEN, talks=(TalkFact(on=TODAY - timedelta(days=3), said="Home with flu"),), days_since=3)
    assert draft(facts).occasion is Occasion.ILLNESS
    assert any("the flu" in text for text in texts(facts, Occasion.ILLNESS))


def test_a_loss_is_met_alone_and_whole() -> None:
    facts = replace(
        GIVEN, talks=(TalkFact(on=TODAY - timedelta(days=5), said="Her father died on Sunday"),), days_since=5
    )
    written = draft(facts)
    assert written.occasion is Occasion.MOURNING
    assert "your father" in written.text
    assert len(written.plan) == 1


def test_no_joy_is_mixed_with_sorrow() -> None:
    facts = replace(
        GIVEN, talks=(TalkFact(on=TODAY - timedelta(days=90), said="Her father died in August"),), days_since=90
    )
    assert not any("father" in text for text in texts(facts, Occasion.BIRTHDAY))


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (PromiseFact(what="send the recipe"), "send the recipe"),
        (PromiseFact(what="send her the recipe", kept=True), "send you the recipe"),
        (PromiseFact(what="the walnut recipe"), "the walnut recipe"),
    ],
)
def test_a_promise_is_spoken_of_as_it_was_made(promise: PromiseFact, words: str) -> None:
    written = texts(replace(GIVEN, promise=promise), Occasion.PROMISE)
    assert any(words in text for text in written)


def test_an_apology_names_what_went_wrong() -> None:
    facts = replace(GIVEN, talks=(TalkFact(on=TODAY, said="She said the delivery came two days late"),), days_since=0)
    assert any("the delivery" in text for text in texts(facts, Occasion.APOLOGY))


def test_a_gift_answers_what_they_raised() -> None:
    facts = replace(GIVEN, material=MaterialFact(title="How to oil a wet boot", answers="his boots"))
    said = [saying.text for saying in ENGLISH.sayings(facts, Occasion.TOUCH) if saying.move is Move.GIFT]
    assert "You were asking about your boots, so this made me think of you: How to oil a wet boot." in said


def test_what_must_never_be_said_is_seen_in_any_form() -> None:
    assert ENGLISH.holds("I hope the divorces are behind you.", "divorce")
    assert ENGLISH.holds("How is the moving going?", "move")
    assert not ENGLISH.holds("How is the garden?", "divorce")
    for text in texts(replace(GIVEN, never_say=("boots", "heel")), Occasion.TOUCH):
        assert "boot" not in text
        assert "heel" not in text


def test_whole_words_are_for_formal_speech_and_short_ones_for_everybody_else() -> None:
    facts = replace(GIVEN, talks=(TalkFact(on=TODAY - timedelta(days=40), said="thinking of moving to Leeds"),))
    formal = texts(replace(facts, tie=Tie.CLIENT, register=Register.FORMAL), Occasion.TOUCH)
    assert not any(re.search(r"\b(?:I'm|I've|didn't|it's|How's)\b", text) for text in formal)
    assert any("It's" in text or "I've" in text for text in texts(replace(facts, tie=Tie.CLIENT), Occasion.SILENCE))
    assert contracted("I am glad it is done and I have not forgotten.", closer=True) == (
        "I'm glad it's done and I haven't forgotten."
    )


def test_after_a_greeting_the_sentence_goes_on_or_begins_anew() -> None:
    assert joined(["Hi Robin,", "How is Moss?"]) == "Hi Robin, how is Moss?"
    assert joined(["Hi Robin,", "Moss came to mind."]) == "Hi Robin. Moss came to mind."
    assert joined(["Hi Robin,", "I hope Moss is well."]) == "Hi Robin, I hope Moss is well."
    assert joined(["Hi Robin,"]) == "Hi Robin."


def test_three_variants_are_three_messages() -> None:
    for occasion in (Occasion.TOUCH, Occasion.BIRTHDAY, Occasion.SILENCE):
        written = [draft(GIVEN, occasion=occasion, variant=variant).text for variant in range(3)]
        assert len(set(written)) == 3


def test_what_another_had_this_month_is_greeted_otherwise() -> None:
    greeting = (
        draft(GIVEN, occasion=Occasion.SILENCE).plan[0].text.removeprefix("Hi Robin, ").removeprefix("Hello Robin, ")
    )
    other = replace(GIVEN, name="Una Hay", address="Una", month=(f"Hi Robin, {greeting}",))
    assert greeting not in draft(other, occasion=Occasion.SILENCE).text
