"""The judgement that stood for each authority on one day: one row an authority."""

from collections.abc import Iterator

from coalface.warehouse.bad import BadData
from coalface.warehouse.rows import Inspection
from coalface.warehouse.tables import Sheet

from . import ofsted
from .source import OFSTED, Source


class JudgementsLayout:
    needs = frozenset({ofsted.CODE, ofsted.NAME, ofsted.PUBLISHED, ofsted.OVERALL, *ofsted.PARTS})

    def read(self, sheet: Sheet) -> Iterator[Inspection]:
        seen = dict[str, int]()
        for line, cells in sheet.rows:
            row = dict(zip(sheet.header, (cell.strip() for cell in cells), strict=True))
            if not row[ofsted.PUBLISHED]:
                continue
            published = ofsted.day(sheet, line, ofsted.PUBLISHED, row[ofsted.PUBLISHED])
            number = ofsted.authority(sheet, line, row, published)
            if before := seen.get(number):
                raise BadData(sheet.file, line, f"line {before} has this authority too.")
            seen[number] = line
            overall, *parts = (
                ofsted.judgement(sheet, line, column, row[column])
                for column in (ofsted.OVERALL, *ofsted.PARTS)
            )
            yield Inspection(line, number, published, "as it stands", "", overall, *parts)


SOURCE = Source(
    code="ofsted_judgements",
    title="Local authority inspection outcomes, judgements as they stand",
    publisher=OFSTED,
    period="day of publication",
    layouts=(JudgementsLayout(),),
)
