"""A trial that was taken back is gone from the files of the database, and not from the tables alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.db import connection

from coalface.core.roles import Role
from coalface.trials import actions
from coalface.trials.actions.scrubbing import wipe_words
from tests import make
from tests.integration.trials.made import finished
from tests.make import TODAY
from tests.many_at_once import in_own_connection

RARE = "Lists that quagswag and have never been seen before"


@in_own_connection
def take_it_back():
    channel = make.channel()
    peer = make.person(channel, Role.PEER)
    trial = finished(channel, peer, aim=RARE, smallest_test=RARE, stop_if=RARE, said=f"{RARE}. {RARE}.")
    before = bytes_there()
    actions.take_trial_back(trial_id=trial.pk, by=peer, today=TODAY)
    wipe_words()
    return before, bytes_there()


def bytes_there() -> bytes:
    """All that the tables of trials hold on the disk. On PostgreSQL the files of the server, written out first."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            name = cursor.execute("PRAGMA database_list").fetchone()[2]
            return b"".join(path.read_bytes() for path in Path(name).parent.glob(Path(name).name + "*"))
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath('trials_trial'))"
            " || coalesce((SELECT pg_read_binary_file(pg_relation_filepath(reltoastrelid::regclass))"
            " FROM pg_class WHERE oid = 'trials_trial'::regclass), ''::bytea)"
        )
        return bytes(cursor.fetchone()[0])


def test_not_a_word_is_left_in_the_files(real_database):
    with ThreadPoolExecutor(1) as alone:
        before, after = alone.submit(take_it_back).result()
    assert RARE.encode() in before, "the search finds it while it is there"
    assert RARE.encode() not in after
