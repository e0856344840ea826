"""Where the figures of one data folder lie, and how the next years' files are added to them."""

import hashlib
import itertools
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .bad import BadData
from .building import Given, build, fingerprint_of
from .connecting import connected
from .readers import SOURCES, recognised
from .rows import Figure
from .shipping import listed
from .tables import Sheet, read_sheet

FILE = "figures.duckdb"
FOLDER, LIST = "figures", "loaded.json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file that was loaded here. Its bytes are kept under `digest`, so that everything can be built anew."""

    file: str
    digest: str
    source: str
    release: str
    kept_as: str


def figures_file(folder: Path) -> Path:
    """The DuckDB file of a data folder, made first where there is none or where it is not of what there is now."""
    loaded, file = loaded_in(folder), folder / FILE
    fingerprint = _fingerprint(loaded)
    if not file.exists() or _made_from(file) != fingerprint:
        build(_given(folder, loaded), file, fingerprint)
    return file


@contextmanager
def opened(folder: Path) -> Iterator[Any]:
    """A connection that can only read."""
    with connected(figures_file(folder), read_only=True) as connection:
        yield connection


def load(folder: Path, paths: Sequence[Path], release: str | None = None) -> list[Loaded]:
    """Add files to what there is: all of them, or with one bad row none of them."""
    before = loaded_in(folder)
    added = [_looked_at(path, release) for path in paths]
    known = {one.digest: one for one in before}
    for one, path in zip(added, paths, strict=True):
        if one.digest in known:
            raise BadData(
                path.name, None, f"this file is loaded already, as release {known[one.digest].release}."
            )
        known[one.digest] = one
    (folder / FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
    for one, path in zip(added, paths, strict=True):
        shutil.copyfile(path, folder / FOLDER / one.kept_as)
    loaded = [*before, *added]
    try:
        build(_given(folder, loaded), folder / FILE, _fingerprint(loaded))
    except BadData:
        for one in added:
            (folder / FOLDER / one.kept_as).unlink(missing_ok=True)
        raise
    # Were this the moment of a power cut, the list would be the old one, and the next question builds from it.
    beside = folder / FOLDER / f"{LIST}.new"
    beside.write_text(json.dumps([asdict(one) for one in loaded], indent=1), encoding="utf-8")
    os.replace(beside, folder / FOLDER / LIST)
    return added


def loaded_in(folder: Path) -> list[Loaded]:
    there = folder / FOLDER / LIST
    return [Loaded(**one) for one in json.loads(there.read_text(encoding="utf-8"))] if there.exists() else []


def _looked_at(path: Path, release: str | None) -> Loaded:
    """Read a whole file once, before anything is kept of it."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    sheet = read_sheet(path)
    source, layout = recognised(sheet)
    rows = list(layout.read(sheet))
    years = {row.year if isinstance(row, Figure) else row.published.year for row in rows}
    if not years:
        raise BadData(path.name, None, "there is nothing in this file that could be loaded.")
    _no_year_alone(sheet, rows)
    _no_year_to_come(sheet, rows)
    return Loaded(
        path.name, digest, source.code, release or str(max(years)), f"{digest[:16]}{path.suffix or '.csv'}"
    )


def _no_year_to_come(sheet: Sheet, rows: Sequence[Any]) -> None:
    """A release names no year beyond the next. One that does would be the newest for ever."""
    last = datetime.now(tz=UTC).year + 1
    for row in rows:
        if isinstance(row, Figure) and row.year > last:
            raise BadData(
                sheet.file, row.line, f"the year {row.year} has not come yet. Is there a slip in it?"
            )


def _no_year_alone(sheet: Sheet, rows: Sequence[Any]) -> None:
    """Years of one file follow each other. One far off is a slip of the hand, and would be the newest release."""
    if not all(isinstance(row, Figure) for row in rows):
        return
    years = sorted({row.year for row in rows})
    for before, after in itertools.pairwise(years):
        if after - before > 3:
            [line, *_] = [row.line for row in rows if row.year == after]
            raise BadData(
                sheet.file, line, f"the year {after} stands far from the others, {years[0]} to {before}."
            )


def _given(folder: Path, loaded: Sequence[Loaded]) -> list[Given]:
    given = []
    for came in listed():
        sheet = came.sheet()
        given.append(Given(sheet, *recognised(sheet), came.release, came.carried_by, shipped=True))
    for one in loaded:
        kept = read_sheet(folder / FOLDER / one.kept_as)
        sheet = Sheet(one.file, kept.header, kept.rows)
        source, layout = recognised(sheet)
        assert source is SOURCES[one.source], "a file is recognised as it was"
        given.append(Given(sheet, source, layout, one.release, "loaded here", shipped=False))
    return given


def _fingerprint(loaded: Sequence[Loaded]) -> str:
    return fingerprint_of(f"{one.digest} {one.release}" for one in loaded)


def _made_from(file: Path) -> str | None:
    """What a file says that it was made from, or None where it cannot be read: then it is made anew."""
    import duckdb

    try:
        with connected(file, read_only=True) as connection:
            row = connection.execute("SELECT fingerprint FROM made_from").fetchone()
    except duckdb.Error:
        return None
    return str(row[0]) if row else None


def lay_out(folder: Path) -> str | None:
    """Make the file of a data folder where there is none, and return why it could not be made, or None."""
    import duckdb

    try:
        figures_file(folder)
    except (BadData, OSError, duckdb.Error) as fault:
        return str(fault) if isinstance(fault, BadData) else type(fault).__name__
    return None


if __name__ == "__main__":
    # Beside a site that people use now. A site that stops takes nothing half made along.
    os.nice(10)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    why_not = lay_out(Path(sys.argv[1]))
    sys.exit(
        f"Published figures could not be laid out, and their pages will fail: {why_not}" if why_not else 0
    )
