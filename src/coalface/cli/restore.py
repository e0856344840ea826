"""coalface restore: from one file and two recovery shares to an installation that may be served, on a fresh machine."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import house
from .options import DATA_FOLDER, DataFolder
from .saying import say

if TYPE_CHECKING:
    from .restoring.gone import Given


def restore(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    data: DataFolder = DATA_FOLDER,
    shares_file: Annotated[
        Path | None, typer.Option(help="Read two shares from here, such as a named pipe, and ask nobody.")
    ] = None,
    checkpoint: Annotated[
        str | None,
        typer.Option(
            help="The newest published checkpoint: a file or an address. The log is held against it."
        ),
    ] = None,
    destroyed: Annotated[
        Path | None,
        typer.Option(help="The newest destroyed.jsonl. Left out, the one beside the backup."),
    ] = None,
    no_destroyed_list: Annotated[
        bool, typer.Option("--no-destroyed-list", help="There is no list: let what went since stand again.")
    ] = False,
) -> None:
    """Make a new data folder of a backup. Nothing is ever written over."""
    from .beginning.shares import ask_shares, read_shares
    from .restoring.building import building, needs_free_place
    from .restoring.gone import find_list
    from .restoring.looking import look_through, needs_this_version
    from .restoring.published import NOT_COMPARED, read_note
    from .restoring.reading import head_of, open_backup

    if destroyed and no_destroyed_list:
        raise typer.BadParameter("Name a list, or say that there is none: not both.")
    folder = data.absolute()
    needs_free_place(folder)
    head = head_of(file)
    given = None if no_destroyed_list else find_list(file, destroyed)
    note = read_note(checkpoint) if checkpoint else None
    say(f"{file.name} opens with two recovery shares of {' or of '.join(head.names)}.")
    shares = read_shares(shares_file) if shares_file else ask_shares()
    backup = open_backup(file, head, shares)
    contents = look_through(backup)
    needs_this_version(file, contents.head)
    say(f"Every part opens, and every sum is right: {contents.rows:,} rows of {contents.head['made_on']}.")
    with building(folder, contents.files) as new:
        said = _rebuild(new, backup, contents, note, given, shares)
    say(*said, *([] if note else [NOT_COMPARED]), f"Restored to {folder}.")
    say("Next: `coalface doctor`, then `coalface serve`.")


def _rebuild(
    folder: Path, backup, contents, note: str | None, given: "Given | None", shares: list[str]
) -> list[str]:
    """Make the database in this folder what it was, and then what it has to be today."""
    # A folder that was named in the environment for another verb is not this one.
    os.environ.pop("COALFACE_DATA", None)
    house.enter(folder)
    from django.core.management import call_command
    from django.utils import timezone

    from .restoring.checking import needs_to_be_as_it_was
    from .restoring.loading import all_or_nothing, load_rows, make_tables_of
    from .restoring.mending import KEYS_COME_BACK, enter_use_of_key, mend
    from .restoring.published import go_on_from

    with all_or_nothing():
        models = make_tables_of(contents.head["migrations"])
        load_rows(backup, models)
        needs_to_be_as_it_was(contents.manifest, models)
        call_command("migrate", verbosity=0, interactive=False)
        now = timezone.localtime()
        said = go_on_from(note, today=now.date()) if note else []
        enter_use_of_key(shares, today=now.date())
        return [*said, *mend(folder, given, now=now), KEYS_COME_BACK]
