"""What is acknowledged is on the disk: the settings of every connection that a server process makes."""

import os
import subprocess
import sys

import pytest

from coalface.cli.folder import make_data_folder
from tests.integration.backups.places import SHARES, Installation, installation
from tests.integration.cli.houses import coalface, environment
from tests.with_postgres import postgres

FULL = 2
WAL = "wal"
SOURCE = "SELECT source FROM pg_settings WHERE name = '{}'"
SAID_BY_THE_SERVER = {"default", "configuration file", "command line"}
ASK = """
import sys
from pathlib import Path
from coalface.cli import house
house.enter(Path(sys.argv[1]))
from django.db import connections
import threading
def ask():
    with connections["default"].cursor() as cursor:
        for question in sys.argv[2:]:
            cursor.execute(question)
            print(cursor.fetchone()[0])
for hand in [threading.Thread(target=ask) for _ in range(2)]:
    hand.start()
    hand.join()
"""


@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="SQLite's own settings")
def test_every_fresh_connection_waits_for_the_disk(tmp_path):
    asked = subprocess.run(
        [sys.executable, "-c", ASK, str(tmp_path), "PRAGMA synchronous", "PRAGMA journal_mode"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.split() == [str(FULL), WAL] * 2


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="PostgreSQL's own settings")
@pytest.mark.parametrize("question", ["synchronous_commit", "fsync", "full_page_writes"])
def test_the_program_leaves_each_connection_as_careful_as_its_server(tmp_path, question):
    """Of connections that a server process makes, and not of these tests' own: it is the server that says how careful.

    What a connection sets for itself has the source "session", "client", "user" or "database".
    """
    asked = subprocess.run(
        [sys.executable, "-c", ASK, str(tmp_path), SOURCE.format(question)],
        env=environment(DATABASE_URL=os.environ["DATABASE_URL"]),
        capture_output=True,
        text=True,
        check=True,
    )
    said = asked.stdout.splitlines()
    assert len(said) == 2
    assert set(said) <= SAID_BY_THE_SERVER


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="PostgreSQL's own settings")
def test_doctor_names_a_server_that_a_power_cut_could_empty(tmp_path):
    with postgres("fsync=off") as url:
        made = Installation(tmp_path / "millbrook", url, tmp_path / SHARES)
        make_data_folder(made.folder)
        made.do("make", made.shares)
        looked = made.run("doctor")
    assert looked.returncode == 1
    assert "Set fsync = on." in looked.stdout


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="PostgreSQL's own settings")
def test_doctor_names_a_database_that_does_not_wait(tmp_path):
    with installation(tmp_path) as made:
        url = f"{made.database_url}?options=-c%20synchronous_commit%3Doff"
        looked = coalface("doctor", data=made.folder, DATABASE_URL=url)
    assert looked.returncode == 1
    assert "Set synchronous_commit = on." in looked.stdout
