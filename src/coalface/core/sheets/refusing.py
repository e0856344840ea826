"""How a sheet is refused: what it is, and what to do. What stands in it is never repeated."""

from coalface.core.errors import NotAllowed
from coalface.core.words import gettext_noop as _

# How files begin that are no sheet, or none that can be read.
STARTS = {
    b"%PDF": _("This is a PDF. Save the sheet as an Excel or OpenDocument workbook, or as “CSV UTF-8”."),
    b"\xd0\xcf\x11\xe0": _(
        "This is an old Excel file (.xls), or a workbook with a password. Save it as an Excel workbook (.xlsx) without"
        " one."
    ),
    b"\xff\xfe": _("This is text in UTF-16. Save it as “CSV UTF-8”."),
    b"\xfe\xff": _("This is text in UTF-16. Save it as “CSV UTF-8”."),
    b"<": _("This is a web page or XML. Save the sheet as an Excel workbook (.xlsx) or as “CSV UTF-8”."),
    b"PAR1": _("This is a Parquet file. Save the sheet as an Excel workbook (.xlsx) or as “CSV UTF-8”."),
    b"{": _("This is JSON. Save the sheet as an Excel workbook (.xlsx) or as “CSV UTF-8”."),
}
EMPTY = _("This file is empty. Choose another one.")
NO_ROWS = _("There are no rows under the names of the columns. Look at the file again.")
NO_TEXT = _(
    "This is not a text file and not a workbook. Save the sheet as “CSV UTF-8” or as a workbook (.xlsx)."
)
NOT_UTF8 = _(
    "Line %s: a letter here is not in UTF-8, as in files of older programs. Save the sheet as “CSV UTF-8”."
)
NOT_CSV = _(
    "Line %s: a quotation mark is opened here and not closed, or a cell is far too long. Save it again."
)
DAMAGED = _("This workbook is damaged or cut off. Save it again.")
ZIP = _("This is a zip file and not a workbook. Take the sheet out of it, and choose that.")
TOO_MANY_ROWS = _("This sheet has more than %s rows. Give it in parts.")
TOO_MANY_COLUMNS = _("This sheet has more than %s columns. Take out those that are not needed.")
NO_HEADINGS = _("No row names the columns. Put the names of the columns above the first row.")
MERGED = _(
    "Line %s: cells among the names of the columns are merged. Give each column its own name, in one cell."
)
NO_NAME = _("Column %s has cells, and no name. Give it one, or take it out.")
TWICE = _("Columns %s have the same name. Give each a name of its own.")
UNEVEN = _("Line %s has more cells than there are columns. Is a comma unquoted?")

IN_SHEET = _("Sheet “%(name)s”: %(says)s")


class CannotRead(NotAllowed):
    """This file is no sheet that can be read."""
