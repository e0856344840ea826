"""A chart as a table: every number that is drawn, and the word for what it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..funnel import Funnel, limits_to_draw
from ..shewhart import ControlChart
from ..xmr import Signal, XmrChart
from .bounds import lines
from .frames import Labels
from .saying import POINT_WORDS, figures, outside_funnel

NONE = "–"
# A value of no more digits than this is shown as it is.
DIGITS_SHOWN = 7


@dataclass(frozen=True, slots=True)
class Table:
    """Words, ready to be shown. The first heading is that of the rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def by_heading(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each row’s name, and its other cells with the heading of each: for pages on which rows stand apart."""
        return [(row[0], list(zip(self.headings[1:], row[1:], strict=True))) for row in self.rows]


def table_of(chart: XmrChart | ControlChart | Funnel, labels: Labels) -> Table:
    if isinstance(chart, XmrChart):
        return _xmr(chart, labels)
    return _control(chart, labels) if isinstance(chart, ControlChart) else _funnel(chart, labels)


def _cells(labels: Labels, value: float, *lines: float) -> list[str]:
    """The value as it was given where it is short, and rounded as its lines are where it is not."""
    rounded = figures(labels, value, *lines)
    short = f"{value * labels.times:,.10g}"
    if (
        labels.decimals is None
        and sum(letter.isdigit() for letter in short) <= DIGITS_SHOWN
        and "e" not in short
    ):
        rounded[0] = short.replace("-", "−") + labels.after
    return [NONE if one != one else said for one, said in zip((value, *lines), rounded, strict=True)]


def _xmr(chart: XmrChart, labels: Labels) -> Table:
    headings = ("Point", "Value", "Mean", "Lower limit", "Upper limit", "Signal", "Meaning")
    rows = []
    centre, low, high = lines(chart, labels)
    for place, label in enumerate(labels.points):
        numbers = _cells(labels, chart.y[place], centre[place], low[place], high[place])
        signal, point = chart.signal[place], chart.point[place]
        said = NONE if signal is None else str(signal)
        meaning = NONE if point is None or signal is Signal.COMMON_CAUSE else POINT_WORDS[point]
        rows.append((label, *numbers, said, meaning))
    return Table(headings, tuple(rows))


def _control(chart: ControlChart, labels: Labels) -> Table:
    centre = "Median" if chart.chart in ("run", "g") else "Centre line"
    bare = chart.chart == "run"
    headings = ("Point", "Value", centre, *(() if bare else ("Lower limit", "Upper limit", "Outside")))
    rows = []
    for place, label in enumerate(labels.points):
        y, cl = float(chart.y[place]), float(chart.cl[place])
        if bare:
            rows.append((label, *_cells(labels, y, cl)))
            continue
        outside = NONE
        if chart.sigma_signal[place]:
            outside = "above" if y > chart.ucl[place] else "below"
        rows.append((label, *_cells(labels, y, cl, chart.lcl[place], chart.ucl[place]), outside))
    return Table(headings, tuple(rows))


def _funnel(chart: Funnel, labels: Labels) -> Table:
    """By name: places are compared with what chance allows, and never ranked."""
    headings = (
        "Place",
        "Numerator",
        "Denominator",
        "Value",
        "Lower 99.8% limit",
        "Upper 99.8% limit",
        "Outside",
    )
    limits = limits_to_draw(chart, chart.denominator)
    low, high = limits["ll998"], limits["ul998"]
    outside = {place: word.partition(" ")[0] for place, word in outside_funnel(chart)}
    plain = Labels(labels.name, labels.points)
    counts = zip(_alike(chart.numerator.tolist()), _alike(chart.denominator.tolist()), strict=True)
    rows = []
    for place, pair in enumerate(counts):
        numbers = _cells(labels, chart.ratio[place], low[place], high[place])
        rows.append((plain.points[chart.order[place]], *pair, *numbers, outside.get(place, NONE)))
    return Table(headings, tuple(sorted(rows)))


def _alike(counts: Sequence[float]) -> list[str]:
    """As many decimals for each as the one with the most has, of two at most: a column is read downwards."""
    decimals = max(len(f"{round(one, 2):.10g}".partition(".")[2]) for one in counts)
    return [f"{one:,.{decimals}f}" for one in counts]
