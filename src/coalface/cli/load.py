"""coalface load: add published files of later years, or of an older release, to what there is."""

from pathlib import Path
from typing import Annotated

import typer

from .options import DATA_FOLDER, DataFolder


def load(
    files: Annotated[list[Path], typer.Argument(help="Published files, as they were downloaded.")],
    release: Annotated[
        str | None,
        typer.Option(help="The name of the release. The last year in the file, unless you say."),
    ] = None,
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Load published files. They are recognised by their columns; with one bad row nothing is loaded."""
    from coalface.warehouse.loading import load as load_files
    from coalface.warehouse.readers import SOURCES

    from .saying import say

    for one in load_files(data, files, release):
        say(f"Loaded {one.file}: {SOURCES[one.source].title}, release {one.release}.")
    say("Older releases stay beside it. `coalface sources` shows them all.")
