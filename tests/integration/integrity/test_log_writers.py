"""Many at once: every entry gets its own place, none is lost, and the tree is whole."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

from django.db import transaction

from coalface.core import merkle
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What
from coalface.integrity.models import Entry
from coalface.integrity.queries import log_root, log_size
from tests.many_at_once import in_own_connection

WRITERS = 4
EACH = 15


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
