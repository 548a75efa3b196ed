"""The daily commands, their whole output as documentation."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from closecircle.cli import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Done

    Typed = Callable[..., Done]

SELLING = "오늘만 50% 할인!"


@pytest.fixture
def two(typed: Typed) -> Typed:
    """A circle of two who share a surname, and Daniel."""
    for words in (("김민지", "--rhythm", "3w", "--usual", "늘 라떼"), ("김민수",), ("Daniel", "--tie", "friend")):
        assert typed("add", *words).code == 0
    return typed


def document(done: Done) -> Any:
    return json.loads(done.out)


def talks(typed: Typed, name: str) -> list[str]:
    return [item["words"] for item in document(typed("show", name, "--json"))["story"] if item["kind"] == "talk"]


def test_add_says_whom_it_added(typed: Typed) -> None:
    done = typed("add", "김민지", "--rhythm", "3w")
    assert (done.code, done.out, done.err) == (0, "김민지 · regular · every 3 weeks\n", "")
    assert typed("add", "--trait", "orange hat").out == "(orange hat) · regular · no rhythm\n"
    assert typed("add").code == 2
    assert typed("add", "Sue", "--rhythm", "now and then").code == 2


def test_log_says_what_it_took_the_line_for(two: Typed) -> None:
    done = two("log", "민지", "어제", "커피", "마심", "--ask", "따님 피아노 시험")
    assert (done.code, done.err) == (0, "")
    assert done.out == "김민지 · Mon 23 Nov (yesterday) · 커피 마심\nNext time: 따님 피아노 시험\n"
    assert two("log", "ㄱㅁㅈ", "반가웠음", "--on", "11/20").out == "김민지 · Fri 20 Nov (4 days ago) · 반가웠음\n"


def test_log_reads_the_text_or_a_whole_evening_from_a_pipe(two: Typed) -> None:
    assert two("log", "Daniel", "-", stdin="bought brown boots\n").out == (
        "Daniel · Tue 24 Nov (today) · bought brown boots\n"
    )
    evening = two("log", "-", stdin="민지: 어제 반가웠음\n\nDaniel\tlooked at maps\n")
    assert evening.out == "김민지 · Mon 23 Nov (yesterday) · 반가웠음\nDaniel · Tue 24 Nov (today) · looked at maps\n"


def test_an_evening_with_one_unknown_name_is_not_half_logged(two: Typed) -> None:
    done = two("log", "-", stdin="민지: 반가웠음\nZoe: hello\n")
    assert (done.code, done.out, done.err) == (1, "", "Nobody here goes by “Zoe”.\n")
    assert talks(two, "민지") == []


def test_a_name_that_fits_several_lists_them_and_changes_nothing(two: Typed) -> None:
    done = two("log", "민", "커피")
    assert (done.code, done.out) == (1, "")
    assert done.err == "“민” fits several people: 김민수, 김민지. Type a little more.\n"
    assert talks(two, "민지") == talks(two, "민수") == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("lunch", "--on", "sometime"), "“sometime” is no day that closecircle understands."),
        (("lunch", "--on", "2026-11-30"), "A talk on 2026-11-30 has not happened yet."),
        ((), "Say in a few words what you talked about."),
    ],
)
def test_what_cannot_be_logged_ends_with_one_sentence(two: Typed, words: tuple[str, ...], sentence: str) -> None:
    done = two("log", "Daniel", *words)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert done.err.startswith(sentence)
    assert talks(two, "Daniel") == []


def test_a_day_that_is_not_understood_stays_in_the_text(two: Typed) -> None:
    assert two("log", "Daniel", "someday we walk").out == "Daniel · Tue 24 Nov (today) · someday we walk\n"


@pytest.mark.parametrize("words", [("log", "Daniel", "-"), ("log", "-"), ("check", "-")])
def test_a_pipe_that_is_no_text_ends_with_one_sentence_and_exit_3(two: Typed, words: tuple[str, ...]) -> None:
    done = two(*words, stdin=b"\xff\xfe\x00")
    assert (done.code, done.out, done.err) == (3, "", "- is not UTF-8 text.\n")


def test_today_is_a_short_table_and_says_when_it_is_done(two: Typed) -> None:
    two("log", "민지", "2026-10-20", "커피 마심")
    shown = two("today")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines()[:2] == ["Tue 24 Nov", "김민지  5 weeks since you talked: 커피 마심"]
    for name in ("민지", "민수", "Daniel"):
        two("log", name, "안녕")
    assert two("today").out == "Tue 24 Nov\nThat is all for today.\n"


def test_today_as_json_has_exactly_the_promised_shape(two: Typed) -> None:
    two("log", "민지", "2026-10-20", "커피 마심")
    shown = document(two("today", "--json"))
    assert list(shown) == ["date", "rows", "waiting"]
    assert (shown["date"], shown["waiting"]) == ("2026-11-24", 0)
    first = shown["rows"][0]
    assert list(first) == ["id", "name", "reason", "why", "since"]
    assert (first["name"], first["reason"], first["since"]) == ("김민지", "rhythm", "2026-11-10")
    assert {row["reason"] for row in shown["rows"]} <= {
        "promise", "reply", "day", "thanks", "question", "rhythm", "new",
    }  # fmt: skip


def test_draft_prints_the_text_alone_and_changes_nothing(two: Typed) -> None:
    two("log", "Daniel", "2026-11-10", "bought brown boots")
    done = two("draft", "Daniel")
    assert (done.code, done.err, len(done.out.splitlines())) == (0, "", 1)
    assert "boots" in done.out
    assert talks(two, "Daniel") == ["bought brown boots"]
    told = document(two("draft", "Daniel", "--json"))
    assert told["text"] + "\n" == done.out
    assert {"text", "plan", "facts", "occasion"} <= set(told)
    assert "bought brown boots" in told["facts"]


def test_a_draft_that_was_sent_becomes_a_talk_and_one_undo_takes_it_back(two: Typed) -> None:
    done = two("draft", "Daniel", "--sent")
    assert done.err == "Logged as sent to Daniel. closecircle undo takes it back.\n"
    assert talks(two, "Daniel") == [done.out.strip()]
    assert two("undo").out == "Undone: Wrote to Daniel\n"
    assert talks(two, "Daniel") == []


def test_an_unknown_occasion_is_answered_with_those_there_are(two: Typed) -> None:
    done = two("draft", "Daniel", "--occasion", "sale")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("“sale” is none of: touch, silence, ")


def test_people_as_a_table_and_as_json(two: Typed) -> None:
    two("log", "민지", "커피")
    assert two("people").out == (
        "Daniel  friend   no rhythm\n"
        "김민수  regular  no rhythm\n"
        "김민지  regular  every 3 weeks  2026-11-24\n"
    )  # fmt: skip
    found = document(two("people", "ㄱㅁㅈ", "--json"))
    assert [(one["name"], one["rhythm"], one["usual"]) for one in found] == [("김민지", "3w", "늘 라떼")]
    nobody = two("people", "Zoe")
    assert (nobody.code, nobody.out, nobody.err) == (1, "", "Nobody here goes by “Zoe”.\n")


def test_show_tells_the_story_so_far(two: Typed) -> None:
    two("log", "Daniel", "yesterday", "bought brown boots", "--ask", "the long walk")
    shown = two("show", "Daniel")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Daniel\nTie          friend\n")
    assert "Mon 23 Nov  in person  bought brown boots\n" in shown.out
    facts = document(two("show", "Daniel", "--json"))
    assert (facts["name"], facts["address"], facts["tie"]) == ("Daniel", "Daniel", "friend")
    assert [item["kind"] for item in facts["story"]] == ["came", "talk", "question"]


def test_find_looks_through_everything_said(two: Typed) -> None:
    two("log", "민지", "어제 커피를 마심")
    assert two("find", "커피").out == "Mon 23 Nov  김민지  커피를 마심\n"
    assert document(two("find", "커피", "--json")) == [{"on": "2026-11-23", "name": "김민지", "said": "커피를 마심"}]
    nothing = two("find", "boots")
    assert (nothing.code, nothing.out, nothing.err) == (1, "", "Nobody has spoken of “boots”.\n")


def test_check_is_a_linter(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"안녕하세요\n{SELLING}\n", encoding="utf-8")
    done = typed("check", str(file))
    assert done.code == 1
    assert done.out.startswith(f"{file}:2:1: F6 “오늘만 50% 할인” ")
    assert done.err.startswith("Note: in Korea a personal message that slips in an offer")
    assert done.err.count("\n") == 1
    assert typed("check", "-", stdin="민지 님, 따님 시험은 잘 마쳤어요?").code == 0
    missing = typed("check", "nothing.txt")
    assert (missing.code, missing.out) == (3, "")


def test_check_as_json_names_item_line_and_columns(typed: Typed) -> None:
    done = typed("check", "--lines", "--json", "-", stdin=f"hello\u2028there\n{SELLING}\n\n")
    assert done.code == 1
    [found] = document(done)
    assert list(found) == ["item", "line", "column", "end", "habit", "why", "instead"]
    assert (found["item"], found["line"], found["column"], found["end"], found["habit"]) == (2, 2, 1, 11, "F6")
    quiet = typed("check", "--json", "-", stdin="hello")
    assert (quiet.code, quiet.out) == (0, "[]\n")


def test_undo_and_redo_say_what_they_did(two: Typed) -> None:
    assert two("undo").out == "Undone: Added Daniel\n"
    assert two("redo").out == "Done again: Added Daniel\n"
    done = two("redo")
    assert (done.code, done.out, done.err) == (1, "", "There is nothing to redo.\n")


def test_a_script_is_told_that_the_screen_needs_a_terminal(typed: Typed, data: Path) -> None:
    done = typed()
    assert (done.code, done.out) == (2, "")
    assert done.err == "The screen needs a terminal. In a script name a command: closecircle today\n"
    assert not data.exists()


def test_korean_speaks_korean(two: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    two("log", "민지", "2026-10-20", "커피 마심")
    assert two("today").out.splitlines()[:2] == ["11월 24일 화", "김민지  5주 전에 나눈 이야기: 커피 마심"]
    assert two("log", "없는사람", "x").err == "“없는사람”에 맞는 사람이 없어요.\n"
    assert "한 사람에게 보낼 말" in two("--help").out


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_says_what_it_does_and_shows_an_example(typed: Typed, name: str) -> None:
    done = typed(name, "--help")
    assert done.code == 0
    assert f"Usage: closecircle {name} " in done.out
    flat = " ".join(done.out.split())
    assert re.search(rf"For example: .*closecircle {name}", flat)


@pytest.mark.parametrize(
    "words", [("nonsense",), ("today", "--nonsense"), ("show",), ("draft", "x", "--variant", "-1")]
)
def test_wrong_use_is_told_on_stderr_with_exit_2(typed: Typed, words: tuple[str, ...]) -> None:
    done = typed(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "ascii"])
def test_a_pipe_gets_plain_text_in_any_encoding(two: Typed, encoding: str) -> None:
    two("log", "Daniel", "liked the \N{MAPLE LEAF}")
    done = subprocess.run(
        [sys.executable, "-m", "closecircle", "show", "Daniel"],
        env={**os.environ, "PYTHONIOENCODING": encoding, "FORCE_COLOR": "1", "TERM": "xterm-256color"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert "liked the " in text
    assert not set(text) & {"\x1b", "│", "─", "╭", "┃"}


def test_a_day_that_is_set_wrongly_is_refused_before_anything_is_opened(
    typed: Typed, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOSECIRCLE_TODAY", "tomorrow")
    done = typed("add", "Sue")
    assert (done.code, done.err) == (2, "CLOSECIRCLE_TODAY is tomorrow; write it like 2026-11-24.\n")
    assert not data.exists()


@pytest.mark.parametrize("words", [("today",), ("people",), ("show", "Daniel", "--json"), ("export",)])
def test_who_reads_along_may_have_read_enough(two: Typed, words: tuple[str, ...]) -> None:
    two("log", "Daniel", "talked about the lighthouse")
    there, here = os.pipe()
    os.close(there)  # as `| head` does once it has its lines
    with os.fdopen(here, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "closecircle", *words], stdout=pipe, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"")
