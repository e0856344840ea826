"""A vacancy rate is never told without the posts and the people that it is made of.

It falls when somebody is found, and as well when an empty post is struck off. So each change of it is parted between
posts and people in post, as on the page about inspections, and both counts stand beside it.
"""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from coalface.core.changes import signed
from coalface.core.event_study import parts_of_vacancy
from coalface.warehouse.queries.cells import NOTHING, Cell
from coalface.warehouse.queries.series import Series

from .lines import change_in, counted_alike, known, written

RATE, PARTS, VACANCIES = "vacancy_rate", ("posts", "in_post"), "vacancies"
# What the Department marks as of low reliability.
UNRELIABLE = "u"


def parted_words(series: Mapping[str, Series]) -> list[str]:
    """Of all years together and of the last step: how much of the change is posts, and how much people.

    After them stands what in the return of the last two years makes one careful.
    """
    rate = series.get(RATE)
    if rate is None:
        return []
    years = [year for year, _cell in counted_alike(rate)]
    spans = dict.fromkeys((first, years[-1]) for first in (*years[:1], *years[-2:-1]))
    told = [words for first, last in spans if first != last for words in _parted(series, first, last)]
    if not told:
        return []
    return [*told, _("Posts are people in post and vacancies, added up."), *careful_words(series, years[-2:])]


def careful_words(series: Mapping[str, Series], years: Sequence[int]) -> list[str]:
    """Of a return that is marked unreliable in part, which parts; and vacancies that stand as the year before."""
    said = []
    workforce = [one for one in series.values() if one.measure.group == "workforce"]
    for year in years:
        there = [one.measure for one in workforce if cell_in(one, year).value.status == UNRELIABLE]
        if names := [_(one.name).lower() for one in there if not one.is_computed]:
            facts = {"year": year, "names": ", ".join(names)}
            said.append(_("Marked as of low reliability in the return for %(year)d: %(names)s.") % facts)
    vacancies = series.get(VACANCIES)
    return said + [words for year in years if vacancies and (words := same_words(vacancies, year))]


def same_words(one: Series, year: int) -> str:
    """A number that is the same as that of the year before, to its last decimal: it may not have been counted anew."""
    here, before = cell_in(one, year).value.number, cell_in(one, year - 1).value.number
    if here is None or here != before or here == 0:
        return ""
    facts = {"name": _(one.measure.name), "value": f"{here:,.{one.measure.decimals}f}"}
    facts |= {"before": str(year - 1), "year": str(year)}
    return (
        _("%(name)s: %(value)s in %(before)s and in %(year)s alike; perhaps not counted anew in %(year)s.")
        % facts
    )


def cell_in(one: Series, year: int) -> Cell:
    return dict(zip(one.years, one.cells, strict=True)).get(year, NOTHING)


def _parted(series: Mapping[str, Series], first: int, last: int) -> Iterator[str]:
    there = [
        dict(zip(series[code].years, series[code].cells, strict=True)) for code in PARTS if code in series
    ]
    pairs = [(cells.get(first), cells.get(last)) for cells in there]
    counts = [pair for pair in (_numbers(*pair) for pair in pairs) if pair]
    if len(counts) < len(PARTS) or min(counts[0]) <= 0:
        return
    posts, people = counts
    parts = parts_of_vacancy(posts, people)
    yield _(
        "%(first)d to %(last)d: %(change)s points, of which %(from_posts)s come from posts (%(posts)s) and"
        " %(from_people)s from people in post (%(people)s)."
    ) % {
        "first": first,
        "last": last,
        "change": signed(parts.change, 1),
        "from_posts": signed(parts.from_posts, 1),
        "from_people": signed(parts.from_in_post, 1),
        "posts": _moved(posts),
        "people": _moved(people),
    }


def _numbers(before: Cell | None, after: Cell | None) -> tuple[float, float] | None:
    if before is None or after is None or before.value.number is None or after.value.number is None:
        return None
    return before.value.number, after.value.number


def _moved(pair: tuple[float, float]) -> str:
    before, after = pair
    return f"{before:,.1f} → {after:,.1f}, {signed(after - before, 1)}"


def last_step_words(one: Series, england: Series | None) -> str:
    """A count in the last two years with a number, in per cent beside England’s: for charts about the last year."""
    points = counted_alike(one)
    if len(points) < 2:
        return ""
    measure = one.measure
    (first, before), (last, after) = points[-2:]
    facts: dict[str, object] = {"first": first, "last": last, "change": change_in(measure, before, after)}
    facts |= {name: written(cell.value, measure.decimals) for name, cell in (("from", before), ("to", after))}
    said = _("%(from)s in %(first)d, %(to)s in %(last)d: %(change)s.") % facts
    there = dict(zip(england.years, england.cells, strict=True)) if england else {}
    whole: Sequence[Cell] = [there[year] for year in (first, last) if year in there and known(there[year])]
    if len(whole) < 2:
        return said
    return said + " " + _("England in the same years: %(change)s.") % {"change": change_in(measure, *whole)}
