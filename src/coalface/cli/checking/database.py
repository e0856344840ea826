"""The database: there, up to date, whole, and as careful as it has to be."""

from collections.abc import Iterator

from .. import house
from ..upgrading.snapshot import why_not_whole
from .finding import Finding, note, wrong

FULL = 2
SAMPLES = (
    "SELECT count(*) FROM pg_attribute WHERE attrelid = 'reporting_keycopy'::regclass AND attname = 'sealed'"
    " AND coalesce(attstattarget, -1) <> 0"
)


def check_database() -> Iterator[Finding]:
    """Yield what is wrong. The checks that follow need a database in which nothing is."""
    if reason := house.why_no_database() or house.why_not_migrated() or why_not_whole():
        yield wrong(reason)
        return
    from django.db import connection

    if reason := house.why_not_its_secret():
        yield wrong(reason)
    yield from _sqlite() if connection.vendor == "sqlite" else _postgres()


def _sqlite() -> Iterator[Finding]:
    if _asked("PRAGMA journal_mode") != "wal":
        yield wrong(
            "SQLite does not keep a write-ahead log here. Is the folder on a network disk? Move it to this machine’s."
        )
    if _asked("PRAGMA synchronous") != FULL:
        yield wrong(
            "SQLite does not wait for the disk, so a power cut could lose a report. Do not change its settings."
        )
    if not _asked("PRAGMA secure_delete"):
        yield wrong("SQLite does not wipe what is deleted. Do not change its settings.")


def _postgres() -> Iterator[Finding]:
    if _asked("SHOW synchronous_commit") == "off":
        yield wrong(
            "PostgreSQL does not wait for the disk, so a crash could lose a report. Set synchronous_commit = on."
        )
    if "off" in (_asked("SHOW fsync"), _asked("SHOW full_page_writes")):
        yield wrong(
            "PostgreSQL does not write carefully, so a power cut could lose everything. Set fsync = on."
        )
    if _asked("SHOW log_statement") == "all":
        yield wrong("PostgreSQL logs every statement, with its values and times. Set log_statement = 'none'.")
    if _asked("SHOW log_error_verbosity") != "terse":
        yield note(
            "PostgreSQL writes values into its log where something came twice. Set log_error_verbosity = 'terse'."
        )
    if _asked("SHOW log_min_duration_statement") != "-1":
        yield note("PostgreSQL logs slow statements with their times. Set log_min_duration_statement = -1.")
    if _asked("SHOW archive_mode") != "off":
        yield note(
            "PostgreSQL archives its write-ahead log, which keeps what was destroyed and when each row came. Delete the"
            " archive after 30 days, as backups are."
        )
    if _asked("SHOW wal_recycle") == "on" or _asked("SHOW archive_timeout") == "0":
        yield note(
            "PostgreSQL keeps old parts of its write-ahead log, with what was destroyed and when each row came. Set"
            " wal_recycle = off and archive_timeout = 15min: then they are deleted within about an hour."
        )
    if _asked(SAMPLES):
        yield wrong(
            "PostgreSQL samples sealed keys for its statistics. Run `coalface upgrade`, which stops it."
        )
    if _asked("SHOW track_commit_timestamp") == "on":
        yield note(
            "PostgreSQL notes when each row came. Set track_commit_timestamp = off, so that nobody can ask."
        )


def _asked(question: str) -> object:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
