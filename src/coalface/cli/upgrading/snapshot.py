"""What must be the same before and after: how many rows each table has, and the root of the log."""

from dataclasses import dataclass

# Django keeps its own books in these, and a migration may add to them.
BOOKS = frozenset({"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Facts about a database that hold nothing of what stands in it."""

    rows: dict[str, int]
    log_size: int
    log_root: str


def take_snapshot() -> Snapshot:
    from django.db import connection

    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - BOOKS
        rows = {table: _count(cursor, connection.ops.quote_name(table)) for table in sorted(tables)}
    return Snapshot(rows, *_log())


def _log() -> tuple[int, str]:
    """The size and root of the log; nothing where an older version had none that this one can read."""
    from django.db import DatabaseError

    from coalface.integrity import queries

    try:
        size = queries.log_size()
        return size, queries.log_root(size).hex()
    except DatabaseError:
        return 0, ""


def _count(cursor, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a name from the database itself, quoted
    return cursor.fetchone()[0]


def what_changed(before: Snapshot, after: Snapshot) -> list[str]:
    """Return what is not as it was, a sentence each. Tables that came or went are a migration's own affair."""
    said = [
        f"{table} had {count} rows and now has {after.rows[table]}."
        for table, count in before.rows.items()
        if table in after.rows and after.rows[table] != count
    ]
    if before.log_root and (before.log_size, before.log_root) != (after.log_size, after.log_root):
        said.append("The log is not the log it was.")
    return said


def why_not_whole() -> str | None:
    """Ask the database whether it is whole. Return what it says, or None."""
    from django.db import DatabaseError, connection

    if connection.vendor != "sqlite":
        return None
    try:
        said, loose = _asked("PRAGMA integrity_check"), _asked("PRAGMA foreign_key_check")
    except DatabaseError as fault:
        said, loose = [str(fault)], None
    if said != ["ok"]:
        return f"SQLite says that the database is damaged: {said[0] if said else 'it does not say how'}."
    return "Some rows point to rows that are not there." if loose else None


def _asked(question: str) -> list[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(question)
        return [str(row[0]) for row in cursor.fetchmany(10)]
