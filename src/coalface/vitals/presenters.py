"""An authority, England and a measure across places, as plain values that templates show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.core.charts import BadChart, funnel
from coalface.core.charts.drawing import Labels, Table, describe, draw_places, table_of
from coalface.core.charts.drawing.years import Mark, draw_years
from coalface.core.figures import Kind, Measure, Value, percent_change
from coalface.warehouse.areas import ENGLAND
from coalface.warehouse.defining import GROUPS, measures
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.queries.inspections import inspections
from coalface.warehouse.queries.places import Place, places
from coalface.warehouse.queries.series import Series, series_of

from .events import events_of

# Vacancies are never shown without posts, people in post, agency workers and leavers; the work stands beside them.
DRAWN = {
    "work": ("referrals", "became_subject_of_plan", "on_plan_at_31_march", "looked_after_at_31_march"),
    "workforce": (
        *("posts", "in_post", "vacancies", "agency_workers", "starters", "leavers"),
        *("absence_rate", "cases", "case_holders", "caseload"),
    ),
}
# Where in its year a count lies, so that what happened can be marked beside it.
PART_OF_YEAR = {"year to 31 March": 0.25, "31 March": 0.25, "30 June": 0.5}
AT_30_SEPTEMBER = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    """One measure over the years: a drawing, a sentence, and the address of its funnel."""

    name: str
    says: str
    drawing: str
    changed: str
    url: str


@dataclass(frozen=True, slots=True)
class Happening:
    when: str
    what: str
    source: str
    at: float


def written(value: Value, decimals: int) -> str:
    return f"[{value.status}]" if value.number is None else f"{value.number:,.{decimals}f}"


def area_page(connection: Any, area: Area) -> dict[str, Any]:
    asked = list(measures().values())
    series = {
        one.measure.code: one for one in series_of(connection, area.key, asked) if any(map(known, one.cells))
    }
    happened = happenings(connection, area.key)
    drawn = [measures()[code] for codes in DRAWN.values() for code in codes]
    england = [] if area.key == ENGLAND else series_of(connection, ENGLAND, drawn)
    beside = {one.measure.code: one for one in england}
    groups = [
        {
            "title": _(GROUPS[group]),
            "lines": [
                line(series[code], happened, place, beside.get(code))
                for place, code in enumerate(codes)
                if code in series
            ],
        }
        for group, codes in DRAWN.items()
    ]
    return {
        "area": area,
        "notes": area.notes,
        "groups": [group for group in groups if group["lines"]],
        "happened": happened,
        "table": every_number(list(series.values())),
        "csv": reverse("figures_csv", args=[area.key]),
        "no_events": area.level != "country",
    }


def known(cell: Cell) -> bool:
    return cell.value.number is not None


def line(one: Series, happened: Sequence[Happening], number: int, england: Series | None) -> Line:
    measure, first = one.measure, next(place for place, cell in enumerate(one.cells) if known(cell))
    years, cells = one.years[first:], one.cells[first:]
    part = PART_OF_YEAR.get(measure.period, AT_30_SEPTEMBER)
    changed = change_words(one, england)
    labels = Labels(
        measure.name,
        [str(year) for year in years],
        says=f"{measure.unit}, {measure.period}",
        key=f"{measure.code}-{number}",
    )
    drawing = draw_years(
        [cell.value.number for cell in cells],
        labels,
        breaks=[years.index(each.year) for each in measure.breaks if each.year in years[1:]],
        marks=[Mark(each.at - part - years[0], each.what) for each in happened],
        says=changed,
    )
    return Line(measure.name, labels.says, drawing, changed, reverse("figures_measure", args=[measure.code]))


def change_words(one: Series, england: Series | None) -> str:
    """Two numbers and the change between them, beside England’s: no word for whether that is much.

    A change is never taken across a break: it begins with the first year that was counted as the last was.
    """
    anew = max((each.year for each in one.measure.breaks), default=0)
    there = [(year, cell) for year, cell in zip(one.years, one.cells, strict=True) if known(cell)]
    since = [(year, cell) for year, cell in there if year >= anew] or there
    (first, before), (last, after) = since[0], since[-1]
    decimals = one.measure.decimals
    facts = {"after": written(after.value, decimals), "last": last}
    if first == last:
        return _("%(after)s in %(last)d. No other year that can be compared is published.") % facts
    facts |= {"before": written(before.value, decimals), "first": first, "change": change_in(before, after)}
    said = _("%(before)s in %(first)d, %(after)s in %(last)d: %(change)s.") % facts
    if england:
        there_too = dict(zip(england.years, england.cells, strict=True))
        both = there_too.get(first), there_too.get(last)
        if both[0] and both[1] and known(both[0]) and known(both[1]):
            said += " " + _("England in the same years: %(change)s.") % {
                "change": change_in(both[0], both[1])
            }
    return said


def change_in(before: Cell, after: Cell) -> str:
    change = percent_change(before.value, after.value)
    if change is None:
        return _("no change can be computed")
    return f"{'+' if change >= 0 else '−'}{abs(change):,.1f}%"


def happenings(connection: Any, area: str) -> list[Happening]:
    """Inspections and what else is in the file of events, by date."""
    found = [
        (
            one.published,
            False,
            _("Ofsted (%(framework)s): %(judgement)s")
            % {"framework": one.framework, "judgement": one.overall or _("no overall judgement")},
            str(one.trace),
        )
        for one in inspections(connection, area)
    ]
    found += [(one.on, one.by_month, one.what, one.source) for one in events_of(area)]
    return [
        Happening(date_format(on, "F Y" if by_month else "j F Y"), what, source, _year_and_part(on))
        for on, by_month, what, source in sorted(found, key=lambda one: one[0])
    ]


def _year_and_part(on: date) -> float:
    return on.year + (on.timetuple().tm_yday - 1) / 365.25


def every_number(series: Sequence[Series]) -> Table:
    """A row a measure, a column a year; a symbol where nothing was published."""
    if not series:
        return Table((_("Measure"),), ())
    years = series[0].years
    rows = tuple(
        (one.measure.name, *(written(cell.value, one.measure.decimals) for cell in one.cells))
        for one in series
    )
    return Table((_("Measure"), *map(str, years)), rows)


def csv_rows(connection: Any, area: Area) -> list[list[str]]:
    """Every number with its file and line."""
    rows = [
        [
            "area",
            "name",
            "measure",
            "kind",
            "period",
            "unit",
            "year",
            "value",
            "status",
            "source",
            "release",
            "lines",
        ]
    ]
    for one in series_of(connection, area.key, list(measures().values())):
        measure = one.measure
        for year, cell in zip(one.years, one.cells, strict=True):
            if cell.traces:
                number = "" if cell.value.number is None else f"{cell.value.number:.10g}"
                rows.append(
                    [
                        *(area.key, area.name, measure.code, str(measure.kind), measure.period, measure.unit),
                        *(str(year), number, cell.value.status),
                        "; ".join(dict.fromkeys(trace.source for trace in cell.traces)),
                        "; ".join(dict.fromkeys(trace.release for trace in cell.traces)),
                        "; ".join(dict.fromkeys(map(str, cell.traces))),
                    ]
                )
    return rows


def measure_page(connection: Any, measure: Measure, year: int, years: Sequence[int]) -> dict[str, Any]:
    """A funnel where there are numbers above and below a line; else every place's number, by name."""
    there = [one for one in places(connection, measure, year) if known(one.cell)]
    chart = _funnel(measure, there)
    rows = tuple((one.name, written(one.cell.value, measure.decimals)) for one in there)
    return {
        "measure": measure,
        "year": year,
        "years": years,
        "count": len(there),
        "chart": chart,
        "table": chart["table"] if chart else Table((_("Place"), measure.unit), rows),
        "places": [(one.name, reverse("figures_area", args=[one.area])) for one in there],
    }


def _funnel(measure: Measure, there: Sequence[Place]) -> dict[str, Any] | None:
    counted = [one for one in there if one.cell.over.number is not None and (one.cell.under.number or 0) > 0]
    if not measure.under or measure.kind is not Kind.RATE or len(counted) < 10:
        return None
    over = [one.cell.over.number or 0.0 for one in counted]
    under = [one.cell.under.number or 0.0 for one in counted]
    share = set(measure.over) <= set(measure.under)
    try:
        made = funnel(over, under, data_type="PR" if share else "RC")
    except BadChart:
        return None
    known_measures = measures()
    labels = Labels(
        measure.name,
        [one.name for one in counted],
        says=measure.says,
        times=measure.per,
        size=" + ".join(known_measures[part].name for part in measure.under).lower(),
        say=_,
        key=measure.code,
    )
    said = describe(made, labels)
    return {
        "name": measure.name,
        "says": measure.says,
        "drawing": draw_places(made, labels),
        "sentences": [part for part in (said.drawn, said.signals, said.made) if part],
        "table": table_of(made, labels),
    }


def england_lists(there_are: Sequence[Area]) -> list[dict[str, Any]]:
    """Every living authority by region and name, as links."""
    regions = [one for one in there_are if one.level == "region"]
    return [
        {
            "name": region.name,
            "url": reverse("figures_area", args=[region.key]),
            "areas": [
                (one.name, reverse("figures_area", args=[one.key]))
                for one in there_are
                if one.region == region.key and one.level == "authority" and one.ended is None
            ],
        }
        for region in regions
    ]


def measures_with_funnels() -> list[tuple[str, str]]:
    rates = (one for one in measures().values() if one.kind is Kind.RATE)
    return [(one.name, reverse("figures_measure", args=[one.code])) for one in rates]


__all__ = ["ENGLAND", "area_page", "csv_rows", "england_lists", "measure_page", "measures_with_funnels"]
