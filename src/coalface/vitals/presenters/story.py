"""What stands out at a place, in a few sentences before the charts: judgements, signals, and what moved furthest.

Which measures are told is decided by a rule that is said, and by no word for whether it is much.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.figures import Kind, percent_change
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.queries.series import Series

from .happened import Happening
from .lines import counted_alike, without_unit
from .vacancy import RATE

# So many of its rates of work are told, besides the vacancy rate with its posts and people.
FURTHEST = 2


def story_of(
    happened: Sequence[Happening],
    changed: Mapping[str, Any],
    series: Mapping[str, Series],
    england: Mapping[str, Series],
) -> dict[str, Any]:
    """Sentences, and the rows of “What changed” that are told before the charts."""
    rows = {row["code"]: row for row in changed["rows"]}
    told = [code for code in furthest(series, england) if code in rows]
    return {
        "sentences": judged_words(happened),
        "furthest": [
            {**rows[code], "says": without_unit(measures()[code], rows[code]["sentences"][0])}
            for code in told
        ],
        "vacancy": rows.get(RATE),
        "signalled": changed["signalled"],
        "quiet": len(changed["quiet"]),
        "near": [f"{row['name']}: {words}" for row in changed["rows"] for words in row["near"]],
    }


def judged_words(happened: Sequence[Happening]) -> list[str]:
    """“Inadequate in 2010 and 2012; Good in 2023.” Those in a row that are the same stand together."""
    there = [(one.judged, str(int(one.at))) for one in happened if one.judged]
    if not there:
        return []
    told = "; ".join(
        _("%(judged)s in %(years)s") % {"judged": judged, "years": _listed([year for _judged, year in same])}
        for judged, same in groupby(there, key=lambda one: one[0])
    )
    return [_("Ofsted’s judgements since 2009: %(told)s.") % {"told": told}, *_in_care_words(happened)]


def _in_care_words(happened: Sequence[Happening]) -> list[str]:
    """Until 2012 safeguarding and looked after children had a judgement each: the second, where it was another."""
    return [
        _("In %(year)d that was of safeguarding; for looked after children it was: %(in_care)s.")
        % {"year": int(one.at), "in_care": one.in_care}
        for one in happened
        if one.judged and one.in_care and not one.in_care.startswith(one.judged)
    ]


def _listed(years: Sequence[str]) -> str:
    if len(years) == 1:
        return years[0]
    return _("%(years)s and %(last)s") % {"years": ", ".join(years[:-1]), "last": years[-1]}


def furthest(series: Mapping[str, Series], england: Mapping[str, Series]) -> list[str]:
    """The rates of work that moved furthest from England’s, up or down, in per cent of where each of them began."""
    apart = {}
    for code, measure in measures().items():
        if measure.kind is not Kind.RATE or measure.group != "work" or measure.in_per_cent:
            continue
        if code in series and code in england:
            distance = _apart(series[code], england[code])
            if distance is not None:
                apart[code] = distance
    return sorted(apart, key=lambda code: -apart[code])[:FURTHEST]


def _apart(here: Series, there: Series) -> float | None:
    points = counted_alike(here)
    beside = dict(zip(there.years, there.cells, strict=True))
    (first, before), (last, after) = points[0], points[-1]
    own, whole = _change(before, after), _change(beside.get(first), beside.get(last))
    return None if own is None or whole is None else abs(own - whole)


def _change(before: Cell | None, after: Cell | None) -> float | None:
    return percent_change(before.value, after.value) if before and after else None
