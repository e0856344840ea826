"""The first sheet of a workbook as rows of text: a day as 2014-03-31, a whole number without a point."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from . import refusing
from .refusing import CannotRead

# What unpacks to more than this is no register, or was made to fill a memory.
MOST_UNPACKED = 16_000_000
# One filled cell in the last corner of a sheet must not become a thousand million empty ones.
MOST_LINES, MOST_WIDE, FIRST_LINES = 20_100, 101, 20
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

# What libraries say of a workbook that was cut off, or made to trouble them.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows with their lines, and the lines in which cells are merged with others beside them."""

    rows: Sequence[tuple[int, tuple[str, ...]]]
    merged: frozenset[int] = field(default=frozenset())


def workbook_kind(content: bytes) -> str:
    """Which kind of workbook a zip file is. CannotRead where it is none, or far too large."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            unpacked = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile as fault:
        raise CannotRead(refusing.DAMAGED) from fault
    if unpacked > MOST_UNPACKED:
        raise CannotRead(refusing.TOO_MANY_ROWS % "20,000")
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise CannotRead(refusing.ZIP)


def xlsx(content: bytes) -> Grid:
    """The first sheet of an Excel workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheet = load_workbook(BytesIO(content), data_only=True).worksheets[0]
        rows = [
            (line, tuple(written(value) for value in row))
            for line, row in enumerate(
                sheet.iter_rows(
                    values_only=True, max_row=min(sheet.max_row, MOST_LINES), max_col=_wide(sheet)
                ),
                start=1,
            )
        ]
        ranges = list(sheet.merged_cells.ranges)
    except (InvalidFileException, *BROKEN) as fault:
        raise CannotRead(refusing.DAMAGED) from fault
    merged = {
        line
        for block in ranges
        if block.max_col > block.min_col
        for line in range(block.min_row, block.max_row + 1)
    }
    return Grid(rows, frozenset(merged))


def _wide(sheet: Any) -> int:
    """How many columns the first rows fill, and one more, in which a cell too many would stand."""
    first = sheet.iter_rows(values_only=True, max_row=FIRST_LINES, max_col=min(sheet.max_column, MOST_WIDE))
    filled = (place + 1 for row in first for place, value in enumerate(row) if value not in (None, ""))
    return min(max(filled, default=1) + 1, MOST_WIDE)


def written(value: Any) -> str:
    """A cell as it would stand in CSV."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def opendocument(content: bytes) -> Grid:
    """The first sheet of an OpenDocument workbook (OASIS OpenDocument 1.3, part 3, 9.1)."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            table = _first_table(archive.read("content.xml"))
    except BROKEN as fault:
        raise CannotRead(refusing.DAMAGED) from fault
    rows: list[tuple[int, tuple[str, ...]]] = []
    merged, line = set(), 1
    for row in table.iter(f"{_TABLE}table-row"):
        cells, spans = _cells(row)
        # The last row of a sheet is often empty and repeated a million times.
        times = _times(row, "number-rows-repeated")
        rows += [(line + time, cells) for time in range(times if any(cells) else 0)]
        if spans:
            merged.add(line)
        line += times
        if len(rows) > MOST_LINES:
            break
    return Grid(rows, frozenset(merged))


def _first_table(xml: bytes) -> ElementTree.Element:
    # Entities can unpack without end, and no program that writes workbooks uses them.
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ValueError("a document type")
    table = ElementTree.fromstring(xml).find(f".//{_TABLE}table")  # noqa: S314 - without entities
    if table is None:
        raise KeyError("table")
    return table


def _cells(row: ElementTree.Element) -> tuple[tuple[str, ...], bool]:
    """The cells of a row up to the last filled one, and whether one of them spreads over its neighbours."""
    found: list[str] = []
    spans = False
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        spans = spans or int(cell.get(f"{_TABLE}number-columns-spanned") or 1) > 1
        text = _cell(cell)
        times = _times(cell, "number-columns-repeated")
        found += [text] * (times if text else min(times, MOST_WIDE))
    while found and not found[-1]:
        found.pop()
    return tuple(found), spans


def _times(element: ElementTree.Element, name: str) -> int:
    return min(int(element.get(f"{_TABLE}{name}") or 1), MOST_LINES)


def _cell(cell: ElementTree.Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        return (cell.get(f"{_OFFICE}date-value") or "")[:10]
    if kind == "float":
        typed = cell.get(f"{_OFFICE}value") or ""
        return typed.removesuffix(".0")
    return " ".join(_paragraphs(cell)).strip()


def _paragraphs(cell: ElementTree.Element) -> Iterator[str]:
    for paragraph in cell.iter(f"{_TEXT}p"):
        yield "".join(paragraph.itertext())
