"""What came with the program; and, for whoever makes a release of it, how published files become what travels.

    python -m coalface.warehouse.shipping FOLDER

copies each file that `data/shipped.toml` names from the folder: every cell as text, with the line that it stood on, so
that readers meet what was published and every number can be traced.
"""

import csv
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from .areas import shipped
from .connecting import connected
from .tables import LINE, Sheet, read_sheet

DATA = files("coalface.warehouse").joinpath("data")


@dataclass(frozen=True, slots=True)
class Shipped:
    """One file that came with the program."""

    parquet: str
    file: str
    source: str
    release: str
    carried_by: str

    def sheet(self) -> Sheet:
        return replace(shipped(self.parquet), file=self.file)


def listed() -> list[Shipped]:
    return [Shipped(**one) for one in _list()["shipped"]]


def _list() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads(DATA.joinpath("shipped.toml").read_text(encoding="utf-8"))


def ship(folder: Path, into: Path) -> Iterator[str]:
    """Write the Parquet of every file. Yields what was written."""
    for one in (*_list()["shipped"], *_list()["code_list"]):
        written = into / f"{one['parquet']}.parquet"
        write_parquet(read_sheet(folder / one["file"]), written)
        yield f"{written.name}: {written.stat().st_size:,} bytes"


def write_parquet(sheet: Sheet, path: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch, connected() as connection:
        through = Path(scratch) / "cells.csv"
        with through.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, quoting=csv.QUOTE_ALL)
            rows.writerow([LINE, *sheet.header])
            rows.writerows([line, *cells] for line, cells in sheet.rows)
        columns = {LINE: "BIGINT", **dict.fromkeys(sheet.header, "VARCHAR")}
        read = connection.read_csv(
            str(through), header=True, columns=columns, quotechar='"', escapechar='"', auto_detect=False
        )
        read.write_parquet(str(path), compression="zstd")


if __name__ == "__main__":
    for line in ship(Path(sys.argv[1]), Path(str(DATA))):
        print(line)
