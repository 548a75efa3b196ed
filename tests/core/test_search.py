"""Search through everything said: two-syllable Korean words, halves of Latin ones, and nothing that was not said."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closecircle.core.search import found_in, index_terms, match_query

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE said USING fts5 (terms, tokenize = 'unicode61 remove_diacritics 0')")
    yield connection
    connection.close()


def finds(index: sqlite3.Connection, said: str, query: str) -> bool:
    """Whether SQLite's own index, asked in our words, finds a talk, and the talk really says it."""
    index.execute("DELETE FROM said")
    index.execute("INSERT INTO said VALUES (?)", (index_terms(said),))
    asked = match_query(query)
    if not asked:
        return False
    hit = index.execute("SELECT count(*) FROM said WHERE said MATCH ?", (asked,)).fetchone()[0]
    return bool(hit) and found_in(said, query)


@pytest.mark.parametrize(
    ("said", "query"),
    [
        ("커피를 마심", "커피"),
        ("아이스커피", "커피"),
        ("식빵 구움", "빵"),
        ("돋보기 맞춤", "돋보기"),
        ("딸이 피아노 시험", "피아노 시험"),
        ("Bought brown BOOTS", "boots"),
        ("talked about the lighthouse", "light"),
        ("as usual", "as"),
        ("KTX 타고 부산", "ktx 부산"),
        ("3월에 이사", "3월"),
        ("crème brûlée", "crème"),
        ("강아지 이름은 보리", "보리"),
    ],
)
def test_what_was_said_is_found(index: sqlite3.Connection, said: str, query: str) -> None:
    assert finds(index, said, query)


@pytest.mark.parametrize(
    ("said", "query"),
    [("커피 피아노", "커피아노"), ("커핀", "커피"), ("boots", "oots"), ("커피", "홍차"), ("커피", ""), ("커피", "!?")],
)
def test_what_was_not_said_is_not_found(index: sqlite3.Connection, said: str, query: str) -> None:
    assert not finds(index, said, query)


@given(st.text(max_size=30))
def test_no_query_is_syntax(index: sqlite3.Connection, query: str) -> None:
    finds(index, "커피 마심 and talked", query)


korean = st.text(st.sampled_from("커피마심책방딸시험비누여행감기"), min_size=2, max_size=8)


@given(st.lists(korean, min_size=1, max_size=6), st.data())
def test_every_part_of_two_syllables_or_more_of_a_word_is_found(
    index: sqlite3.Connection, words: list[str], data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(words))
    first = data.draw(st.integers(0, len(word) - 2))
    last = data.draw(st.integers(first + 2, len(word)))
    assert finds(index, " ".join(words), word[first:last])
