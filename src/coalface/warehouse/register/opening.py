"""From a file that somebody saved to plain CSV in UTF-8 with known headings, or a sentence that says why not."""

import codecs
import csv
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from coalface.warehouse.bad import BadData

from .layout import NAMES, NEEDED

CHUNK = 1 << 20
# A workbook that unpacks to more than this is no register, or was made to fill a disk.
MOST_UNPACKED = 500_000_000
STARTS = {
    b"%PDF": "this is a PDF. Save the register as “CSV UTF-8” or as an Excel workbook (.xlsx).",
    b"\xd0\xcf\x11\xe0": "this is an old Excel file (.xls), or a workbook with a password."
    " Save it as an Excel workbook (.xlsx) without a password.",
    b"\xff\xfe": "this is text in UTF-16. Save it as “CSV UTF-8”.",
    b"\xfe\xff": "this is text in UTF-16. Save it as “CSV UTF-8”.",
    b"<": "this is a web page or XML. Save the register as “CSV UTF-8” or as an Excel workbook (.xlsx).",
    b"PAR1": "this is a Parquet file. Save the register as “CSV UTF-8” or as an Excel workbook (.xlsx).",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A CSV file that can be read: where it lies, what separates its cells, and our name of each of its columns."""

    path: Path
    separator: str
    columns: tuple[str, ...]
    first_line: int = 2


def opened(path: Path, scratch: Path, names: Mapping[str, str] | None = None) -> Opened:
    """The register as CSV. `names` maps headings of the file to our names of columns."""
    if not path.is_file():
        raise BadData(path.name, None, "there is no such file. Look at the name and the folder.")
    with path.open("rb") as file:
        start = file.read(8)
    if not start.strip():
        raise BadData(path.name, None, "this file is empty.")
    for mark, says in STARTS.items():
        if start.removeprefix(codecs.BOM_UTF8).lstrip().startswith(mark) or start.startswith(mark):
            raise BadData(path.name, None, says)
    called, is_workbook = path.suffix.lower(), start.startswith(b"PK")
    if called in (".xlsx", ".xlsm", ".ods") and not is_workbook:
        raise BadData(
            path.name,
            None,
            "its name says that it is a workbook, and it is text. Name it .csv, if it is CSV.",
        )
    if is_workbook:
        path_of_csv = scratch / "workbook.csv"
        _workbook_to_csv(path, path_of_csv)
        return _with_headings(path, path_of_csv, names or {})
    _why_not_text(path)
    return _with_headings(path, path, names or {})


def _why_not_text(path: Path) -> None:
    """Read the file once, in pieces, and refuse what is not UTF-8, with the line."""
    decoder, line = codecs.getincrementaldecoder("utf-8")(), 1
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            if b"\0" in piece:
                raise BadData(path.name, None, "this is not a text file. Save the register as “CSV UTF-8”.")
            try:
                decoder.decode(piece)
            except UnicodeDecodeError as fault:
                line += piece.count(b"\n", 0, fault.start)
                raise BadData(
                    path.name,
                    line,
                    "a letter here is not in UTF-8, as in files of older programs. Save it as “CSV UTF-8”.",
                ) from fault
            line += piece.count(b"\n")
    with suppress(UnicodeDecodeError):
        decoder.decode(b"", final=True)
        return
    raise BadData(path.name, line, "the file ends in the middle of a letter. Was it cut off? Save it again.")


def _with_headings(path: Path, path_of_csv: Path, names: Mapping[str, str]) -> Opened:
    with path_of_csv.open(encoding="utf-8-sig", newline="") as file:
        line = file.readline(100_000)
    separator = max(",;\t", key=line.count)
    headings = next(csv.reader([line], delimiter=separator), [])
    columns = [_our_name(heading, names) for heading in headings]
    filled = [name for name in columns if name]
    if (len(filled) == 1 and len(columns) > 1) or (len(columns) == 1 and "review" not in columns):
        raise BadData(
            path.name, 1, "the first row is a title. Delete what stands above the names of the columns."
        )
    if "" in columns:
        place = columns.index("") + 1
        raise BadData(
            path.name,
            1,
            f"column {place} has no name. Merged cells in the first row leave such gaps:"
            " give each column its own name.",
        )
    for name in columns:
        if columns.count(name) > 1:
            raise BadData(path.name, 1, f"two columns are called “{name[:40]}”. Give each a name of its own.")
        if name not in NAMES:
            raise BadData(
                path.name,
                1,
                f"there is a column “{name[:40]}”, and a register has none. Take it out, or say with --column which"
                " of ours it is. A register has no column for names or notes.",
            )
    if missing := [name for name in NEEDED if name not in columns]:
        raise BadData(path.name, 1, f"there is no column “{missing[0]}”. Needed are: {', '.join(NEEDED)}.")
    return Opened(path_of_csv, separator, tuple(columns))


def _our_name(heading: str, names: Mapping[str, str]) -> str:
    plain = " ".join(heading.split())
    return names.get(plain, plain.lower().replace(" ", "_"))


def _workbook_to_csv(path: Path, into: Path) -> None:
    """Write the first sheet of a workbook as CSV."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _why_not_workbook(path)
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        raise BadData(path.name, None, "its name says that it is text, and it is a workbook. Name it .xlsx.")
    try:
        book = load_workbook(path, data_only=True)
    except (InvalidFileException, KeyError, ValueError, OSError, zipfile.BadZipFile) as fault:
        raise BadData(path.name, None, "this workbook cannot be read. Save it again as .xlsx.") from fault
    sheet = book.worksheets[0]
    if any(block.min_row == 1 for block in sheet.merged_cells.ranges):
        raise BadData(
            path.name, 1, "cells of the first row are merged. Give each column its own name, in one cell."
        )
    with into.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(_rows(sheet))


def _why_not_workbook(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            unpacked = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile as fault:
        raise BadData(
            path.name, None, "this workbook is damaged or cut off. Save it again as .xlsx."
        ) from fault
    if "xl/workbook.xml" not in names:
        what = "an OpenDocument sheet (.ods)" if "content.xml" in names else "a zip file"
        raise BadData(path.name, None, f"this is {what}. Save the register as .xlsx or as “CSV UTF-8”.")
    if unpacked > MOST_UNPACKED:
        raise BadData(path.name, None, "this workbook is too large. Save the register as “CSV UTF-8”.")


def _rows(sheet: Any) -> Iterator[Sequence[str]]:
    rows = [[_written(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell), default=0)
    while rows and not any(rows[-1]):
        rows.pop()
    return (row[:width] for row in rows)


def _written(value: Any) -> str:
    """A cell as it would stand in CSV: a day as 2014-03-31, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
