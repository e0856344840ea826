"""How much the work, and who does it, changed between two years: one row a measure, and never one with another."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.changes import change_said, unit_after
from coalface.core.charts.drawing import Table
from coalface.core.figures import KIND_WORDS, STATUSES, Claim, Measure
from coalface.warehouse.areas import ENGLAND
from coalface.warehouse.defining import GROUPS
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.queries.two_years import Row, two_years

from .lines import traced, written
from .linked import numbers_link


def two_years_page(connection: Any, area: Area, first: int, last: int) -> dict[str, Any]:
    rows = two_years(connection, area.key, first, last)
    shown = [row for row in rows if not row.is_empty]
    return {
        "area": area,
        "groups": [
            {
                "title": _(title),
                "table": _table([row for row in shown if row.measure.group == group], area.key, first, last),
            }
            for group, title in GROUPS.items()
            if any(row.measure.group == group for row in shown)
        ],
        "notes": list(dict.fromkeys(_notes(shown))),
        "claims": [_claimed(row.measure, claim, area) for row in shown for claim in row.claims],
        "empty": len(rows) - len(shown),
    }


def _claimed(measure: Measure, claim: Claim, area: Area) -> str:
    said = _("%(name)s: “%(says)s” is claimed by %(source)s. It is not computed here.") % {
        "name": _(measure.name),
        "says": claim.says,
        "source": claim.source,
    }
    return said if area.key == ENGLAND else said + " " + _("It speaks of England.")


def _table(rows: Sequence[Row], area: str, first: int, last: int) -> Table:
    headings = (
        _("Measure"),
        str(first),
        str(last),
        _("Change"),
        _("Counted"),
        _("Anew since"),
        _("Read from"),
    )
    return Table(headings, tuple(_row(row, area, first, last) for row in rows))


def _row(row: Row, area: str, first: int, last: int) -> tuple[str, ...]:
    measure = row.measure
    link = numbers_link(area, measure.code)
    return (
        _(measure.name) + (_(" (computed here)") if measure.is_computed else ""),
        traced(_number(measure, row.first), row.first, link(first)),
        traced(_number(measure, row.last), row.last, link(last)),
        change(row),
        f"{_(measure.unit)}; {_(KIND_WORDS[measure.kind])}, {_(measure.period)}",
        ", ".join(str(one.year) for one in row.breaks) or "–",
        _read_from(row.first, row.last),
    )


def _number(measure: Measure, cell: Cell) -> str:
    said = written(cell.value, measure.decimals)
    return said if cell.value.number is None else said + unit_after(measure)


def _read_from(*cells: Cell) -> str:
    """Each file once, with its lines."""
    files: dict[str, list[int]] = {}
    for trace in (trace for cell in cells for trace in cell.traces):
        files.setdefault(trace.file, []).append(trace.line)
    said = []
    for file, lines in files.items():
        each = ", ".join(map(str, sorted(set(lines))))
        words = ngettext("%(file)s, line %(lines)s", "%(file)s, lines %(lines)s", len(set(lines)))
        said.append(words % {"file": file, "lines": each})
    return "; ".join(said) or "–"


def change(row: Row) -> str:
    """As on the page of a place, computed from the two numbers; or the symbol that stands in the way."""
    if row.change_percent is not None or row.change_points is not None:
        return change_said(row.measure, row.first.value, row.last.value, _)
    missing = [cell.value.status for cell in (row.first, row.last) if cell.value.number is None]
    return f"[{missing[0]}]" if missing else "[z]"


def _notes(rows: Sequence[Row]) -> Iterator[str]:
    for year, why in sorted({(one.year, one.why) for row in rows for one in row.breaks}):
        yield _("Counted anew in %(year)d: %(why)s A change across it is partly a change in counting.") % {
            "year": year,
            "why": _(why),
        }
    for row in rows:
        for said in row.notes:
            yield f"{_(row.measure.name)}: {_(said)}"
    symbols = {cell.value.status for row in rows for cell in (row.first, row.last) if cell.value.status}
    for symbol in sorted(symbols):
        yield f"[{symbol}] {_(STATUSES[symbol])}."
