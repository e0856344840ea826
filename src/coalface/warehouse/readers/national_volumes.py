"""England before there were data files: numbers of statistical first releases as others quoted them, line by line."""

from collections.abc import Iterator

from coalface.core.figures import read_value
from coalface.warehouse.areas import ENGLAND
from coalface.warehouse.bad import BadData
from coalface.warehouse.rows import Figure
from coalface.warehouse.tables import Sheet

from .source import DFE, Source

EVIDENCE = ("seen", "derived", "not found")


class NationalLayout:
    needs = frozenset({"year_to_31_march", "measure", "value", "evidence", "source"})

    def read(self, sheet: Sheet) -> Iterator[Figure]:
        seen = dict[tuple[int, str], int]()
        for line, cells in sheet.rows:
            row = dict(zip(sheet.header, (cell.strip() for cell in cells), strict=True))
            value = read_value(row["value"])
            if not row["year_to_31_march"].isdigit() or value is None:
                raise BadData(sheet.file, line, "this row needs a year, and a number or the symbol x.")
            if row["evidence"] not in EVIDENCE:
                raise BadData(sheet.file, line, f"column “evidence” has to be one of: {', '.join(EVIDENCE)}.")
            year, item = int(row["year_to_31_march"]), row["measure"]
            if before := seen.get((year, item)):
                raise BadData(sheet.file, line, f"line {before} has this measure and year too.")
            seen[year, item] = line
            note = f"{row['evidence']}: {row['source']}"
            yield Figure(line, ENGLAND, year, item, value, note)


SOURCE = Source(
    code="national_volumes",
    title="Statistical first releases, England 2005 to 2015, as quoted by others",
    publisher=DFE,
    period="year to 31 March",
    layouts=(NationalLayout(),),
    note="Each line says whether its number was seen, derived or not found, and where.",
)
