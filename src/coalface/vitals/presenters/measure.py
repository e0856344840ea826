"""The page of one measure: its places in a year by name, with limits where there can be any, and England over time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.changes import unit_after
from coalface.core.charts.drawing import Table, describe, draw_places, place_in_funnel, table_of
from coalface.core.figures import Measure
from coalface.warehouse.areas import ENGLAND
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.queries.places import Place
from coalface.warehouse.queries.series import Series, series_of

from .lines import change_words, files_of, known, traced, written
from .linked import Linked, numbers_link
from .places import Spread, names_of, spread_among, there_in
from .positions import among
from .vacancy import PARTS, RATE, parted_words


def measure_page(
    connection: Any, measure: Measure, year: int, years: Sequence[int], asked: Area | None = None
) -> dict[str, Any]:
    """A funnel where there are numbers above and below a line; else every place's number, by name."""
    there = there_in(connection, measure, year)
    spread = spread_among(measure, year, there)
    chart = _shown(spread, asked) if spread else None
    after = unit_after(measure)
    rows = tuple(
        (
            one.name,
            traced(
                written(one.cell.value, measure.decimals) + after,
                one.cell,
                numbers_link(one.area, measure.code)(year),
            ),
        )
        for one in there
    )
    return {
        "measure": measure,
        "year": year,
        "years": years,
        "count": len(there),
        "chart": chart,
        "table": chart["table"] if chart else Table((_("Place"), _(measure.unit)), rows),
        "over_time": over_time(connection, measure, asked),
        "place_words": one_place(measure, year, there, spread, asked) if asked else "",
        "area": asked,
    }


def one_place(measure: Measure, year: int, there: Sequence[Place], spread: Spread | None, area: Area) -> str:
    """What the year’s number of the place is, and between which limits it lies, inside as well as outside."""
    at = spread.place_of(area) if spread else None
    if spread is not None and at is not None:
        return f"{place_in_funnel(spread.made, spread.labels, at)} {_wide(spread)}"
    cell = next((one.cell for one in there if one.area == area.key), None)
    facts: dict[str, object] = {"name": area.name, "year": year}
    if cell is None:
        return _("%(name)s has no number among the places of %(year)d.") % facts
    return _("%(name)s: %(value)s in %(year)d. There are no limits to hold it against.") % {
        **facts,
        "value": in_full(measure, cell),
    }


def _wide(spread: Spread) -> str:
    one = among(spread)
    facts = {"inside": len(one.places) - one.outside, "count": len(one.places)}
    return _("Limits of this kind are wide enough for %(inside)d of %(count)d places.") % facts


def in_full(measure: Measure, cell: Cell) -> str:
    unit = "" if measure.in_per_cent else f" {_(measure.unit)}"
    return f"{written(cell.value, measure.decimals)}{unit_after(measure)}{unit}"


def _shown(spread: Spread, asked: Area | None) -> dict[str, Any]:
    labels = spread.labels
    said = describe(spread.made, labels)
    return {
        "name": labels.name,
        "says": labels.says,
        "drawing": draw_places(spread.made, labels, spread.place_of(asked) if asked else None),
        "sentences": [part for part in (said.drawn, said.signals, said.made) if part],
        "table": _traced(table_of(spread.made, labels), spread),
        "files": files_of("figures_funnel", spread.measure.code, spread.year),
    }


def _traced(table: Table, spread: Spread) -> Table:
    """The table of a funnel, in which each value leads to where it is from."""
    keys = {one.name: one.area for one in spread.places}
    at = table.headings.index("Value")
    rows = (
        (
            *row[:at],
            Linked(row[at], numbers_link(keys[row[0]], spread.measure.code)(spread.year)),
            *row[at + 1 :],
        )
        for row in table.rows
    )
    measure = spread.measure
    named = {
        "Numerator": names_of(measure.over),
        "Denominator": names_of(measure.under),
        "Value": _(measure.name),
    }
    return Table(tuple(named.get(heading, heading) for heading in table.headings), tuple(rows))


def over_time(connection: Any, measure: Measure, asked: Area | None) -> list[tuple[str, list[str]]]:
    """How England changed, and the place that was asked for: a vacancy rate never without posts and people."""
    wanted = [measure, *(measures()[code] for code in PARTS if measure.code == RATE)]
    england = {one.measure.code: one for one in series_of(connection, ENGLAND, wanted)}
    said = [(_("England"), list(_changed(measure, england, None)))]
    if asked and asked.key != ENGLAND:
        here = {one.measure.code: one for one in series_of(connection, asked.key, wanted)}
        said.append((asked.name, list(_changed(measure, here, england.get(measure.code)))))
    return [one for one in said if one[1]]


def _changed(measure: Measure, there: Mapping[str, Series], england: Series | None) -> Iterator[str]:
    series = there[measure.code]
    if any(map(known, series.cells)):
        yield change_words(series, england)
        if measure.code == RATE:
            yield from parted_words(there)
