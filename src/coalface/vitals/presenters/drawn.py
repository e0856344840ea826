"""One measure over the years at one place: a drawing, a sentence, and every number with where it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Labels, Table
from coalface.core.charts.drawing.happenings import YEARS_AT_THE_EDGE
from coalface.core.charts.drawing.strips import draw_strip
from coalface.core.charts.drawing.years import Mark, draw_years
from coalface.core.figures import NOT_AVAILABLE, Break, Kind
from coalface.warehouse.areas import ENGLAND_NAME
from coalface.warehouse.queries.cells import NOTHING, Cell
from coalface.warehouse.queries.series import Series

from .control import Controlled, controlled, without_gap
from .happened import Happening
from .lines import counted_alike, files_of, known, missing_words, traced, written
from .linked import numbers_link

# Where in its year a count lies, so that what happened can be marked beside it.
PART_OF_YEAR = {"year to 31 March": 0.25, "31 March": 0.25, "30 June": 0.5}
AT_30_SEPTEMBER = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    """All that there is to draw: every year of the page’s axis, and England beside it where it is asked for."""

    series: Series
    england: Series | None
    happened: Sequence[Happening]

    @property
    def years(self) -> tuple[int, ...]:
        return self.series.years

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.series.cells

    @property
    def first(self) -> int:
        """The place of the first year with a number."""
        return next(place for place, cell in enumerate(self.cells) if known(cell))

    @property
    def controlled(self) -> Controlled | None:
        return controlled(self.series)

    @property
    def within(self) -> float:
        """The part of a year that had gone when it was counted."""
        return PART_OF_YEAR.get(self.series.measure.period, AT_30_SEPTEMBER)

    @property
    def beside(self) -> tuple[Cell | None, ...]:
        """England’s cells in the same years; nothing where it is not drawn."""
        if self.england is None:
            return ()
        there = dict(zip(self.england.years, self.england.cells, strict=True))
        return tuple(there.get(year) for year in self.years)

    def symbol_of(self, cell: Cell) -> str:
        """The symbol that is published in place of a number. What these files lack has none, and was perhaps published.

        What is computed of a number that they lack has the traces of its other parts, and is lacking as well.
        """
        lacking = known(cell) or not cell.traces or (self.series.measure.over and cell.value == NOT_AVAILABLE)
        return "" if lacking else cell.value.status

    @property
    def breaks(self) -> tuple[Break, ...]:
        counted = self.years[self.first + 1 :]
        return tuple(each for each in self.series.measure.breaks if each.year in counted)


def line_of(one: Series, axis: range, happened: Sequence[Happening], england: Series | None = None) -> Line:
    there = dict(zip(one.years, one.cells, strict=True))
    laid = Series(one.measure, tuple(axis), tuple(there.get(year, NOTHING) for year in axis))
    return Line(laid, england, happened)


def limits_words(line: Line) -> str:
    """The limits that are drawn; of fewer years that there are none. A rate is held against other places."""
    measure = line.series.measure
    if measure.kind is Kind.RATE:
        return ""
    made = line.controlled
    if made is None:
        count = len(without_gap(counted_alike(line.series)))
        return _("%(count)d years in a row: no limits.") % {"count": count} if count > 1 else ""
    limits = made.limits(line.years)
    low, high = (
        "" if number is None else f"{number:,.{measure.decimals}f}" for number in (limits.low, limits.high)
    )
    return (
        _("Limits: %(low)s and %(high)s.") % {"low": low, "high": high}
        if low
        else _("Upper limit: %(high)s.") % {"high": high}
    )


def drawing_of(line: Line, *, key: str, says: str, label: str = "", numbered: bool = True) -> str:
    """`numbered` is whether what happened has its numbers here: a page has them once, on its strip."""
    return draw_years(
        [cell.value.number for cell in line.cells],
        labels_of(line, key, label),
        other=[cell.value.number if cell else None for cell in line.beside],
        other_name=_(ENGLAND_NAME),
        empty=_("not in these files"),
        symbols=[line.symbol_of(cell) for cell in line.cells],
        breaks=[line.years.index(each.year) for each in line.breaks],
        marks=marks_of(line.years, line.happened, numbered=numbered),
        limits=line.controlled.limits(line.years) if line.controlled else None,
        within=line.within,
        says=" ".join([says, *empty_words(line), *marks_words(line, numbered=numbered)]),
    )


def marks_of(years: Sequence[int], happened: Sequence[Happening], *, numbered: bool) -> list[Mark]:
    return [
        Mark(one.at - years[0], f"{one.when}: {one.what}", str(one.number) if numbered else "", one.letter)
        for one in in_years(years, happened)
    ]


def strip_of(years: Sequence[int], happened: Sequence[Happening]) -> str:
    """Every number once, over the years of all charts of a page."""
    if not years:
        return ""
    labels = Labels(_("What happened, by its number"), [str(year) for year in years], key="strip")
    says = _(
        "Over each year from %(first)d to %(last)d stand the numbers of what happened in it, as in the list."
    )
    told = " ".join(
        [says % {"first": years[0], "last": years[-1]}, *_judged_words(in_years(years, happened))]
    )
    return draw_strip(labels, marks_of(years, happened, numbered=True), told)


def in_years(years: Sequence[int], happened: Sequence[Happening]) -> list[Happening]:
    """What happened in the years that are drawn, or so shortly before that it stands at their edge."""
    first, last = years[0] - YEARS_AT_THE_EDGE, years[-1] + 1
    return [one for one in happened if first <= one.at <= last]


def on_axis(line: Line) -> list[Happening]:
    return in_years(line.years, line.happened)


def empty_words(line: Line) -> list[str]:
    """The years without a number, and why: those before the first one, and those after it by their symbol."""
    first = line.years[line.first]
    said = [_("These files have no number before %(year)d.") % {"year": first}] if line.first else []
    after = [one for one in zip(line.years, line.cells, strict=True) if not known(one[1])]
    held = [(year, line.symbol_of(cell)) for year, cell in after if year > first and line.symbol_of(cell)]
    gone = [str(year) for year, cell in after if year > first and not line.symbol_of(cell)]
    if gone:
        said.append(_("For %(years)s these files have no number.") % {"years": ", ".join(gone)})
    return said + missing_words(held)


def marks_words(line: Line, *, numbered: bool) -> list[str]:
    """What the numbers and the letters above a drawing are."""
    there = on_axis(line)
    if not there:
        return []
    said = [_("The numbers above are those of the list of what happened.")] if numbered else []
    return said + _judged_words(there)


def _judged_words(there: Sequence[Happening]) -> list[str]:
    judged = "; ".join(f"{one.number}: {one.when}, {one.judged}" for one in there if one.judged)
    return [_("Inspections: %(judged)s.") % {"judged": judged}] if judged else []


def labels_of(line: Line, key: str = "chart", label: str = "") -> Labels:
    measure = line.series.measure
    return Labels(
        label or _(measure.name),
        [str(year) for year in line.years],
        says=f"{_(measure.unit)}, {_(measure.period)}",
        key=key,
    )


def line_facts(line: Line, number: int, changed: str, area: str) -> dict[str, object]:
    """What a figure on a page shows."""
    measure = line.series.measure
    return {
        "name": measure.name,
        "says": labels_of(line).says,
        "drawing": drawing_of(line, key=f"{measure.code}-{number}", says=changed, numbered=False),
        "changed": " ".join(words for words in (changed, limits_words(line)) if words),
        "url": reverse("figures_measure", args=[measure.code]),
        "table": numbers_of(line, area),
        "files": files_of("figures_chart", area, measure.code),
    }


def numbers_of(line: Line, area: str) -> Table:
    """A row a year: the number, which leads to where it is from, and the file and line on which it stands."""
    link = numbers_link(area, line.series.measure.code)
    decimals = line.series.measure.decimals
    marked = {each.year for each in line.breaks}
    rows = tuple(
        (
            str(year),
            traced(
                written(cell.value, decimals) + (_(" (counted anew)") if year in marked else ""),
                cell,
                link(year),
            ),
            "; ".join(dict.fromkeys(map(str, cell.traces))) or "–",
        )
        for year, cell in list(zip(line.years, line.cells, strict=True))[line.first :]
    )
    return Table((_("Year"), _(line.series.measure.unit), _("Read from")), rows)
