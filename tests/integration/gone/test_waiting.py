"""Writing the files anew waits for nobody who reads for long: everybody else would wait behind it."""

from datetime import UTC, datetime

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connection

from coalface.cli.calendar_run.day import run_day
from coalface.integrity.files import others_are_reading
from coalface.reporting.actions import due
from tests import make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="SQLite's readers keep nobody out"
    ),
]
NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
LATER = "The tables are being read, perhaps by a backup. The next run writes them anew."


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    for module in ("coalface.integrity.files", "coalface.reporting.actions.due"):
        monkeypatch.setattr(f"{module}.SECONDS_TO_WAIT_FOR_OTHERS", 1)


@pytest.fixture
def reader():
    """Somebody who reads the keys in one long transaction, as a backup does."""
    about = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(**{name: about[name] for name in names if about.get(name)}) as other:
        other.execute("SELECT count(*) FROM reporting_keycopy")
        yield other


def test_a_run_beside_a_backup_says_so_and_the_next_one_does_it(reader, tmp_path):
    make.report(make.channel())
    said = run_day(tmp_path, now=NOW)
    assert LATER in said
    reader.rollback()
    said = run_day(tmp_path, now=NOW)
    assert LATER not in said
    assert "Wrote the reports and their keys anew, in no order of time." in said


def test_only_a_wait_that_was_over_counts_as_one(reader):
    with pytest.raises(OperationalError) as fault:
        due.wipe_keys()
    assert others_are_reading(fault.value)
    assert not others_are_reading(OperationalError("the disk is full"))
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("0",), "what waits for its turn elsewhere waits as before"
