from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.errors import Unreadable
from closecircle.exchange.friends_md import Entry, Friend, Journal, mention, read_journal, written

TEXT = """### Activities:
- 2024-03-04: Baked with **Iris Vale** and **Ren Ito** in _Old Mill_. @bread @food
- 2024-02-01: Called **Ren Ito**.

### Notes:
- 2024-01-05: **Iris Vale** moved to _Seoul_.

### Friends:
- Iris Vale (a.k.a. The Baker a.k.a. Iri) [Seoul] @bread @near
- Ren Ito
- 김하윤 (본사)

### Locations:
- Old Mill
- Seoul
"""


def read(text: str) -> Journal:
    return read_journal(io.BytesIO(text.encode()), "friends.md")


def test_everything_in_a_journal_is_found() -> None:
    journal = read(TEXT)
    assert [entry.people for entry in journal.activities] == [("Iris Vale", "Ren Ito"), ("Ren Ito",)]
    assert journal.activities[0].on == date(2024, 3, 4)
    assert journal.activities[0].plain == "Baked with Iris Vale and Ren Ito in Old Mill."
    assert journal.activities[0].tags == ("bread", "food")
    assert journal.activities[0].places == ("Old Mill",)
    assert journal.notes[0].plain == "Iris Vale moved to Seoul."
    assert journal.friends[0] == Friend(
        name="Iris Vale", nicknames=("The Baker", "Iri"), place="Seoul", tags=("bread", "near")
    )
    assert [friend.name for friend in journal.friends] == ["Iris Vale", "Ren Ito", "김하윤 (본사)"]
    assert journal.places == ("Old Mill", "Seoul")


def test_what_is_read_and_written_is_the_same_file() -> None:
    assert written(read(TEXT)) == TEXT


def test_a_friend_is_a_contact_like_any_other() -> None:
    contact = read(TEXT).friends[0].contact()
    assert (contact.name, contact.nickname, contact.tags) == ("Iris Vale", "The Baker, Iri", ("bread", "near"))


def test_lines_that_are_no_entries_are_named() -> None:
    journal = read("### Activities:\n- 2024-02-31: never\n- 2024-03-01: yes\nstray\n### Friends:\nnobody\n- Ren\n")
    assert [entry.text for entry in journal.activities] == ["yes"]
    assert [friend.name for friend in journal.friends] == ["Ren"]
    assert [problem.line for problem in journal.problems] == [2, 4, 6]


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\0\0", b"# Shopping\n- bread\n"])
def test_another_markdown_file_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"notes\.md"):
        read_journal(io.BytesIO(data), "notes.md")


WORDS = st.text(alphabet="abcdeXYZ가나다 é[]*_(),:-", min_size=1, max_size=20).map(lambda text: " ".join(text.split()))
NAMES = st.text(alphabet="abcXYZ가나다 é", min_size=1, max_size=12).map(lambda text: " ".join(text.split()))
TAGS = st.text(alphabet="abc가나-", min_size=1, max_size=6)
ENTRIES = st.builds(
    Entry, on=st.dates(min_value=date(1000, 1, 1)), text=st.one_of(WORDS, NAMES.filter(bool).map(mention))
)
FRIENDS = st.builds(
    Friend,
    name=NAMES.filter(bool),
    nicknames=st.lists(NAMES.filter(lambda name: bool(name) and "a.k.a." not in name), max_size=2).map(tuple),
    place=NAMES,
    tags=st.lists(TAGS, max_size=2).map(tuple),
)


@settings(deadline=None)
@given(st.lists(ENTRIES, max_size=5), st.lists(ENTRIES, max_size=3), st.lists(FRIENDS, max_size=5))
def test_whatever_is_written_reads_back(activities: list[Entry], notes: list[Entry], friends: list[Friend]) -> None:
    journal = Journal(activities=tuple(activities), notes=tuple(notes), friends=tuple(friends))
    again = read(written(journal))
    assert not again.problems
    assert sorted(again.activities, key=repr) == sorted(activities, key=repr)
    assert sorted(again.notes, key=repr) == sorted(notes, key=repr)
    assert sorted(again.friends, key=repr) == sorted(friends, key=repr)
    assert written(again) == written(journal)
