"""Earlier counts leave the database's files, as far as the database lets us: two of them side by side are one sheet."""

from django.db import connection

from coalface.integrity.files import write_files_anew

from ..models import Pulse, PulseCode

# SQLite's secure_delete has put noughts over what was there; the write-ahead file must not keep it either. PostgreSQL
# drops dead rows with VACUUM; what is then left in the free space of its files goes within a day: see wipe_answers.
SCRUB = {
    "sqlite": ["PRAGMA wal_checkpoint(TRUNCATE)"],
    "postgresql": [f"VACUUM {model._meta.db_table}" for model in (Pulse, PulseCode)],
}


def scrub() -> None:
    """Once the transaction stands. Inside another one there is nothing to do yet."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for statement in SCRUB[connection.vendor]:
            cursor.execute(statement)


def wipe_answers() -> None:
    """Let no earlier count stay in the database's files. Outside any transaction."""
    write_files_anew(Pulse, PulseCode)
