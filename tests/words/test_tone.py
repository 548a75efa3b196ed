"""What the tone guard names, and what it leaves alone. Every rule's own examples are tests."""

from __future__ import annotations

import time
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.words.language import language_of
from closecircle.words.tone import HABITS, Context, Finding, check, law_note, positions
from closecircle.words.tone_rules import VOICES, bounded, rules, sayings

if TYPE_CHECKING:
    from closecircle.words.tone_rules import Rule

ALL_HABITS = {*HABITS, "W", "PRESSURE"}
PERSONAL = ("LENGTH", "REGISTER", "EXCLAMATION", "QUESTION", "SAMENESS", "NEVER_SAY", "NIGHT", "STRANGER")


def habits(text: str, context: Context | None = None) -> set[str]:
    return {finding.habit for finding in check(text, context=context)}


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.examples], ids=lambda rule: rule.id)
def test_a_rule_speaks_where_its_examples_show_its_habit(rule: Rule) -> None:
    for example in rule.examples:
        assert rule.id in {finding.rule for finding in check(example)}, example


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.counter_examples], ids=lambda rule: rule.id)
def test_the_whole_guard_is_silent_on_every_counter_example(rule: Rule) -> None:
    for example in rule.counter_examples:
        assert check(example) == (), example


def test_every_rule_that_speaks_alone_has_examples_and_counter_examples() -> None:
    bare = [rule.id for rule in rules() if rule.weight >= 1 and not (rule.examples and rule.counter_examples)]
    assert bare == []


def test_rules_have_a_known_habit_and_an_id_of_their_own() -> None:
    assert {rule.habit for rule in rules()} == ALL_HABITS
    assert len({rule.id for rule in rules()}) == len(rules())


@pytest.mark.parametrize("voice", VOICES)
def test_every_rule_says_why_and_what_instead_in_a_short_sentence(voice: str) -> None:
    said = [rule.sayings[voice] for rule in rules()] + [sayings(habit.lower())[voice] for habit in PERSONAL]
    for saying in said:
        assert 8 <= len(saying.why) <= 90
        assert 8 <= len(saying.instead) <= 90
        assert "!" not in saying.why + saying.instead


@pytest.mark.parametrize(
    ("text", "habit"),
    [
        ("안녕하세요 고객님! 저희 공식 계정입니다", "F1"),
        ("영상 보셨으면 구독이랑 좋아요 꾹 눌러 주세요", "F2"),
        ("친구를 초대하시면 음료를 드려요", "F3"),
        ("요즘 입소문 난 저희 가게예요", "F4"),
        ("SNS 화제의 그 머그잔", "F5"),
        ("가을 신상 전 품목 20% 할인 중이에요", "F6"),
        ("선팔하고 가요 맞팔 부탁드려요", "F7"),
        ("이번 분기에는 단골 고객을 공략합시다", "W"),
        ("왜 이렇게 안 오세요", "PRESSURE"),
        ("Dear valued customers, we have news", "F1"),
        ("Please like and share our page", "F2"),
        ("Refer a friend and get a free tea", "F3"),
        ("Everyone is talking about our new loaf", "F4"),
        ("Check out our new channel", "F5"),
        ("Flash sale: 30% off all mugs, today only", "F6"),
        ("Follow me and I'll follow you back", "F7"),
        ("We are targeting regular customers this month", "W"),
        ("Did you forget about us?", "PRESSURE"),
    ],
)
def test_each_habit_is_named_in_both_languages(text: str, habit: str) -> None:
    assert habit in habits(text)


@pytest.mark.parametrize(
    "text",
    [
        "그게 제 역할인지 모르겠어요",
        "건조기 새로 사셨다면서요",
        "길 건너 빵집이 50% 할인이라고 써 있더라",
        "쿠폰은 없어도 괜찮아요",
        "서두르지 마시고 편하실 때 오세요",
        "요즘 핫한 드라마라던데 보셨어요?",
        "지난번에 찾으시던 남색 코트가 들어왔어요. 생각나서요.",
        "전략기획팀 과장님이시죠?",
        "이 집 국수는 정말 좋아요. 지금 뭐 하고 있어요?",
        "무료했는데 연락 줘서 고마워",
        "세일즈 일이 힘드시죠",
        "No hurry at all, whenever it suits you.",
        "The sign said 50% off but the shop was shut.",
        "She is the strategy manager of a bakery group.",
        "Are you free on Sunday?",
        "I'd like to get some milk, do you need anything?",
        "The grey wool you asked about has come in; it made me think of you.",
        "He said the new place is on the corner. Shall we check it out together?",
        "Did you follow the match last night?",
    ],
)
def test_ordinary_talk_is_left_alone(text: str) -> None:
    assert check(text) == ()


def test_weak_signs_are_silent_alone_and_speak_together() -> None:
    assert check("새 제품이 왔다고 들었어요") == ()
    assert habits("신규 제품 저렴하게 판매, 전국 택배 배송, 01012345678") >= {"F6"}


def test_weak_signs_far_apart_do_not_add_up() -> None:
    far = "배송은 언제 오나요. " + "비가 오는 날에는 국수를 먹어요. " * 40 + "그 브랜드는 몰라요. "
    assert check(far) == ()


def test_mixed_texts_are_read_in_both_tongues() -> None:
    found = check("민지 님 잘 지내셨어요? Please subscribe to our channel. 다음에 봬요")
    assert "F2" in {finding.habit for finding in found}
    assert min(finding.start for finding in found) >= len("민지 님 잘 지내셨어요? ")
    assert check("Please subscribe to our channel", "ko") == ()


def test_a_finding_marks_its_span_and_speaks_the_users_language() -> None:
    text = "민지 님, 이번에 전 품목 30% 할인이에요"
    found = next(finding for finding in check(text, voice="ko") if finding.habit == "F6")
    assert "할인" in text[found.start : found.end]
    assert "광고" in found.why
    assert any("advertisement" in finding.why for finding in check(text, voice="en"))


def test_a_decomposed_text_gets_spans_of_its_own_letters() -> None:
    text = "민지 님, 전 품목 30% 할인 중이에요"
    apart = unicodedata.normalize("NFD", text)
    whole, parts = check(text), check(apart)
    assert [finding.rule for finding in whole] == [finding.rule for finding in parts]
    for one, other in zip(whole, parts, strict=True):
        assert unicodedata.normalize("NFC", apart[other.start : other.end]) == text[one.start : one.end]


def test_positions_count_lines_and_columns_from_one() -> None:
    text = "잘 지내셨어요?\n내일까지 전 메뉴 20% 할인 중이에요\n그럼 이만"
    found = next(finding for finding in check(text) if "20%" in text[finding.start : finding.end])
    line, column, end = positions(text, found)
    assert (line, text.splitlines()[1][column - 1 : end - 1]) == (2, text[found.start : found.end])


def test_a_span_over_two_lines_ends_with_its_first() -> None:
    finding = Finding(start=2, end=9, habit="F6", why="", instead="", rule="")
    assert positions("abcd\nefghij", finding) == (1, 3, 5)


def test_the_law_is_mentioned_by_an_offer_only() -> None:
    assert "50조" in law_note(check("오늘만 특가로 드려요"), "ko")
    assert law_note(check("Follow for follow?")) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("민지 님, Pip은 잘 있어요?", "ko"),
        ("Hi 민지, how is Pip doing these days?", "en"),
        ("https://example.org/page", ""),
        ("12 + 30", ""),
    ],
)
def test_the_language_is_found_by_what_a_text_is_made_of(text: str, language: str) -> None:
    assert language_of(text) == language


# With the person at hand.

MINJI = Context(
    known_words=("고양이 보리", "초등 교사", "여행 에세이를 사 감"),
    register="polite",
    address="민지 님",
    language="ko",
)


def told(text: str, **more: object) -> set[str]:
    fields = {name: getattr(MINJI, name) for name in ("known_words", "register", "address", "language")}
    return habits(text, Context(**{**fields, **more}))


def test_a_draft_that_remembers_in_one_level_of_speech_is_left_alone() -> None:
    assert told("민지 님, 보리는 잘 있어요? 여행 에세이는 재미있으셨어요?") == set()


def test_a_text_for_anybody_is_named() -> None:
    assert told("안녕하세요. 좋은 하루 보내세요.") == {"STRANGER"}
    assert told("삼가 고인의 명복을 빕니다.", register="formal", occasion="mourning") == set()


def test_banmal_inside_polite_speech_is_named_and_two_polite_levels_are_not() -> None:
    assert told("민지 님, 보리는 잘 있어요? 나도 보고 싶었어.") == {"REGISTER"}
    assert told("민지 님, 생일 축하드립니다. 보리는 잘 있어요?") == set()
    assert told("민지야, 보리는 잘 있어? 나는 잘 있어요.", register="plain") == {"REGISTER"}


def test_more_than_one_chat_bubble_is_long() -> None:
    assert told("민지 님, 보리는 " + "정말 " * 60 + "잘 있어요?") == {"LENGTH"}
    english = Context(known_words=("has a beagle called Pip",), language="en")
    assert habits("How is Pip? " + "It is a fine day today. " * 12, english) == {"LENGTH"}
    assert told("민지 님, 보리는 잘 있어요?", max_chars=5) == {"LENGTH"}


def test_one_exclamation_mark_is_enough_and_none_in_hard_times() -> None:
    assert told("민지 님! 보리는 잘 있어요?") == set()
    assert told("민지 님! 보리는 잘 있어요!") == {"EXCLAMATION"}
    assert told("민지 님, 얼른 나으세요! 보리도 기다려요.", occasion="illness") == {"EXCLAMATION"}


def test_a_sick_person_is_asked_nothing_and_nobody_is_asked_three_things() -> None:
    assert told("민지 님, 보리는 누가 봐요?", occasion="illness") == {"QUESTION"}
    assert told("민지 님, 보리는요? 책은요? 학교는요?") == {"QUESTION"}


def test_the_same_words_to_two_people_are_named() -> None:
    other = "서연 님, 비 오는 날 창가에 앉으니 보리차 생각이 나네요. 잘 지내시죠?"
    mine = "민지 님, 비 오는 날 창가에 앉으니 보리차 생각이 나네요. 잘 지내시죠?"
    assert told(mine, recent=(other,)) == {"SAMENESS"}
    assert told("민지 님, 보리는 잘 있어요?", recent=(other,)) == set()


def test_what_must_never_be_said_is_found_with_its_particle() -> None:
    assert told("민지 님, 보리는 잘 있어요? 이혼은 잘 마무리되셨어요?", never_say=("이혼 이야기",)) == {"NEVER_SAY"}
    assert told("민지 님, 보리는 잘 있어요?", never_say=("이혼 이야기", " ")) == set()


@pytest.mark.parametrize(("hour", "night"), [(20, False), (21, True), (0, True), (7, True), (8, False)])
def test_a_message_waits_from_nine_in_the_evening_to_eight(hour: int, night: bool) -> None:
    assert ("NIGHT" in told("민지 님, 보리는 잘 있어요?", hour=hour)) is night


# Nothing typed breaks it or makes it slow.

anything = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("할인특가 !~%0123456789원고객님좋아요.\nfree now ofwin$£[]()#\u1112\u1161\u11ab"),
    ),
    max_size=300,
)


@settings(deadline=None, max_examples=200)
@given(anything, st.booleans())
def test_whatever_is_typed_spans_lie_inside_the_text(text: str, known: bool) -> None:
    context = MINJI if known else None
    for finding in check(text, context=context, voice="ko"):
        assert 0 <= finding.start < finding.end <= len(text)
        line, column, end = positions(text, finding)
        assert line >= 1
        assert 1 <= column <= end


def test_a_rules_runs_are_bounded_but_its_signs_are_not_touched() -> None:
    assert bounded(r"a+[+*]\S*\+(b)*") == r"a{1,24}[+*]\S{0,24}\+(b){0,24}"


@pytest.mark.parametrize(
    "piece", ["0", " ", "할", "!", "할인", "고객님 ", "https://a.b/", "a-", "free ", "subscribe to my ", "1+1 "]
)
def test_long_runs_take_time_in_proportion(piece: str) -> None:
    def took(size: int) -> float:
        text = ("가 a " + piece * size)[:size]
        begun = time.process_time()
        check(text, context=MINJI)
        return time.process_time() - begun

    check("warm 할인", context=MINJI)
    short, long = took(12_500), took(100_000)
    assert long < 24 * short + 1


def test_a_chat_sized_text_is_read_while_one_types() -> None:
    text = "민지 님, 생일 축하드려요. 오늘은 보리도 얌전히 있어 주면 좋겠네요. 지난번 에세이는 어디까지 읽으셨어요?"
    check(text, context=MINJI)
    times = []
    for _ in range(20):
        begun = time.process_time()
        check(text, context=MINJI)
        times.append(time.process_time() - begun)
    assert min(times) < 0.005
