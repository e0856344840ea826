"""Tries are counted by all processes of the server together, on either database."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection

PROCESSES, EACH = 3, 5
# Each process tries as fast as it can, by a clock that stands still, and says how often it was let.
TRY = f"""
import datetime, django
django.setup()
from coalface.people import tries
tries.now = lambda: datetime.datetime(2026, 11, 18, tzinfo=datetime.UTC)
let = 0
for _ in range({EACH}):
    try:
        tries.Tries(b"an account".ljust(32)).begin()
        let += 1
    except tries.MustWait:
        pass
print(let)
"""


@pytest.fixture
def database(transactional_db, tmp_path) -> dict[str, str]:
    """Where another process finds the test's database: for SQLite, in a file made from the one in memory."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(tmp_path / "coalface.sqlite3")])
        return {"COALFACE_DATA": str(tmp_path)}
    at = connection.settings_dict
    return {
        "COALFACE_DATA": str(settings.DATA),
        "DATABASE_URL": f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}",
    }


def test_three_processes_at_once_get_five_free_tries_together_and_not_each(database):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "coalface.config.settings", **database}

    def in_a_process(_number: int) -> int:
        ran = subprocess.run([sys.executable, "-c", TRY], env=env, capture_output=True, text=True, check=True)
        return int(ran.stdout)

    with ThreadPoolExecutor(PROCESSES) as pool:
        let = list(pool.map(in_a_process, range(PROCESSES)))
    assert sum(let) == 5
