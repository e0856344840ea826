"""The table of two years: as rows for people, and as JSON for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from coalface.core.changes import change_said, unit_after
from coalface.core.figures import STATUSES, Measure
from coalface.warehouse.areas import ENGLAND
from coalface.warehouse.defining import GROUPS
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.queries.two_years import Row

from .wording import cell_as_json, counted, lines_of, number


def headings(first: int, last: int) -> list[str]:
    return ["Measure", str(first), str(last), "Change", "Counted", "Break", "Source"]


def table(rows: Sequence[Row]) -> list[list[str]]:
    return [
        [
            row.measure.name,
            _number(row.measure, row.first),
            _number(row.measure, row.last),
            change(row),
            counted(row.measure),
            ", ".join(str(one.year) for one in row.breaks),
            lines_of(row.first, row.last),
        ]
        for row in rows
        if not row.is_empty
    ]


def _number(measure: Measure, cell: Cell) -> str:
    after = "" if cell.value.number is None else unit_after(measure)
    return f"{number(cell.value, measure.decimals)}{after}"


def change(row: Row) -> str:
    """Computed from the two numbers, by the rule that the pages have; or the symbol that stands in the way."""
    if row.change_percent is not None or row.change_points is not None:
        return change_said(row.measure, row.first.value, row.last.value)
    missing = [cell.value.status for cell in (row.first, row.last) if cell.value.number is None]
    return f"[{missing[0]}]" if missing else "[z]"


def notes(area: Area, rows: Sequence[Row]) -> Iterator[str]:
    """What has to be read with the table."""
    yield from area.notes
    shown = [row for row in rows if not row.is_empty]
    breaks = {(one.year, one.why) for row in shown for one in row.breaks}
    for year, why in sorted(breaks):
        yield f"Break in {year}: {why} A change across it is partly a change in counting."
    for row in shown:
        for claim in row.claims:
            said = f"{row.measure.name}: claimed “{claim.says}” by {claim.source}. It is not computed here."
            yield said if area.key == ENGLAND else f"{said} It speaks of England."
        for said in dict.fromkeys(row.notes):
            yield f"{row.measure.name}: {said}"
    symbols = {cell.value.status for row in shown for cell in (row.first, row.last) if cell.value.status}
    for symbol in sorted(symbols):
        yield f"[{symbol}] {STATUSES[symbol]}."
    if empty := len(rows) - len(shown):
        yield (
            "One other measure has no number for this place in either year."
            if empty == 1
            else f"{empty} other measures have no number for this place in either year."
        )


def as_json(area: Area, first: int, last: int, rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "area": {"code": area.key, "name": area.name, "level": area.level, "notes": list(area.notes)},
        "from": first,
        "to": last,
        "rows": [_row(row) for row in rows if not row.is_empty],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "measure": row.measure.code,
        "name": row.measure.name,
        "group": GROUPS[row.measure.group],
        "kind": str(row.measure.kind),
        "period": row.measure.period,
        "unit": row.measure.unit,
        "from": cell_as_json(row.first),
        "to": cell_as_json(row.last),
        "change_percent": None if row.change_percent is None else round(row.change_percent, 4),
        "change_points": None if row.change_points is None else round(row.change_points, 4),
        "breaks": [{"year": one.year, "why": one.why} for one in row.breaks],
        "claims": [{"says": one.says, "source": one.source} for one in row.claims],
        "notes": list(dict.fromkeys(row.notes)),
    }
