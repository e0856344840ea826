"""The options that several verbs share."""

from pathlib import Path
from typing import Annotated

import typer

DataFolder = Annotated[
    Path,
    typer.Option(
        "--data",
        envvar="COALFACE_DATA",
        help="The one folder that everything is written to.",
        show_default=True,
    ),
]
DATA_FOLDER = Path("coalface-data")

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")]
Workers = Annotated[
    int | None,
    typer.Option(min=1, max=64, help="How many processes answer. As many as cores, unless you say."),
]
HOST, PORT = "127.0.0.1", 8000
