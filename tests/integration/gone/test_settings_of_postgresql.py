"""The settings that the how-to gives: PostgreSQL takes each, and with them its own log forgets."""

import re
import time
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.with_postgres import postgres

pytestmark = [
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="starts a PostgreSQL of its own"
    ),
]
HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "run-it-for-real.md"
LINE = re.compile(r"^(\w+) = (\S+)$", re.MULTILINE)
GONE = b"zqgone from the table"
# What is a quarter of an hour in the how-to, as short as PostgreSQL lets it be.
SHORTER = {"archive_timeout": "2s", "checkpoint_timeout": "30s"}
SECONDS = 120


def given() -> dict[str, str]:
    return dict(LINE.findall(HOW_TO.read_text()))


@pytest.fixture
def server():
    """A server of its own under the settings of the how-to, and its folder."""
    with postgres() as url, psycopg.connect(url, autocommit=True) as connection:
        for name, value in {**given(), **SHORTER}.items():
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        connection.execute("SELECT pg_reload_conf()")
        [folder] = connection.execute("SHOW data_directory").fetchone()
        yield connection, Path(folder) / "pg_wal"


def left(log: Path) -> bool:
    try:
        return any(GONE in part.read_bytes() for part in log.iterdir() if part.is_file())
    except PermissionError:
        pytest.skip("PostgreSQL's own files are not readable here")
    except FileNotFoundError:
        # It was deleted while we looked.
        return True


def test_every_setting_is_one_that_there_is(server):
    connection, _ = server
    assert len(given()) == 10
    for name in given():
        assert connection.execute("SELECT 1 FROM pg_settings WHERE name = %s", [name]).fetchone(), name


def test_what_was_deleted_leaves_the_write_ahead_log_too(server):
    connection, log = server
    connection.execute("CREATE TABLE told (words text)")
    connection.execute("INSERT INTO told VALUES (%s)", [GONE.decode()])
    connection.execute("DELETE FROM told")
    connection.execute("VACUUM (FULL) told")
    assert left(log), "it is there at first, or the test would prove nothing"
    until = time.monotonic() + SECONDS
    while left(log) and time.monotonic() < until:
        connection.execute("INSERT INTO told VALUES ('life goes on')")
        time.sleep(1)
    assert not left(log)
