"""What comes with the program of 329 published reports: one read-only file of SQLite, beside any main database.

`data/reading.db` holds what rules found in each report (criticisms with their why, recommendations, words to ask
about, counts), an index of all these sentences, the text of a few reports, the sentences coded by hand, and which files
and which rules it was made from. `python -m tools.reading_facts` makes it anew. Nothing is ever written to it.
"""

import json
import sqlite3
from functools import cache
from importlib.resources import files
from threading import local
from typing import Any

FORMAT = "1"
FILE = "reading.db"
# Of one table each: a report, a sentence that is marked, what is asked for, words to ask about, a text, the gold.
SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE report (
    id INTEGER PRIMARY KEY, slug TEXT UNIQUE NOT NULL, authority TEXT NOT NULL, published TEXT NOT NULL,
    framework TEXT NOT NULL, url TEXT NOT NULL, sha256 TEXT NOT NULL, sentences INTEGER NOT NULL,
    with_figures INTEGER NOT NULL, words INTEGER NOT NULL, template INTEGER NOT NULL, reused INTEGER NOT NULL
);
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY, report INTEGER NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, why TEXT, because TEXT
);
CREATE INDEX sentence_of ON sentence (report);
CREATE TABLE asked (
    sentence INTEGER PRIMARY KEY, who TEXT, what TEXT NOT NULL, "when" TEXT, measurable INTEGER NOT NULL, cause TEXT,
    level TEXT, told TEXT NOT NULL
);
CREATE TABLE phrase (
    report INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, ask TEXT NOT NULL, count INTEGER NOT NULL
);
CREATE INDEX phrase_of ON phrase (report);
CREATE TABLE sample (report INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE gold (id TEXT PRIMARY KEY, line TEXT NOT NULL);
CREATE TABLE page (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE VIRTUAL TABLE found USING fts5(stems, content='', detail='none', columnsize=0, tokenize='ascii');
"""
_mine = local()


def shipped() -> sqlite3.Connection:
    """The file, opened once in each thread. It is part of the program and does not change while it runs."""
    if not hasattr(_mine, "connection"):
        path = files("coalface.inspections").joinpath("data", FILE)
        _mine.connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        _mine.connection.row_factory = sqlite3.Row
    return _mine.connection


@cache
def about() -> dict[str, str]:
    """Which rules made it, from which files, and under which licence."""
    return dict(shipped().execute("SELECT name, value FROM about").fetchall())


@cache
def page(name: str) -> Any:
    """What was worked out when the file was made, such as shares with their intervals."""
    [(value,)] = shipped().execute("SELECT value FROM page WHERE name = ?", [name])
    return json.loads(value)


@cache
def gold() -> tuple[dict[str, Any], ...]:
    """The sentences that were coded by hand, each with what the rules say of it."""
    return tuple(json.loads(line) for (line,) in shipped().execute("SELECT line FROM gold ORDER BY id"))
