"""The workbook for Excel."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import Any

from ..figures import Bulletin
from .sheets import Sheet, sheets, zipped

WIDEST = 60


def workbook_xlsx(bulletin: Bulletin) -> bytes:
    """tables.xlsx. What openpyxl writes has the moment in it; that is taken out again."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets(bulletin):
        _write(book.create_sheet(sheet.name), sheet)
    book.properties.title = bulletin.title
    book.properties.creator = "Coalface"
    book.properties.language = "en-GB"
    raw = BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    moment = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    parts["docProps/core.xml"] = moment.sub(
        rb"\g<1>" + f"{bulletin.as_known.isoformat()}T00:00:00Z".encode(), parts["docProps/core.xml"]
    )
    return zipped(parts)


def _write(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.table import Table as Marked
    from openpyxl.worksheet.table import TableStyleInfo

    for line, words in enumerate((sheet.title, *sheet.above), start=1):
        page.cell(line, 1, words)
    page["A1"].font = Font(bold=True, size=14)
    if not sheet.rows:
        page.column_dimensions["A"].width = 100
        return
    top = len(sheet.above) + 2
    for place, row in enumerate((sheet.headings, *sheet.rows)):
        for column, value in enumerate(row, start=1):
            cell = page.cell(top + place, column, float(value) if isinstance(value, Decimal) else value)
            cell.alignment = Alignment(wrap_text=place == 0, vertical="top")
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
            if not place:
                cell.font = Font(bold=True)
            elif isinstance(value, int):
                cell.number_format = "#,##0"
            elif isinstance(value, Decimal):
                cell.number_format = "#,##0.0"
    end = page.cell(top + len(sheet.rows), len(sheet.headings)).coordinate
    marked = Marked(displayName=f"table_{sheet.name.lower()}", ref=f"A{top}:{end}")
    marked.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    page.add_table(marked)
    for column, heading in enumerate(sheet.headings):
        longest = max(len(str(row[column])) for row in sheet.rows)
        letter = page.cell(top, column + 1).column_letter
        page.column_dimensions[letter].width = min(WIDEST, max(12, longest + 2, len(heading) // 2))
