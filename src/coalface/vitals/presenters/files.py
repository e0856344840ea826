"""One chart as files: a picture, its numbers, and a specification from which it can be drawn anew."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import StringIO
from math import inf
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.charts import ControlChart, XmrChart
from coalface.core.charts.drawing import Labels, Table, alone, standing_alone, table_of
from coalface.core.charts.vega import vega_of
from coalface.core.charts.vega_years import vega_years
from coalface.ui.pictures import png_of
from coalface.warehouse.areas import ENGLAND_NAME

from .attributed import attributed
from .drawn import Line, drawing_of, empty_words, labels_of, on_axis
from .happened import letters_words
from .lines import known
from .places import Spread

MORE_DECIMALS = 2
SPREAD_HEADINGS = ("Unit", "Year", "Read from")
KINDS = {"png": "image/png", "csv": "text/csv; charset=utf-8", "json": "application/json"}
GAP_SAID = (
    "Shaded: not in these files, or published with the symbol that stands there. Dotted upright line: counted"
    " anew."
)
HAPPENED_SAID = "Numbers above: what happened, as listed below. A filled mark: an inspection."


@dataclass(frozen=True, slots=True)
class ChartFile:
    """The bytes of a file and its kind."""

    content: bytes
    kind: str


def chart_file(ending: str, *, svg: Any, rows: Any, spec: Any) -> ChartFile:
    """What was asked for, and nothing else, is made. Each is a function without arguments."""
    if ending == "png":
        content = png_of(svg())
    elif ending == "csv":
        content = csv_text(rows()).encode()
    else:
        content = json.dumps(spec(), ensure_ascii=False, indent=1).encode()
    return ChartFile(content, KINDS[ending])


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def line_file(ending: str, line: Line, place: str, changed: str, rows: Any) -> ChartFile:
    labels = labels_of(line, label=f"{place}: {_(line.series.measure.name)}")
    return chart_file(
        ending,
        svg=lambda: alone(
            drawing_of(line, key="chart", says=changed, label=labels.name),
            labels,
            " ".join([changed, *empty_words(line), *_marked_words(line)]),
            fine_print(line),
        ),
        rows=rows,
        spec=lambda: vega_years(
            vega_rows(line),
            labels,
            says=" ".join([changed, *empty_words(line), *attributed([*line.cells, *line.beside])]),
            other=_(ENGLAND_NAME),
            events=_events(line),
        ),
    )


def _marked_words(line: Line) -> list[str]:
    return [_(GAP_SAID), _(HAPPENED_SAID)] if on_axis(line) else [_(GAP_SAID)]


def fine_print(line: Line) -> list[str]:
    """Under a picture: what each number and letter above it is, where the numbers are from, and their licence."""
    said = [f"{one.number}. {one.when}: {one.what}" for one in on_axis(line)]
    return [*said, *letters_words(line.happened), *attributed([*line.cells, *line.beside])]


def vega_rows(line: Line) -> list[dict[str, Any]]:
    """A row a year. A new part begins after a year without a number and where counting changed."""
    anew, part, rows = {each.year for each in line.breaks}, 0, []
    beside = line.beside or (None,) * len(line.years)
    for year, cell, other in zip(line.years, line.cells, beside, strict=True):
        part += year in anew or not known(cell)
        row = {
            "year": year,
            "at": year + line.within,
            "value": cell.value.number,
            "status": cell.value.status,
            "part": part,
        }
        if line.beside:
            row["other"] = other.value.number if other else None
        rows.append(row)
    return rows


def _events(line: Line) -> list[dict[str, Any]]:
    return [
        {
            "at": round(max(each.at, line.years[0]), 3),
            "what": f"{each.when}: {each.what}",
            "number": each.number,
            "letter": each.letter,
        }
        for each in on_axis(line)
    ]


def spread_file(ending: str, spread: Spread) -> ChartFile:
    """A funnel leaves its page behind: year, unit, sources and licence stand in each of its files."""
    labels, made = spread.labels, spread.made
    fine = attributed(one.cell for one in spread.places)
    return chart_file(
        ending,
        svg=lambda: standing_alone(made, labels, fine),
        rows=lambda: _spread_rows(spread),
        spec=lambda: vega_of(made, labels, fine),
    )


def _spread_rows(spread: Spread) -> list[Sequence[str]]:
    """With two decimals more than on the page, for whoever computes with them, and the lines of each place."""
    measure, labels = spread.measure, spread.labels
    headings, *rows = table_rows(
        table_of(spread.made, replace(labels, decimals=measure.decimals + MORE_DECIMALS))
    )
    read = {one.name: "; ".join(dict.fromkeys(map(str, one.cell.traces))) for one in spread.places}
    told = (measure.unit, str(spread.year))
    return [[*headings, *SPREAD_HEADINGS], *([*row, *told, read[row[0]]] for row in rows)]


def over_time_file(ending: str, made: XmrChart | ControlChart, labels: Labels) -> ChartFile:
    """Its numbers keep each limit as it was computed, also one that no value can reach."""
    every = replace(labels, least=-inf, most=inf)
    return chart_file(
        ending,
        svg=lambda: standing_alone(made, labels),
        rows=lambda: table_rows(table_of(made, every)),
        spec=lambda: vega_of(made, labels),
    )


def table_rows(table: Table) -> list[Sequence[str]]:
    """Numbers as programs read them: no separators of thousands, and a hyphen for less than nought."""
    return [table.headings, *([row[0], *map(_plain, row[1:])] for row in table.rows)]


def _plain(cell: str) -> str:
    bare = cell.replace(",", "").replace("−", "-")
    try:
        float(bare.removesuffix("%"))
    except ValueError:
        return "" if cell == "–" else cell
    return bare.removesuffix("%")
