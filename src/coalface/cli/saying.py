"""Words and tables for whoever is at the screen; plain lines where nobody is."""

import sys
from collections.abc import Iterable, Sequence


def say(*sentences: str) -> None:
    """Print each sentence on a line of its own, without colours or marks."""
    import typer

    for sentence in sentences:
        typer.echo(sentence)


def say_to_people(*sentences: str) -> None:
    """Print beside the answer, on standard error, so that a program that reads the answer is not disturbed."""
    import typer

    for sentence in sentences:
        typer.echo(sentence, err=True)


def show_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: drawn on a terminal, and lines that a program can read elsewhere."""
    from rich.console import Console

    console = Console()
    if console.is_terminal:
        console.print(_drawn(title, columns, rows))
        return
    say(title)
    for row in [columns, *rows]:
        say("\t".join(row))


def _drawn(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> object:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def clear_screen() -> None:
    """Leave nothing of what was shown on a terminal, nor above it where one could scroll back."""
    if sys.stdout.isatty():
        sys.stdout.write("\033[2J\033[3J\033[H")
        sys.stdout.flush()
