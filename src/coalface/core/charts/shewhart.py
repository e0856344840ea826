"""Run charts and Shewhart's control charts for counts, shares, rates, single values and rare events.

What is computed is what qicharts2 0.8.1 (`qic`) computes, from its documentation and held against its results: three
standard deviations for limits (Montgomery, Introduction to Statistical Quality Control), the Anhøj rules for runs, and
screened moving ranges unless one asks otherwise. Two things differ: a flat series has limits at its centre line where
the package has none, and a baseline of fewer than twelve points is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from . import shewhart_lines as lines_of
from .errors import BadChart
from .readings import (
    POINTS_FOR_LIMITS,
    Flags,
    Floats,
    Given,
    computed,
    denominators,
    listed,
    not_negative,
    points,
    readings,
    sealed,
    whole_baseline,
)
from .runs import Runs, runs_analysis
from .shewhart_lines import Asked, Drawn


@dataclass(frozen=True, slots=True, eq=False)
class ControlChart:
    """One value a point in each array; NaN where there is none.

    `y` is what is drawn: the share, the rate, the moving range. `cl`, `lcl` and `ucl` are the centre line and the
    control limits. `sigma_signal` says which points lie outside; `runs` is the Anhøj rules’ answer for the whole.
    """

    chart: str
    y: Floats
    cl: Floats
    lcl: Floats
    ucl: Floats
    sigma_signal: Flags
    runs: Runs
    runs_signal: bool
    trial_limits: bool
    screened_mr: bool | None
    ranges_set_aside: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a chart is for, and what it can be asked of. `needs_n` is None where sizes are of no use to it."""

    name: str
    says: str
    draw: Callable[[Asked], Drawn]
    needs_n: bool | None
    screens: bool = False
    counts: bool = False


KINDS = {
    kind.name: kind
    for kind in (
        Kind("run", "any measure, by its median", lines_of.run, needs_n=False),
        Kind("i", "single values", lines_of.i, needs_n=False, screens=True),
        Kind("mr", "steps from one value to the next", lines_of.mr, needs_n=False),
        Kind("c", "counts", lines_of.c, needs_n=False, counts=True),
        Kind("u", "rates", lines_of.u, needs_n=True, counts=True),
        Kind("up", "rates of large numbers (Laney)", lines_of.up, needs_n=True, screens=True, counts=True),
        Kind("p", "shares", lines_of.p, needs_n=True, counts=True),
        Kind("pp", "shares of large numbers (Laney)", lines_of.pp, needs_n=True, screens=True, counts=True),
        Kind("g", "cases between rare events", lines_of.g, needs_n=None, counts=True),
        Kind("t", "time between rare events", lines_of.t, needs_n=None, screens=True),
    )
}


def control_chart(
    chart: str,
    y: Given,
    n: Given | None = None,
    *,
    freeze: int | None = None,
    screened_mr: bool = True,
) -> ControlChart:
    """Return one of the charts of KINDS for y, and n where the chart is of shares or rates.

    `freeze` makes the centre line and the limits from the first so many points. A missing point (None) stays out of
    every sum; no moving range is taken across it; the runs pass over it, and the notes say so. Limits are NaN at a
    missing point of a chart whose limits follow n.
    """
    kind = _kind(chart)
    asked = _asked(kind, y, n, freeze, screened_mr)
    with np.errstate(over="ignore", invalid="ignore"):
        drawn = kind.draw(asked)
        computed(drawn.y, drawn.cl, drawn.lcl, drawn.ucl)
        runs = runs_analysis(drawn.y, drawn.cl)
    used = int(np.count_nonzero(~np.isnan(asked.y[asked.base])))
    return ControlChart(
        chart=kind.name,
        y=sealed(drawn.y),
        cl=sealed(drawn.cl),
        lcl=sealed(drawn.lcl),
        ucl=sealed(drawn.ucl),
        sigma_signal=sealed((drawn.y > drawn.ucl) | (drawn.y < drawn.lcl)),
        runs=runs,
        runs_signal=runs.signal
        and kind.name != "mr",  # neighbouring ranges share a point, so runs of them mislead
        trial_limits=used < POINTS_FOR_LIMITS and kind.name != "run",
        screened_mr=screened_mr if kind.screens else None,
        ranges_set_aside=drawn.ranges_set_aside,
        notes=tuple(_notes(kind, asked.y, used, screened_mr, drawn.ranges_set_aside)),
    )


def _asked(kind: Kind, y: Given, n: Given | None, freeze: int | None, screened_mr: bool) -> Asked:
    """What a chart is drawn from: a point without a size is a missing point."""
    values = readings(y)
    sizes = _sizes(kind, values, n)
    _fits(kind, values, sizes)
    base = slice(0, whole_baseline(freeze, "freeze"))
    if sizes is not None:
        gone = np.isnan(values) | np.isnan(sizes)
        values, sizes = np.where(gone, np.nan, values), np.where(gone, np.nan, sizes)
    if np.isnan(values[base]).all():
        raise BadChart("There is no number among the points that make the limits.", "y")
    return Asked(values, sizes, base, screened_mr)


def _kind(chart: object) -> Kind:
    if isinstance(chart, str) and chart in KINDS:
        return KINDS[chart]
    raise unknown_chart(chart, KINDS)


def unknown_chart(chart: object, known: object) -> BadChart:
    """The refusal of a name, with the nearest one that there is."""
    names = sorted(known)  # type: ignore[call-overload]
    near = get_close_matches(str(chart).lower(), names, n=1, cutoff=0.5) if isinstance(chart, str) else []
    guess = f" Did you mean {near[0]}?" if near else ""
    return BadChart(f"There is no chart of that name.{guess} There are {', '.join(names)}.", "chart")


def _sizes(kind: Kind, y: Floats, n: Given | None) -> Floats | None:
    if n is None:
        if kind.needs_n:
            raise BadChart(f"A {kind.name} chart needs n: how many there were in all, for each point.", "n")
        return None
    if kind.needs_n is None:
        raise BadChart(f"A {kind.name} chart has no use for n. Leave n out.", "n")
    return denominators(n, y)


def _fits(kind: Kind, y: Floats, n: Floats | None) -> None:
    if kind.counts:
        not_negative(y, "y", kind.name)
    if kind.name in ("p", "pp"):
        assert n is not None
        at = np.flatnonzero(y > n)
        if at.size:
            place = int(at[0])
            raise BadChart(
                f"Point {place + 1} counts {y[place]:g} of {n[place]:g}. A share is at most all of them: are y and n"
                " the wrong way round?",
                "y",
            )
    if kind.name == "t":
        at = np.flatnonzero(y <= 0)
        if at.size:
            place = int(at[0])
            raise BadChart(
                f"Point {place + 1} of y is {y[place]:g}. A time between events is more than nought: use a finer unit,"
                " such as hours, or count both events as one.",
                "y",
            )


def _notes(kind: Kind, y: Floats, used: int, screened: bool, aside: int) -> list[str]:
    said = []
    if used < POINTS_FOR_LIMITS and kind.name != "run":
        said.append(f"Trial limits: there are {points(used)}, and limits need {POINTS_FOR_LIMITS}.")
    gaps = np.flatnonzero(np.isnan(y))
    if gaps.size:
        said.append(
            f"No number for point {listed(gaps)}: left out of the sums, with no moving range across; runs pass over."
        )
    if kind.screens and aside:
        were = "range was" if aside == 1 else "ranges were"
        said.append(f"{aside} moving {were} 3.267 times their mean or more, and set aside.")
    if kind.screens and not screened:
        said.append("Every moving range was used.")
    return said
