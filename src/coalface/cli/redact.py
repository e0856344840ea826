"""coalface redact: a text without the people in it, for somebody at a screen or for another program."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .stopping import CannotGoOn

if TYPE_CHECKING:
    from coalface.core.redaction.kinds import Rule


def redact(
    file: Annotated[Path | None, typer.Argument(help="A text file. Standard input, unless you say.")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read JSON objects, one a line, and answer each with one.")
    ] = False,
    names_model: Annotated[
        Path | None,
        typer.Option(
            "--names-model", help="A folder with a spaCy model, asked beside our own rules.", metavar="FOLDER"
        ),
    ] = None,
) -> None:
    """Print a text with roles in place of people, places, dates and numbers: de-identified, never anonymous."""
    from .redacting.lines import answers
    from .redacting.text import de_identified

    also = [_by_model(names_model)] if names_model else []
    if jsonl:
        _answer(answers(_lines(file), also))
        return
    sys.stdout.buffer.write(de_identified(_text(file), also).encode())


def _by_model(folder: Path) -> "Rule":
    from coalface.core.redaction.by_model import NoNamesModel, names_by_model

    try:
        return names_by_model(folder)
    except NoNamesModel as reason:
        raise CannotGoOn(str(reason)) from reason


def _answer(lines: Iterator[str]) -> None:
    """Write each answer before the next line is read."""
    try:
        for line in lines:
            sys.stdout.buffer.write(line.encode() + b"\n")
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read the answers has heard enough. Python would complain again when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _text(file: Path | None) -> str:
    return _read(file).decode("utf-8", errors="replace").removeprefix("\ufeff")


def _lines(file: Path | None) -> Iterator[bytes]:
    source = sys.stdin.buffer if file is None else file.open("rb")
    with source:
        yield from source


def _read(file: Path | None) -> bytes:
    if file is None:
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as reason:
        raise CannotGoOn("This file cannot be read. Look at its name and at who may read it.") from reason
