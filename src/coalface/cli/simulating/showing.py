"""How far the runs are, on a terminal; and how a run refuses."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from coalface.core.errors import NotAllowed

BAD_INPUT = 2


@contextmanager
def refusing(as_json: bool) -> Iterator[None]:
    """Exit code 2 with one sentence: on standard error for a person, and as JSON for a program that asked for it."""
    try:
        yield
    except NotAllowed as reason:
        if as_json:
            import json

            typer.echo(json.dumps({"error": str(reason), "field": reason.field}, ensure_ascii=False))
        typer.echo(str(reason), err=True)
        raise typer.Exit(BAD_INPUT) from reason


@contextmanager
def progress_of(runs: int) -> Iterator["Progress"]:
    """A bar on standard error where somebody looks, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield Progress(None)
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Runs", total=runs)
        yield Progress(lambda done: bar.advance(task, done))


class Progress:
    """Told how many runs are done."""

    def __init__(self, advance: Callable[[int], None] | None) -> None:
        self._advance = advance

    def done(self, runs: int) -> None:
        if self._advance is not None:
            self._advance(runs)
