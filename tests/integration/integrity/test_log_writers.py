"""Many at once: every entry gets its own place, none is lost, and the tree is whole."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from coalface.core import merkle
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What
from coalface.integrity.models import Entry
from coalface.integrity.queries import log_root, log_size

WRITERS = 4
EACH = 15


@pytest.fixture
def real_database(transactional_db, tmp_path, monkeypatch):
    """A database that several connections can open: for SQLite, a file made from the one in memory."""
    if connection.vendor != "sqlite":
        return
    path = tmp_path / "log.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    monkeypatch.setitem(connections.settings, "default", connection.settings_dict | {"NAME": str(path)})


def in_own_connection(act):
    def run(*arguments):
        try:
            return act(*arguments)
        finally:
            connections["default"].close()

    return run


@in_own_connection
def enter_some(writer):
    for number in range(EACH):
        with transaction.atomic():
            enter(
                what=What.REPORT_RECEIVED,
                role="reporter",
                week="2026-W47",
                commitment=hashlib.sha256(b"%d %d" % (writer, number)).digest(),
            )


@in_own_connection
def read_the_log():
    rows = list(Entry.objects.values_list("index", "commitment", "leaf_hash"))
    return log_size(), log_root(), rows


def test_writers_at_the_same_time_make_one_whole_log(real_database):
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(enter_some, range(WRITERS)))
        size, root, rows = pool.submit(read_the_log).result()
    assert size == WRITERS * EACH
    assert [index for index, _, _ in rows] == list(range(size))
    assert len({bytes(commitment) for _, commitment, _ in rows}) == size
    assert root == merkle.root_of_hashes(bytes(leaf_hash) for _, _, leaf_hash in rows)
