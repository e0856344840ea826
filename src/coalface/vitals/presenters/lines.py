"""One measure over the years at one place: a drawing, a sentence, and every number with where it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Labels, Table
from coalface.core.charts.drawing.years import Mark, draw_years
from coalface.core.figures import Break, Kind, Measure, Value, percent_change
from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.queries.series import Series

from .happened import Happening
from .linked import Linked, numbers_link

# Where in its year a count lies, so that what happened can be marked beside it.
PART_OF_YEAR = {"year to 31 March": 0.25, "31 March": 0.25, "30 June": 0.5}
AT_30_SEPTEMBER = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    """All that there is to draw: from the first year with a number on, and England beside it where it is asked for."""

    series: Series
    first: int
    england: Series | None
    happened: Sequence[Happening]

    @property
    def years(self) -> tuple[int, ...]:
        return self.series.years[self.first :]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.series.cells[self.first :]

    @property
    def beside(self) -> tuple[Cell | None, ...]:
        """England’s cells in the same years; nothing where it is not drawn."""
        if self.england is None:
            return ()
        there = dict(zip(self.england.years, self.england.cells, strict=True))
        return tuple(there.get(year) for year in self.years)

    @property
    def breaks(self) -> tuple[Break, ...]:
        return tuple(each for each in self.series.measure.breaks if each.year in self.years[1:])

    def place_of(self, one: Happening) -> float:
        part = PART_OF_YEAR.get(self.series.measure.period, AT_30_SEPTEMBER)
        return one.at - part - self.years[0]


def line_of(one: Series, happened: Sequence[Happening], england: Series | None = None) -> Line:
    first = next(place for place, cell in enumerate(one.cells) if known(cell))
    return Line(one, first, england, happened)


def known(cell: Cell) -> bool:
    return cell.value.number is not None


def written(value: Value, decimals: int) -> str:
    return f"[{value.status}]" if value.number is None else f"{value.number:,.{decimals}f}"


def traced(words: str, cell: Cell, url: str) -> str:
    """The words of a number, leading to where it is from; of what was never published they lead nowhere."""
    return Linked(words, url) if cell.traces else words


def drawing_of(line: Line, *, key: str, says: str, label: str = "") -> str:
    return draw_years(
        [cell.value.number for cell in line.cells],
        labels_of(line, key, label),
        other=[cell.value.number if cell else None for cell in line.beside],
        breaks=[line.years.index(each.year) for each in line.breaks],
        marks=[
            Mark(line.place_of(each), f"{each.when}: {each.what}", str(each.number)) for each in line.happened
        ],
        says=says,
    )


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
        "drawing": drawing_of(line, key=f"{measure.code}-{number}", says=changed),
        "changed": changed,
        "url": reverse("figures_measure", args=[measure.code]),
        "table": numbers_of(line, area),
        "files": files_of("figures_chart", area, measure.code),
    }


def files_of(door: str, *args: object) -> list[tuple[str, str]]:
    """The same chart as a picture, as numbers and as a specification."""
    return [
        (words, reverse(door, args=[*args, ending]))
        for words, ending in ((_("Picture (PNG)"), "png"), (_("Numbers (CSV)"), "csv"), ("Vega-Lite", "json"))
    ]


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
        for year, cell in zip(line.years, line.cells, strict=True)
    )
    return Table((_("Year"), _(line.series.measure.unit), _("Read from")), rows)


def counted_alike(one: Series) -> list[tuple[int, Cell]]:
    """The years with a number that were counted as the last was; a change is never taken across a break."""
    anew = max((each.year for each in one.measure.breaks), default=0)
    there = [(year, cell) for year, cell in zip(one.years, one.cells, strict=True) if known(cell)]
    return [(year, cell) for year, cell in there if year >= anew] or there


def change_words(one: Series, england: Series | None) -> str:
    """Two numbers and the change between them, beside England’s: no word for whether that is much."""
    since = counted_alike(one)
    (first, before), (last, after) = since[0], since[-1]
    measure = one.measure
    facts: dict[str, object] = {"after": with_unit(after.value, measure), "last": last}
    if first == last:
        return _("%(after)s in %(last)d. No other year that can be compared is published.") % facts
    facts |= {"before": with_unit(before.value, measure), "first": first}
    facts |= {"change": change_in(measure, before, after)}
    said = _("%(before)s in %(first)d, %(after)s in %(last)d: %(change)s.") % facts
    there_too = dict(zip(england.years, england.cells, strict=True)) if england else {}
    return said + _beside_england(measure, (before, after), (there_too.get(first), there_too.get(last)))


def _beside_england(measure: Measure, here: tuple[Cell, Cell], there: tuple[Cell | None, Cell | None]) -> str:
    before, after = there
    if before is None or after is None or not known(before) or not known(after):
        return ""
    said = " " + _("England in the same years: %(change)s.") % {"change": change_in(measure, before, after)}
    if measure.kind is not Kind.RATE:
        return said
    net = _difference(*here) - _difference(before, after)
    return said + " " + _("Net of England: %(net)s.") % {"net": _in_points(measure, net)}


def change_in(measure: Measure, before: Cell, after: Cell) -> str:
    """In per cent of what was there; of a rate the difference in its own unit, and in per cent where it is none itself.

    Per cents of per cents mislead: a rate that is in per cent changes by points and by nothing else.
    """
    change = percent_change(before.value, after.value)
    if measure.kind is Kind.RATE:
        said = _in_points(measure, _difference(before, after))
        return said if measure.in_per_cent or change is None else f"{said} ({signed(change, 1, '%')})"
    if change is None:
        return _("no change can be computed")
    return signed(change, 1, "%")


def _difference(before: Cell, after: Cell) -> float:
    return (after.value.number or 0.0) - (before.value.number or 0.0)


def _in_points(measure: Measure, change: float) -> str:
    said = signed(change, max(1, measure.decimals))
    return _("%(change)s %(unit)s") % {
        "change": said,
        "unit": _("points") if measure.in_per_cent else _(measure.unit),
    }


def with_unit(value: Value, measure: Measure) -> str:
    return written(value, measure.decimals) + (
        "%" if measure.in_per_cent and value.number is not None else ""
    )


def signed(number: float, decimals: int, after: str = "") -> str:
    """A change with its sign; what rounds to nought has none."""
    rounded = f"{abs(number):,.{decimals}f}"
    sign = "" if not float(rounded.replace(",", "")) else "+" if number > 0 else "−"
    return f"{sign}{rounded}{after}"
