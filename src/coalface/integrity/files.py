"""What is left in a database's own files when a row has been deleted.

SQLite puts noughts over a deleted row at once. PostgreSQL leaves its bytes in the free space of the file until
something else is written there, or until the whole file is written anew. And it samples every column for its planner:
a sealed key that was destroyed would go on lying in the statistics, for everybody who may ask for them.
"""

from typing import Any

from django.apps import AppConfig
from django.db import OperationalError, connection, models

# A backup reads for longer than this. Nobody is kept waiting behind it: the next run tries again.
SECONDS_TO_WAIT_FOR_OTHERS = 5
# Columns of tables that are not ours: a steward's locked key, and the secrets of authenticator apps.
OF_OTHERS = {"sessions.Session": {"session_data"}, "mfa.Authenticator": {"data"}}
# What PostgreSQL calls it where the wait was over: "lock_not_available".
NOT_AVAILABLE = "55P03"


def statements_to_scrub(*tables: type[models.Model] | str, indexes: tuple[str, ...] = ()) -> list[str]:
    """What takes deleted rows of these tables out of the files at once, as far as the database lets us.

    SQLite's secure_delete has put noughts over them; the write-ahead file must not keep them either. PostgreSQL drops
    dead rows with VACUUM, but a GIN index keeps their words until it is built anew. What is then left in the free space
    of its files goes within the hour: see `write_files_anew`.
    """
    if connection.vendor == "sqlite":
        return ["PRAGMA wal_checkpoint(TRUNCATE)"]
    return [*(f"VACUUM {_name(table)}" for table in tables), *(f"REINDEX INDEX {name}" for name in indexes)]


def scrub(*tables: type[models.Model] | str, indexes: tuple[str, ...] = ()) -> None:
    """Do so, once the transaction stands. Inside another one there is nothing to do yet."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for statement in statements_to_scrub(*tables, indexes=indexes):
            cursor.execute(statement)


def write_files_anew(*tables: type[models.Model] | str) -> None:
    """Write these tables of PostgreSQL into new files, so that nothing deleted is in them. Outside any transaction.

    OperationalError where somebody reads them for too long. On SQLite there is nothing to do.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{SECONDS_TO_WAIT_FOR_OTHERS}s'")
        try:
            for table in tables:
                cursor.execute(f"VACUUM (FULL) {_name(table)}")
        finally:
            cursor.execute("RESET lock_timeout")


def _name(table: type[models.Model] | str) -> str:
    return table if isinstance(table, str) else table._meta.db_table


def others_are_reading(fault: OperationalError) -> bool:
    """Was this only that others read, or write, for longer than we wait?"""
    return getattr(fault.__cause__, "sqlstate", None) == NOT_AVAILABLE


def columns_not_sampled(model: type[models.Model]) -> list[str]:
    """The columns whose values belong nowhere else: what is sensitive, and the words that a card loses when it goes."""
    names = getattr(model, "SENSITIVE", set()) | getattr(model, "GOES_WITH_RETRACTION", set())
    names |= OF_OTHERS.get(model._meta.label, set())
    return [model._meta.get_field(name).column for name in sorted(names)]


def keep_no_samples(sender: AppConfig, **_signal: Any) -> None:
    """Tell PostgreSQL to sample none of these. After every migration, so that a new column is never forgotten."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in sender.get_models():
            if columns := columns_not_sampled(model):
                changes = ", ".join(f'ALTER COLUMN "{column}" SET STATISTICS 0' for column in columns)
                cursor.execute(f'ALTER TABLE "{model._meta.db_table}" {changes}')
