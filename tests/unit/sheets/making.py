"""Workbooks of a few rows, as bytes."""

import zipfile
from io import BytesIO

from openpyxl import Workbook

OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def workbook(*rows, merged=None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def opendocument(rows: str, before: str = "") -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{before}<office:document-content {OFFICE}><office:body><office:spreadsheet>'
            f"<table:table>{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def text(words, **attributes):
    said = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{said}><text:p>{words}</text:p></table:table-cell>"
