"""Reads files, says or writes what was found, and says of each that could not be read why."""

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import starmap
from pathlib import Path

import typer

from coalface.core.reading.documents import ENDINGS, read_document, report_in
from coalface.core.reading.kinds import NotAReport
from coalface.core.reading.profile import Profile, as_json, read
from coalface.core.reading.refusing import CannotRead

from ..stopping import CannotGoOn
from .saying import sentences_about

# Starting a second process takes longer than reading so few reports.
FEW = 4
WORKERS = 2
# A line of JSON is ASCII: a terminal of any kind can carry it, and any reader turns it back.
Answer = Profile | str
ANYWAY = "Add --anyway to have it read all the same."


def answer(files: Sequence[Path], *, as_json: bool, out: Path | None, anyway: bool = False) -> int:
    """Answer for each file in its turn. Return how many were refused."""
    refused = 0
    names = _names(files)
    for name, found in zip(names, profiles(files, anyway=anyway), strict=True):
        if isinstance(found, str):
            refused += 1
            typer.echo(f"{name[0]}: {found}", err=True)
            continue
        if out is not None:
            _write(out, name[1], found)
        if as_json:
            sys.stdout.write(line_of(found))
            sys.stdout.flush()
        elif out is None:
            for sentence in sentences_about(found):
                typer.echo(sentence)
        else:
            typer.echo(f"{name[0]}: {out / name[1]}.html")
    return refused


def answer_corpus(folder: Path, *, as_json: bool, out: Path | None, anyway: bool = False) -> int:
    """Answer for a folder of reports together. Return how many were refused."""
    from .corpus import corpus_of, corpus_sentences
    from .corpus_page import corpus_page

    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
    if not files:
        raise CannotGoOn("There is no report in this folder: no PDF, Word document, web page or text.")
    found, refused = [], 0
    for path, one in zip(files, profiles(files, anyway=anyway), strict=True):
        if isinstance(one, str):
            refused += 1
            typer.echo(f"{path.relative_to(folder)}: {one}", err=True)
        else:
            found.append(one)
    if not found:
        raise typer.Exit(2)
    corpus = corpus_of(found)
    if as_json:
        sys.stdout.write(json.dumps(corpus.as_json()) + "\n")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "corpus.html").write_text(corpus_page(corpus), encoding="utf-8")
        (out / "corpus.json").write_text(json.dumps(corpus.as_json(), indent=1) + "\n", encoding="utf-8")
        if not as_json:
            typer.echo(f"{len(found)} reports: {out / 'corpus.html'}")
    elif not as_json:
        for sentence in corpus_sentences(corpus):
            typer.echo(sentence)
    return refused


def profiles(files: Sequence[Path], *, anyway: bool = False) -> Iterator[Answer]:
    """Yield the profile of each file, or the sentence that refuses it."""
    profile_of_each = partial(profile_of, anyway=anyway)
    if len(files) < FEW:
        yield from map(profile_of_each, files)
        return
    with ProcessPoolExecutor(WORKERS) as workers:
        yield from workers.map(profile_of_each, files, chunksize=1 + len(files) // 50)


def profile_of(path: Path, *, anyway: bool = False) -> Answer:
    """`anyway` has what is no report read all the same."""
    how = read_document if anyway else report_in
    try:
        return read(how(path.name, path.read_bytes()))
    except NotAReport as other:
        return f"{other} {ANYWAY}"
    except CannotRead as refusal:
        return str(refusal)
    except OSError:
        return "This file cannot be opened. Look at its name and at who may read it."


def line_of(profile: Profile) -> str:
    return json.dumps(as_json(profile)) + "\n"


def _names(files: Sequence[Path]) -> list[tuple[str, str]]:
    """How each file is called on the screen, and in the folder: two of the same name get numbers."""
    used: dict[str, int] = {}

    def named(path: Path) -> tuple[str, str]:
        stem = path.stem or "report"
        used[stem] = used.get(stem, 0) + 1
        return path.name, stem if used[stem] == 1 else f"{stem}-{used[stem]}"

    return list(starmap(named, ((path,) for path in files)))


def _write(out: Path, name: str, profile: Profile) -> None:
    from .page import page_of

    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.json").write_text(line_of(profile), encoding="utf-8")
    (out / f"{name}.html").write_text(page_of(profile), encoding="utf-8")
