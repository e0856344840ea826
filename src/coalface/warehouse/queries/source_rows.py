"""The row of a published file on which a number stands, cell for cell: where every trace ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import as_file
from pathlib import Path

from ..connecting import connected
from ..loading import FOLDER, loaded_in
from ..readers import SOURCES, Source
from ..readers.ees import EesLayout
from ..shipping import DATA, listed
from ..tables import LINE, Sheet, read_sheet

# Layouts with a row for each number have it in a column of this name.
IN_ROWS = "value"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row as it was published, with the names of its columns, and all that is known of its file."""

    source: Source
    release: str
    file: str
    line: int
    carried_by: str
    header: tuple[str, ...]
    cells: tuple[str, ...]

    def columns_of(self, item: str) -> frozenset[str]:
        """The columns in which the source has this item. None where the row is not laid out by items."""
        bare = item.partition(": ")[0]
        for layout in self.source.layouts:
            if isinstance(layout, EesLayout) and layout.needs <= set(self.header):
                return frozenset(column for column, name in layout.items.items() if name in (item, bare))
        return frozenset({IN_ROWS} & set(self.header))


def source_row(folder: Path, release: str, file: str, line: int) -> SourceRow | None:
    """The row, or None where there is no such file or line. Nothing but files of this installation is opened."""
    for one in listed():
        if (one.file, one.release) == (file, release):
            with as_file(DATA.joinpath(f"{one.parquet}.parquet")) as path:
                found = _parquet_row(path, line)
            return found and SourceRow(SOURCES[one.source], release, file, line, one.carried_by, *found)
    for loaded in loaded_in(folder):
        if (loaded.file, loaded.release) == (file, release):
            found = _sheet_row(read_sheet(folder / FOLDER / loaded.kept_as), line)
            return found and SourceRow(SOURCES[loaded.source], release, file, line, "", *found)
    return None


def _parquet_row(path: Path, line: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    with connected() as connection:
        asked = connection.execute(f"SELECT * FROM read_parquet(?) WHERE {LINE} = ?", [str(path), line])  # noqa: S608
        header = tuple(str(column[0]) for column in asked.description)
        row = asked.fetchone()
    return row and (header[1:], tuple(_words(row[1:])))


def _sheet_row(sheet: Sheet, line: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    row = next((cells for at, cells in sheet.rows if at == line), None)
    return (sheet.header, tuple(row)) if row is not None else None


def _words(cells: Iterable[object]) -> Iterable[str]:
    return ("" if cell is None else str(cell) for cell in cells)
