"""The Local Authority Interactive Tool: many rates that no other file here has, from 2016 on, without their counts."""

from collections.abc import Iterator

from coalface.core.figures import read_value
from coalface.warehouse.areas import ENGLAND, Areas, areas
from coalface.warehouse.bad import BadData
from coalface.warehouse.rows import Figure
from coalface.warehouse.tables import Sheet

from .source import DFE, Source

# The tool numbers England and its regions after the local authorities.
NUMBERS = {
    "970": ENGLAND,
    "980": "E12000001",
    "981": "E12000002",
    "982": "E12000003",
    "983": "E12000004",
    "984": "E12000005",
    "985": "E12000006",
    "986": "E12000007",
    "987": "E13000001",
    "988": "E13000002",
    "989": "E12000008",
    "990": "E12000009",
}


class LaitLayout:
    needs = frozenset({"measure_code", "time_period", "area_name", "value", "old_la_code"})

    def read(self, sheet: Sheet) -> Iterator[Figure]:
        known, seen = areas(), dict[tuple[str, str, str], int]()
        places = [
            sheet.places[name]
            for name in ("measure_code", "time_period", "old_la_code", "value", "area_name")
        ]
        for line, cells in sheet.rows:
            code, year, number, cell, name = [cells[place] for place in places]
            value = read_value(cell)
            if not (len(year) == 4 and year.isdigit()):
                raise BadData(sheet.file, line, "“time_period” has to be a year of four digits.")
            if value is None:
                raise BadData(
                    sheet.file, line, "column “value” has neither a number nor “-” for a missing one."
                )
            if before := seen.get((code, year, number)):
                raise BadData(sheet.file, line, f"row {before} has this measure, place and year too.")
            seen[code, year, number] = line
            yield Figure(line, _area(sheet, line, number, name, known), int(year), code, value)


def _area(sheet: Sheet, line: int, number: str, name: str, known: Areas) -> str:
    if number in NUMBERS:
        return NUMBERS[number]
    if number not in known.authorities:
        raise BadData(sheet.file, line, f"there is no local authority with the number {number[:12]}.")
    return number


SOURCE = Source(
    code="dfe_lait",
    title="Local Authority Interactive Tool",
    publisher=DFE,
    period="as each measure says",
    layouts=(LaitLayout(),),
    note="Carries rates without the counts they were made of.",
)
