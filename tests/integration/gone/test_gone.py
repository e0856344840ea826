"""Deleted means unreadable at once, and soon gone: looked for in every file, table, index, log and backup.

One report lives its life in a process that stays, and after each step everything is searched for what was told, for the
keys that opened it, for what they had locked, and for the words of its card.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings

from tests.integration.backups.places import SHARES, installation
from tests.with_postgres import programs

from . import searching as search
from .life import CARD, STORY

ON_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
on_postgresql = pytest.mark.skipif(
    ON_SQLITE, reason="SQLite has neither a heap nor a log of its own beside its file"
)
TOLD = {"the story": STORY.encode(), "its start": STORY[:24].encode()}
WORDS_OF_CARD = {"the card": CARD.encode(), "a word of it": b"zqvellum", "another": b"unmistak"}


class Life:
    """The process in which the report lives."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self.child = child

    def step(self, name: str) -> dict:
        assert self.child.stdin
        assert self.child.stdout
        self.child.stdin.write(f"{name}\n")
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline() or '"it has ended"')


@contextmanager
def living(here, said) -> Iterator[Life]:
    command = [sys.executable, "-m", "tests.integration.gone.life", str(here.folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with (
        said.open("w") as errors,
        subprocess.Popen(command, env=here.environment, stderr=errors, **pipes) as child,
    ):
        yield Life(child)
        child.stdin.close()
        assert child.wait(timeout=60) == 0


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """The whole life once: what was left after each step, by step. Each test looks at one part of it."""
    folder = tmp_path_factory.mktemp("gone")
    (folder / "output").mkdir()
    found: dict[str, list[str]] = {}
    with installation(folder) as here, living(here, folder / "output" / "errors.txt") as life:
        _live(here, life, folder, found)
    return found


def _live(here, life: Life, folder, found: dict[str, list[str]]) -> None:
    def look(step: str, needles: dict[str, bytes]) -> None:
        found[step] = search.left(needles, search.files_of(here, folder / "output"))
        found[step] += search.left(needles, search.rows_of(here))
        if here.database_url:
            found[f"{step}: heap"] = search.left(needles, search.heap_of(here))
            found[f"{step}: log"] = search.left(needles, search.wal_of(here))

    life.step("tell")
    sealed = {name: bytes.fromhex(value) for name, value in life.step("write_card").items()}
    opens = {name: value for name, value in sealed.items() if name.endswith(" key")}
    locked = {name: value for name, value in sealed.items() if name.startswith("sealed ")}
    look("told: what opens", {**TOLD, **opens})
    look("told: what is locked", locked)
    older = here.backup(folder / "backups")
    found["older backup"] = search.left(locked, search.lines_of(older, folder / SHARES))
    life.step("agree")
    look("agreed", {**TOLD, **sealed})
    older.unlink()
    life.step("publish")
    look("published", WORDS_OF_CARD)
    assert life.step("retract") == {"found": 0}
    look("retracted", WORDS_OF_CARD)
    assert life.step("rebuild") == {"found": 0}
    look("rebuilt", WORDS_OF_CARD)
    life.step("run_due")
    everything = {**TOLD, **sealed, **WORDS_OF_CARD}
    look("within the hour", everything)
    newest = here.backup(folder / "backups")
    found["newest backup"] = search.left(everything, search.lines_of(newest, folder / SHARES))
    found["folder of backups"] = search.left(everything, search.files_of(here, folder / "backups"))
    if here.database_url:
        found["commits"] = commits_in(here)


def commits_in(here) -> list[str]:
    """What PostgreSQL's own tool reads in its write-ahead log about when something was committed."""
    dump = programs().joinpath("initdb").resolve().with_name("pg_waldump")
    paths = [where for where, _ in search.wal_of(here)]
    done = subprocess.run(
        [dump, "--rmgr=Transaction", sorted(paths)[0]], capture_output=True, text=True, check=False
    )
    return [line for line in done.stdout.splitlines() if "COMMIT 2" in line]


def test_the_search_finds_what_is_there(lived):
    """Before anything was destroyed, what is locked is found in the database and in the backup, and the card too."""
    names = {"sealed story", "sealed desk", "sealed copy 0", "sealed copy 1"}
    assert names <= {line.partition(" in ")[0] for line in lived["told: what is locked"]}
    assert names <= {line.partition(" in ")[0] for line in lived["older backup"]}
    in_the_index = [line for line in lived["published"] if "learning_search" in line]
    assert {"a word of it", "another"} <= {line.partition(" in ")[0] for line in in_the_index}


def test_what_was_told_and_what_opens_it_are_never_written_down(lived):
    assert lived["told: what opens"] == []


def test_nothing_of_the_story_is_left_when_the_card_is_agreed(lived):
    """At once: neither the keys, nor what they had locked, nor the draft."""
    assert lived["agreed"] == []


def test_nothing_of_a_card_is_left_when_it_is_taken_back(lived):
    assert lived["retracted"] == []
    assert lived["rebuilt"] == []


def test_nothing_is_left_within_the_hour_nor_in_the_newest_backup(lived):
    assert lived["within the hour"] == []
    assert lived["newest backup"] == []
    assert lived["folder of backups"] == []


@on_postgresql
def test_within_the_hour_the_files_of_the_tables_hold_nothing_either(lived):
    """Deleted rows stay in the free space of PostgreSQL's files until those are written anew."""
    assert lived["told: what opens: heap"] == []
    assert lived["within the hour: heap"] == []


@on_postgresql
def test_the_log_of_postgresql_keeps_what_the_documents_say_it_keeps(lived):
    """Never the words or what opens them; for a while what is locked, taken-back cards, and moments of commits."""
    assert lived["told: what opens: log"] == []
    kept = {line.partition(" in ")[0] for line in lived["within the hour: log"]}
    assert {"sealed story", "sealed copy 0", "the card"} <= kept
    assert not kept & {*TOLD, "story key", "conversation key"}
    assert lived["commits"], "to the microsecond: docs/how-to/run-it-for-real.md says what to set"
