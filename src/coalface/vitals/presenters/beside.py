"""An authority beside those that it is like: the same rates, the same year, by name and never by size."""

from typing import Any

from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Table
from coalface.warehouse.areas import ENGLAND, ENGLAND_NAME
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.cells import NOTHING, cells

from ..neighbours import neighbours_of
from ..queries import places_there_are
from .lines import known, written

RATES = (
    *("referrals_per_10_000", "plans_per_10_000", "looked_after_per_10_000"),
    *("vacancy_rate", "agency_rate", "turnover_rate", "absence_rate", "caseload"),
)
LATEST = 3


def beside_page(connection: Any, area: Area) -> dict[str, Any]:
    """The table, and where the list of neighbours is from; nothing where nobody has given one."""
    listed = neighbours_of(area.key)
    names = {one.key: one.name for one in places_there_are(connection)} if listed else {}
    others = sorted((key for key in listed if key in names and key != area.key), key=names.__getitem__)
    if not others:
        return {"source": "", "table": Table((_("Measure"),), ())}
    last = connection.execute("SELECT max(year) FROM figures").fetchone()[0]
    shown = [area.key, ENGLAND, *others]
    years = range(last - LATEST, last + 1)
    found = cells(connection, [measures()[code] for code in RATES], shown, years)
    rows = []
    for code in RATES:
        measure = measures()[code]
        there = [year for year in years if known(found.get((code, area.key, year), NOTHING))]
        if there:
            year = there[-1]
            numbers = [found.get((code, key, year), NOTHING).value for key in shown]
            rows.append(
                (
                    f"{_(measure.name)}, {year}",
                    *(written(value, max(1, measure.decimals)) for value in numbers),
                )
            )
    headings = (_("Measure"), area.name, ENGLAND_NAME, *(names[key] for key in others))
    source = "; ".join(dict.fromkeys(listed[key] for key in others))
    return {"source": source, "table": Table(headings, tuple(rows))}
