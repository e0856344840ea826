"""Inspections that Ofsted’s own list does not have yet, from the reports themselves: in the columns of that list.

    python -m tools.inspections_of_reports REPORTS.parquet FOLDER

writes `ofsted_ilacs_reports_2025_2026.csv` in it, which `python -m coalface.warehouse.shipping FOLDER` takes along.
Grades are written only where the table on the first page of the report says the same as whoever gathered the reports.
"""

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from coalface.warehouse.areas import areas
from coalface.warehouse.readers import ofsted
from coalface.warehouse.readers.ofsted_ilacs import KINDS
from coalface.warehouse.shipping import listed

FILE = "ofsted_ilacs_reports_2025_2026.csv"
LIST, LIST_ENDS, SAME_WITHIN = "ofsted_ilacs", date(2025, 3, 31), timedelta(days=100)
COLUMNS = (
    *("Web link", ofsted.CODE, ofsted.NAME, "Local authority status", "Ofsted region"),
    *(ofsted.INSPECTED, ofsted.PUBLISHED, "Inspection type", ofsted.OVERALL, *ofsted.PARTS),
)
# From spring 2026 Ofsted gives no overall judgement.
NO_OVERALL = "not_reported_post_reform"
GRADES = {
    "outstanding": ofsted.OUTSTANDING,
    "good": ofsted.GOOD,
    "requires improvement": ofsted.REQUIRES,
    "inadequate": ofsted.INADEQUATE,
    NO_OVERALL: "Not judged",
}
IN_REPORT = re.compile(r"\b(Outstanding|Good|Requires improvement|Inadequate)\b")
ASKED = """
    SELECT authority, strptime(published, '%d/%m/%y')::DATE, strptime(start, '%d/%m/%Y')::DATE, framework, overall,
           leaders, help_and_protection, in_care, care_leavers, url, text
    FROM read_parquet(?) WHERE states_ogl AND strptime(published, '%d/%m/%y')::DATE > ? ORDER BY 2, 1
"""


def rows(reports: Path) -> Iterator[list[str]]:
    known, there = areas(), set(_in_list())
    for name, published, begun, framework, *grades, url, text in _asked(reports):
        number = known.number_of_name(name, published)
        if number is None:
            raise ValueError(f"{name} is no authority of {published}")
        if any(area == number and abs(day - published) <= SAME_WITHIN for area, day in there):
            continue
        if _as_printed(text) != [GRADES[one] for one in grades if one != NO_OVERALL]:
            raise ValueError(f"{name}, {published}: the report says otherwise")
        authority = known.authorities[number]
        kind = next(words for words, short in KINDS.items() if short == framework)
        written = [GRADES[one] for one in grades]
        yield [
            *(url, authority.codes[0], authority.name, "Current", ""),
            *(begun.isoformat(), published.isoformat(), kind, *written),
        ]


def _asked(reports: Path) -> list[tuple[Any, ...]]:
    return duckdb.connect().execute(ASKED, [str(reports), LIST_ENDS]).fetchall()


def _in_list() -> Iterator[tuple[str, date]]:
    [one] = [each for each in listed() if each.parquet == LIST]
    sheet = one.sheet()
    for line, cells in sheet.rows:
        row = dict(zip(sheet.header, cells, strict=True))
        day = datetime.fromisoformat(row[ofsted.PUBLISHED]).date()
        yield ofsted.authority(sheet, line, row, day), day


def _as_printed(text: str) -> list[str]:
    """The grades of the table on the first page, with the overall one first, as they are gathered."""
    table = text[text.index("Grade") :][:900]
    end = (
        table.find("\n\n\n")
        if "Overall effectiveness" not in table
        else table.index("Overall effectiveness") + 90
    )
    found = [GRADES[one.lower()] for one in IN_REPORT.findall(table[:end])]
    return [found[4], *found[:4]] if "Overall effectiveness" in table else found[:4]


def main(reports: Path, folder: Path) -> None:
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(reports))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
