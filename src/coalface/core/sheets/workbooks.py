"""Which kind of workbook a file is, and the sheets of one of Excel: days as 2014-03-31, whole numbers as such."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

from . import refusing
from .grid import BROKEN, FIRST_LINES, MOST_WIDE, Grid, Limits
from .refusing import CannotRead


def workbook_kind(content: bytes, limits: Limits) -> str:
    """Which kind of workbook a zip file is. CannotRead where it is none, or far too large."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            unpacked = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile as fault:
        raise CannotRead(refusing.DAMAGED) from fault
    if unpacked > limits.unpacked:
        raise CannotRead(refusing.TOO_MANY_ROWS % f"{limits.rows:,}")
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise CannotRead(refusing.ZIP)


def xlsx(content: bytes, limits: Limits) -> list[Grid]:
    """The sheets of an Excel workbook that somebody sees who opens it."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheets = load_workbook(BytesIO(content), data_only=True).worksheets
        seen = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets[:1]
        return [_grid(sheet, limits) for sheet in seen] or [Grid([])]
    except (InvalidFileException, *BROKEN) as fault:
        raise CannotRead(refusing.DAMAGED) from fault


def _grid(sheet: Any, limits: Limits) -> Grid:
    most = min(sheet.max_row, limits.lines)
    read = sheet.iter_rows(values_only=True, max_row=most, max_col=_wide(sheet))
    rows = [(line, tuple(written(value) for value in row)) for line, row in enumerate(read, start=1)]
    merged = {
        line
        for block in sheet.merged_cells.ranges
        if block.max_col > block.min_col
        for line in range(block.min_row, block.max_row + 1)
    }
    return Grid(rows, frozenset(merged), str(sheet.title))


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
