"""Which kind of workbook a file is, and the first sheet of one of Excel: days as 2014-03-31, whole numbers as such."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

from . import refusing
from .grid import BROKEN, FIRST_LINES, MOST_LINES, MOST_UNPACKED, MOST_WIDE, Grid
from .refusing import CannotRead


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
