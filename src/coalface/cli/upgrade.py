"""coalface upgrade: back up, migrate, verify; put the backup back where that fails. Then make the search anew."""

from pathlib import Path
from typing import Annotated

import typer

from . import house
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn


def upgrade(
    data: DataFolder = DATA_FOLDER,
    backed_up: Annotated[
        bool, typer.Option("--backed-up", help="I have made a backup of the PostgreSQL database myself.")
    ] = False,
) -> None:
    """Bring the database up to this version. Stop `coalface serve` first."""
    house.enter(data)
    if reason := house.why_no_database() or house.why_too_new():
        raise CannotGoOn(reason)
    from .upgrading.snapshot import take_snapshot, why_not_whole

    if reason := why_not_whole():
        raise CannotGoOn(f"{reason} Restore a backup before you upgrade.")
    if house.why_not_migrated():
        _upgrade(data, backed_up)
    else:
        size = take_snapshot().log_size
        say(f"The database is up to date and whole. There are {size} leaves in the log.")
    _make_search_anew()


def _make_search_anew() -> None:
    """Another version may cut words otherwise, and after an accident the search may have lost some."""
    from coalface.learning.actions.indexing import rebuild_search

    found = rebuild_search()
    say(f"The search is made anew. Cards that it finds: {found}.")


def _upgrade(folder: Path, backed_up: bool) -> None:
    from django.utils import timezone

    from .upgrading.backup import back_up
    from .upgrading.snapshot import take_snapshot

    before = take_snapshot()
    backup = None if backed_up else back_up(folder, now=timezone.now())
    if backup:
        say(f"Made a backup: {backup}")
    if reason := _why_not_migrated_well(before):
        _put_back(backup, reason)
    say("The database is up to date. Every row that was there is there, and the log is unbroken.")
    if backup:
        say("The backup keeps what may since be destroyed: `coalface run-due` deletes it after 30 days.")


def _why_not_migrated_well(before) -> str | None:
    """Migrate and compare. Return what went wrong, or None."""
    from django.core.management import CommandError, call_command
    from django.db import DatabaseError

    from .upgrading.snapshot import take_snapshot, what_changed, why_not_whole

    try:
        call_command("migrate", verbosity=0, interactive=False)
        if reason := why_not_whole():
            return reason
        changed = what_changed(before, take_snapshot())
    except (DatabaseError, CommandError, ValueError) as fault:
        return f"A step failed: {str(fault).splitlines()[0] if str(fault) else type(fault).__name__}."
    return " ".join(changed) or None


def _put_back(backup: Path | None, reason: str) -> None:
    from django.db import connection

    from .upgrading.backup import restore_sqlite

    if backup is None or connection.vendor != "sqlite":
        where = f"{backup} with pg_restore --clean" if backup else "your backup"
        raise CannotGoOn(f"The upgrade failed. {reason} Restore {where}, and go on with the older version.")
    restore_sqlite(backup)
    raise CannotGoOn(
        f"The upgrade failed, and the database is back as it was. {reason} Go on with the older version, and tell "
        "whoever looks after Coalface."
    )
