"""Numbers and changes of numbers in words, each with its unit, and the addresses of a chart’s files."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.changes import change_said, in_its_unit, unit_after, written_decimals
from coalface.core.figures import STATUSES, Kind, Measure, Value
from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.queries.series import Series

from .linked import Linked


def known(cell: Cell) -> bool:
    return cell.value.number is not None


def written(value: Value, decimals: int) -> str:
    return f"[{value.status}]" if value.number is None else f"{value.number:,.{decimals}f}"


def traced(words: str, cell: Cell, url: str) -> str:
    """The words of a number, leading to where it is from; of what was never published they lead nowhere."""
    if cell.is_derived:
        words += _(" (derived)")
    return Linked(words, url) if cell.traces else words


def files_of(door: str, *args: object) -> list[tuple[str, str]]:
    """The same chart as a picture, as numbers and as a specification."""
    return [
        (words, reverse(door, args=[*args, ending]))
        for words, ending in ((_("Picture (PNG)"), "png"), (_("Numbers (CSV)"), "csv"), ("Vega-Lite", "json"))
    ]


def missing_words(missing: Sequence[tuple[int, str]]) -> list[str]:
    """A sentence a symbol: “For 2024 there is no number: [u] low reliability.”"""
    by_status: dict[str, list[str]] = {}
    for year, status in missing:
        by_status.setdefault(status, []).append(str(year))
    return [
        _("For %(years)s there is no number: [%(symbol)s] %(why)s.")
        % {"years": ", ".join(years), "symbol": symbol, "why": _(STATUSES[symbol])}
        for symbol, years in by_status.items()
    ]


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
    there = there_too.get(first), there_too.get(last)
    said += _beside_england(measure, (before, after), there)
    ends = ((first, before), (last, after), *zip((first, last), there, strict=True))
    return " ".join([said, *derived_words(ends)])


def derived_words(points: Iterable[tuple[int, Cell | None]]) -> list[str]:
    """A sentence for each year whose number nobody saw printed, and how it is derived."""
    years = dict.fromkeys(
        (year, why) for year, cell in points if cell for why in cell.not_seen if known(cell)
    )
    return [_("The number for %(year)d is %(why)s.") % {"year": year, "why": why} for year, why in years]


def without_unit(measure: Measure, words: str) -> str:
    """The same words where the unit stands above them: a phone has no room to repeat it five times."""
    repeated = measure.kind is Kind.RATE and not measure.in_per_cent
    return words.replace(f" {_(measure.unit)}", "") if repeated else words


def _beside_england(measure: Measure, here: tuple[Cell, Cell], there: tuple[Cell | None, Cell | None]) -> str:
    before, after = there
    if before is None or after is None or not known(before) or not known(after):
        return ""
    said = " " + _("England in the same years: %(change)s.") % {"change": change_in(measure, before, after)}
    if measure.kind is not Kind.RATE:
        return said
    # Of the two changes as they are written, so that the three numbers go together.
    digits = written_decimals(measure)
    net = round(_difference(*here), digits) - round(_difference(before, after), digits)
    return said + " " + _("Net of England: %(net)s.") % {"net": in_its_unit(measure, net, _)}


def change_in(measure: Measure, before: Cell, after: Cell) -> str:
    return change_said(measure, before.value, after.value, _)


def _difference(before: Cell, after: Cell) -> float:
    return (after.value.number or 0.0) - (before.value.number or 0.0)


def with_unit(value: Value, measure: Measure) -> str:
    return written(value, measure.decimals) + ("" if value.number is None else unit_after(measure))
