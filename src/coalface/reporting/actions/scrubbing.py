"""After a destruction: let nothing of the deleted rows stay in the database's files."""

from django.db import connection

# SQLite's secure_delete has put noughts over the rows; the write-ahead file must not keep them either. PostgreSQL
# drops dead rows with VACUUM, and what is then left in the free space of its files goes within the hour: see wipe_keys.
# What is in its own write-ahead log goes when the server recycles that: see the docs.
SCRUB = {
    "sqlite": ["PRAGMA wal_checkpoint(TRUNCATE)"],
    "postgresql": ["VACUUM reporting_keycopy", "VACUUM reporting_sealedreport"],
}


def scrub() -> None:
    """Run it when the transaction has ended: `transaction.on_commit(scrub)`. Inside one it does nothing."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for statement in SCRUB[connection.vendor]:
            cursor.execute(statement)
