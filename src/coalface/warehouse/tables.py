"""A file as a header and numbered rows of text. CSV as it is published, or the Parquet in which it travels with us."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from .bad import BadData
from .connecting import connected

# The shipped Parquet carries the line of the published file under this name.
LINE = "source_line"
TITLE_ROWS = 12
FEWEST_MARKS = 2
ZIP, PARQUET = b"PK\x03\x04", b"PAR1"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one file. `rows` are (line of the published file, cells)."""

    file: str
    header: tuple[str, ...]
    rows: Sequence[tuple[int, Sequence[str]]]
    places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", {name: place for place, name in enumerate(self.header)})

    def column(self, name: str) -> Iterator[tuple[int, str]]:
        place = self.places[name]
        return ((line, cells[place].strip()) for line, cells in self.rows)


def read_sheet(path: Path) -> Sheet:
    with path.open("rb") as file:
        start = file.read(4)
    if start == ZIP:
        raise BadData(
            path.name, None, "this is an Excel or zip file. Save the sheet as “CSV UTF-8”, and load that."
        )
    return _parquet(path) if start == PARQUET else _csv(path)


def _parquet(path: Path) -> Sheet:
    import duckdb

    with connected() as connection:
        try:
            found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
            header = tuple(str(column[0]) for column in found.description)
            rows = found.fetchall()
        except duckdb.Error as fault:
            raise BadData(path.name, None, "this Parquet file cannot be read. Fetch it again.") from fault
    if header[0] == LINE:
        return Sheet(path.name, header[1:], [(row[0], [cell or "" for cell in row[1:]]) for row in rows])
    cells = ([("" if cell is None else str(cell)) for cell in row] for row in rows)
    return Sheet(path.name, header, list(enumerate(cells, start=1)))


def _csv(path: Path) -> Sheet:
    try:
        written = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadData(path.name, None, "this is not text in UTF-8. Save it as “CSV UTF-8”.") from fault
    if "\0" in written:
        raise BadData(
            path.name, None, "this is not a CSV file. Save the sheet as “CSV UTF-8”, and load that."
        )
    reader = csv.reader(StringIO(written))
    try:
        lines, before = [], 0
        for cells in reader:
            # A cell may hold line breaks: a row is named by the line on which it begins.
            lines.append((before + 1, cells))
            before = reader.line_num
    except csv.Error as fault:
        raise BadData(path.name, reader.line_num, f"this is not CSV ({fault}). Save it again.") from fault
    rows = [(line, cells) for line, cells in lines if any(cell.strip() for cell in cells)]
    if len(rows) < 2:
        raise BadData(path.name, None, "this file has no rows. The first row names the columns.")
    _commas(path.name, rows)
    header = tuple(" ".join(name.split()) for name in rows[0][1])
    _no_title(path.name, rows)
    for line, cells in rows[1:]:
        if len(cells) != len(header):
            raise BadData(
                path.name,
                line,
                f"this row has {len(cells)} cells, and the first row names {len(header)} columns."
                " Is the file cut off, or is there a comma in a number?",
            )
    return _named_once(path.name, header, rows[1:])


def _commas(file: str, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """A first row that is one long cell was written with another mark between its cells."""
    first = rows[0][1]
    for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")):
        if len(first) == 1 and first[0].count(mark) >= FEWEST_MARKS:
            raise BadData(
                file,
                rows[0][0],
                f"its cells are set apart by {name}. Published files have commas: save it as “CSV UTF-8”"
                " with commas, or fetch it again.",
            )


def _named_once(file: str, header: tuple[str, ...], rows: Sequence[tuple[int, Sequence[str]]]) -> Sheet:
    """Leave out columns without a name and without cells; refuse two of one name."""
    kept = [
        place for place, name in enumerate(header) if name or any(cells[place].strip() for _, cells in rows)
    ]
    names = tuple(header[place] for place in kept)
    for name in names:
        if names.count(name) > 1:
            says = f"two columns are called “{name}”" if name else "a column with numbers has no name"
            raise BadData(file, 1, f"{says}. Give each a name of its own.")
    return Sheet(file, names, [(line, [cells[place] for place in kept]) for line, cells in rows])


def _no_title(file: str, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """A first row with one cell filled, above a row with many, is a title and not the names of columns."""
    filled = [sum(bool(cell.strip()) for cell in cells) for _, cells in rows[:TITLE_ROWS]]
    if filled[0] > 1 or max(filled) < 3:
        return
    names = next(place for place, count in enumerate(filled) if count >= 3)
    raise BadData(
        file,
        rows[0][0],
        f"this is a title. The columns are named in line {rows[names][0]}: delete what stands above it.",
    )
