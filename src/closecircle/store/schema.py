"""The shape of the circle's file, step by step: readable names, strict types, one migration a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

APPLICATION_ID = 0x63636972  # "ccir": says that a file is a circle even before its tables are read
SCHEMA = 1

_FIRST = """
CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    trait TEXT NOT NULL,
    address TEXT NOT NULL,
    tie TEXT NOT NULL,
    familiarity TEXT NOT NULL CHECK (familiarity IN ('greet', 'chat', 'close')),
    language TEXT NOT NULL,
    register TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    company TEXT NOT NULL,
    usual TEXT NOT NULL,
    likes TEXT NOT NULL,
    family TEXT NOT NULL,
    never_say TEXT NOT NULL,
    notes TEXT NOT NULL,
    tags TEXT NOT NULL,
    introduced_by TEXT REFERENCES people (id),
    seat TEXT NOT NULL CHECK (seat IN ('circle', 'bench', 'archive')),
    paused_until TEXT,
    added_on TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_name ON people (seat, name, id);
CREATE INDEX people_by_trait ON people (trait) WHERE trait <> '';
CREATE INDEX people_by_introducer ON people (introduced_by) WHERE introduced_by IS NOT NULL;

CREATE TABLE handles (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    key TEXT NOT NULL
) STRICT;
CREATE INDEX handles_by_person ON handles (person_id);
CREATE INDEX handles_by_key ON handles (key) WHERE key <> '';

CREATE TABLE talks (
    search_id INTEGER PRIMARY KEY, -- day number x 1,000,000 + n: orders by date, and is the row id in the search index
    id TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES people (id),
    "on" TEXT NOT NULL,
    channel TEXT NOT NULL,
    began TEXT CHECK (began IN ('me', 'them')),
    last_by TEXT CHECK (last_by IN ('me', 'them')),
    said TEXT NOT NULL,
    sent INTEGER NOT NULL,
    received INTEGER NOT NULL,
    source TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1))
) STRICT;
CREATE INDEX talks_by_person ON talks (person_id, search_id);

CREATE TABLE promises (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    what TEXT NOT NULL,
    due_on TEXT NOT NULL,
    made_on TEXT NOT NULL,
    kept_on TEXT
) STRICT;
CREATE INDEX promises_by_person ON promises (person_id, due_on);

CREATE TABLE next_questions (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    phrase TEXT NOT NULL,
    due_on TEXT NOT NULL,
    noted_on TEXT NOT NULL,
    about_on TEXT,
    asked_on TEXT
) STRICT;
CREATE INDEX next_questions_by_person ON next_questions (person_id, due_on);

CREATE TABLE thanks (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    cause TEXT NOT NULL,
    subject TEXT NOT NULL,
    since TEXT NOT NULL,
    thanked_on TEXT
) STRICT;
CREATE INDEX thanks_by_person ON thanks (person_id, since);

CREATE TABLE special_days (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    day INTEGER CHECK (day BETWEEN 1 AND 31),
    year INTEGER,
    lunar INTEGER NOT NULL CHECK (lunar IN (0, 1)),
    leap INTEGER NOT NULL CHECK (leap IN (0, 1)),
    label TEXT NOT NULL
) STRICT;
CREATE INDEX special_days_by_person ON special_days (person_id);
CREATE INDEX special_days_by_day ON special_days (month, day, lunar, leap);
CREATE INDEX special_days_lunar ON special_days (lunar) WHERE lunar = 1;

CREATE TABLE materials (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    tags TEXT NOT NULL,
    made_on TEXT NOT NULL,
    put_away_on TEXT
) STRICT;

CREATE TABLE showings (
    id TEXT PRIMARY KEY,
    material_id TEXT NOT NULL REFERENCES materials (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    shown_on TEXT NOT NULL,
    enjoyed INTEGER CHECK (enjoyed IN (0, 1)),
    passed_on TEXT,
    came_id TEXT REFERENCES people (id)
) STRICT;
CREATE INDEX showings_by_material ON showings (material_id);
CREATE INDEX showings_by_person ON showings (person_id);

CREATE TABLE absences (
    id TEXT PRIMARY KEY,
    person_id TEXT REFERENCES people (id), -- NULL: the user's own closed days, for everyone
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6),
    from_on TEXT,
    to_on TEXT,
    label TEXT NOT NULL
) STRICT;
CREATE INDEX absences_by_person ON absences (person_id);

CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    "on" TEXT NOT NULL,
    reason TEXT NOT NULL,
    since TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_day ON answers ("on", person_id);

CREATE TABLE saved_drafts (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    text TEXT NOT NULL,
    made_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('copied', 'sent', 'set aside')),
    talk_id TEXT,
    used TEXT NOT NULL
) STRICT;
CREATE INDEX saved_drafts_by_person ON saved_drafts (person_id, made_on);
CREATE INDEX saved_drafts_by_day ON saved_drafts (made_on);
CREATE INDEX saved_drafts_copied ON saved_drafts (made_on) WHERE state = 'copied';

CREATE TABLE kept_sentences (
    id TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    move TEXT NOT NULL,
    text TEXT NOT NULL,
    kept_on TEXT NOT NULL
) STRICT;

CREATE TABLE known_chats (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    room TEXT NOT NULL,
    sender TEXT NOT NULL,
    person_id TEXT REFERENCES people (id)
) STRICT;
CREATE INDEX known_chats_by_room ON known_chats (kind, room, sender);
CREATE INDEX known_chats_by_person ON known_chats (person_id);

CREATE TABLE standing ( -- follows from the tables above; Today asks only here, by the dates
    person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    familiarity TEXT NOT NULL,
    paused_until TEXT,
    last_talk_on TEXT,
    rhythm_on TEXT,
    owed_since TEXT,
    unanswered INTEGER NOT NULL,
    last_own_on TEXT,
    question_on TEXT,
    promise_on TEXT,
    thanks_since TEXT,
    new_since TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_rhythm ON standing (rhythm_on, name, person_id) WHERE rhythm_on IS NOT NULL;
CREATE INDEX standing_owed ON standing (owed_since, name, person_id) WHERE owed_since IS NOT NULL;
CREATE INDEX standing_question ON standing (question_on, name, person_id) WHERE question_on IS NOT NULL;
CREATE INDEX standing_promise ON standing (promise_on, name, person_id) WHERE promise_on IS NOT NULL;
CREATE INDEX standing_thanks ON standing (thanks_since, name, person_id) WHERE thanks_since IS NOT NULL;
CREATE INDEX standing_new ON standing (new_since, name, person_id) WHERE new_since IS NOT NULL;

CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL, -- UTC
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    label TEXT NOT NULL,
    "values" TEXT NOT NULL,
    of_id INTEGER REFERENCES changes (id), -- which change an undo or a redo speaks of
    undone_by INTEGER REFERENCES changes (id) -- the undo that stands, NULL while the change is in force
) STRICT;
CREATE INDEX changes_undone ON changes (undone_by) WHERE undone_by IS NOT NULL;

CREATE TABLE edits (
    change_id INTEGER NOT NULL REFERENCES changes (id),
    place INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    before TEXT, -- the row as JSON, NULL when it was not there
    after TEXT,
    PRIMARY KEY (change_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE forgotten (
    id INTEGER PRIMARY KEY,
    "on" TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE said USING fts5 (
    terms, content = '', detail = none, columnsize = 0, prefix = '3 4 5 6 7 8', -- half a Latin word, newest first
    tokenize = 'unicode61 remove_diacritics 0'
);
"""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to SCHEMA. Each step is one transaction; a failing step leaves the earlier ones standing."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415  # 100 ms, and only a new or an older file needs it

    steps = Migrations("closecircle")

    @steps()
    def first(db: Database) -> None:
        for statement in _FIRST.split(";\n"):
            if statement.strip():
                db.conn.execute(statement)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute("PRAGMA user_version = 1")

    steps.apply(Database(connection, execute_plugins=False))
