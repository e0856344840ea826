"""ILACS inspections with their outcomes: one row an inspection."""

from collections.abc import Iterator

from coalface.warehouse.bad import BadData
from coalface.warehouse.rows import Inspection
from coalface.warehouse.tables import Sheet

from . import ofsted
from .source import OFSTED, Source

KINDS = {"ILACS Standard Inspection": "standard", "ILACS Short Inspection": "short"}


class IlacsLayout:
    needs = frozenset(
        {ofsted.CODE, ofsted.NAME, ofsted.PUBLISHED, "Inspection type", ofsted.OVERALL, *ofsted.PARTS}
    )

    def read(self, sheet: Sheet) -> Iterator[Inspection]:
        seen = dict[tuple[str, str], int]()
        for line, cells in sheet.rows:
            row = dict(zip(sheet.header, (cell.strip() for cell in cells), strict=True))
            published = ofsted.day(sheet, line, ofsted.PUBLISHED, row[ofsted.PUBLISHED])
            kind = KINDS.get(row["Inspection type"])
            if kind is None:
                raise BadData(
                    sheet.file, line, f"column “Inspection type” has to be one of: {', '.join(KINDS)}."
                )
            number = ofsted.authority(sheet, line, row, published)
            if before := seen.get((number, row[ofsted.PUBLISHED])):
                raise BadData(sheet.file, line, f"line {before} has this authority and publication too.")
            seen[number, row[ofsted.PUBLISHED]] = line
            overall, *parts = (
                ofsted.judgement(sheet, line, column, row[column])
                for column in (ofsted.OVERALL, *ofsted.PARTS)
            )
            yield Inspection(line, number, published, "ILACS", kind, overall, *parts)


SOURCE = Source(
    code="ofsted_ilacs",
    title="Local authority inspection outcomes, ILACS inspections",
    publisher=OFSTED,
    period="day of publication",
    layouts=(IlacsLayout(),),
)
