"""A database that several connections can open at once."""

import pytest
from django.db import connection, connections


@pytest.fixture
def real_database(transactional_db, tmp_path, monkeypatch):
    """For SQLite, a file made from the one in memory. Use it with `tests.many_at_once.in_own_connection`."""
    if connection.vendor != "sqlite":
        return
    path = tmp_path / "many.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    monkeypatch.setitem(connections.settings, "default", connection.settings_dict | {"NAME": str(path)})
