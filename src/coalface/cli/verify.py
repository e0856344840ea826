"""coalface verify: check a proof with nothing but the file, or the whole log of this installation."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from .options import DATA_FOLDER, DataFolder
from .saying import say


def verify(
    file: Annotated[Path | None, typer.Argument(help="A proof that was saved: receipt.json.")] = None,
    checkpoint: Annotated[
        str | None,
        typer.Option(help="Hold it against this too: a site’s address, or a file with a checkpoint."),
    ] = None,
    key: Annotated[str | None, typer.Option(help="Accept no other key than this one.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Check the whole log of this installation.")
    ] = False,
    since: Annotated[
        Path | None, typer.Option(help="With --all: a checkpoint that somebody kept in a file.")
    ] = None,
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Check a proof, or the whole log. Exit code 1 where something was changed, 2 where it cannot be checked."""
    if everything == (file is not None):
        raise typer.BadParameter("Give a proof to check, or --all.")
    with _ending_in_a_sentence():
        for line in _whole_log(data, since) if everything else _one_proof(file, checkpoint, key):
            say(_shown(line))


def _one_proof(file: Path | None, checkpoint: str | None, key: str | None) -> Iterator[str]:
    from .verifying.receipt import verify_receipt

    assert file is not None
    return verify_receipt(file, checkpoint=checkpoint, key=key)


def _whole_log(data: Path, since: Path | None) -> Iterator[str]:
    from . import house

    house.enter(data)
    house.needs_ready_database()
    from django.utils import timezone

    from .verifying.last import keep_day
    from .verifying.whole import verify_log

    with _bar() as each:
        yield from verify_log(since=since, each=each)
    keep_day(data.absolute(), timezone.localdate())


@contextmanager
def _bar() -> Iterator:
    from rich.console import Console
    from rich.progress import Progress, TextColumn

    from coalface.integrity.queries import log_size

    console = Console(stderr=True)
    look = (TextColumn("Working out the log"), *Progress.get_default_columns()[1:])
    with Progress(*look, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=log_size())
        yield lambda done: progress.update(task, completed=done)


@contextmanager
def _ending_in_a_sentence() -> Iterator[None]:
    from .verifying.outcomes import UNCHECKED, WRONG, CannotCheck, Wrong

    try:
        yield
    except Wrong as reason:
        typer.echo(_shown(f"This does not hold. {reason}"), err=True)
        raise typer.Exit(WRONG) from reason
    except CannotCheck as reason:
        typer.echo(_shown(str(reason)), err=True)
        raise typer.Exit(UNCHECKED) from reason


def _shown(line: str) -> str:
    """A file or a site of somebody else must not move the cursor or turn the writing round."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
