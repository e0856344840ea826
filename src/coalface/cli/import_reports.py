"""coalface import-reports: what was told in an earlier collection, sealed and laid before the stewards."""

from pathlib import Path
from typing import Annotated

import typer

from . import house
from .channel import channel_called
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn

MOST_BYTES = 50_000_000


def import_reports(
    file: Annotated[Path, typer.Argument(help="A CSV file in UTF-8 whose first line names its columns.")],
    channel: Annotated[str, typer.Option(help="The short name of the channel that receives them.")],
    columns: Annotated[
        list[str],
        typer.Option("--map", help="Which column holds what: happened=COLUMN, would_help=, kind=, stage=."),
    ],
    kind: Annotated[str, typer.Option(help="What kind all of them are, such as near_miss.")] = "",
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Import historic reports, de-identified on the way in. Two stewards read each before there is a card."""
    from coalface.core.importing import CannotImport, read_reports

    house.enter(data)
    house.needs_ready_database()
    found = channel_called(channel)
    from django.utils import timezone

    from coalface.people import queries as people
    from coalface.reporting import actions

    content = _content(file)
    try:
        read = read_reports(
            content, _mapping(columns), kind=kind, lists=people.name_lists(found.organisation)
        )
    except CannotImport as reason:
        raise CannotGoOn(str(reason)) from reason
    count = actions.import_reports(channel=found, reports=read.reports, today=timezone.localdate())
    say(
        f"{count} report{'' if count == 1 else 's'} sealed in “{found.name}”. Stewards find them on their desk."
    )
    say(f"{read.taken_out} name{'' if read.taken_out == 1 else 's'}, numbers and the like were taken out.")
    say(
        "Names that no list has can still be in them, so stewards look once more. Now delete the file that you gave."
    )


def _mapping(columns: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in columns]
    if any(not (field.strip() and column.strip()) for field, _, column in pairs):
        raise CannotGoOn("Write each --map as what it holds and the column: --map happened=Description.")
    mapping = {field.strip(): column.strip() for field, _, column in pairs}
    if len(mapping) < len(pairs):
        raise CannotGoOn("One of the --map is given twice. Give each once.")
    return mapping


def _content(file: Path) -> bytes:
    if file.stat().st_size > MOST_BYTES:
        raise CannotGoOn("This file is larger than 50 MB. Split it, and import one part after the other.")
    return file.read_bytes()
