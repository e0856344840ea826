"""Entering the house: point the settings at the data folder, then start Django. Nothing else here starts it."""

import os
from pathlib import Path

from .folder import SETTINGS_FILE, is_demo
from .stopping import CannotGoOn

SETTINGS = "coalface.config.settings"


def enter(folder: Path) -> None:
    """Start Django on this data folder. Choose the folder before anything imports Django's settings."""
    folder = folder.absolute()
    os.umask(0o077)
    os.environ["COALFACE_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if is_demo(folder):
        os.environ["COALFACE_DEMO"] = "1"
    import django

    try:
        django.setup()
    except ValueError as fault:
        raise CannotGoOn(f"{folder / SETTINGS_FILE} cannot be read: {fault}") from fault


def needs_ready_database() -> None:
    """Go on only where the database is there and up to date."""
    if reason := why_no_database() or why_not_migrated():
        raise CannotGoOn(reason)


def needs_its_own_secret() -> None:
    """Go on only where secret.key belongs to this database: a second machine could have been given none, or another."""
    if reason := why_not_its_secret():
        raise CannotGoOn(reason)


def why_not_its_secret() -> str | None:
    """Return why nobody could sign in with this secret.key, or None."""
    from coalface.people.codes import secret_fits

    if secret_fits():
        return None
    return (
        "secret.key is not the one that this database was used with, so nobody could sign in. Copy it from the data "
        "folder of the first machine, or from your copy."
    )


def why_no_database() -> str | None:
    """Return why the database cannot be used, or None. Looks before it touches: SQLite would make an empty one."""
    from django.conf import settings
    from django.db import DatabaseError, connection

    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        return f"There is no database in {settings.DATA}. Run `coalface init` first, or `coalface demo` to look around."
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_migrations")
    except DatabaseError as fault:
        return _unreachable(fault)
    return None


def why_not_migrated() -> str | None:
    """Return why the tables do not fit this version of the program, or None."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "The database was made by an older version. Run `coalface upgrade`: it makes a backup first."
    return why_too_new()


def why_too_new() -> str | None:
    """Return why this program is too old for the tables, or None. No upgrade helps against that."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    if set(loader.applied_migrations) - set(loader.disk_migrations):
        return "The database was made by a newer version. Install that version, and start again."
    return None


def _unreachable(fault: Exception) -> str:
    from django.db import connection

    said = str(fault).strip().splitlines()[0] if str(fault).strip() else type(fault).__name__
    if "django_migrations" in said:
        return "The database is empty. Run `coalface init` first."
    where = "The database file" if connection.vendor == "sqlite" else "The database that DATABASE_URL names"
    return f"{where} cannot be used ({said}). Check that it is there and that this account may read and write it."
