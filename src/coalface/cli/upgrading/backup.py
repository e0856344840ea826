"""A backup of the database, and putting it back. Readable by its owner alone; `run-due` deletes it after 30 days.

What is forgotten within days is not in it: after a step that failed, staff sign in again.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

from ..backing_up.left_out import names_in_database
from ..folder import BACKUPS, OWNER_ONLY, OWNER_READS
from ..stopping import CannotGoOn

NO_PG_DUMP = (
    "The database is PostgreSQL and pg_dump is not installed here. Back it up with pg_dump where it is, then run "
    "`coalface upgrade --backed-up`."
)


def back_up(folder: Path, *, now: datetime) -> Path:
    """Return the path of a new backup."""
    from django.db import connection

    backups = folder / BACKUPS
    backups.mkdir(mode=OWNER_ONLY, exist_ok=True)
    name = f"coalface-{now:%Y%m%d-%H%M%S}"
    if connection.vendor == "sqlite":
        return _copy_sqlite(backups / f"{name}.sqlite3")
    return _dump_postgres(backups / f"{name}.dump")


def restore_sqlite(backup: Path) -> None:
    """Put the backup in the place of the database."""
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    database = Path(settings.DATABASES["default"]["NAME"])
    new = database.with_name(f"{database.name}.restored")
    shutil.copy2(backup, new)
    for left_over in ("-wal", "-shm"):
        database.with_name(database.name + left_over).unlink(missing_ok=True)
    new.replace(database)


def _copy_sqlite(path: Path) -> Path:
    """Copy a database that may be in use, page by page, as SQLite itself does it."""
    from django.conf import settings

    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_READS))
    source, copy = settings.DATABASES["default"]["NAME"], path
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
        _empty(new)
    return path


def _empty(copy: sqlite3.Connection) -> None:
    """Take out what no backup keeps, and let nothing of it be left between the rows."""
    there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    copy.execute("PRAGMA secure_delete = ON")
    for table in there.intersection(names_in_database()):
        copy.execute(f"DELETE FROM {table}")  # noqa: S608 - one of our own names
    copy.commit()


def _dump_postgres(path: Path) -> Path:
    from django.conf import settings

    program = shutil.which("pg_dump")
    if program is None:
        raise CannotGoOn(NO_PG_DUMP)
    database = settings.DATABASES["default"]
    # In the environment and not on the command line, where every account of this machine could read the password.
    facts = {
        "HOST": "PGHOST",
        "PORT": "PGPORT",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "NAME": "PGDATABASE",
    }
    given = {variable: str(database[name]) for name, variable in facts.items() if database.get(name)}
    done = subprocess.run(  # noqa: S603
        [
            program,
            "--format=custom",
            f"--file={path}",
            *(f"--exclude-table-data={table}" for table in names_in_database()),
        ],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotGoOn(f"pg_dump could not make a backup, so nothing was changed: {done.stderr.strip()}")
    return path
