"""coalface backup: everything as it is at one moment, in one file that only the recovery key opens."""

import os
from pathlib import Path
from typing import Annotated

import typer

from . import house
from .options import DATA_FOLDER, DataFolder
from .saying import say


def backup(
    place: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write it to, best on another disk.")
    ],
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Write everything into one sealed file. The server goes on meanwhile. Only the recovery key opens it."""
    house.enter(data)
    house.needs_ready_database()
    from django.utils import timezone

    from .backing_up.content import lines_of_backup
    from .backing_up.destroyed import keep_list, put_list_beside
    from .backing_up.moment import one_moment
    from .backing_up.places import name_of, remember_place
    from .backing_up.writing import holders, write_sealed

    folder, to = data.absolute(), holders()
    now = timezone.localtime()
    path = place.absolute() / name_of(now)
    remember_place(folder, path.parent)
    keep_list(folder)
    with one_moment():
        write_sealed(path, lines_of_backup(folder, today=now.date()), to)
    put_list_beside(folder, path.parent)
    secret = (
        ["COALFACE_SECRET_KEY is not in it: keep it elsewhere."]
        if os.environ.get("COALFACE_SECRET_KEY")
        else []
    )
    say(
        f"Made a backup: {path} ({path.stat().st_size / 1_000_000:.1f} MB).",
        f"Two recovery shares of {' or of '.join(to)} open it. Nobody else can, and not this machine.",
        "Copy it and destroyed.jsonl to another machine. `coalface run-due` deletes what lies here after 30 days.",
        "Copies elsewhere are yours to delete.",
        *secret,
    )
