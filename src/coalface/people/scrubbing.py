"""After a key or a sign-in is gone: let nothing of its row stay in the database's files."""

from django.db import connection

# SQLite's secure_delete has put noughts over the rows; the write-ahead file must not keep them either. PostgreSQL
# drops dead rows with VACUUM.
SCRUB = {
    "sqlite": ["PRAGMA wal_checkpoint(TRUNCATE)"],
    "postgresql": ["VACUUM people_stewardkey", "VACUUM django_session"],
}


def scrub_keys() -> None:
    """Run it when the transaction has ended: `transaction.on_commit(scrub_keys)`. Inside one it does nothing."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for statement in SCRUB[connection.vendor]:
            cursor.execute(statement)
