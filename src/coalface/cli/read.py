"""coalface read: what a report explains, what it only judges, and what it asks for."""

from pathlib import Path
from typing import Annotated

import typer

from .stopping import CannotGoOn


def read(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Reports: PDF, Word (.docx), web pages or plain text.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON object for each report, one a line.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="Write an annotated page and a JSON file for each into this folder."
        ),
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option(help="Read every report in this folder, and say what they have in common.")
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Read what does not look like a report, too.")
    ] = False,
) -> None:
    """Read reports for their whys: a profile of each one's own sentences, never a score."""
    from .reading.answering import answer, answer_corpus

    if (corpus is None) == (not files):
        raise typer.BadParameter("Give reports, or --corpus and a folder with reports.")
    if out is not None and out.exists() and not out.is_dir():
        raise CannotGoOn("What is named with --out is a file. Name a folder.")
    if corpus is not None:
        if not corpus.is_dir():
            raise CannotGoOn("What is named with --corpus is no folder. Name one with reports in it.")
        refused = answer_corpus(corpus, as_json=as_json, out=out, anyway=anyway)
    else:
        refused = answer(files or [], as_json=as_json, out=out, anyway=anyway)
    if refused:
        raise typer.Exit(2)
