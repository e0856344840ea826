"""Where a rehearsal starts: what is published of one place, last. What is not published is assumed, and said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coalface.core.spiral import shipped
from coalface.warehouse.areas import ENGLAND
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.areas import Area, areas_there_are
from coalface.warehouse.queries.cells import Cell, cells

FIRST_YEAR, LAST_YEAR = 2021, 2100
# What the model calls it: the measure, by how much it is divided, and how it is said.
READ = {
    "permanent_staff": ("in_post", 1.0),
    "vacancy_share": ("vacancy_rate", 100.0),
    "turnover_a_year": ("turnover_rate", 100.0),
    "agency_share": ("agency_rate", 100.0),
    "caseload": ("caseload", 1.0),
    "absence_share": ("absence_rate", 100.0),
    "referrals_a_year": ("referrals", 1.0),
    "repeat_share": ("rereferral_rate", 100.0),
}
NOBODY = gettext_noop(
    "The last return of %(place)s, of %(year)d, counts no social workers of its own in post, so a rehearsal cannot"
    " start from it. %(instead)s"
)
NOT_PUBLISHED = gettext_noop(
    "Of %(place)s no social workers in post are published, so a rehearsal cannot start from its own figures."
    " %(instead)s"
)
INSTEAD = gettext_noop(
    "Choose the authority that works with it, a neighbour or England; or write your own figures into a scenario file"
    " for the command “coalface rehearse”."
)
# With fewer, one who comes or goes moves every share by five points or more.
FEW_STAFF = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table of starting figures."""

    measure: str
    unit: str
    value: str
    year: str
    source: str


@dataclass(frozen=True, slots=True)
class Starting:
    """`parameters` are told to the model; `assumed` are measures for which the model keeps its own range."""

    area: Area
    figures: tuple[Figure, ...]
    parameters: Mapping[str, float]
    assumed: tuple[str, ...]
    vintage: str
    shared_by: int = 1

    @property
    def is_small(self) -> bool:
        return float(self.parameters["permanent_staff"]) < FEW_STAFF


def places_there_are(connection: Any) -> list[Area]:
    """England, then every living authority and joint return by name. Of a joint return its halves have no figures."""
    there_are = areas_there_are(connection)
    levels = ("authority", "joint return")
    own = [one for one in there_are if one.level in levels and one.ended is None and one.joint is None]
    return [
        *(one for one in there_are if one.key == ENGLAND),
        *sorted(own, key=lambda one: one.name),
    ]


def starting_of(connection: Any, area: Area, places: int) -> Starting | None:
    """None where nobody is known to work there. England is shared by its `places`: an authority of middling size."""
    known = measures()
    asked = [known[code] for code, _ in READ.values()]
    parts = area.key.split("/")
    years = range(FIRST_YEAR, LAST_YEAR)
    found = cells(connection, asked, list(dict.fromkeys((area.key, *parts))), _published(connection, years))
    shared_by = places if area.key == ENGLAND else 1
    figures, parameters, assumed, vintages = [], {}, [], set()
    for parameter, (code, divided) in READ.items():
        measure = known[code]
        last = _last(found, code, area.key) or _sum_of_parts(found, code, parts)
        limits = shipped().parameters[parameter].limits
        whole = shared_by if parameter in ("permanent_staff", "referrals_a_year") else 1
        value = last[1].value.number / divided / whole if last and last[1].value.number is not None else None
        if last is None or value is None or not limits[0] <= value <= limits[1]:
            assumed.append(measure.name)
            continue
        year, cell = last
        parameters[parameter] = float(value)
        vintages |= {f"{trace.source} {trace.release}" for trace in cell.traces}
        figures.append(
            Figure(
                measure.name,
                measure.unit,
                f"{cell.value.number:,.{measure.decimals}f}",
                str(year),
                "; ".join(dict.fromkeys(map(str, cell.traces))),
            )
        )
    if not parameters.get("permanent_staff"):
        return None
    if "referrals_a_year" not in parameters:
        # As many for each worker as in the model’s own figures: work and staff have to belong together.
        usual = shipped().parameters
        share = parameters["permanent_staff"] / usual["permanent_staff"].default
        parameters["referrals_a_year"] = usual["referrals_a_year"].default * share
    return Starting(area, tuple(figures), parameters, tuple(assumed), ", ".join(sorted(vintages)), shared_by)


def why_no_start(connection: Any, area: Area) -> str:
    """Why nothing can start from this place, and what to do instead: a sentence."""
    found = cells(
        connection,
        [measures()["in_post"]],
        [area.key],
        _published(connection, range(FIRST_YEAR, LAST_YEAR)),
    )
    last = _last(found, "in_post", area.key)
    told = {"place": area.name, "instead": _(INSTEAD)}
    return _(NOBODY) % {**told, "year": last[0]} if last else _(NOT_PUBLISHED) % told


def _published(connection: Any, years: range) -> list[int]:
    last = connection.execute("SELECT max(year) FROM figures").fetchone()[0] or years[0]
    return [year for year in years if year <= last]


def _last(found: Mapping[Any, Cell], code: str, area: str) -> tuple[int, Cell] | None:
    there = [
        (key[2], cell)
        for key, cell in found.items()
        if key[:2] == (code, area) and cell.value.number is not None
    ]
    return max(there, key=lambda one: one[0], default=None)


def _sum_of_parts(found: Mapping[Any, Cell], code: str, parts: list[str]) -> tuple[int, Cell] | None:
    """Counts of two authorities that return their workforce together are added where both have the same year."""
    lasts = [_last(found, code, part) for part in parts]
    there = [one for one in lasts if one]
    if code != "referrals" or len(there) < 2 or len({year for year, _ in there}) > 1:
        return None
    total = sum(cell.value.number or 0.0 for _, cell in there)
    first = there[0][1]
    traces = tuple(trace for _, cell in there for trace in cell.traces)
    return there[0][0], replace(first, value=replace(first.value, number=total), traces=traces)
