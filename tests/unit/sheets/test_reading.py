"""A sheet is read for what is in it, whatever its name says, and refused in a sentence where it cannot be."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from coalface.core.sheets import CannotRead, read_sheet

from .making import opendocument, text, workbook

HEAD = "review,status,decision_date\n"
PLAIN = f"{HEAD}R1,decided,2014-03-31\n".encode()
# As LibreOffice writes a short sheet: repeated cells, a date with its own look, and a million empty rows at the end.
OF_LIBREOFFICE = (
    f"<table:table-row>{text('review')}{text('status')}{text('decision_date')}</table:table-row>"
    "<table:table-row>"
    + text("R1")
    + text("decided")
    + '<table:table-cell office:value-type="date" office:date-value="2014-03-31"><text:p>31/03/14</text:p>'
    "</table:table-cell>"
    '<table:table-cell table:number-columns-repeated="16381"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def test_the_same_sheet_is_read_from_text_excel_and_opendocument():
    of_excel = workbook(["review", "status", "decision_date"], ["R1", "decided", datetime(2014, 3, 31)])  # noqa: DTZ001
    sheets = [
        read_sheet("a.csv", PLAIN),
        read_sheet("a.xlsx", of_excel),
        read_sheet("a.ods", opendocument(OF_LIBREOFFICE)),
    ]
    for sheet in sheets:
        assert sheet.headings == ("review", "status", "decision_date")
        assert sheet.rows == ((2, ("R1", "decided", "2014-03-31")),)
        assert sheet.notes == ()


def test_a_file_that_is_not_what_its_name_says_is_read_and_said_to_be_so():
    sheet = read_sheet("register.csv", workbook(["review", "status", "type"], ["R1", "decided", "scr"]))
    assert sheet.rows[0][1][0] == "R1"
    assert [what for _says, what in sheet.notes] == ["an Excel workbook"]
    [(says, what)] = read_sheet("register.xlsx", PLAIN).notes
    assert "CSV" in says % what


def test_titles_above_the_names_are_left_out_and_lines_stay_those_of_the_file():
    sheet = read_sheet("a.csv", b"Register of reviews\n\nas of March,\n" + PLAIN)
    assert sheet.line == 4
    assert sheet.rows[0][0] == 5
    assert len(sheet.notes) == 1


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_whatever_separates_the_cells_is_found(separator):
    assert read_sheet("a.csv", PLAIN.replace(b",", separator.encode())).headings[2] == "decision_date"


REFUSED = {
    "nothing": (b"", "empty"),
    "a pdf": (b"%PDF-1.7\n", "PDF"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
    "utf-16": (PLAIN.decode().encode("utf-16"), "UTF-16"),
    "latin letters": (HEAD.encode() + "Ré,decided,\n".encode("latin-1"), "Line 2: a letter"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "not a text file"),
    "a web page": (b"<!doctype html><p>Sign in</p>", "web page"),
    "json": (b'{"a": 1}', "JSON"),
    "half a workbook": (b"PK\x03\x04 and no more", "damaged"),
    "a zip file": (None, "zip file"),
    "headings alone": (HEAD.encode(), "no rows"),
    "a quotation mark": (HEAD.encode() + b'R1,"decided,\n', "quotation mark"),
    "a row too long": (PLAIN + b"R2,decided,2014-04-01,x\n", "Line 3 has more cells"),
    "a column without a name": (b"review,,status,type\nR1,2,decided,scr\n", "Column 2 has cells"),
    "two of one name": (b"review,Status,status\nR1,a,b\n", "Columns 2, 3"),
    "merged names": (workbook(["review", "dates", None], ["R1", "2", "3"], merged="B1:C1"), "merged|no name"),
    "merged names of four": (workbook(["a", "b", "c", "d"], ["R1", "2", "3", "4"], merged="B1:C1"), "merged"),
    "entities": (opendocument(OF_LIBREOFFICE, '<!DOCTYPE x [<!ENTITY a "aaaa">]>'), "damaged"),
    "too many rows": (HEAD.encode() + b"R1,a,b\n" * 20_001, "more than 20,000 rows"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(what):
    content, says = REFUSED[what]
    if content is None:
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("readme.txt", "x")
        content = file.getvalue()
    with pytest.raises(CannotRead, match=says):
        read_sheet("register.csv", content)


def test_merged_names_in_opendocument_are_refused_too():
    rows = OF_LIBREOFFICE.replace(text("status"), text("status", number_columns_spanned=2))
    with pytest.raises(CannotRead, match="merged"):
        read_sheet("a.ods", opendocument(rows))


def test_one_cell_in_the_last_corner_is_not_a_thousand_million_cells():
    book = Workbook()
    for row in (["review", "status", "type"], ["R1", "decided", "scr"]):
        book.active.append(row)
    book.active.cell(1_048_576, 16_384).value = "x"
    file = BytesIO()
    book.save(file)
    assert read_sheet("a.xlsx", file.getvalue()).rows == ((2, ("R1", "decided", "scr")),)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", PLAIN, HEAD.encode()]))
def test_no_bytes_at_all_bring_it_down(noise, start):
    try:
        sheet = read_sheet("a.csv", start + noise)
    except CannotRead:
        return
    assert all(len(cells) == len(sheet.headings) for _line, cells in sheet.rows)


def test_the_first_sheet_with_a_table_is_read_and_named():
    """A sheet of remarks often stands first, and a hidden one is seen by nobody."""
    book = Workbook()
    book.active.title = "Notes"
    book.active.append(["Kept by the partnership"])
    hidden = book.create_sheet("Old")
    kept = book.create_sheet("Register")
    for sheet in (hidden, kept):
        sheet.append(["review", "status", "type"])
        sheet.append([sheet.title, "decided", "scr"])
    hidden.sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    sheet = read_sheet("a.xlsx", file.getvalue())
    assert sheet.rows == ((2, ("Register", "decided", "scr")),)
    [(says, name)] = sheet.notes
    assert "“Register” was read" in says % name
    remarks = f"<table:table-row>{text('Remarks')}</table:table-row>"
    two = f'{remarks}</table:table><table:table table:name="Kept">{OF_LIBREOFFICE}'
    sheet = read_sheet("a.ods", opendocument(two))
    assert sheet.rows == ((2, ("R1", "decided", "2014-03-31")),)
    assert [name for _says, name in sheet.notes] == ["Kept"]


def test_a_day_of_excel_is_a_day():
    sheet = read_sheet("a.xlsx", workbook(["review", "status", "day"], ["R1", "decided", date(2014, 3, 31)]))
    assert sheet.rows[0][1][2] == "2014-03-31"
