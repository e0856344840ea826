"""What is acknowledged is on the disk: the settings of every connection that a server process makes."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.integration.backups.places import installation
from tests.integration.cli.houses import coalface, environment

FULL = 2
WAL = "wal"
ASK = """
import sys
from pathlib import Path
from coalface.cli import house
house.enter(Path(sys.argv[1]))
from django.db import connections
import threading
def ask():
    with connections["default"].cursor() as cursor:
        for question in ("PRAGMA synchronous", "PRAGMA journal_mode"):
            cursor.execute(question)
            print(cursor.fetchone()[0])
for hand in [threading.Thread(target=ask) for _ in range(2)]:
    hand.start()
    hand.join()
"""


@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="SQLite's own settings")
def test_every_fresh_connection_waits_for_the_disk(tmp_path):
    asked = subprocess.run(
        [sys.executable, "-c", ASK, str(tmp_path)],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.split() == [str(FULL), WAL] * 2


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="PostgreSQL's own settings")
@pytest.mark.django_db
def test_a_commit_waits_for_the_disk():
    with connection.cursor() as cursor:
        for question in ("SHOW synchronous_commit", "SHOW fsync", "SHOW full_page_writes"):
            cursor.execute(question)
            assert cursor.fetchone() == ("on",), question


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="PostgreSQL's own settings")
def test_doctor_names_a_database_that_does_not_wait(tmp_path):
    with installation(tmp_path) as made:
        url = f"{made.database_url}?options=-c%20synchronous_commit%3Doff"
        looked = coalface("doctor", data=made.folder, DATABASE_URL=url)
    assert looked.returncode == 1
    assert "Set synchronous_commit = on." in looked.stdout
