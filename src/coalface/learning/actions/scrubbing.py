"""What was taken back leaves the database's files too, as far as the database lets us."""

from django.db import connection

from coalface.integrity.files import write_files_anew

from ..models import Answer, Card, CardVersion, CheckBack, HoldUp, Theme, WhyMap

HOLD_WORDS = (Card, CardVersion, Theme, Answer, HoldUp, CheckBack, WhyMap)
SEARCH = "learning_search"
TABLES = (*(model._meta.db_table for model in HOLD_WORDS), SEARCH)

# SQLite's secure_delete has put noughts over the words; the write-ahead file must not keep them either.
# PostgreSQL drops dead rows with VACUUM, but a GIN index keeps their words until it is built anew. What is then left in
# the free space of its files goes within the hour: see wipe_words.
SCRUB = {
    "sqlite": ["PRAGMA wal_checkpoint(TRUNCATE)"],
    "postgresql": [*(f"VACUUM {table}" for table in TABLES), "REINDEX INDEX learning_search_stems"],
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
    write_files_anew(*HOLD_WORDS, SEARCH)
