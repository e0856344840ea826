"""A bulletin as files. Each writer takes values and gives bytes; none knows a clock, a folder or a register."""

from collections.abc import Mapping

from ..figures import Bulletin
from .drawing import drawings
from .ees import open_data
from .ods import workbook_ods
from .packaged import packaged
from .page import STYLE, page
from .pdf import pdf
from .xlsx import workbook_xlsx


def files_of(bulletin: Bulletin) -> Mapping[str, bytes]:
    """Every file by its name. The same bulletin gives the same bytes."""
    drawn = drawings(bulletin)
    found: dict[str, bytes] = {
        "index.html": page(bulletin, drawn).encode(),
        "bulletin.css": STYLE.encode(),
        "bulletin.pdf": pdf(bulletin, drawn),
        "tables.xlsx": workbook_xlsx(bulletin),
        "tables.ods": workbook_ods(bulletin),
        **open_data(bulletin),
    }
    return {**found, **packaged(bulletin, found)}
