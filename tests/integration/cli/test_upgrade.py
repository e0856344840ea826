"""`coalface upgrade` brings a database up to date, or leaves it as it was."""

import sqlite3
import stat
from contextlib import closing

from .houses import coalface

# What a later version adds: a table that an older database does not have yet.
UNDO_LAST_STEP = (
    "DROP TABLE account_emailconfirmation",
    "DELETE FROM django_migrations WHERE app = 'account'",
    "DROP TABLE account_emailaddress",
)


def change(folder, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "coalface.sqlite3")) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def everything_in(folder) -> list[str]:
    with closing(sqlite3.connect(folder / "coalface.sqlite3")) as database:
        return list(database.iterdump())


def backups(folder) -> list:
    return list((folder / "backups").glob("*"))


def test_an_older_database_is_backed_up_and_brought_up_to_date(millbrook):
    change(millbrook, *UNDO_LAST_STEP)
    before = everything_in(millbrook)
    done = coalface("upgrade", data=millbrook)
    assert done.returncode == 0, done.stderr
    assert "Every row that was there is there, and the log is unbroken." in done.stdout
    [backup] = backups(millbrook)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with closing(sqlite3.connect(backup)) as database:
        assert list(database.iterdump()) == before
    assert "up to date and whole" in coalface("upgrade", data=millbrook).stdout
    assert len(backups(millbrook)) == 1


# The day on which somebody told, a wrong password, and somebody who is signed in: each under words to look for.
FORGOTTEN_WITHIN_DAYS = (
    "INSERT INTO reporting_keptanswer VALUES ('key of a sender', '2026-11-17', 'body', 'answer of a sender')",
    "INSERT INTO people_failedtries VALUES ('bucket of an account', 1, '2026-11-17 20:15:00')",
    "INSERT INTO django_session VALUES ('session of a steward', 'since 20', '2026-11-17 20:45:00')",
)


def test_the_copy_does_not_keep_for_thirty_days_what_is_forgotten_within_days(millbrook):
    change(millbrook, *UNDO_LAST_STEP, *FORGOTTEN_WITHIN_DAYS)
    assert coalface("upgrade", data=millbrook).returncode == 0
    [backup] = backups(millbrook)
    for trace in (
        b"key of a sender",
        b"answer of a sender",
        b"bucket of an account",
        b"session of a steward",
    ):
        assert trace in (millbrook / "coalface.sqlite3").read_bytes()
        assert trace not in backup.read_bytes()


def test_a_step_that_fails_leaves_the_database_as_it_was(millbrook):
    """The books say that one app is not there yet; its tables are, so making them again fails half-way."""
    change(millbrook, *UNDO_LAST_STEP, "DELETE FROM django_migrations WHERE app = 'reporting'")
    before = everything_in(millbrook)
    failed = coalface("upgrade", data=millbrook)
    assert failed.returncode == 1
    assert "the database is back as it was" in failed.stderr
    assert "already exists" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert everything_in(millbrook) == before


def test_a_damaged_database_is_not_touched(millbrook):
    change(millbrook, *UNDO_LAST_STEP)
    spoil_a_page(millbrook / "coalface.sqlite3")
    before = (millbrook / "coalface.sqlite3").read_bytes()
    refused = coalface("upgrade", data=millbrook)
    assert refused.returncode == 1
    assert "damaged" in refused.stderr or "cannot be used" in refused.stderr
    assert (millbrook / "coalface.sqlite3").read_bytes() == before


def test_a_search_that_lost_cards_is_named_and_made_anew(millbrook):
    change(millbrook, "DELETE FROM learning_search WHERE rowid IN (SELECT min(rowid) FROM learning_search)")
    looked = coalface("doctor", data=millbrook)
    assert looked.returncode == 1
    assert "One card is not found by the search as published." in looked.stdout
    assert "Cards that it finds: 90." in coalface("upgrade", data=millbrook).stdout
    assert coalface("doctor", data=millbrook).returncode == 0


def spoil_a_page(path) -> None:
    """Write over the first page of the table of tallies, as a dying disk might."""
    with closing(sqlite3.connect(path)) as database:
        [[page]] = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'reporting_tally'")
        [[size]] = database.execute("PRAGMA page_size")
    with open(path, "r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x55" * size)


def test_a_database_of_a_newer_version_is_neither_served_nor_upgraded(millbrook):
    change(
        millbrook,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('reporting', '0099_next', '2027-01-01')",
    )
    before = everything_in(millbrook)
    for verb in ("upgrade", "serve"):
        refused = coalface(verb, data=millbrook)
        assert refused.returncode == 1
        assert "made by a newer version. Install that version" in refused.stderr
    assert everything_in(millbrook) == before
    assert not backups(millbrook)
