"""What was taken back leaves the database's files too, as far as the database lets us."""

from django.db import connection

from coalface.integrity.files import write_files_anew

from ..models import Newsletter, NewsletterLine

# SQLite's secure_delete has put noughts over the words; the write-ahead file must not keep them either. PostgreSQL
# drops dead rows with VACUUM; what is then left in the free space of its files goes within the hour: see wipe_words.
SCRUB = {
    "sqlite": ["PRAGMA wal_checkpoint(TRUNCATE)"],
    "postgresql": [f"VACUUM {model._meta.db_table}" for model in (Newsletter, NewsletterLine)],
}


def scrub() -> None:
    """Once the transaction stands. Inside another one there is nothing to do yet."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for statement in SCRUB[connection.vendor]:
            cursor.execute(statement)


def wipe_words() -> None:
    """Let no word of what was taken back stay in the database's files. Outside any transaction."""
    write_files_anew(Newsletter, NewsletterLine)
