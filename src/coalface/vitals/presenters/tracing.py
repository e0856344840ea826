"""One number, how it is made, and the rows of published files on which it stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Table
from coalface.core.figures import KIND_WORDS, NOT_AVAILABLE, STATUSES, Measure
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.cells import NOTHING, Cell, Trace, cells
from coalface.warehouse.queries.series import series_of
from coalface.warehouse.queries.source_rows import SourceRow, source_row
from coalface.warehouse.queries.sources import loaded_files

from .lines import written
from .linked import row_address
from .vacancy import careful_words


def number_page(connection: Any, place: Area, measure: Measure, year: int) -> dict[str, Any] | None:
    """Nothing where nothing is published of this place and year, not even a symbol."""
    cell = cells(connection, [measure], [place.key], [year]).get((measure.code, place.key, year), NOTHING)
    if not cell.traces:
        return None
    status = cell.value.status
    return {
        "area": place,
        "measure": measure,
        "year": year,
        "value": written(cell.value, measure.decimals),
        "means": _(STATUSES[status]) if status else "",
        "kind": _(KIND_WORDS[measure.kind]),
        "made": made_of(measure),
        "note": cell.note,
        "careful": _careful(connection, place, measure, year),
        "parts": list(_parts(connection, place, measure, year, cell)),
    }


def _careful(connection: Any, place: Area, measure: Measure, year: int) -> list[str]:
    """Of the workforce: what in the return of that year is marked unreliable, and a number as of the year before."""
    if measure.group != "workforce":
        return []
    asked = [one for one in measures().values() if one.group == "workforce" and not one.is_computed]
    series = {
        one.measure.code: one for one in series_of(connection, place.key, asked, range(year - 1, year + 1))
    }
    return careful_words(series, [year])


def made_of(measure: Measure) -> str:
    """How a computed number is made, in words; nothing where it is read as it stands."""
    if not measure.is_computed:
        return ""
    over, under = ([_(measures()[part].name) for part in parts] for parts in (measure.over, measure.under))
    if not under:
        return " + ".join(over)
    times = "" if measure.per == 1 else f"{measure.per:,.6g} × "
    return f"{times}{_sum(over)} ÷ {_sum(under)}"


def _sum(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"


def _parts(connection: Any, place: Area, measure: Measure, year: int, cell: Cell) -> Iterator[dict[str, Any]]:
    """What is read, each with its lines: the number itself, or everything that it is made of."""
    if not measure.is_computed:
        yield _part(measure, year, cell)
        return
    asked = [(part, year) for part in measure.over]
    asked += [(part, year - measure.under_years_before) for part in measure.under if part not in measure.over]
    shown: set[Trace] = set()
    for code, when in asked:
        known = measures()[code]
        found = cells(connection, [known], [place.key], [when]).get((code, place.key, when), NOTHING)
        shown.update(found.traces)
        yield _part(known, when, found)
    if published := tuple(trace for trace in cell.traces if trace not in shown):
        yield _part(measure, year, Cell(cell.value, published), name=_("As its publisher has it"))


def _part(measure: Measure, year: int, cell: Cell, name: str = "") -> dict[str, Any]:
    folder = Path(settings.FIGURES)
    value = cell.value if cell.traces else NOT_AVAILABLE
    return {
        "name": name or _(measure.name),
        "year": year,
        "value": written(value, measure.decimals),
        "rows": [
            row_page(found, trace.item, trace.note)
            for trace in cell.traces
            if (found := source_row(folder, trace.release, trace.file, trace.line))
        ],
    }


def row_page(row: SourceRow, item: str = "", note: str = "") -> dict[str, Any]:
    marked = row.columns_of(item) if item else frozenset()
    return {
        "source": row.source.title,
        "publisher": row.source.publisher,
        "licence": row.source.licence,
        "attribution": row.source.attribution,
        "release": row.release,
        "file": row.file,
        "line": row.line,
        "carried_by": row.carried_by,
        "note": note,
        "columns": ", ".join(sorted(marked)),
        "url": row_address(row.release, row.file, row.line),
        "cells": [(name, cell, name in marked) for name, cell in zip(row.header, row.cells, strict=True)],
    }


def sources_page(connection: Any) -> dict[str, Any]:
    headings = (
        _("File"),
        _("What it is"),
        _("Publisher"),
        _("Release"),
        _("Years"),
        _("Rows"),
        _("Taken from"),
    )
    rows = tuple(
        (
            one.file,
            _(one.source.title),
            one.source.publisher,
            one.release + ("" if one.newest else _(" (superseded)")),
            f"{one.first_year}–{one.last_year}",
            f"{one.row_count:,}",
            one.carried_by,
        )
        for one in loaded_files(connection)
    )
    licences = sorted({one.source.attribution for one in loaded_files(connection)})
    return {"table": Table(headings, rows), "attributions": licences}
