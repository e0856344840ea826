"""From a file that somebody saved to plain CSV in UTF-8 with known headings, or a sentence that says why not.

What a sheet is, `core.sheets` says, here as on the pages. A register as CSV may be far larger than a memory, so that
only its first lines are looked at here, and the rest of it by DuckDB.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from coalface.core.sheets import CannotRead, Limits, read_sheet, refusing
from coalface.core.sheets.reading import (
    KINDS,
    TITLE_ROWS,
    TITLES_LEFT,
    place_of_headings,
    refuse_by_start,
    separator_of,
)
from coalface.core.sheets.workbooks import workbook_kind
from coalface.warehouse.bad import BadData

from .layout import NAMES, NEEDED

CHUNK = 1 << 20
# A workbook is read whole. One of more is no register, or was made to fill a memory.
LARGEST_WORKBOOK = Limits(rows=1_048_576, unpacked=500_000_000)
WORKBOOKS = (*KINDS["xlsx"], *KINDS["ods"])
NO_NAMES: Mapping[str, str] = MappingProxyType({})
_LINE = re.compile(r"Line (\d+):? (?:has )?")


@dataclass(frozen=True, slots=True)
class Opened:
    """A CSV file that can be read: where it lies, what separates its cells, and our name of each of its columns.

    `above` are the lines before the names of the columns, and `first_line` is where the first row stood in the file
    that was given. A column without a name has that of its place, and has to be empty.
    """

    path: Path
    separator: str
    columns: tuple[str, ...]
    first_line: int = 2
    above: int = 0
    notes: tuple[str, ...] = ()

    @property
    def unnamed(self) -> Mapping[str, int]:
        return {name: place + 1 for place, name in enumerate(self.columns) if name not in NAMES}


def opened(path: Path, scratch: Path, names: Mapping[str, str] | None = None) -> Opened:
    """The register as CSV. `names` maps headings of the file to our names of columns."""
    if not path.is_file():
        raise BadData(path.name, None, "there is no such file. Look at the name and the folder.")
    with path.open("rb") as file:
        start = file.read(64)
    with told_of(path):
        if not start.strip():
            raise CannotRead(refusing.EMPTY)
        refuse_by_start(start)
        if start.startswith(b"PK"):
            return _workbook(path, scratch / "workbook.csv", names or {})
    if path.suffix.lower() in WORKBOOKS:
        raise BadData(
            path.name,
            None,
            "its name says that it is a workbook, and it is text. Name it .csv, if it is CSV.",
        )
    with told_of(path):
        _why_not_text(path)
        return _text(path, names or {})


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """What a sheet is refused for, with the name of the file before it and the line in its place."""
    try:
        yield
    except CannotRead as refused:
        says = str(refused)
        found = _LINE.match(says)
        line, says = (int(found[1]), says[found.end() :]) if found else (None, says)
        raise BadData(path.name, line, says[:1].lower() + says[1:]) from refused


def _why_not_text(path: Path) -> None:
    """Read the file once, in pieces, and refuse what is not UTF-8, with the line."""
    decoder, line = codecs.getincrementaldecoder("utf-8")(), 1
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            if b"\0" in piece:
                raise CannotRead(refusing.NO_TEXT)
            try:
                decoder.decode(piece)
            except UnicodeDecodeError as fault:
                raise CannotRead(refusing.NOT_UTF8 % (line + piece.count(b"\n", 0, fault.start))) from fault
            line += piece.count(b"\n")
    with suppress(UnicodeDecodeError):
        decoder.decode(b"", final=True)
        return
    raise BadData(path.name, line, "the file ends in the middle of a letter. Was it cut off? Save it again.")


def _text(path: Path, names: Mapping[str, str]) -> Opened:
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = "".join(file.readline(100_000) for _ in range(2 * TITLE_ROWS))
    separator = separator_of(text)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    rows, before = [], 0
    with suppress(csv.Error):
        for cells in reader:
            if any(cells):
                rows.append((before, tuple(" ".join(cell.split()) for cell in cells)))
            before = reader.line_num
            if len(rows) == TITLE_ROWS:
                break
    above, headings = rows[place_of_headings([cells for _above, cells in rows])]
    columns = _ours(path, headings, names, above + 1)
    notes = (TITLES_LEFT % (above + 1),) if above else ()
    return Opened(path, separator, columns, above + 2, above, notes)


def _workbook(path: Path, into: Path, names: Mapping[str, str]) -> Opened:
    """Write the sheet of a workbook that holds a table as CSV, each row in a line of its own."""
    content = path.read_bytes()
    kind = workbook_kind(content, LARGEST_WORKBOOK)
    if path.suffix.lower() in (
        ending for other, endings in KINDS.items() if other != kind for ending in endings
    ):
        raise BadData(path.name, None, _not_its_name(path))
    sheet = read_sheet(path.name, content, LARGEST_WORKBOOK)
    columns = _ours(path, sheet.headings, names, sheet.line)
    with into.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(sheet.headings)
        line = sheet.line
        for at, cells in sheet.rows:
            # Empty rows between them keep each row in the line that it has in the workbook.
            writer.writerows([[""] * len(cells)] * (at - line - 1))
            writer.writerow(" ".join(cell.split()) for cell in cells)
            line = at
    notes = tuple(says % about for says, about in sheet.notes)
    return Opened(into, ",", columns, sheet.line + 1, 0, notes)


def _not_its_name(path: Path) -> str:
    if path.suffix.lower() in WORKBOOKS:
        return "its name says that it is another kind of workbook. Name it .xlsx or .ods, as it was saved."
    return "its name says that it is text, and it is a workbook. Name it .xlsx or .ods, as it was saved."


def _ours(path: Path, headings: Sequence[str], names: Mapping[str, str], line: int) -> tuple[str, ...]:
    """Our name of each column of the file."""
    columns = [our_name(heading, names) for heading in headings]
    named = [name for name in columns if name]
    for name in named:
        if named.count(name) > 1:
            says = f"two columns are called “{name[:40]}”. Give each a name of its own."
            raise BadData(path.name, line, says)
        if name not in NAMES:
            raise BadData(
                path.name,
                line,
                f"there is a column “{name[:40]}”, and a register has none. Take it out, or say with --column which"
                " of ours it is. A register has no column for names or notes.",
            )
    if missing := [name for name in NEEDED if name not in named]:
        raise BadData(path.name, line, f"there is no column “{missing[0]}”. Needed are: {', '.join(NEEDED)}.")
    return tuple(name or f"unnamed_{place}" for place, name in enumerate(columns, start=1))


def our_name(heading: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """How a column of ours is called that has this heading in a file."""
    plain = " ".join(heading.split())
    return names.get(plain, plain.lower().replace(" ", "_"))
