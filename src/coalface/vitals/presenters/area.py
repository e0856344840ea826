"""One place: its lines over the years, what happened there, and every number as a table and as a file."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Table
from coalface.core.figures import Kind, Measure
from coalface.warehouse.areas import ENGLAND
from coalface.warehouse.defining import GROUPS, measures
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.series import Series, series_of

from .axis import FIRST_YEAR, axis_for, years_of
from .changed import TOLD, changed_page, extremes
from .drawn import Line, line_facts, line_of, strip_of
from .happened import Happening, happenings, letters_words, looked_words
from .lines import change_words, counted_alike, derived_words, known, traced, without_unit, written
from .linked import numbers_link
from .positions import positions
from .story import story_of

# Vacancies are never shown without posts, people in post, agency workers and leavers; the work stands beside them.
DRAWN = {
    "work": (
        *("referrals", "section_47_rate", "initial_conferences_rate"),
        *("became_subject_of_plan", "on_plan_at_31_march", "looked_after_at_31_march"),
    ),
    "workforce": (
        *("posts", "in_post", "vacancies", "agency_workers", "starters", "leavers"),
        *("absence_rate", "cases", "case_holders", "caseload"),
    ),
}
# What others beside it are made of, or lead to: conferences to plans, cases and case holders to caseload. In a fold.
FOLDED = ("became_subject_of_plan", "starters", "cases", "case_holders")
# Which places stand in funnels.
WITH_PLACES = ("authority", "joint return")
CSV_HEADINGS = (
    *("area", "name", "measure", "kind", "period", "unit", "year"),
    *("value", "status", "source", "release", "lines"),
)


def area_page(connection: Any, area: Area) -> dict[str, Any]:
    asked = list(measures().values())
    years = years_of(connection, area.key)
    every = series_of(connection, area.key, asked, years)
    series = {one.measure.code: one for one in every if any(map(known, one.cells))}
    happened = happenings(connection, area.key)
    axis = axis_for(years, happened)
    drawn = [measures()[code] for codes in DRAWN.values() for code in codes]
    told = [measures()[code] for code in dict.fromkeys((*TOLD, *(one.code for one in drawn)))]
    england = [] if area.key == ENGLAND else series_of(connection, ENGLAND, told)
    beside = {one.measure.code: one for one in england}
    changed = changed_page(area, series, beside, positions(connection) if area.level in WITH_PLACES else {})
    return {
        "area": area,
        "notes": area.notes,
        "story": story_of(happened, changed, series, beside),
        "groups": drawn_groups(area, series, beside, axis, happened),
        "begins": begins(series, drawn),
        "changed": {**changed, "groups": by_group(changed["rows"])},
        **happened_facts(connection, area, axis, happened),
        "odd": odd_words(list(series.values())),
        "table": every_number(list(series.values()), area.key),
        "csv": reverse("figures_csv", args=[area.key]),
    }


def drawn_groups(
    area: Area,
    series: Mapping[str, Series],
    england: Mapping[str, Series],
    axis: range,
    happened: Sequence[Happening],
) -> list[dict[str, Any]]:
    """The charts by what they are about, those in a fold apart from the others."""
    groups = []
    for group, codes in DRAWN.items():
        lines = {
            code: line_facts(
                line_of(series[code], axis, happened, _england_beside(england.get(code))),
                place,
                _caption(series[code], england.get(code)),
                area.key,
            )
            for place, code in enumerate(codes)
            if code in series
        }
        in_sight = [facts for code, facts in lines.items() if code not in FOLDED]
        folded = [facts for code, facts in lines.items() if code in FOLDED]
        if lines:
            groups.append({"title": _(GROUPS[group]), "lines": in_sight, "folded": folded})
    return groups


def _caption(one: Series, england: Series | None) -> str:
    """The change, and the highest and the lowest year: the first and the last alone hide what was between."""
    said = [change_words(one, england), *extremes(one.measure, counted_alike(one))]
    return without_unit(one.measure, " ".join(said))


def happened_facts(connection: Any, area: Area, axis: range, happened: Sequence[Happening]) -> dict[str, Any]:
    return {
        "happened": happened,
        "strip": {"drawing": drawing} if (drawing := strip_of(axis, happened)) else None,
        "letters": letters_words(happened),
        "looked": looked_words(connection, area.key) if happened else "",
        "inspected": any(one.inspected for one in happened),
    }


def by_group(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows of what changed, by what they are about: each group is a fold of the page."""
    return [
        {"title": _(GROUPS[group]), "rows": there}
        for group in DRAWN
        if (there := [row for row in rows if row["group"] == group])
    ]


def _england_beside(england: Series | None) -> Series | None:
    """England’s rate is drawn beside a place’s; its counts would not fit on one scale with them."""
    return england if england and england.measure.kind is Kind.RATE else None


def line_at(connection: Any, area: Area, code: str) -> tuple[Line, str] | None:
    """One line of a place’s page and its sentence; None where nothing is published."""
    measure = measures().get(code)
    if measure is None:
        return None
    [series] = series_of(connection, area.key, [measure])
    if not any(map(known, series.cells)):
        return None
    [england] = series_of(connection, ENGLAND, [measure])
    changed = change_words(series, None if area.key == ENGLAND else england)
    beside = None if area.key == ENGLAND else _england_beside(england)
    happened = happenings(connection, area.key)
    axis = axis_for(years_of(connection, area.key), happened)
    return line_of(series, axis, happened, beside), changed


def begins(series: Mapping[str, Series], drawn: Sequence[Measure]) -> list[str]:
    """From which year on there is anything, for the work and for the workforce: before, [x] stands in the table."""
    said = []
    for group, words in (
        ("work", _("About the work of this place nothing is published here before %(year)d.")),
        ("workforce", _("About its workforce nothing is published here before %(year)d.")),
    ):
        there = [series[one.code] for one in drawn if one.group == group and one.code in series]
        firsts = [
            min(year for year, cell in zip(one.years, one.cells, strict=True) if known(cell)) for one in there
        ]
        if firsts and min(firsts) > FIRST_YEAR:
            said.append(words % {"year": min(firsts)})
    return said


def odd_words(series: Sequence[Series]) -> list[str]:
    """Numbers that do not go together as they are published, and numbers that nobody saw printed."""
    said = []
    for one in series:
        there = list(zip(one.years, one.cells, strict=True))
        odd = [cell.note for _year, cell in there if one.measure.part_of and cell.note]
        said += [f"{_(one.measure.name)}: {words}" for words in (*derived_words(there), *odd)]
    return said


def every_number(series: Sequence[Series], area: str) -> Table:
    """A row a measure, a column a year; a symbol where nothing was published. Each leads to where it is from."""
    if not series:
        return Table((_("Measure"),), ())
    years = series[0].years
    rows = tuple(
        (
            _(one.measure.name) + (_(" (computed here)") if one.measure.is_computed else ""),
            *(
                traced(written(cell.value, one.measure.decimals), cell, link(year))
                for year, cell in zip(one.years, one.cells, strict=True)
            ),
        )
        for one in series
        for link in [numbers_link(area, one.measure.code)]
    )
    return Table((_("Measure"), *map(str, years)), rows)


def csv_rows(connection: Any, area: Area, codes: Sequence[str] | None = None) -> list[list[str]]:
    """Every number, or those of some measures, with its file and line."""
    asked = [one for one in measures().values() if codes is None or one.code in codes]
    rows = [list(CSV_HEADINGS)]
    for one in series_of(connection, area.key, asked):
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
